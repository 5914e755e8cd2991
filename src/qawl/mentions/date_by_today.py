"""Dates by their distance from the publication, or from the date before in the text."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from qawl.mentions.date_clock import Clock, Result
from qawl.mentions.date_hijri import MONTHS, OUTSIDE, hijri_of, hijri_shift, hijri_value, months_from
from qawl.mentions.date_said import Ago, Relative, Same, Units, Weekday
from qawl.mentions.date_value import (
    NO_ANTECEDENT,
    NO_DAY,
    NO_PUBLICATION,
    Point,
    Value,
    at,
    exists,
    first_day,
    last_day,
    month_from,
    of_day,
    of_days,
    week_from,
    weekday_ahead,
    weekday_back,
)

HIJRI = {"hijri-month": 1, "hijri-year": MONTHS}


def of_weekday(what: Weekday, clock: Clock) -> Result:
    """The last such weekday, or the one that a shift, a week or a day beside it names."""
    if what.same:
        return _weekday_after(what, clock)
    published = clock.published
    if published is None:
        return NO_PUBLICATION
    if what.week is not None:
        monday = first_day(week_from(published, what.week).low)
        return of_day(monday + timedelta(days=what.weekday)) if monday else NO_DAY
    if what.offset is not None:
        day = published + timedelta(days=what.offset)
        back, ahead = weekday_back(day, what.weekday), weekday_ahead(day, what.weekday)
        return of_day(back if (day - back) <= (ahead - day) else ahead)
    if what.shift is None or what.shift == 0:
        return of_day(_likely_weekday(published, what.weekday, clock))
    if what.shift < 0:
        day = weekday_back(published - timedelta(days=1), what.weekday)
        return of_day(day - timedelta(weeks=-what.shift - 1))
    return of_day(weekday_ahead(published + timedelta(days=1), what.weekday) + timedelta(weeks=what.shift - 1))


def _likely_weekday(published: Day, weekday: int, clock: Clock) -> Day:
    """The last such day; with a word of the future the next, unless the last was yesterday (papers come a day late)."""
    back, ahead = weekday_back(published, weekday), weekday_ahead(published, weekday)
    gone, coming = (published - back).days, (ahead - published).days
    bound = {"": -1, "ahead": 5, "near": gone}[clock.tense]
    return ahead if coming <= bound else back


def _weekday_after(what: Weekday, clock: Clock) -> Result:
    """The weekday after or before the last date of the text."""
    day = last_day(clock.day.high) if clock.day is not None else clock.published if clock.spoken else None
    if day is None:
        return NO_ANTECEDENT
    if (what.shift or 0) < 0:
        return of_day(weekday_back(day - timedelta(days=1), what.weekday))
    return of_day(weekday_ahead(day + timedelta(days=1), what.weekday))


def of_relative(what: Relative, clock: Clock) -> Result:
    """The day so far from the publication."""
    if clock.published is None:
        return NO_PUBLICATION
    return of_day(clock.published + timedelta(days=what.offset))


def of_units(what: Units, clock: Clock) -> Result:
    """Whole units before, after or around the publication; hours in whole days."""
    day = clock.published
    if day is None:
        return NO_PUBLICATION
    if what.unit in HIJRI:
        return _hijri(what.unit, what.shift, day, clock)
    if what.unit == "decade" and what.number > 1:
        return of_units(Units("year", what.shift, 10 * what.number), clock)
    if what.unit == "hour":
        days = -(-what.number // 24)
        return of_days(day - timedelta(days=days), day) if what.shift < 0 else of_days(day, day + timedelta(days=days))
    first, last = (
        (what.shift, what.shift) if what.number == 1 else (-what.number, -1) if what.shift < 0 else (1, what.number)
    )
    low, high = _unit(what.unit, first, day), _unit(what.unit, last, day)
    return Value(low.low, high.high)


def _unit(unit: str, shift: int, day: Day) -> Value:
    """The day, week, month ... that lies `shift` units from that of `day`."""
    if unit == "day":
        return of_day(day + timedelta(days=shift))
    if unit == "week":
        return week_from(day, shift)
    if unit == "month":
        return at(month_from(day.year, day.month, shift))
    if unit == "year":
        return at(Point(day.year + shift))
    if unit == "quarter":
        first_month = month_from(day.year, (day.month - 1) // 3 * 3 + 1, 3 * shift)
        return Value(first_month, month_from(first_month.year or day.year, first_month.month or 1, 2))
    size = 10 if unit == "decade" else 100
    first = (day.year - (unit == "century")) // size * size + (unit == "century") + shift * size
    return Value(Point(first), Point(first + size - 1))


def of_ago(what: Ago, clock: Clock) -> Result:
    """The day, month or year so far from the publication."""
    day = clock.published
    if day is None:
        return NO_PUBLICATION
    if what.unit in HIJRI:
        return _hijri(what.unit, what.number, day, clock)
    if what.unit == "week":
        return of_day(day + timedelta(weeks=what.number))
    return _unit(what.unit, what.number, day)


def _hijri(unit: str, shift: int, day: Day, clock: Clock) -> Result:
    """The Hijri month or year that lies so far from that of `day`; of a phrase by itself the same day of it."""
    months = shift * HIJRI[unit]
    if clock.spoken:
        return months_from(day, months)
    hijri = hijri_of(day)
    if hijri is None:
        return OUTSIDE
    year, month = hijri_shift(hijri[0], hijri[1], months)
    return hijri_value(year, month if unit == "hijri-month" else None, None)


def of_same(what: Same, clock: Clock) -> Result:
    """The day, month or year of the date before in the text, or one near it."""
    before = clock.day if what.unit == "day" else clock.last
    if before is None:
        return NO_ANTECEDENT
    last = before.low
    if what.unit == "day":
        if last.month is None or last.day is None:
            return NO_ANTECEDENT
        if what.year is not None:
            point = Point(what.year, last.month, last.day)
            return at(point) if exists(point) else NO_DAY
    day = first_day(last)
    if day is None or (last.month is None and what.unit in ("month", "week")):
        return at(last) if what.offset == 0 and what.unit == "day" else NO_ANTECEDENT
    return _unit(what.unit, what.offset, day)
