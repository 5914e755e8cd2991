"""Spans as sets of words, the pairing of what belongs together, dates as days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from qawl.text.words import Words
from qawl.types import Span

T = TypeVar("T")
Pair = tuple[T, T]
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def word_set(span: Sequence[int] | None, words: Words) -> frozenset[int]:
    """The numbers of the words that a span touches, none for no span."""
    if span is None:
        return frozenset()
    first, last = words.covering(Span(span[0], span[1]))
    return frozenset(range(first, last + 1))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union, 0 for nothing."""
    return len(one & other) / len(one | other) if one and other else 0.0


def pair(gold: Sequence[T], read: Sequence[T], weight: Callable[[T, T], float]) -> list[Pair[T]]:
    """One to one, the heaviest pair first; in the order of the text where several are equal; nothing for weight 0."""
    weighed = ((weight(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(read))
    used_gold: set[int] = set()
    used_read: set[int] = set()
    out = []
    for _, i, j in sorted((at for at in weighed if at[0] > 0), key=lambda at: (-at[0], at[1], at[2])):
        if i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            out.append((gold[i], read[j]))
    return out


def unpaired(gold: Sequence[T], read: Sequence[T], pairs: Sequence[Pair[T]]) -> Iterator[tuple[str, T]]:
    """What has no partner: "missed" of the gold, "extra" of the reading."""
    for at, (what, records) in enumerate((("missed", gold), ("extra", read))):
        kept = {id(both[at]) for both in pairs}
        yield from ((what, record) for record in records if id(record) not in kept)


def days(value: str | None) -> tuple[str, str] | None:
    """First and last day of an EDTF date, month, year or interval, so that a month equals its days; None stays None."""
    if value is None:
        return None
    first, _, last = value.partition("/")
    return _day(first, last=False), _day(last or first, last=True)


def _day(value: str, *, last: bool) -> str:
    """The first or last day of one date; what is no full date (XXXX-02-09) stays as it is."""
    match = DATE.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    month = month or ("12" if last else "01")
    length = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{day or (f'{length:02}' if last else '01')}"
