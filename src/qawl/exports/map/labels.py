"""Names on the map, each where it touches nothing; one that finds no room is left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qawl.exports.map.frames import WIDTH
from qawl.exports.map.outlines import Box, Line, box_of, meet

SIZE = 14.0  # units: the letters of a place
SMALL = 12.0  # of a country
LETTER, SPACE = 0.53, 0.3  # of the size: 19 of 20 names of the gazetteer are no wider in Noto Naskh Arabic
TALL = 1.3  # of the size: a line with its dots and descenders
GAP = 3.0  # units between a point and its name
TRIED = 60  # names of points that look for room: the time stays linear
LINES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # of the height of a country as it is seen: where its name may stand


class Label(NamedTuple):
    """A name, `y` being the middle of its letters; `anchor` is the end of it that lies at `x`, from right to left."""

    name: str
    x: float
    y: float
    anchor: str


class Dot(NamedTuple):
    """The circle of a point, with the name beside it."""

    x: float
    y: float
    radius: float
    name: str


def width_of(name: str, size: float) -> float:
    """How wide a name may become, in units; marks above letters take no room."""
    return size * sum(SPACE if letter == " " else LETTER for letter in name if not unicodedata.combining(letter))


def beside(dots: Sequence[Dot], height: float, taken: list[Box]) -> list[Label | None]:
    """A label for each dot that finds room, the earlier ones first to choose; `taken` grows by dots and labels."""
    taken += [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots]
    labels: list[Label | None] = [None] * len(dots)
    for index, dot in enumerate(dots[:TRIED]):
        for label, box in _sides(dot):
            if _free(box, taken, height):
                labels[index] = label
                taken.append(box)
                break
    return labels


def _sides(dot: Dot) -> Iterator[tuple[Label, Box]]:
    """The places around a dot where its name may stand, the best first."""
    width, high = width_of(dot.name, SIZE), SIZE * TALL
    side, slant = dot.radius + GAP, 0.7 * dot.radius + GAP
    for across, down in ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)):
        off = (slant if down else side) if across else 0.0
        x, y = dot.x + across * off, dot.y + down * (dot.radius + high / 2 if not across else slant + high / 4)
        left = x - width / 2 + across * width / 2
        yield Label(dot.name, x, y, ("end", "middle", "start")[1 - across]), _box(left, y, width, high)


def _box(left: float, middle: float, width: float, high: float) -> Box:
    return left, middle - high / 2, left + width, middle + high / 2


def _free(box: Box, taken: Sequence[Box], height: float) -> bool:
    """Whether a label lies on the map and touches none of the others."""
    left, top, right, bottom = box
    within = left >= 0 and top >= 0 and right <= WIDTH and bottom <= height
    return within and not any(meet(box, other) for other in taken)


def beyond(countries: Sequence[tuple[str, list[Line]]], height: float, taken: list[Box]) -> list[Label]:
    """The names of the countries, each where its land is widest, as far as there is room; `taken` grows."""
    out = []
    for name, rings in countries:
        width = width_of(name, SMALL)
        for x, y, room in _rooms(rings, height):
            box = _box(x - width / 2, y, width, SMALL * TALL)
            if room >= width and _free(box, taken, height):
                out.append(Label(name, x, y, "middle"))
                taken.append(box)
                break
    return out


def _rooms(rings: list[Line], height: float) -> list[tuple[float, float, float]]:
    """Where the lines across a country lie within it: middle, height and length of the runs, the longest first."""
    boxes = [box_of(ring) for ring in rings]
    top, bottom = max(0.0, min(box[1] for box in boxes)), min(height, max(box[3] for box in boxes))
    runs = []
    for part in LINES:
        y = top + part * (bottom - top)
        crossings = sorted(x for ring, box in zip(rings, boxes, strict=True) if box[1] <= y <= box[3]
                           for x in _crossings(ring, y))  # fmt: skip
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            first, last = max(start, 0.0), min(end, WIDTH)
            runs.append(((first + last) / 2, y, last - first))
    return sorted(runs, key=lambda run: -run[2])


def _crossings(ring: Line, y: float) -> Iterator[float]:
    """Where a ring crosses a line across the map."""
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (y0 <= y) != (y1 <= y):
            yield x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        x0, y0 = x1, y1
