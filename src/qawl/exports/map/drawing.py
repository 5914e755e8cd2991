"""The map of a reading: one drawing or two, and below them what no point stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import dist, sqrt

from qawl.exports.map.frames import WIDTH, Frame, at, corners, frames_of
from qawl.exports.map.labels import SIZE, SMALL, Dot, Label, beside, beyond
from qawl.exports.map.land import land_of
from qawl.exports.map.outlines import Box, load_outlines
from qawl.exports.map.points import Point, points_of, without_spot
from qawl.exports.map.scale import bar_of
from qawl.exports.map.sentences import Sentences, around, line_of, quoted, sentences_of
from qawl.exports.map.shapes import circle, ground, letters, plain, rectangle
from qawl.exports.markup import Markup, element, isolated, join
from qawl.types import Reading

LEAST, GROWTH, GREATEST = 2.6, 2.0, 14.0  # units: a radius grows with the square root of the mentions
TOUCHED = 9.0  # units: the radius that a finger needs
NEAREST = 60  # points whose neighbours are looked for: the time stays linear

Link = Callable[[Point, Dot, float, Label | None], Markup]


def map_of(reading: Reading, anchor: str, ui: dict[str, str]) -> tuple[int, Markup]:
    """How many points a reading has, and their map; nothing without a point.

    `anchor` is the id of the reading in its page, where each line of the text has the id `anchor-START`.
    """
    points = points_of(reading.places)
    if not points:
        return 0, Markup("")
    sentences = sentences_of(reading.article.text)

    def link(point: Point, dot: Dot, reach: float, label: Label | None) -> Markup:
        return _link(point, dot, reach, label, sentences=sentences, anchor=anchor)

    (frame, shown), *rest = frames_of(points)
    drawings = [_drawing(frame, shown, None, "map_title", ui, link)]
    drawings += [_drawing(wide, others, frame, "map_around", ui, link) for wide, others in rest]
    return len(points), element("figure", *drawings, _caption(reading, ui), class_="chart")


def _drawing(
    frame: Frame, points: Sequence[Point], heart: Frame | None, title: str, ui: dict[str, str], link: Link
) -> Markup:
    """One SVG; `heart` is the part of it that has a drawing of its own."""
    land = land_of(frame, load_outlines())
    dots = [_dot(frame, point) for point in points]
    bar, taken = bar_of(frame, ui["km"])
    outline, edges = _outline(frame, heart)
    taken += edges
    labels = beside(dots, frame.height, taken)
    names = [letters("country", name, SMALL) for name in beyond(land.countries, frame.height, taken)]
    told = ui["comma"].join(point.name for point in points)
    picture = element(
        "g", element("title", ui[title]), element("desc", plain(told)), ground(land, frame.height),
        outline, *names, bar, role="img",
    )  # fmt: skip
    reaches = [_reach(dot, dots) if index < NEAREST else dot.radius for index, dot in enumerate(dots)]
    links = (link(*parts) for parts in zip(points, dots, reaches, labels, strict=True))
    return element(
        "svg", picture, *links, viewBox=f"0 0 {WIDTH:g} {frame.height:g}", role="group", aria_label=ui[title]
    )


def _dot(frame: Frame, point: Point) -> Dot:
    radius = min(LEAST + GROWTH * sqrt(len(point.places)), GREATEST)
    return Dot(*at(frame, point.lon, point.lat), radius, point.name)


def _reach(dot: Dot, dots: Sequence[Dot]) -> float:
    """How far around its middle a point answers: a finger's breadth, but no more than half the way to the next."""
    away = min((dist(dot[:2], other[:2]) for other in dots if other is not dot), default=TOUCHED * 2)
    return max(dot.radius, min(TOUCHED, away / 2))


def _outline(frame: Frame, heart: Frame | None) -> tuple[Markup, list[Box]]:
    """Where on this map the other one lies, and its edges, which no name crosses."""
    if heart is None:
        return Markup(""), []
    (x0, y0), (x1, y1) = (at(frame, lon, lat) for lon, lat in corners(heart))
    edges = [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
    return rectangle("heart", x0, y0, x1 - x0, y1 - y0), edges


def _link(point: Point, dot: Dot, reach: float, label: Label | None, *, sentences: Sentences, anchor: str) -> Markup:
    """A point that leads to the line of its first mention, and lights up the sentence and all mentions."""
    first, *_ = spans = [place.span for place in point.places]
    sentence = around(sentences, first)
    marks = [f"sentence:{sentence.start}-{sentence.end}", *(f"place:{span.start}-{span.end}" for span in spans)]
    times = f" ×{len(spans)}" if len(spans) > 1 else ""
    return element(
        "a", element("title", plain(f"{point.name}{times}\n{quoted(sentences, sentence)}")),
        circle("reach", dot.x, dot.y, reach), circle("dot", dot.x, dot.y, dot.radius),
        letters("name", label, SIZE) if label else "",
        href=f"#{anchor}-{line_of(sentences, first)}", data_spans=" ".join(marks),
    )  # fmt: skip


def _caption(reading: Reading, ui: dict[str, str]) -> Markup:
    """What is not on the map, and whose borders are drawn."""
    missing = without_spot(reading.places)
    names = (join(ui["comma"] if number else "", element("bdi", plain(name))) for number, name in enumerate(missing))
    head = join(f"{ui['no_coordinates']} (", isolated(str(len(missing))), "): ")
    return element(
        "figcaption", element("p", head, *names) if missing else "", element("p", ui["map_borders"], class_="aside")
    )
