"""Against what dates are resolved, and what resolving gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day
from typing import Literal, NamedTuple

from qawl.mentions.date_value import Open, Value, first_day, last_day

NEAR = 45  # days: a month or feast of every year is meant only so near to the publication


Tense = Literal["", "ahead", "near"]


class Clock(NamedTuple):
    """Against what a date is resolved: the publication, the last date of the text and the last of its days.

    `tense` "ahead": words say that the date lies ahead; "near": that it was planned, so that the nearest is meant.
    `spoken`: the phrase stands by itself, outside an article.
    """

    published: Day | None
    last: Value | None = None
    day: Value | None = None
    tense: Tense = ""
    spoken: bool = False


Result = Value | Open | None  # None: no date after all


def nearest(values: Sequence[Value | Open], published: Day, *, within: int | None, ahead: bool) -> Result:
    """The value nearest to the publication; of a day (no bound) the last one unless the next is much nearer."""
    best: tuple[int, Value] | None = None
    for value in values:
        if isinstance(value, Open):
            continue
        first, last = first_day(value.low), last_day(value.high)
        if first is None or last is None:
            continue
        gap = max((first - published).days, (published - last).days, 0)
        if first > published and not ahead and within is None:
            gap *= 2
        if best is None or gap < best[0]:
            best = gap, value
    if best is None or (within is not None and best[0] > within):
        return None
    return best[1]
