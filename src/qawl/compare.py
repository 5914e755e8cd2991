"""Compare a reading with an example: what is named must come out exactly, fields that are not named are free."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Day
from typing import Any

import msgspec

from qawl.identity import numbers_of
from qawl.types import RECORDS, Reading, Span

Example = Mapping[str, Any]
Ids = dict[str, str]  # the id of a record -> its letter and number in the reading (s1, f2)
LAYERS = (*RECORDS, "problems")
SETTINGS = {"text", "why", "published", "outlet", "expect"}
SURFACE = re.compile(r"(?s)(.*)#(\d+)")
LETTERS = {"true": True, "yes": True, "false": False, "no": False}


def malformed(example: object) -> list[str]:
    """What is wrong with the example itself, so that it cannot be run."""
    if not isinstance(example, dict) or not isinstance(example.get("text"), str):
        return [f"example {example!r:.60} has no text"]
    faults = [f"unknown field {key}" for key in sorted(set(example) - SETTINGS - set(LAYERS))]
    if not example.get("why"):
        faults.append("has no `why`: say in English what it shows")
    if not set(example) & set(LAYERS):
        faults.append(f"names no layer, so that it cannot fail; add one of {', '.join(LAYERS)}")
    if example.get("expect", "fail") != "fail":
        faults.append(f"`expect: {example['expect']}` means nothing; only `expect: fail` does")
    if "published" in example and not _is_day(example["published"]):
        faults.append(f"published {example['published']!r} is no ISO date")
    for layer in set(example) & set(LAYERS):
        faults += _malformed_layer(example, layer)
    return faults


def differences(example: Example, reading: Reading) -> list[str]:
    """One line for each thing that differs, naming record, field, what was expected and what came."""
    text, ids, out = reading.article.text, numbers_of(reading), []
    for layer in LAYERS:
        if layer not in example:
            continue
        expected, actual = example[layer], getattr(reading, layer)
        if len(expected) != len(actual):
            shown = "".join(f"\n      {_brief(record, text)}" for record in actual)
            out.append(f"{layer}: expected {len(expected)}, got {len(actual)}{':' if actual else ''}{shown}")
            continue
        for number, (want, got) in enumerate(zip(expected, actual, strict=True), 1):
            for field, wanted in want.items():
                value = getattr(got, field)
                if not _same(wanted, value, text, ids):
                    shown = _shown(value, text, ids)
                    out.append(f"{layer} {number} {field}: expected {_written(wanted)}, got {shown}")
    return out


def locate(surface: str, text: str) -> Span | None:
    """Where the surface stands in the text: its first occurrence, for `X#2` the second; None where it does not."""
    numbered = SURFACE.fullmatch(surface)
    wanted, count = (numbered[1], int(numbered[2])) if numbered else (surface, 1)
    start = -1
    for _ in range(count):
        start = text.find(wanted, start + 1)
        if start < 0:
            return None
    return Span(start, start + len(wanted))


def _malformed_layer(example: Example, layer: str) -> Iterator[str]:
    rows = example[layer]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield f"{layer} must be a list of records, or [] for none"
        return
    known = _fields(layer)
    for number, row in enumerate(rows, 1):
        yield from (f"{layer} {number}: records of this kind have no {field}" for field in row if field not in known)
        for field, kind in known.items():
            surfaces = row.get(field, ()) if "Span" in kind else ()
            for surface in (surfaces,) if isinstance(surfaces, str) else surfaces:
                if not _is_nothing(surface) and locate(str(surface), example["text"]) is None:
                    yield f"{layer} {number} {field}: «{surface}» does not stand in the text"


def _fields(layer: str) -> dict[str, str]:
    """The fields of a layer's records with their types as written."""
    reading = next(field for field in msgspec.structs.fields(Reading) if field.name == layer)
    record = reading.type.__args__[0]
    return {field.name: str(field.type) for field in msgspec.structs.fields(record)}


def _same(wanted: Any, value: Any, text: str, ids: Ids) -> bool:
    if _is_nothing(wanted):
        return value is None or value in ((), "")
    if isinstance(value, Span):
        return isinstance(wanted, str) and locate(wanted, text) == value
    if isinstance(value, bool):
        return LETTERS.get(str(wanted).lower()) is value
    if isinstance(value, int | float):
        return _number(wanted) == value
    if isinstance(value, str):
        return wanted in (value, ids.get(value))
    if isinstance(wanted, Mapping):
        return all(_same(item, getattr(value, name, None), text, ids) for name, item in wanted.items())
    if isinstance(value, tuple):
        parts = [wanted] if isinstance(wanted, str) else wanted
        return len(parts) == len(value) and all(_same(w, v, text, ids) for w, v in zip(parts, value, strict=True))
    return False


def _is_nothing(wanted: object) -> bool:
    return wanted in ("null", "", "~") or wanted == []


def _number(wanted: object) -> float | None:
    try:
        return float(str(wanted))
    except ValueError:
        return None


def _is_day(value: object) -> bool:
    try:
        return bool(Day.fromisoformat(str(value)))
    except ValueError:
        return False


def _brief(record: Any, text: str) -> str:
    """A record in one line: its spans as surfaces and its plain values."""
    parts = []
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name not in ("id", "by") and value not in (None, (), False):
            parts.append(f"{name} {_shown(value, text, {})}")
    return " · ".join(parts)


def _shown(value: object, text: str, ids: Ids) -> str:
    if isinstance(value, Span):
        return f"«{_surface(value, text)}»"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return "[" + ", ".join(_shown(part, text, ids) for part in value) + "]"
    if value is None:
        return "null"
    return ids.get(value, value) if isinstance(value, str) else str(value)


def _surface(span: Span, text: str) -> str:
    """The surface as an example would write it."""
    surface = text[span.start : span.end]
    count, start = 0, -1
    while surface and start < span.start:
        start = text.find(surface, start + 1)
        count += 1
    return f"{surface}#{count}" if count > 1 else surface


def _written(wanted: object) -> str:
    if isinstance(wanted, Sequence) and not isinstance(wanted, str):
        return "[" + ", ".join(_written(part) for part in wanted) + "]"
    if _is_nothing(wanted):
        return "null"
    return f"«{wanted}»" if isinstance(wanted, str) else str(wanted)
