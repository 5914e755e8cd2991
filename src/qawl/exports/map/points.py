"""Places as points: the mentions of one spot together, and the places that have no spot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

from qawl.types import Place


class Point(NamedTuple):
    """A spot on the earth, in degrees, with its mentions in the order of the text; `name` is their commonest."""

    lon: float
    lat: float
    name: str
    places: tuple[Place, ...]


def points_of(places: Iterable[Place]) -> list[Point]:
    """Points, the most mentioned first and then in the order of the text."""
    spots: dict[tuple[float, float], list[Place]] = {}
    for place in sorted(places, key=lambda place: place.span):
        spot = spot_of(place)
        if spot:
            spots.setdefault(spot, []).append(place)
    points = [Point(*spot, _commonest(held), tuple(held)) for spot, held in spots.items()]
    return sorted(points, key=lambda point: -len(point.places))


def spot_of(place: Place) -> tuple[float, float] | None:
    """Longitude and latitude where both are known and lie on the earth."""
    if place.lat is None or place.lon is None or not (isfinite(place.lat) and isfinite(place.lon)):
        return None
    return (place.lon, place.lat) if abs(place.lat) <= 90 and abs(place.lon) <= 180 else None


def without_spot(places: Iterable[Place]) -> list[str]:
    """The names that no point stands for, each once, in the order of the text."""
    return list(dict.fromkeys(place.name for place in places if spot_of(place) is None))


def _commonest(places: list[Place]) -> str:
    """The name most written; of those the first."""
    return Counter(place.name for place in places).most_common(1)[0][0]
