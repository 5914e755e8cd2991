"""Dates in the text: found by their words, resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Mapping

from qawl.lexicon.annotate import Annotated
from qawl.mentions.date_clock import Clock
from qawl.mentions.date_context import every_year, tense, written
from qawl.mentions.date_find import find_said
from qawl.mentions.date_numeric import find_numeric
from qawl.mentions.date_resolve import resolve
from qawl.mentions.date_said import Said, Same
from qawl.mentions.date_value import Open, Value, edtf
from qawl.mentions.date_words import Text, find_tokens, senses
from qawl.mentions.numerals import Numeral
from qawl.types import By, Date, Problem, Span


def find_dates(annotated: Annotated, numerals: Mapping[int, Numeral]) -> tuple[list[Date], list[Problem]]:
    """Every date in order, resolved against the day of publication, and what could not be settled."""
    return _resolved(_text(annotated, numerals, spoken=False))


def bare_dates(annotated: Annotated, numerals: Mapping[int, Numeral]) -> tuple[list[Date], list[Problem]]:
    """Dates of a phrase that stands by itself, outside an article: colloquial words and exact edges are admitted."""
    return _resolved(_text(annotated, numerals, spoken=True))


def _text(annotated: Annotated, numerals: Mapping[int, Numeral], *, spoken: bool) -> Text:
    published = annotated.article.published
    _, glued = senses(annotated.lexicon)
    numeric = find_numeric(annotated.words, glued, published.year if published else None, spoken=spoken)
    return Text(annotated.words, find_tokens(annotated), numerals, numeric, glued, annotated, spoken)


def _resolved(text: Text) -> tuple[list[Date], list[Problem]]:
    """The dates with their values: each is told by its words, its tense, the writing day and the dates before it."""
    found = find_said(text)
    today = written(text, found, text.annotated.article.published)
    yearly = every_year(text, found)
    dates: list[Date] = []
    problems: list[Problem] = []
    last: Value | None = None
    day: Value | None = None
    for said in found:
        clock = Clock(None if said.first in yearly else today, last, day, tense(text, said.first), text.spoken)
        value = resolve(said.what, clock)
        if value is None:
            continue
        span = _span(text, said)
        dates.append(_date(span, said, value))
        if isinstance(value, Open):
            problems.append(Problem(span=span, about="date", message=value.reason))
            continue
        last = value
        if value.low.day is not None and not (isinstance(said.what, Same) and said.what.offset):
            day = value
    return dates, problems


def _span(text: Text, said: Said) -> Span:
    token, numeral = text.tokens.get(said.first), text.numerals.get(said.first)
    skip = token.glued if token is not None else numeral.skip if numeral is not None else 0
    return text.words.span(said.first, said.last, skip)


def _date(span: Span, said: Said, value: Value | Open) -> Date:
    by = tuple(By(label, said.rule) for label in said.used) or (By("digits", said.rule),)
    return Date(span=span, value=edtf(value) if isinstance(value, Value) else None, by=by)
