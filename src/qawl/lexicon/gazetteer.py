"""Places and actors from their CSV files: rows by id, and the folded names that lead to them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from qawl.text.words import Words

Row = tuple[object, ...]
Names = dict[str, tuple[str, ...]]


def place_tables(folder: Path) -> tuple[dict[str, Row], Names]:
    """({id: (name, kind, country, lat, lon, within, rank)}, {folded name: ids}); lat and lon in degrees or None."""
    rows: dict[str, Row] = {}
    names: dict[str, list[str]] = {}
    for row in _rows(folder / "places.csv"):
        lat, lon = (float(row[axis]) if row[axis] else None for axis in ("lat", "lon"))
        rows[row["id"]] = (
            row["name"],
            row["kind"],
            row["country"] or None,
            lat,
            lon,
            row["within"],
            int(row["rank"] or 0),
        )
        _name(names, row["name"], row["id"])
    for row in _rows(folder / "names.csv"):
        _name(names, row["name"], row["place"])
    return rows, {name: tuple(ids) for name, ids in names.items()}


def actor_tables(folder: Path) -> tuple[dict[str, Row], Names]:
    """({id: (name, kind, country, sector, parent, wikidata)}, {folded name: ids})."""
    rows: dict[str, Row] = {}
    names: dict[str, list[str]] = {}
    for row in _rows(folder / "actors.csv"):
        rows[row["id"]] = tuple(row[k] or None for k in ("name", "kind", "country", "sector", "parent", "wikidata"))
        _name(names, row["name"], row["id"])
    for row in _rows(folder / "names.csv"):
        _name(names, row["name"], row["actor"])
    return rows, {name: tuple(ids) for name, ids in names.items()}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _name(names: dict[str, list[str]], name: str, ident: str) -> None:
    key = " ".join(Words(name).folds)
    if key and ident not in names.setdefault(key, []):
        names[key].append(ident)
