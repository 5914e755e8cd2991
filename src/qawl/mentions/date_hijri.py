"""Hijri dates by the Umm al-Qura calendar, 1343 to 1500 (1 August 1924 to 16 November 2077)."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from qawl.mentions.date_value import NO_DAY, NO_PUBLICATION, Open, Value, of_days

FIRST, LAST = 1343, 1500
OUTSIDE = Open("outside the Hijri years 1343 to 1500, for which the Umm al-Qura calendar is known")
MONTHS = 12


def hijri_value(year: int, month: int | None, day: int | None) -> Value | Open:
    """The days of a Hijri year, month or day."""
    if not FIRST <= year <= LAST:
        return OUTSIDE
    first = _day(year, month or 1, day or 1)
    last = first
    if day is None:
        after = _after(year, month)
        last = after - timedelta(days=1) if after else Day(2077, 11, 16)
    elif first is None or day > hijri_length(year, month or 1):
        return NO_DAY
    return of_days(first, last) if first and last else NO_DAY


def hijri_of(day: Day) -> tuple[int, int, int] | None:
    """Year, month and day of the Hijri calendar, or None outside the years that are known."""
    from hijridate import Gregorian  # noqa: PLC0415 (its tables are read only where a text has a Hijri date)

    try:
        hijri = Gregorian.fromdate(day).to_hijri()
    except (OverflowError, ValueError):
        return None
    return hijri.year, hijri.month, hijri.day


def hijri_length(year: int, month: int) -> int:
    """How many days a Hijri month has, 29 or 30."""
    from hijridate import Hijri  # noqa: PLC0415 (see above)

    return Hijri(year, month, 1).month_length()


def hijri_shift(year: int, month: int, shift: int) -> tuple[int, int]:
    """Year and month `shift` months after a Hijri month."""
    count = year * MONTHS + month - 1 + shift
    return count // MONTHS, count % MONTHS + 1


def months_from(day: Day | None, shift: int) -> Value | Open:
    """The same day of the Hijri calendar `shift` Hijri months after `day` (the last of a shorter month)."""
    if day is None:
        return NO_PUBLICATION
    hijri = hijri_of(day)
    year, month = hijri_shift(hijri[0], hijri[1], shift) if hijri is not None else (0, 1)
    if hijri is None or not FIRST <= year <= LAST:
        return OUTSIDE
    return hijri_value(year, month, min(hijri[2], hijri_length(year, month)))


def _day(year: int, month: int, day: int) -> Day | None:
    from hijridate import Hijri  # noqa: PLC0415 (see above)

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None
    return Day(found.year, found.month, found.day)


def _after(year: int, month: int | None) -> Day | None:
    """The first day after a year or a month, or None where the known years end."""
    if month is None:
        return _day(year + 1, 1, 1) if year < LAST else None
    next_year, next_month = hijri_shift(year, month, 1)
    return _day(next_year, next_month, 1) if next_year <= LAST else None
