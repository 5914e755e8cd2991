"""What finding events needs of an article: its words as statements see them, and the mentions by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from qawl.lexicon.entry import Entry
from qawl.statements.classes import finite, plain_verb
from qawl.statements.scene import Scene
from qawl.types import Actor, Date, Figure, Place

LAYER = "events"
EVENTS = ("verb", "noun")
COUNTABLE = ("count", "measure", "money")  # figures of those who take part
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
        self.placed = _within(self.places) | _within(self.states)
        self.dates = _by_word(scene, mentions.dates)
        self.dated = _within(self.dates)
        self.actors = {words.covering(span)[0]: actor.id for actor in mentions.actors for span in actor.spans}
        self.persons = [words.covering(span) for a in mentions.actors if a.kind == "person" for span in a.spans]
        self._entries = {index: entry(match.ref) for index, match in self.matches.items()}
        self._entries = {index: entry for index, entry in self._entries.items() if not self._is_name(index)}
        self._verbs: dict[int, bool] = {}
        named = ((index, self.matches[index].last) for index, entry in self._entries.items() if entry.kind in EVENTS)
        self.inner = {at for first, last in named for at in range(first + 1, last + 1)}

    def _is_name(self, index: int) -> bool:
        scene = self.scene
        glued = scene.person(index) == "given" and self.matches[index].prefix != ""
        quoted = index in scene.opening and index > 0 and scene.person(index - 1) == "organisation"
        named = index in self.actors or scene.person(index) == "organisation" or glued or quoted
        return named or self._owns(index) or self._is_subject(index)

    def _is_subject(self, index: int) -> bool:
        """Whether letters that are a verb as well begin a phrase behind the feminine verb of an event (teams freed).

        Behind any other verb they are the event itself (went on shelling X).
        """
        scene, match = self.scene, self.matches[index]
        if match.prefix or not match.features.startswith("pf3ms") or not 0 < index < scene.size - 1:
            return False
        before = self._entries.get(index - 1)
        if before is None or before.kind != "verb" or before.get("carries"):
            return False
        feminine = self.matches[index - 1].features.startswith("pf3fs")
        joined = not scene.gap(index).strip() and not scene.gap(index + 1).strip()
        return feminine and joined and scene.definite(index + 1)

    def _owns(self, index: int) -> bool:
        """Whether the word, though it may name an event, is whose the noun before is (government of salvation)."""
        scene = self.scene
        if not index or scene.gap(index).strip() or scene.definite(index - 1):
            return False
        if not scene.definite(index):  # an agency of relief
            relief = self._entries[index].get("owner") == "yes" and not self.matches[index].prefix
            return relief and scene.person(index - 1) in ("organisation", "outlet")
        before = self._entries.get(index - 1)
        body = scene.person(index - 1) == "organisation" and (before is None or before.kind != "series")
        return body or (self._entries[index].get("owner") == "yes" and scene.kind(index - 1) in (None, "event"))

    def entry(self, index: int) -> Entry | None:
        """The entry of the layer `events` that is matched at word `index`."""
        return self._entries.get(index)

    def kind(self, index: int) -> str | None:
        """What the word or phrase that begins at `index` is in the layer `events`; names of bodies are none."""
        entry = self._entries.get(index)
        return entry.kind if entry is not None else None

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


def _within(mentions: Mapping[int, tuple[int, Mention]]) -> set[int]:
    """Every word of the mentions."""
    return {at for first, (last, _) in mentions.items() for at in range(first, last + 1)}


def _by_word(scene: Scene, mentions: Sequence[Mention]) -> dict[int, tuple[int, Mention]]:
    found = {}
    for mention in mentions:
        first, last = scene.words.covering(mention.span)
        found[first] = (last, mention)
    return found
