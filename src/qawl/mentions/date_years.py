"""Years: by number, in words, with an era, and what shifts them."""

from __future__ import annotations

from typing import NamedTuple

from qawl.mentions.date_said import Calendar, Fixed, Said
from qawl.mentions.date_value import Point
from qawl.mentions.date_words import DASHES, Text, Token

YEARS = range(100, 2200)  # what the number after a word for year may be
BARE_YEARS = range(1700, 2100)  # what may be a year after a preposition alone
PLAIN_YEARS = range(1000, 2200)  # what may be a year right after a month


class Year(NamedTuple):
    """A year, or a shift to one, up to word `last`."""

    last: int
    used: tuple[str, ...]
    year: int | None = None
    shift: int | None = None
    same: bool = False
    hijri: bool | None = None


def year_number(text: Text, at: int, years: range = PLAIN_YEARS) -> Year | None:
    """A year in digits or words with its era, if it has one."""
    numeric = text.numeric.get(at)
    if numeric is not None and numeric.month is None and numeric.until is None and numeric.year is not None:
        return Year(numeric.last, numeric.used, numeric.year, hijri=numeric.hijri)
    numeral = text.number(at)
    if numeral is None or int(numeral.value) not in years or numeral.rest or numeric is not None:
        return None
    if numeral.digits and len(text.words.folds[numeral.last]) - numeral.skip > 4 + 2 * numeral.definite:
        return None  # digits with separators: a count
    era = text.token(numeral.last + 1, "era")
    if era is None or not text.loose(numeral.last + 1):
        return Year(numeral.last, (), int(numeral.value))
    if _era(era) == "before":
        return Year(era.last, (era.sense.label,), 1 - int(numeral.value))
    return Year(era.last, (era.sense.label,), int(numeral.value), hijri=era.sense.hijri)


def _era(token: Token) -> str:
    return token.sense.entry.get("calendar") if token.sense.entry is not None else ""


def year_at(text: Text, at: int) -> Year | None:
    """A year as it follows a month: a number, the word for year with a number or what shifts it; "of" may precede."""
    link = text.token(at, "link", "of")
    if link is not None and text.close(at + 1):
        found = _worded_year(text, at + 1)
        return found if found is not None or text.token(at + 1, "unit") else year_number(text, at + 1)
    return _worded_year(text, at) or year_number(text, at)


def _worded_year(text: Text, at: int) -> Year | None:
    pointer = text.token(at, "pointer")
    unit = text.token(at + 1 if pointer else at, "unit")
    if unit is None or unit.sense.of != "year" or unit.sense.value != 1:
        return None
    used: tuple[str, ...] = (unit.sense.label,)
    if pointer is not None:
        same = pointer.sense.role == "same"
        return Year(unit.last, (pointer.sense.label, *used), shift=None if same else 0, same=same)
    after = unit.last + 1
    if not text.loose(after):
        return None
    number = year_number(text, after, YEARS)
    if number is not None:
        return number._replace(used=used + number.used)
    modifier = text.token(after, "modifier")
    if modifier is None or not unit.sense.definite or modifier.sense.role not in ("", "same"):
        return None
    used += (modifier.sense.label,)
    number = year_number(text, modifier.last + 1) if text.loose(modifier.last + 1) else None
    if number is not None:
        return number._replace(used=used + number.used)
    same = modifier.sense.role == "same"
    if same and modifier.sense.value and not text.spoken:
        return None
    return Year(modifier.last, used, shift=None if same else modifier.sense.value, same=same)


def year_date(text: Text, at: int) -> Said | None:
    """The word for year with its number, or a number that has its era."""
    unit = text.token(at, "unit")
    if unit is None:
        numeric = text.numeric.get(at)
        if numeric is None or numeric.month is not None or numeric.year is None or numeric.until is not None:
            return None
        return Said(at, numeric.last, Calendar(numeric.year, hijri=numeric.hijri), "year-era", numeric.used)
    if unit.sense.of != "year" or unit.sense.value != 1 or not text.loose(unit.last + 1):
        return None
    number = year_number(text, unit.last + 1, YEARS)
    if number is None:
        return None
    what = Calendar(number.year, hijri=bool(number.hijri))
    return Said(at, number.last, what, "year", (unit.sense.label, *number.used))


def years_date(text: Text, at: int) -> Said | None:
    """Several years after the dual or plural of the word for year: from the first to the last."""
    unit = text.token(at, "unit")
    if unit is None or unit.sense.of != "year" or unit.sense.value == 1 or not text.loose(unit.last + 1):
        return None
    start = unit.last + 1
    if (link := text.token(start, "link")) is not None and link.sense.role in ("of", "between"):
        start = link.last + 1
    low = high = year_number(text, start)
    if low is None or high is None:
        return None
    used = (unit.sense.label, *low.used)
    while (after := _joined_year(text, high.last + 1)) is not None:
        high, used = after, used + after.used
    if high.last == low.last and unit.sense.role != "pair":
        return None
    bce = high.year is not None and high.year <= 0 and low.year is not None and low.year > 0
    first = Point(1 - low.year if bce and low.year is not None else low.year)
    return Said(at, high.last, Fixed(first, Point(high.year)), "years", used)


def _joined_year(text: Text, at: int) -> Year | None:
    """Another year, joined by "and", "to" or a hyphen."""
    link = text.tokens.get(at)
    if link is not None and link.sense.kind == "link" and link.sense.role in ("to", "and") and text.close(at):
        return year_number(text, link.last + 1)
    numeral = text.numerals.get(at)
    if numeral is None and at not in text.numeric:
        return None
    glued = bool(numeral and numeral.skip) and text.loose(at)
    dashed = text.words.gap(at) not in ("", " ") and text.loose(at, DASHES)
    return year_number(text, at) if glued or dashed else None


def bare_year(text: Text, at: int) -> Said | None:
    """A year with no word for year: after a preposition or after what has a year (elections, wars), and no count."""
    number = year_number(text, at, BARE_YEARS)
    if number is None:
        return None
    if (numeral := text.numerals.get(at)) is not None and (not numeral.digits or numeral.definite):
        return None
    unit = text.token(number.last + 1, "unit")
    if unit is not None and text.close(number.last + 1):
        return None
    before = text.before(at)
    if text.spoken and not (text.close(number.last + 1) and text.counted(number.last + 1)):
        return Said(at, number.last, Calendar(number.year), "year-alone", number.used)
    if _heads_line(text, at, number):
        return Said(at, number.last, Calendar(number.year), "year-line", number.used)
    if before is None or not text.loose(at):
        return None
    if before.sense.role in ("between", "period"):
        return _two_years(text, at, number, before)
    if before.sense.role == "of" and _goes_on(text, number.last + 1):
        return Said(at, number.last, Calendar(number.year), "bare-year", (before.sense.label, *number.used))
    kind, role = before.sense.kind, before.sense.role
    sure = role in ("lead", "since") and (number.year or 0) % 100 != 0
    if not sure and text.close(number.last + 1) and text.counted(number.last + 1):
        return None
    if kind == "event" or role == "event" or role in ("lead", "since", "to", "ago", "after"):
        return Said(at, number.last, Calendar(number.year), "bare-year", (before.sense.label, *number.used))
    return None


def _heads_line(text: Text, at: int, number: Year) -> bool:
    """Whether a year stands alone before a dash or colon at the beginning of a line, as in chronologies."""
    before, after = text.words.gap(at), text.words.gap(number.last + 1)
    return (at == 0 or "\n" in before) and bool(after.strip()) and after.strip() in DASHES + ":"


def _goes_on(text: Text, at: int) -> bool:
    """Whether "to" and another year follow."""
    link = text.token(at, "link", "to")
    return link is not None and text.close(at) and year_number(text, link.last + 1, BARE_YEARS) is not None


def _two_years(text: Text, at: int, low: Year, before: Token) -> Said | None:
    """Two numbers after "between" that are years, and no count of things."""
    high = _joined_year(text, low.last + 1)
    if high is None or low.year is None or high.year is None or not low.year < high.year < BARE_YEARS.stop:
        return None
    if text.close(high.last + 1) and (text.counted(high.last + 1) or text.token(high.last + 1, "unit")):
        return None
    used = (before.sense.label, *low.used, *high.used)
    return Said(at, high.last, Fixed(Point(low.year), Point(high.year)), "bare-years", used)
