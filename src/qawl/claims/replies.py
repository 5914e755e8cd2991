"""Explicit answers: statements that deny, confirm or decline, by their act or by words that say so of a report."""

from __future__ import annotations

from typing import NamedTuple

from qawl.claims.board import Board, Said
from qawl.claims.propositions import BACK, Target, target_of
from qawl.types import By, Entry, Label

LABELS: dict[str, Label] = {"deny": "denies", "confirm": "confirms", "decline": "declines"}
PLAIN = frozenset({"say", "admit"})  # acts whose contents may answer all the same
BEHIND = 2  # words between a word of denying and the report that it denies


class Reply(NamedTuple):
    """An answering statement: what it does, what it answers, why it counts as an answer."""

    said: Said
    label: Label
    target: Target
    by: By


def reply_of(board: Board, said: Said) -> Reply | None:
    """The statement as an explicit answer, or None."""
    statement = said.statement
    label = LABELS.get(statement.act)
    if label is not None:
        if statement.polarity in ("undenied", "unconfirmed"):
            label = "declines"
        return Reply(said, label, target_of(board, said.pieces), By(_entry(said), f"answer: {statement.act}"))
    if statement.act not in PLAIN or not said.pieces:
        return None
    return _denying_content(board, said) or _confirming_content(board, said)


def _entry(said: Said) -> str:
    return said.statement.by[0].entry if said.statement.by else ""


def _denying_content(board: Board, said: Said) -> Reply | None:
    """A content that says of a report that it is not so (there is no truth in it, innocent of the charge of)."""
    for first, last in said.pieces:
        for word in range(first, last + 1):
            match = board.match("answers", word)
            if match is None:
                continue
            entry = board.annotated.lexicon.entry(match.ref)
            if entry.kind == "denial":
                target = _denied(board, entry, match.last + 1, last)
                if target is not None:
                    return Reply(said, "denies", target, By(entry.label, "answer: denying words"))
    return None


def _denied(board: Board, entry: Entry, first: int, last: int) -> Target | None:
    """The report behind a word of denying; what was said before where the word alone says that it is denied."""
    for word in range(first, min(first + BEHIND, last + 1)):
        target = target_of(board, ((word, last),))
        if target.report and not target.back:
            return target
    return BACK if entry.get("alone") == "yes" else None


def _confirming_content(board: Board, said: Said) -> Reply | None:
    """A firm cue with a word for a report as its object: confirms the news, the truth of, the toll of."""
    if said.statement.stance != "endorsing" or said.statement.polarity != "said":
        return None
    first = said.pieces[0][0]
    if board.kind("grammar", first) == "complementizer" or board.kind("grammar", first - 1) == "complementizer":
        return None  # a clause is no noun that could be confirmed
    target = target_of(board, said.pieces)
    if not target.report:
        return None
    return Reply(said, "confirms", target, By(_entry(said), "answer: confirmed report"))
