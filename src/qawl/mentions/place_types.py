"""What stands around names of places: type words, heads of organisations, prepositions, adjectives of countries."""

from __future__ import annotations

from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.lexicon.entry import Entry
from qawl.text.match import Match
from qawl.text.words import Words

QUOTES = "\u00ab\u00bb\u201c\u201d\"'\u2018\u2019\u2039\u203a"
GLUE = " " + QUOTES + "#_("  # may stand between a type word and its name
AFTER = ("direction", "opening", "notname", "outlet")  # kinds of words that are looked for after a type word or name
COMMAS = ",\u060c)"


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
    """Word numbers of what the layer `geography` found."""

    types: dict[int, TypeWord]  # by last word
    heads: set[int]  # last words
    organisations: set[int]  # last words: a place that they are said to be in belongs to their name
    pseudo: set[int]  # every word
    prepositions: set[int]  # last words
    fronts: set[int]  # last words: a place follows for sure, whatever else its name means
    outlets: set[int]  # first words, as of the following
    directions: set[int]
    openings: set[int]
    notnames: set[int]
    nisbas: dict[int, str]  # the country of an adjective
    through: set[int]  # last words of heads whose name may hold another noun before the place
    inside: set[int]  # last words of prepositions behind which a place stands that holds the one before
    purpose: set[int]  # last words of heads whose name says what they are for


def find_clues(annotated: Annotated) -> Clues:
    """Sort the matches of the layer by the kind of their entry."""
    clues = Clues({}, set(), set(), set(), set(), set(), set(), set(), set(), set(), {}, set(), set(), set())
    sets = {
        "head": clues.heads,
        "organisation": clues.organisations,
        "preposition": clues.prepositions,
        "front": clues.fronts,
        "direction": clues.directions,
        "opening": clues.openings,
        "notname": clues.notnames,
        "outlet": clues.outlets,
    }
    for match in annotated.matches.layer("geography").values():
        entry = annotated.lexicon.entry(match.ref)
        if entry.kind == "type":
            clues.types[match.last] = _type_word(annotated, match, entry)
        elif entry.kind == "pseudo":
            clues.pseudo.update(range(match.first, match.last + 1))
        elif entry.kind == "nisba":
            clues.nisbas[match.first] = entry.get("country")
        elif "purpose" in entry.data:
            clues.purpose.add(match.last)
        elif entry.kind in sets:
            sets[entry.kind].add(match.first if entry.kind in AFTER else match.last)
            if "through" in entry.data:
                clues.through.add(match.last)
            if "inside" in entry.data and not match.prefix:
                clues.inside.add(match.last)
    return clues


def _type_word(annotated: Annotated, match: Match, entry: Entry) -> TypeWord:
    """What the entry says; one that is not written as there may be another word, so that no unknown name follows it."""
    span = match.span(annotated.words)
    written = annotated.article.text[span.start : span.end] in (entry.name, *entry.list("forms"))
    return TypeWord(
        first=match.first,
        last=match.last,
        skip=len(match.prefix),
        kind=entry.get("kind"),
        many="many" in entry.data,
        part="part" in entry.data,
        unknown=entry.get("unknown") if written else "",
        adjective="adjective" in entry.data,
    )


def joined(words: Words, index: int) -> bool:
    """Whether nothing but a space, a quotation mark or a hash sign stands before word `index`."""
    gap = words.gaps.get(index)
    return gap is None or (index > 0 and "\n" not in gap and not gap.strip(GLUE))


def quoted(words: Words, index: int) -> bool:
    """Whether a quotation mark stands right before word `index`."""
    gap = words.gaps.get(index)
    return gap is not None and any(mark in gap for mark in QUOTES)


def listed(annotated: Annotated, index: int, prefix: str, *, comma: bool = True) -> bool:
    """Whether word `index` goes on with a list: joined by the conjunction or, if `comma`, by a comma alone."""
    gap = annotated.words.gaps.get(index, " ")
    if "\n" in gap or gap.strip(GLUE + COMMAS):
        return False
    return prefix.startswith(annotated.lexicon.language["and"]) or (comma and "\u060c" in gap)


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
