"""JSON Lines: one reading a line, nothing lost; the form that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from qawl.types import Reading

NAME = "jsonl"
MIME = "application/x-ndjson"
SUFFIX = ".jsonl"
AS_GIVEN = ("id", "published")


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """One line a reading, flushed as soon as it is there."""
    for reading in readings:
        out.write(f"{as_line(reading)}\n")
        out.flush()


def as_line(reading: Reading, indent: int | None = None) -> str:
    """The reading as JSON; a text that is no valid Unicode (lone surrogates) is escaped, so that it survives."""
    shape = as_shape(reading)
    line = json.dumps(shape, ensure_ascii=False, indent=indent)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(shape, indent=indent)
    return line


def as_shape(reading: Reading) -> dict[str, object]:
    """The reading as a dict, with id and date written as the input wrote them."""
    shape = reading.to_dict()
    extra = reading.article.extra
    return shape | {key: extra[key] for key in AS_GIVEN if key in extra}
