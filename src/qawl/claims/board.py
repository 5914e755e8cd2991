"""What finding claims needs to know of an article: its statements as words, and the classes of those words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from qawl.claims.roots import FEWEST, affixes, root_of
from qawl.lexicon.annotate import Annotated
from qawl.lexicon.entry import Entry
from qawl.text.match import Match
from qawl.text.words import Words
from qawl.types import Span, Statement

Piece = tuple[int, int]  # first and last word
SHARE = 0.5  # of the roots of the shorter of two stretches that speak of the same
LEAST = 2  # roots that they share at least, where both have as many
TIMES = frozenset({"month", "weekday", "dayname", "day", "part", "modifier", "pointer"})  # classes of dates.yaml
LAYERS = ("answers", "reports", "grammar", "reporting", "people", "places", "actors", "dates")
INSIDE = 6  # statements inside a statement that are looked at
REPORTED = frozenset({"unnamed", "relative"})  # how reports without an owner are told inside a topic
EMPTY_KINDS = frozenset({"event", "occasion"})  # classes of grammar.yaml whose words are content all the same


class Said(NamedTuple):
    """A statement as words: its number in the article, its parts, the sentence and line that it begins in."""

    number: int
    statement: Statement
    first: int
    cue: Piece | None
    source: Piece | None
    pieces: tuple[Piece, ...]
    sentence: int
    line: int

    @property
    def last(self) -> int:
        """The last word that belongs to it."""
        ends = [piece[1] for piece in (self.cue, self.source, *self.pieces) if piece]
        return max(ends, default=self.first)

    def holds(self, word: int) -> bool:
        """Whether a word stands in what is said."""
        return any(first <= word <= last for first, last in self.pieces)


class Board:
    """An article laid out for finding claims; roots are worked out only for the stretches that are compared."""

    def __init__(self, annotated: Annotated, statements: Sequence[Statement]) -> None:
        self.annotated = annotated
        self.words = annotated.words
        self.folds = annotated.words.folds
        self.language = annotated.lexicon.language
        self._layers = {name: annotated.matches.layer(name) for name in LAYERS}
        self._entry = annotated.lexicon.entry
        self._firsts = [sentence.first for sentence in annotated.sentences]
        self.said = [self._lay(number, statement) for number, statement in enumerate(statements)]
        self._by_sentence: dict[int, list[Said]] = {}
        for said in self.said:
            self._by_sentence.setdefault(said.sentence, []).append(said)
        self._affixes = affixes(self.language)
        self._roots: dict[tuple[Piece, ...], frozenset[str]] = {}
        self._names: dict[str, frozenset[str]] = {}

    def _lay(self, number: int, statement: Statement) -> Said:
        cue, source = self._piece(statement.cue), self._piece(statement.source)
        pieces = tuple(piece for span in statement.content if (piece := self._piece(span)) is not None)
        first = min((piece[0] for piece in (cue, source, *pieces) if piece), default=0)
        at = self.sentence(first)
        return Said(number, statement, first, cue, source, pieces, at, self.annotated.sentences[at].line)

    def _piece(self, span: Span | None) -> Piece | None:
        if span is None:
            return None
        first, last = self.words.covering(span)
        return (first, last) if first <= last else None

    def sentence(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self._firsts, word) - 1

    def said_in(self, sentence: int) -> Sequence[Said]:
        """The statements that begin in a sentence."""
        return self._by_sentence.get(sentence, ())

    def asked(self, sentence: int) -> bool:
        """Whether a sentence only names its topics, so that what follows answers (on the reports of X, we met Y)."""
        first = self.annotated.sentences[sentence].first
        spoken = any(said.statement.realisation not in REPORTED for said in self.said_in(sentence))
        return self.kind("answers", first) == "frame" and not spoken

    def own(self, said: Said, word: int) -> bool:
        """Whether a word of what is said is the speaker's own: in no statement inside it."""
        for other in self.said[said.number + 1 : said.number + 1 + INSIDE]:
            if other.cue is None or not said.holds(other.cue[0]):
                return True
            if other.holds(word):
                return False
        return True

    def match(self, layer: str, word: int) -> Match | None:
        """What a layer of the lexicon knows at a word."""
        return self._layers[layer].get(word)

    def entry(self, layer: str, word: int) -> Entry | None:
        """The entry of a layer that is matched at a word."""
        match = self._layers[layer].get(word)
        return self._entry(match.ref) if match is not None else None

    def kind(self, layer: str, word: int) -> str:
        """The class of a word in a layer, the empty string where it has none."""
        match = self._layers[layer].get(word)
        return self._entry(match.ref).kind if match is not None else ""

    def definite(self, word: int) -> bool:
        """Whether the word has the article, behind a conjunction or one-letter preposition too."""
        article, fold = self.language["article"], self.folds[word]
        if fold.startswith(self.language["contracted"]):
            return True
        glued = ("", self.language["and"], *self.language["prepositions"])
        return any(fold.startswith(letter + article) for letter in glued)

    def breaks(self, word: int) -> bool:
        """Whether punctuation stands before the word."""
        return bool(self.words.gaps.get(word, "").strip())

    def spans(self, pieces: Sequence[Piece]) -> tuple[Span, ...]:
        """Words as offsets."""
        return tuple(self.words.span(first, last) for first, last in pieces)

    def roots(self, pieces: tuple[Piece, ...]) -> frozenset[str]:
        """The roots of the words that tell what a stretch is about."""
        known = self._roots.get(pieces)
        if known is None:
            indexes = (word for first, last in pieces for word in range(first, last + 1))
            known = frozenset(root_of(self.folds[word], self._affixes) for word in indexes if self._tells(word))
            self._roots[pieces] = known
        return known

    def about_same(self, one: tuple[Piece, ...], other: tuple[Piece, ...]) -> bool:
        """Whether two stretches speak of the same: most roots of the shorter one, or their heads if one is short."""
        first, second = self.roots(one), self.roots(other)
        common, shorter = len(first & second), min(len(first), len(second))
        if common >= LEAST and common >= SHARE * shorter:
            return True
        return bool(common) and shorter <= LEAST and self.head(one) == self.head(other)

    def head(self, pieces: tuple[Piece, ...]) -> str:
        """The root of the first word that tells what a stretch is about, the empty string where none does."""
        indexes = (word for first, last in pieces for word in range(first, last + 1))
        return next((root_of(self.folds[word], self._affixes) for word in indexes if self._tells(word)), "")

    def name_roots(self, name: str | None) -> frozenset[str]:
        """The roots of a speaker's name."""
        known = self._names.get(name or "")
        if known is None:
            folds = Words(name or "").folds
            known = frozenset(root_of(fold, self._affixes) for fold in folds if len(fold) >= FEWEST)
            self._names[name or ""] = known
        return known

    def _tells(self, word: int) -> bool:
        """Whether a word says what a stretch is about: no particle, date, hollow noun, or word for a report."""
        if len(self.folds[word]) < FEWEST and not self.folds[word].isdigit():
            return False
        kind = self.kind("grammar", word)
        if kind and kind not in EMPTY_KINDS:
            return False
        if self.kind("answers", word) in ("hollow", "truth", "pointer") or self.kind("reports", word):
            return False
        return self.kind("dates", word) not in TIMES
