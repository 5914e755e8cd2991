"""A map of the places of a reading, as SVG: no tiles, no network, no script; every point leads to its sentence."""

from __future__ import annotations

from qawl.exports.map.drawing import map_of

__all__ = ["map_of"]
