"""From what is said to a value: every kind of date, and the dates that are made of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from qawl.mentions.date_by_calendar import of_calendar
from qawl.mentions.date_by_feast import of_feast, of_season
from qawl.mentions.date_by_today import of_ago, of_relative, of_same, of_units, of_weekday
from qawl.mentions.date_clock import Clock, Result
from qawl.mentions.date_said import (
    Ago,
    Calendar,
    Edge,
    Feast,
    Firsts,
    Fixed,
    Fraction,
    Nth,
    Pair,
    Relative,
    Same,
    Season,
    Units,
    Weekday,
    What,
)
from qawl.mentions.date_value import (
    NO_DAY,
    NO_PUBLICATION,
    NO_SENSE,
    Point,
    Value,
    exists,
    first_day,
    last_day,
    of_day,
    of_days,
    week_from,
    weekday_ahead,
    weekday_back,
)

FRIDAY = 4


def resolve(what: What, clock: Clock) -> Result:
    """The value; Open where it cannot be told; None where the words are no date at this time of the year."""
    try:
        return RESOLVERS[type(what)](what, clock)
    except (OverflowError, ValueError):
        return NO_DAY


def _fixed(what: Fixed, _: Clock) -> Result:
    if what.low.year is not None and what.high.year is not None and what.low.year > what.high.year:
        return NO_SENSE
    return Value(what.low, what.high)


def _fraction(what: Fraction, clock: Clock) -> Result:
    whole = resolve(what.whole, clock)
    if not isinstance(whole, Value) or whole.low != whole.high or whole.low.day is not None or whole.low.year is None:
        return whole
    point = whole.low
    year = whole.low.year
    if point.month is None:
        size = 12 // what.parts
        return Value(Point(year, (what.part - 1) * size + 1), Point(year, what.part * size))
    last = last_day(point)
    if what.parts != 2 or last is None:
        return whole
    low, high = ((1, 15), (16, last.day))[what.part - 1]
    return Value(point._replace(day=low), point._replace(day=high))


def _firsts(what: Firsts, clock: Clock) -> Result:
    whole = resolve(what.whole, clock)
    if not isinstance(whole, Value) or whole.low != whole.high or whole.low.day is not None or whole.low.year is None:
        return whole
    year, month, _ = whole.low
    if (what.unit == "month") is not (month is None) or what.number < 1:
        return NO_DAY
    low, high = (
        (Point(year, 1), Point(year, what.number))
        if month is None
        else (Point(year, month, 1), Point(year, month, what.number))
    )
    return Value(low, high) if exists(high) else NO_DAY


def _edge(what: Edge, clock: Clock) -> Result:
    """In an article the whole; in a phrase by itself the days of a month or the months of a year."""
    whole = resolve(what.whole, clock)
    if what.whole == Units("week", 0) and what.low > 15 and clock.published and clock.published.weekday() < FRIDAY:
        return week_from(clock.published, -1)  # the end of the week that is over
    if not clock.spoken or not isinstance(whole, Value):
        return whole
    first, last = first_day(whole.low), last_day(whole.high)
    if first is None or last is None or not 27 < (last - first).days < 31:
        return whole
    low = first + timedelta(days=what.low - 1)
    return of_days(low, last if what.high > 28 or what.low > 15 else first + timedelta(days=what.high - 1))


def _nth(what: Nth, clock: Clock) -> Result:
    whole = resolve(what.whole, clock)
    if not isinstance(whole, Value):
        return whole
    first, last = first_day(whole.low), last_day(whole.high)
    if first is None or last is None:
        return NO_PUBLICATION
    if what.weekday is None:
        day = last if what.nth < 0 else first + timedelta(days=what.nth - 1)
    elif what.nth < 0:
        day = weekday_back(last, what.weekday)
    else:
        day = weekday_ahead(first, what.weekday) + timedelta(weeks=what.nth - 1)
    return of_day(day) if first <= day <= last else NO_DAY


def _pair(what: Pair, clock: Clock) -> Result:
    """From one to the other: what the first leaves out it takes from the second."""
    high = resolve(what.high, clock)
    low_what = what.low
    if isinstance(low_what, Calendar) and isinstance(high, Value):
        low_what = _filled(low_what, what.high, high.low)
    low = resolve(low_what, clock)
    if not isinstance(low, Value) or not isinstance(high, Value):
        return low if not isinstance(low, Value) else high
    begin, end = first_day(low.low), last_day(high.high)
    if begin is None or end is None or begin <= end:
        return Value(low.low, high.high)
    if isinstance(what.low, Weekday):
        return Value(of_day(begin - timedelta(weeks=1)).low, high.high)
    return NO_SENSE


def _filled(low: Calendar, high_what: What, high: Point) -> Calendar:
    """The year of the second for the first, or the year before where the first month is the later in the year."""
    plain = low.year is None and low.month_shift is None and low.year_shift is None and not low.same
    if not plain or low.month is None or high.year is None or low.hijri or high.month is None:
        return low
    if isinstance(high_what, Calendar) and high_what.hijri:
        return low
    return low._replace(year=high.year - (low.month > high.month))


RESOLVERS: dict[type, Callable[[Any, Clock], Result]] = {
    Calendar: of_calendar,
    Weekday: of_weekday,
    Relative: of_relative,
    Units: of_units,
    Ago: of_ago,
    Same: of_same,
    Season: of_season,
    Feast: of_feast,
    Fixed: _fixed,
    Fraction: _fraction,
    Firsts: _firsts,
    Edge: _edge,
    Nth: _nth,
    Pair: _pair,
}
