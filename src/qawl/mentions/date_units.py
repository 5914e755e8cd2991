"""Days, weeks, months, years counted from the publication: last month, the three years before, two weeks ago."""

from __future__ import annotations

from qawl.mentions.date_months import month_date
from qawl.mentions.date_said import Ago, Calendar, Firsts, Relative, Said, Same, Season, Units, Weekday, What
from qawl.mentions.date_words import Text, Token
from qawl.mentions.date_years import year_at, year_date, year_number

AGO = ("day", "week", "month", "year", "hijri-month", "hijri-year")
WHOLE = ("day", "week", "month", "year", "decade", "century", "quarter", "hijri-month", "hijri-year")


def units_date(text: Text, at: int) -> Said | None:
    """A definite unit with the word that shifts it, alone or with a number (the last three months)."""
    unit = text.token(at, "unit")
    if unit is None or not unit.sense.definite or unit.sense.of == "school":
        return None
    if unit.sense.value == 1:
        return _one_unit(text, at, unit)
    return _several_units(text, at, unit)


def _one_unit(text: Text, at: int, unit: Token) -> Said | None:
    modifier = text.token(unit.last + 1, "modifier")
    if modifier is None or not text.loose(unit.last + 1) or unit.sense.of not in WHOLE:
        return None
    used, shift = (unit.sense.label, modifier.sense.label), modifier.sense.value
    role = modifier.sense.role
    if role not in ("", "same", "recent"):
        return None
    if unit.sense.of == "year" and text.loose(modifier.last + 1):
        year = year_number(text, modifier.last + 1)
        if year is not None:
            return Said(at, year.last, Calendar(year.year, hijri=bool(year.hijri)), "year", used + year.used)
    what: What = (
        Same(unit.sense.of, shift) if role == "same" and not (text.spoken and shift) else Units(unit.sense.of, shift)
    )
    said = Said(at, modifier.last, what, "unit-shift", used)
    return _week_day(text, said) or said


def _week_day(text: Text, said: Said) -> Said | None:
    """The weekday that follows the week it is in; the word for day may come between."""
    if not isinstance(said.what, Units) or said.what.unit != "week" or not text.close(said.last + 1):
        return None
    unit = text.token(said.last + 1, "unit")
    at = unit.last + 1 if unit is not None and unit.sense.of == "day" and unit.sense.value == 1 else said.last + 1
    weekday = text.token(at, "weekday")
    if weekday is None or weekday.glued or not text.close(at):
        return None
    what = Weekday(weekday.sense.value, week=said.what.shift)
    return said._replace(last=weekday.last, what=what, used=(*said.used, weekday.sense.label))


def _several_units(text: Text, at: int, unit: Token) -> Said | None:
    """The dual, or the plural with its number after it, and the word that shifts them."""
    count, last = unit.sense.value, unit.last
    if count == 0:
        numeral = text.number(last + 1) if text.loose(last + 1) else None
        if numeral is None or numeral.skip or numeral.rest:
            return None
        count, last = int(numeral.value), numeral.last
    return _shifted_count(text, at, last, unit, count) or _first_units(text, at, last, unit, count)


def _first_units(text: Text, at: int, last: int, unit: Token, count: int) -> Said | None:
    """The first so many months of a year, or days of a month."""
    modifier = text.token(last + 1, "modifier", "first")
    link = text.token(last + 2, "link", "of")
    if modifier is None or link is None or unit.sense.of not in ("day", "month") or not text.close(last + 3):
        return None
    start = last + 3
    whole = month_date(text, start) or units_date(text, start) or pointed_date(text, start) or year_date(text, start)
    year = year_number(text, start) if whole is None else None
    if year is not None:
        whole = Said(start, year.last, Calendar(year.year, hijri=bool(year.hijri)), "year", year.used)
    if whole is None:
        return None
    used = (unit.sense.label, modifier.sense.label, *whole.used)
    return Said(at, whole.last, Firsts(unit.sense.of, count, whole.what), "first-units", used)


def counted_date(text: Text, at: int) -> Said | None:
    """A number with its unit and the word that shifts both (the 24 hours past)."""
    numeral = text.number(at)
    if numeral is None or numeral.rest or not text.close(numeral.last + 1):
        return None
    unit = text.token(numeral.last + 1, "unit")
    if unit is None or unit.sense.value == 2 or (unit.sense.definite and unit.sense.value == 1):
        return None
    return _shifted_count(text, at, unit.last, unit, int(numeral.value))


def _shifted_count(text: Text, at: int, last: int, unit: Token, count: int) -> Said | None:
    modifier = text.token(last + 1, "modifier")
    if modifier is None or not text.close(last + 1) or modifier.sense.role not in ("", "recent", "dual"):
        return None
    shift = modifier.sense.value
    if abs(shift) != 1 or count < 1:
        return None
    return Said(
        at, modifier.last, Units(unit.sense.of, shift, count), "units", (unit.sense.label, modifier.sense.label)
    )


def ago_date(text: Text, at: int) -> Said | None:
    """So many units before the publication; "before" what follows with "of" is no date. In speech also after it."""
    link = text.token(at, "link")
    if link is None or link.sense.role not in (("ago", "after", "since") if text.spoken else ("ago",)):
        return None
    start = link.last + 1
    used: tuple[str, ...] = (link.sense.label,)
    approx = text.token(start, "link", "approx")
    if approx is not None:
        start, used = approx.last + 1, (*used, approx.sense.label)
    if not text.close(start):
        return None
    counted = count_of(text, start)
    if counted is None or counted[2].sense.of not in AGO:
        return None
    count, last, unit = counted
    after = text.token(last + 1, "link", "of")
    if after is not None and text.close(last + 1):
        now = text.token(after.last + 1, "link", "now") or text.token(after.last + 1, "day")
        if now is None and not _place_behind(text, after.last + 1):
            return None
        last = now.last if now is not None else last
    sign = 1 if link.sense.role == "after" else -1
    return Said(at, last, Ago(unit.sense.of, sign * count), "ago", (*used, unit.sense.label))


def _place_behind(text: Text, at: int) -> bool:
    """Whether a place, or a word for where, stands behind "from": it does not say before what."""
    matches = text.annotated.matches
    where = matches.at("grammar", at)
    outer = where is not None and text.annotated.lexicon.entry(where.ref).kind == "outer"
    return outer or matches.at("places", at) is not None


def count_of(text: Text, at: int) -> tuple[int, int, Token] | None:
    """(number, last word, unit) of an indefinite count of units: two weeks, three days, 20 years, a month."""
    numeral = text.number(at)
    if numeral is not None:
        if numeral.skip or numeral.definite or not text.close(numeral.last + 1) or numeral.value < 1:
            return None
        unit = text.token(numeral.last + 1, "unit")
        ok = unit is not None and not unit.glued and not unit.sense.definite and (unit.sense.value < 2 or text.spoken)
        return (int(numeral.value), unit.last, unit) if ok and unit is not None else None
    unit = text.token(at, "unit")
    if unit is None or unit.glued or unit.sense.definite or unit.sense.value == 0 or unit.sense.role == "pair":
        return None
    after = unit.last + 1
    number = text.number(after) if text.close(after) else None
    if number is not None:
        return (1, number.last, unit) if number.value == 1 and unit.sense.value == 1 else None
    if text.close(after) and any(text.token(after, kind) for kind in ("month", "weekday", "day", "ordinal", "dayname")):
        return None
    return unit.sense.value, unit.last, unit


def pointed_date(text: Text, at: int) -> Said | None:
    """This or that unit, part of the day, weekday or season."""
    pointer = text.token(at, "pointer")
    if pointer is None or not text.close(pointer.last + 1):
        return None
    target = text.tokens.get(pointer.last + 1)
    if target is None or target.glued:
        return None
    what = _pointed(target, same=pointer.sense.role == "same", spoken=text.spoken)
    if what is None:
        return None
    said = Said(at, target.last, what, "pointed", (pointer.sense.label, target.sense.label))
    if isinstance(what, Same):
        return with_year(text, said) or said
    weekday = text.token(target.last + 1, "weekday")
    if what == Relative(0) and weekday is not None and not weekday.glued and text.loose(target.last + 1):
        day = Weekday(weekday.sense.value, offset=0)
        return said._replace(last=weekday.last, what=day, used=(*said.used, weekday.sense.label))
    return said


def _pointed(target: Token, *, same: bool, spoken: bool) -> What | None:
    sense = target.sense
    if sense.kind == "day" and sense.value == 0:
        return Same("day") if same and not spoken else Relative(0)
    if sense.kind == "part" and sense.role == "pointed":
        return Same("day") if same else Relative(0)
    if sense.kind == "unit" and sense.definite and sense.value == 1 and sense.of in WHOLE:
        return Same(sense.of) if same else Units(sense.of, 0)
    if sense.kind == "season" and sense.definite and not same:
        return Season(sense.value, shift=0)
    return Weekday(sense.value) if sense.kind == "weekday" and not same else None


def with_year(text: Text, said: Said) -> Said | None:
    """The same day of another year."""
    if not isinstance(said.what, Same) or said.what.unit != "day" or not text.loose(said.last + 1):
        return None
    year = year_at(text, said.last + 1)
    if year is None or year.year is None:
        return None
    return said._replace(last=year.last, what=said.what._replace(year=year.year), used=said.used + year.used)


def week_shift(text: Text, at: int) -> tuple[int, int, tuple[str, ...]] | None:
    """(last word, shift, entries) of the week that a weekday is in: the last week, this week; "of" may precede."""
    used: tuple[str, ...] = ()
    link = text.token(at, "link", "of")
    if link is not None and text.close(at):
        at, used = at + 1, (link.sense.label,)
    if not text.close(at):
        return None
    said = pointed_date(text, at) or units_date(text, at)
    if said is None or not isinstance(said.what, Units) or said.what.unit != "week" or said.what.number != 1:
        return None
    return said.last, said.what.shift, used + said.used
