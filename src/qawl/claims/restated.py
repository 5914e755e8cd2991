"""Answers without a word of denying: negated restatements, topic frames, what goes on from a denial, contrasts."""

from __future__ import annotations

from bisect import bisect_left

from qawl.claims.antecedents import accused, draft_of, same_voice
from qawl.claims.board import Board, Piece, Said
from qawl.claims.circulating import TOPIC
from qawl.claims.drafts import Draft, Drafts
from qawl.lexicon.entry import Entry
from qawl.types import By

NEAR_LINES = 1  # lines between a report and the statement that answers it without saying so
ENOUGH = 2  # roots that a negated restatement shares with what it restates
INTERVIEW, INTERVIEW_LINES = 16, 8  # statements and lines behind a report that only the topics name
AFTER = 8  # statements behind a report that are looked at
MISSING = 4  # words behind a negation among which the noun of a report stands that did not come
SCOPE = 10  # words behind a negation that it may negate
BEFORE = 4  # words before it among which the subject stands that it says so of
HEADLINES = 3  # statements of the headline that are looked at
ACTS = frozenset({"say", "accuse", "admit", "promise", "warn"})  # acts of statements that may confirm
PLAIN = frozenset({"say", "admit"})  # and of those that may deny without saying so


def restate(board: Board, drafts: Drafts) -> None:
    """Find the statements that answer the drafts without saying so."""
    for number in range(len(drafts.all)):
        for said in _candidates(board, drafts, number):
            inside = said.cue is not None and any(
                board.said[other].holds(said.cue[0]) for other in drafts.answers[number]
            )
            by = _restates(board, drafts, number, said) if not inside else None
            if by is not None:
                drafts.answer(number, said, "denies", by)


def _candidates(board: Board, drafts: Drafts, number: int) -> list[Said]:
    """The statements behind a report, in its paragraph and the next, and those of the headline."""
    at, line = _place(board, drafts, number)
    asked = board.asked(board.sentence(drafts.all[number].pieces[0][0]))
    after, lines = (INTERVIEW, INTERVIEW_LINES) if asked else (AFTER, NEAR_LINES)
    near = [said for said in board.said[at : at + after] if said.line - line <= lines]
    head = [said for said in board.said[:HEADLINES] if said.line == 0 and said.number < at]
    free = (said for said in (*near, *head) if said.pieces and _says(board, said))
    return [said for said in free if said.number not in drafts.answers[number]]


def _says(board: Board, said: Said) -> bool:
    """Whether a statement says something plainly: by its cue, even where what it says of others accuses them."""
    if said.statement.act in PLAIN:
        return True
    entry = board.entry("reporting", said.cue[0]) if said.cue is not None else None
    return said.statement.act == "accuse" and entry is not None and entry.get("act") == "say"


def _place(board: Board, drafts: Drafts, number: int) -> tuple[int, int]:
    """The number of the first statement behind a claim, and the claim's line."""
    draft = drafts.all[number]
    if draft.said is not None:
        return draft.said.number + 1, draft.said.line
    if draft.by[0].rule != TOPIC and drafts.answers[number]:
        first = board.said[min(drafts.answers[number])]
        return first.number + 1, first.line
    word = draft.pieces[0][0]
    behind = bisect_left(board.said, word, key=lambda said: said.first)
    return behind, board.annotated.sentences[board.sentence(word)].line


def _restates(board: Board, drafts: Drafts, number: int, said: Said) -> By | None:
    """Why a statement denies the draft: it negates the same words, comes right behind it, or goes on from a denial."""
    draft = drafts.all[number]
    if draft.said is not None and (same_voice(board, said, draft.said) or _overlaps(said, draft)):
        return None
    refusing = refusal(board, said)
    common = len(_turned(board, said) & draft.roots) if refusing is not None else 0
    if refusing is not None and common >= min(ENOUGH, len(draft.roots)) and _answers(board, drafts, number, said):
        return By(refusing.entry, "answer: negated restatement")
    return (
        _framed(board, draft, said, refusing, common)
        or _right_behind(board, draft, said, refusing, common)
        or _goes_on(board, drafts, number, said, refusing, common)
    )


def _answers(board: Board, drafts: Drafts, number: int, said: Said) -> bool:
    """Whether the speaker is one who answers: has answered the report already, or is the first other one behind it."""
    if said.line == 0 or any(same_voice(board, said, board.said[other]) for other in drafts.answers[number]):
        return True
    draft = drafts.all[number]
    if draft.said is None and board.asked(board.sentence(draft.pieces[0][0])):
        return all(
            same_voice(board, other, said) for other in board.said[_place(board, drafts, number)[0] : said.number]
        )
    if draft.said is None:
        return False
    between = (other for other in board.said[draft.said.number + 1 : said.number] if not _overlaps(other, draft))
    return all(same_voice(board, other, draft.said) or same_voice(board, other, said) for other in between)


def _overlaps(said: Said, draft: Draft) -> bool:
    """Whether one stands inside the other."""
    inside = any(said.holds(first) for first, _ in draft.pieces)
    return inside or any(first <= said.first <= last for first, last in draft.pieces)


def refusal(board: Board, said: Said) -> By | None:
    """The first word of a content that denies, else the first that negates."""
    words = _refusals(board, said)
    return next((by for _, by in words if by.rule == "denial"), words[0][1] if words else None)


def _refusals(board: Board, said: Said) -> list[tuple[Piece, By]]:
    """The words of a content that deny, or that negate as its speaker's own, with the stretch that each may turn."""
    out = []
    for first, last in said.pieces:
        for word in range(first, last + 1):
            by = _refusing(board, said, word)
            if by is not None:
                out.append(((max(first, word - BEFORE), min(word + SCOPE, last)), by))
    return out


def _refusing(board: Board, said: Said, word: int) -> By | None:
    """Whether a word denies or negates, and by which entry."""
    answer = board.entry("answers", word)
    kind = answer.kind if answer is not None else ""
    if answer is not None and kind == "denial":
        return By(answer.label, "denial") if board.own(said, word) else None
    if answer is not None and kind == "negative":
        return By(answer.label, "negation") if board.own(said, word) else None
    grammar = board.entry("grammar", word)
    if kind == "pseudo" or grammar is None or grammar.kind != "negation" or not _negates(board, said, word):
        return None
    return By(grammar.label, "negation")


def _turned(board: Board, said: Said) -> frozenset[str]:
    """The roots that a content negates: as far as its negations reach; all of them where a word denies."""
    words = _refusals(board, said)
    if any(by.rule == "denial" for _, by in words):
        return board.roots(said.pieces)
    return board.roots(tuple(stretch for stretch, _ in words)) if words else frozenset()


def _negates(board: Board, said: Said, word: int) -> bool:
    """Whether a negation is the speaker's own and of what is said, not of news about it (no reports came of)."""
    missing = any(board.kind("reports", behind) == "carrier" for behind in range(word + 1, word + 1 + MISSING))
    return not missing and board.own(said, word)


def _framed(board: Board, draft: Draft, said: Said, refusing: By | None, common: int) -> By | None:
    """A statement in the paragraph of a report that is its topic (about the reports that ..., X said)."""
    sentence = board.annotated.sentences[board.sentence(draft.pieces[0][0])]
    circulates = draft.said is not None or draft.by[0].rule == TOPIC
    if not circulates or said.line != sentence.line or refusing is None or said.first < sentence.first:
        return None
    if board.kind("answers", sentence.first) != "frame" and board.kind("reports", sentence.first) != "spread":
        return None
    told = common > 0 or refusing.rule == "denial"
    return By(refusing.entry, "answer: under the topic of the report") if told else None


def _right_behind(board: Board, draft: Draft, said: Said, refusing: By | None, common: int) -> By | None:
    """The next statement behind a report: with a cue of answering, or negated with a word of it in common."""
    if draft.said is None:
        return None
    between = board.said[draft.said.number + 1 : said.number]
    if said.number < draft.said.number or not all(_overlaps(other, draft) for other in between):
        return None
    retort = _retort(board, said)
    if retort is not None:
        return By(retort.label, "answer: cue of answering")
    circulates = draft.by[0].rule.startswith("circulating")
    return By(refusing.entry, "answer: negated restatement") if circulates and refusing is not None and common else None


def _retort(board: Board, said: Said) -> Entry | None:
    """The entry of a cue of answering; its conjunction must be one (some verbs begin with that letter)."""
    if said.cue is None or said.statement.cue is None:
        return None
    match, word = board.match("answers", said.cue[0]), said.cue[0]
    if match is None or (match.prefix and said.statement.cue.start == board.words.starts[word]):
        return None
    entry = board.entry("answers", word)
    return entry if entry is not None and entry.kind == "retort" else None


def _goes_on(board: Board, drafts: Drafts, number: int, said: Said, refusing: By | None, common: int) -> By | None:
    """What goes on from an explicit denial by the same speaker: in its sentence, or right behind it and negated."""
    if said.statement.act != "say":
        return None
    for before in range(said.number - 1, -1, -1):
        other, given = board.said[before], drafts.answers[number].get(before)
        near = other.sentence == said.sentence or (before == said.number - 1 and other.line == said.line)
        if not near:
            return None
        if given is None or given[0] != "denies" or other.statement.act != "deny" or not same_voice(board, said, other):
            continue
        firm = said.statement.realisation == "participle" and said.statement.stance == "endorsing"
        told = refusing is not None and common
        if told or (other.sentence == said.sentence and firm):
            return By(given[1].entry, "answer: goes on from a denial")
    return None


def accusations(board: Board, drafts: Drafts) -> None:
    """Accusations that the accused rejects in words of their own."""
    for other in board.said:
        if other.statement.act != "accuse" or not other.pieces:
            continue
        for said in board.said[other.number + 1 : other.number + 1 + AFTER]:
            open_ = said.pieces and said.statement.act == "say" and said.number not in drafts.given
            if said.line - other.line > NEAR_LINES or not open_ or not accused(board, said, other):
                continue
            refusing = refusal(board, said) if not same_voice(board, said, other) else None
            if refusing is not None:
                draft = draft_of(board, other)._replace(confidence=0.7)
                drafts.answer(drafts.add(draft), said, "denies", By(refusing.entry, "answer: negated by the accused"))


def contrasts(board: Board, drafts: Drafts) -> None:
    """Statements that set themselves against a denial before them by somebody else: they confirm, or deny as well."""
    for said in board.said[1:]:
        before = board.said[said.number - 1]
        if said.number in drafts.given or not said.pieces or said.statement.act not in ACTS:
            continue
        by = _contrasted(board, said)
        if by is None or said.sentence - before.sentence > 1 or same_voice(board, said, before):
            continue
        number = _denied_before(board, drafts, said)
        if number is not None:
            drafts.answer(number, said, "confirms" if refusal(board, said) is None else "denies", by)


def _contrasted(board: Board, said: Said) -> By | None:
    """The word of contrast right before a statement, or at the head of the sentence that it is the first of."""
    opening = board.annotated.sentences[said.sentence].first
    heads = board.said[said.number - 1].sentence < said.sentence
    for first in (said.first - 2, said.first - 1, *((opening,) if heads else ())):
        match = board.match("answers", first)
        if match is not None and (match.last == said.first - 1 or first == opening):
            entry = board.annotated.lexicon.entry(match.ref)
            if entry.kind == "contrast":
                return By(entry.label, "answer: contrast")
    return None


def _denied_before(board: Board, drafts: Drafts, said: Said) -> int | None:
    """The claim, denied before by somebody else, that a statement speaks of."""
    roots = board.roots(said.pieces)
    for _, number in drafts.before(said):
        denied = [board.said[other] for other, (label, _) in drafts.answers[number].items() if label == "denies"]
        if denied and roots & drafts.all[number].roots and not any(same_voice(board, said, other) for other in denied):
            return number
    return None
