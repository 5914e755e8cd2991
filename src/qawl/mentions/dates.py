"""Dates in the text: found by their words, resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qawl.lexicon.annotate import Annotated
from qawl.mentions.date_clock import Clock, Tense
from qawl.mentions.date_days import day_date, weekday_date
from qawl.mentions.date_feasts import century_date, decade_date, feast_date, season_date
from qawl.mentions.date_months import day_month, month_date, numeric_date
from qawl.mentions.date_numeric import find_numeric
from qawl.mentions.date_resolve import resolve
from qawl.mentions.date_said import Calendar, Said, Same
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
from qawl.mentions.date_units import ago_date, counted_date, pointed_date, units_date
from qawl.mentions.date_value import Open, Value, edtf
from qawl.mentions.date_words import LOOSE, Text, find_tokens, senses
from qawl.mentions.date_years import bare_year, year_date, years_date
from qawl.mentions.numerals import Numeral
from qawl.types import By, Date, Problem, Span

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
STOPS = ".\n:\u061b!\u061f"
WAS = 3  # words before a word of the future in which "was" makes it a plan that may have failed
BACK = 18  # words before a date in which a word of the future tells that it lies ahead


def find_dates(annotated: Annotated, numerals: Mapping[int, Numeral]) -> tuple[list[Date], list[Problem]]:
    """Every date in order, resolved against the day of publication, and what could not be settled."""
    return _dates(annotated, numerals, spoken=False)


def bare_dates(annotated: Annotated, numerals: Mapping[int, Numeral]) -> tuple[list[Date], list[Problem]]:
    """Dates of a phrase that stands by itself, outside an article: colloquial words and exact edges are admitted."""
    return _dates(annotated, numerals, spoken=True)


def _dates(annotated: Annotated, numerals: Mapping[int, Numeral], *, spoken: bool) -> tuple[list[Date], list[Problem]]:
    words, published = annotated.words, annotated.article.published
    _, glued = senses(annotated.lexicon)
    tokens = find_tokens(annotated)
    numeric = find_numeric(words, glued, published.year if published else None, spoken=spoken)
    text = Text(words, tokens, numerals, numeric, glued, annotated, spoken)
    dates: list[Date] = []
    problems: list[Problem] = []
    last: Value | None = None
    day: Value | None = None
    every_year: set[tuple[int | None, int | None]] = set()
    reach = -1
    for first in sorted(tokens.keys() | numerals.keys() | numeric.keys()):
        if first <= reach:
            continue
        said = _longest(text, first)
        if said is None:
            continue
        if _names(text, said):
            reach = said.last
            continue
        what = said.what
        recurs = False
        if isinstance(what, Calendar) and what.day and what.year is None and what.month_shift is None:
            if text.token(_before(text, said.first), "anniversary"):
                every_year.add((what.month, what.day))
            recurs = what.year_shift is None and (
                (what.month, what.day) in every_year or _famous(text, said.first, what)
            )
        clock = Clock(None if recurs else published, last, day, _tense(text, said.first), spoken)
        value = resolve(what, clock)
        if value is None:
            continue
        reach = said.last
        span = _span(text, said)
        dates.append(_date(span, said, value))
        if isinstance(value, Open):
            problems.append(Problem(span=span, about="date", message=value.reason))
        else:
            last = value
            chained = isinstance(what, Same) and what.offset
            day = value if value.low.day is not None and not chained else day
    return dates, problems


def _longest(text: Text, first: int) -> Said | None:
    token = text.tokens.get(first)
    best: Said | None = None
    for rule in RULES.get(token.sense.kind, ()) if token is not None else ():
        said = rule(text, first)
        if said is not None and (best is None or said.last > best.last):
            best = said
    if first in text.numerals or first in text.numeric:
        for rule in NUMBER_RULES:
            said = rule(text, first)
            if said is not None and (best is None or said.last > best.last):
                best = said
    if best is None:
        return None
    return span_date(text, best) or best


def _before(text: Text, first: int) -> int:
    """The first word of the token that ends right before a word, of two words at most."""
    return next(
        (
            at
            for at in (first - 1, first - 2, first - 3, first - 4)
            if at in text.tokens and text.tokens[at].last == first - 1
        ),
        -1,
    )


def _names(text: Text, said: Said) -> bool:
    """Whether the words are part of a name (a revolution, a square), or say what happens every so often."""
    before = text.tokens.get(said.first - 1)
    if before is None or before.last != said.first - 1 or not text.loose(said.first, LOOSE + QUOTES):
        return False
    if before.sense.kind == "link" and before.sense.role == "every":
        return True
    what = said.what
    named = isinstance(what, Calendar) and what.year is None and what.year_shift is None and what.month_shift is None
    return before.sense.kind == "name" and named


def _famous(text: Text, first: int, what: Calendar) -> bool:
    """Whether a day without a year is that of attacks which everybody knows, in a year that the text does not say."""
    before = text.tokens.get(first - 1)
    entry = before.sense.entry if before is not None and before.sense.kind == "event" else None
    return entry is not None and entry.get("famous") == f"{what.month}-{what.day}"


def _tense(text: Text, first: int) -> Tense:
    """Whether the nearest word of time before the date in its sentence is one of the future.

    What was planned ("had been due") may lie on either side of the publication.
    """
    if text.token(first - 1, "link", "since"):
        return ""
    reporting, counted = (text.annotated.matches.layer(name) for name in ("reporting", "counted"))
    for index in range(first - 1, max(first - 1 - BACK, -1), -1):
        gap = text.words.gaps.get(index + 1)
        if gap is not None and any(mark in gap for mark in STOPS):
            return ""
        token = text.tokens.get(index)
        kind = token.sense.kind if token is not None else ""
        if kind in ("future", "scheduled"):
            return "near" if any(text.token(at, "past", "was") for at in range(index - WAS, index)) else "ahead"
        verb = reporting.get(index) or counted.get(index)
        if kind == "past" or (verb is not None and verb.features.startswith("pf")):
            return ""
    return ""


def _span(text: Text, said: Said) -> Span:
    token, numeral = text.tokens.get(said.first), text.numerals.get(said.first)
    skip = token.glued if token is not None else numeral.skip if numeral is not None else 0
    return text.words.span(said.first, said.last, skip)


def _date(span: Span, said: Said, value: Value | Open) -> Date:
    by = tuple(By(label, said.rule) for label in said.used) or (By("digits", said.rule),)
    return Date(span=span, value=edtf(value) if isinstance(value, Value) else None, by=by)
