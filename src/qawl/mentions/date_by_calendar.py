"""Dates by number and month: the year that is left out, days of the present month, Hijri dates."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from qawl.mentions.date_clock import NEAR, Clock, Result, Tense, nearest
from qawl.mentions.date_hijri import hijri_of, hijri_value
from qawl.mentions.date_said import Calendar
from qawl.mentions.date_value import (
    NO_ANTECEDENT,
    NO_DAY,
    NO_PUBLICATION,
    Point,
    Value,
    at,
    exists,
    first_day,
    month_from,
    of_day,
    weekday_ahead,
)

LONG_PAST = 6  # months: with a word of the future beside it a month that is longer past is the next one
WEEKS = 4  # an ordinal up to this may count the weekdays of a month
LEAP = 8  # years within which there is always a leap year


def of_calendar(what: Calendar, clock: Clock) -> Result:
    """The day, month or year; the year that is left out is told by the publication, a shift, a weekday."""
    if what.hijri:
        return of_hijri(what, clock)
    if what.recurs:
        point = Point(None, what.month, what.day)
        return at(point) if exists(point) else NO_DAY
    if what.month is None and what.day is None:
        return _year(what, clock)
    if what.month is None:
        return _day_of_month(what, clock)
    year, month = _year_of(what, clock), what.month
    if what.same and year is None and clock.last is not None:
        year = clock.last.low.year
    if year is None and clock.published is not None and not what.same:
        year = _year_near(what, clock, clock.published)
    point = Point(year, month, what.day)
    if not exists(point):
        return NO_DAY
    return _nth_weekday(point, what) or at(point)


def _nth_weekday(point: Point, what: Calendar) -> Value | None:
    """The n-th such weekday of the month, where the n-th day is another weekday than the text says."""
    day = first_day(point)
    if not what.nth or what.weekday is None or point.day is None or point.day > WEEKS or day is None:
        return None
    if day.weekday() == what.weekday:
        return None
    nth = weekday_ahead(day.replace(day=1), what.weekday) + timedelta(weeks=point.day - 1)
    return of_day(nth) if nth.month == point.month else None


def _year(what: Calendar, clock: Clock) -> Result:
    year = _year_of(what, clock)
    return at(Point(year)) if year is not None else NO_PUBLICATION


def _year_of(what: Calendar, clock: Clock) -> int | None:
    """The year that is said, by number or by its distance from the publication."""
    if what.year is not None:
        return what.year
    if what.year_shift is not None and clock.published is not None:
        return clock.published.year + what.year_shift
    return None


def _day_of_month(what: Calendar, clock: Clock) -> Result:
    """A day of the present or last month, or of the month before in the text."""
    if what.same:
        month = clock.last.high if clock.last is not None else None
        if month is None or month.month is None:
            return NO_ANTECEDENT
        year, number = month.year, month.month
    else:
        if clock.published is None:
            return NO_PUBLICATION
        ahead = what.past and (what.day or 1) > clock.published.day
        point = month_from(clock.published.year, clock.published.month, (what.month_shift or 0) - ahead)
        year, number = point.year, point.month or 1
    point = Point(year, number, what.day)
    return at(point) if exists(point) else NO_DAY


def _year_near(what: Calendar, clock: Clock, published: Day) -> int | None:
    """The year of a month that is said without one."""
    month, day = what.month or 1, what.day
    if what.month_shift is not None:
        year = _shifted_year(month, day, what.month_shift, published)
    elif clock.spoken:
        year = published.year
    else:
        year = _likely_year(month, day, published, tense=clock.tense)
    if what.weekday is not None and day is not None and what.month_shift is None:
        year = _year_by_weekday(year, month, day, what.weekday)
    return year if day != 29 or month != 2 else _leap(year, back=year <= published.year)


def _shifted_year(month: int, day: int | None, shift: int, published: Day) -> int:
    """The year of the last (next, present) such month; of a day of this month that is past, the present one."""
    year = published.year
    if shift == 0:
        distance = month - published.month
        return year - 1 if distance > 6 else year + 1 if distance < -6 else year
    if shift < 0:
        past = month < published.month or (month == published.month and day is not None and day < published.day)
        return year + shift + (1 if past else 0)
    coming = month > published.month or (month == published.month and day is not None and day > published.day)
    return year + shift - (1 if coming else 0)


def _likely_year(month: int, day: int | None, published: Day, *, tense: Tense) -> int:
    """The year of a month without a word for last or next: the past one, unless a word of the future stands before it.

    A day of the present month is that of this year even where it lies ahead.
    """
    distance = month - published.month
    if distance < 0 or (distance == 0 and (day is None or day <= published.day)):
        return published.year + (1 if tense and -distance > LONG_PAST else 0)
    near = tense == "ahead" or (tense == "near" and distance <= LONG_PAST)
    return published.year if near or distance == 0 else published.year - 1


def _year_by_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """The nearest year in which the day falls on the weekday that stands beside it."""
    for guess in (year, year - 1, year + 1):
        if exists(Point(guess, month, day)) and Day(guess, month, day).weekday() == weekday:
            return guess
    return year


def _leap(year: int, *, back: bool) -> int:
    step = -1 if back else 1
    return next((y for y in range(year, year + LEAP * step + step, step) if exists(Point(y, 2, 29))), year)


def of_hijri(what: Calendar, clock: Clock) -> Result:
    """The Gregorian days of a Hijri day, month or year."""
    if what.year is not None:
        return _sighted(what, hijri_value(what.year, what.month, what.day))
    if clock.published is None:
        return None if what.near else NO_PUBLICATION
    today = hijri_of(clock.published)
    if today is None or what.month is None:
        return NO_PUBLICATION
    year, month = today[0], what.month
    if what.year_shift is not None:
        year += what.year_shift
    elif what.month_shift is not None:
        year = _shiftedof_hijri(month, what.month_shift, today)
    elif what.near or what.day is not None or not clock.spoken:
        guesses = [hijri_value(guess, month, what.day) for guess in (year - 1, year, year + 1)]
        return nearest(
            guesses, clock.published, within=NEAR if what.near and not clock.spoken else None, ahead=bool(clock.tense)
        )
    return hijri_value(year, month, what.day)


def _sighted(what: Calendar, value: Result) -> Result:
    """The neighbouring day, where the text names its weekday: months begin when the moon is seen."""
    day = first_day(value.low) if isinstance(value, Value) and what.day is not None else None
    if day is None or what.weekday is None:
        return value
    off = (what.weekday - day.weekday() + 3) % 7 - 3
    return of_day(day + timedelta(days=off)) if abs(off) == 1 else value


def _shiftedof_hijri(month: int, shift: int, today: tuple[int, int, int]) -> int:
    if shift < 0:
        return today[0] + shift + (1 if month < today[1] else 0)
    return today[0] + shift - (1 if shift and month > today[1] else 0)
