"""The corpus: its files load and hold together, the scorer rewards and punishes rightly, the gate guards its floors."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import qawl
from corpus import gate, load, tally
from corpus.names import right_speaker, same_name
from corpus.pairs import days, overlap, pair, unpaired
from corpus.score import score
from corpus.surfaces import CorpusError, find, occurrences

REPOSITORY = Path(__file__).resolve().parents[1]
ARTICLES = sorted(load.ARTICLES.glob("*.yaml"))
EDTF = re.compile(r"(XXXX|\d{4})(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
HEAD = "id: a\noutlet: o\nstyle: agency\npublished: 2018-03-05\n"


@cache
def article(name: str) -> load.Record:
    return load.load(load.ARTICLES / f"{name}.yaml")


def measured(gold: load.Record, reading: load.Record) -> dict[str, float]:
    return tally.measures(score([gold], {gold["id"]: reading}))


def written(folder: Path, body: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return path


# the articles


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_holds_together(path: Path) -> None:
    record = load.load(path)
    for layer in ("figures", "dates", "places"):
        spans = [tuple(one["span"]) for one in record[layer]]
        assert len(spans) == len(set(spans)), f"{layer}: a span stands twice"
    for figure in record["figures"]:
        assert figure["low"] is not None or figure["high"] is not None, figure
        assert None in (figure["low"], figure["high"]) or figure["low"] <= figure["high"], figure
    for date in record["dates"]:
        assert date["value"] is None or EDTF.fullmatch(date["value"]), date
    for place in record["places"]:
        assert place["country"] is None or re.fullmatch("[A-Z]{2}", place["country"]), place
        assert place["name"] in record["text"][slice(*place["span"])], place


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_cue_and_content_are_apart(path: Path) -> None:
    record = load.load(path)
    for statement in record["statements"]:
        parts = [statement["cue"], statement["source"], *statement["content"]]
        spans = sorted(tuple(span) for span in parts if span)
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), statement


def test_answers_that_deny_point_to_denials() -> None:
    for record in load.load_all():
        acts = {statement["id"]: statement["act"] for statement in record["statements"]}
        for claim in record["claims"]:
            denials = [answer["statement"] for answer in claim["answers"] if answer["label"] == "denies"]
            assert all(acts[name] == "deny" for name in denials), (record["id"], claim["id"])


def test_the_corpus_covers_every_value_of_the_format() -> None:
    records = load.load_all()
    statements = [one for record in records for one in record["statements"]]
    for field in ("act", "mode", "polarity", "modality"):
        assert {one[field] for one in statements} == load.CHOICES[field]
    for field in ("about", "kind"):
        assert {one[field] for record in records for one in record["figures"]} == load.CHOICES[field]
    assert any(record["published"] is None for record in records)
    assert any(not record["statements"] for record in records)
    assert {"agency", "partisan", "broadcaster", "newspaper", "activists"} <= {record["style"] for record in records}


# surfaces


def test_a_surface_may_start_after_a_proclitic_but_not_inside_a_word() -> None:
    assert find("قال", "وقال الوزير", "") == [1, 4]
    assert find("عدن", "في وعدن", "") == [4, 7]
    with pytest.raises(CorpusError, match="not in the text"):
        find("نات", "بيانات", "")
    with pytest.raises(CorpusError, match="not in the text"):
        find("قال", "قالوا", "")


def test_a_surface_that_occurs_twice_must_say_which() -> None:
    text = "قال ثم قال"
    assert find("قال#2", text, "") == [7, 10]
    assert occurrences("قال", text) == [0, 7]
    with pytest.raises(CorpusError, match="occurs 2 times"):
        find("قال", text, "")


def test_a_long_surface_runs_from_its_first_words_to_its_last() -> None:
    assert find("مقتل … أمس", "أمس أعلن مقتل ثلاثة أمس", "") == [9, 23]


# loading


def test_an_error_names_file_and_record(tmp_path: Path) -> None:
    path = written(tmp_path, "text: نص\nfigures:\n  - span: غائب\n")
    with pytest.raises(CorpusError, match=r"a\.yaml: figures غائب"):
        load.load(path)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("text: ﻗﺎﻝ\n", "presentation form"),
        ("text: نص\nplaces:\n  - span: نص\n    name: نص\n    lat: '1.0'\n", "lat and lon go together"),
        ("text: نص\nfigures:\n  - span: نص\n    low: many\n    high: 1\n", "is no number"),
        ("text: نص\nclaims:\n  - id: c1\n    answers:\n      - statement: s9\n        label: denies\n", "no statement"),
        ("statements: []\n", "text is missing"),
        ("text: [\n", "not readable as YAML"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        load.load(written(tmp_path, body))


def test_the_input_for_a_reader_holds_no_gold() -> None:
    assert set(load.without_annotation(article("agency-bridge-1"))) == {"id", "outlet", "published", "text"}


def test_check_shows_every_record() -> None:
    record = article("agency-exchange-5")
    shown = "\n".join(load.check(record))
    for layer in ("statements", "claims"):
        assert all(f"{one['id']} " in shown for one in record[layer])
    assert shown.count("\ndate [") == len(record["dates"])


# scoring


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_gold_agrees_with_itself(path: Path) -> None:
    record = load.load(path)
    assert set(measured(record, record).values()) == {1.0}


def test_an_empty_reading_finds_nothing() -> None:
    values = tally.measures(score([article("agency-bridge-1")], {}))
    assert {values[f"{layer}.found"] for layer in ("statements", "figures", "dates", "places")} == {0.0}


def altered(layer: str, number: int, **fields: Any) -> dict[str, float]:
    """The measures of a reading that is the gold but for some fields of one record."""
    gold = article("agency-bridge-1")
    reading = copy.deepcopy(gold)
    reading[layer][number].update(fields)
    return {measure: value for measure, value in measured(gold, reading).items() if value < 1}


def test_each_mistake_costs_its_own_measure_only() -> None:
    assert set(altered("statements", 6, act="say")) == {"statements.act"}
    assert set(altered("statements", 6, polarity="denied")) == {"statements.polarity"}
    assert set(altered("statements", 0, speaker="لجنة الاغاثة")) == {"statements.speaker", "statements.lenient"}
    assert set(altered("statements", 0, speaker=None)) == {"statements.speaker", "statements.lenient"}
    assert set(altered("statements", 0, cue=None)) == {"statements.lenient", "statements.strict"}
    assert set(altered("statements", 6, act="deny")) == {"statements.act", "statements.deny"}
    assert set(altered("figures", 0, low=13)) == {"figures.value"}
    assert set(altered("figures", 0, about="injured")) == {"figures.about"}
    assert set(altered("figures", 0, unit=None)) == {"figures.unit"}
    assert set(altered("dates", 3, value="2016-01-01")) == {"dates.value"}
    assert set(altered("places", 1, country="IQ")) == {"places.located", "places.safe"}
    assert set(altered("places", 1, lat=30.0, lon=40.0)) == {"places.located", "places.safe"}
    assert set(altered("places", 1, lat=None, lon=None)) == {"places.located"}


def test_equal_readings_of_a_date_or_place_are_no_mistake() -> None:
    assert not altered("dates", 3, value="2016-01-01/2016-12-31")
    assert not altered("places", 1, lat=35.1, lon=40.5)


def test_a_durations_value_is_not_asked_for() -> None:
    assert article("agency-bridge-1")["figures"][6]["kind"] == "time"
    assert not altered("figures", 6, low=11)


def test_what_is_too_much_lowers_what_is_found() -> None:
    gold = article("agency-timeline-6")
    reading = copy.deepcopy(gold)
    reading["statements"] = [{"id": "x", "cue": [0, 5], "source": None, "content": [[6, 20]]}]
    assert measured(gold, reading)["statements.found"] == 0.0


def test_an_answer_counts_under_the_ids_of_the_reading() -> None:
    gold = article("partisan-crossing-3")
    reading = copy.deepcopy(gold)
    for statement in reading["statements"]:
        statement["id"] = f"other-{statement['id']}"
    for answer in reading["claims"][0]["answers"]:
        answer["statement"] = f"other-{answer['statement']}"
    assert measured(gold, reading)["claims.answers"] == 1.0
    reading["claims"][0]["answers"][0]["label"] = "confirms"
    assert measured(gold, reading)["claims.answers"] == pytest.approx(4 / 5)


def test_a_speaker_is_right_by_surname_title_or_case_ending() -> None:
    names = {
        "سعاد مرعب": ["سعاد مرعب", "السيدة الخمسينية"],
        "بلال مرعب": ["بلال مرعب"],
        "المسعفون": ["المسعفون", "المسعفين"],
    }
    assert right_speaker("سعاد مرعب", "الدكتورة سعاد مرعب", names)
    assert right_speaker("سعاد مرعب", "السيدة الخمسينية", names)
    assert right_speaker("المسعفون", "مسعفين", names)
    assert not right_speaker("سعاد مرعب", "بلال مرعب", names)
    assert not right_speaker("سعاد مرعب", None, names)
    assert right_speaker(None, None, names)
    assert not right_speaker(None, "سعاد", names)


def test_a_unit_is_the_same_with_article_or_ending() -> None:
    assert same_name("شهيداً", "شهيد")
    assert same_name(None, "٪")
    assert not same_name(None, "شهيد")
    assert not same_name("طفل", "قتيل")


def test_days_of_dates_months_and_years() -> None:
    assert days("2016-02") == ("2016-02-01", "2016-02-29")
    assert days("2014/2016") == ("2014-01-01", "2016-12-31")
    assert days("XXXX-02-09") == ("XXXX-02-09", "XXXX-02-09")
    assert days(None) is None


def test_pairing_is_one_to_one_and_the_heaviest_first() -> None:
    gold, read = [frozenset({1, 2, 3}), frozenset({3, 4})], [frozenset({3, 4, 5}), frozenset({9})]
    pairs = pair(gold, read, overlap)
    assert pairs == [(gold[1], read[0])]
    assert list(unpaired(gold, read, pairs)) == [("missed", gold[0]), ("extra", read[1])]


# the gate


def test_a_measure_below_its_floor_or_not_taken_closes_the_gate() -> None:
    rows = {
        row.measure: row.below
        for row in gate.compare({"a": 0.8, "b": 0.7, "c": float("nan")}, {"a": 0.8, "b": 0.71, "c": 0.1, "d": 0.1})
    }
    assert rows == {"a": False, "b": True, "c": True, "d": True}
    assert not gate.compare({"e": 0.0}, {})[0].below


def test_floors_only_rise() -> None:
    now = {"a": 0.8399, "b": 0.5, "c": float("nan"), "e": 0.9}
    assert gate.raised(now, {"a": 0.8, "b": 0.75, "c": 0.3, "d": 0.4}) == {"a": 0.83, "b": 0.75, "c": 0.3, "d": 0.4}
    assert gate.raised({"a": 0.29}, {"a": 0.0}) == {"a": 0.29}


def test_the_table_marks_what_is_below() -> None:
    lines = gate.show("corpus", gate.compare({"a": 0.8}, {"a": 0.9}))
    assert lines[1].split() == ["a", "0.800", "0.90", "BELOW"]


def test_an_article_that_cannot_be_read_is_told_and_counts_as_empty() -> None:
    def read(*, id: str, **_: Any) -> qawl.Reading:
        if id == "agency-bridge-1":
            raise RuntimeError("broken")
        return qawl.read("نص", id=id)

    gold = [article("agency-bridge-1"), article("agency-timeline-6")]
    readings, failures = gate.read_all(gold, read)
    assert list(readings) == ["agency-timeline-6"]
    assert failures == ["agency-bridge-1: RuntimeError: broken"]
    assert gate.measure_corpus(gold, readings)["figures.found"] == 0.0


def test_floors_name_measures_that_exist() -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert set(floors) == {"corpus", "dev", "events"}
    record = article("agency-bridge-1")
    assert set(floors["corpus"]) <= set(measured(record, record))
    assert all(0 <= floor <= 1 for guarded in floors.values() for floor in guarded.values())


@pytest.mark.skipif(not (gate.GOLD / "score.py").exists(), reason="the dev gold (../shared/gold) is not at hand")
def test_the_dev_gold_is_scored_by_its_own_scorer() -> None:
    lines = (gate.GOLD / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {record["id"]: record for record in map(json.loads, lines)}
    values = gate.measure_dev(gate.GOLD, gold)
    assert values["statements.lenient"] == values["dates.value"] == 1.0
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert set(floors["dev"]) <= set(values)


def test_the_gate_says_that_the_dev_gold_is_left_out(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "corpus.gate", "--show", str(tmp_path)]
    told = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert f"dev: LEFT OUT, {tmp_path}" in told.stdout
    assert "microseconds a word" in told.stdout
    assert "statements.lenient" in told.stdout


def test_the_loader_as_a_program(tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    command = [sys.executable, "-m", "corpus.load", str(out), "--input"]
    told = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert told.stdout.startswith(f"{len(ARTICLES)} articles")
    assert "statements" not in json.loads(out.read_text(encoding="utf-8").splitlines()[0])
