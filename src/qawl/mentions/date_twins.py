"""A day that is said by two calendars."""

from __future__ import annotations

from qawl.mentions.date_days import weekday_date
from qawl.mentions.date_months import day_month
from qawl.mentions.date_numeric import numeric_date
from qawl.mentions.date_said import Calendar, Said
from qawl.mentions.date_words import Text

BESIDE = "(/"  # marks that may stand before the same day by the other calendar


def twin_date(text: Text, said: Said) -> Said | None:
    """A Hijri day with the Gregorian one that it is (or the other way round): one date, the Gregorian one."""
    if not _is_day(said):
        return None
    at, used = said.last + 1, said.used
    link = text.token(at, "link", "match")
    if link is not None and text.loose(at):
        at, used = link.last + 1, (*used, link.sense.label)
    elif not set(BESIDE) & set(text.words.gap(at)):
        return None
    other = _day_at(text, at) if text.loose(at) else None
    if other is None or not _is_day(other):
        return None
    one, two = said.what, other.what
    if not isinstance(one, Calendar) or not isinstance(two, Calendar) or one.hijri == two.hijri:
        return None
    return Said(said.first, other.last, two if one.hijri else one, "two-calendars", used + other.used)


def _day_at(text: Text, at: int) -> Said | None:
    return weekday_date(text, at) or day_month(text, at) or numeric_date(text, at)


def _is_day(said: Said) -> bool:
    return isinstance(said.what, Calendar) and said.what.day is not None and said.what.month is not None
