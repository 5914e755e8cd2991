"""Whether a name that is also another word is a place here: by type words, lists, prepositions, other places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qawl.lexicon.annotate import Annotated
from qawl.mentions.place_choice import COUNTRY, KIND, NAME, OBSCURE, RANK, Context, is_foreign
from qawl.mentions.place_names import Named
from qawl.mentions.place_types import Clues, joined, listed

GLUED = 4  # letters of a name from which on a letter before it is a preposition
KNOWN_RANK = 3  # places from this rank on need no country named beside a preposition


def context_of(annotated: Annotated, clues: Clues, names: Iterable[Named]) -> Context:
    """The countries of the well known names that are sure, and the adjectives of countries with half their weight."""
    gazetteer = annotated.lexicon.places
    countries: Counter[str] = Counter()
    ids: set[str] = set()
    for named in names:
        if named.ids and (not named.needs or named.sure):
            ids.update(i for i in named.ids if gazetteer[i][KIND] == "governorate")
            found = {gazetteer[i][COUNTRY] for i in named.ids}
            famous = any(gazetteer[i][RANK] > OBSCURE for i in named.ids)
            if len(found) == 1 and None not in found and famous:
                countries[found.pop()] += 2
    countries.update(clues.nisbas.values())
    return Context(countries, frozenset(ids))


def with_evidence(annotated: Annotated, clues: Clues, names: list[Named], context: Context) -> list[Named]:
    """The names that need no evidence or have it; what is a place once is one elsewhere in the article."""
    known = {named.ids for named in names if named.sure and named.ids}
    out: list[Named] = []
    for position, named in enumerate(names):
        after = names[position + 1] if position + 1 < len(names) else None
        if _has_evidence(annotated, clues, named, out[-1] if out else None, after, known, context):
            out.append(named)
            if named.needs == "weak":
                known.add(named.ids)
    return out


def _has_evidence(
    annotated: Annotated, clues: Clues, named: Named, before: Named | None, after: Named | None,
    known: set[tuple[str, ...]], context: Context,
) -> bool:  # fmt: skip
    gazetteer = annotated.lexicon.places
    if named.sure or not named.ids:
        return True
    if all(is_foreign(gazetteer[i], context) for i in named.ids):
        return False
    if not named.needs or (named.needs == "spelled" and _spelled(annotated, named)):
        return True
    placed = _placed(annotated, clues, named)
    if named.needs == "placed":
        return placed
    if named.ids in known:
        return placed or named.needs == "weak"
    fits = any(context.share(gazetteer[i][COUNTRY]) > 0 for i in named.ids)
    if named.needs == "weak":
        famous = any(gazetteer[i][RANK] >= KNOWN_RANK for i in named.ids)
        return (placed and (fits or famous)) or (fits and _follows(annotated, before, named, comma=True))
    if not fits:
        return False
    if placed and after is not None and not after.needs and _follows(annotated, named, after, comma=False):
        return True
    return _follows(annotated, before, named, comma=False)


def _follows(annotated: Annotated, before: Named | None, named: Named, *, comma: bool) -> bool:
    """Whether the name is the next item of a list of places that are no countries."""
    if before is None or before.last + 1 != named.name:
        return False
    if any(annotated.lexicon.places[i][KIND] in ("country", "region") for i in before.ids):
        return False
    prefix = annotated.words.folds[named.name][: named.name_skip]
    return listed(annotated, named.name, prefix, comma=comma)


def _placed(annotated: Annotated, clues: Clues, named: Named) -> bool:
    """Whether a preposition stands before the name, as a word or glued to it (short words often begin so)."""
    fold = annotated.words.folds[named.name]
    glued = fold[: named.name_skip].removeprefix(annotated.lexicon.language["and"])
    if glued:
        return len(fold) - named.name_skip >= GLUED
    return named.name - 1 in clues.prepositions and joined(annotated.words, named.name)


def _spelled(annotated: Annotated, named: Named) -> bool:
    """Whether the name is written exactly as in the gazetteer, where the hamza tells it from another word."""
    words = annotated.words
    span = words.span(named.name, named.last, named.name_skip)
    surface = annotated.article.text[span.start : span.end]
    return any(annotated.lexicon.places[i][NAME] == surface for i in named.ids)
