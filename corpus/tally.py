"""Counts of a scoring run, and what was missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Tally(NamedTuple):
    """Hits, gold and read records of every measure; notes of what was missed, by kind."""

    counts: dict[str, list[int]]
    notes: dict[str, list[str]]


def empty() -> Tally:
    """A tally to count into."""
    return Tally(defaultdict(lambda: [0, 0, 0]), defaultdict(list))


def add(tally: Tally, measure: str, hits: int, gold: int, read: int) -> None:
    """Adds to a measure; an accuracy has as many gold as read records."""
    for at, number in enumerate((hits, gold, read)):
        tally.counts[measure][at] += number


def note(tally: Tally, kind: str, text: str, *spans: Sequence[int] | None, told: str = "") -> None:
    """Writes down the surfaces of the spans and what is told of them."""
    shown = " | ".join(text[span[0] : span[1]].replace("\n", " / ") for span in spans if span)
    tally.notes[kind].append(f"{shown} {told}".strip())


def measures(tally: Tally) -> dict[str, float]:
    """F1 of every measure (of an accuracy: the share that is right), 1 where there was nothing to find or say."""
    return {
        measure: 2 * hits / (gold + read) if gold + read else 1.0
        for measure, (hits, gold, read) in sorted(tally.counts.items())
    }


def misses(tally: Tally, number: int) -> Iterator[str]:
    """The first `number` notes of each kind."""
    for kind, notes in sorted(tally.notes.items()):
        yield from (f"{kind} ({len(notes)}): {told}" for told in notes[:number])
