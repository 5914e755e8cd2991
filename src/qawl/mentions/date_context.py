"""What the text around a date says of it: its tense, the day on which the article was written, days of every year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta

from qawl.mentions.date_by_today import of_weekday
from qawl.mentions.date_clock import Clock, Tense
from qawl.mentions.date_said import Calendar, Said, Weekday
from qawl.mentions.date_value import Point, Value, exists, first_day
from qawl.mentions.date_words import Text

STOPS = ".\n:\u061b!\u061f"
WAS = 3  # words before a word of the future in which "was" makes it a plan that may have failed
BACK = 18  # words before a date in which a word of the future tells that it lies ahead
STATED = 14  # days: so far a day that the article states as its own may lie from the publication
LATE = range(-3, 2)  # days: so far the "today" that its weekdays tell may lie from the publication


def tense(text: Text, first: int) -> Tense:
    """Whether the nearest word of time before the date in its sentence is one of the future.

    What was planned ("had been due") may lie on either side of the publication.
    """
    before = text.before(first)
    if before is not None and before.sense.role == "since":
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


def written(text: Text, found: Sequence[Said], published: Day | None) -> Day | None:
    """The day that the article itself calls today: that of its dateline, or the one on which its weekdays agree.

    What the text states wins over the day of publication, which may be that on which somebody collected it. In a
    phrase by itself, and without a publication, nothing is concluded.
    """
    if published is None or text.spoken:
        return published
    stated = _dateline(text, found)
    if stated is not None and abs((stated - published).days) <= STATED:
        return stated
    shifts = {_shift(said.what, published) for said in found if isinstance(said.what, Weekday)} - {None}
    shift = shifts.pop() if len(shifts) == 1 else None
    return published + timedelta(days=shift) if shift in LATE and shift is not None else published


def _dateline(text: Text, found: Sequence[Said]) -> Day | None:
    for said in found:
        before = text.before(said.first)
        if before is None or before.sense.kind != "dateline" or not isinstance(said.what, Calendar):
            continue
        point = Point(said.what.year, said.what.month, said.what.day)
        if None not in point and not said.what.hijri and exists(point):
            return first_day(point)
    return None


def _shift(what: Weekday, published: Day) -> int | None:
    """How far the day that a weekday beside a word for today or yesterday names lies from the one that it should be."""
    if what.offset is None:
        return None
    value = of_weekday(what, Clock(published))
    day = first_day(value.low) if isinstance(value, Value) else None
    return (day - published).days - what.offset if day is not None else None


def every_year(text: Text, found: Sequence[Said]) -> frozenset[int]:
    """The first words of days without a year that are meant for every year, or for one that the text does not say.

    In an article on what happened on a day of the year that is every mention of the day.
    """
    days = {_day(said) for said in found if text.before_is(said.first, "anniversary")} - {None}
    return frozenset(
        said.first for said in found if (day := _day(said)) and (day in days or _famous(text, said.first, day))
    )


def _day(said: Said) -> tuple[int, int] | None:
    """Month and day of a date that leaves the year open."""
    what = said.what
    if not isinstance(what, Calendar) or what.hijri or what.month is None or what.day is None:
        return None
    told = what.year is not None or what.year_shift is not None or what.month_shift is not None or what.same
    return None if told else (what.month, what.day)


def _famous(text: Text, first: int, day: tuple[int, int]) -> bool:
    """Whether a day without a year is that of attacks which everybody knows."""
    before = text.before(first)
    entry = before.sense.entry if before is not None and before.sense.kind == "event" else None
    return entry is not None and entry.get("famous") == f"{day[0]}-{day[1]}"
