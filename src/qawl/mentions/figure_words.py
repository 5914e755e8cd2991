"""The words that the parts of a figure are found by, each looked up once for an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.lexicon.entry import Entry
from qawl.mentions.number_tokens import Prefix, prefixes
from qawl.text.match import Match
from qawl.text.sentences import Sentence
from qawl.text.words import Words
from qawl.types import By

NO_PREFIX = Prefix()


class Mark(NamedTuple):
    """Words `first` to `last` say something about a number beside them: a bound its effect, a mark its role."""

    first: int
    last: int
    role: str
    place: str  # of a bound: before, after, either; empty for marks
    prefix: Prefix
    label: str


class Context(NamedTuple):
    """An annotated article with the marks that stand beside numbers, by their first and by their last word."""

    annotated: Annotated
    words: Words
    counted: Mapping[int, Match]
    marks: Mapping[int, Mark]
    ends: Mapping[int, Mark]
    plurals: Mapping[int, Match]
    fractions: Mapping[int, Match]
    known: Mapping[str, Prefix]

    def entry(self, match: Match) -> Entry:
        """The lexicon's entry of a match."""
        return self.annotated.lexicon.entry(match.ref)

    def prefix(self, match: Match) -> Prefix:
        """What the letters glued before a match say."""
        return self.known.get(match.prefix, NO_PREFIX)

    def role_at(self, index: int) -> str:
        """The role of the mark that begins at word `index`, or nothing."""
        mark = self.marks.get(index)
        return mark.role if mark else ""

    def role_before(self, index: int) -> str:
        """The role of the mark that ends right before word `index`, or nothing."""
        mark = self.ends.get(index - 1)
        return mark.role if mark and self.words.gap(index).isspace() else ""

    def sentence(self, index: int) -> Sentence:
        """The sentence that word `index` stands in."""
        sentences = self.annotated.sentences
        return sentences[bisect_right(sentences, index, key=lambda sentence: sentence.first) - 1]

    def surface(self, first: int, last: int, skip: int = 0) -> str:
        """Words `first` to `last` as written, without the first `skip` folded letters."""
        start, end = self.words.span(first, last, skip)
        return self.words.text[start:end]


def read_context(annotated: Annotated) -> Context:
    """One pass over what the lexicon found of numbers and of what is counted."""
    known, lexicon = prefixes(annotated.lexicon), annotated.lexicon
    marks: dict[int, Mark] = {}
    plurals: dict[int, Match] = {}
    fractions: dict[int, Match] = {}
    for first, match in annotated.matches.layer("numbers").items():
        entry = lexicon.entry(match.ref)
        if entry.kind == "number":
            if entry.data["kind"] == "plural" and entry.get("register") != "spoken":
                plurals[first] = match
            elif entry.data["kind"] == "fraction":
                fractions[first] = match
        elif entry.kind in ("bound", "mark"):
            marks[first] = _mark(match, entry, known)
    ends = {mark.last: mark for mark in marks.values()}
    counted = annotated.matches.layer("counted")
    return Context(annotated, annotated.words, counted, marks, ends, plurals, fractions, known)


def _mark(match: Match, entry: Entry, known: Mapping[str, Prefix]) -> Mark:
    place = entry.get("place", "before") if entry.kind == "bound" else ""
    role = entry.get("effect") if place else entry.get("role")
    return Mark(match.first, match.last, role, place, known.get(match.prefix, NO_PREFIX), entry.label)


def by(entry: Entry, rule: str) -> By:
    """The reason that an entry and a rule give."""
    return By(entry.label, rule)
