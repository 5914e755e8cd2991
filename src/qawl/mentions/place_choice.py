"""Which of several places of one name is meant: by type words, parents, the article's other places, then by rank."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Gazetteer = Mapping[str, tuple[Any, ...]]  # id: (name, kind, country, lat, lon, within, rank)

NAME, KIND, COUNTRY, LAT, LON, WITHIN, RANK = range(7)
SETTLEMENTS = frozenset(("capital", "city", "town", "village", "quarter", "camp", "district", "port", "island"))
TOWNS = frozenset(("capital", "city", "town"))
WATERS = frozenset(("sea", "strait", "river"))
WIDE = WATERS | {"country", "region"}
FITTING = {
    "governorate": frozenset(("governorate", "area", "region")),
    "country": frozenset(("country",)),
    "district": SETTLEMENTS,
    "capital": SETTLEMENTS,
    "city": SETTLEMENTS,
    "town": SETTLEMENTS,
    "village": SETTLEMENTS,
    "quarter": SETTLEMENTS,
    "camp": SETTLEMENTS | {"base"},
    "base": SETTLEMENTS | {"base", "airport"},
    "airport": SETTLEMENTS | {"airport", "base"},
    "port": SETTLEMENTS,
    "crossing": SETTLEMENTS | {"crossing", "base"},
    "mountain": SETTLEMENTS | {"mountain", "area", "region"},
    "river": frozenset(("river", "sea")),
    "valley": SETTLEMENTS | {"valley", "area", "river"},
    "sea": WATERS,
    "strait": frozenset(("strait",)),
    "island": SETTLEMENTS | {"area", "country", "region", "governorate"},
}
FIT, EXACT, MISFIT = 4.0, 2.0, -6.0
SUPPORT = 8.0  # for a country that all the other places of the article lie in
PARENT = 4.0
BESIDE = 3.0  # for a country that a place beside the name lies in, and again for one that lies near it
CLOSE = 60.0  # km: so near
BARE = -8.0  # a bare name that a governorate shares with its town is the town, a quarter with a capital the capital
BARE_WATER = -24.0  # one that it shares with a sea or a country is the latter, whatever the article speaks of
OUTLET = 3.0  # for a well known place in the country of the outlet, the weakest evidence
CLEAR = 4  # ranks by which a place must be better known for the others of its name not to blur it
FAMOUS = 6  # a rank from which on a place is known to every reader
OBSCURE = 3  # the rank up to which places are known in their country only
MARGIN = 1.0  # a lead that settles a homonym; smaller ones leave it open
APART = 100.0  # km: a place does not lie in a town or district that is farther off
DEEP = 4  # steps from a place to the greatest that it lies in
NEAR = 25.0  # km: places that lie nearer differ by less than a reader of a map would see


class Context(NamedTuple):
    """What the rest of the article says: places by country (weights), the ids of the governorates named in it, and
    the country of the outlet, where that is known."""

    countries: Counter[str]
    ids: frozenset[str]
    outlet: str | None = None

    def share(self, country: str | None) -> float:
        """The part of the article's places that lies in a country, 0 to 1."""
        total = self.countries.total()
        return self.countries[country] / total if country and total else 0.0


class Beside(NamedTuple):
    """The places beside a name: the countries that they lie in, where they are, and whether there are none at all."""

    countries: tuple[str, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    none: bool = True


class Choice(NamedTuple):
    """The chosen id ("" where it is open), what is known of country and coordinates, and why."""

    id: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str | None
    reason: str
    confidence: float


NOTHING = Beside()


def fits(ids: Sequence[str], kind: str, gazetteer: Gazetteer) -> bool:
    """Whether one of the places is what the type word says."""
    return kind not in FITTING or any(gazetteer[i][KIND] in FITTING[kind] for i in ids)


def wide(ids: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether the name can only be that of a country, a sea or a region."""
    return all(gazetteer[i][KIND] in WIDE for i in ids)


def choose(
    ids: Sequence[str], kind: str, gazetteer: Gazetteer, context: Context, beside: Beside = NOTHING, *,
    doubtful: bool = False,
) -> Choice:  # fmt: skip
    """The place that a name means here; open where the lead of the best candidate over another place is too small.

    `kind` is what the type word says, `beside` what stands beside the name; a `doubtful` name is that
    of many places.
    """
    if not fits(ids, kind, gazetteer):
        if any(gazetteer[i][KIND] in SETTLEMENTS for i in ids):
            return _misfit(ids, kind, gazetteer)
        kind = ""
    if len(ids) == 1:
        return _certain(ids[0], kind, gazetteer, context, "the only place of this name", 1.0, doubtful=doubtful)
    scores = {i: _score(i, ids, kind, gazetteer, context) + _near(i, ids, gazetteer, beside) for i in ids}
    best, *rest = sorted(scores, key=lambda i: (-scores[i], i))
    lead = CLEAR if doubtful and beside.none and not context.countries else MARGIN
    rivals = [i for i in rest if scores[best] - scores[i] < lead or _outdone(best, i, gazetteer, context)]
    if rivals:
        return _open([best, *rivals], gazetteer)
    reason = _why(best, ids, kind, gazetteer, context)
    return _certain(best, kind, gazetteer, context, reason, 0.9, doubtful=doubtful)


def _outdone(ident: str, rival: str, gazetteer: Gazetteer, context: Context) -> bool:
    """Whether a village leads, of which nothing but the country is named, over a well known place elsewhere."""
    row, other = gazetteer[ident], gazetteer[rival]
    elsewhere = other[COUNTRY] != row[COUNTRY] and context.countries[other[COUNTRY]] > 0
    return (
        elsewhere and row[LAT] is not None and row[WITHIN] not in context.ids and row[RANK] < OBSCURE < other[RANK] - 1
    )


def likely_country(ids: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The country that a name stands for by itself: that of all its places, those much less known left out."""
    known = max((gazetteer[i][RANK] for i in ids), default=0)
    countries = {gazetteer[i][COUNTRY] for i in ids if gazetteer[i][RANK] > known - CLEAR}
    return countries.pop() if len(countries) == 1 else None


def of_country(ids: Sequence[str], country: str, gazetteer: Gazetteer) -> Sequence[str]:
    """The places in a country, all of them where none is in it."""
    return [i for i in ids if gazetteer[i][COUNTRY] == country] or ids


def _score(ident: str, ids: Sequence[str], kind: str, gazetteer: Gazetteer, context: Context) -> float:
    row = gazetteer[ident]
    score = float(row[RANK]) + SUPPORT * context.share(row[COUNTRY])
    if row[WITHIN] in context.ids and row[WITHIN] not in ids:
        score += PARENT
    if row[COUNTRY] and row[COUNTRY] == context.outlet and row[RANK] > OBSCURE:
        score += OUTLET
    if kind in FITTING:
        score += FIT if row[KIND] in FITTING[kind] else MISFIT
        score += EXACT if row[KIND] == kind else 0.0
    elif not kind and row[RANK] <= OBSCURE and any(gazetteer[i][KIND] == "capital" for i in ids):
        score += BARE
    elif row[KIND] == "governorate":
        score += min(_bare(gazetteer[i], row[COUNTRY]) for i in ids)
    return score


def _near(ident: str, ids: Sequence[str], gazetteer: Gazetteer, beside: Beside) -> float:
    """What the places beside a name add to a candidate: their country, and among several in it their being near."""
    row = gazetteer[ident]
    towns = [i for i in ids if gazetteer[i][COUNTRY] == row[COUNTRY] and gazetteer[i][KIND] in SETTLEMENTS]
    close = len(towns) > 1 and any(_distance((row[LAT], row[LON]), p) <= CLOSE for p in beside.points if row[LAT])
    return BESIDE * (beside.countries.count(row[COUNTRY]) + (close and ident in towns))


def _bare(row: tuple[Any, ...], country: str | None) -> float:
    """What a governorate in `country` loses to this place, which a bare name means rather than it."""
    if row[KIND] in WATERS or row[KIND] == "country":
        return BARE_WATER
    town = row[COUNTRY] == country and row[LAT] is not None and row[KIND] in SETTLEMENTS
    return BARE if town else 0.0


def _why(ident: str, ids: Sequence[str], kind: str, gazetteer: Gazetteer, context: Context) -> str:
    row = gazetteer[ident]
    if row[WITHIN] in context.ids and row[WITHIN] not in ids:
        return "its governorate stands in the article"
    if context.share(row[COUNTRY]):
        return f"other places of the article lie in {row[COUNTRY]}"
    if row[COUNTRY] is not None and row[COUNTRY] == context.outlet:
        return f"the outlet is in {row[COUNTRY]}"
    return f"the type word says {kind}" if kind else "the best known place of this name"


def _certain(
    ident: str, kind: str, gazetteer: Gazetteer, context: Context, reason: str, confidence: float, *, doubtful: bool
) -> Choice:
    """A place that is found; a small one in a country that the article does not speak of is another of that name.

    A crossing lies on the border of the country that the article speaks of.
    """
    row = gazetteer[ident]
    told = (kind == row[KIND] and kind not in TOWNS) or (kind in TOWNS and row[RANK] >= FAMOUS)
    if kind != "crossing" and is_foreign(row, context, doubtful=doubtful and not told):
        reason = f"another place of this name than the known one in {row[COUNTRY]}"
        return Choice("", main_country(context), None, None, None, reason, 0.6)
    return Choice(ident, row[COUNTRY], row[LAT], row[LON], row[KIND], reason, confidence)


def is_foreign(row: tuple[Any, ...], context: Context, *, doubtful: bool = False) -> bool:
    """Whether a place lies in a country that an article about another country does not speak of.

    Well known places are named in any article, but for those whose name is `doubtful`: a common word, many places'.
    """
    if row[COUNTRY] is None or context.countries[row[COUNTRY]]:
        return False
    if doubtful:
        return bool(context.countries)
    return row[RANK] <= OBSCURE and main_country(context) is not None


def _open(ids: Sequence[str], gazetteer: Gazetteer) -> Choice:
    """Several places left: what they have in common; places that lie side by side are known well enough."""
    rows = [gazetteer[i] for i in ids]
    country = rows[0][COUNTRY] if len({row[COUNTRY] for row in rows}) == 1 else None
    points = [(row[LAT], row[LON]) for row in rows]
    if country and all(lat is not None for lat, _ in points) and spread(points) <= NEAR:
        lat, lon = (round(sum(axis) / len(points), 3) for axis in zip(*points, strict=True))
        return Choice(
            "", country, lat, lon, rows[0][KIND], f"{len(ids)} places within {NEAR:.0f} km: their middle", 0.7
        )
    return Choice("", country, None, None, None, f"{len(ids)} places of this name and nothing to tell them apart", 0.4)


def _misfit(ids: Sequence[str], kind: str, gazetteer: Gazetteer) -> Choice:
    """The type word names another kind of thing than all candidates are (the river X, X being a town)."""
    countries = {gazetteer[i][COUNTRY] for i in ids}
    country = countries.pop() if len(countries) == 1 else None
    return Choice("", country, None, None, kind, f"no {kind} of this name in the gazetteer", 0.6)


def main_country(context: Context) -> str | None:
    """The country that most places of the article lie in, None where two compare."""
    top = context.countries.most_common(2)
    if not top or (len(top) > 1 and top[0][1] < 2 * top[1][1]):
        return None
    return top[0][0]


def held(ids: Sequence[str], containers: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    """Those of the places that can lie in one of the containers (X in Y)."""
    return [i for i in ids if any(_holds(gazetteer[c], c, gazetteer[i], gazetteer) for c in containers)]


def _holds(container: tuple[Any, ...], ident: str, row: tuple[Any, ...], gazetteer: Gazetteer) -> bool:
    """Whether a place may lie in a container: it says so, lies near it, or nothing is known that speaks against it."""
    parent, steps = row[WITHIN], 0
    while parent and parent != ident and steps < DEEP:
        parent, steps = gazetteer[parent][WITHIN] if parent in gazetteer else "", steps + 1
    if parent == ident:
        return True
    if container[COUNTRY] and row[COUNTRY] and container[COUNTRY] != row[COUNTRY]:
        return False
    if row[LAT] is None:
        return container[KIND] != "governorate" or not row[WITHIN]
    if container[LAT] is not None:
        return _distance((container[LAT], container[LON]), (row[LAT], row[LON])) <= APART
    inside = [(r[LAT], r[LON]) for r in gazetteer.values() if r[WITHIN] == ident and r[LAT] is not None]
    return not inside or any(_distance((row[LAT], row[LON]), point) <= CLOSE for point in inside)


def spread(points: Iterable[tuple[float, float]]) -> float:
    """The greatest distance in km from the first point."""
    first, *rest = points
    return max((_distance(first, point) for point in rest), default=0.0)


def _distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))
