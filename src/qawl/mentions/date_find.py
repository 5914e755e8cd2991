"""Which words of a text are a date: the rules by the kind of the first word, the longest reading, no names."""

from __future__ import annotations

from collections.abc import Callable

from qawl.mentions.date_days import day_date, weekday_date
from qawl.mentions.date_feasts import century_date, decade_date, feast_date, season_date
from qawl.mentions.date_months import day_month, month_date
from qawl.mentions.date_numeric import numeric_date
from qawl.mentions.date_said import Calendar, Said
from qawl.mentions.date_spans import (
    alone_date,
    day_core,
    edge_date,
    fraction_date,
    nth_date,
    nth_day_date,
    part_date,
    span_date,
)
from qawl.mentions.date_twins import twin_date
from qawl.mentions.date_units import ago_date, counted_date, pointed_date, units_date
from qawl.mentions.date_words import LOOSE, Text
from qawl.mentions.date_years import bare_year, year_date, years_date

Rule = Callable[[Text, int], Said | None]
RULES: dict[str, tuple[Rule, ...]] = {
    "month": (month_date,),
    "weekday": (weekday_date,),
    "ordinal": (day_month, nth_date),
    "day": (day_date, nth_day_date),
    "part": (part_date,),
    "unit": (units_date, year_date, years_date, month_date, century_date, day_core, alone_date),
    "pointer": (pointed_date,),
    "edge": (edge_date,),
    "fraction": (fraction_date,),
    "season": (season_date,),
    "feast": (feast_date,),
    "decade": (decade_date,),
    "link": (ago_date,),
}
NUMBER_RULES: tuple[Rule, ...] = (numeric_date, day_month, counted_date, year_date, bare_year, alone_date)
QUOTES = '"\u00ab\u00bb\u201c\u201d'


def find_said(text: Text) -> list[Said]:
    """What every date of the text says, in order; of overlapping readings the first and longest."""
    out: list[Said] = []
    reach = -1
    for first in sorted(text.tokens.keys() | text.numerals.keys() | text.numeric.keys()):
        said = _longest(text, first) if first > reach else None
        if said is not None:
            reach = said.last
            if not _names(text, said):
                out.append(said)
    return out


def _longest(text: Text, first: int) -> Said | None:
    token = text.tokens.get(first)
    rules = RULES.get(token.sense.kind, ()) if token is not None else ()
    if first in text.numerals or first in text.numeric:
        rules += NUMBER_RULES
    best: Said | None = None
    for rule in rules:
        said = rule(text, first)
        if said is not None and (best is None or said.last > best.last):
            best = said
    best = best and (twin_date(text, best) or best)
    return best and (span_date(text, best) or best)


def _names(text: Text, said: Said) -> bool:
    """Whether the words are part of a name (a revolution, a square), or say what happens every so often."""
    before = text.before(said.first)
    if before is None or not text.loose(said.first, LOOSE + QUOTES):
        return False
    if before.sense.kind == "link" and before.sense.role == "every":
        return True
    what = said.what
    named = isinstance(what, Calendar) and what.year is None and what.year_shift is None and what.month_shift is None
    return before.sense.kind == "name" and named
