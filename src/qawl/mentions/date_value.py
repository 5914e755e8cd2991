"""Values of dates: what is known of a day, month or year, intervals of them, and their EDTF."""

from __future__ import annotations

import calendar
from datetime import date as Day
from datetime import timedelta
from typing import NamedTuple


class Point(NamedTuple):
    """A day, month or year, as far as it is known; a year of 0 or less is before the common era (0 is 1 BC)."""

    year: int | None
    month: int | None = None
    day: int | None = None


class Value(NamedTuple):
    """From the beginning of `low` to the end of `high`, both inclusive; one and the same for a day, month or year."""

    low: Point
    high: Point


class Open(NamedTuple):
    """A date whose value cannot be told, and why."""

    reason: str


NO_DAY = Open("there is no such day")
NO_PUBLICATION = Open("relative to a day of publication that is not given")
NO_ANTECEDENT = Open("relative to a date before it in the text, which is missing")
NO_SENSE = Open("the interval ends before it begins")


def edtf(value: Value) -> str:
    """The value as EDTF (ISO 8601-2): a day, month or year, or an interval of two; XXXX where the year is not known."""
    low, high = _text(value.low), _text(value.high)
    return low if low == high else f"{low}/{high}"


def _text(point: Point) -> str:
    sign = "-" if point.year is not None and point.year < 0 else ""
    year = "XXXX" if point.year is None else f"{sign}{abs(point.year):04d}"
    return "-".join([year, *(f"{part:02d}" for part in (point.month, point.day) if part is not None)])


def at(point: Point) -> Value:
    """A value that is one day, month or year."""
    return Value(point, point)


def of_day(day: Day) -> Value:
    """A value that is one day."""
    return at(Point(day.year, day.month, day.day))


def of_days(first: Day, last: Day) -> Value:
    """The interval of days from `first` to `last`."""
    return Value(Point(first.year, first.month, first.day), Point(last.year, last.month, last.day))


def first_day(point: Point) -> Day | None:
    """The first day of what is known, or None where the year is not known or not one of the calendar."""
    if point.year is None or not 1 <= point.year <= 9999:
        return None
    return Day(point.year, point.month or 1, point.day or 1)


def last_day(point: Point) -> Day | None:
    """The last day of what is known, or None where the year is not known or not one of the calendar."""
    if point.year is None or not 1 <= point.year <= 9999:
        return None
    month = point.month or 12
    return Day(point.year, month, point.day or calendar.monthrange(point.year, month)[1])


def exists(point: Point) -> bool:
    """Whether the calendar has such a day (29 February counts where the year is not known)."""
    if point.month is None:
        return True
    if not 1 <= point.month <= 12:
        return False
    year = point.year if point.year is not None and 1 <= point.year <= 9999 else 2000
    return point.day is None or 1 <= point.day <= calendar.monthrange(year, point.month)[1]


def month_from(year: int, month: int, shift: int) -> Point:
    """The month that lies `shift` months after a month of a year."""
    count = year * 12 + month - 1 + shift
    return Point(count // 12, count % 12 + 1)


def week_from(day: Day, shift: int) -> Value:
    """The week, Monday to Sunday, that lies `shift` weeks after that of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return of_days(monday, monday + timedelta(days=6))


def weekday_back(day: Day, weekday: int) -> Day:
    """The last such weekday (0 is Monday) on or before `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_ahead(day: Day, weekday: int) -> Day:
    """The next such weekday (0 is Monday) on or after `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
