"""The frame of a statement: the words that report, the phrase that names the source, where what is said begins."""

from __future__ import annotations

from typing import NamedTuple

from qawl.statements.phrases import (
    BREAKS,
    FINITE,
    begins_phrase,
    finite,
    governed,
    negated,
    phrase_end,
    verbal_noun,
)
from qawl.statements.scene import MOST_NAME_WORDS, Quote, Scene
from qawl.types import Entry

REACH = 60  # words between a verb and what it opens; longer sentences hold something else in between


class Noun(NamedTuple):
    """A phrase that names a source: words `first` to `last`, `skip` letters of a proclitic before it."""

    first: int
    last: int
    skip: int = 0


class Opening(NamedTuple):
    """Where what is said begins: at word `start`, behind a `clause` word, a `colon`, a `quote` mark, or as a `noun`."""

    kind: str
    start: int
    marker: int


class Frame(NamedTuple):
    """A cue (words `first` to `last`, without `skip` letters) with its source and the opening of its content."""

    first: int
    last: int
    skip: int
    entry: Entry | None
    rule: str
    realisation: str
    opening: Opening | None = None
    source: Noun | None = None
    features: str = ""
    negated: bool = False
    before: tuple[int, int] | None = None  # content that precedes the cue
    behind: bool = False  # the content goes on behind the source
    relative: int | None = None  # last word of the phrase that a relative clause depends on
    conjoined: bool = False

    @property
    def start(self) -> int:
        """The first word that belongs to the frame."""
        return min(self.first, self.source.first) if self.source else self.first


def noun_at(scene: Scene, first: int, last: int) -> Noun:
    """A source phrase; a preposition glued to its first word does not belong to it."""
    prefix = scene.prefix(first)
    if not prefix and scene.folds[first].startswith(scene.language["for"]) and scene.folds[first][1:2].isascii():
        prefix = scene.language["for"]
    if scene.folds[first].startswith(scene.language["contracted"]):
        prefix = scene.language["for"]
    return Noun(first, last, len(prefix.removesuffix(scene.language["article"])))


def find_opening(
    scene: Scene, first: int, limit: int, *, quotes: bool = True, short: bool = True
) -> Opening | None:
    """What opens the content of a verb whose subject may begin at `first`; None where only a noun can follow.

    `quotes`: a quotation may open it without a colon; `short`: also one of a few words.
    """
    relative = False
    index = first
    while index <= min(limit, first + REACH):
        gap = scene.gap(index)
        if ":" in gap:
            return Opening("quote" if index in scene.opening else "colon", index, index)
        quote = scene.opening.get(index)
        if quote is not None and quote.outer.end > scene.words.starts[index]:
            if quotes and not _name_quote(scene, quote, first, short=short):
                return Opening("quote", index, index)
            index = quote.last + 1
            continue
        kind = scene.kind(index)
        if kind == "complementizer":
            return _clause(scene, index)
        if kind in ("gloss", "connector") and scene.breaks(index):
            return None
        relative = relative or kind == "relative"
        if index > first and not relative and (_other_cue(scene, index) or _participle(scene, index)):
            return None
        index += 1
    return None


def _other_cue(scene: Scene, index: int) -> bool:
    """Another reporting verb, no remark on the occasion (at a conference that X carried)."""
    return finite(scene, index) and not scene.reporting[index].features.endswith("+o")


def _participle(scene: Scene, index: int) -> bool:
    match = scene.reporting.get(index)
    return match is not None and match.features.startswith("ap") and scene.breaks(index)


def _clause(scene: Scene, index: int) -> Opening:
    """A clause begins behind its word, or with it where a pronoun is glued to it."""
    inside = scene.kinds[index].get("inside") == "yes"
    start = index if inside or index + 1 >= scene.size else index + 1
    return Opening("clause", start, index)


def _name_quote(scene: Scene, quote: Quote, first: int, *, short: bool) -> bool:
    """Whether a quotation is a name inside the phrase before what is said."""
    if not quote.closed or quote.last - quote.first >= MOST_NAME_WORDS:
        return False
    if not short:
        return True
    if scene.comma(quote.first):
        return False
    before = _head_of_name(scene, quote.first - 1) if quote.first else False
    single = quote.first == quote.last and quote.first > first and not scene.gap(quote.first).strip().startswith(":")
    if single and not scene.breaks(quote.last + 1) and quote.last + 1 < scene.size and scene.person(quote.first - 1) is None:
        before = scene.definite(quote.first - 1)
    glued = quote.first > first and scene.folds[quote.first - 1] in scene.language["prepositions"]
    return before or quote.first == first or glued or _goes_on(scene, quote)


def _head_of_name(scene: Scene, index: int) -> bool:
    """Whether a name in quotation marks may follow the word: agency "X", the organisation "Y"."""
    person = scene.person(index)
    return person == "outlet" or (person == "organisation" and not scene.definite(index))


def _goes_on(scene: Scene, quote: Quote) -> bool:
    """Whether a clause word follows soon behind a short quotation."""
    after = quote.last + 1
    if after in scene.opening:
        return True
    return any(scene.kind(index) == "complementizer" for index in range(after, min(after + 3, scene.size)))


def skip_asides(scene: Scene, index: int, limit: int, stops: frozenset[str] = frozenset()) -> int:
    """The first word from `index` on that is no date, adverb or phrase of occasion (in a statement, on Friday).

    A preposition out of `stops`, which the verb governs, begins no aside.
    """
    while index <= limit:
        if stops and (scene.folds[index] in stops or (scene.prefix(index)[:1] in stops and index in scene.grammar)):
            return index
        after = _aside_end(scene, index, limit)
        if after is None:
            return index
        index = after
    return index


def _aside_end(scene: Scene, index: int, limit: int) -> int | None:
    """The word behind an aside that begins at `index`, None where none does."""
    if index in scene.dates:
        return scene.dates[index] + 1
    source = scene.annotated.matches.at("sources", index)
    if source is not None and scene.annotated.lexicon.entry(source.ref).kind == "preposition":
        return _noun_words(scene, source.last + 1, limit, frozenset(scene.language["about"]))
    kind = scene.kind(index)
    if kind == "aside":
        return scene.grammar[index].last + 1
    if kind == "inner" and index < limit and index + 1 in scene.dates:
        return scene.dates[index + 1] + 1
    prefix = scene.grammar[index].prefix.removesuffix(scene.language["article"]) if kind == "occasion" else ""
    occasion = prefix != "" and prefix[-1] in scene.language["prepositions"]
    follows = kind == "inner" and index < limit and scene.kind(index + 1) in ("occasion", "pronoun", "demonstrative")
    addressee = scene.person(index) == "outlet" and scene.prefix(index).endswith(scene.language["for"])
    latin = scene.folds[index][0] == scene.language["for"] and scene.folds[index][1:2].isascii()
    quoted = scene.folds[index] == scene.language["for"] and index + 1 in scene.opening
    if kind == "outer" or occasion or follows or addressee or latin or quoted:
        return _aside_phrase(scene, index + 1, limit)
    if kind == "pronoun" and scene.comma(index):
        return None
    return index + 1 if kind in ("pronoun", "auxiliary") else None


def _aside_phrase(scene: Scene, index: int, limit: int) -> int:
    """The word behind a phrase of occasion: its noun, what modifies it, further phrases that hang on it."""
    if index > limit or scene.breaks(index):
        return index
    index = _name_or_word(scene, index, limit) + 1
    while index <= limit and not scene.breaks(index) and ":" not in scene.gap(index):
        kind = scene.kind(index)
        if kind == "pronoun" or _modifier(scene, index):
            index += 1
        elif kind in ("inner", "outer") and index < limit and scene.kind(index + 1) != "complementizer":
            index = _noun_words(scene, scene.grammar[index].last + 1, limit)
        elif governed(scene, index) or _idafa(scene, index):
            index = _noun_words(scene, index, limit)
        elif kind == "relative":
            return _insertion_end(scene, index, limit)
        else:
            break
    return index


def _name_or_word(scene: Scene, index: int, limit: int) -> int:
    quote = scene.opening.get(index)
    if quote is not None and quote.closed and quote.last - quote.first < MOST_NAME_WORDS:
        return quote.last
    match = scene.places.get(index) or scene.actors.get(index) or scene.grammar.get(index)
    return min(match.last, limit) if match is not None else index


def _modifier(scene: Scene, index: int) -> bool:
    """An adjective behind the noun of an occasion."""
    return scene.person(index) in ("adjective", "modifier") or (scene.nisba(index) and not verbal_noun(scene, index))


def _idafa(scene: Scene, index: int) -> bool:
    """A noun right behind an indefinite noun of occasion belongs to it (the session of the council)."""
    before = index - 1
    noun = scene.kind(before) in ("occasion", "event") or verbal_noun(scene, before)
    return not scene.definite(before) and noun and begins_phrase(scene, index)


def _noun_words(scene: Scene, index: int, limit: int, stops: frozenset[str] = frozenset()) -> int:
    """The word behind the noun phrase that begins at `index`."""
    if index > limit or index in scene.dates or scene.kind(index) == "complementizer":
        return index
    return phrase_end(scene, index, limit, stops=stops) + 1


def _insertion_end(scene: Scene, index: int, limit: int) -> int:
    """The next comma or word that opens what is said."""
    while index <= limit and not scene.breaks(index) and scene.kind(index) != "complementizer":
        index += 1
    return index


def subject_behind(scene: Scene, first: int, limit: int, stops: frozenset[str], *, bounded: bool) -> Noun | None:
    """The phrase that names the source behind the verb, asides between them passed over; None where it is dropped."""
    index = skip_asides(scene, first, limit)
    if index > limit or not begins_phrase(scene, index) or scene.opening.get(index) and not _quoted_name(scene, index):
        return None
    if scene.definite(index) and index in scene.people and scene.people[index].features == "obl":
        return None
    return noun_at(scene, index, phrase_end(scene, index, limit, stops=stops, bounded=bounded))


def _quoted_name(scene: Scene, index: int) -> bool:
    quote = scene.opening[index]
    return quote.closed and quote.last - quote.first < MOST_NAME_WORDS


def plural(features: str) -> bool:
    """Whether a verb agrees with several: such a verb never stands before its subject."""
    return features.removesuffix("+o").removesuffix("_").endswith(("mp", "md", "fd", "fp"))


def subject_before(scene: Scene, cue: int, start: int, features: str) -> Noun | None:
    """The phrase that names the source before the verb, where it fills the clause from its beginning; None else."""
    several = plural(features)
    if several and scene.person(cue - 1) == "unnamed" and scene.persons[cue - 1].get("number") == "plural":
        return noun_at(scene, cue - 1, cue - 1)
    first = _clause_start(scene, cue, start, several=several)
    if first is None or first >= cue or not begins_phrase(scene, first):
        return None
    last = phrase_end(scene, first, cue - 1, bounded=True)
    rest = skip_asides(scene, last + 1, cue - 1)
    past = first > start and scene.kind_before(first) == "auxiliary" and speakable(scene, first, first)
    if rest < cue and not past and not _interrupted(scene, rest, cue):
        return None
    if not _known(scene, first, last, features) or not agrees(scene, first, features):
        return None
    return noun_at(scene, first, last)


def _interrupted(scene: Scene, rest: int, cue: int) -> bool:
    """A clause between commas stands between the phrase and its verb."""
    return scene.comma(rest) and scene.comma(cue) or scene.kind(rest) == "relative"


def _clause_start(scene: Scene, cue: int, start: int, *, several: bool) -> int | None:
    """The first word behind the last word before the cue that opens a clause; behind the commas around an insertion."""
    index = cue - 1
    commas = 0
    while index > start:
        kind = scene.kind_before(index + 1)
        if kind in ("complementizer", "connector", "auxiliary"):
            return index + 1
        if kind == "relative" and not commas and not scene.comma(cue):
            return None
        if scene.breaks(index) and scene.gap(index).strip() not in ("(", ")"):
            commas += 1
            if not scene.comma(index) or commas > 2 or scene.conjoined(index):
                return index
        if finite(scene, index):
            return None
        if scene.conjoined(index) and not several and (index in scene.people or index in scene.actors or index in scene.places):
            return index
        index -= 1
    first = start
    if scene.kind(first) in ("complementizer", "connector", "auxiliary", "aside", "outer"):
        first = scene.grammar[first].last + 1
    return first


def speakable(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase surely names somebody: a known role, body, source, place or first name, or a name and its role."""
    for index in range(first, last + 1):
        if index in scene.people and scene.person(index) not in ("adjective", "modifier"):
            return True
        if index in scene.actors or index in scene.places:
            return True
    return False


def _known(scene: Scene, first: int, last: int, features: str) -> bool:
    """Whether a phrase before a verb is surely its subject: known words, a plural verb, or a name set off by a comma."""
    if any(index in scene.people or index in scene.actors or index in scene.places for index in range(first, last + 1)):
        return True
    return "mp" in features or scene.definite(first) or scene.comma(last + 1)


def agrees(scene: Scene, first: int, features: str) -> bool:
    """Whether the gender of a verb fits a phrase that precedes it; unknown genders fit."""
    gender = gender_of(scene, first)
    if "3fs" in features:
        return gender != "m"
    if "3ms" in features:
        return gender != "f"
    return True


def gender_of(scene: Scene, first: int) -> str | None:
    """f for feminine in agreement (also plurals of things), m for masculine, p for plural persons, None if not known."""
    entry = scene.persons.get(first)
    if entry is not None and entry.get("gender"):
        return "f"
    if entry is not None and entry.get("number"):
        return "p"
    fold = scene.folds[first]
    if fold.endswith(scene.language["feminine"]):
        return "f"
    if fold.endswith(scene.language["plural"]):
        return "p"
    if entry is not None and entry.kind in ("role", "title", "unnamed", "given"):
        return "m"
    return None


__all__ = [
    "BREAKS", "FINITE", "Frame", "Noun", "Opening", "agrees", "find_opening", "gender_of", "negated", "noun_at", "plural",
    "skip_asides", "speakable", "subject_before", "subject_behind",
]  # fmt: skip
