"""The gate: reads the corpus, and the dev gold where it is at hand, and fails where a measure falls below its floor.

python -m corpus.gate [GOLD]     a table of measure, now, floor; exit status 1 below a floor
python -m corpus.gate --show     the table only, exit status 0
python -m corpus.gate --raise    the same, and lifts the floors to what is reached (rounded down to 2 decimals)

GOLD holds dev.jsonl and score.py (../shared/gold if none is named); without them only the corpus is checked.

Floors stand in floors.json; only measures named there are guarded. This tool never lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import qawl
from corpus.events_score import HERE as EVENTS
from corpus.events_score import score as score_events
from corpus.load import Record, load_all, without_annotation
from corpus.score import score
from corpus.tally import measures

FLOORS = Path(__file__).resolve().parent / "floors.json"
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
"""The dev gold and its scorer lie beside the repository, not in it: the articles belong to their outlets."""

Measures = dict[str, float]
Floors = dict[str, Measures]
Read = Callable[..., qawl.Reading]


class Row(NamedTuple):
    """One line of the table; `floor` is None for a measure that is not guarded, `now` for one that was not measured."""

    measure: str
    now: float | None
    floor: float | None

    @property
    def below(self) -> bool:
        """Whether the gate must not open."""
        return self.floor is not None and (self.now is None or not self.now >= self.floor)


def read_all(articles: Iterable[Record], read: Read) -> tuple[dict[str, Record], list[str]]:
    """Readings by id, and what went wrong with the articles that could not be read; those count as read empty."""
    readings: dict[str, Record] = {}
    failures: list[str] = []
    for article in map(without_annotation, articles):
        try:
            readings[article["id"]] = dict(read(**article).to_dict())
        except Exception as error:  # any: one broken article must not hide how the others fare
            failures.append(f"{article['id']}: {type(error).__name__}: {error}")
    return readings, failures


def measure_corpus(articles: list[Record], readings: Mapping[str, Record]) -> Measures:
    """The corpus by our own scorer."""
    return measures(score(articles, readings))


def measure_events(read: Read) -> Measures:
    """The sentences with events, those kept aside under names of their own."""
    sets = {"": EVENTS, "kept.": EVENTS / "kept"}
    return {
        f"{prefix}{name}": count.f1()
        for prefix, folder in sets.items()
        for name, count in score_events(folder, read)[0].items()
    }


def measure_dev(gold: Path, readings: Mapping[str, Record]) -> Measures:
    """The dev gold by the scorer that lies beside it, run as a program. Raises CalledProcessError where that fails."""
    with tempfile.TemporaryDirectory() as folder:
        read, told = Path(folder) / "readings.jsonl", Path(folder) / "measures.json"
        lines = (json.dumps(reading, ensure_ascii=False) for reading in readings.values())
        read.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, gold / "score.py", gold / "dev.jsonl", read, "--json", told]
        subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
        return {measure: counts["f1"] for measure, counts in json.loads(told.read_text(encoding="utf-8")).items()}


def compare(now: Mapping[str, float], floors: Mapping[str, float]) -> list[Row]:
    """A row for every measure that was taken or has a floor."""
    return [Row(measure, now.get(measure), floors.get(measure)) for measure in sorted({*now, *floors})]


def raised(now: Mapping[str, float], floors: Mapping[str, float]) -> Measures:
    """The floors lifted to what is reached, rounded down to 2 decimals; a floor that is not reached stays."""
    return {measure: max(floor, _rounded_down(now.get(measure, 0.0))) for measure, floor in floors.items()}


def _rounded_down(value: float) -> float:
    """2 decimals; a measure that could not be taken (not a number) lifts nothing."""
    return 0.0 if math.isnan(value) else math.floor(value * 100 + 1e-9) / 100


def show(name: str, rows: list[Row]) -> list[str]:
    """The table of one gold set."""
    lines = [f"{name:26}{'now':>8}{'floor':>8}"]
    for row in rows:
        now = "-" if row.now is None else f"{row.now:.3f}"
        floor = "-" if row.floor is None else f"{row.floor:.2f}"
        lines.append(f"{row.measure:26}{now:>8}{floor:>8}{'  BELOW' if row.below else ''}")
    return lines


def _dev_articles(gold: Path) -> list[Record] | None:
    """The dev gold, or None where it is not at hand."""
    if not (gold / "dev.jsonl").exists() or not (gold / "score.py").exists():
        return None
    return [json.loads(line) for line in (gold / "dev.jsonl").read_text(encoding="utf-8").splitlines() if line]


def _time(articles: list[Record], seconds: float) -> str:
    words = sum(len(article["text"].split()) for article in articles)
    return f"{len(articles)} articles read in {seconds:.2f} s, {seconds / words * 1e6:.0f} microseconds a word"


def _measure(read: Read, gold: Path) -> tuple[Floors, list[str]]:
    """What is reached now on every gold set that is at hand, and what failed; tells how long it took."""
    corpus, dev = load_all(), _dev_articles(gold)
    reached: Floors = {}
    readings, failures = _read_timed("corpus", corpus, read)
    reached["corpus"] = measure_corpus(corpus, readings)
    reached["events"] = measure_events(read)
    if dev is None:
        print(f"dev: LEFT OUT, {gold} holds no dev.jsonl and score.py; its floors are not checked")
        return reached, failures
    readings, failed = _read_timed("dev", dev, read)
    reached["dev"] = measure_dev(gold, readings)
    return reached, failures + failed


def _read_timed(name: str, articles: list[Record], read: Read) -> tuple[dict[str, Record], list[str]]:
    """Reads all articles and tells how long that took."""
    start = time.perf_counter()
    readings, failures = read_all(articles, read)
    print(f"{name}: {_time(articles, time.perf_counter() - start)}")
    return readings, [f"{name} could not read {failure}" for failure in failures]


def _lift(floors: Floors, reached: Floors) -> None:
    """Writes the lifted floors."""
    lifted = floors | {name: raised(now, floors[name]) for name, now in reached.items()}
    FLOORS.write_text(json.dumps(lifted, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    """Prints the tables; returns 1 below a floor or where an article could not be read, but not with --show."""
    parser = argparse.ArgumentParser(description="Checks the reader against the floors of the corpus and the dev gold.")
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD, help="the folder of the dev gold")
    parser.add_argument("--show", action="store_true", help="print the tables, fail for nothing")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is reached")
    options = parser.parse_args()
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    reached, wrong = _measure(partial(qawl.read, lexicon=qawl.load_lexicon()), options.gold)
    for name, now in reached.items():
        rows = compare(now, floors[name])
        print("\n".join(["", *show(name, rows)]))
        wrong += [f"{name} {row.measure} is below its floor" for row in rows if row.below]
    if options.lift:
        _lift(floors, reached)
    print("\n".join(["", *(wrong or ["all measures reach their floors"])]))
    return 1 if wrong and not options.show else 0


if __name__ == "__main__":
    sys.exit(main())
