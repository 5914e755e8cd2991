"""How what is told lies to a place (near it, north of it, between two), and how closely that tells where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast, get_args

import msgspec

from qawl.lexicon.annotate import Annotated
from qawl.mentions.place_choice import COUNTRY, SETTLEMENTS, WITHIN
from qawl.mentions.place_types import joined, listed
from qawl.text.fold import fold
from qawl.text.match import Match
from qawl.types import Figure, Place, Precision, Relation, Span

PARTNER_WORDS = 8  # words between the two places of "between"
ASIDE = 1  # words between a distance and what it is measured from (only)
POINTS = (SETTLEMENTS - {"district", "island"}) | {"base", "airport", "crossing"}
ADMINISTRATIVE = frozenset(("district", "governorate"))  # kinds of type words that widen the town of that name
WIDE: Mapping[str, Precision] = {
    "district": "district",
    "governorate": "governorate",
    "area": "area",
    "mountain": "area",
    "valley": "area",
    "island": "area",
    "river": "area",
    "country": "country",
    "sea": "sea",
    "strait": "sea",
}
POINTERS = ("north", "east", "south", "west")
WITHIN_IT = frozenset(r for r in get_args(Relation) if r.split("-")[0] in POINTERS)  # in the north of what is wide
AROUND = frozenset(("near", "outskirts", "distance"))


class Tie(NamedTuple):
    """A relation, the words that say it, a distance in km, the other place of "between"."""

    relation: str | None = None
    span: Span | None = None
    distance: float | None = None
    partner: Span | None = None


class Words(NamedTuple):
    """What the layer `geography` found by the last word, and the distances of the text by their last word."""

    ending: Mapping[int, Match]
    distances: Mapping[int, float]


def relate(annotated: Annotated, places: Sequence[Place], figures: Sequence[Figure]) -> list[Place]:
    """The places with their relations and precision; figures give the distances."""
    ending = {match.last: match for match in annotated.matches.layer("geography").values()}
    clues = Words(ending, _distances(annotated, ending, figures))
    ties = [_tie(annotated, clues, place) for place in places]
    for number, place in enumerate(places):
        if ties[number].relation == "between" and ties[number].partner is None:
            _pair(annotated, places, ties, number)
        elif number and ties[number].relation is None and _goes_on(annotated, places[number - 1], place):
            shared = ties[number - 1]
            ties[number] = shared._replace(distance=None) if shared.partner is None else Tie()
    return [_related(annotated, place, tie) for place, tie in zip(places, ties, strict=True)]


def _distances(annotated: Annotated, ending: Mapping[int, Match], figures: Sequence[Figure]) -> dict[int, float]:
    """Kilometres of the figures that are lengths; of a range the lower bound."""
    out: dict[int, float] = {}
    for figure in figures:
        amount = figure.low if figure.low is not None else figure.high
        if figure.kind != "measure" or amount is None:
            continue
        last = annotated.words.covering(figure.span)[1]
        entry = annotated.lexicon.entry(ending[last].ref) if last in ending else None
        if entry is not None and entry.kind == "unit":
            out[last] = round(amount * float(entry.get("km")), 3)
    return out


def _tie(annotated: Annotated, clues: Words, place: Place) -> Tie:
    """What the words right before the place, or the type word that is part of its name, say."""
    words, text = annotated.words, annotated.article.text
    first = words.covering(place.span)[0]
    own = annotated.matches.at("geography", first)
    if own is not None and place.lat is None and text.startswith(place.name, place.span.start):
        relation = annotated.lexicon.entry(own.ref).get("relation")
        if relation == "countryside" and annotated.matches.at("places", first) is None:
            return Tie(relation, own.span(words))
    match = clues.ending.get(first - 1)
    if match is None or not joined(words, first):
        return Tie()
    entry = annotated.lexicon.entry(match.ref)
    if fold(text[words.starts[first] : place.span.start]) != fold(entry.get("glued")):
        return Tie()
    distance = _distance_before(annotated, clues, match.first)
    relation = entry.get("relation")
    if not relation or (relation == "distance" and distance is None):
        return Tie()
    return Tie(relation, match.span(words), distance)


def _distance_before(annotated: Annotated, clues: Words, first: int) -> float | None:
    """The distance that ends right before word `first`, or one word earlier."""
    for last in range(first - 1, first - 2 - ASIDE, -1):
        if not joined(annotated.words, last + 1):
            return None
        if last in clues.distances:
            return clues.distances[last]
    return None


def _pair(annotated: Annotated, places: Sequence[Place], ties: list[Tie], number: int) -> None:
    """Tie the places of "between A and B" to each other; without a B that follows there is no such relation."""
    words, tie = annotated.words, ties[number]
    last = words.covering(places[number].span)[1]
    for other in range(number + 1, len(places)):
        first = words.covering(places[other].span)[0]
        if first - last > PARTNER_WORDS or not _one_sentence(annotated, last, first):
            break
        again = ties[other].relation == "between"
        if again or _conjunction(annotated, places[other], first):
            ties[number] = tie._replace(partner=places[other].span)
            ties[other] = Tie("between", tie.span, None, places[number].span)
            return
    ties[number] = Tie()


def _conjunction(annotated: Annotated, place: Place, first: int) -> bool:
    """Whether the conjunction is written into the place's first word."""
    glued = annotated.article.text[annotated.words.starts[first] : place.span.start]
    return fold(glued) == str(annotated.lexicon.language["and"])


def _one_sentence(annotated: Annotated, last: int, first: int) -> bool:
    gaps = annotated.words.gaps
    return not any(mark in gaps.get(index, "") for index in range(last + 1, first + 1) for mark in ".\n\u061b")


def _goes_on(annotated: Annotated, before: Place, place: Place) -> bool:
    """Whether the place goes on with a list that the one before begins, so that it shares its relation."""
    words = annotated.words
    first = words.covering(place.span)[0]
    follows = first == words.covering(before.span)[1] + 1
    return follows and _conjunction(annotated, place, first) and listed(annotated, first, annotated.words.folds[first])


def _related(annotated: Annotated, place: Place, tie: Tie) -> Place:
    base = _base(annotated, place)
    return msgspec.structs.replace(
        place,
        relation=cast("Relation | None", tie.relation),
        relation_span=tie.span,
        distance_km=tie.distance,
        partner=tie.partner,
        precision=_precision(base, place, tie.relation),
    )


def _base(annotated: Annotated, place: Place) -> Precision:
    """How closely the place alone tells where; of one without coordinates its governorate or country may be known."""
    match = annotated.matches.at("geography", annotated.words.covering(place.span)[0])
    said = annotated.lexicon.entry(match.ref).get("kind") if match is not None else ""
    kind = said if said in ADMINISTRATIVE and place.kind in POINTS else place.kind or ""
    if kind in WIDE:
        return WIDE[kind] if place.country or WIDE[kind] == "sea" else "none"
    if kind in POINTS and place.lat is not None:
        return "exact"
    rows = [annotated.lexicon.places[ident] for ident in place.candidates]
    parents = {row[WITHIN] if row[COUNTRY] == place.country else "" for row in rows}
    if place.country and len(parents) == 1 and parents != {""}:
        return "governorate"
    return "country" if place.country else "none"


def _precision(base: Precision, place: Place, relation: str | None) -> Precision:
    """The precision of what lies so to a place: beside a point it is near, beside a country it is anywhere."""
    if relation is None or base in ("none", "sea"):
        return base
    if relation == "countryside":
        return "near" if place.country else "none"
    if base == "exact":
        return "near"
    if relation in WITHIN_IT:
        return "area" if base == "country" else base
    if relation == "coast":
        return base
    return "area" if relation in AROUND and base != "country" else "none"
