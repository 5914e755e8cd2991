"""Seasons, feasts, decades and centuries."""

from __future__ import annotations

from qawl.mentions.date_said import Feast, Fixed, Said, Season
from qawl.mentions.date_value import Point
from qawl.mentions.date_words import Text, after_of
from qawl.mentions.date_years import year_at

ADULT = 60  # a decade below this after "in" may be somebody's age
CENTURY = 100


def season_date(text: Text, at: int) -> Said | None:
    """A season with its year or what shifts it; with the article also alone after a word for in or since."""
    token = text.token(at, "season")
    if token is None:
        return None
    used, after = (token.sense.label,), token.last + 1
    if text.loose(after):
        modifier = text.token(after, "modifier")
        if modifier is not None and token.sense.definite and modifier.sense.role in ("", "same"):
            same = modifier.sense.role == "same"
            what = Season(token.sense.value, shift=None if same else modifier.sense.value, same=same)
            return Said(at, modifier.last, what, "season", (*used, modifier.sense.label))
        year = year_at(text, after)
        if year is not None and not year.hijri:
            what = Season(token.sense.value, year.year, year.shift, year.same)
            return Said(at, year.last, what, "season", used + year.used)
    before = text.before(at)
    named = token.last > at or (before is not None and before.sense.role in ("lead", "since"))
    return Said(at, token.last, Season(token.sense.value), "season", used) if token.sense.definite and named else None


def feast_date(text: Text, at: int) -> Said | None:
    """A feast with its year or what shifts it."""
    token = text.token(at, "feast")
    if token is None or token.sense.entry is None:
        return None
    entry = token.sense.entry
    month = entry.get("month")
    what = Feast(
        int(month) if month else None, int(entry.get("day", "1")), int(entry.get("days", "1")), token.sense.hijri
    )
    said = Said(at, token.last, what, "feast", (token.sense.label,))
    after = token.last + 1
    if not text.loose(after):
        return said
    modifier = text.token(after, "modifier", "")
    if modifier is not None:
        return said._replace(last=modifier.last, what=what._replace(shift=modifier.sense.value),
                             used=(*said.used, modifier.sense.label))  # fmt: skip
    year = year_at(text, after)
    if year is None or year.same:
        return said
    return said._replace(
        last=year.last, what=what._replace(year=year.year, shift=year.shift), used=said.used + year.used
    )


def decade_date(text: Text, at: int) -> Said | None:
    """A decade of the twentieth century, or of the one that is named."""
    token = text.token(at, "decade")
    if token is None:
        return None
    start, used = after_of(text, token.last + 1, (token.sense.label,))
    century = _century(text, start) if text.close(start) else None
    if century is not None:
        last, first_year, labels = century
        low = first_year + token.sense.value
        return Said(at, last, Fixed(Point(low), Point(low + 9)), "decade", used + labels)
    before = text.before(at)
    if not token.sense.definite or start != token.last + 1 or before is None:
        return None
    role, kind = before.sense.role, before.sense.kind
    if kind == "link" and role not in ("since", "to", "ago", "after", "of") and token.sense.value < ADULT:
        return None
    if kind not in ("edge", "link", "unit"):
        return None
    low = 1900 + token.sense.value
    return Said(at, token.last, Fixed(Point(low), Point(low + 9)), "decade", used)


def century_date(text: Text, at: int) -> Said | None:
    """A century by its number."""
    found = _century(text, at)
    if found is None:
        return None
    last, first_year, used = found
    return Said(at, last, Fixed(Point(first_year + 1), Point(first_year + CENTURY)), "century", used)


def _century(text: Text, at: int) -> tuple[int, int, tuple[str, ...]] | None:
    """(last word, year before its first, entries) of a century by its number or as the last or present one."""
    unit = text.token(at, "unit")
    if unit is None or unit.sense.of != "century" or not text.close(unit.last + 1):
        return None
    ordinal = text.token(unit.last + 1, "ordinal", "")
    if ordinal is not None:
        return ordinal.last, (ordinal.sense.value - 1) * CENTURY, (unit.sense.label, ordinal.sense.label)
    modifier = text.token(unit.last + 1, "modifier", "")
    if modifier is None or modifier.sense.value not in (-1, 0):
        return None
    return modifier.last, 2000 + CENTURY * modifier.sense.value, (unit.sense.label, modifier.sense.label)
