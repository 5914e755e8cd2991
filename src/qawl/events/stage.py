"""What finding events needs of an article: its words as statements see them, and the mentions by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from qawl.lexicon.entry import Entry
from qawl.statements.classes import finite, plain_verb
from qawl.statements.scene import Scene
from qawl.types import Actor, Date, Figure, Place

LAYER = "events"
PEOPLE = ("person", "group")  # what is counted
CLAUSES = frozenset({"complementizer", "connector", "relative", "negation", "auxiliary"})
SURELY = ("pf3fs", "pf3mp", "im", "ppf3fs", "ppf3mp", "pim")  # forms that are no nouns
Mention = TypeVar("Mention", Date, Figure, Place)


class Mentions(NamedTuple):
    """The mentions of an article, with their ids."""

    figures: Sequence[Figure]
    dates: Sequence[Date]
    places: Sequence[Place]
    actors: Sequence[Actor]


class Stage:
    """A scene, the matches of the layer `events`, and mentions by first word, each with its last word.

    `states` are places that stand for their government or for an agreement: nothing happens there. `actors` has the id
    of an actor by the first word of each of its names, `persons` first and last words of persons.
    """

    def __init__(self, scene: Scene, mentions: Mentions) -> None:
        words, entry = scene.words, scene.annotated.lexicon.entry
        self.scene = scene
        self.matches = scene.annotated.matches.layer(LAYER)
        self.figures = _by_word(scene, mentions.figures)
        self.places = _by_word(scene, [place for place in mentions.places if place.stands_for is None])
        self.states = _by_word(scene, [place for place in mentions.places if place.stands_for is not None])
        self.dates = _by_word(scene, mentions.dates)
        self.dated = {at for first, (last, _) in self.dates.items() for at in range(first, last + 1)}
        self.actors = {words.covering(span)[0]: actor.id for actor in mentions.actors for span in actor.spans}
        self.persons = [words.covering(span) for a in mentions.actors if a.kind == "person" for span in a.spans]
        self._entries = {index: entry(match.ref) for index, match in self.matches.items()}
        self._kinds = {index: entry.kind for index, entry in self._entries.items() if not self._is_name(index)}
        self._verbs: dict[int, bool] = {}

    def _is_name(self, index: int) -> bool:
        return index in self.actors or self.scene.person(index) == "organisation" or self._owns(index)

    def _owns(self, index: int) -> bool:
        """Whether the word, though it may name an event, is whose the noun before is (aircraft of the aggression)."""
        scene = self.scene
        if self._entries[index].get("owner") != "yes" or not index or scene.gap(index).strip():
            return False
        bare = not scene.definite(index - 1) and scene.kind(index - 1) in (None, "event")
        return scene.definite(index) and bare

    def entry(self, index: int) -> Entry | None:
        """The entry of the layer `events` that is matched at word `index`."""
        return self._entries.get(index)

    def kind(self, index: int) -> str | None:
        """What the word or phrase that begins at `index` is in the layer `events`; names of bodies are none."""
        return self._kinds.get(index)

    def verb(self, index: int) -> bool:
        """Whether a finite verb surely begins at the word, be it one that reports, one of an event or another."""
        known = self._verbs.get(index)
        if known is None:
            known = self._verbs[index] = self._is_verb(index)
        return known

    def _is_verb(self, index: int) -> bool:
        scene = self.scene
        if finite(scene, index) or plain_verb(scene, index):
            return True
        if self.kind(index) not in ("verb", "carrier", "governor"):
            return False
        surely = self.matches[index].features.startswith(SURELY)
        return surely and index not in scene.people and not scene.definite(index)

    def person(self, index: int) -> bool:
        """Whether the word is a counted noun of persons (a soldier, families)."""
        counted = self.scene.annotated.matches.at("counted", index)
        return counted is not None and self.scene.annotated.lexicon.entry(counted.ref).get("what") in PEOPLE

    def names_event(self, index: int) -> bool:
        """Whether the word can only be the noun of an event, not those to whom it happened."""
        kind = self.kind(index)
        if kind == "noun":
            return self._entries[index].get("counted") != "yes"
        return kind == "verb" and self.matches[index].features.startswith("n")

    def clause_ends(self, index: int) -> bool:
        """Whether word `index` begins another clause than the word before it stands in."""
        return self.scene.kind(index) in CLAUSES or self.verb(index)


def _by_word(scene: Scene, mentions: Sequence[Mention]) -> dict[int, tuple[int, Mention]]:
    found = {}
    for mention in mentions:
        first, last = scene.words.covering(mention.span)
        found[first] = (last, mention)
    return found
