"""What finding statements needs to know of each word: its class, the clause it stands in, the quotations around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.lexicon.entry import Entry
from qawl.text.match import Match
from qawl.text.quotes import closed
from qawl.types import Date, Span

CLAUSE = re.compile("[,\u060c;\u061b:()\\[\\]\u2013\u2014|-]")
HAMZA = "\u0626"  # at the end of a plural (ports), which folds to the ending of an adjective
ALEFS = "\u0622\u0623\u0625"  # with madda or hamza, which folds to that of the article (vehicles, thousands)
LONGEST = 400  # words on either side of a word in which its sentence is looked at, so that the work stays linear
MOST_NAME_WORDS = 4  # a quotation of more words is no name in a phrase (agency "X", organisation "Y")


class Quote(NamedTuple):
    """A quotation as words: `first` to `last` stand inside it."""

    first: int
    last: int
    closed: bool
    outer: Span


class Scene:
    """An article seen word by word. `grammar`, `people`, `reporting`, ... are matches of these layers by first word."""

    def __init__(self, annotated: Annotated, dates: Sequence[Date]) -> None:
        self.annotated = annotated
        self.words = words = annotated.words
        self.folds = words.folds
        self.size = len(words)
        self.language = annotated.lexicon.language
        self.grammar, self.kinds = self._layer("grammar")
        self.people, self.persons = self._layer("people")
        self._classes, self._naming = self._spelt(self.kinds), self._spelt(self.persons)
        self.reports, self.carriers = self._layer("reports")
        self.answers, self.replies = self._layer("answers")
        self.places = annotated.matches.layer("places")
        self.actors = annotated.matches.layer("actors")
        self.reporting = annotated.matches.layer("reporting")
        self.acting = annotated.matches.layer("verbs")
        geography = annotated.matches.layer("geography")
        self._layers = (self.people, self.grammar, self.reporting, self.actors, self.places, geography)
        dated = [(*self.words.covering(date.span), date.span) for date in dates]
        self.dates = {first: last for first, last, _ in dated}
        self.date_spans = {first: span for first, _, span in dated}
        self.date_ends = {last: first for first, last, _ in dated}
        self._prefixes: dict[int, str] = {}
        self.verbs: dict[int, bool] = {}  # which reporting words are verbs where they stand, filled when first asked
        self.surnames: dict[str, tuple[list[int], list[tuple[int, bool]]]] = {}  # names.surname_at, likewise
        self.ended = {match.last: first for first, match in self.grammar.items() if match.last > first}
        self.quotes = [quote for quote in map(self._quote, annotated.quotations) if quote is not None]
        self.closing = {quote.last: quote for quote in self.quotes}
        self.opening = {quote.first: quote for quote in reversed(self.quotes)}
        self.firsts = [quote.first for quote in self.quotes]
        long = [quote for quote in self.quotes if quote.last - quote.first >= MOST_NAME_WORDS]
        self._inside = {index: quote for quote in long for index in range(quote.first, quote.last + 1)}
        self._starts, self._ends = self._sentences()

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The words that each folded word stands at."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.folds):
            found.setdefault(word, []).append(index)
        return found

    def _layer(self, name: str) -> tuple[dict[int, Match], dict[int, Entry]]:
        matches = dict(self.annotated.matches.layer(name))
        entry = self.annotated.lexicon.entry
        return matches, {first: entry(match.ref) for first, match in matches.items()}

    def _spelt(self, entries: dict[int, Entry]) -> dict[int, str]:
        """The kinds of entries by first word, without those whose last letter makes another word of it."""
        surface = self.words.surface
        return {
            index: entry.kind
            for index, entry in entries.items()
            if entry.get("exact") != "yes" or surface(index)[-1] == entry.name[-1]
        }

    def _quote(self, quotation: tuple[Span, Span, bool]) -> Quote | None:
        span, outer, closed = quotation
        first, last = self.words.covering(span)
        return Quote(first, last, closed, outer) if first <= last else None

    def _sentences(self) -> tuple[list[int], list[int]]:
        """First and last words of sentences; those that one closed quotation holds together are one."""
        held = sorted((quote.first, quote.last) for quote in self.quotes if quote.closed)
        starts: list[int] = []
        ends: list[int] = []
        number = reach = 0
        for sentence in self.annotated.sentences:
            while number < len(held) and held[number][0] <= sentence.first:
                reach = max(reach, held[number][1])
                number += 1
            if ends and sentence.first <= reach:
                ends[-1] = sentence.last
            else:
                starts.append(sentence.first)
                ends.append(sentence.last)
        return starts, ends

    def bounds(self, index: int) -> tuple[int, int]:
        """First and last word of the sentence of word `index`, within the innermost long quotation around it."""
        at = bisect_right(self._starts, index) - 1
        start, end = max(self._starts[at], index - LONGEST), min(self._ends[at], index + LONGEST)
        quote = self.inside(index)
        if quote is not None and quote.first > start:
            start = quote.first
        if quote is not None and quote.last < end:
            end = quote.last
        if quote is not None:
            return self._narrow(index, start, end)
        return start, end

    def _narrow(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Inside a quotation its own full stops count."""
        sentences = self.annotated.sentences
        at = bisect_right(sentences, index, key=lambda sentence: sentence.first) - 1
        return max(start, sentences[at].first), min(end, sentences[at].last)

    def inside(self, index: int) -> Quote | None:
        """The innermost quotation of more words than a name that holds word `index`."""
        return self._inside.get(index)

    def restates(self, match: Match) -> bool:
        """Whether a verb only repeats what the noun of saying behind it does (renewed its rejection)."""
        return self.annotated.lexicon.entry(match.ref).get("restate") == "yes"

    def sourcing(self, index: int) -> bool:
        """Whether a preposition of source begins at the word (according to)."""
        match = self.annotated.matches.at("sources", index)
        return (
            match is not None
            and self.annotated.lexicon.entry(match.ref).kind != "source"
            and self.kind(index) != "connector"
        )

    def carries(self, index: int) -> bool:
        """Whether the noun of occasion at `index` is one in which things are said (a statement), no time or measure."""
        return self.person(index) == "unnamed" or self.words.folds[index] in self.language["occasions"]

    def line(self, index: int) -> int:
        """The number of the line that word `index` stands in, the headline being 0."""
        sentences = self.annotated.sentences
        return sentences[bisect_right(sentences, index, key=lambda sentence: sentence.first) - 1].line

    def kind(self, index: int) -> str | None:
        """The grammatical class of the word or phrase that begins at `index`."""
        return self._classes.get(index)

    def kind_before(self, index: int) -> str | None:
        """The grammatical class of the word or phrase that ends right before word `index`."""
        return self.kind(self.ended.get(index - 1, index - 1)) if index > 0 else None

    def person(self, index: int) -> str | None:
        """What naming class the word or phrase that begins at `index` has (title, role, organisation ...)."""
        return self._naming.get(index)

    def prefix(self, index: int) -> str:
        """The proclitics before the form that a layer knows at `index`, the empty string where none does."""
        known = self._prefixes.get(index)
        if known is None:
            found = [match for layer in self._layers if (match := layer.get(index)) is not None]
            known = min(found, key=lambda match: (len(match.prefix), -match.last)).prefix if found else ""
            self._prefixes[index] = known
        return known

    def tanwin(self, index: int) -> bool:
        """Whether the word is written with the ending of an indefinite accusative: no subject, no part of a name."""
        surface = self.words.surface(index)
        return surface[-1] in self.annotated.lexicon.marks or surface[-2:-1] in self.annotated.lexicon.marks

    def definite(self, index: int) -> bool:
        """Whether the word has the article."""
        article = self.language["article"]
        fold = self.folds[index]
        start = 1 if fold.startswith(self.language["and"] + article) else 0
        if not fold.startswith(article, start) or len(fold) <= start + len(article) + 1:
            return False
        return self.words.surface(index)[start] not in ALEFS

    def nisba(self, index: int) -> bool:
        """Whether the word ends as adjectives of belonging do."""
        fold = self.folds[index]
        if len(fold) <= 3 or self.kind(index) is not None or not fold.endswith(self.language["nisba"]):
            return False
        return self.words.surface(index)[-1] != HAMZA

    def gap(self, index: int) -> str:
        """What stands before word `index` where it is not one space, else the empty string."""
        return self.words.gaps.get(index, "")

    def breaks(self, index: int) -> bool:
        """Whether punctuation that can end a clause stands before word `index`."""
        gap = self.words.gaps.get(index)
        return gap is not None and (CLAUSE.search(gap) is not None or "\n" in gap)

    def comma(self, index: int) -> bool:
        """Whether a comma stands before word `index`."""
        gap = self.words.gaps.get(index, "")
        return "," in gap or "\u060c" in gap

    def conjoined(self, index: int) -> bool:
        """Whether the word begins with the conjunction, by what the lexicon knows of it."""
        return self.prefix(index).startswith(self.language["and"])

    def span(self, first: int, last: int, skip: int = 0) -> Span:
        """Offsets of words `first` to `last` without the first `skip` letters."""
        return self.words.span(first, last, skip)

    def text(self, first: int, last: int, skip: int = 0) -> str:
        """Words `first` to `last` as written, without the first `skip` letters, with the mark that closes the last."""
        span = self.words.span(first, last, skip)
        return closed(self.words.text, span)
