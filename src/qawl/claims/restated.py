"""Answers without a word of denying: negated restatements, topic frames, what goes on from a denial, contrasts."""

from __future__ import annotations

from qawl.claims.antecedents import draft_of, same_voice
from qawl.claims.board import Board, Said
from qawl.claims.drafts import Draft, Drafts
from qawl.types import By

NEAR_LINES = 1  # lines between a report and the statement that answers it without saying so
ENOUGH = 2  # roots that a negated restatement shares with what it restates
AFTER = 8  # statements behind a report that are looked at
HEADLINES = 3  # statements of the headline that are looked at
ACTS = frozenset({"say", "accuse", "admit", "promise", "warn"})


def restate(board: Board, drafts: Drafts) -> None:
    """Find the statements that answer the drafts without saying so."""
    for number, draft in enumerate(list(drafts.all)):
        if draft.said is None and not drafts.answers[number]:
            continue
        for said in _candidates(board, draft, drafts, number):
            by = _restates(board, said, draft, drafts, number)
            if by is not None:
                drafts.answer(number, said, "denies", by)


def _candidates(board: Board, draft: Draft, drafts: Drafts, number: int) -> list[Said]:
    """The statements behind a report, in its paragraph and the next, and those of the headline."""
    at = draft.said.number if draft.said is not None else min(drafts.answers[number])
    line = board.said[at].line
    near = [said for said in board.said[at + 1 : at + 1 + AFTER] if said.line - line <= NEAR_LINES]
    head = [said for said in board.said[:HEADLINES] if said.line == 0 and said.number < at]
    return [
        said for said in (*near, *head)
        if said.pieces and said.statement.act in ACTS and said.number not in drafts.answers[number]
    ]  # fmt: skip


def _restates(board: Board, said: Said, draft: Draft, drafts: Drafts, number: int) -> By | None:
    """Why a statement denies the draft: it negates the same words, or goes on from a denial of it."""
    if draft.said is not None and (same_voice(board, said, draft.said) or _overlaps(said, draft)):
        return None
    refusing = refusal(board, said)
    common = len(board.roots(said.pieces) & draft.roots)
    if (
        refusing is not None
        and common >= min(ENOUGH, len(draft.roots))
        and _answers(board, said, draft, drafts, number)
    ):
        return By(refusing.entry, "answer: negated restatement")
    framed = draft.said is not None and framing(board, draft.said) is not None and said.line == draft.said.line
    if refusing is not None and framed and (common or refusing.rule == "denial"):
        return By(refusing.entry, "answer: under the topic of the report")
    before = _goes_on_from(board, said, drafts, number)
    if before is not None and (refusing is not None or common or _firm(said)):
        return By(before, "answer: goes on from a denial")
    return None


def _answers(board: Board, said: Said, draft: Draft, drafts: Drafts, number: int) -> bool:
    """Whether the speaker is one who answers: has answered the report already, or is the first other one behind it."""
    if any(same_voice(board, said, board.said[other]) for other in drafts.answers[number]) or said.line == 0:
        return True
    if draft.said is None:
        return False
    for other in board.said[draft.said.number + 1 : said.number]:
        if (
            not same_voice(board, other, draft.said)
            and not _overlaps(other, draft)
            and not same_voice(board, other, said)
        ):
            return False
    return True


def _overlaps(said: Said, draft: Draft) -> bool:
    """Whether one stands inside the other."""
    inside = any(said.holds(first) for first, _ in draft.pieces)
    return inside or any(first <= said.first <= last for first, last in draft.pieces)


def refusal(board: Board, said: Said) -> By | None:
    """The first word of a content that denies or negates."""
    negation = None
    for first, last in said.pieces:
        for word in range(first, last + 1):
            answer = board.entry("answers", word)
            if answer is not None and answer.kind == "denial":
                return By(answer.label, "denial")
            if negation is None:
                grammar = board.entry("grammar", word)
                if grammar is not None and grammar.kind == "negation":
                    negation = By(grammar.label, "negation")
                elif answer is not None and answer.kind == "negative":
                    negation = By(answer.label, "negation")
    return negation


def framing(board: Board, said: Said) -> By | None:
    """The frame that opens the sentence of a statement (about the reports that ...)."""
    first = board.annotated.sentences[said.sentence].first
    entry = board.entry("answers", first)
    return By(entry.label, "frame") if entry is not None and entry.kind == "frame" else None


def _goes_on_from(board: Board, said: Said, drafts: Drafts, number: int) -> str | None:
    """The entry of an explicit denial by the same speaker right before, in the same sentence."""
    before = said.number - 1
    while before >= 0 and board.said[before].sentence == said.sentence:
        given = drafts.answers[number].get(before)
        denied = given is not None and given[0] == "denies" and board.said[before].statement.act == "deny"
        if given is not None and denied and same_voice(board, said, board.said[before]):
            return given[1].entry
        before -= 1
    return None


def _firm(said: Said) -> bool:
    """A participle of asserting (affirming that, saying)."""
    return said.statement.realisation == "participle" and said.statement.stance == "endorsing"


def contrasts(board: Board, drafts: Drafts) -> None:
    """Firm statements that set themselves against the one right before them by somebody else."""
    for said in board.said[1:]:
        before = board.said[said.number - 1]
        if drafts.answered(said) or not said.pieces or said.statement.act not in ACTS:
            continue
        by = _contrasted(board, said)
        if by is None or said.sentence - before.sentence > 1 or same_voice(board, said, before):
            continue
        confirmed = _confirmed(board, drafts, said)
        if confirmed is not None:
            drafts.answer(confirmed, said, "confirms", by)
        elif said.statement.stance == "endorsing" and before.pieces and before.statement.act in ACTS:
            drafts.answer(drafts.add(draft_of(board, before)._replace(confidence=0.6)), said, "denies", by)


def _contrasted(board: Board, said: Said) -> By | None:
    """The word of contrast right before a statement."""
    for first in (said.first - 2, said.first - 1):
        match = board.match("answers", first)
        if match is not None and match.last == said.first - 1:
            entry = board.annotated.lexicon.entry(match.ref)
            if entry.kind == "contrast":
                return By(entry.label, "answer: contrast")
    return None


def _confirmed(board: Board, drafts: Drafts, said: Said) -> int | None:
    """The claim, denied before by somebody else, that a statement without negation repeats."""
    roots = board.roots(said.pieces)
    for number, draft in enumerate(drafts.all):
        denied = [other for other, (label, _) in drafts.answers[number].items() if label == "denies"]
        alike = roots & draft.roots and any(other < said.number for other in denied)
        if alike and not any(same_voice(board, said, board.said[other]) for other in denied):
            return number
    return None
