"""Actors: the gazetteer is sound, names lead to the right body, names as written are kept."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from functools import cache

import pytest

from qawl.lexicon.annotate import annotate
from qawl.lexicon.load import HERE, Lexicon, load
from qawl.mentions.actors import find_actors
from qawl.text.fold import fold
from qawl.types import Actor, Article

FOLDER = HERE / "actors"
KINDS = {
    "government", "presidency", "ministry", "parliament", "court", "army", "police", "security", "intelligence",
    "armed-group", "coalition", "party", "igo", "ngo", "organisation", "council", "news-agency", "outlet", "company",
}  # fmt: skip
SECTORS = {
    "GOV", "MIL", "COP", "SPY", "LEG", "JUD", "REB", "PRM", "PTY", "UAF", "CVL", "JRN", "IGO", "NGO", "REL", "BUS",
    "LAB",
}  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ACTORS, NAMES = rows("actors.csv"), rows("names.csv")


@cache
def lexicon() -> Lexicon:
    return load()


def actors(text: str) -> list[Actor]:
    found, problems = find_actors(annotate(Article(text=text), lexicon()))
    assert problems == []
    for actor in found:
        assert list(actor.spans) == sorted(actor.spans)
        assert {text[span.start : span.end] for span in actor.spans} == set(actor.names)
        assert actor.by
    return found


def told(text: str) -> dict[str, tuple[str, ...]]:
    return {actor.name: actor.names for actor in actors(text)}


# --- the gazetteer


def test_ids_and_canonical_names_are_unique() -> None:
    for field in ("id", "name"):
        twice = [value for value, count in Counter(fold(row[field]) for row in ACTORS).items() if count > 1]
        assert not twice


def test_the_columns_hold_what_they_should() -> None:
    ids = {row["id"] for row in ACTORS}
    for row in ACTORS:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row
        assert row["kind"] in KINDS, row
        assert row["sector"] in SECTORS, row
        assert re.fullmatch(r"([A-Z]{2})?", row["country"]), row
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"]), row
        assert row["parent"] in ids | {""}, row
        assert row["parent"] != row["id"], row
    for row in NAMES:
        assert row["actor"] in ids, row
        assert row["attitude"] in ("", "hostile", "friendly", "own"), row
        assert row["when"] in ("", "marked", "short", "head"), row
        assert all(re.fullmatch(r"(\d{4}-\d\d)?", row[field]) for field in ("since", "until")), row


def test_parents_make_no_circle() -> None:
    parents = {row["id"]: row["parent"] for row in ACTORS}
    for ident in parents:
        line = [ident]
        while parents[line[-1]]:
            line.append(parents[line[-1]])
            assert len(line) == len(set(line)), line


def test_a_name_of_several_actors_is_a_short_one() -> None:
    """What could mean several bodies counts only where one of them is named in full."""
    bearers: dict[str, set[str]] = defaultdict(set)
    when: dict[str, set[str]] = defaultdict(set)
    for row in ACTORS:
        bearers[fold(row["name"])].add(row["id"])
        when[fold(row["name"])].add("")
    for row in NAMES:
        bearers[fold(row["name"])].add(row["actor"])
        when[fold(row["name"])].add(row["when"])
    assert not [name for name, ids in bearers.items() if len(ids) > 1 and when[name] != {"short"}]


@pytest.mark.parametrize("ident", ["islamic-state", "un", "reuters"])
def test_an_identifier_that_is_certain_is_given(ident: str) -> None:
    expected = {"islamic-state": "Q2429253", "un": "Q1065", "reuters": "Q130879"}
    assert next(row["wikidata"] for row in ACTORS if row["id"] == ident) == expected[ident]


@pytest.mark.parametrize("row", [row for row in ACTORS if row["id"][0] in "hs"], ids=lambda row: row["id"])
def test_an_actor_is_found_by_its_canonical_name(row: dict[str, str]) -> None:
    assert row["name"] in told(f"أعلن {row['name']} ذلك.")


# --- names


@pytest.mark.parametrize(
    "name",
    ["داعش", "تنظيم الدولة", "تنظيم داعش الإرهابي", "تنظيم الدولة الإسلامية في العراق والشام", "ISIS", "د ا ع ش"],
)
def test_hostile_friendly_and_own_names_lead_to_one_actor(name: str) -> None:
    assert told(f"هاجم {name} القرية.") == {"تنظيم الدولة الإسلامية": (name,)}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("وداعش", "داعش"),
        ("لداعش", "داعش"),
        ("للأمم المتحدة", "للأمم المتحدة"),
        ("والأمم المتحدة", "الأمم المتحدة"),
        ("الامم المتّحدة", "الامم المتّحدة"),
        ("بالـداعش", None),
        ("داعشي", None),
    ],
)
def test_proclitics_and_spellings(written: str, name: str | None) -> None:
    assert [found for (found,) in told(f"وصل {written} أمس.").values()] == ([name] if name else [])


def test_the_rule_tells_the_attitude_of_a_name() -> None:
    (actor,) = actors("قال الحوثيون إن ميليشيا الحوثي لا وجود لها، وإن أنصار الله باقون.")
    assert [by.rule for by in actor.by] == ["name", "name (hostile)", "name (own)"]
    assert {by.entry for by in actor.by} == {"actors.csv: houthis"}


def test_actors_come_in_the_order_of_their_first_name() -> None:
    found = actors("اتهمت حماس الجيش الإسرائيلي، ورد الجيش الإسرائيلي على حماس والكرملين.")
    assert [actor.name for actor in found] == ["حركة المقاومة الإسلامية حماس", "الجيش الإسرائيلي", "الكرملين"]


# --- names that are common words


@pytest.mark.parametrize(
    "text", ["قالت «الجزيرة» أمس", "قالت (الجزيرة) أمس", "قالت قناة الجزيرة أمس", 'بحسب قناة "الجزيرة".']
)
def test_a_common_word_in_marks_or_after_its_type_word_is_a_name(text: str) -> None:
    assert list(told(text)) == ["قناة الجزيرة"]


@pytest.mark.parametrize(
    "text", ["وصل إلى الجزيرة أمس", "«عاد إلى الجزيرة» أمس", "فريق الجزيرة", "قناة، الجزيرة بعيدة"]
)
def test_a_common_word_elsewhere_is_none(text: str) -> None:
    assert told(text) == {}


def test_the_type_word_belongs_to_the_name_as_written() -> None:
    assert told("هاجمت ميليشيات فاطميون البلدة")["لواء فاطميون"] == ("ميليشيات فاطميون",)
    assert told("ذكرت قناة «الجزيرة» ذلك")["قناة الجزيرة"] == ("قناة «الجزيرة",)


@pytest.mark.parametrize("text", ["السياسة الخارجية المصرية", "وصل وزير الخارجية المصري", "وزيرة الدفاع الفرنسية"])
def test_an_adjective_or_a_title_is_no_ministry(text: str) -> None:
    assert told(text) == {}


# --- short names


def test_a_short_name_is_what_alone_is_named_in_full() -> None:
    text = "قال المرصد إن القصف توقف. وأضاف المرصد السوري لحقوق الإنسان أن 5 قتلوا، وكان المرصد قد حذر."
    assert told(text) == {"المرصد السوري لحقوق الإنسان": ("المرصد", "المرصد السوري لحقوق الإنسان")}


@pytest.mark.parametrize(
    "text",
    [
        "قال المرصد إن القصف توقف.",
        "الجيش السوري والجيش التركي، ثم انسحب الجيش.",
        "الجيش السوري، ثم وصل الجيش الأزرق.",
    ],
)
def test_a_short_name_of_nobody_of_two_or_of_another_is_left_alone(text: str) -> None:
    assert not {"المرصد", "الجيش"} & {name for names in told(text).values() for name in names}


def test_a_relative_does_not_lengthen_a_short_name() -> None:
    assert told("الجيش السوري هناك، والجيش الذي انسحب بعيد")["الجيش السوري"] == ("الجيش السوري", "الجيش")


def test_an_article_without_actors_has_none() -> None:
    assert told("") == {}
    assert told("عاد الأهالي إلى بيوتهم.") == {}
