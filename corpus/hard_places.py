"""Hard sentences for places: names that are other words, names inside names, homonyms, places that are only near.

python -m corpus.hard_places             how many sentences are read as annotated, file by file, and the measures
python -m corpus.hard_places --misses    the same, and what differs
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import qawl
from corpus.surfaces import CorpusError, Span, find
from corpus.tally import Tally, add, empty, measures, misses, note

FOLDER = Path(__file__).resolve().parent / "places"
NEAR = 50.0  # km: a place whose coordinates are farther off is a wrong one
SETTINGS = frozenset({"text", "why", "outlet", "expect", "places"})
PLACED = ("country", "lat", "lon")  # fields with a judgement of their own; others must be equal
RAW = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Case(NamedTuple):
    """A sentence with the places that a reader of the map would mark; `expect` is "fail" for what does not work yet."""

    file: str
    number: int
    text: str
    outlet: str | None
    expect: str
    places: tuple[Mapping[str, Any], ...]

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"{self.file}:{self.number}"


def load_cases(folder: Path = FOLDER) -> list[Case]:
    """All sentences, spans as `[start, end)`. Raises CorpusError on what cannot be used."""
    found: list[Case] = []
    for path in sorted(folder.glob("*.yaml")):
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=RAW)
        found += [_case(path.stem, number, row) for number, row in enumerate(rows, 1)]
    return found


def differences(case: Case, places: Sequence[Any]) -> list[str]:
    """One line for each place that is missed, too much, or not as annotated."""
    out, left = [], list(places)
    for wanted in case.places:
        place = _overlapping(wanted["span"], left)
        if place is None:
            out.append(f"missed {_surface(case, wanted['span'])}")
            continue
        left.remove(place)
        out += [f"{_surface(case, wanted['span'])}: {told}" for told in _wrong(case, wanted, place)]
    return out + [f"too much: {_surface(case, place.span)}" for place in left]


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points in degrees, good enough for some hundred."""
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


def score(cases: Sequence[Case], lexicon: Any) -> Tally:
    """Sentences read as annotated (of all, and file by file), places found, countries and coordinates right."""
    tally = empty()
    for case in cases:
        places = qawl.read(case.text, outlet=case.outlet, lexicon=lexicon).places
        told = differences(case, places)
        for measure in ("sentences", f"sentences {case.file}"):
            add(tally, measure, not told, 1, 1)
        for line in told:
            note(tally, case.name, case.text, told=f"{line} · {case.text}")
        _count(tally, case, list(places))
    return tally


def _count(tally: Tally, case: Case, left: list[Any]) -> None:
    read, pairs = len(left), []
    for wanted in case.places:
        place = _overlapping(wanted["span"], left)
        if place is not None:
            left.remove(place)
            pairs.append((wanted, place))
    add(tally, "places found", len(pairs), len(case.places), read)
    for wanted, place in pairs:
        if "country" in wanted:
            add(tally, "country", wanted["country"] == place.country, 1, 1)
        if wanted.get("lat") is not None:
            off = _off(wanted, place)
            add(tally, "located", off is not None and off <= NEAR, 1, 1)
            add(tally, "not wrong by more than 50 km", off is None or off <= NEAR, 1, 1)


def _overlapping(span: Span, places: Sequence[Any]) -> Any:
    """The place that shares letters with the span, None where there is none."""
    return next((p for p in places if p.span.start < span[1] and span[0] < p.span.end), None)


def _wrong(case: Case, wanted: Mapping[str, Any], place: Any) -> Iterator[str]:
    if list(place.span) != wanted["span"]:
        yield f"span {_surface(case, place.span)}"
    if "country" in wanted and place.country != wanted["country"]:
        yield f"country {place.country}, not {wanted['country']}"
    if "lat" in wanted:
        off = _off(wanted, place)
        if wanted["lat"] is None and place.lat is not None:
            yield f"coordinates {place.lat}, {place.lon}, where none are known"
        elif wanted["lat"] is not None and off is None:
            yield "no coordinates"
        elif off is not None and off > NEAR:
            yield f"{off:.0f} km off ({place.lat}, {place.lon})"
    for field in wanted.keys() - {"span", *PLACED}:
        value = getattr(place, field)
        if value != wanted[field]:
            yield f"{field} {value}, not {wanted[field]}"


def _off(wanted: Mapping[str, Any], place: Any) -> float | None:
    """Kilometres from where it is, None where either is open."""
    if wanted["lat"] is None or place.lat is None:
        return None
    return distance((wanted["lat"], wanted["lon"]), (place.lat, place.lon))


def _surface(case: Case, span: Sequence[int]) -> str:
    return case.text[span[0] : span[1]]


def _case(file: str, number: int, row: Mapping[str, Any]) -> Case:
    where = f"{file}.yaml, sentence {number}"
    if not isinstance(row, dict) or set(row) - SETTINGS or not {"text", "why", "places"} <= set(row):
        raise CorpusError(f"{where}: needs text, why and places, and may have {', '.join(sorted(SETTINGS))}")
    if row.get("expect", "fail") != "fail":
        raise CorpusError(f"{where}: `expect` can only be fail")
    places = tuple(_place(place, row["text"], where) for place in row["places"])
    return Case(file, number, row["text"], row.get("outlet"), row.get("expect", ""), places)


def _place(row: Mapping[str, str], text: str, where: str) -> dict[str, Any]:
    fields: dict[str, Any] = {key: None if value == "null" else value for key, value in row.items()}
    for key in ("lat", "lon", "distance_km"):
        if fields.get(key) is not None:
            fields[key] = float(fields[key])
    return fields | {"span": find(row["span"], text, where)}


def main() -> None:
    """Prints the measures."""
    parser = argparse.ArgumentParser(description="Hard sentences for places.")
    parser.add_argument("--misses", action="store_true", help="print what differs")
    options = parser.parse_args()
    tally = score(load_cases(), qawl.load_lexicon())
    for measure, value in measures(tally).items():
        print(f"{measure:32} {value:.3f}  n={tally.counts[measure][1]}")
    if options.misses:
        print("\n".join(misses(tally, 9)))


if __name__ == "__main__":
    main()
