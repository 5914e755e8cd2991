"""Quotations by pairs of marks; an unclosed or reversed mark costs that quotation only."""

from __future__ import annotations

import re
from typing import NamedTuple

from qawl.types import Quotation, Span

OPEN = {"\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201d", "\u2018": "\u2019", "\u2039": "\u203a"}
CLOSE = {close: open_ for open_, close in OPEN.items()}
STRAIGHT = {'"'}
MARK = re.compile("\u00ab\u00ab|\u00bb\u00bb|''|[\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019\u2039\u203a\"\n]")
KIND = {
    **dict.fromkeys("\u00ab\u00bb", "guillemet"),
    **dict.fromkeys('\u201c\u201d\u201e"', "double"),
    **dict.fromkeys("\u2018\u2019", "single"),
    **dict.fromkeys("\u2039\u203a", "angle"),
    "''": "double",
    "\u00ab\u00ab": "guillemet",
    "\u00bb\u00bb": "guillemet",
}
LONGEST = 6_000  # code points; a longer run between two marks is two broken quotations rather than one


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    opens: bool | None  # by its surroundings, None where they do not tell


def find_quotations(text: str) -> list[Quotation]:
    """All quotations in order of their opening mark. A mark opens where a space or stop precedes and a letter follows.

    Each kind of mark is paired by itself, so that a broken one spoils no other kind; a line end closes what is open
    (a quotation that runs over paragraphs repeats its mark, or is left unclosed and said so).
    """
    out: list[Quotation] = []
    open_: dict[str, _Mark] = {}
    for found in MARK.finditer(text):
        if found[0] == "\n":
            _end_line(text, found.start(), open_, out)
            continue
        mark = _mark(text, found)
        before = open_.get(mark.kind)
        if before is None:
            if mark.opens is not False:
                open_[mark.kind] = mark
        elif mark.opens is True and _doubled(text, before, mark):
            continue
        elif mark.opens is True and mark.kind != "double":
            out.append(_quotation(text, before, mark.start, mark.start, closed=False))
            open_[mark.kind] = mark
        else:
            out.append(_quotation(text, before, mark.start, mark.end, closed=True))
            del open_[mark.kind]
    _end_line(text, len(text), open_, out)
    return sorted((q for q in out if q.span.end > q.span.start), key=lambda q: (q.outer.start, -q.outer.end))


def _mark(text: str, found: re.Match[str]) -> _Mark:
    """A mark and whether it opens: letters tell first, then the mark's own shape."""
    start, end = found.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    letter_before = before.isalnum() or before in tuple(".,\u060c!\u061f)")
    letter_after = after.isalnum() or after in ("(", "#", "\u2026")
    opens: bool | None = None
    if letter_after and not letter_before:
        opens = True
    elif letter_before and not letter_after:
        opens = False
    elif found[0][0] in OPEN:
        opens = True
    elif found[0][0] in CLOSE:
        opens = False
    return _Mark(start, end, KIND[found[0]], opens)


def _doubled(text: str, before: _Mark, mark: _Mark) -> bool:
    return not text[before.end : mark.start].strip()


def _quotation(text: str, mark: _Mark, end: int, outer: int, *, closed: bool) -> Quotation:
    inner = text[mark.end : end]
    start = mark.end + len(inner) - len(inner.lstrip())
    return Quotation(Span(start, max(start, mark.end + len(inner.rstrip()))), Span(mark.start, outer), closed)


def _end_line(text: str, end: int, open_: dict[str, _Mark], out: list[Quotation]) -> None:
    for mark in open_.values():
        out.append(_quotation(text, mark, end, end, closed=False))
    open_.clear()
