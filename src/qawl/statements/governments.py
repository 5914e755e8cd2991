"""Which places stand for a government (Washington announced) or an agreement (of Stockholm)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from qawl.lexicon.annotate import Annotated
from qawl.mentions.place_types import joined
from qawl.text.fold import fold
from qawl.text.match import Match
from qawl.types import Place, Span, StandsFor, Statement

GOVERNING = ("capital", "country")  # kinds of places that may stand for a government
ADDRESSED = ("accuse", "demand", "warn")  # acts whose content begins with whom they turn to
OPENERS = (
    "complementizer",
    "connector",
    "auxiliary",
    "inner",
    "outer",
)  # words of grammar behind which a clause begins
CLAUSES = ("complementizer", "connector")  # those of them behind which a subject may stand before its verb
TOWNS = ("city", "town", "village", "quarter", "camp")
TIES = ("with", "on")
REACH = 3  # words between a noun of dealing or pressure and the preposition that belongs to it


class Around(NamedTuple):
    """What the lexicon found around the places."""

    annotated: Annotated
    ending: Mapping[int, Match]  # of the layer, by last word
    verbs: Mapping[int, Match]  # of the layer and of reporting, by first word
    sources: frozenset[int]  # words of sources that are nothing but places
    begun: frozenset[int]  # first words of what is asked, charged or warned
    heads: frozenset[int]  # first words of sentences
    firsts: frozenset[int]  # first words of places


def mark_places(annotated: Annotated, places: Sequence[Place], statements: Iterable[Statement]) -> list[Place]:
    """The places, those that stand for a government or an agreement marked; these say nothing of where something is."""
    around = _around(annotated, places, list(statements))
    marks = {place.span: mark for place in places if (mark := _mark(around, place)) is not None}
    for place in places:  # talks between A and B are between two governments, or neither
        if place.partner in marks and place.relation == "between" and _may_govern(around, place):
            marks.setdefault(place.span, "government")
    return [_marked(place, marks.get(place.span)) for place in places]


def without_persons(annotated: Annotated, places: Sequence[Place], statements: Iterable[Statement]) -> list[Place]:
    """The places without surnames: a town that is no capital does not say in the masculine what it has said."""
    said = {statement.source for statement in statements if _is_said_by_him(annotated, statement)}
    return [place for place in places if place.span not in said or place.kind not in TOWNS]


def _is_said_by_him(annotated: Annotated, statement: Statement) -> bool:
    """Whether a verb, or a noun with its pronoun, in the third person masculine stands right beside the source."""
    cue, source, words = statement.cue, statement.source, annotated.words
    if cue is None or source is None:
        return False
    (first, last), (start, end) = words.covering(cue), words.covering(source)
    match = annotated.matches.at("reporting", first)
    if match is None or not match.features.rstrip("_").endswith("3ms"):
        return False
    return last + 1 == start or (end + 1 == first and match.features.startswith("n") and words.gap(first) == " ")


def _marked(place: Place, mark: StandsFor | None) -> Place:
    if mark is None:
        return place
    return msgspec.structs.replace(
        place, stands_for=mark, relation=None, relation_span=None, distance_km=None, partner=None, precision="none"
    )


def _around(annotated: Annotated, places: Sequence[Place], statements: Sequence[Statement]) -> Around:
    layer, words = annotated.matches.layer("governments"), annotated.words
    verbs = {first: match for first, match in layer.items() if _kind(annotated, match) == "verb"}
    for first, match in annotated.matches.layer("reporting").items():
        if _kind(annotated, match) == "verb":
            verbs.setdefault(first, match)
    named = {index for place in places for index in _range(annotated, place.span)}
    sources = [list(_range(annotated, one.source)) for one in statements if one.source is not None]
    begun = [one.content[0] for one in statements if one.act in ADDRESSED and one.content]
    return Around(
        annotated=annotated,
        ending={match.last: match for match in layer.values()},
        verbs=verbs,
        sources=frozenset(index for source in sources if named.issuperset(source) for index in source),
        begun=frozenset(words.covering(span)[0] for span in begun),
        heads=frozenset(sentence.first for sentence in annotated.sentences),
        firsts=frozenset(words.covering(place.span)[0] for place in places),
    )


def _range(annotated: Annotated, span: Span) -> range:
    first, last = annotated.words.covering(span)
    return range(first, last + 1)


def _mark(around: Around, place: Place) -> StandsFor | None:
    """What the place stands for, None where it is only a place or nothing tells."""
    first, last = around.annotated.words.covering(place.span)
    if _agreed(around, place, first):
        return "agreement"
    if not _may_govern(around, place) or place.relation not in (None, "between"):
        return None
    prefix = _prefix(around, place, first)
    if first in around.sources or (not prefix and (_deals(around, place, first) or _before(around, first) == "stance")):
        return "government"
    if prefix not in ("", around.annotated.lexicon.language["and"]):
        return None
    addressed = first in around.begun and _clue(around, first - 1) != "preposition"
    return "government" if addressed or _governs(around, first, last) else None


def _may_govern(around: Around, place: Place) -> bool:
    """Whether the place is a capital, a country or a seat of a government, named without a type word."""
    seat = around.annotated.matches.at("governments", around.annotated.words.covering(place.span)[0])
    if seat is not None and _kind(around.annotated, seat) == "seat":
        return True
    text = around.annotated.article.text
    return place.kind == "country" or (place.kind == "capital" and text.startswith(place.name, place.span.start))


def _agreed(around: Around, place: Place, first: int) -> bool:
    """Whether a noun of agreement governs the name of a town, and not those who agree on something."""
    words, text = around.annotated.words, around.annotated.article.text
    if place.kind == "country" or not text.startswith(place.name, words.starts[first]) or not joined(words, first):
        return False
    match, last = around.ending.get(first - 1), words.covering(place.span)[1]
    after = around.annotated.matches.at("governments", last + 1)
    if match is None or first in around.sources or (after is not None and _kind(around.annotated, after) in TIES):
        return False
    if last + 1 in around.firsts:
        return False
    entry = around.annotated.lexicon.entry(match.ref)
    definite = around.annotated.words.folds[first - 1].startswith(around.annotated.lexicon.language["article"])
    return entry.kind == "agreement" or (entry.kind == "dealing" and entry.get("named") == "yes" and not definite)


def _deals(around: Around, place: Place, first: int) -> bool:
    """Whether the place is a party of dealings (with X, between X and Y) or under pressure (sanctions on X)."""
    if place.relation == "between" and place.relation_span is not None:
        return _reached(around, around.annotated.words.covering(place.relation_span)[0], "dealing")
    wanted = {"with": "dealing", "on": "pressure"}.get(_before(around, first) or "")
    return wanted is not None and _reached(around, first - 1, wanted)


def _reached(around: Around, index: int, kind: str) -> bool:
    """Whether a noun of the kind stands before word `index`, with a few words between and no mark."""
    for before in range(index - 1, max(index - 2 - REACH, -1), -1):
        if around.annotated.words.gaps.get(before + 1, " ").strip():
            return False
        match = around.ending.get(before)
        if match is not None and _kind(around.annotated, match) == kind:
            return True
    return False


def _governs(around: Around, first: int, last: int) -> bool:
    """Whether the place is the subject of a verb of institutions: behind one that opens a clause, or before one."""
    words = around.annotated.words
    verb = around.verbs.get(first - 1)
    if verb is not None and words.gap(first) == " " and _agrees(around, verb, first) and _opens(around, verb.first):
        return not _doubtful(around, verb) or _object_behind(around, last)
    verb = around.verbs.get(last + 1)
    return (
        first in around.heads
        and verb is not None
        and words.gap(last + 1) == " "
        and not verb.prefix
        and _agrees(around, verb, first)
    )


def _doubtful(around: Around, verb: Match) -> bool:
    """Whether the verb's object may stand where its subject does."""
    entry = around.annotated.lexicon.entry(verb.ref)
    return entry.layer == "governments" and entry.get("doubtful") == "yes"


def _agrees(around: Around, verb: Match, first: int) -> bool:
    """Whether the verb is a singular of the third person, in the gender of the place's name."""
    match = around.annotated.matches.at("governments", first)
    masculine = match is not None and _kind(around.annotated, match) == "masculine"
    return verb.features.rstrip("_") in (("pf3ms", "im3ms") if masculine else ("pf3fs", "im3fs"))


def _opens(around: Around, index: int) -> bool:
    """Whether a clause begins with the verb at `index`, so that what stands behind it is its subject."""
    annotated = around.annotated
    if index in around.heads or annotated.words.gap(index).strip() or around.verbs[index].prefix:
        return True
    return _grammar(around, index - 1) in OPENERS


def _object_behind(around: Around, last: int) -> bool:
    """Whether a word that no preposition begins follows, which is the object then."""
    words, language = around.annotated.words, around.annotated.lexicon.language
    if last + 1 >= len(words) or words.gap(last + 1) != " ":
        return False
    glued = [letter + language["article"] for letter in language["prepositions"]]
    return _clue(around, last + 1) != "preposition" and not words.folds[last + 1].startswith(
        (language["contracted"], *glued)
    )


def _grammar(around: Around, index: int) -> str | None:
    """The kind of the word that holds sentences together at `index`."""
    match = around.annotated.matches.at("grammar", index)
    return _kind(around.annotated, match) if match is not None else None


def _clue(around: Around, index: int) -> str | None:
    """The kind of the word at `index` that tells of places."""
    match = around.annotated.matches.at("geography", index)
    return _kind(around.annotated, match) if match is not None else None


def _before(around: Around, first: int) -> str | None:
    """The kind of the entry that ends right before word `first`."""
    match = around.ending.get(first - 1)
    return _kind(around.annotated, match) if match is not None and joined(around.annotated.words, first) else None


def _prefix(around: Around, place: Place, first: int) -> str:
    """The letters that are glued before the place, folded."""
    return fold(around.annotated.article.text[around.annotated.words.starts[first] : place.span.start])


def _kind(annotated: Annotated, match: Match) -> str:
    return annotated.lexicon.entry(match.ref).kind
