"""What the words of a date say, before the day of publication is looked at."""

from __future__ import annotations

from typing import NamedTuple

from qawl.mentions.date_value import Point


class Calendar(NamedTuple):
    """Parts of a date by number, Gregorian or Hijri; shifts are counted from the publication (-1: the last one).

    `same` says that what is missing is taken from the date before in the text; `near` that a month without a year is
    meant only where it lies near the publication; `recurs` that the day of every year is meant;
    `nth` that the number may also count weekdays (the third Tuesday of); `past` that the last such day is meant.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    weekday: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None
    same: bool = False
    near: bool = False
    recurs: bool = False
    nth: bool = False
    past: bool = False


class Weekday(NamedTuple):
    """A weekday (0 is Monday): the last one, or that of `shift` (-1: before today) or of the week `week`.

    `offset` days from the publication is what a word for yesterday or today beside it says; `same` counts the shift
    from the date before in the text.
    """

    weekday: int
    shift: int | None = None
    week: int | None = None
    offset: int | None = None
    same: bool = False


class Relative(NamedTuple):
    """A day, `offset` days from the publication."""

    offset: int


class Units(NamedTuple):
    """`number` whole units of time: the last ones (`shift` -1), the next ones (1), the present one (0)."""

    unit: str
    shift: int
    number: int = 1


class Ago(NamedTuple):
    """What lies `number` units before (negative) or after the publication, as exact as the unit is."""

    unit: str
    number: int


class Same(NamedTuple):
    """The unit of the date before in the text, `offset` units on; `year` is another year than that date's."""

    unit: str
    offset: int = 0
    year: int | None = None


class Season(NamedTuple):
    """Three months from `month` on."""

    month: int
    year: int | None = None
    shift: int | None = None
    same: bool = False


class Feast(NamedTuple):
    """A feast: `days` from a month and day (None: one of the two great feasts, whichever is near); its `nth` day."""

    month: int | None
    day: int
    days: int
    hijri: bool
    year: int | None = None
    shift: int | None = None
    nth: int | None = None


class Fixed(NamedTuple):
    """An interval that needs no publication, such as a decade."""

    low: Point
    high: Point


class Fraction(NamedTuple):
    """The `part`-th of `parts` equal parts of a year or month."""

    part: int
    parts: int
    whole: What


class Firsts(NamedTuple):
    """The first `number` months of a year or days of a month."""

    unit: str
    number: int
    whole: What


class Edge(NamedTuple):
    """The beginning, middle or end of something: its days `low` to `high` where a phrase stands by itself."""

    low: int
    high: int
    whole: What


class Nth(NamedTuple):
    """The `nth` day (-1: the last), or such `weekday`, of something."""

    nth: int
    weekday: int | None
    whole: What


class Pair(NamedTuple):
    """From the beginning of one thing to the end of another."""

    low: What
    high: What


What = (
    Calendar | Weekday | Relative | Units | Ago | Same | Season | Feast | Fixed | Fraction | Firsts | Edge | Nth | Pair
)  # fmt: skip


class Said(NamedTuple):
    """Words `first` to `last` say `what` (without `skip` folded letters of the first); by which entries and rule."""

    first: int
    last: int
    what: What
    rule: str
    used: tuple[str, ...] = ()
