"""The outlines of the countries from outlines.json: arcs that neighbours share, and the rings made of them."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

Line = list[tuple[float, float]]  # longitude, latitude in degrees; or x, y in units of a drawing
Box = tuple[float, float, float, float]  # least x, least y, greatest x, greatest y


class Country(NamedTuple):
    """`name` is empty where the gazetteer has none; each ring is a list of arcs in their order, ~n being n reversed."""

    name: str
    rings: list[list[int]]


class Outlines(NamedTuple):
    """`boxes` are those of the arcs; `borders` and `disputed` are numbers of arcs."""

    arcs: list[Line]
    boxes: list[Box]
    borders: list[int]
    disputed: list[int]
    countries: list[Country]


@lru_cache(maxsize=1)
def load_outlines() -> Outlines:
    """The outlines that ship with qawl: Natural Earth, made by scripts/build_outlines.py."""
    held = json.loads(files("qawl.exports.map").joinpath("outlines.json").read_text(encoding="utf-8"))
    arcs = [_decoded(arc, held["scale"]) for arc in held["arcs"]]
    countries = [Country(country["name"], country["rings"]) for country in held["countries"]]
    return Outlines(arcs, [box_of(arc) for arc in arcs], held["borders"], held["disputed"], countries)


def _decoded(arc: list[int], scale: int) -> Line:
    """x, y and then differences, in degrees."""
    xs, ys = accumulate(arc[0::2]), accumulate(arc[1::2])
    return [(x / scale, y / scale) for x, y in zip(xs, ys, strict=True)]


def box_of(line: Line) -> Box:
    """The smallest box around the points, of which there is at least one."""
    xs, ys = zip(*line, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
