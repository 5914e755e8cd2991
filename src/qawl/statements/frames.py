"""The frame of a statement: the words that report, the phrase that names the source, where what is said begins."""

from __future__ import annotations

from typing import NamedTuple

from qawl.lexicon.entry import Entry
from qawl.statements.scene import Scene


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
