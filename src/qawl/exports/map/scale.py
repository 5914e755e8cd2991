"""The bar that says how far it is: a round number of kilometres, at most a quarter of the map long."""

from __future__ import annotations

from math import floor, log10

from qawl.exports.map.frames import WIDTH, Frame
from qawl.exports.map.labels import SMALL, Label, width_of
from qawl.exports.map.outlines import Box
from qawl.exports.map.shapes import letters, line
from qawl.exports.markup import Markup, join

KILOMETRES = 111.2  # a degree of latitude
LONGEST = 1000  # kilometres: a longer bar would be true nowhere on the map
EDGE, TICK = 10.0, 4.0  # units: from the edges of the map; how high its ends are


def bar_of(frame: Frame, unit: str) -> tuple[Markup, list[Box]]:
    """The bar in the lower corner and the box that it takes; none where the map shows too much of the earth."""
    kilometres = _round(WIDTH / 4 / frame.scale * KILOMETRES)
    if kilometres > LONGEST:
        return Markup(""), []
    long, name = kilometres / KILOMETRES * frame.scale, f"{kilometres} {unit}"
    y = frame.height - EDGE
    ends = [(EDGE, y - TICK), (EDGE, y), (EDGE + long, y), (EDGE + long, y - TICK)]
    wide = max(long, width_of(name, SMALL))
    label = Label(name, EDGE + long / 2, y - TICK - SMALL / 2, "middle")
    return join(line("bar", [ends]), letters("bar", label, SMALL)), [(0, y - TICK - 1.2 * SMALL, EDGE + wide, y)]


def _round(most: float) -> int:
    """The greatest of 1, 2, 5, 10, 20, 50 ... that is no more."""
    power = 10 ** floor(log10(most))
    return int(max((step * power for step in (1, 2, 5) if step * power <= most), default=1))
