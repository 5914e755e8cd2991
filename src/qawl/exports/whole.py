"""JSON: all readings as one indented array, for people and for tools that take a whole document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from qawl.exports.jsonl import as_line
from qawl.types import Reading

NAME = "json"
MIME = "application/json"
SUFFIX = ".json"


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """An array with one object a reading; nothing is lost."""
    before = "["
    for reading in readings:
        out.write(f"{before}\n{as_line(reading, indent=2)}")
        before = ","
    out.write("\n]\n" if before == "," else "[]\n")
