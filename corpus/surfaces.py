"""Surfaces of an annotation as spans: `X`, `X#2` (its second occurrence), `first words … last words`."""

from __future__ import annotations

import re
import unicodedata

Span = list[int]
ELLIPSIS = " \N{HORIZONTAL ELLIPSIS} "
PROCLITICS = 2
"""A surface may start after as many letters of its word (and, so, in, for ...): longer heads are other words."""


class CorpusError(ValueError):
    """A corpus file that cannot be used; the message names the file, the record and what to mend."""


def find(surface: str, text: str, where: str) -> Span:
    """The span of `surface`, of `surface#2` (its second occurrence), or of `first words ... last words`."""
    if ELLIPSIS not in surface:
        return _occurrence(surface, text, 0, where)
    head, tail = surface.split(ELLIPSIS)
    start, after = _occurrence(head, text, 0, where)
    nth = tail if _numbered(tail)[1] else f"{tail}#1"
    return [start, _occurrence(nth, text, after, where)[1]]


def occurrences(surface: str, text: str, begin: int = 0) -> list[int]:
    """Where `surface` stands as whole words, from `begin` on; one or two proclitic letters may come before it."""
    starts = (match.start() for match in re.finditer(f"(?={re.escape(surface)})", text))
    return [at for at in starts if at >= begin and _bounded(text, at, at + len(surface))]


def _occurrence(surface: str, text: str, begin: int, where: str) -> Span:
    """The one occurrence that is meant; an error shows all that there are."""
    words, number = _numbered(surface)
    found = occurrences(words, text, begin)
    if not found or number > len(found):
        raise CorpusError(f"{where}: {surface!r} is not in the text ({len(found)} occurrences of the words)")
    if not number and len(found) > 1:
        shown = "; ".join(f"#{i} {text[max(0, at - 12) : at + len(words) + 12]!r}" for i, at in enumerate(found, 1))
        raise CorpusError(f"{where}: {surface!r} occurs {len(found)} times, write which: {shown}")
    at = found[max(number, 1) - 1]
    return [at, at + len(words)]


def _numbered(surface: str) -> tuple[str, int]:
    """The surface without its `#2`, and that number (0: none)."""
    match = re.fullmatch(r"(.+)#([1-9][0-9]*)", surface, re.DOTALL)
    return (match[1], int(match[2])) if match else (surface, 0)


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` ends where a word ends and starts where one starts, or after its proclitics."""
    if end < len(text) and _in_word(text[end]) and _in_word(text[end - 1]):
        return False
    head = start
    while head > 0 and _in_word(text[head - 1]):
        head -= 1
    before = text[head:start]
    return len(before) <= PROCLITICS and not any(char.isdigit() for char in before)


def _in_word(char: str) -> bool:
    """Letters, digits and combining marks make words."""
    return char.isalnum() or unicodedata.category(char).startswith("M")
