"""Seasons and feasts."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from qawl.mentions.date_by_calendar import of_calendar, of_hijri
from qawl.mentions.date_clock import NEAR, Clock, Result, nearest
from qawl.mentions.date_hijri import hijri_of, hijri_value
from qawl.mentions.date_said import Calendar, Feast, Season
from qawl.mentions.date_value import (
    NO_ANTECEDENT,
    NO_DAY,
    NO_PUBLICATION,
    Point,
    Value,
    first_day,
    last_day,
    month_from,
    of_day,
    of_days,
)

HIJRI_YEARS = 1600  # a year below this is a Hijri one beside a Hijri feast


def of_season(what: Season, clock: Clock) -> Result:
    """Three whole months."""
    year = what.year
    if year is None and what.same and clock.last is not None:
        year = clock.last.low.year
    if year is None:
        if clock.published is None or what.same:
            return NO_PUBLICATION if clock.published is None else NO_ANTECEDENT
        year = clock.published.year + _season_shift(what, clock)
    end = month_from(year, what.month, 2)
    last = last_day(end)
    return Value(Point(year, what.month, 1), Point(last.year, last.month, last.day)) if last else NO_DAY


def _season_shift(what: Season, clock: Clock) -> int:
    """The last season (-1) is the last one that has ended, the next (1) the next to begin."""
    assert clock.published is not None
    if what.shift is None or what.shift == 0:
        return -1 if clock.published.month < 3 and what.month == 12 else 0
    over = clock.published.month >= what.month + 3
    if what.shift < 0:
        return 0 if over else -1
    return 0 if clock.published.month < what.month else 1


def of_feast(what: Feast, clock: Clock) -> Result:
    """All days of the feast, or its n-th; a great feast without its name is the one that lies near."""
    if what.month is None:
        great = (
            what._replace(month=10, day=1, days=3, hijri=True),
            what._replace(month=12, day=10, days=4, hijri=True),
        )
        found = [value for feast in great if isinstance(value := of_feast(feast, clock), Value)]
        return nearest(found, clock.published, within=NEAR, ahead=True) if clock.published else None
    first = _begins(what, clock)
    begin = first_day(first.low) if isinstance(first, Value) else None
    if begin is None:
        return first
    if what.nth is not None:
        return of_day(begin + timedelta(days=what.nth - 1 if what.nth > 0 else what.days - 1))
    return of_days(begin, begin + timedelta(days=what.days - 1))


def _begins(what: Feast, clock: Clock) -> Result:
    """The first day of the feast."""
    if not what.hijri:
        return of_calendar(Calendar(what.year, what.month, what.day, month_shift=what.shift), clock)
    if what.year is not None and what.year >= HIJRI_YEARS:
        return _hijri_in(what, what.year)
    if what.shift == 0 and clock.published is not None:
        return _hijri_in(what, clock.published.year)
    return of_hijri(Calendar(what.year, what.month, what.day, hijri=True, month_shift=what.shift), clock)


def _hijri_in(what: Feast, year: int) -> Result:
    """The day of a Hijri feast that falls into a Gregorian year."""
    today = hijri_of(Day(year, 1, 1))
    for guess in (today[0], today[0] + 1) if today else ():
        value = hijri_value(guess, what.month, what.day)
        if isinstance(value, Value) and value.low.year == year:
            return value
    return NO_DAY
