"""Words that stand between a verb and its subject or object and name nobody: dates, adverbs, occasions, insertions."""

from __future__ import annotations

from qawl.statements.beginnings import begins_phrase
from qawl.statements.classes import governed, unmarked_relative, verbal_noun
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import MOST_NAME_WORDS, Scene

NEAR_WORDS = 12  # words within which something must follow to belong to a verb
INSERTED = 7  # words of an insertion between commas


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
        after = _phrase_part(scene, index, limit)
        if after <= index:
            break
        index = after
    return index


def _phrase_part(scene: Scene, index: int, limit: int) -> int:
    """The word behind one more part of a phrase of occasion; `index` itself where the phrase has ended."""
    kind = scene.kind(index)
    source = scene.annotated.matches.at("sources", index)
    if source is not None and scene.annotated.lexicon.entry(source.ref).kind == "source":
        return index  # whom the outlet quotes
    if kind == "pronoun" or _modifier(scene, index):
        return index + 1
    if kind in ("inner", "outer") and index < limit and scene.kind(index + 1) != "complementizer":
        return _noun_words(scene, scene.grammar[index].last + 1, limit)
    if unmarked_relative(scene, index):
        return _relative_end(scene, index + 1, limit)
    if governed(scene, index) or _idafa(scene, index):
        return _noun_words(scene, index, limit)
    return _insertion_end(scene, index, limit) if kind == "relative" else index


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


def _relative_end(scene: Scene, index: int, limit: int) -> int:
    """The word behind a verb that says more about the noun before it: what opens the content, or a noun of an act."""
    while index <= limit and not scene.breaks(index) and scene.kind(index) != "complementizer":
        if index in scene.dates:
            index = scene.dates[index]
        elif verbal_noun(scene, index):
            break
        index += 1
    return index


def _insertion_end(scene: Scene, index: int, limit: int) -> int:
    """The next comma or word that opens what is said."""
    while index <= limit and not scene.breaks(index) and scene.kind(index) != "complementizer":
        index += 1
    return index


def past_insertion(scene: Scene, index: int, limit: int) -> int:
    """The word behind a remark on the source that begins with a negation and ends at a comma (who was not named)."""
    apposed = scene.kind(index) == "pronoun" and scene.comma(index)
    if scene.kind(index) != "negation" and not apposed:
        return index
    for word in range(index + 1, min(index + INSERTED, limit) + 1):
        if scene.comma(word):
            return word
    return index


def behind_phrases(scene: Scene, first: int, limit: int, stops: frozenset[str]) -> int:
    """The word behind prepositional phrases that the verb does not govern, and behind an insertion between commas."""
    while first < limit and scene.kind(first) == "inner" and scene.folds[first] not in stops:
        if scene.kind(first + 1) in ("complementizer", "relative"):
            return first
        first = skip_asides(scene, phrase_end(scene, first + 1, limit) + 1, limit)
    if first < limit and scene.comma(first) and scene.definite(first):
        for index in range(first + 1, min(first + INSERTED, limit) + 1):
            if scene.comma(index):
                return skip_asides(scene, index, limit)
    return first
