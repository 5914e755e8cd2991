"""Numerals: every number that is spelt out, in every form of the grammar, is read back; no input raises."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.lexicon.annotate import annotate
from qawl.lexicon.load import Lexicon, load
from qawl.mentions.numerals import Numeral, find_numerals
from qawl.types import Article

MASCULINE = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
FEMININE = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
GENITIVE = {"اثنان": "اثنين", "اثنتان": "اثنتين"}
ELEVEN = {"m": ("أحد عشر", "اثنا عشر"), "f": ("إحدى عشرة", "اثنتا عشرة")}
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
SCALES = (
    (10**9, "مليار", ("ملياران", "مليارين"), "مليارات", "مليارا"),
    (10**6, "مليون", ("مليونان", "مليونين"), "ملايين", "مليونا"),
    (10**3, "ألف", ("ألفان", "ألفين"), "آلاف", "ألفا"),
)
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


class Style:
    """How a speller writes: gender of the counted, case, spelling of hundred, hundreds as one word or two."""

    def __init__(self, gender: str, case: str, hundred: str, glued: bool) -> None:
        self.gender, self.case, self.hundred, self.glued = gender, case, hundred, glued

    def ending(self) -> str:
        return "ون" if self.case == "n" else "ين"


def spell(number: int, style: Style) -> str:
    """The number in words, its parts from large to small joined by conjunctions."""
    if number == 0:
        return "صفر"
    parts = []
    for size, one, two, many, accusative in SCALES:
        count, number = divmod(number, size)
        if count:
            parts.append(_scaled(count, one, two, many, accusative, style))
    if number:
        parts.append(_below_thousand(number, style, style.gender))
    return " و".join(parts)


def _scaled(count: int, one: str, two: tuple[str, str], many: str, accusative: str, style: Style) -> str:
    if count == 1:
        return one
    if count == 2:
        return two[style.case != "n"]
    words = _below_thousand(count, style, "m")
    rest = count % 100
    if 3 <= rest <= 10:
        return f"{words} {many}"
    return f"{words} {accusative if rest > 10 else one}"


def _below_thousand(number: int, style: Style, gender: str) -> str:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds == 1:
        parts.append(style.hundred)
    elif hundreds == 2:
        parts.append(style.hundred[:-1] + ("تان" if style.case == "n" else "تين"))
    elif hundreds:
        parts.append(TENS[hundreds] + ("" if style.glued else " ") + style.hundred)
    if rest:
        parts.append(_below_hundred(rest, style, gender))
    return " و".join(parts)


def _below_hundred(number: int, style: Style, gender: str) -> str:
    ones = MASCULINE if gender == "m" else FEMININE
    if number <= 10:
        return _cased(ones[number], style)
    if number in (11, 12):
        return ELEVEN[gender][number - 11]
    if number < 20:
        return f"{ones[number - 10]} {'عشر' if gender == 'm' else 'عشرة'}"
    ten, one = divmod(number, 10)
    tens = TENS[ten] + style.ending()
    return f"{_cased(ones[one], style)} و{tens}" if one else tens


def _cased(word: str, style: Style) -> str:
    return GENITIVE.get(word, word) if style.case == "g" else word


@cache
def lexicon() -> Lexicon:
    return load()


def numerals(text: str) -> list[Numeral]:
    return list(find_numerals(annotate(Article(text=text), lexicon())).values())


styles = st.builds(Style, st.sampled_from("mf"), st.sampled_from("ng"), st.sampled_from(["مئة", "مائة"]), st.booleans())
sizes = st.one_of(st.integers(0, 1200), st.integers(0, 10**6), st.integers(0, 10**9))


@given(sizes, styles)
@settings(max_examples=400, deadline=None)
def test_a_number_in_words_is_read_back(number: int, style: Style) -> None:
    words = spell(number, style)
    found = numerals(words)
    assert [numeral.value for numeral in found] == [number], words
    assert (found[0].first, found[0].last) == (0, len(words.split()) - 1)


@pytest.mark.parametrize("gender", "mf")
@pytest.mark.parametrize("case", "ng")
def test_every_number_below_a_thousand_is_read_back(gender: str, case: str) -> None:
    style = Style(gender, case, "مئة", True)
    wrong = [n for n in range(1, 1000) if [found.value for found in numerals(spell(n, style))] != [n]]
    assert wrong == []


@given(st.integers(0, 10**12), st.sampled_from(["", "indic", "persian"]), st.sampled_from(["", ",", "٬"]))
@settings(max_examples=200, deadline=None)
def test_digits_are_read_in_every_script_with_and_without_separators(number: int, script: str, mark: str) -> None:
    digits = f"{number:,}".replace(",", mark)
    written = digits.translate({"": {}, "indic": INDIC, "persian": PERSIAN}[script])
    assert [found.value for found in numerals(written)] == [number]


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from(".,٫"))
@settings(max_examples=100, deadline=None)
def test_a_decimal_part_is_read(whole: int, part: int, mark: str) -> None:
    assert [found.value for found in numerals(f"{whole}{mark}{part:02}")] == [float(f"{whole}.{part:02}")]


@pytest.mark.parametrize(
    ("text", "value", "skip", "definite"),
    [
        ("الـ15", 15, 0, True),
        ("بـ12", 12, 1, False),
        ("و1,200", 1200, 1, False),
        ("وبـ30", 30, 2, False),
        ("لل9", 9, 1, True),
        ("والثلاثة", 3, 1, True),
        ("بأربعة", 4, 1, False),
    ],
)
def test_glued_letters_are_told_from_the_number(text: str, value: float, skip: int, definite: bool) -> None:
    assert [(n.value, n.skip, n.definite) for n in numerals(text)] == [(value, skip, definite)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 ألفاً و500", [12500]),
        ("71 ألفا و781", [71781]),
        ("1.3 مليون", [1_300_000]),
        ("100.000 ألف", [100_000]),
        ("10 000", [10_000]),
        ("مليون ونصف المليون", [1_500_000]),
        ("ثلاثة ملايين ونصف", [3_500_000]),
        ("ثلاثة ونصف مليون", [3_500_000]),
        ("نصف مليون", [500_000]),
        ("ألف وأحد عشر", [1011]),
        ("مئة وواحد", [101]),
        ("خمسة و ستون", [65]),
        ("ألفا جندي", [2000]),
        ("ألفاً", [1000]),
        ("واحد واثنان", [1, 2]),
        ("ثلاثة وخمسة", [3, 5]),
        ("عشرون وخمسة", [20, 5]),
        ("5 و3", [5, 3]),
        ("مئة و22", [100, 22]),
        ("عام ٢٠١٨ بمليار", [2018, 10**9]),
        ("30شخصا", [30]),
        ("عددهم14", [14]),
    ],
)
def test_parts_belong_together_or_do_not(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in numerals(text)] == values


@pytest.mark.parametrize(
    "text",
    ["تستمر", "السبعينات", "C130", "F-16", "إف-35", "لست", "كمية", "1.2.3.4", "12/5/2019", "آلاف", "عشرات", "3G"],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert numerals(text) == []


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from("0123456789٣۴.,٫٬/-% \nوبالـألف").map(str), max_size=40).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_numerals_do_not_overlap(text: str) -> None:
    annotated = annotate(Article(text=text), lexicon())
    reach = -1
    for first, numeral in find_numerals(annotated).items():
        assert reach < first == numeral.first <= numeral.last < len(annotated.words)
        assert numeral.value >= 0  # no NaN
        reach = numeral.last
