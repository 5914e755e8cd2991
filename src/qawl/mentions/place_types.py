"""What stands around names of places: type words, heads of organisations, prepositions, adjectives of countries."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.text.match import Match
from qawl.text.words import Words

GLUE = " \u00ab\u00bb\u201c\u201d\"'\u2018\u2019\u2039\u203a#(_-"  # may stand between a type word and its name
COMMAS = ", \u060c"


class TypeWord(NamedTuple):
    """A word that says what the name after it is: words `first` to `last`, `skip` letters of a proclitic before it."""

    first: int
    last: int
    skip: int
    kind: str
    many: bool
    part: bool
    unknown: str
    adjective: bool


class Clues(NamedTuple):
    """Word numbers of all that the layer `geography` found, and how often the adjectives of a country stand in the text."""

    types: dict[int, TypeWord]  # by last word
    heads: set[int]  # last words
    pseudo: set[int]  # every word
    prepositions: set[int]  # last words
    outlets: set[int]  # first words
    directions: set[int]
    openings: set[int]
    notnames: set[int]
    nisbas: Counter[str]


def find_clues(annotated: Annotated) -> Clues:
    """Sort the matches of the layer by the kind of their entry."""
    clues = Clues({}, set(), set(), set(), set(), set(), set(), set(), Counter())
    sets = {
        "head": clues.heads,
        "preposition": clues.prepositions,
        "outlet": clues.outlets,
        "direction": clues.directions,
        "opening": clues.openings,
        "notname": clues.notnames,
    }
    for match in annotated.matches.layer("geography").values():
        entry = annotated.lexicon.entry(match.ref)
        if entry.kind == "type":
            clues.types[match.last] = _type_word(match, entry.data)
        elif entry.kind == "pseudo":
            clues.pseudo.update(range(match.first, match.last + 1))
        elif entry.kind == "nisba":
            clues.nisbas[entry.get("country")] += 1
        else:
            sets[entry.kind].add(match.first if entry.kind == "outlet" else match.last)
    return clues


def _type_word(match: Match, data: dict[str, object]) -> TypeWord:
    return TypeWord(
        match.first, match.last, len(match.prefix), str(data["kind"]), "many" in data, "part" in data,
        str(data.get("unknown", "")), "adjective" in data,
    )  # fmt: skip


def joined(words: Words, index: int) -> bool:
    """Whether nothing but a space, a quotation mark or a hash sign stands before word `index`."""
    gap = words.gaps.get(index)
    return gap is None or (index > 0 and not gap.strip(GLUE))


def listed(words: Words, index: int, prefix: str, *, conjunction: str) -> bool:
    """Whether word `index` goes on with a list: joined by the conjunction, or by a comma alone."""
    gap = words.gaps.get(index)
    if prefix.startswith(conjunction):
        return gap is None or not gap.strip(GLUE + COMMAS)
    return gap is not None and "\n" not in gap and not gap.strip(GLUE + COMMAS) and bool(gap.strip(GLUE))


def types_before(annotated: Annotated, clues: Clues, index: int) -> list[TypeWord]:
    """The type words right before word `index`, the nearest first (the port of the town X).

    An adjective may stand between where the type word allows it (the Yemeni capital X).
    """
    words, language = annotated.words, annotated.lexicon.language
    out: list[TypeWord] = []
    while joined(words, index):
        found = clues.types.get(index - 1)
        if found is None:
            found = clues.types.get(index - 2)
            if found is None or not found.adjective or not joined(words, index - 1):
                break
            adjective = words.folds[index - 1]
            if not (adjective.startswith(language["article"]) and adjective.endswith(language["nisba"])):
                break
        out.append(found)
        index = found.first
    return out
