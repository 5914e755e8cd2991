"""Sentences as runs of words, ended by full stops, question marks and line ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from qawl.text.words import Words

END = re.compile(r"[.!?\u061f\u06d4\u2026\n\r]")
LINE = re.compile(r"[\n\r]")
INITIAL = 2  # a full stop after a word this short may mark an abbreviation (a digit or a single letter)


class Sentence(NamedTuple):
    """Words `first` to `last` (inclusive); `line` is the number of the line that it stands in, the headline being 0."""

    first: int
    last: int
    line: int


def find_sentences(words: Words) -> list[Sentence]:
    """All sentences in order; together they hold every word once."""
    out: list[Sentence] = []
    first = line = 0
    for index in sorted(words.gaps):
        gap = words.gaps[index]
        if index > first and END.search(gap) and _ends(words, index, gap):
            out.append(Sentence(first, index - 1, line))
            first = index
        line += bool(index) and bool(LINE.search(gap))
    if first < len(words):
        out.append(Sentence(first, len(words) - 1, line))
    return out


def _ends(words: Words, index: int, gap: str) -> bool:
    """A stop inside an abbreviation (one letter, a stop, no space) ends nothing."""
    return gap != "." or len(words.surface(index - 1)) > INITIAL
