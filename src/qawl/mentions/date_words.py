"""The words of dates as tokens, and what stands between them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.lexicon.entry import Entry
from qawl.lexicon.load import Lexicon
from qawl.mentions.numerals import Numeral
from qawl.text.fold import fold
from qawl.text.words import Words

LOOSE = " \u00a0\t,\u060c/\\()|:-\u2013\u2014\u0640\u200f\u200e"  # what may stand between the parts of one date
PAIR = " \u00a0/\\()|-\u2013\u0640\u200f\u200e"  # between two names of one month
DASHES = "-\u2013\u2014/ \u0640"  # between the first and the last of several
LONGEST_GAP = 4
LONGEST_WORD = 5  # words that one token may have, where it is looked for from its end


class Sense(NamedTuple):
    """What an entry of dates.yaml says, its fields as numbers and flags; see the file for their meaning."""

    kind: str
    label: str
    value: int = 0
    of: str = ""
    role: str = ""
    definite: bool = False
    hijri: bool = False
    evidence: str = ""
    exact: tuple[str, ...] = ()
    entry: Entry | None = None


class Token(NamedTuple):
    """A sense at words up to `last`; `glued` letters stand before the form in its first word."""

    last: int
    glued: int
    sense: Sense


class Numeric(NamedTuple):
    """Digits with separators, or a year with its era glued on: a date by numbers up to word `last`.

    `weak` ones (day and month alone) need a word of dates before them; `until` is the second year of two.
    """

    last: int
    year: int | None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    weak: bool = False
    until: int | None = None
    used: tuple[str, ...] = ()


class Text(NamedTuple):
    """All that the rules for dates read: words, tokens by first word, numerals, dates in digits.

    `spoken` admits what is a date only where a phrase stands by itself.
    """

    words: Words
    tokens: Mapping[int, Token]
    numerals: Mapping[int, Numeral]
    numeric: Mapping[int, Numeric]
    glued: Mapping[str, Sense]
    annotated: Annotated
    spoken: bool

    def token(self, index: int, kind: str, role: str | None = None) -> Token | None:
        """The token of a kind (and role) at a word."""
        token = self.tokens.get(index)
        if token is None or token.sense.kind != kind or (role is not None and token.sense.role != role):
            return None
        return token

    def before(self, index: int) -> Token | None:
        """The token whose last word stands right before word `index`."""
        for first in range(index - 1, index - 1 - LONGEST_WORD, -1):
            token = self.tokens.get(first)
            if token is not None:
                return token if token.last == index - 1 else None
        return None

    def before_is(self, index: int, kind: str) -> bool:
        """Whether a token of a kind stands right before word `index`."""
        before = self.before(index)
        return before is not None and before.sense.kind == kind

    def close(self, index: int) -> bool:
        """Whether nothing but a space parts word `index` from the one before."""
        gap = self.words.gaps.get(index)
        return gap is None or (not gap.strip() and "\n" not in gap and index < len(self.words))

    def loose(self, index: int, marks: str = LOOSE) -> bool:
        """Whether nothing but `marks` parts word `index` from the one before."""
        gap = self.words.gaps.get(index)
        return gap is None or (
            len(gap) <= LONGEST_GAP and not gap.strip(marks) and "\n" not in gap and index < len(self.words)
        )

    def counted(self, index: int) -> bool:
        """Whether a word is the noun of something that is counted."""
        match = self.annotated.matches.at("counted", index)
        return match is not None and not match.prefix and self.annotated.lexicon.entry(match.ref).kind == "unit"

    def number(self, index: int) -> Numeral | None:
        """A whole number in digits or words at a word."""
        numeral = self.numerals.get(index)
        return numeral if numeral is not None and numeral.value == int(numeral.value) else None


@lru_cache(maxsize=8)
def senses(lexicon: Lexicon) -> tuple[Mapping[object, Sense], Mapping[str, Sense]]:
    """The senses of dates.yaml by reference, and those that may be glued to digits (months, eras) by folded form."""
    by_reference: dict[object, Sense] = {}
    glued: dict[str, Sense] = {}
    for reference, entry in enumerate(lexicon):
        if entry.layer == "dates":
            by_reference[reference] = sense = _sense(entry)
            if entry.kind in ("month", "era"):
                glued |= {fold(form): sense for form in (entry.name, *entry.list("forms"))}
    return by_reference, glued


def _sense(entry: Entry) -> Sense:
    return Sense(
        kind=entry.kind,
        label=entry.label,
        value=int(entry.get("value", "0")),
        of=entry.get("of"),
        role=entry.get("role"),
        definite=entry.get("definite") == "yes",
        hijri=entry.get("calendar") == "hijri",
        evidence=entry.get("evidence"),
        exact=entry.list("exact"),
        entry=entry,
    )


def find_tokens(annotated: Annotated) -> dict[int, Token]:
    """Every word of dates by its first word; one that has exact spellings only where it is spelt so.

    The first of its spellings is sure; the others need more than a preposition beside them, and no glued letters.
    """
    known, _ = senses(annotated.lexicon)
    words = annotated.words
    out: dict[int, Token] = {}
    for first, match in annotated.matches.layer("dates").items():
        sense = known[match.ref]
        if sense.exact:
            surface = words.text[slice(*match.span(words))]
            if surface not in sense.exact or (surface != sense.exact[0] and match.prefix):
                continue
            if surface != sense.exact[0]:
                sense = sense._replace(evidence="strong")
        out[first] = Token(match.last, len(match.prefix), sense)
    return out


def after_of(text: Text, at: int, used: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """The word after "of" or "in", if it stands there."""
    link = text.tokens.get(at)
    if link is not None and link.sense.kind == "link" and link.sense.role in ("of", "lead") and text.close(at):
        return link.last + 1, (*used, link.sense.label)
    return at, used
