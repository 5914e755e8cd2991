"""The land within a frame: the rings of the countries and their borders, cut and thinned to what the map can show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from qawl.exports.map.frames import WIDTH, Frame, corners
from qawl.exports.map.outlines import Box, Line, Outlines, box_of, meet

PAD = 6.0  # units beyond the frame at which the land is cut: its edge is not seen
EARTH = (-180.0, -90.0, 180.0, 90.0)  # the atlas ends at the date line
FINEST = 1.25  # units: points of a line that lie nearer are left out, and lands that are smaller


class Land(NamedTuple):
    """What is seen, in units of the map; `countries` are those with a name, each with its rings."""

    rings: list[Line]
    borders: list[Line]
    disputed: list[Line]
    countries: list[tuple[str, list[Line]]]


def land_of(frame: Frame, outlines: Outlines) -> Land:
    """The land of a frame; a frame that crosses the date line sees the atlas twice."""
    land = Land([], [], [], [])
    for turn in (-360.0, 0.0, 360.0):
        (west, north), (east, south) = corners(frame)
        seen = (west - turn, south, east - turn, north)
        if meet(seen, EARTH):
            _add(land, frame, outlines, turn, _grown(seen, PAD / frame.scale))
    return land


def _add(land: Land, frame: Frame, outlines: Outlines, turn: float, seen: Box) -> None:
    """Add what is seen of the atlas turned by so many degrees."""
    arcs = [
        _drawn(arc if meet(box, seen) else [arc[0], arc[-1]], frame, turn)  # unseen, it lies on one side of the frame
        for arc, box in zip(outlines.arcs, outlines.boxes, strict=True)
    ]
    for country in outlines.countries:
        rings = [cut for ring in country.rings if (cut := _cut(_stitched(ring, arcs), frame))]
        land.rings.extend(rings)
        if rings and country.name:
            land.countries.append((country.name, rings))
    for number in outlines.borders:
        land.borders.extend(_pieces(arcs[number], frame))
    for number in outlines.disputed:
        land.disputed.extend(_pieces(arcs[number], frame))


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _drawn(arc: Line, frame: Frame, turn: float) -> Line:
    """An arc in units, without the points that the eye cannot tell apart; its ends stay, for its neighbours."""
    across, west = frame.squeeze * frame.scale, frame.west - turn
    points = [((lon - west) * across, (frame.north - lat) * frame.scale) for lon, lat in arc]
    out = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - out[-1][0]) + abs(point[1] - out[-1][1]) >= FINEST:
            out.append(point)
    return [*out, points[-1]]


def _stitched(ring: list[int], arcs: list[Line]) -> Line:
    """The points of a ring, each once: the last of an arc is the first of the next."""
    out: Line = []
    for arc in ring:
        out += (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]
    return out


def _cut(ring: Line, frame: Frame) -> Line:
    """What lies within the frame (Sutherland and Hodgman): edge after edge; empty where nothing does."""
    edges = ((0, -PAD, 1), (0, WIDTH + PAD, -1), (1, -PAD, 1), (1, frame.height + PAD, -1))
    if not meet(box_of(ring), (-PAD, -PAD, WIDTH + PAD, frame.height + PAD)):
        return []
    for axis, limit, sign in edges:
        ring = list(_cut_at(ring, axis, limit, sign)) if ring else ring
    return ring if len(ring) > 2 and _seen(box_of(ring)) else []


def _seen(box: Box) -> bool:
    return box[2] - box[0] > FINEST and box[3] - box[1] > FINEST


def _cut_at(ring: Line, axis: int, limit: float, sign: int) -> Iterator[tuple[float, float]]:
    """The ring on one side of a straight line across the map."""
    before = ring[-1]
    for point in ring:
        kept, kept_before = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if kept != kept_before:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])
        if kept:
            yield point
        before = point


def _pieces(line: Line, frame: Frame) -> Iterator[Line]:
    """The runs of a line that the frame may show."""
    whole = (-PAD, -PAD, WIDTH + PAD, frame.height + PAD)
    run: Line = []
    for one, other in pairwise(line):
        if meet(box_of([one, other]), whole):
            run = [*run, other] if run else [one, other]
        elif run:
            yield run
            run = []
    if run:
        yield run
