"""Frames: which part of the earth a map shows, and where on it a spot lies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sqrt
from typing import NamedTuple

from qawl.exports.map.outlines import Line
from qawl.exports.map.points import Point

WIDTH = 460.0  # units: a label of 14 is legible on a phone and not too large on a desk
LOWEST, HIGHEST = 0.5, 0.8  # of the height, in widths
MARGIN = 0.13  # of the width and the height, on each side
ALONE = 7.0  # degrees of latitude that a map of one point spans in its width: enough to see where one is
LEAST = 1.8  # the same for a map of more points: nearer, the outlines would show how coarse they are
STEEPEST = 65.0  # degrees of latitude beyond which a map grows no wider
REACHES = (8.0, 4.0, 2.0, 1.0)  # degrees around a point, within which most mentions may lie
TRIED = 40  # points that may be the middle of most mentions: the time stays linear
CROWDED = 25.0  # units times the square root of their number: points within less crowd
GAIN = 2.5  # times larger: what a map of its own must show those that crowd


class Frame(NamedTuple):
    """An equirectangular map true to scale at its middle; `west` and `north` are its edges, `scale` units a degree."""

    west: float
    north: float
    scale: float
    squeeze: float  # a degree of longitude in degrees of latitude
    height: float


def at(frame: Frame, lon: float, lat: float) -> tuple[float, float]:
    """x and y of a spot, x being nowhere less than 0: what lies west of the map comes back from the east."""
    return (lon - frame.west) % 360 * frame.squeeze * frame.scale, (frame.north - lat) * frame.scale


def inside(frame: Frame, lon: float, lat: float) -> bool:
    """Whether the map shows a spot."""
    x, y = at(frame, lon, lat)
    return x <= WIDTH and 0 <= y <= frame.height


def corners(frame: Frame) -> Line:
    """The spots of its north-western and south-eastern corner."""
    east = frame.west + WIDTH / frame.scale / frame.squeeze
    return [(frame.west, frame.north), (east, frame.north - frame.height / frame.scale)]


def fitted(spots: Sequence[tuple[float, float]], least: float) -> Frame:
    """The frame around the spots, with a margin; `least` is its smallest width in degrees of latitude."""
    first, across = _span(sorted({lon % 360 for lon, _ in spots}))
    south, north = min(lat for _, lat in spots), max(lat for _, lat in spots)
    middle = (south + north) / 2
    squeeze = cos(radians(min(abs(middle), STEEPEST)))
    wide, high = max(across * squeeze, least), max(north - south, least * LOWEST)
    height = round(WIDTH * min(max(high / wide, LOWEST), HIGHEST))
    scale = min(WIDTH / wide, height / high) * (1 - 2 * MARGIN)
    scale = max(scale, WIDTH / 360 / squeeze)  # no part of the earth is shown twice
    west = first + across / 2 - WIDTH / 2 / scale / squeeze
    return Frame((west + 180) % 360 - 180, middle + height / 2 / scale, scale, squeeze, height)


def _span(lons: list[float]) -> tuple[float, float]:
    """Where the shortest arc that holds all longitudes begins, and how long it is: it may cross the date line."""
    gaps = [(after - before, after) for before, after in pairwise([*lons, lons[0] + 360])]
    gap, first = max(gaps)
    return first, 360 - gap


def frames_of(points: Sequence[Point]) -> list[tuple[Frame, list[Point]]]:
    """A map of all points; or, where most would crowd upon it, a map of these and one of the rest around it."""
    whole = fitted([(point.lon, point.lat) for point in points], LEAST if len(points) > 1 else ALONE)
    hearts = [near for reach in REACHES if len(near := _heart(points, reach)) > 1]
    hearts = [near for near in hearts if 2 * _mentions(near) >= _mentions(points)]
    if any(_crowd(whole, near) for near in hearts):
        for near in hearts:
            heart = fitted([(point.lon, point.lat) for point in near], LEAST)
            if heart.scale >= GAIN * whole.scale:
                return _parted(points, heart)
    return [(whole, list(points))]


def _parted(points: Sequence[Point], heart: Frame) -> list[tuple[Frame, list[Point]]]:
    """What the heart shows, and the rest on a map that shows where the heart lies; all in one where nothing is left."""
    shown = [point for point in points if inside(heart, point.lon, point.lat)]
    rest = [point for point in points if not inside(heart, point.lon, point.lat)]
    around = [(point.lon, point.lat) for point in rest] + corners(heart)
    return [(heart, shown), (fitted(around, LEAST), rest)] if rest else [(heart, shown)]


def _crowd(frame: Frame, points: Sequence[Point]) -> bool:
    """Whether the points lie too near each other on a map."""
    xs, ys = zip(*(at(frame, point.lon, point.lat) for point in points), strict=True)
    return bool(max(max(xs) - min(xs), max(ys) - min(ys)) < CROWDED * sqrt(len(points)))


def _heart(points: Sequence[Point], reach: float) -> list[Point]:
    """The points around the one that has the most mentions around it."""
    return max((_around(points, middle, reach) for middle in points[:TRIED]), key=_mentions)


def _around(points: Sequence[Point], middle: Point, reach: float) -> list[Point]:
    wide = reach / cos(radians(min(abs(middle.lat), STEEPEST)))
    return [
        point for point in points
        if abs(point.lat - middle.lat) <= reach and abs((point.lon - middle.lon + 180) % 360 - 180) <= wide
    ]  # fmt: skip


def _mentions(points: Sequence[Point]) -> int:
    return sum(len(point.places) for point in points)
