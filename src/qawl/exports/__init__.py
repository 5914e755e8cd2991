"""Readings out: one format a file, each a module with NAME, MIME, SUFFIX and write(readings, out)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from qawl.exports import html, jsonl, table, whole
from qawl.types import Reading

__all__ = ["EXPORTERS", "SUFFIXES", "Writer"]

Writer = Callable[[Iterable[Reading], TextIO], None]
MODULES = (table, jsonl, whole, html)
EXPORTERS: dict[str, Writer] = {module.NAME: module.write for module in MODULES}
SUFFIXES: dict[str, str] = {module.SUFFIX: module.NAME for module in MODULES}
