"""Figures: bounds, ranges, duals, units, what happened to the counted; what only looks like one; no input raises."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qawl
from qawl.lexicon.annotate import annotate
from qawl.lexicon.load import Lexicon, load
from qawl.mentions.figures import find_figures
from qawl.mentions.numerals import find_numerals
from qawl.types import Article, Date, Figure, Problem, Span

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dev.jsonl"
FLOORS = {"precision": 0.97, "recall": 0.97, "value": 0.99, "about": 0.96, "unit": 0.98}


@cache
def lexicon() -> Lexicon:
    return load()


def read(text: str, dates: tuple[Date, ...] = ()) -> tuple[list[Figure], list[Problem]]:
    annotated = annotate(Article(text=text), lexicon())
    return find_figures(annotated, find_numerals(annotated), dates)


def brief(text: str) -> list[tuple[str, float | None, float | None, str | None, str]]:
    return [(text[slice(*f.span)], f.low, f.high, f.unit, f.about) for f in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأصيب 24 آخرون", [("24 آخرون", 24, 24, None, "injured")]),
        ("مقتل نحو 40 مسلحا", [("نحو 40 مسلحا", 40, 40, "مسلحا", "killed")]),
        ("اعتقال عشرات النساء", [("عشرات النساء", 20, 99, "نساء", "detained")]),
        ("تحرير ألفين إلى 3 آلاف رهينة", [("ألفين إلى 3 آلاف رهينة", 2000, 3000, "رهينة", "freed")]),
        ("أكثر من (600) خيمة", [("أكثر من (600) خيمة", 600, None, "خيمة", "other")]),
        ("مقتل «15» جنديا", [("15» جنديا", 15, 15, "جنديا", "killed")]),
        ("سنتين ونصف السنة", [("سنتين ونصف", 2.5, 2.5, "سنتين", "other")]),
        ("بعد سنتين ونصف من الحصار", [("سنتين ونصف", 2.5, 2.5, "سنتين", "other")]),
        ("اثنين من أبنائه", [("اثنين من أبنائه", 2, 2, "أبناء", "other")]),
        ("الرهائن الخمسة", [("الرهائن الخمسة", 5, 5, "رهائن", "kidnapped")]),
        ("الصواريخ الـ13", [("الصواريخ الـ13", 13, 13, "صواريخ", "other")]),
        ("(26 و27 عامًا)", [("26", 26, 26, "عامًا", "other"), ("27 عامًا", 27, 27, "عامًا", "other")]),
        ("خمسة كلم", [("خمسة كلم", 5, 5, "كلم", "other")]),
        ("على بعد 7كم", [("7كم", 7, 7, "كم", "other")]),
    ],
)
def test_figures_with_bounds_units_and_what_happened(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5 دولارات", "money"), ("$500", "money"), ("500€", "money"), ("مليون ليرة", "money"),
        ("80%", "percent"), ("%80", "percent"), ("٨٠٪", "percent"), ("80 بالمئة", "percent"),
        ("12 طنا", "measure"), ("6.4 درجة", "measure"), ("41 عاما", "time"), ("ساعتين", "time"), ("9 خيام", "count"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    assert [figure.kind for figure in read(text)[0]] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "تستمر المعارك", "الجانبين والبلدين", "طائرة C130", "قناة العربية 24", "مجموعة 5+1", "فاز 2-1", "انتهت 0-0",
        "اتصل على 0912345678", "+963112345678", "سورة البقرة (255)", "1- تمهيد\n2- عرض", "1. أولا", "الساعة 10:30",
        "عند 9 صباحا", "في عام 2015", "القرار 2254", "الفرقة 25", "الذكرى الـ17", "القرن العشرين", "مقاتلة إف-16",
        "صاروخ بركان 2", "طالبان", "عدد من المدنيين", "بعض القرى", "عدة مدن", "الخامس عشر", "اليوم الثاني والعشرين",
        "12/5/2019", "نصف السكان", "http://a.example/1234", "#هدنة_24", "ويندوز 10", 'شبكة "الأفق 24"', "معسكر 48",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert brief(text) == []


def test_numbers_inside_dates_are_no_figures() -> None:
    text = "قتل 3 جنود في 12 آذار"
    date = Date(span=Span(text.index("12"), len(text)), value="XXXX-03-12")
    assert [f.low for f in read(text, (date,))[0]] == [3]


def test_a_plural_that_may_be_a_dual_is_a_problem_and_no_figure() -> None:
    figures, problems = read("مقتل مسلحين في الكمين")
    assert figures == []
    assert [problem.span for problem in problems] == [Span(5, 11)]


def test_one_number_for_dead_and_wounded_is_unsure() -> None:
    figures, problems = read("نقل 88 قتيلا وجريحا")
    assert [(f.about, f.confidence) for f in figures] == [("killed", 0.5)]
    assert len(problems) == 1


def test_every_figure_says_which_entries_and_rules_made_it() -> None:
    (figure,) = read("قتل أكثر من 20 جنديا منذ بدء الحرب")[0]
    reasons = {(by.entry.partition(": ")[2], by.rule) for by in figure.by}
    assert {("قتل", "about_before"), ("أكثر من", "bound"), ("جندي", "unit_after"), ("منذ بدء", "scope")} <= reasons


def test_bare_numbers_negative_numbers_and_spoken_words_are_for_any_text_only() -> None:
    assert [f.low for f in qawl.figures("سالب اثنان وأربعون")] == [-42]
    assert [f.low for f in qawl.figures("متين وعشرة")] == [210]
    assert [(f.low, f.high) for f in qawl.figures("> 20")] == [(20, None)]
    assert brief("الأساس متين") == []


WORDS = """
12 و3 ٤٥ 1,200 ألف آلاف ألفا عشرات مئات نصف ونصف مليون خمسة وعشرون واحد من إلى بين حتى أو نحو أكثر أقل على الأقل الـ15
بـ7 قتل وأصيب مقتل وجرح الجرحى بينهم آخرون مسلحين جنديان شخصا عاما % $ ( ) « » - . ، في منذ بدء الساعة عام سراح أنفسهم
سلم كم دولار بالمئة الثلاثة هؤلاء رقم فاصلة سالب ـ x 16 إف
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "_", "و"])


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60))
@settings(max_examples=500, deadline=None)
def test_no_text_raises_and_every_span_is_the_surface(text: str) -> None:
    for figures in (read(text)[0], list(qawl.figures(text))):
        reach = 0
        for figure in figures:
            start, end = figure.span
            assert reach <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            assert figure.by
            assert (figure.low, figure.high) != (None, None)
            assert figure.low is None or figure.high is None or figure.low <= figure.high
            assert figure.unit is None or figure.unit in text or figure.unit[:-1] in text
            reach = end


def test_a_list_of_figures_is_read_alike_however_long_it_is() -> None:
    once = "بينهم 3 جنود و5 مدنيين من 5 إلى 7 آلاف " * 20
    figures = read(once)[0]
    assert len(read(once * 10)[0]) == 10 * len(figures)


def gold_pairs() -> list[tuple[dict[str, Any], list[Figure]]]:
    if not GOLD.exists():
        pytest.skip(f"{GOLD} is not here: the annotated articles lie beside the repository")
    out = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        dates = tuple(Date(span=Span(*date["span"])) for date in row["dates"])
        wanted = [figure for figure in row["figures"] if figure["kind"] != "time"]
        found = [figure for figure in read(row["text"], dates)[0] if figure.kind != "time"]
        out.append(({**row, "figures": wanted}, found))
    return out


def test_annotated_articles_are_read_as_well_as_when_the_floors_were_set() -> None:
    pairs, wanted, found = [], 0, 0
    for row, figures in gold_pairs():
        wanted, found = wanted + len(row["figures"]), found + len(figures)
        for gold in row["figures"]:
            start, end = gold["span"]
            pairs += [(gold, f) for f in figures if f.span.start < end and start < f.span.end][:1]
    right = {
        "precision": len(pairs) / found,
        "recall": len(pairs) / wanted,
        "value": sum((g["low"], g["high"]) == (f.low, f.high) for g, f in pairs) / len(pairs),
        "about": sum(g["about"] == f.about for g, f in pairs) / len(pairs),
        "unit": sum(g["unit"] == f.unit for g, f in pairs) / len(pairs),
    }
    assert {name: value for name, value in right.items() if value < FLOORS[name]} == {}
