"""Words with their spans; proclitics are views on a word, it is never cut."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from qawl.text.fold import fold, raw_length
from qawl.types import Span

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06dc"
WORD = re.compile(rf"\d+(?:[.,\u066b\u066c/]\d+)+|[^\W_]+(?:[{MARKS}]+[^\W_]*)*")


@lru_cache(maxsize=65_536)
def folded(surface: str) -> str:
    """The fold of one word; news repeats its words, so that most are folded once."""
    return fold(surface)


class Words:
    """The words of a text as parallel lists: `starts` and `ends` (offsets) and `folds` (folded letters).

    `gaps[i]` is what stands before word `i` where that is not one space; `gaps[len(words)]` what stands after the last.
    """

    __slots__ = ("ends", "folds", "gaps", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.folds: list[str] = []
        self.gaps: dict[int, str] = {}
        self._split()

    def _split(self) -> None:
        text, last, starts, ends, folds = self.text, 0, self.starts, self.ends, self.folds
        for match in WORD.finditer(text):
            start, end = match.span()
            letters = folded(match[0])
            if not letters:  # a tatweel that stands alone is no word
                continue
            if start != last + 1 or text[last] != " ":
                self.gaps[len(starts)] = text[last:start]
            starts.append(start)
            ends.append(end)
            folds.append(letters)
            last = end
        if last < len(text):
            self.gaps[len(starts)] = text[last:]

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, index: int) -> str:
        """Word `index` exactly as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def gap(self, index: int) -> str:
        """What stands between word `index - 1` and word `index`."""
        if index in self.gaps:
            return self.gaps[index]
        return " " if index < len(self.starts) else ""

    def span(self, first: int, last: int, skip: int = 0) -> Span:
        """The span of words `first` to `last` (inclusive), without the first `skip` folded letters (a proclitic)."""
        start = self.starts[first]
        if skip:
            start += raw_length(self.surface(first), skip)
        return Span(start, self.ends[last])

    def covering(self, span: Span) -> tuple[int, int]:
        """First and last word that `span` touches; the first is greater than the last where it touches none."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end) - 1
