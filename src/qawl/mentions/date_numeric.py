"""Dates in digits: day, month and year between strokes, dots or hyphens, and years with their era glued on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qawl.mentions.date_hijri import FIRST, LAST
from qawl.mentions.date_said import Calendar, Fixed, Said
from qawl.mentions.date_value import Point, exists
from qawl.mentions.date_words import Numeric, Sense, Text
from qawl.text.fold import fold
from qawl.text.words import Words
from qawl.types import Span

DIGITS = re.compile(
    r"(?<![\d.,/\-])(\d{1,4})(?:[ ]?([/.\-\u2013\\])[ ]?(\d{1,4})(?:[ ]?\2[ ]?(\d{1,4}))?|(?=[^\W\d_]))"
)
COMMON = range(1000, 2200)  # what may be a year of the common era in digits of a date
HIJRI = range(FIRST, LAST + 1)  # a year in this range beside a month is a Hijri one
PIVOT = 15  # years ahead of the publication (or of 2025) up to which two digits of a year are of this century
NOW = 2025


def find_numeric(
    words: Words, glued: Mapping[str, Sense], published: int | None, *, spoken: bool
) -> dict[int, Numeric]:
    """Every date in digits by its first word. `published` is the year of publication, for years of two digits."""
    out: dict[int, Numeric] = {}
    at = 0
    while (found := DIGITS.search(words.text, at)) is not None:
        numeric = _placed(words, glued, found, published or NOW, spoken)
        if numeric is not None:
            out[words.covering(Span(*found.span(1)))[0]] = numeric
        at = found.end() if numeric is not None else found.end(1)
    return out


def _placed(
    words: Words, glued: Mapping[str, Sense], found: re.Match[str], now: int, spoken: bool
) -> Numeric | None:  # fmt: skip
    """The date of a match that begins with a word, and ends with one or before an era."""
    first, last = words.covering(Span(*found.span()))
    if first > last or words.starts[first] != found.start():
        return None
    rest = words.text[found.end() : words.ends[last]]
    era = glued.get(fold(rest)) if rest else None
    if rest and (era is None or era.kind != "era"):
        return None
    return _numeric(found, last, era, now, spoken)


def _numeric(found: re.Match[str], last: int, era: Sense | None, now: int, spoken: bool) -> Numeric | None:
    """The date of three groups of digits, of two, or of a year alone that has its era."""
    a, mark, b, c = found.groups()
    hijri = era is not None and era.hijri
    used = (era.label,) if era is not None else ()
    if b is None:
        if era is None or len(a) < 3 or era.entry is None or era.entry.get("calendar") == "before":
            return None
        return Numeric(last, int(a), hijri=hijri, used=used)
    numeric = _three(int(a), int(b), c, last, now, mark) if c else _two(int(a), int(b), last, mark, spoken)
    if numeric is None:
        return None
    hijri = hijri or (numeric.year in HIJRI and numeric.month is not None)
    return numeric._replace(hijri=hijri, used=used)


def _three(a: int, b: int, c: str, last: int, now: int, mark: str) -> Numeric | None:
    """Year, month, day or day, month, year; the month before the day only where nothing else is possible."""
    if a in COMMON:
        return _checked(last, a, b, int(c)) or _checked(last, a, int(c), b)
    year = int(c)
    if len(c) < 2:
        return None
    if len(c) == 2 and mark in "/\\":
        year += 2000 if year <= (now + PIVOT) % 100 else 1900
    if year not in COMMON:
        return None
    return _checked(last, year, b, a) or _checked(last, year, a, b)


def _two(a: int, b: int, last: int, mark: str, spoken: bool) -> Numeric | None:
    """Month and year in either order, two years, or (weak) day and month, month first only where nothing else fits."""
    if a in COMMON and b in COMMON:
        return Numeric(last, a, until=b) if mark != "." and a < b else None
    if a in COMMON and mark == "/" and b == (a + 1) % 100:
        return Numeric(last, a, until=a + 1)
    if a in COMMON or b in COMMON:
        year, month = (a, b) if a in COMMON else (b, a)
        return _checked(last, year, month, None) if mark == "/" or spoken else None
    if mark == "." and not spoken:
        return None
    numeric = _checked(last, None, b, a) or _checked(last, None, a, b)
    return numeric._replace(weak=not spoken) if numeric is not None else None


def _checked(last: int, year: int | None, month: int, day: int | None) -> Numeric | None:
    """The date if there is one; a Hijri month of 1345 had 31 days."""
    if year in HIJRI:
        return Numeric(last, year, month, day) if 1 <= month <= 12 and (day or 1) <= 31 and day != 0 else None
    return Numeric(last, year, month, day) if exists(Point(year, month, day)) else None


def numeric_date(text: Text, at: int) -> Said | None:
    """A date in digits; day and month alone only after a word that a date follows."""
    numeric = text.numeric.get(at)
    if numeric is None or (numeric.year is not None and numeric.month is None and numeric.until is None):
        return None
    if numeric.weak and not _led_numeric(text, at):
        return None
    if numeric.until is not None:
        return Said(at, numeric.last, Fixed(Point(numeric.year), Point(numeric.until)), "numeric-years")
    era = text.token(numeric.last + 1, "era")
    last, used, hijri = numeric.last, numeric.used, numeric.hijri
    if era is not None and numeric.year is not None and text.loose(last + 1):
        last, used, hijri = era.last, (*used, era.sense.label), era.sense.hijri
    what = Calendar(numeric.year, numeric.month, numeric.day, hijri)
    return Said(at, last, what, "numeric", used)


def _led_numeric(text: Text, at: int) -> bool:
    token = text.tokens.get(at - 1)
    if token is None or not text.loose(at):
        return False
    kind, role = token.sense.kind, token.sense.role
    stroke = "/" in text.words.surface(at)
    day = (kind == "unit" and token.sense.of == "day" and token.sense.value == 1) or kind in ("weekday", "day")
    return day or role == "match" or (kind == "link" and role in ("lead", "since") and stroke)
