"""Readings out: one format a file, each a module with NAME, MIME, SUFFIX and write(readings, out)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from qawl.exports import jsonl, table, whole
from qawl.types import Reading

__all__ = ["EXPORTERS", "SUFFIXES", "Writer"]

Writer = Callable[[Iterable[Reading], TextIO], None]
EXPORTERS: dict[str, Writer] = {module.NAME: module.write for module in (table, jsonl, whole)}
SUFFIXES: dict[str, str] = {module.SUFFIX: module.NAME for module in (table, jsonl, whole)}
