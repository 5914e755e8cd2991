"""Places and actors from their CSV files: rows by id, and the folded names that lead to them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from qawl.text.words import Words

Row = tuple[object, ...]
GazetteerNames = dict[str, tuple[tuple[str, ...], str, str]]
ARTICLE = "article"


def place_tables(folder: Path, article: str, li: str) -> tuple[dict[str, Row], GazetteerNames]:
    """Places by id as (name, kind, country, lat, lon, within, rank), and what each folded name leads to.

    lat and lon are degrees or None; within is the id of the parent or ""; a greater rank is a better known place. A
    name leads to (ids, features, class of its proclitics): the features are the evidence that it needs, and ARTICLE
    for the form in which the `article` has become one with the preposition `li` before it.
    """
    rows: dict[str, Row] = {}
    names: dict[str, list[str]] = {}
    evidence: dict[str, str] = {}
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
        evidence[_name(names, row["name"], row["id"])] = row["evidence"]
    for row in _rows(folder / "names.csv"):
        evidence[_name(names, row["name"], row["place"])] = row["evidence"]
    table: GazetteerNames = {name: (tuple(ids), evidence[name], "name") for name, ids in names.items()}
    for name, (found, needs, _) in list(table.items()):
        if name.startswith(article):
            table.setdefault(_after_li(name, article, li), (found, f"{needs} {ARTICLE}".strip(), "conjunction"))
    return rows, table


def _after_li(name: str, article: str, li: str) -> str:
    """A name with the article as it is written after the preposition li: two lam, however the name goes on."""
    rest = name[len(article) :]
    return (li if rest.startswith(li) else li * 2) + rest


def actor_tables(folder: Path, article: str, li: str) -> tuple[dict[str, Row], GazetteerNames]:
    """Actors by id as (name, kind, country, sector, parent, wikidata, chosen), and what each folded name leads to.

    `chosen` is True where a name of the actor tells how the writer stands to it, so that to use another is a choice.
    A name leads to (ids, features, class of its proclitics) as for places; the features are "when/attitude" of
    `names.csv`: when the name counts, and what its use tells of the writer.
    """
    rows: dict[str, Row] = {}
    names: dict[str, list[str]] = {}
    features: dict[str, str] = {}
    chosen: set[str] = set()
    for row in _rows(folder / "actors.csv"):
        rows[row["id"]] = tuple(row[k] or None for k in ("name", "kind", "country", "sector", "parent", "wikidata"))
        features[_name(names, row["name"], row["id"])] = "/"
    for row in _rows(folder / "names.csv"):
        features.setdefault(_name(names, row["name"], row["actor"]), f"{row['when']}/{row['attitude']}")
        chosen |= {row["actor"]} if row["attitude"] else set()
    rows = {ident: (*row, ident in chosen) for ident, row in rows.items()}
    table: GazetteerNames = {name: (tuple(ids), features[name], "name") for name, ids in names.items()}
    for name, (found, feature, _) in list(table.items()):
        if name.startswith(article):
            table.setdefault(_after_li(name, article, li), (found, feature, "conjunction"))
    return rows, table


def event_types(path: Path) -> dict[str, dict[str, str]]:
    """The types of events by id: labels, codes of ACLED and PLOVER, and the role of each part of the clause."""
    return {row["type"]: row for row in _rows(path)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _name(names: dict[str, list[str]], name: str, ident: str) -> str:
    """Let the name lead to the row; its folded form."""
    key = " ".join(Words(name).folds)
    if key and ident not in names.setdefault(key, []):
        names[key].append(ident)
    return key
