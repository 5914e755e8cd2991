"""Frames of headlines: X: P."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.statements.asides import skip_asides
from qawl.statements.beginnings import begins_phrase
from qawl.statements.bylines import find_byline
from qawl.statements.classes import verbal_noun
from qawl.statements.frames import Frame, Opening, noun_at
from qawl.statements.names import known_surname, surname_at
from qawl.statements.ours import first_person
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene

LONG, SHORT = 6, 4  # letters of a plural with "our", of a verb with "we": shorter ones may be nouns
NEAR = 2  # words behind the colon among which a verb of "we" stands: elsewhere its letters may be a noun
LEAD = 12  # words before the colon of a headline that may name a source


def headline_frames(scene: Scene) -> Iterator[Frame]:
    """Headlines and leads of the form X: P, where X surely is somebody who can speak."""
    signed = find_byline(scene).words
    for index in sorted(scene.words.gaps):
        gap = scene.words.gaps[index]
        if ":" not in gap or not 0 < index < scene.size:
            continue
        start, limit = scene.bounds(index)
        start = _line_start(scene, index, start)
        if (
            start in signed
            or not 0 < index - start <= LEAD
            or any(cue in scene.reporting for cue in range(start, index))
        ):
            continue
        state = _state_speaks(scene, start, index, limit)
        if not begins_phrase(scene, start) or not (state or _names_somebody(scene, start, index - 1)):
            continue
        last = phrase_end(scene, start, index - 1, stops=frozenset(scene.language["about"]))
        if last < index - 1 and skip_asides(scene, last + 1, index - 1) < index and scene.kind(last + 1) != "inner":
            continue
        quote = scene.opening.get(index)
        kind = "quote" if quote is not None and (quote.last >= limit or scene.breaks(quote.last + 1)) else "colon"
        yield Frame(
            start, start, 0, None, "headline", "headline", Opening(kind, index, index), noun_at(scene, start, last)
        )


def _names_somebody(scene: Scene, first: int, last: int) -> bool:
    """Whether the words before a colon name somebody, also by a surname that stands elsewhere in full."""
    return _speaks(scene, first, last) or surname_at(scene, first) or (first == last and known_surname(scene, first))


def _state_speaks(scene: Scene, first: int, colon: int, limit: int) -> bool:
    """Whether a place alone before a colon speaks, since what follows says "we" (X: our defences), or is a topic."""
    place = scene.places.get(first)
    if place is None or place.last != colon - 1:
        return False
    return any(_ours(scene, index, verbs=index <= colon + NEAR) for index in range(colon, limit + 1))


def _ours(scene: Scene, index: int, *, verbs: bool) -> bool:
    """Whether a word is of the first person plural: by the lexicon, by its ending (our defences), behind a negation."""
    fold, language = scene.folds[index], scene.language
    plural = fold.endswith(language["tied"] + language["ours"][0]) and len(fold) >= LONG and index not in scene.places
    negated = scene.kind(index - 1) == "negation" and fold.startswith(language["we"]) and len(fold) >= SHORT
    return plural or negated or first_person(scene, index, quoted=verbs)


def _line_start(scene: Scene, index: int, start: int) -> int:
    for word in range(index - 1, start, -1):
        gap = scene.gap(word)
        if "\n" in gap or ".." in gap or "|" in gap or "\u2026" in gap:
            return word
    return start


def _speaks(scene: Scene, first: int, last: int) -> bool:
    """Whether the words before a colon name somebody: a person, a body, a source; a place alone is a topic."""
    if any(scene.person(index) is not None or index in scene.actors for index in range(first, last + 1)):
        return not verbal_noun(scene, first)
    return False
