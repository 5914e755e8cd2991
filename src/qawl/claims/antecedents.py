"""What an answer takes up: the statement before it, or the clause before it where nobody says it."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.claims.board import Board, Piece, Said
from qawl.claims.drafts import Draft, length
from qawl.claims.propositions import target_of
from qawl.claims.replies import Reply
from qawl.types import By

BACK_LINES = 2  # lines before an answer in which what it takes up stands
BACK_STATEMENTS = 12  # statements before an answer that are compared with it
LONGEST = 25  # words of an earlier statement that a short answer may be about
LONGER = 3  # times the words of a longer one
PUTS_FORWARD = frozenset({"say", "accuse", "admit", "warn", "confirm"})
FEWEST = 3  # words of a clause that can be denied
CLAUSE = 40  # words of the longest such clause
ACCUSED = 5  # words at the head of an accusation that name the accused
BACKWARD = frozenset({"contrast", "pointer"})  # classes of answers.yaml between a clause and its answer
TIES = frozenset({"connector", "relative", "pronoun", "auxiliary", "aside", "complementizer", "negation"})


def same_voice(board: Board, one: Said, other: Said) -> bool:
    """Whether two statements have one speaker, as far as names tell."""
    a, b = one.statement.speaker, other.statement.speaker
    if a is None or b is None:
        return False
    if a == b:
        return True
    first, second = board.name_roots(a), board.name_roots(b)
    return bool(first and second) and (first <= second or second <= first)


def accused(board: Board, said: Said, other: Said) -> bool:
    """Whether the speaker of a statement is whom another accuses."""
    if other.statement.act != "accuse" or not other.pieces:
        return False
    first, last = other.pieces[0]
    named = board.roots(((first, min(last, first + ACCUSED)),))
    return bool(named & board.name_roots(said.statement.speaker))


def earlier(board: Board, said: Said) -> Iterator[Said]:
    """The statements of others before one, the nearest first, that put something forward."""
    for number in range(said.number - 1, max(said.number - 1 - BACK_STATEMENTS, -1), -1):
        other = board.said[number]
        forward = other.pieces and other.statement.act in PUTS_FORWARD and other.pieces[0][0] < said.first
        if forward and not same_voice(board, said, other):
            yield other


def taken_up(board: Board, reply: Reply) -> Draft | None:
    """What an answer without words of its own denies: the last statement of somebody else, or the clause before."""
    said = reply.said
    clause = _clause_before(board, said) if said.statement.act == "deny" else None
    outer = said.statement.act != "deny"  # what holds an answer is what it denies only where that runs on too far
    others = (other for other in earlier(board, said) if not (outer and said.cue and other.holds(said.cue[0])))
    other = next(others, None)
    near = other is not None and said.line - other.line <= (BACK_LINES if said.pieces else 0)
    if other is not None and near and (clause is None or other.sentence == said.sentence or reply.target.report):
        return draft_of(board, _first_of(board, said, other), said.first)
    if clause is None:
        return None
    by = By(reply.by.entry, "claim: clause before its denial")
    return Draft((clause,), board.roots((clause,)), None, None, (by,), 0.5)


def _first_of(board: Board, said: Said, other: Said) -> Said:
    """Of what one speaker says in a paragraph the accusation that is answered, else the first."""
    if other.statement.act == "accuse" or other.sentence == said.sentence:
        return other
    for before in board.said[max(other.number - BACK_STATEMENTS, 0) : other.number]:
        alike = before.line == other.line and before.pieces and before.statement.act in PUTS_FORWARD
        if alike and same_voice(board, before, other):
            return before
    return other


def stated_before(board: Board, reply: Reply) -> Draft | None:
    """An earlier statement of somebody else that says what the answer denies, or accuses the one who denies."""
    pieces = reply.target.pieces
    longest = max(LONGEST, LONGER * length(pieces))
    part = any(
        board.kind("answers", word) == "part"
        for word in range(pieces[0][0], min(pieces[0][0] + ACCUSED, pieces[0][1] + 1))
    )
    for other in earlier(board, reply.said):
        alike = not part and length(other.pieces) <= longest and _restated(board, pieces, other.pieces)
        if alike or (part and accused(board, reply.said, other)):
            return draft_of(board, other, reply.said.first)
    return None


def _restated(board: Board, pieces: tuple[Piece, ...], other: tuple[Piece, ...]) -> bool:
    """Whether an earlier stretch holds most of what an answer is about, and what that is about in the first place."""
    roots, told = board.roots(pieces), board.roots(other)
    if not board.about_same(pieces, other) or board.head(pieces) not in told:
        return False
    return 2 * len(roots & told) >= len(roots)


def draft_of(board: Board, said: Said, before: int | None = None) -> Draft:
    """What somebody says as a claim, up to the word where its answer begins."""
    pieces = said.pieces if before is None else _cut(board, said.pieces, before)
    statement = said.statement
    entry = statement.by[0].entry if statement.by else ""
    origin = statement.source or statement.antecedent
    return Draft(pieces, board.roots(pieces), said, origin, (By(entry, "claim: answered statement"),), 0.8)


def _cut(board: Board, pieces: tuple[Piece, ...], before: int) -> tuple[Piece, ...]:
    """The words before one, without the ties between the two; a piece that runs on over it ends there."""
    whole = [(first, last) for first, last in pieces if first < before]
    if whole and whole[-1][1] >= before - 1:
        first, _ = whole[-1]
        whole[-1] = (first, _untied(board, first, before - 1))
    return tuple(whole) or pieces


def _untied(board: Board, first: int, last: int) -> int:
    """The last word of a clause, without what ties it to the next (which, an accusation that, the matter that)."""
    end = last
    while last > first:
        report = last < end and board.kind("reports", last) in ("blame", "account")
        back = report or board.kind("answers", last) in BACKWARD
        if not back and board.kind("grammar", last) not in TIES:
            break
        last -= 1
    return last


def _clause_before(board: Board, said: Said) -> Piece | None:
    """The clause before an answer in its sentence: what a report in it says, else its last part.

    None where the speaker of the answer speaks in it.
    """
    start = board.annotated.sentences[said.sentence].first
    last = _untied(board, start, said.first - 1)
    before = board.said[said.number - 1] if said.number else None
    if before is not None and before.sentence == said.sentence and same_voice(board, said, before):
        return None
    for word in range(last - 1, max(start, last - CLAUSE), -1):
        target = target_of(board, ((word, last),))
        if target.report and not target.back:
            return target.pieces[0]
        if board.breaks(word) and last - word >= FEWEST:
            return word, last
    return (start, last) if FEWEST <= last - start <= CLAUSE else None
