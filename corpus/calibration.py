"""Whether the confidence of statements says what it should: how often those of one confidence are right.

python -m corpus.calibration READINGS.jsonl [--gold GOLD.jsonl]    without --gold the corpus is the gold
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from corpus.load import Record, load_all
from corpus.names import speaker_names
from corpus.score import close, paired_statements, records, right_person
from qawl.text.words import Words

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)  # bins of confidence, each from its edge up to the next


class Judged(NamedTuple):
    """A statement that was read: its confidence, whether its speaker is right, whether it is right as a whole."""

    confidence: float
    found: bool
    speaker: bool
    whole: bool


def judge(gold: Iterable[Record], readings: Mapping[str, Record]) -> Iterator[Judged]:
    """Every statement of the readings beside the gold."""
    for article in gold:
        reading = readings.get(article["id"], {})
        names = speaker_names(article["text"], article["statements"])
        _, read, pairs = paired_statements(article, reading, Words(article["text"]))
        partners = {id(other): one for one, other in pairs}
        for side in read:
            one = partners.get(id(side))
            speaker = one is not None and right_person((one, side), names)
            whole = speaker and one is not None and close(one, side)
            yield Judged(side.record["confidence"], one is not None, speaker, whole)


def table(judged: Iterable[Judged]) -> Iterator[str]:
    """A line for each bin that holds statements."""
    all_ = list(judged)
    yield "confidence      n   mean  right  speaker"
    for low, high in pairwise(EDGES):
        part = [one for one in all_ if low <= one.confidence < high]
        if part:
            mean, right = (
                sum(numbers) / len(part) for numbers in ([j.confidence for j in part], [j.whole for j in part])
            )
            speaker = sum(one.speaker for one in part) / max(1, sum(one.found for one in part))
            yield f"{low:.1f} to {min(high, 1):.1f} {len(part):6}  {mean:5.2f}  {right:5.2f}  {speaker:7.3f}"


def main() -> None:
    """Prints the calibration table."""
    parser = argparse.ArgumentParser(description="Compares the confidence of statements with how often they are right.")
    parser.add_argument("readings", type=Path)
    parser.add_argument("--gold", type=Path, help="annotated articles; the corpus where none are given")
    options = parser.parse_args()
    gold = records(options.gold) if options.gold else load_all()
    print(*table(judge(gold, {reading["id"]: reading for reading in records(options.readings)})), sep="\n")


if __name__ == "__main__":
    main()
