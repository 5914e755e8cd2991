"""Sentences as runs of words, ended by full stops, question marks and line ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from qawl.text.words import Words

LINE = re.compile("[\n\r\u2028\u2029]")
END = re.compile("[.!?\u061f\u06d4\u2026\n\r\u2028\u2029]")
OMISSION = re.compile("[(\\[\"'\u00ab\u201c\u2018\u2039]\\s*(?:\\.{2,}|\u2026)")  # (...) or what opens a quotation
ASKED = re.compile("[!?\u061f]+[\"'\u00bb\u201d\u2019\u203a]+ *")  # ends the quotation, the one who asks may follow
GLUED = 3  # letters: a stop without a space ends nothing where a word shorter than this stands on either side
INITIAL = 1  # letters: a stop after a word this short marks a title or an initial


class Sentence(NamedTuple):
    """Words `first` to `last` (inclusive); `line` counts the lines that hold words, the headline being 0."""

    first: int
    last: int
    line: int


def find_sentences(words: Words) -> list[Sentence]:
    """All sentences in order; together they hold every word once. A line end always ends one."""
    out: list[Sentence] = []
    first = line = 0
    for index, gap in words.gaps.items():
        if not END.search(gap):
            continue
        breaks = LINE.search(gap)
        if index > first and index < len(words) and (breaks or _ends(words, first, index, gap)):
            out.append(Sentence(first, index - 1, line))
            first = index
        line += bool(index and breaks)
    if first < len(words):
        out.append(Sentence(first, len(words) - 1, line))
    return out


def _ends(words: Words, first: int, index: int, gap: str) -> bool:
    """Whether the marks before word `index` end the sentence that begins at word `first`."""
    if gap == ".":
        return _ends_glued(words.surface(index - 1), words.surface(index))
    if gap.strip() == ".":
        return not _abbreviates(words, first, index - 1)
    if ASKED.fullmatch(gap):
        return False
    return bool(END.search(OMISSION.sub("", gap)))


def _ends_glued(before: str, after: str) -> bool:
    """A stop with no space is a slip between two Arabic words, part of the name in addresses and abbreviations."""
    return min(len(before), len(after)) >= GLUED and not (before.isascii() and after.isascii())


def _abbreviates(words: Words, first: int, last: int) -> bool:
    """Whether the stop after word `last` marks a title, an initial or the number of an item of a list."""
    if len(words.surface(last)) > INITIAL:
        return False
    if words.surface(last).isdigit():
        return last == first
    return last == first or not words.surface(last - 1).isdigit()
