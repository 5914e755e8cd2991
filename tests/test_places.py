"""Places: hard sentences read as annotated, relations and choices hold together, the gazetteer is sound."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import qawl
from corpus import hard_places
from corpus.hard_places import Case, differences, load_cases
from corpus.surfaces import CorpusError
from qawl.lexicon.load import HERE, Lexicon, load
from qawl.mentions.place_choice import APART, COUNTRY, LAT, WITHIN, held, likely_country
from qawl.types import Place, Precision, Relation, Span, StandsFor

FOLDER = HERE / "places"
CASES = load_cases()
KINDS = {
    "capital", "city", "town", "village", "quarter", "camp", "district", "port", "island", "governorate", "country",
    "region", "area", "sea", "strait", "river", "valley", "mountain", "base", "airport", "crossing",
}  # fmt: skip
EVIDENCE = {"", "weak", "common", "spelled", "placed", "typed", "noun", "either", "both", "adjective", "none"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def lexicon() -> Lexicon:
    return load()


def read(text: str, outlet: str | None = None) -> tuple[Place, ...]:
    return qawl.read(text, outlet=outlet, lexicon=lexicon()).places


# --- the hard sentences


def marked(case: Case) -> object:
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError)] if case.expect == "fail" else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_hard_sentence(case: Case) -> None:
    assert differences(case, read(case.text, case.outlet)) == []


def test_there_are_enough_of_them_and_most_hold_nothing_or_one_of_several() -> None:
    assert len(CASES) >= 160
    assert sum(not case.places for case in CASES) >= 100
    assert len({case.text for case in CASES}) == len(CASES)


def test_no_place_of_the_hard_sentences_is_wrong_by_more_than_50_km() -> None:
    assert hard_places.measures(hard_places.score(CASES, lexicon()))["not wrong by more than 50 km"] == 1.0


def test_what_differs_is_told() -> None:
    case = CASES[0]._replace(
        text="x y z", places=({"span": [0, 1], "lat": 1.0, "lon": 1.0, "relation": None}, {"span": [4, 5]})
    )
    place = Place(span=Span(0, 3), name="x", lat=2.0, lon=1.0, relation="near")
    told = differences(case, [place])
    assert told == ["x: span x y", "x: 111 km off (2.0, 1.0)", "x: relation near, not None", "missed z"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- text: نص\n  places: []\n", "needs text, why and places"),
        ("- text: نص\n  why: w\n  expect: pass\n  places: []\n", "can only be fail"),
        ("- text: نص\n  why: w\n  places:\n    - span: آخر\n", "is not in the text"),
    ],
)
def test_a_malformed_sentence_is_an_error(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        load_cases(tmp_path)


# --- records


def test_relations_keep_their_words_and_partners() -> None:
    text = "وقع الحادث على بعد 20 كيلومترا شمال صنعاء، وتقدم الجيش بين حماة وحمص."
    capital, hama, homs = read(text)
    assert capital.relation_span is not None
    assert text[slice(*capital.relation_span)] == "شمال"
    assert (capital.relation, capital.distance_km, capital.precision) == ("north", 20.0, "near")
    assert (hama.partner, homs.partner) == (homs.span, hama.span)


def test_values_are_of_the_closed_lists() -> None:
    for case in CASES:
        for place in read(case.text, case.outlet):
            assert place.relation in (None, *get_args(Relation))
            assert place.precision in get_args(Precision)
            assert place.stands_for in (None, *get_args(StandsFor))
            assert (place.relation is None) == (place.relation_span is None)
            assert place.precision != "exact" or (place.lat is not None and place.relation is None)


def test_a_homonym_keeps_its_candidates_and_a_reason() -> None:
    (tripoli, _) = read("اشتبك مسلحون في طرابلس شمال لبنان.")
    assert len(tripoli.candidates) > 1
    assert tripoli.reason == "other places of the article lie in LB"


def test_what_cannot_be_settled_is_a_problem() -> None:
    reading = qawl.read("سقطت قذيفة على قرية الحسينية.", lexicon=lexicon())
    assert [problem.about for problem in reading.problems] == ["place"]
    assert reading.places[0].lat is None


# --- choices


def test_obscure_places_do_not_blur_the_country_of_a_known_one() -> None:
    gazetteer = lexicon().places
    (rabat,) = read("وصل الوفد إلى الرباط.")
    assert len({gazetteer[i][COUNTRY] for i in rabat.candidates}) > 1
    assert likely_country(rabat.candidates, gazetteer) == "MA"


def test_a_place_lies_in_its_governorate_and_not_in_one_far_off() -> None:
    (city, _) = read("وصل الوفد إلى مدينة سراقب في إدلب.")
    gazetteer = lexicon().places
    (ident,) = city.candidates
    parent = gazetteer[ident][WITHIN]
    assert held([ident], [parent], gazetteer) == [ident]
    far = [i for i, row in gazetteer.items() if row[1] == "governorate" and row[COUNTRY] == "YE"]
    assert held([ident], far, gazetteer) == []
    assert APART > 0


# --- the gazetteer


def test_every_row_has_an_id_a_kind_and_a_source() -> None:
    places = rows("places.csv")
    assert len({row["id"] for row in places}) == len(places)
    assert {row["kind"] for row in places} <= KINDS
    assert all(row["source"] for row in places)
    assert all(row["source"] for row in rows("supplement.csv"))
    assert {row["evidence"] for row in places + rows("names.csv") + rows("evidence.csv")} <= EVIDENCE
    assert all(row["why"] for row in rows("evidence.csv"))


def test_names_and_parents_lead_to_rows() -> None:
    ids = {row["id"] for row in rows("places.csv")}
    assert {row["place"] for row in rows("names.csv")} <= ids
    assert {row["within"] for row in rows("places.csv")} - {""} <= ids


def test_degrees_are_degrees_and_come_in_pairs() -> None:
    for row in rows("places.csv"):
        assert bool(row["lat"]) == bool(row["lon"])
        assert not row["lat"] or (abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180)


def test_there_are_villages_enough() -> None:
    kinds = Counter(row["kind"] for row in rows("places.csv"))
    located = sum(row[LAT] is not None for row in lexicon().places.values() if row[1] == "village")
    assert kinds["village"] >= 500
    assert located >= 500


def test_the_notice_names_whose_data_it_is() -> None:
    notice = (HERE.parents[2] / "NOTICE").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "Creative Commons Attribution 4.0" in notice
