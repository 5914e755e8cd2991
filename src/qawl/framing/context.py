"""When a word that is also an ordinary one tells an attitude: what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.lexicon.entry import Entry
from qawl.text.match import Match
from qawl.text.sentences import END
from qawl.types import Actor, Place, Span

BESIDE = re.compile("[ \"'(\\[\u00ab\u00bb\u201c\u201d]*")  # between words of one phrase, quotation marks included
WITHIN = 4  # words in which a place must follow, where the entry does not say, or what speaks against it
LONGEST = 3  # words of the longest phrase that a condition names


class Ground(NamedTuple):
    """The text with what conditions ask about: the spans of places in order, names of actors by their starts."""

    annotated: Annotated
    places: list[Span]
    actors: dict[int, str]

    def actor(self, index: int) -> str | None:
        """The actor whose name begins with word `index`, not behind a letter that is glued to it (and the army)."""
        words = self.annotated.words
        return self.actors.get(words.starts[index]) if beside(self, index) else None

    def in_place(self, index: int) -> bool:
        """Whether word `index` stands inside the name of a place, behind its first word (square of the martyrs)."""
        words = self.annotated.words
        before = bisect_left(self.places, (words.starts[index],)) - 1
        return before >= 0 and words.ends[index] <= self.places[before].end

    def place(self, index: int) -> bool:
        """Whether a place, or a word for one (the town, a village), begins in word `index`."""
        words = self.annotated.words
        after = bisect_left(self.places, (words.starts[index],))
        if after < len(self.places) and self.places[after].start < words.ends[index]:
            return True
        match = self.annotated.matches.at("geography", index)
        return match is not None and self.annotated.lexicon.entry(match.ref).kind == "type"


def ground_of(annotated: Annotated, places: Iterable[Place], actors: Iterable[Actor]) -> Ground:
    """The ground for all words of one text."""
    spans = sorted(place.span for place in places)
    return Ground(annotated, spans, {span.start: actor.name for actor in actors for span in actor.spans})


def counts(ground: Ground, match: Match, entry: Entry) -> bool:
    """Whether what stands around the word lets it count: nothing speaks against it, and what it needs is there."""
    data = entry.data
    if "not_before" in data and _is_before(ground, match, data["not_before"]):
        return False
    if "not_near" in data and _is_near(ground, match, data["not_near"]):
        return False
    if "not_after" in data and _is_after(ground, match, data["not_after"]):
        return False
    if "alone" in data and _goes_on(ground, match, data.get("with", frozenset())):
        return False
    if not ("before" in data or "after" in data or "needs" in data):
        return True
    return (
        ("before" in data and _is_before(ground, match, data["before"]))
        or ("after" in data and _is_after(ground, match, data["after"]))
        or ("needs" in data and _has(ground, match, entry))
    )


def beside(ground: Ground, index: int) -> bool:
    """Whether word `index` belongs to the phrase of the word before it."""
    words = ground.annotated.words
    return index < len(words) and (index not in words.gaps or BESIDE.fullmatch(words.gaps[index]) is not None)


def _is_before(ground: Ground, match: Match, phrases: object) -> bool:
    """Whether one of the phrases stands right behind the word."""
    return beside(ground, match.last + 1) and _begins(ground, match.last + 1, phrases)


def _is_near(ground: Ground, match: Match, phrases: object) -> bool:
    """Whether one of the phrases begins within a few words behind the word, in its sentence."""
    words = ground.annotated.words
    for index in range(match.last + 1, min(match.last + 1 + WITHIN, len(words))):
        if index in words.gaps and END.search(words.gaps[index]):
            return False
        if _begins(ground, index, phrases):
            return True
    return False


def _begins(ground: Ground, first: int, phrases: object) -> bool:
    """Whether one of the phrases begins at word `first`."""
    assert isinstance(phrases, frozenset)
    folds = ground.annotated.words.folds
    phrase = folds[first]
    for index in range(first + 1, first + LONGEST):
        if phrase in phrases:
            return True
        if not beside(ground, index):
            return False
        phrase = f"{phrase} {folds[index]}"
    return phrase in phrases


def _is_after(ground: Ground, match: Match, phrases: object) -> bool:
    """Whether one of the phrases stands right before the word, with or without a conjunction glued to it."""
    assert isinstance(phrases, frozenset)
    folds, phrase = ground.annotated.words.folds, ""
    conjunction = ground.annotated.lexicon.language["and"]
    for index in range(match.first - 1, max(match.first - 1 - LONGEST, -1), -1):
        if not beside(ground, index + 1):
            return False
        phrase = f"{folds[index]} {phrase}" if phrase else folds[index]
        if phrase in phrases or phrase.removeprefix(conjunction) in phrases:
            return True
    return False


def _goes_on(ground: Ground, match: Match, allowed: object) -> bool:
    """Whether a definite word, other than those allowed, follows, so that the phrase names something else."""
    assert isinstance(allowed, frozenset)
    words, after = ground.annotated.words, match.last + 1
    if after >= len(words) or after in words.gaps or words.folds[after] in allowed:
        return False
    if not words.folds[after].startswith(ground.annotated.lexicon.language["article"]):
        return False
    return ground.annotated.matches.at("grammar", after) is None


def _has(ground: Ground, match: Match, entry: Entry) -> bool:
    """Whether the place, or the actor, that the entry needs stands behind the word, in its sentence."""
    if entry.get("needs") == "actor":
        return ground.actor(match.last + 1) is not None
    gaps = ground.annotated.words.gaps
    for index in range(match.last + 1, match.last + 1 + int(entry.get("within", str(WITHIN)))):
        if index in gaps and END.search(gaps[index]):
            return False
        if index < len(ground.annotated.words) and ground.place(index):
            return True
    return False
