"""What opens what is said: a clause word, a colon, a quotation mark that is not part of a name."""

from __future__ import annotations

from qawl.statements.classes import finite, unmarked_relative
from qawl.statements.frames import Opening
from qawl.statements.scene import MOST_NAME_WORDS, Quote, Scene

REACH = 60  # words between a verb and what it opens; longer sentences hold something else in between


def find_opening(scene: Scene, first: int, limit: int, *, quotes: bool = True, short: bool = True) -> Opening | None:
    """What opens the content of a verb whose subject may begin at `first`; None where only a noun can follow.

    `quotes`: a quotation may open it without a colon; `short`: also one of a few words.
    """
    relative = taken = False
    spare: Opening | None = None
    index = first
    while index <= min(limit, first + REACH):
        gap = scene.gap(index)
        if ":" in gap:
            return Opening("quote" if index in scene.opening else "colon", index, index)
        quote = scene.opening.get(index)
        if quote is not None and quote.outer.end > scene.words.starts[index]:
            if quotes and not _name_quote(scene, quote, first, short=short):
                return Opening("quote", index, index)
            if quotes and short and index == first and quote.closed and _says(scene, quote, limit):
                spare = Opening("quote", index, index)  # what is said, if nothing else is
            index = quote.last + 1
            continue
        kind = scene.kind(index)
        if kind == "complementizer" and index > first and resumes(scene, index):
            return spare
        if kind == "complementizer" and not taken:
            return _clause(scene, index)
        taken = taken and kind != "complementizer"  # what somebody in a relative clause says
        if kind in ("gloss", "connector") and scene.breaks(index):
            return spare
        relative = relative or kind == "relative" or (index > first and unmarked_relative(scene, index))
        if relative and kind != "relative" and _other_cue(scene, index) and _says_more(scene, index):
            taken = True
        if index > first and (_participle(scene, index) or (not relative and _other_cue(scene, index))):
            return spare
        index += 1
    return spare


def _says(scene: Scene, quote: Quote, limit: int) -> bool:
    """Whether a short quotation right behind a verb can be what is said: three words, or the end and no name."""
    if quote.last > quote.first + 1:
        return True
    names = (scene.people, scene.actors, scene.places)
    return quote.last >= limit and not any(quote.first in layer for layer in names)


def resumes(scene: Scene, index: int) -> bool:
    """Whether a main clause goes on behind a long beginning (according to X, who did not say more, then ...)."""
    return scene.grammar[index].prefix.startswith(scene.language["then"])


def _other_cue(scene: Scene, index: int) -> bool:
    """Another reporting verb, no remark on the occasion (at a conference that X carried); with an "and" it is none."""
    if not finite(scene, index):
        return False
    match = scene.reporting[index]
    return bool(match.prefix) or not match.features.endswith("+o")


def _says_more(scene: Scene, index: int) -> bool:
    """Whether the verb of a marked relative clause (the letter of which X said that) takes a clause of its own."""
    article = scene.language["article"]
    marked = any(scene.kind(at) == "relative" and scene.folds[at].startswith(article) for at in (index - 1, index - 2))
    takes = scene.annotated.lexicon.entry(scene.reporting[index].ref).list("takes")
    return marked and "clause" in takes


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
    if (
        single
        and not scene.breaks(quote.last + 1)
        and quote.last + 1 < scene.size
        and scene.person(quote.first - 1) is None
    ):
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
