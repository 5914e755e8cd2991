"""What is made of other dates: parts of days, nights, edges, seasons, feasts, and spans from one date to another."""

from __future__ import annotations

from qawl.mentions.date_days import day_date, weekday_date
from qawl.mentions.date_feasts import century_date, decade_date, feast_date, season_date
from qawl.mentions.date_months import day_month, days_at, month_date
from qawl.mentions.date_numeric import numeric_date
from qawl.mentions.date_said import (
    Calendar,
    Edge,
    Feast,
    Fixed,
    Fraction,
    Nth,
    Pair,
    Relative,
    Said,
    Units,
    Weekday,
)  # fmt: skip
from qawl.mentions.date_units import counted_date, pointed_date, units_date
from qawl.mentions.date_words import DASHES, Text, Token, after_of
from qawl.mentions.date_years import year_date, year_number, years_date

PARTS = 3  # words for parts of a day in a row


def day_core(text: Text, at: int) -> Said | None:
    """A date of one day, or of neighbouring days; the word for day may precede."""
    unit = text.token(at, "unit")
    if unit is not None and unit.sense.of == "day" and not unit.sense.definite and text.close(unit.last + 1):
        if unit.sense.role == "pair":
            return _two_days(text, at, unit)
        found = _day(text, unit.last + 1) if unit.sense.value == 1 else None
        return found._replace(first=at, used=(unit.sense.label, *found.used)) if found else None
    return _day(text, at)


def _day(text: Text, at: int) -> Said | None:
    return weekday_date(text, at) or day_date(text, at) or day_month(text, at) or numeric_date(text, at)


def _two_days(text: Text, at: int, unit: Token) -> Said | None:
    """The dual word for day before two weekdays (or two numbers of one month): one interval."""
    first = unit.last + 1
    a = text.token(first, "weekday")
    if a is None:
        found = day_month(text, first)
        return found._replace(first=at, used=(unit.sense.label, *found.used)) if found else None
    b = text.token(a.last + 1, "weekday")
    if b is None or not b.glued or not text.close(a.last + 1):
        return None
    used: tuple[str, ...] = (unit.sense.label, a.sense.label, b.sense.label)
    last, shift = b.last, None
    modifier = text.token(last + 1, "modifier")
    if modifier is not None and text.close(last + 1) and modifier.sense.role in ("", "dual"):
        used, last, shift = (*used, modifier.sense.label), modifier.last, modifier.sense.value
    return Said(at, last, Pair(Weekday(a.sense.value, shift), Weekday(b.sense.value, shift)), "two-days", used)


def wide_core(text: Text, at: int) -> Said | None:
    """A date coarser than a day: months, years, units, seasons, decades."""
    token = text.tokens.get(at)
    if token is None:
        return numeric_date(text, at) or counted_date(text, at)
    if token.sense.kind == "unit":
        return (
            units_date(text, at)
            or year_date(text, at)
            or years_date(text, at)
            or month_date(text, at)
            or century_date(text, at)
        )
    rule = WIDE.get(token.sense.kind)
    return rule(text, at) if rule is not None else None


def core(text: Text, at: int) -> Said | None:
    """Any date that is not made of another; of two readings the longer."""
    day, wide = day_core(text, at), wide_core(text, at)
    if day is None or (wide is not None and wide.last > day.last):
        return wide
    return day


def part_date(text: Text, at: int) -> Said | None:
    """A part of the day before its day; a night may lie between two weekdays."""
    used: tuple[str, ...] = ()
    after, night = at, False
    for _ in range(PARTS):
        part = text.token(after, "part")
        if part is None or part.sense.role == "pointed" or (after > at and not text.close(after)):
            break
        used, night, after = (*used, part.sense.label), part.sense.role == "night", part.last + 1
    if not used or not text.loose(after):
        return None
    found = (_night(text, after) if night else None) or day_core(text, after) or pointed_date(text, after)
    if found is None or isinstance(found.what, Units):
        return None
    return found._replace(first=at, used=used + found.used)


def _night(text: Text, at: int) -> Said | None:
    """The night between two weekdays that follow each other, or two numbers of days."""
    first = text.token(at, "weekday")
    if first is None:
        return None
    second_at = first.last + 1
    used: tuple[str, ...] = (first.sense.label,)
    link = text.token(second_at, "link", "to") or text.token(second_at, "link", "night")
    if link is not None and text.close(second_at):
        second_at, used = link.last + 1, (*used, link.sense.label)
    second = text.token(second_at, "weekday")
    if second is None or not text.loose(second_at) or (second.sense.value - first.sense.value) % 7 != 1:
        return None
    what = Pair(Weekday(first.sense.value), Weekday(second.sense.value))
    return Said(at, second.last, what, "night", (*used, second.sense.label))


def edge_date(text: Text, at: int) -> Said | None:
    """The beginning, middle or end of something; of the present month or year where nothing says which."""
    edge = text.token(at, "edge")
    if edge is None or edge.sense.entry is None:
        return None
    low, high = (int(day) for day in edge.sense.entry.get("days").split("-"))
    start, used = after_of(text, edge.last + 1, (edge.sense.label,))
    found = _whole(text, start)
    if found is None:
        return None
    return Said(at, found.last, Edge(low, high, found.what), f"edge-{found.rule}", used + found.used)


def _whole(text: Text, at: int) -> Said | None:
    """What has a beginning and an end: a date, or a bare definite unit, which is then the present one."""
    if not text.loose(at):
        return None
    found = core(text, at) or pointed_date(text, at)
    if found is not None:
        return found
    unit = text.token(at, "unit")
    if (
        unit is not None
        and unit.sense.definite
        and unit.sense.value == 1
        and unit.sense.of in ("week", "month", "year")
    ):
        return Said(at, unit.last, Units(unit.sense.of, 0), "unit", (unit.sense.label,))
    year = year_number(text, at)
    return Said(at, year.last, Calendar(year.year, hijri=bool(year.hijri)), "year", year.used) if year else None


def fraction_date(text: Text, at: int) -> Said | None:
    """A half or quarter of a year, a half of a month."""
    token = text.token(at, "fraction")
    if token is None or token.sense.entry is None:
        return None
    start, used = after_of(text, token.last + 1, (token.sense.label,))
    found = _whole(text, start)
    if found is None and text.spoken:
        found = Said(at, token.last, Units("year", 0), "year")
    if found is None:
        return None
    parts = int(token.sense.entry.get("parts"))
    return Said(at, found.last, Fraction(token.sense.value, parts, found.what), "fraction", used + found.used)


def nth_date(text: Text, at: int) -> Said | None:
    """The first, second ... last day or weekday of something; the last 24 hours; the end of a month or year."""
    ordinal = text.token(at, "ordinal")
    if ordinal is None or not ordinal.sense.role or not text.close(ordinal.last + 1):
        return None
    nth, used, after = ordinal.sense.value, (ordinal.sense.label,), ordinal.last + 1
    if ordinal.sense.role == "day":
        month = month_date(text, after)
        return month._replace(first=at, what=Nth(nth, None, month.what), used=used + month.used) if month else None
    unit = text.token(after, "unit")
    name = text.token(after, "dayname") or text.token(after, "weekday")
    if nth == -1 and (several := _last_units(text, at, after, used)):
        return several
    if name is not None:
        return _nth_of(text, at, name, Nth(nth, name.sense.value, Units("month", 0)), used)
    if unit is not None and unit.sense.of == "day" and unit.sense.value < 2:
        return _nth_of(text, at, unit, Nth(nth, None, Units("month", 0)), used)
    if unit is not None and unit.sense.definite and unit.sense.value == 1 and abs(nth) == 1:
        whole = _whole(text, after)
        if whole is None:
            return None
        what = Nth(nth, None, whole.what) if text.spoken else Edge(1, 1, whole.what)
        return Said(at, whole.last, what, "edge", used + whole.used)
    return None


def _nth_of(text: Text, at: int, token: Token, what: Nth, used: tuple[str, ...]) -> Said | None:
    """What the n-th day or weekday is of; alone it counts in the present month, in a phrase by itself."""
    used = (*used, token.sense.label)
    start, with_of = after_of(text, token.last + 1, used)
    found = (feast_date(text, start) or _whole(text, start)) if text.close(start) else None
    if found is not None:
        if isinstance(found.what, Feast):
            return found._replace(first=at, what=found.what._replace(nth=what.nth), used=with_of + found.used)
        if isinstance(found.what, Weekday | Relative):
            return None
        return Said(at, found.last, what._replace(whole=found.what), "nth", with_of + found.used)
    return Said(at, token.last, what, "nth", used) if text.spoken and what.weekday is not None else None


def _last_units(text: Text, at: int, after: int, used: tuple[str, ...]) -> Said | None:
    """The last so many units."""
    numeral = text.number(after)
    unit = text.token(numeral.last + 1 if numeral else after, "unit")
    if unit is None or unit.sense.definite or not text.close(unit.last):
        return None
    count = int(numeral.value) if numeral else unit.sense.value
    if count < 2 or (numeral is not None and (numeral.skip or numeral.rest)):
        return None
    return Said(at, unit.last, Units(unit.sense.of, -1, count), "units", (*used, unit.sense.label))


def alone_date(text: Text, at: int) -> Said | None:
    """In a phrase by itself: the present month or year; the last such day of a month after a word for in or day."""
    unit = text.token(at, "unit")
    if not text.spoken:
        return None
    if unit is not None:
        present = unit.sense.definite and unit.sense.value == 1 and unit.sense.of in ("month", "year")
        return Said(at, unit.last, Units(unit.sense.of, 0), "present", (unit.sense.label,)) if present else None
    days, before = days_at(text, at), text.tokens.get(at - 1)
    led = before is not None and (before.sense.role == "lead" or before.sense.of == "day")
    if days is None or before is None or not led or days.last + 1 < len(text.words):
        return None
    return Said(at, days.last, Calendar(day=days.low, past=True), "day-alone", (before.sense.label, *days.used))


def nth_day_date(text: Text, at: int) -> Said | None:
    """The word for the day with an ordinal and a feast: the second day of the feast."""
    token = text.token(at, "day")
    ordinal = text.token(at + 1, "ordinal", "") if token is not None and token.sense.value == 0 else None
    if token is None or ordinal is None:
        return None
    start, used = after_of(text, ordinal.last + 1, (token.sense.label, ordinal.sense.label))
    found = feast_date(text, start) if text.close(start) else None
    if found is None or not isinstance(found.what, Feast):
        return None
    return found._replace(first=at, what=found.what._replace(nth=ordinal.sense.value), used=used + found.used)


def span_date(text: Text, said: Said) -> Said | None:
    """The span that begins with a date and ends with another: between two, from one to another, one - another."""
    after = said.last + 1
    if not text.loose(after) or isinstance(said.what, Pair | Fixed):
        return None
    before = text.tokens.get(said.first - 1)
    role = before.sense.role if before is not None and before.sense.kind == "link" else ""
    link = text.token(after, "link", "to")
    if role == "between":
        end = _end(text, after) if _glued(text, after) else None
        return _joined(said._replace(first=said.first - 1), end, before)
    if link is not None and (not link.glued or _period(text, said.first)):
        opens = role == "of" or (isinstance(said.what, Calendar) and said.what.day is not None)
        end = _end(text, link.last + 1) if opens and text.close(link.last + 1) else None
        return _joined(said, end, link)
    dashed = text.words.gap(after).strip() and text.loose(after, DASHES)
    if dashed and isinstance(said.what, Calendar) and "/" not in text.words.gap(after):
        end = _end(text, after)
        same = end is not None and isinstance(end.what, Calendar)
        return _joined(said, end, None) if same else None
    return None


def _glued(text: Text, at: int) -> bool:
    token, numeral = text.tokens.get(at), text.numerals.get(at)
    return bool(token and token.glued) or bool(numeral and numeral.skip)


def _period(text: Text, first: int) -> bool:
    """Whether the word for period stands before "from"."""
    return text.token(first - 2, "link", "period") is not None or text.token(first - 1, "link", "period") is not None


def _end(text: Text, at: int) -> Said | None:
    found = core(text, at) or part_date(text, at) or edge_date(text, at) or pointed_date(text, at)
    if found is not None:
        return found
    year = year_number(text, at)
    return Said(at, year.last, Calendar(year.year, hijri=bool(year.hijri)), "year", year.used) if year else None


def _joined(low: Said, high: Said | None, link: Token | None) -> Said | None:
    if high is None or isinstance(high.what, Pair | Fixed):
        return None
    used = low.used + ((link.sense.label,) if link is not None else ()) + high.used
    return Said(low.first, high.last, Pair(low.what, high.what), "span", used)


WIDE = {
    "month": month_date,
    "season": season_date,
    "decade": decade_date,
}
