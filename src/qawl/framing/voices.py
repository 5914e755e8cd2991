"""Who uses a word: the innermost statement or quotation that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qawl.types import Span, Statement

Piece = tuple[int, int, str]  # start and end of a stretch of text, and whose it is


def pieces_of(statements: Iterable[Statement]) -> Iterator[Piece]:
    """Every piece of what is said, with the id of its statement."""
    return ((start, end, statement.id) for statement in statements for start, end in statement.content)


def innermost(pieces: Iterable[Piece], spans: Sequence[Span]) -> list[str | None]:
    """For each span (in the order of the text) whose piece holds it, the shortest of several; one pass over both."""
    waiting = sorted(pieces, reverse=True)
    open_: list[Piece] = []
    out: list[str | None] = []
    for start, end in spans:
        while waiting and waiting[-1][0] <= start:
            open_.append(waiting.pop())
        holding, shortest, over = None, 0, False
        for first, last, whose in open_:
            if last <= start:
                over = True
            elif last >= end and (holding is None or last - first < shortest):
                holding, shortest = whose, last - first
        if over:
            open_ = [piece for piece in open_ if piece[1] > start]
        out.append(holding)
    return out
