"""Places in the text: names of the gazetteer with their type words, and names that only a type word makes known."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.lexicon.annotate import Annotated
from qawl.mentions.place_choice import (
    COUNTRY,
    FAMOUS,
    KIND,
    LAT,
    LON,
    RANK,
    Beside,
    Choice,
    Context,
    choose,
    fits,
    held,
    likely_country,
    main_country,
    of_country,
    wide,
)
from qawl.mentions.place_evidence import DOUBTFUL, context_of, with_evidence
from qawl.mentions.place_names import Named, find_names
from qawl.mentions.place_types import Clues, find_clues, joined
from qawl.types import By, Place, Problem

BESIDE_WORDS = 8  # words between names that stand beside each other
SENDERS = ("country", "capital")  # what stands before "in Y" may be its ambassador there
COMMA = "\u060c"
OPEN = 0.5  # a confidence below it is a place that is not settled


def find_places(annotated: Annotated) -> tuple[list[Place], list[Problem]]:
    """Every place in order, and the names that stay open."""
    clues = find_clues(annotated)
    names = find_names(annotated, clues)
    names = with_evidence(annotated, clues, names, context_of(annotated, clues, names))
    context = context_of(annotated, clues, names, settled=True)
    places, problems = [], []
    for position, named in enumerate(names):
        choice = _choice(annotated, clues, named, context, names, position)
        place = _place(annotated, _trimmed(annotated, named), choice)
        places.append(place)
        if place.confidence < OPEN:
            problems.append(Problem(span=place.span, about="place", message=place.reason or ""))
    return places, problems


def _container(annotated: Annotated, clues: Clues, names: Sequence[Named], position: int) -> Named | None:
    """The place that the text says a place lies in: right behind it, with a preposition (a governorate: or a comma)."""
    named, after = names[position], names[position + 1] if position + 1 < len(names) else None
    if (
        after is None
        or not after.ids
        or after.kind == "area"
        or any(annotated.lexicon.places[i][KIND] in SENDERS for i in named.ids)
    ):
        return None
    words, language = annotated.words, annotated.lexicon.language
    if after.first == named.last + 1:
        glued = words.folds[after.first][: after.skip].endswith(language["inside"])
        comma = after.kind == "governorate" and not after.skip and words.gap(after.first).strip() == COMMA
        return after if (glued and joined(words, after.first)) or comma else None
    near = after.first == named.last + 2 and named.last + 1 in clues.inside
    return after if near and joined(words, after.first) and joined(words, after.first - 1) else None


def _beside(annotated: Annotated, names: Sequence[Named], position: int) -> Beside:
    """The places right before and after a name of several, where each can only be in one country."""
    named, gazetteer = names[position], annotated.lexicon.places
    if len(named.ids) < 2:
        return Beside()
    around = (*names[max(0, position - 1) : position], *names[position + 1 : position + 2])
    near = [other for other in around if abs(other.name - named.name) <= BESIDE_WORDS]
    countries, points = [], []
    for other in near:
        country = likely_country(other.ids, gazetteer)
        if country is not None:
            countries.append(country)
            best = gazetteer[max(other.ids, key=lambda i: (gazetteer[i][LAT] is not None, gazetteer[i][RANK]))]
            if best[LAT] is not None:
                points.append((best[LAT], best[LON]))
    return Beside(tuple(countries), tuple(points), not near)


def _trimmed(annotated: Annotated, named: Named) -> Named:
    """Without a type word that names parts of the place rather than the place (the towns of Yemen)."""
    gazetteer = annotated.lexicon.places
    if named.part or not named.ids or fits(named.ids, named.kind, gazetteer):
        return named
    if named.many or wide(named.ids, gazetteer):
        return named._replace(first=named.name, skip=named.name_skip, kind="")
    return named


def _choice(
    annotated: Annotated, clues: Clues, named: Named, context: Context, names: Sequence[Named], position: int
) -> Choice:
    gazetteer = annotated.lexicon.places
    if not named.ids:
        country = main_country(context)
        return Choice("", country, None, None, named.kind or None, "not in the gazetteer: known by its type word", 0.6)
    ids: Sequence[str] = named.ids
    if named.last + 1 in clues.nisbas and joined(annotated.words, named.last + 1):
        ids = of_country(ids, clues.nisbas[named.last + 1], gazetteer)
    container = _container(annotated, clues, names, position)
    inside = held(ids, container.ids, gazetteer) if container is not None else ids
    if container is not None and container.kind != "governorate":  # who is from a well known place may be in another
        country = likely_country(container.ids, gazetteer)
        inside = inside or [i for i in ids if gazetteer[i][RANK] >= FAMOUS and gazetteer[i][COUNTRY] == country]
    if container is not None and not inside:
        country = likely_country(container.ids, gazetteer)
        return Choice(
            "", country, None, None, named.kind or None, "it lies in another place than those of its name", 0.6
        )
    beside, doubtful = _beside(annotated, names, position), named.needs in DOUBTFUL
    choice = choose(inside, named.kind, gazetteer, context, beside, doubtful=doubtful)
    if named.part:
        return choice._replace(lat=None, lon=None, kind="area", reason=f"a part of it; {choice.reason}")
    return choice


def _place(annotated: Annotated, named: Named, choice: Choice) -> Place:
    words = annotated.words
    span = words.span(named.first, named.last, named.skip)
    entry = f"places.csv: {choice.id}" if choice.id else f"geography.yaml: {named.kind or 'type'}"
    return Place(
        span=span,
        name=_written(annotated, named),
        country=choice.country,
        lat=choice.lat,
        lon=choice.lon,
        kind=choice.kind,
        candidates=named.ids,
        reason=choice.reason,
        confidence=choice.confidence,
        by=(By(entry, "type word" if named.kind else "name"),),
    )


def _written(annotated: Annotated, named: Named) -> str:
    """The name as written, without its type word; an article that has become one with a preposition is written out."""
    words, text, language = annotated.words, annotated.article.text, annotated.lexicon.language
    name = words.span(named.name, named.last, named.name_skip)
    if named.part:
        return text[words.span(named.first, named.last, named.skip).start : name.end]
    fold = words.folds[named.name]
    if named.ids and fold[named.name_skip - 1 :].startswith(language["contracted"]):
        full = any(_name(annotated, i).startswith(language["article"] + language["for"]) for i in named.ids)
        return str(language["article"]) + text[name.start + (0 if full else 1) : name.end]
    return text[name.start : name.end]


def _name(annotated: Annotated, ident: str) -> str:
    return str(annotated.lexicon.places[ident][0])
