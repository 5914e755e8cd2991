"""Claims: what circulates or is denied, and the statements that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from qawl.claims.antecedents import draft_of, same_voice, stated_before, taken_up
from qawl.claims.board import INSIDE, Board, Said
from qawl.claims.circulating import Flag, circulating, topics
from qawl.claims.drafts import NEAREST, Draft, Drafts
from qawl.claims.replies import Reply, replies_of
from qawl.claims.restated import INTERVIEW_LINES, accusations, contrasts, restate
from qawl.lexicon.annotate import Annotated
from qawl.types import Act, By, Claim, Label, Problem, Statement

ACTS: dict[Label, Act] = {"denies": "deny", "confirms": "confirm"}
NEAR_LINES = 2  # lines before an answer in which the report stands that it takes up
HEADLINES = 3  # statements of the headline that are looked at
LEAD = 8  # statements among which that of the lead is, for the report that an article is about


def find_claims(annotated: Annotated, statements: Sequence[Statement]) -> tuple[list[Claim], list[Problem]]:
    """Every claim in the order of the text with its answers, and what could not be settled."""
    if not statements:
        return [], []
    board = Board(annotated, statements)
    replies = replies_of(board)
    drafts = Drafts(board)
    flags, problems = circulating(board, frozenset(reply.said.number for reply in replies))
    for flag in _distinct(board, flags, replies):
        drafts.add(_circulating(board, flag))
    for piece, spreader, by in topics(board):
        origin = board.words.span(*spreader) if spreader is not None else None
        drafts.add(Draft((piece,), board.roots((piece,)), None, origin, (by,), 0.8))
    for reply in replies:
        problems += _place(board, drafts, reply)
    restate(board, drafts)
    accusations(board, drafts)
    contrasts(board, drafts)
    return drafts.claims(), problems


def _distinct(board: Board, flags: Sequence[Flag], replies: Sequence[Reply]) -> list[Flag]:
    """The reports without those that only stand in an answer, and without the known ones that another tells in full."""
    answers = {reply.said.number for reply in replies}
    open_ = [flag for flag in flags if not _within(board, flag.said, answers)]
    full = [flag.said.pieces for flag in open_ if not _known(board, flag.said)][:NEAREST]
    return [
        flag for flag in open_
        if not _known(board, flag.said) or not any(board.about_same(flag.said.pieces, other) for other in full)
    ]  # fmt: skip


def _within(board: Board, said: Said, answers: set[int]) -> bool:
    """Whether a statement stands inside an answer that begins not far before it."""
    if said.cue is None:
        return False
    near = range(max(said.number - INSIDE, 0), said.number)
    return any(number in answers and board.said[number].holds(said.cue[0]) for number in near)


def _known(board: Board, said: Said) -> bool:
    """Whether the report is spoken of as known: the carrier is the cue and has the article."""
    return said.cue is not None and board.kind("reports", said.cue[0]) == "carrier" and board.definite(said.cue[0])


def _circulating(board: Board, flag: Flag) -> Draft:
    statement = flag.said.statement
    pieces = flag.said.pieces
    return Draft(pieces, board.roots(pieces), flag.said, statement.source, (flag.by,), flag.confidence)


def _place(board: Board, drafts: Drafts, reply: Reply) -> list[Problem]:
    """Let an answer find what it is about: a claim, an earlier statement, or a claim of its own words."""
    numbers = _claimed(board, drafts, reply)
    if not numbers:
        found = _put_forward(board, reply)
        numbers = [drafts.add(draft) for draft in found]
    for number in numbers:
        drafts.answer(number, reply.said, reply.label, reply.by)
    if numbers and reply.target.noun:
        drafts.nouns.setdefault(reply.target.noun, numbers[0])
    if numbers or reply.label == "declines" or not reply.lone:
        return []
    span = reply.said.statement.cue or board.words.span(reply.said.first, reply.said.first)
    return [Problem(span=span, about="claims", message="an answer, but what it answers is not found")]


def _claimed(board: Board, drafts: Drafts, reply: Reply) -> list[int]:
    """The claims that an answer is about: alike in words, the report before it, or what its speaker answered."""
    target, said = reply.target, reply.said
    if not target.back:
        return drafts.alike(target.pieces)
    if target.noun in drafts.nouns:
        return [drafts.nouns[target.noun]]
    if target.report or _going_on(board, drafts, said):
        for other, number in drafts.before(said):
            if same_voice(board, said, other):
                return [number]
    if target.report or reply.label == "declines" or not reply.lone:
        told = _report_before(board, drafts, said)
        if told is None and target.report:
            told = _asked_before(board, drafts, said)
        if told is not None:
            return [told, *_in_headline(board, drafts, told)] if reply.label == "declines" else [told]
    return []


def _report_before(board: Board, drafts: Drafts, said: Said) -> int | None:
    """The last claim that somebody puts forward before a statement, not many lines back."""
    for other in range(said.number - 1, max(said.number - 1 - NEAREST, -1), -1):
        if said.line - board.said[other].line > NEAR_LINES:
            return None
        if other in drafts.told:
            return drafts.told[other]
    return None


def _asked_before(board: Board, drafts: Drafts, said: Said) -> int | None:
    """The one report that the topics of an interview name, where nobody but its speaker has spoken since."""
    asked = []
    for number, draft in enumerate(drafts.all[:NEAREST]):
        sentence = board.sentence(draft.pieces[0][0])
        near = 0 <= said.line - board.annotated.sentences[sentence].line <= INTERVIEW_LINES
        if near and board.asked(sentence):
            asked.append((number, sentence))
    if len(asked) != 1:
        return None
    number, sentence = asked[0]
    before = board.said[max(said.number - NEAREST, 0) : said.number]
    between = (other for other in before if other.sentence > sentence)
    return number if all(same_voice(board, other, said) for other in between) else None


def _in_headline(board: Board, drafts: Drafts, number: int) -> list[int]:
    """The claims of the headline's statements that say what a draft says."""
    pieces = drafts.all[number].pieces
    heads = (said for said in board.said[:HEADLINES] if said.line == 0 and said.pieces)
    found = (drafts.add(draft_of(board, said)) for said in heads if board.about_same(pieces, said.pieces))
    return [head for head in found if head != number]


def _going_on(board: Board, drafts: Drafts, said: Said) -> bool:
    """Whether the speaker has just answered something."""
    before = board.said[said.number - 1] if said.number else None
    return before is not None and same_voice(board, said, before) and before.number in drafts.given


def _put_forward(board: Board, reply: Reply) -> list[Draft]:
    """What an answer makes a claim of: what was said before, the report of the article, or its own words."""
    if reply.label == "declines" and not reply.target.report:
        return []
    if reply.label == "declines" and reply.target.back:
        return _of_lead(board, reply)
    if reply.target.back:
        draft = taken_up(board, reply) if reply.lone else None
        return [draft] if draft is not None else []
    before = stated_before(board, reply) if reply.label == "denies" else None
    return [before or _own(board, reply)]


def _of_lead(board: Board, reply: Reply) -> list[Draft]:
    """The first statement of the body, where it is not far, with that of the headline if it says the same."""
    before = board.said[: reply.said.number][:LEAD]
    told = {board.roots(said.pieces) for said in before if said.line == 0}  # some pages repeat the headline
    forward = [said for said in before if said.pieces and said.statement.act in ("say", "accuse")]
    body = (said for said in forward if said.line > 0 and board.roots(said.pieces) not in told)
    lead = next(body, forward[0] if forward else None)
    if lead is None or reply.said.number > LEAD:
        return []
    heads = [said for said in before[:HEADLINES] if said.line == 0 and said.pieces]
    return [draft_of(board, said) for said in (lead, *heads) if board.about_same(lead.pieces, said.pieces)]


def _own(board: Board, reply: Reply) -> Draft:
    """The proposition of an answer as a claim, with those who are said to have spread it."""
    pieces, spreader = reply.target.pieces, reply.target.spreader
    origin = board.words.span(*spreader) if spreader is not None else None
    by = By(reply.by.entry, "claim: what is answered")
    return Draft(pieces, board.roots(pieces), None, origin, (by,), 0.85)


def relabelled(statements: Sequence[Statement], claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """The statements with the acts of those that answer a claim; their polarity stays: they say what they say."""
    acts = answered_acts(statements, claims)
    return tuple(
        msgspec.structs.replace(statement, act=acts[statement.id]) if statement.id in acts else statement
        for statement in statements
    )


def answered_acts(statements: Iterable[Statement], claims: Iterable[Claim]) -> dict[str, Act]:
    """The acts of statements that turn out to deny or confirm a claim though their cue does not say so, by their ids.

    Only plain saying is changed; whoever accuses or demands goes on doing so.
    """
    labels = {answer.statement: answer.label for claim in claims for answer in claim.answers}
    return {
        statement.id: ACTS[labels[statement.id]]
        for statement in statements
        if statement.act == "say" and labels.get(statement.id) in ACTS
    }
