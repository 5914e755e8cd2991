"""Dates by the numbers of days and the names of months."""

from __future__ import annotations

from typing import NamedTuple

from qawl.mentions.date_said import Calendar, Pair, Said
from qawl.mentions.date_words import DASHES, PAIR, Sense, Text
from qawl.mentions.date_years import Year, year_at, year_number

DAYS = range(1, 32)
JOINED = 4  # months or days joined by "and" that take their year from the last of them


class Month(NamedTuple):
    """A month in one or several namings up to word `last`.

    `sure`: its words cannot mean anything else; `strong`: a preposition before it is not enough to tell that.
    """

    last: int
    used: tuple[str, ...]
    month: int
    hijri: bool
    sure: bool
    near: bool = False
    strong: bool = False


class Days(NamedTuple):
    """One day of a month or several, up to word `last`."""

    last: int
    used: tuple[str, ...]
    low: int
    high: int


def month_at(text: Text, at: int) -> Month | None:
    """A month by name, with its names in other namings beside it; or the word for month with a name or number."""
    unit = text.token(at, "unit")
    if unit is not None:
        if unit.sense.of != "month" or unit.sense.definite or unit.sense.value != 1 or not text.close(at + 1):
            return None
        named = _named_month(text, at + 1)
        if named is not None:
            return named._replace(used=(unit.sense.label, *named.used), sure=True)
        numeral = text.number(at + 1)
        if numeral is None or not (numeral.digits or text.spoken) or not 1 <= numeral.value <= 12 or numeral.rest:
            return None
        return Month(numeral.last, (unit.sense.label,), int(numeral.value), False, sure=True)
    return _named_month(text, at)


def _named_month(text: Text, at: int) -> Month | None:
    token = text.token(at, "month")
    return _paired(text, token.last, token.sense) if token is not None else None


def _paired(text: Text, last: int, sense: Sense) -> Month:
    """A month's name with the names of the same month that follow it."""
    used: tuple[str, ...] = (sense.label,)
    sure = not sense.evidence
    while text.loose(last + 1, PAIR):
        other = text.token(last + 1, "month")
        if other is None or other.glued or other.sense.value != sense.value or other.sense.hijri != sense.hijri:
            break
        used, sure, last = (*used, other.sense.label), True, other.last
    return Month(last, used, sense.value, sense.hijri, sure, sense.evidence == "near", sense.evidence == "strong")


def month_date(text: Text, at: int, *, lent: bool = True) -> Said | None:
    """A month with its year or what shifts it; a month of doubtful sense only where something beside it tells.

    `lent`: what it leaves out it takes from a month that "and" joins to it.
    """
    month = month_at(text, at)
    if month is None:
        return None
    said = _completed(text, at, month, None, ())
    assert isinstance(said.what, Calendar)
    alone = said.last == month.last
    if alone and (after := _day_after(text, at, month)):
        return after
    if alone and not month.sure and ((month.strong and not text.spoken) or not _led(text, at)):
        return None
    if lent and alone:
        said = _borrowed(text, said)
    near = alone and month.near
    return said._replace(what=said.what._replace(near=near)) if near and isinstance(said.what, Calendar) else said


def _borrowed(text: Text, said: Said) -> Said:
    """The date with the year or shift of the next of those that "and" joins to it, if it has none itself."""
    what, at = said.what, said.last + 1
    if not isinstance(what, Calendar) or what.year is not None or what.month_shift is not None or what.same:
        return said
    for _ in range(JOINED):
        token, numeral = text.tokens.get(at), text.numerals.get(at)
        glued = bool(token and token.glued) or bool(numeral and numeral.skip)
        other = (
            (month_date(text, at, lent=False) or day_month(text, at, lent=False)) if glued and text.loose(at) else None
        )
        if other is None or not isinstance(other.what, Calendar) or other.what.hijri != what.hijri:
            return said
        if other.what.year is not None or other.what.month_shift is not None or other.what.year_shift is not None:
            lend = other.what
            return said._replace(
                what=what._replace(year=lend.year, month_shift=lend.month_shift, year_shift=lend.year_shift)
            )
        at = other.last + 1
    return said


def _led(text: Text, at: int) -> bool:
    """Whether a word before says that a time is meant: a preposition, an edge, a part of the day."""
    token = text.before(at)
    if token is None or not text.loose(at):
        return text.spoken and (at == 0 or text.tokens[at].glued > 0)
    leads = token.sense.kind in ("link", "edge", "unit", "part", "ordinal", "fraction") and token.sense.role != "and"
    return leads or token.sense.role == "lead"


def _day_after(text: Text, at: int, month: Month) -> Said | None:
    """Month first, then the day, as in translated news: the year must follow, except in a phrase by itself."""
    days = days_at(text, month.last + 1) if text.close(month.last + 1) else None
    if days is None:
        return None
    year = year_number(text, days.last + 1) if text.loose(days.last + 1) else None
    if year is None and not text.spoken:
        return None
    used = month.used + days.used + (year.used if year else ())
    what = Calendar(year.year if year else None, month.month, days.low, month.hijri)
    last = year.last if year else days.last
    return Said(
        at, last, what if days.low == days.high else Pair(what, what._replace(day=days.high)), "month-day", used
    )


def _completed(text: Text, first: int, month: Month, days: Days | None, used: tuple[str, ...]) -> Said:
    """A month, with or without days, and the year or shift that may follow it."""
    used += month.used
    last, what = month.last, Calendar(None, month.month, days.low if days else None, month.hijri)
    after = last + 1
    modifier = text.token(after, "modifier") if text.loose(after) else None
    if modifier is not None and modifier.sense.role in ("", "same", "dual"):
        used, last = (*used, modifier.sense.label), modifier.last
        same = modifier.sense.role == "same"
        what = what._replace(month_shift=None if same else modifier.sense.value, same=same)
        after = last + 1
    if text.loose(after) and (year := _following_year(text, after, month, days is not None)):
        used, last = used + year.used, year.last
        hijri = month.hijri if year.hijri is None else year.hijri and month.hijri
        shift = None if year.year is not None else what.month_shift
        what = what._replace(
            year=year.year, year_shift=year.shift, same=what.same or year.same, hijri=hijri, month_shift=shift
        )
    every = text.token(last + 1, "link", "every")
    if every is not None and what.year is None and text.close(last + 1):
        used, what = (*used, every.sense.label), what._replace(recurs=True)
    whole: Calendar | Pair = what
    if days is not None and days.low != days.high:
        whole = Pair(what, what._replace(day=days.high))
    return Said(first, last, whole, "day-month" if days else "month", used)


def _following_year(text: Text, at: int, month: Month, has_day: bool) -> Year | None:
    """The year after a month; after a comma only where a day stands before, and no count of things."""
    gap = text.words.gap(at)
    if gap.strip(" ()/-") and not has_day and not gap.startswith(")"):
        return None
    year = year_at(text, at)
    if year is None or (year.year is not None and year.year <= 0 and month.hijri):
        return None
    return year


def days_at(text: Text, at: int) -> Days | None:
    """The number of a day, or several: two joined by a hyphen, "to" or "and", or more by "and"."""
    first = _day_number(text, at)
    if first is None:
        return None
    low = high = first[1]
    last, used = first[0], first[2]
    while (after := _joined_day(text, last + 1)) is not None and after[1] > high:
        last, high, used = after[0], after[1], used + after[2]
    return Days(last, used, low, high)


def _joined_day(text: Text, at: int) -> tuple[int, int, tuple[str, ...]] | None:
    link = text.tokens.get(at)
    if link is not None and link.sense.kind == "link" and link.sense.role in ("to", "and") and text.close(at):
        found = _day_number(text, link.last + 1) if text.close(link.last + 1) else None
        return (found[0], found[1], (link.sense.label, *found[2])) if found else None
    found = _day_number(text, at)
    if found is None:
        return None
    numeral, token = text.numerals.get(at), text.tokens.get(at)
    glued = bool(numeral and numeral.skip) or bool(token and token.glued)
    dashed = text.words.gap(at) not in ("", " ") and text.loose(at, DASHES)
    return found if dashed or (glued and text.close(at)) else None


def _day_number(text: Text, at: int) -> tuple[int, int, tuple[str, ...]] | None:
    """(last word, day, entries): a numeral or a definite ordinal that may be a day."""
    ordinal = text.token(at, "ordinal", "")
    if ordinal is not None:
        return ordinal.last, ordinal.sense.value, (ordinal.sense.label,)
    numeral = text.number(at)
    if numeral is None or int(numeral.value) not in DAYS or numeral.rest:
        return None
    return numeral.last, int(numeral.value), ()


def day_month(text: Text, at: int, *, lent: bool = True) -> Said | None:
    """A day, or several, of a month that is named, numbered or pointed at (of the present month, of it)."""
    days = days_at(text, at)
    if days is None:
        return _glued_month(text, at)
    after = days.last + 1
    used = days.used
    link = text.token(after, "link", "of")
    if link is not None and text.close(after):
        after, used = after + 1, (*used, link.sense.label)
    elif link is None and text.words.gap(after) == ". " and not text.token(after, "month"):
        return None
    if not (text.loose(after) or text.words.gap(after) == ". "):
        return None
    month = month_at(text, after)
    if month is not None:
        said = _completed(text, at, month, days, used)
        return _borrowed(text, said) if lent and said.last == month.last else said
    linked = link is not None or text.token(at, "ordinal") is not None or text.spoken
    return _pointed_month(text, at, after, days, used, linked=linked)


def _pointed_month(
    text: Text, first: int, at: int, days: Days, used: tuple[str, ...], *, linked: bool
) -> Said | None:  # fmt: skip
    """The rest of a date whose month is this one, the last one or the one before in the text.

    Without "of" (`linked`) a number before the word for month counts something else, but digits before the bare word
    for present are a day.
    """
    pointer = text.token(at, "pointer")
    unit = text.token(at + 1 if pointer else at, "unit")
    if unit is not None and (unit.sense.of != "month" or not unit.sense.definite or unit.sense.value != 1):
        return None
    numeral = text.numerals.get(first)
    if not linked and (unit is not None or numeral is None or not numeral.digits):
        return None
    used += tuple(token.sense.label for token in (pointer, unit) if token is not None)
    last = unit.last if unit else at - 1
    if pointer is not None:
        if unit is None:
            return None
        role, shift = pointer.sense.role, 0
    else:
        modifier = text.token(last + 1, "modifier")
        if modifier is None or not text.close(last + 1) or (modifier.sense.role == "same" and unit is None):
            return None
        role, shift, last = modifier.sense.role, modifier.sense.value, modifier.last
        used += (modifier.sense.label,)
    if role not in ("", "this", "same", "of") or (role == "same" and shift):
        return None
    same = role in ("same", "of")
    what = Calendar(day=days.low, month_shift=None if same else shift, same=same)
    whole = what if days.low == days.high else Pair(what, what._replace(day=days.high))
    return Said(first, last, whole, "day-of-month", used)


def _glued_month(text: Text, at: int) -> Said | None:
    """A day with the name of its month glued on."""
    numeral = text.number(at)
    if numeral is None or not numeral.rest or int(numeral.value) not in DAYS:
        return None
    sense = text.glued.get(text.words.folds[numeral.last][-numeral.rest :])
    if sense is None or sense.kind != "month":
        return None
    day = int(numeral.value)
    return _completed(text, at, _paired(text, numeral.last, sense), Days(numeral.last, (), day, day), ())
