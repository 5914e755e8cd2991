"""How well events are read: types, roles, figures, places, dates, modality and who says so, over annotated sentences.

    python -m corpus.events_score                    the sentences by which the rules are mended, with `--misses 20`
    python -m corpus.events_score corpus/events/kept the part kept aside: only its measures are printed

An event is found when its anchor shares a letter with one of the same type. Roles count as (role, phrase): right when
both phrases begin at the same word or share half of what they cover together. The rest counts among found events.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import qawl
from corpus.surfaces import Span, find
from qawl.types import Event, Reading

HERE = Path(__file__).parent / "events"
ROLES = ("actor", "target", "recipient")
SHARE = 0.5  # of what two phrases cover together


class Case(NamedTuple):
    """One annotated text and where it stands."""

    where: str
    text: str
    events: list[dict[str, Any]]


class Count(NamedTuple):
    """Right, wanted and given, of one measure."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def plus(self, right: int, wanted: int, given: int) -> Count:
        """With another event's numbers."""
        return Count(self.right + right, self.wanted + wanted, self.given + given)

    def f1(self) -> float:
        """2 right / (wanted + given)."""
        return 2 * self.right / (self.wanted + self.given) if self.wanted + self.given else 1.0


def cases(folder: Path) -> Iterator[Case]:
    """The annotated texts of the YAML files of a folder (or of one file), their surfaces as spans."""
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder]:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        for number, row in enumerate(rows, 1):
            where = f"{path.name}:{number}"
            yield Case(where, row["text"], [_located(event, row["text"], where) for event in row["events"]])


def _located(event: Mapping[str, Any], text: str, where: str) -> dict[str, Any]:
    """An event with spans in place of surfaces; roles as a list of (role, span)."""
    roles = [(role, find(surface, text, where)) for role in ROLES for surface in _list(event.get(role))]
    several = ("figures", "place", "date", "says")
    return {
        **{key: [find(surface, text, where) for surface in _list(event.get(key))] for key in several},
        "anchor": find(event["anchor"], text, where),
        "type": event["type"],
        "modality": event.get("modality", "happened"),
        "roles": roles,
    }


def _list(value: str | list[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value


def overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two spans share a letter."""
    return a[0] < b[1] and b[0] < a[1]


def alike(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two phrases begin together, or share half of what they cover together."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and (a[0] == b[0] or shared >= SHARE * (max(a[1], b[1]) - min(a[0], b[0])))


def pairs(case: Case, reading: Reading) -> tuple[list[tuple[dict[str, Any], Event]], list[dict[str, Any]], list[Event]]:
    """Events of one type whose anchors overlap, what is missed, what is too much."""
    left = list(reading.events)
    found, missed = [], []
    for event in case.events:
        hit = next((e for e in left if e.type == event["type"] and overlap(e.anchor, event["anchor"])), None)
        if hit is None:
            missed.append(event)
        else:
            found.append((event, hit))
            left.remove(hit)
    return found, missed, left


def tally(counts: dict[str, Count], case: Case, reading: Reading) -> list[str]:
    """Add one text to the counts; what differs, in words."""
    found, missed, extra = pairs(case, reading)
    text, out = case.text, []
    _add(counts, "types", len(found), len(case.events), len(reading.events))
    out += [f"missed {e['type']} «{text[slice(*e['anchor'])]}»" for e in missed]
    out += [f"too much {e.type} «{text[slice(*e.anchor)]}» by {e.by[0].entry}" for e in extra]
    for event in missed:
        _add(counts, "roles", 0, len(event["roles"]), 0)
    for other in extra:
        _add(counts, "roles", 0, 0, len(other.roles))
    for event, got in found:
        head = f"{event['type']} «{text[slice(*event['anchor'])]}»"
        out += [f"{head} {line}" for line in _fields(counts, event, got, reading)]
    return out


def _add(counts: dict[str, Count], name: str, right: int, wanted: int, given: int) -> None:
    counts[name] = counts.get(name, Count()).plus(right, wanted, given)


def _fields(counts: dict[str, Count], event: dict[str, Any], got: Event, reading: Reading) -> Iterator[str]:
    """The fields of a found event: counted, and those that differ shown."""
    text = reading.article.text
    spans = {record.id: record.span for record in (*reading.figures, *reading.places, *reading.dates)}
    given = [(role.role, role.span) for role in got.roles if role.span is not None]
    right = [(r, s) for r, s in event["roles"] if any(r == role and alike(s, span) for role, span in given)]
    _add(counts, "roles", len(right), len(event["roles"]), len(given))
    if len(right) < max(len(event["roles"]), len(given)):
        yield f"roles: {_shown(event['roles'], text)} got {_shown(given, text)}"
    figures = [spans[ident] for ident in got.figures]
    hits = [s for s in event["figures"] if any(overlap(s, span) for span in figures)]
    _add(counts, "figures", len(hits), len(event["figures"]), len(figures))
    if len(hits) < max(len(event["figures"]), len(figures)):
        yield f"figures: {[text[slice(*s)] for s in event['figures']]} got {[text[slice(*s)] for s in figures]}"
    for name in ("place", "date"):
        yield from _one(counts, name, event[name], spans.get(getattr(got, name)), text)
    _add(counts, "modality", event["modality"] == got.modality, 1, 1)
    if event["modality"] != got.modality:
        yield f"modality: {event['modality']} got {got.modality}"
    yield from _says(counts, event["says"], got, reading)


def _one(counts: dict[str, Count], name: str, want: list[Span], got: Sequence[int] | None, text: str) -> Iterator[str]:
    """One reference: right if it is one of those annotated, of which there may be several."""
    right = got is not None and any(overlap(span, got) for span in want)
    _add(counts, name, right, bool(want), got is not None)
    if not right and (want or got):
        yield f"{name}: {[text[slice(*span)] for span in want]} got {got and text[slice(*got)]}"


def _says(counts: dict[str, Count], want: list[Span], got: Event, reading: Reading) -> Iterator[str]:
    """Whether somebody is said to say so, or the outlet does itself."""
    statement = next((s for s in reading.statements if s.id == got.statement), None)
    right = bool(want) == (statement is not None)
    _add(counts, "says", right, 1, 1)
    if not right:
        yield f"says: {[reading.article.text[slice(*span)] for span in want]} got {statement and statement.speaker}"


def _shown(roles: Sequence[tuple[str, Any]], text: str) -> str:
    return "; ".join(f"{role}={text[slice(*span)]}" for role, span in roles) or "none"


def score(folder: Path, read: Callable[..., Reading]) -> tuple[dict[str, Count], list[str]]:
    """The counts over a folder, read by `qawl.read` or the like, and what differs with its place."""
    counts: dict[str, Count] = {}
    lines = []
    for case in cases(folder):
        reading = read(case.text)
        lines += [f"{case.where} {line}" for line in tally(counts, case, reading)]
    return counts, lines


def main() -> None:
    """Print the measures, and some of what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--misses", type=int, default=0, help="show so many differences")
    arguments = parser.parse_args()
    counts, lines = score(arguments.folder, partial(qawl.read, lexicon=qawl.load_lexicon()))
    for name, count in counts.items():
        print(f"{name:10} F1 {count.f1():.3f}  right {count.right} wanted {count.wanted} given {count.given}")
    print("\n".join(lines[: arguments.misses]))


if __name__ == "__main__":
    main()
