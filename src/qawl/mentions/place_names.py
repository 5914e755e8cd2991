"""Names of places before it is known which place they mean: of the gazetteer, and after type words alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.mentions.place_types import Clues, TypeWord, joined, listed, quoted, types_before
from qawl.text.match import Match

NEEDS = ("weak", "common", "spelled", "placed", "typed", "noun", "either", "both")
TANWIN = "\u064b"  # its mark makes an adverb of what looks like a name
SHORTEST = 3  # letters of a name that no gazetteer has
LONG = 5  # letters of one that is found again without its type word
ARTICLE_REACH = 4  # letters in which the article stands, proclitics before it


class Named(NamedTuple):
    """A name in the text: word numbers, candidates and the evidence for it."""

    first: int  # of the type word, or of the name
    skip: int  # letters of a proclitic before `first`
    name: int  # first word of the name itself
    name_skip: int
    last: int
    ids: tuple[str, ...]
    kind: str  # what the type word says, "" without one
    many: bool  # the type word names several places
    part: bool  # a part of the place of that name (its countryside)
    needs: str  # evidence that the name needs: "" or one of NEEDS
    sure: bool  # a type word or the like makes it a place, whatever else the name means


def find_names(annotated: Annotated, clues: Clues) -> list[Named]:
    """All names of the gazetteer, all names after type words that it does not know, and those again without one."""
    matches = annotated.matches.layer("places")
    found = [_known(annotated, clues, match) for match in matches.values() if not _blocked(annotated, clues, match)]
    covered = {index for match in matches.values() for index in range(match.first, match.last + 1)}
    unknown = [
        named
        for type_word in clues.types.values()
        if type_word.unknown and type_word.last + 1 not in covered and type_word.last not in covered
        for named in _unknown(annotated, clues, type_word)
    ]
    unknown += _seconds(annotated, clues, [*found, *unknown], covered)
    if unknown:
        found += unknown
        covered |= {index for named in unknown for index in range(named.first, named.last + 1)}
        found += _again(annotated, clues, unknown, covered)
    return list(_lists(annotated, sorted(found, key=lambda named: named.name)))


def _blocked(annotated: Annotated, clues: Clues, match: Match) -> bool:
    """Whether the name belongs to an organisation, a building or an outlet, or is another word."""
    first, words = match.first, annotated.words
    if first in clues.pseudo or match.last in clues.pseudo:
        return True
    if first in clues.nisbas and match.last == first and "adjective" not in match.features:
        before = clues.types.get(first - 1)
        if before is None or before.adjective:
            return True
    if not match.prefix and joined(words, first):
        if _in_name(annotated, clues, match):
            return True
        if "adjective" in match.features and _is_adjective(annotated, clues, match):
            return True
    elif match.prefix and first - 1 in clues.organisations:
        return True
    if TANWIN in words.surface(match.last):
        return True
    return first in clues.outlets and first - 1 not in clues.types and _alone_in_quotes(annotated, match)


def _in_name(annotated: Annotated, clues: Clues, match: Match) -> bool:
    """Whether the words before the name make it part of theirs: oil company of X, mission in X, centre X for."""
    before, words = match.first - 1, annotated.words
    if before in clues.heads or (before in clues.prepositions and before - 1 in clues.organisations):
        return True
    if before in clues.purpose and match.last + 1 < len(words) and joined(words, match.last + 1):
        return words.folds[match.last + 1].startswith(annotated.lexicon.language["contracted"])
    if before - 1 not in clues.through or before in clues.prepositions or before in clues.types:
        return False
    article = annotated.lexicon.language["article"]
    return joined(words, before) and not words.folds[before].startswith(article)


def _is_adjective(annotated: Annotated, clues: Clues, match: Match) -> bool:
    """Whether the name of a country is the adjective of the noun before it (the Saudi forces)."""
    words, index = annotated.words, match.first - 1
    if index < 0 or index in clues.prepositions:
        return False
    article, before = annotated.lexicon.language["article"], words.folds[index]
    if words.folds[match.first].startswith(article):
        return article in before[:ARTICLE_REACH] and len(before) > ARTICLE_REACH
    return before.endswith(annotated.lexicon.language["feminine"])


def _alone_in_quotes(annotated: Annotated, match: Match) -> bool:
    return quoted(annotated.words, match.first) and quoted(annotated.words, match.last + 1)


def _known(annotated: Annotated, clues: Clues, match: Match) -> Named:
    features = match.features.split()
    skip = len(match.prefix) + ("article" in features)
    needs = next((f for f in features if f in NEEDS), "")
    types = types_before(annotated, clues, match.first) if not match.prefix else []
    assert isinstance(match.ref, tuple)
    return _named(annotated, clues, match.first, skip, match.last, match.ref, types, needs)


def _named(
    annotated: Annotated, clues: Clues, first: int, skip: int, last: int, ids: tuple[str, ...], types: list[TypeWord],
    needs: str,
) -> Named:  # fmt: skip
    own = clues.types.get(first) if last > first else None  # a name that begins with its type word
    part = any(t.part for t in types)
    if (part or (own is not None and own.part)) and last + 1 in clues.directions and joined(annotated.words, last + 1):
        last, part = last + 1, True
    start, start_skip = (types[-1].first, types[-1].skip) if types else (first, skip)
    sure = bool(types) or own is not None or (not skip and first - 1 in clues.fronts and joined(annotated.words, first))
    kind, many = (types[0].kind, types[0].many) if types else ("", False)
    return Named(start, start_skip, first, skip, last, ids, kind, many, part, needs, sure)


def _unknown(annotated: Annotated, clues: Clues, type_word: TypeWord) -> Iterator[Named]:
    """A name after a type word that no gazetteer has: one word, two after an opening such as "sons of"."""
    words, index = annotated.words, type_word.last + 1
    if index >= len(words) or not joined(words, index) or not _is_name(annotated, clues, type_word, index):
        return
    opens = index in clues.openings and index + 1 < len(words) and joined(words, index + 1)
    last = index + 1 if opens and index + 1 not in clues.prepositions else index
    last += _direction(annotated, clues, type_word, last + 1)
    types = types_before(annotated, clues, index)
    while len(types) > 1 and types[-1].many and not types[-1].part:
        types.pop()  # the villages of a mountain are no part of its name
    yield _named(annotated, clues, index, 0, last, (), types, "")


def _direction(annotated: Annotated, clues: Clues, type_word: TypeWord, index: int) -> bool:
    """Whether the word is an adjective of direction of the type word and part of the name (the town of Eastern X)."""
    words, feminine = annotated.words, annotated.lexicon.language["feminine"]
    if index not in clues.directions or not joined(words, index):
        return False
    return words.folds[index].endswith(feminine) is words.folds[type_word.last].endswith(feminine)


def _seconds(annotated: Annotated, clues: Clues, names: list[Named], covered: set[int]) -> list[Named]:
    """The second of two names after a dual type word, which no gazetteer has (the two villages of X and Y)."""
    duals = {last + 1: word for last, word in clues.types.items() if word.many and word.unknown}
    taken = covered | {index for named in names for index in range(named.first, named.last + 1)}
    out = []
    for named in names:
        word, index = duals.get(named.name), named.last + 1
        if word is None or index >= len(annotated.words) or index in taken or not _goes_on(annotated, clues, index):
            continue
        following = index + 1 < len(annotated.words) and joined(annotated.words, index + 1)
        last = index + 1 if index in clues.openings and following and index + 1 not in clues.prepositions else index
        skip = len(annotated.lexicon.language["and"])
        out.append(Named(index, skip, index, skip, last, (), word.kind, True, word.part, "", True))
    return out


def _goes_on(annotated: Annotated, clues: Clues, index: int) -> bool:
    """Whether the word may be the second of two names: joined by the conjunction, and no word of another phrase."""
    fold, conjunction = annotated.words.folds[index], annotated.lexicon.language["and"]
    others = (clues.notnames, clues.prepositions, clues.types, clues.nisbas)
    if any(index in other for other in others) or annotated.matches.at("actors", index):
        return False
    rest = fold.removeprefix(conjunction)
    long = len(rest) >= SHORTEST or index in clues.openings
    return fold != rest and rest.isalpha() and long and listed(annotated, index, fold, comma=False)


def _is_name(annotated: Annotated, clues: Clues, type_word: TypeWord, index: int) -> bool:
    """Whether the word after a type word may be its name, and neither an adjective nor a word of another phrase."""
    language, fold = annotated.lexicon.language, annotated.words.folds[index]
    if index in clues.notnames or index in clues.prepositions or index in clues.types or index in clues.nisbas:
        return False
    if annotated.matches.at("actors", index):
        return False
    if (
        (len(fold) < SHORTEST and index not in clues.openings)
        or not fold.isalpha()
        or fold.isascii()
        or fold.startswith(language["contracted"])
    ):
        return False
    if fold.startswith(language["article"]) or quoted(annotated.words, index):
        return True
    if index not in clues.openings and fold.endswith((*language["nisba"], *language["feminine"])):
        masculine = not annotated.words.folds[type_word.last].endswith(language["feminine"])
        valley = type_word.kind == "valley" and masculine and fold.endswith(language["feminine"])
        if not valley:  # which has no feminine adjective
            return False
    if type_word.unknown == "article":
        return False
    placed = bool(type_word.skip) or type_word.first - 1 in clues.prepositions
    return type_word.unknown == "any" or placed


def _again(annotated: Annotated, clues: Clues, unknown: list[Named], covered: set[int]) -> Iterator[Named]:
    """Unknown names where they stand again after a preposition; with the article they are other words too often."""
    language, folds = annotated.lexicon.language, annotated.words.folds
    names = {folds[n.name] for n in unknown if n.name == n.last and not folds[n.name].startswith(language["article"])}
    prefixes = ("", language["and"], *language["prepositions"])
    forms = {prefix + name: len(prefix) for name in names if len(name) >= LONG for prefix in prefixes}
    for index, fold in enumerate(folds):
        if fold in forms and index not in covered and (forms[fold] or index - 1 in clues.prepositions):
            skip = forms[fold]
            yield Named(index, skip, index, skip, index, (), "", False, False, "", True)


def _lists(annotated: Annotated, names: Iterable[Named]) -> Iterator[Named]:
    """Names that go on with a list take over the type word that names several (the governorates of X and Y)."""
    before: Named | None = None
    for named in names:
        if before is not None and before.many and not named.kind and named.name == before.last + 1:
            prefix = annotated.words.folds[named.name][: named.name_skip]
            if listed(annotated, named.name, prefix):
                named = named._replace(kind=before.kind, part=before.part, many=True, sure=True)  # noqa: PLW2901
        yield named
        before = named
