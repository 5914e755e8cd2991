"""The shapes of a drawing as SVG elements; colours and letters are those of the page, by class."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from qawl.exports.map.frames import WIDTH
from qawl.exports.map.labels import Label
from qawl.exports.map.land import Land
from qawl.exports.map.outlines import Line
from qawl.exports.markup import Markup, element, join

BASELINE = 0.35  # of the size: how far the line that letters stand on lies below their middle
ZERO = re.compile(r"(?<![\d.])(-?)0\.")  # before a fraction: SVG needs none
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def plain(value: str) -> str:
    """A text without the letters that no XML can hold."""
    return UNPRINTABLE.sub("\ufffd", value)


def ground(land: Land, height: float) -> Markup:
    """The sea, the land upon it, and the borders upon the land."""
    return join(
        rectangle("sea", 0, 0, WIDTH, height),
        line("land", land.rings, closed=True, fill_rule="evenodd"),
        line("border", land.borders),
        line("mended", land.disputed),
        line("disputed", land.disputed),
    )


def line(name: str, lines: Iterable[Line], *, closed: bool = False, **attributes: str) -> Markup:
    """Lines as one path of a class: moves to where each begins, then differences in tenths of a unit."""
    drawn = "".join(_run(points) + ("z" if closed else "") for points in lines)
    short = ZERO.sub(r"\1.", drawn).replace(" -", "-")
    return element("path", class_=name, d=short, **attributes) if drawn else Markup("")


def _run(points: Line) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    drawn = " ".join(f"{(x1 - x) / 10:g} {(y1 - y) / 10:g}" for (x, y), (x1, y1) in pairwise(tenths))
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{drawn}"


def rectangle(name: str, x: float, y: float, width: float, height: float) -> Markup:
    """A rectangle of a class."""
    return element(
        "rect", class_=name, x=length(x), y=length(y), width=length(width), height=length(height)
    )  # fmt: skip


def circle(name: str, x: float, y: float, radius: float) -> Markup:
    """A circle of a class."""
    return element("circle", class_=name, cx=length(x), cy=length(y), r=length(radius))


def letters(name: str, label: Label, size: float) -> Markup:
    """A name where it has room; which end of it lies at x does not hang on the direction of the page."""
    return element(
        "text", plain(label.name), class_=name, x=length(label.x), y=length(label.y + BASELINE * size),
        font_size=length(size), text_anchor=label.anchor, direction="rtl",
    )  # fmt: skip


def length(value: float) -> str:
    """Exact to a tenth of a unit."""
    return f"{round(value * 10) / 10:g}"
