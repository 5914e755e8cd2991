"""Days by their place in the week or their distance from today, with the part of the day before them."""

from __future__ import annotations

from qawl.mentions.date_months import day_month, days_at
from qawl.mentions.date_numeric import numeric_date
from qawl.mentions.date_said import Calendar, Pair, Relative, Said, Same, Weekday, What
from qawl.mentions.date_units import week_shift, with_year
from qawl.mentions.date_words import Text, Token


def weekday_date(text: Text, at: int) -> Said | None:
    """A weekday with the date, the week, the shift or the second weekday that follows it."""
    token = text.token(at, "weekday")
    if token is None:
        return None
    used, after = (token.sense.label,), token.last + 1
    plain = Said(at, token.last, Weekday(token.sense.value), "weekday", used)
    if not text.loose(after):
        return plain
    return (
        _with_date(text, plain, token.sense.value)
        or _shifted(text, plain, token.sense.value)
        or _two_weekdays(text, plain, token.sense.value)
        or plain
    )


def _with_date(text: Text, said: Said, weekday: int | None) -> Said | None:
    """The full date that stands after a weekday (a word for "corresponding to" may come between)."""
    after, used = said.last + 1, said.used
    link = text.token(after, "link", "match")
    if link is not None and text.loose(after):
        after, used = link.last + 1, (*used, link.sense.label)
    if not text.loose(after):
        return None
    found = day_month(text, after) or numeric_date(text, after)
    if found is None or not isinstance(found.what, Calendar):
        return _day_alone(text, said, after, weekday) if text.spoken else None
    what = found.what._replace(weekday=weekday, nth=text.token(after, "ordinal") is not None)
    return found._replace(first=said.first, what=what, used=used + found.used)


def _day_alone(text: Text, said: Said, at: int, weekday: int | None) -> Said | None:
    """A weekday with the number of its day only, in a phrase by itself."""
    days = days_at(text, at)
    if days is None or weekday is None or days.low != days.high or text.counted(days.last + 1):
        return None
    what = Calendar(day=days.low, weekday=weekday, month_shift=0)
    return said._replace(last=days.last, what=what, used=said.used + days.used)


def _shifted(text: Text, said: Said, weekday: int) -> Said | None:
    """A weekday that is the last, the next or in a week that is named."""
    after = said.last + 1
    modifier = text.token(after, "modifier")
    if modifier is not None and text.close(after) and modifier.sense.role in ("", "same"):
        same = modifier.sense.role == "same"
        if same and modifier.sense.value == 0:
            return None
        what = Weekday(weekday, modifier.sense.value, same=same)
        return Said(said.first, modifier.last, what, "weekday-shift", (*said.used, modifier.sense.label))
    week = week_shift(text, after)
    if week is not None:
        last, shift, used = week
        return Said(said.first, last, Weekday(weekday, week=shift), "weekday-week", said.used + used)
    return None


def _two_weekdays(text: Text, said: Said, weekday: int) -> Said | None:
    """Two weekdays that one dual word shifts: one interval. Without it they are two dates."""
    after = said.last + 1
    second = text.token(after, "weekday")
    if second is None or not second.glued or not text.close(after):
        return None
    modifier = text.token(second.last + 1, "modifier", "dual")
    if modifier is None or not text.close(second.last + 1):
        return None
    shift = modifier.sense.value
    what = Pair(Weekday(weekday, shift), Weekday(second.sense.value, shift))
    used = (*said.used, second.sense.label, modifier.sense.label)
    return Said(said.first, modifier.last, what, "weekday-pair", used)


def day_date(text: Text, at: int) -> Said | None:
    """A word for yesterday, today or tomorrow with what follows: the weekday, the full date, or what shifts it."""
    token = text.token(at, "day")
    if token is None:
        return None
    offset, used, after = token.sense.value, (token.sense.label,), token.last + 1
    plain = Said(at, token.last, Relative(offset), "day", used)
    if offset == 0 and text.close(after):
        numeral = text.numerals.get(after)
        if numeral is not None and numeral.definite and not text.token(after, "weekday"):
            return None  # the hundredth day
        if text.token(after, "ordinal", "") is not None:
            found = day_month(text, after)
            return found._replace(first=at, used=used + found.used) if found else None
        modifier = text.token(after, "modifier")
        if modifier is not None:
            return _shifted_day(text, at, token, modifier)
    if text.loose(after):
        weekday = text.token(after, "weekday")
        if weekday is not None and not weekday.glued:
            what = Weekday(weekday.sense.value, offset=offset)
            said = Said(at, weekday.last, what, "day-weekday", (*used, weekday.sense.label))
            return _with_date(text, said, weekday.sense.value) or said
        if (dated := _with_date(text, plain, None)) is not None:
            return dated
    rate = offset == 0 and not token.sense.role and text.token(at - 1, "link", "lead") is not None
    return None if rate else plain


def _shifted_day(text: Text, at: int, token: Token, modifier: Token) -> Said | None:
    """The day (or night) that is the last, the next, the same, the one after."""
    used, value = (token.sense.label, modifier.sense.label), modifier.sense.value
    if modifier.sense.role in ("", "recent"):
        return Said(at, modifier.last, Relative(value), "day-shift", used)
    if modifier.sense.role != "same":
        return None
    weekday = text.token(modifier.last + 1, "weekday")
    if value and weekday is not None and not weekday.glued and text.loose(modifier.last + 1):
        named = Weekday(weekday.sense.value, value, same=True)
        return Said(at, weekday.last, named, "day-same-weekday", (*used, weekday.sense.label))
    what: What = Relative(value) if text.spoken and value else Same("day", value)
    said = Said(at, modifier.last, what, "day-same", used)
    return with_year(text, said) or said
