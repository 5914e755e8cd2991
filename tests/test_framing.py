"""Framing: words that tell an attitude, who uses them, whom they are about; outlets compared by them."""

from __future__ import annotations

import csv
import json
from io import StringIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import qawl
from qawl.cli import cli
from qawl.explain import explain
from qawl.framing.voices import innermost
from qawl.jobs.framing_formats import FORMATS, write_table
from qawl.lexicon.load import load
from qawl.links.framing import compare_framing, narrowed, shortened, true_choices
from qawl.types import Article, Framing, Reading, Span

TEXT = (
    "خبر من المدينة\n"
    "قال الناطق باسم المجلس إن الشهداء ثلاثة. وكان تنظيم الدولة الإسلامية قد هاجم البلدة.\n"
    "وأضاف الناطق: «مرتزقة داعش خرجوا». وهاجم مقاتلو طالبان حاجزا فسقط قتيل."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return qawl.read(TEXT, outlet="الجريدة")


def surfaces(reading: Reading) -> dict[str, Framing]:
    return {reading.article.text[one.span.start : one.span.end]: one for one in reading.framing}


# --- records


def test_a_record_is_its_surface_in_the_order_of_the_text(reading: Reading) -> None:
    expected = ["الشهداء", "تنظيم الدولة الإسلامية", "مرتزقة داعش", "مقاتلو", "طالبان", "قتيل"]
    assert list(surfaces(reading)) == expected
    assert all(one.span.end <= other.span.start for one, other in pairwise(reading.framing))


def test_a_speaker_uses_what_stands_in_a_statement_and_the_outlet_all_else(reading: Reading) -> None:
    words = surfaces(reading)
    by_id = {statement.id: statement for statement in reading.statements}
    said = by_id[words["الشهداء"].statement or ""]
    assert said.speaker
    assert said.mode == "indirect"
    assert not words["الشهداء"].quoted
    assert words["مرتزقة داعش"].statement in by_id
    assert words["مرتزقة داعش"].quoted
    assert words["تنظيم الدولة الإسلامية"].statement is None
    assert words["قتيل"].statement is None


def test_names_of_one_actor_lead_to_it_and_tell_an_attitude(reading: Reading) -> None:
    words = surfaces(reading)
    hostile, neutral = words["مرتزقة داعش"], words["تنظيم الدولة الإسلامية"]
    assert hostile.referent == neutral.referent == "تنظيم الدولة الإسلامية"
    assert (hostile.attitude, neutral.attitude) == ("hostile", "neutral")
    assert words["مقاتلو"].referent == words["طالبان"].referent
    assert words["قتيل"].referent is None


def test_a_name_behind_a_preposition_is_the_same_word() -> None:
    text = "منح الوسيط للحوثيين مهلة، ثم التقى الحوثيين."
    assert {one.word for one in qawl.read(text).framing} == {"الحوثيين"}


def test_every_record_is_explained(reading: Reading) -> None:
    lines = list(explain(reading, load()))
    assert any(
        line.startswith("w1  الشهداء") and "attitude friendly" in line and "statement s1" in line for line in lines
    )
    assert any("framing.yaml: شهيد" in line for line in lines)
    assert any("actors.csv: islamic-state" in line and "name (hostile)" in line for line in lines)


def test_ids_stay_and_differ(reading: Reading) -> None:
    again = qawl.read(TEXT, outlet="الجريدة")
    ids = [one.id for one in reading.framing]
    assert ids == [one.id for one in again.framing]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("w-") for one in ids)


def test_a_text_without_such_words_has_none() -> None:
    assert qawl.read("الطقس معتدل اليوم.").framing == ()
    assert qawl.read("").framing == ()


def test_the_topics_have_a_loaded_and_another_word() -> None:
    found: dict[str, set[str]] = {}
    for entry in load().entries("framing"):
        if entry.kind != "pseudo":
            found.setdefault(entry.get("topic"), set()).add(entry.get("attitude"))
    assert len(found) >= 30
    assert sum(entry.kind != "pseudo" for entry in load().entries("framing")) >= 150
    assert all(attitudes <= {"hostile", "friendly", "neutral", "distancing"} for attitudes in found.values())
    assert not {topic for topic, attitudes in found.items() if len(attitudes) < 2 or "neutral" not in attitudes}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=12),
)
def test_the_innermost_is_the_shortest_that_holds(held: list[tuple[int, int]], asked: list[tuple[int, int]]) -> None:
    pieces = [(start, start + length, str(number)) for number, (start, length) in enumerate(held)]
    spans = sorted(Span(start, start + length) for start, length in asked)
    for span, found in zip(spans, innermost(pieces, spans), strict=True):
        lengths = [end - start for start, end, _ in pieces if start <= span.start and span.end <= end]
        assert (found is None) == (not lengths)
        if found:
            start, end, _ = pieces[int(found)]
            assert start <= span.start
            assert span.end <= end
            assert end - start == min(lengths)


# --- outlets compared


def wording(outlet: str | None, *words: tuple[str, str], said: bool = False, topic: str = "killed") -> Reading:
    framing = tuple(
        Framing(
            span=Span(0, 1), word=word, gloss="قتيل", attitude=attitude, topic=topic, statement="s" if said else None
        )  # type: ignore[arg-type]
        for word, attitude in words
    )
    return Reading(article=Article(text="نص", outlet=outlet), framing=framing)


MARTYR, DEAD = ("شهيد", "friendly"), ("قتيل", "neutral")
READINGS = [
    wording("أ", MARTYR, MARTYR, DEAD),
    wording("ب", DEAD),
    wording("أ", DEAD, said=True),
    wording("ب"),
    wording("ب"),
]


def test_words_are_counted_for_each_outlet() -> None:
    found = compare_framing(READINGS)
    assert [(outlet.name, outlet.articles) for outlet in found.outlets] == [("ب", 3), ("أ", 2)]
    (choice,) = found.choices
    assert [(row.word, row.counts) for row in choice.rows] == [("قتيل", (1, 2)), ("شهيد", (0, 2))]
    assert choice.totals == (1, 4)
    assert [choice.share(row, 1) for row in choice.rows] == [0.5, 0.5]


def test_the_order_of_the_readings_does_not_matter() -> None:
    assert compare_framing(READINGS) == compare_framing(READINGS[::-1])


@pytest.mark.parametrize(("who", "total"), [("all", 5), ("outlet", 4), ("speaker", 1)])
def test_voices_are_told_apart(who: str, total: int) -> None:
    (choice,) = compare_framing(READINGS, who=who).choices  # type: ignore[arg-type]
    assert choice.total == total


def test_an_outlet_that_had_nothing_to_choose_has_no_share() -> None:
    found = compare_framing([*READINGS, wording(None)])
    assert found.outlets[-1].name is None
    assert found.choices[0].share(found.choices[0].rows[0], 2) is None


def test_topics_and_referents_can_be_picked() -> None:
    other = wording("أ", ("غارة", "neutral"), topic="strikes")
    assert [c.topic for c in compare_framing([*READINGS, other], topics=["strikes"]).choices] == ["strikes"]
    found = compare_framing([qawl.read(TEXT)], referent="تنظيم الدولة الإسلامية")
    assert [(c.topic, c.referent, c.total) for c in found.choices] == [("actor", "تنظيم الدولة الإسلامية", 2)]


def test_outlets_and_words_beyond_a_number_are_taken_together() -> None:
    found = narrowed(compare_framing([*READINGS, wording("ج", MARTYR)]), 2)
    assert [(outlet.name, outlet.articles) for outlet in found.outlets] == [("ب", 3), ("others", 3)]
    assert [row.counts for row in found.choices[0].rows] == [(0, 3), (1, 2)]
    assert [(row.word, row.attitude) for row in shortened(found.choices[0], 1).rows] == [MARTYR, ("…", "neutral")]


def test_a_word_without_another_compares_nothing() -> None:
    assert true_choices(compare_framing([wording("أ", DEAD)]), 1).choices == ()
    assert true_choices(compare_framing(READINGS), 6).choices == ()


# --- formats


def written(name: str) -> str:
    out = StringIO()
    FORMATS[name](compare_framing(READINGS), out, "share")
    return out.getvalue()


def test_json_holds_everything() -> None:
    shape = json.loads(written("json"))
    assert shape["schema"] == "qawl-framing/1"
    assert shape["outlets"][1] == {"name": "أ", "articles": 2}
    assert shape["choices"][0]["words"][1] == {
        "word": "شهيد", "attitude": "friendly", "gloss": "قتيل", "counts": [0, 2],
    }  # fmt: skip


def test_csv_has_a_line_for_each_word_and_outlet() -> None:
    rows = list(csv.DictReader(StringIO(written("csv"))))
    assert len(rows) == 4
    assert rows[3]["word"] == "شهيد"
    assert (rows[3]["outlet"], rows[3]["count"], rows[3]["share"], rows[3]["per_1000_articles"]) == (
        "أ", "2", "0.5000", "1000.00",
    )  # fmt: skip


@pytest.mark.parametrize(("measure", "cell"), [("share", "50%"), ("count", "2"), ("rate", "1000")])
def test_the_table_says_what_was_asked_for(measure: str, cell: str) -> None:
    out = StringIO()
    write_table(compare_framing(READINGS), out, measure)  # type: ignore[arg-type]
    (line,) = [line for line in out.getvalue().splitlines() if "شهيد" in line]
    assert line.split() == ["2", "·", cell, "friendly", "شهيد"]
    assert line.rstrip().endswith("شهيد"), "Arabic stands alone at the end of its line"


def test_arabic_in_the_chart_runs_from_right_to_left() -> None:
    root = ElementTree.fromstring(written("svg"))
    texts = [element for element in root.iter("{http://www.w3.org/2000/svg}text") if element.text]
    assert {"شهيد", "قتيل", "killed", "أ"} <= {element.text for element in texts}
    for element in texts:
        assert element.text
        assert (element.get("direction") == "rtl") == (not element.text.isascii())
    bars = [float(element.get("width", 0)) for element in root.iter("{http://www.w3.org/2000/svg}rect")]
    assert all(width >= 0 for width in bars)


def test_an_empty_comparison_is_written_too() -> None:
    for write in FORMATS.values():
        out = StringIO()
        write(compare_framing([]), out, "share")
        assert out.getvalue()


# --- the command


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["framing", *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    rows = [
        {"id": "1", "outlet": "أ", "text": "خبر\nسقط شهيد وشهيد آخر في البلدة."},
        {"id": "2", "outlet": "ب", "text": "خبر\nسقط قتيل في البلدة."},
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return path


def test_articles_are_read_and_compared(articles: Path) -> None:
    code, out, err = run(str(articles), "--least", "1", "--format", "json")
    assert (code, err) == (0, "")
    (choice,) = [choice for choice in json.loads(out)["choices"] if choice["topic"] == "killed"]
    assert [(word["word"], word["counts"]) for word in choice["words"]] == [("شهيد", [2, 0]), ("قتيل", [0, 1])]


def test_readings_are_taken_as_they_are(articles: Path, tmp_path: Path) -> None:
    stored = tmp_path / "readings.jsonl"
    assert CliRunner().invoke(cli, ["read", str(articles), "-o", str(stored)]).exit_code == 0
    assert run(str(stored), "--least", "1")[1] == run(str(articles), "--least", "1")[1]
    lines = [json.loads(line) for line in stored.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        line["framing"] = line["framing"][:1]
    stored.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    code, out, err = run(str(stored), "--topic", "killed", "--least", "1", "--format", "json")
    assert (code, err) == (0, "")
    assert [word["counts"] for word in json.loads(out)["choices"][0]["words"]] == [[1, 0], [0, 1]]


def test_records_that_are_none_are_read_anew(articles: Path, tmp_path: Path) -> None:
    row = json.loads(articles.read_text(encoding="utf-8").splitlines()[0])
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps(row | {"schema": "qawl-reading/1", "framing": [{"span": "x"}]}), encoding="utf-8")
    code, _, err = run(str(path))
    assert code == 0
    assert "its own framing are replaced by what qawl reads" in err


@pytest.mark.parametrize("suffix", ["svg", "html", "csv", "json"])
def test_the_name_of_the_file_tells_the_format(articles: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"wording.{suffix}"
    assert run(str(articles), "--least", "1", "-o", str(out))[0] == 0
    starts = {"svg": "<svg", "html": "<!doctype html>", "csv": "topic,", "json": "{"}
    assert out.read_text(encoding="utf-8").startswith(starts[suffix])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--topic", "weather"], "--topic weather: no such topic; take one of"),
        (["--referent", "nobody"], "--referent nobody: no such actor"),
        (["--who", "me"], "'me' is not one of"),
        (["--least", "0"], "0 is not in the range"),
        (["--format", "docx"], "'docx' is not one of"),
        (["--published", "soon"], "--published"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(articles: Path, arguments: list[str], message: str) -> None:
    code, out, err = run(str(articles), *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_what_cannot_be_read_costs_only_itself(articles: Path, tmp_path: Path) -> None:
    code, out, err = run(str(tmp_path / "none.jsonl"), str(articles), "--least", "1")
    assert code == 1
    assert "شهيد" in out
    assert "none.jsonl" in err
    assert "2 read, 1 not read" in err


def test_a_referent_may_be_named_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, out, _ = run(str(path), "--referent", "islamic-state", "--least", "1")
    assert code == 0
    assert "مرتزقة داعش" in out
    assert "killed" not in out


def test_a_person_whose_name_ends_where_a_body_ends_breaks_nothing() -> None:
    reading = qawl.read("خبر\nوقال المتحدث باسم تنظيم داعش سمير الرملي إن الجسر مغلق. وكرر المتحدث باسم داعش ذلك.")
    assert {one.referent for one in reading.framing if one.referent} == {"تنظيم الدولة الإسلامية"}
