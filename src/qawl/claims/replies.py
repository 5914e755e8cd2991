"""Explicit answers: statements that deny, confirm or decline, by their act or by words that say so of a report."""

from __future__ import annotations

from typing import NamedTuple

from qawl.claims.board import Board, Piece, Said
from qawl.claims.propositions import BACK, REPORTS, Target, target_of
from qawl.lexicon.entry import Entry
from qawl.types import By, Label

LABELS: dict[str, Label] = {"deny": "denies", "confirm": "confirms", "decline": "declines"}
JUDGING = frozenset({"denial", "affirmation"})  # classes of words that say whether a report is true
PLAIN = frozenset({"say", "admit"})  # acts whose contents may answer all the same
BEHIND = 2  # words between a word of denying and the report behind it that it denies
BEFORE = 6  # words before a word of denying among which the report stands that it is said of
NAMES = ("people", "actors", "places")
PART = 2  # words between a negation and the part that somebody has not
HEAD = 6  # words at the head of what is said among which that stands
CLOSE = 3  # words between a pronoun at the head of a content and the word of denying that is said of it


class Reply(NamedTuple):
    """An answering statement: what it does, what it answers, why it counts as an answer.

    `lone`: it is an answer by itself, so that what it answers is in question even where nothing else says so.
    """

    said: Said
    label: Label
    target: Target
    by: By
    lone: bool


def replies_of(board: Board) -> list[Reply]:
    """All explicit answers; of statements with one and the same content only the first that says so in words."""
    told: set[tuple[Piece, ...]] = set()
    out = []
    for said in sorted(board.said, key=_distance):
        reply = reply_of(board, said)
        if reply is None or (said.pieces in told and LABELS.get(said.statement.act) is None):
            continue
        told.add(said.pieces)
        out.append(reply)
    return sorted(out, key=lambda reply: (reply.said.line == 0, reply.said.number))


def _distance(said: Said) -> tuple[int, int]:
    """How far a statement's speaker is from its words: who is quoted, who says it, who is only cited for it."""
    if said.statement.by and said.statement.by[0].rule == "chain":
        return 0, said.number
    return 2 if said.statement.realisation == "preposition" else 1, said.number


def reply_of(board: Board, said: Said) -> Reply | None:
    """The statement as an explicit answer, or None."""
    statement = said.statement
    label = LABELS.get(statement.act)
    if label is None:
        plain = statement.act in PLAIN and said.pieces
        return (_judging_content(board, said) or _confirming_content(board, said)) if plain else None
    if statement.polarity in ("undenied", "unconfirmed"):
        label = "declines"
    target = target_of(board, said.pieces)
    if label == "declines" and target.back and not target.report and _leaves_out(board, said):
        return None
    if label == "denies" and not target.report and _refuses(board, said):
        return None
    return Reply(said, label, target, By(_entry(said), f"answer: {statement.act}"), lone=True)


def _entry(said: Said) -> str:
    return said.statement.by[0].entry if said.statement.by else ""


def _leaves_out(board: Board, said: Said) -> bool:
    """Whether the cue only says that a detail was not given (did not name them): no answer to anything."""
    entry = board.entry("reporting", said.cue[0]) if said.cue is not None else None
    return entry is not None and entry.get("negated") == "only" and entry.get("issuer") != "yes"


def _refuses(board: Board, said: Said) -> bool:
    """Whether the cue is one of refusing, which denies only what is called a report."""
    entry = board.entry("reporting", said.cue[0]) if said.cue is not None else None
    return entry is not None and entry.get("refuse") == "yes"


def _judging_content(board: Board, said: Said) -> Reply | None:
    """A content that says of a report that it is or is not so (there is no truth in it, innocent of the charge of)."""
    for first, last in said.pieces:
        for word in range(first, last + 1):
            match = board.match("answers", word)
            if match is None:
                continue
            entry = board.annotated.lexicon.entry(match.ref)
            part = _no_part(board, said, word, last) if entry.kind == "part" else None
            if part is not None:
                return Reply(said, "denies", part, By(entry.label, "answer: no part in it"), lone=True)
            if entry.kind not in JUDGING or not board.own(said, word) or _attributive(board, entry, word):
                continue
            target = _judged(board, said, entry, (word, match.last, last))
            if target is not None:
                label: Label = "denies" if entry.kind == "denial" or _negated(board, word) else "confirms"
                lone = entry.get("alone") == "yes" or target.report
                return Reply(said, label, target, By(entry.label, "answer: judging words"), lone=lone)
    return None


def _no_part(board: Board, said: Said, word: int, last: int) -> Target | None:
    """What somebody says that somebody has no part in (X has nothing to do with P), at the head of what is said."""
    first = said.pieces[0][0]
    negation = next((at for at in range(word - 1, word - 1 - PART, -1) if board.kind("grammar", at) == "negation"), -1)
    between = range(first + 1, word + 1)
    plain = not any(board.breaks(at) or board.kind("grammar", at) == "relative" for at in between)
    clausal = board.kind("grammar", first) in ("relative", "negation") and negation > first  # what goes on there
    whoever = clausal or board.folds[first] in board.language["whoever"]
    if negation < first or not plain or word - first > HEAD or whoever or not board.own(said, word):
        return None
    if not _chargeable(board, first, negation, word):
        return None
    behind = range(word + 1, last + 1)
    clause = (at for at in behind if board.kind("grammar", at) == "complementizer" or board.breaks(at))
    part = (word, next(clause, last + 1) - 1)
    subject = [(first, negation - 1)] if negation > first else []
    return Target((*subject, part), back=False, report=False)


def _chargeable(board: Board, first: int, negation: int, word: int) -> bool:
    """Whether somebody is named of whom it is said: a person, body or place, a pronoun; no crime, no events."""
    match, language = board.match("answers", word), board.language
    if match is not None and match.prefix:
        return False
    entry = board.entry("grammar", first)
    pronoun = entry is not None and entry.get("inside") == "yes"
    named = any(board.match(layer, at) for layer in NAMES for at in (*range(first, negation), word + 1))
    return pronoun or named or board.folds[word + 1 : word + 2] == [language["for"] + language["ours"][0]]


def _attributive(board: Board, entry: Entry, word: int) -> bool:
    """Whether the word only describes a noun before it (the false news): with the article, and no preposition."""
    if entry.get("alone") == "yes" or not board.definite(word):
        return False
    fold, language = board.folds[word], board.language
    return not fold.startswith(tuple(letter + language["article"] for letter in language["prepositions"]))


def _judged(board: Board, said: Said, entry: Entry, at: tuple[int, int, int]) -> Target | None:
    """What judging words judge: what stands behind them; what was said before where that is what they are said of."""
    word, end, last = at
    if entry.kind == "denial":
        behind = _behind(board, entry, end + 1, last)
        if behind is not None:
            return behind
    if _of_report(board, said, word):
        return BACK._replace(report=True)
    if entry.get("alone") == "yes" or (entry.kind == "denial" and _of_pronoun(board, said, word)):
        return BACK
    return None


def _behind(board: Board, entry: Entry, first: int, last: int) -> Target | None:
    """The report behind a word of denying, or what it is said of with a preposition (there is no truth to ...)."""
    for word in range(first, min(first + BEHIND, last + 1)):
        target = target_of(board, ((word, last),))
        if target.report and not target.back:
            return target
    governs = entry.get("alone") == "yes" and first <= last and board.folds[first].startswith(board.language["for"])
    if governs and not board.kind("grammar", first) and not board.kind("reports", first):
        return Target(((first, last),), back=False, report=True)
    return None


def _negated(board: Board, word: int) -> bool:
    return any(board.kind("grammar", before) == "negation" for before in (word - 1, word - 2))


def _of_report(board: Board, said: Said, word: int) -> bool:
    """Whether a word for a known report stands close before the word of judging (these reports are ...)."""
    if board.kind("reports", said.pieces[0][0]) == "spread" and said.pieces[0][0] < word:
        return True  # what was spread on this and that is made up
    for before in range(max(word - BEFORE, said.cue[1] + 1 if said.cue is not None else 0), word):
        answer, report = board.kind("answers", before), board.kind("reports", before)
        if answer == "pointer" or report == "spread":
            return True
        if board.definite(before) and report in REPORTS:
            return True
    return False


def _of_pronoun(board: Board, said: Said, word: int) -> bool:
    """Whether it is said of a pronoun at the head of a short content (that it is a lie, called it a farce)."""
    first = said.pieces[0][0]
    if word - first > CLOSE:
        return False
    entry = board.entry("grammar", first)
    headed = entry is not None and (entry.kind == "demonstrative" or entry.get("inside") == "yes")
    match = board.match("reporting", said.cue[0]) if said.cue is not None else None
    return headed or (match is not None and match.features.endswith("+o"))


def _confirming_content(board: Board, said: Said) -> Reply | None:
    """A firm cue with a word for a report as its object: confirms the news, the truth of, the toll of."""
    if said.statement.stance != "endorsing" or said.statement.polarity != "said":
        return None
    first = said.pieces[0][0]
    if board.kind("grammar", first) == "complementizer" or board.kind("grammar", first - 1) == "complementizer":
        return None  # a clause is no noun that could be confirmed
    target = target_of(board, said.pieces)
    if not target.report and not _happened(board, said):
        return None
    return Reply(said, "confirms", target, By(_entry(said), "answer: confirmed report"), lone=True)


def _happened(board: Board, said: Said) -> bool:
    """Whether it is confirmed that what has been spoken of did happen (the occurrence of the attack)."""
    first, last = said.pieces[0]
    entry = board.entry("answers", first)
    known = entry is not None and entry.get("event") == "yes" and first < last and board.definite(first + 1)
    before = board.said[: said.number]
    return known and any(other.line < said.line and other.pieces for other in before)
