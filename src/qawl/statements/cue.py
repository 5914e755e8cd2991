"""A reporting word where it stands: its entry, the sentence around it, the prepositions it governs."""

from __future__ import annotations

from typing import Any, NamedTuple

from qawl.lexicon.entry import Entry
from qawl.statements.classes import negated
from qawl.statements.frames import Frame, Noun, Opening
from qawl.statements.scene import Scene
from qawl.text.match import Match


class Cue(NamedTuple):
    """Words up to `last` report; the sentence is `start` to `limit`; `stops` are the folded prepositions it governs."""

    match: Match
    entry: Entry
    last: int
    start: int
    limit: int
    stops: frozenset[str]
    negated: bool
    conjoined: bool
    written: bool  # with vowels or a doubled letter, so that its letters are no noun

    @property
    def first(self) -> int:
        """The first word of the cue."""
        return self.match.first

    @property
    def pronoun(self) -> bool:
        """Whether an object pronoun is glued to the verb."""
        return self.match.features.endswith("+o")

    @property
    def plural(self) -> bool:
        """Whether the verb agrees with several: such a verb never stands before its subject."""
        features = self.match.features.removesuffix("+o").removesuffix("_")
        return features.endswith(("mp", "md", "fd", "fp"))

    def has(self, flag: str) -> bool:
        """Whether the entry says `flag: yes`."""
        return self.entry.get(flag) == "yes"

    def takes(self, what: str) -> bool:
        """Whether a clause, a quotation or a noun may follow."""
        return what in self.entry.list("takes")

    def frame(
        self, rule: str, realisation: str, opening: Opening | None, source: Noun | None, **more: Any
    ) -> Frame:  # fmt: skip
        """The frame of this cue."""
        last = more.pop("last", self.last)
        return Frame(
            self.first, last, len(self.match.prefix), self.entry, rule, realisation, opening, source,
            self.match.features, **({"negated": self.negated, "conjoined": self.conjoined} | more),
        )  # fmt: skip


def cue_at(scene: Scene, match: Match, entry: Entry) -> Cue:
    """The reporting word that a match found, with what goes on belonging to it."""
    start, limit = scene.bounds(match.first)
    stops = frozenset(scene.annotated.lexicon.folded(entry, "prepositions"))
    written = len(scene.words.surface(match.first)) > len(scene.folds[match.first])
    conjoined = match.prefix.startswith(scene.language["and"])
    last = _cue_end(scene, match, limit)
    return Cue(match, entry, last, start, limit, stops, negated(scene, match.first), conjoined, written)


def _cue_end(scene: Scene, match: Match, limit: int) -> int:
    """A participle or noun of saying right behind the verb belongs to the cue (went on saying)."""
    after = match.last + 1
    follow = scene.reporting.get(after)
    if follow is None or after > limit:
        return match.last
    if follow.features.startswith("n") and scene.restates(match):
        return follow.last
    said = follow.features.startswith("n") and follow.prefix.endswith(scene.language["prepositions"][0])
    if not scene.gap(after) and scene.person(after) is None and (follow.features.startswith("ap") or said):
        return follow.last
    return match.last
