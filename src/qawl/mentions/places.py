"""Places in the text: names of the gazetteer with their type words, and names that only a type word makes known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.mentions.place_choice import Choice, Context, choose, main_country
from qawl.mentions.place_types import Clues, TypeWord, find_clues, joined, listed, types_before
from qawl.text.match import Match
from qawl.types import By, Place, Problem, Span


NEEDS = ("weak", "common")
ARTICLE_REACH = 4  # letters in which the article stands, proclitics before it


class Named(NamedTuple):
    """A name in the text before it is known which place it means: word numbers, candidates and the evidence for it."""

    first: int  # of the type word, or of the name
    skip: int  # letters of a proclitic before `first`
    name: int  # first word of the name itself
    name_skip: int
    last: int
    ids: tuple[str, ...]
    kind: str  # what the type word says, "" without one
    part: bool  # a part of the place of that name (its countryside)
    needs: str  # evidence that the name needs: "", weak, common
    typed: bool


def find_places(annotated: Annotated) -> tuple[list[Place], list[Problem]]:
    """Every place in order, and the names that stay open."""
    clues = find_clues(annotated)
    names = list(_names(annotated, clues))
    context = _context(annotated, clues, names)
    names = _with_evidence(annotated, clues, names, context)
    context = _context(annotated, clues, names)
    places, problems = [], []
    for named in names:
        choice = _choice(annotated, named, context)
        place = _place(annotated, named, choice)
        places.append(place)
        if place.confidence < 0.5:
            problems.append(Problem(span=place.span, about="place", message=choice.reason))
    return places, problems


def _names(annotated: Annotated, clues: Clues) -> Iterator[Named]:
    """All names of the gazetteer and all unknown names after type words, in order."""
    matches = annotated.matches.layer("places")
    found = [_known(annotated, clues, match) for match in matches.values() if not _blocked(annotated, clues, match)]
    covered = {index for match in matches.values() for index in range(match.first, match.last + 1)}
    for type_word in clues.types.values():
        if type_word.unknown and type_word.last + 1 not in covered and type_word.last not in covered:
            unknown = _unknown(annotated, clues, type_word)
            if unknown:
                found.append(unknown)
    return _lists(annotated, sorted(found, key=lambda named: named.name))


def _blocked(annotated: Annotated, clues: Clues, match: Match) -> bool:
    """Whether the name belongs to an organisation, a building or an outlet."""
    first = match.first
    if first in clues.pseudo or match.last in clues.pseudo:
        return True
    words = annotated.words
    if not match.prefix and first - 1 in clues.heads and joined(words, first):
        return True
    if "adjective" in match.features and not match.prefix and _is_adjective(annotated, clues, match):
        return True
    return first in clues.outlets and first - 1 not in clues.types and _alone_in_quotes(annotated, match)


def _is_adjective(annotated: Annotated, clues: Clues, match: Match) -> bool:
    """Whether the name of a country is the adjective of the noun before it (the Saudi forces)."""
    words, index = annotated.words, match.first - 1
    if index < 0 or not joined(words, match.first) or index in clues.prepositions:
        return False
    article = annotated.lexicon.language["article"]
    before = words.folds[index]
    if words.folds[match.first].startswith(article):
        return article in before[:ARTICLE_REACH] and len(before) > ARTICLE_REACH
    return before.endswith(annotated.lexicon.language["feminine"])


def _alone_in_quotes(annotated: Annotated, match: Match) -> bool:
    before, after = annotated.words.gaps.get(match.first, ""), annotated.words.gaps.get(match.last + 1, "")
    marks = "\u00ab\u00bb\u201c\u201d\"'"
    return any(mark in before for mark in marks) and any(mark in after for mark in marks)


def _known(annotated: Annotated, clues: Clues, match: Match) -> Named:
    features = match.features.split()
    skip = len(match.prefix) + ("article" in features)
    needs = next((f for f in features if f in NEEDS), "")
    types = types_before(annotated, clues, match.first) if not match.prefix else []
    return _named(annotated, clues, match.first, skip, match.last, match.ref, types, needs)  # type: ignore[arg-type]


def _named(
    annotated: Annotated, clues: Clues, first: int, skip: int, last: int, ids: tuple[str, ...], types: list[TypeWord],
    needs: str,
) -> Named:  # fmt: skip
    kind = types[0].kind if types else ""
    own = clues.types.get(first)
    part = any(t.part for t in types)
    if (part or (own is not None and own.part)) and last + 1 in clues.directions and joined(annotated.words, last + 1):
        last, part = last + 1, True
    start, start_skip = (types[-1].first, types[-1].skip) if types else (first, skip)
    return Named(start, start_skip, first, skip, last, ids, kind, part, needs, bool(types))


def _unknown(annotated: Annotated, clues: Clues, type_word: TypeWord) -> Named | None:
    """A name after a type word that no gazetteer has: one word, two after an opening such as "sons of"."""
    words, index = annotated.words, type_word.last + 1
    if index >= len(words) or not joined(words, index) or index in clues.notnames or index in clues.types:
        return None
    fold = words.folds[index]
    definite = fold.startswith(annotated.lexicon.language["article"])
    if len(fold) < 3 or not fold.isalpha() or (type_word.unknown == "article" and not definite):
        return None
    last = index + 1 if index in clues.openings and joined(words, index + 1) and index + 1 < len(words) else index
    types = types_before(annotated, clues, index)
    return _named(annotated, clues, index, 0, last, (), types, "")


def _lists(annotated: Annotated, names: Iterable[Named]) -> Iterator[Named]:
    """Names that go on with a list take over the type word that names several (the governorates of X and Y)."""
    before: Named | None = None
    many = False
    clues_and = str(annotated.lexicon.language["and"])
    for named in names:
        if before and many and not named.typed and named.name == before.last + 1:
            prefix = annotated.words.folds[named.name][: named.name_skip]
            if listed(annotated.words, named.name, prefix, conjunction=clues_and):
                named = named._replace(kind=before.kind, part=before.part, typed=True)  # noqa: PLW2901
        else:
            many = named.typed
        yield named
        before = named


def _context(annotated: Annotated, clues: Clues, names: Iterable[Named]) -> Context:
    """The countries of the names that are sure, and the adjectives of countries with half a weight."""
    gazetteer = annotated.lexicon.places
    countries: Counter[str] = Counter()
    ids: set[str] = set()
    for named in names:
        if named.ids and (not named.needs or named.typed):
            found = {gazetteer[i][2] for i in named.ids}
            ids.update(i for i in named.ids if gazetteer[i][1] == "governorate")
            if len(found) == 1 and None not in found:
                countries[found.pop()] += 2
    for country, count in clues.nisbas.items():
        countries[country] += count
    return Context(countries, frozenset(ids))


def _with_evidence(annotated: Annotated, clues: Clues, names: list[Named], context: Context) -> list[Named]:
    """The names that need no evidence or have it."""
    gazetteer = annotated.lexicon.places
    sure = {named.ids for named in names if named.typed and named.ids}
    out: list[Named] = []
    for named in names:
        if not named.needs or named.typed or named.ids in sure:
            out.append(named)
            continue
        fitting = any(context.share(gazetteer[i][2]) > 0 for i in named.ids)
        if fitting and _listed_after(annotated, named, out):
            out.append(named)
        elif named.needs == "weak" and fitting and _placed(annotated, clues, named):
            out.append(named)
    return out


def _listed_after(annotated: Annotated, named: Named, before: list[Named]) -> bool:
    """Whether the name follows another place as the next item of a list."""
    if not before or before[-1].last + 1 != named.name:
        return False
    prefix = annotated.words.folds[named.name][: named.name_skip]
    return listed(annotated.words, named.name, prefix, conjunction=str(annotated.lexicon.language["and"]))


def _placed(annotated: Annotated, clues: Clues, named: Named) -> bool:
    """Whether a preposition stands before the name, as a word or glued to it."""
    glued = annotated.words.folds[named.name][: named.name_skip].removeprefix(str(annotated.lexicon.language["and"]))
    return bool(glued) or (named.name - 1 in clues.prepositions and joined(annotated.words, named.name))


def _choice(annotated: Annotated, named: Named, context: Context) -> Choice:
    if not named.ids:
        country = main_country(context)
        return Choice("", country, None, None, named.kind, "not in the gazetteer: known by its type word", 0.6)
    choice = choose(named.ids, named.kind, annotated.lexicon.places, context)
    if named.part:
        return choice._replace(lat=None, lon=None, kind="area", reason=f"a part of it; {choice.reason}")
    return choice


def _place(annotated: Annotated, named: Named, choice: Choice) -> Place:
    words = annotated.words
    span = words.span(named.first, named.last, named.skip)
    name = words.span(named.name, named.last, named.name_skip)
    start = span.start if named.part else name.start
    entry = f"places.csv: {choice.id}" if choice.id else "geography.yaml"
    return Place(
        span=Span(*span),
        name=annotated.article.text[start : name.end],
        country=choice.country,
        lat=choice.lat,
        lon=choice.lon,
        kind=choice.kind,
        candidates=named.ids,
        reason=choice.reason,
        confidence=choice.confidence,
        by=(By(entry, "type word" if named.typed else "name"),),
    )
