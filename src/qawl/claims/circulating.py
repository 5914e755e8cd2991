"""Reports that circulate: statements that nobody vouches for, and those that nobody could check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qawl.claims.board import Board, Piece, Said
from qawl.claims.propositions import BACK, target_of
from qawl.lexicon.entry import Entry
from qawl.types import By, Problem

TOPIC = "circulating: topic"
HEAD = 3  # words at the beginning of a source among which the one that tells its kind stands
ABSENT = 6  # words before a carrier among which the word stands that says that there is none
CHECK_REACH = 8  # words between "could not" and "be checked"
BACK_SENTENCES = 2  # an unchecked report stands in the sentence or not more than these before
SAYING = frozenset({"say", "accuse", "admit", "warn"})  # acts that put something forward that may be unchecked
OPEN = frozenset({"truth", "pointer"})  # what is said to be unchecked when a report is, and no detail of it


class Flag(NamedTuple):
    """A statement whose content circulates or is unchecked, with the reason and how sure that is."""

    said: Said
    by: By
    confidence: float


def circulating(board: Board, answering: frozenset[int]) -> tuple[list[Flag], list[Problem]]:
    """The statements that carry a report that nobody vouches for, and what was unchecked without anybody saying it.

    `answering` are the numbers of statements that answer something: what they say is no report to be checked.
    """
    flags: dict[int, Flag] = {}
    for said in board.said:
        found = _carried(board, said) if said.pieces else None
        if found is not None:
            flags[said.number] = Flag(said, *found)
    problems: list[Problem] = []
    for by, word in _unchecked(board):
        before = _said_before(board, word, answering)
        if before is None:
            span = board.words.span(word, word)
            problems.append(Problem(span=span, about="claims", message="unchecked, but nobody is found who says it"))
        elif before.number not in flags:
            flags[before.number] = Flag(before, by, 0.8)
    return list(flags.values()), problems


def topics(board: Board) -> Iterator[tuple[Piece, Piece | None, By]]:
    """Reports that are the topic of a sentence (about the rumours that ..., X said): the report, who spread it, why."""
    for number, sentence in enumerate(board.annotated.sentences):
        first = sentence.first
        frame, spread = board.entry("answers", first), board.entry("reports", first)
        framed = frame is not None and frame.kind == "frame"
        if not framed and (spread is None or spread.kind != "spread"):
            continue
        match = board.match("answers", first)
        start = match.last + 1 if framed and match is not None else first
        main = [said.first - 1 for said in board.said_in(number) if _main(board, said, start)]
        end = min(main, default=sentence.last)
        target = target_of(board, ((start, end),)) if start <= end else BACK
        entry = frame if framed else spread
        if target.report and not target.back and entry is not None:
            piece = target.pieces[0] if main else _to_comma(board, *target.pieces[0])
            yield piece, target.spreader, By(entry.label, TOPIC)


def _to_comma(board: Board, first: int, last: int) -> Piece:
    """A topic whose sentence goes on with what was done about it ends at the comma (on the reports of X, we met Y)."""
    return first, next((word - 1 for word in range(first + 1, last + 1) if board.breaks(word)), last)


def _main(board: Board, said: Said, start: int) -> bool:
    """Whether a statement is no part of the topic that begins at a word: behind a comma, or with a cue of its own."""
    inner = said.statement.realisation == "relative" or (said.cue is not None and board.kind("reports", said.cue[0]))
    return said.first > start and (board.breaks(said.first) or not inner)


def _carried(board: Board, said: Said) -> tuple[By, float] | None:
    """Why a statement is a report that circulates: by its cue, by its source, by the distance the cue keeps."""
    if said.statement.act not in SAYING:
        return None
    if said.cue is not None:
        cue = said.cue[0]
        entry = board.entry("reports", cue)
        if entry is not None and entry.kind == "carrier":
            return _carrier(board, said, cue, entry)
        if entry is not None and entry.kind == "passive" and _impersonal(board, said, entry):
            return By(entry.label, "circulating: impersonal"), 0.9
    if said.source is not None:
        found = _by_source(board, said)
        if found is not None:
            return found
    if said.cue is not None and board.kind("reports", said.cue[0] - 1) == "spread":
        return None  # what some channels spread about ...: the noun phrase of a topic or an answer
    distant = said.statement.stance == "distancing" and said.statement.act == "say" and not _passed_on(board, said)
    if distant and said.statement.by and _clause(board, said):
        return By(said.statement.by[0].entry, "circulating: distancing cue"), 0.7
    return None


def _carrier(board: Board, said: Said, cue: int, entry: Entry) -> tuple[By, float] | None:
    """A noun of report with what it reports; not one that is missing (no reports of), nor in the name of an agency."""
    if board.folds[cue].startswith(board.language["contracted"]) or _missing(board, cue):
        return None
    if entry.get("weak") == "yes" and board.kind("answers", cue - 1) == "hollow":
        return None  # any information about: knowledge, no report
    if board.kind("answers", cue + 1) == "manner" or not _tells(board, said):
        return None
    return By(entry.label, "circulating: carrier"), 0.9


def _clause(board: Board, said: Said) -> bool:
    """Whether what is said is a clause or quoted, no noun that is only passed around (pictures, words)."""
    first = said.pieces[0][0]
    near = (board.kind("grammar", word) == "complementizer" for word in (first - 1, first))
    return said.statement.mode != "indirect" or any(near) or ":" in board.words.gap(first)


def _tells(board: Board, said: Said) -> bool:
    """Whether the content says what is reported: no pointer, not one word with a pronoun (its cause)."""
    first, last = said.pieces[0]
    if board.kind("answers", first) == "pointer":
        return False
    return last > first or not board.folds[first].endswith(board.language["root"]["pronouns"])


def _impersonal(board: Board, said: Said, entry: Entry) -> bool:
    """Whether a verb of spreading names nobody; some need their vowels to tell them from the active."""
    if entry.get("spread") != "yes" or said.source is not None or said.cue is None:
        return False
    word = said.cue[0]
    return entry.get("vowelled") != "yes" or len(board.words.surface(word)) > len(board.folds[word])


def _missing(board: Board, word: int) -> bool:
    """Whether the noun is said not to be there: no news of, without reports of."""
    for before in range(word - 1, max(word - ABSENT, -1), -1):
        if board.breaks(before + 1):
            return False
        if board.kind("grammar", before) == "negation" or board.kind("answers", before) == "absent":
            return True
    return False


def _by_source(board: Board, said: Said) -> tuple[By, float] | None:
    """A source that is itself a report, or some channels and pages; information alone only with a verb of guessing."""
    assert said.source is not None
    first, last = said.source
    for word in range(first, min(first + HEAD, last + 1)):
        entry = board.entry("reports", word)
        if entry is None:
            continue
        if entry.kind == "spreader" and not _passed_on(board, said) and not _official(board, word, last):
            return By(entry.label, "circulating: spreader"), 0.85
        if entry.kind == "carrier" and (word == first or board.kind("answers", first) == "hollow"):
            if board.folds[word].startswith(board.language["contracted"]) or _owned(board, said, word, last):
                return None
            if entry.get("weak") == "yes" and not _guessed(board, said):
                return None
            return By(entry.label, "circulating: source"), 0.85
    return None


def _official(board: Board, word: int, last: int) -> bool:
    """Whether accounts and pages are somebody's own (the official pages of)."""
    return word < last and board.definite(word) and board.definite(word + 1) and board.kind("answers", word) != "hollow"


def _owned(board: Board, said: Said, word: int, last: int) -> bool:
    """Whether somebody vouches for the reports: theirs, cited as a source, or passing on what a source says."""
    if said.statement.realisation == "preposition":
        return True
    cue = board.entry("reporting", said.cue[0]) if said.cue is not None else None
    if cue is not None and cue.get("chain") == "yes":
        return True
    owner = word < last and not board.definite(word) and board.definite(word + 1)
    return owner or any(board.match(layer, word + 1) is not None for layer in ("actors", "places") if word < last)


def _passed_on(board: Board, said: Said) -> bool:
    """Whether the source passes on what stands before it (a statement that pages spread), which is no rumour."""
    if said.cue is None or board.kind("reports", said.cue[0] - 1) == "spread":
        return False
    match = board.match("reporting", said.cue[0])
    return match is not None and match.features.endswith("+o")


def _guessed(board: Board, said: Said) -> bool:
    return said.cue is not None and board.kind("answers", said.cue[0]) == "guess"


def _unchecked(board: Board) -> Iterator[tuple[By, int]]:
    """The places where the text says that something could not be checked."""
    entry_of = board.annotated.lexicon.entry
    for first, match in board.annotated.matches.layer("reports").items():
        entry = entry_of(match.ref)
        if entry.kind == "unverified" and (entry.get("needs") != "yes" or _checks(board, match.last + 1)):
            yield By(entry.label, "unverified"), first


def _checks(board: Board, first: int) -> bool:
    """Whether a word of checking follows, and what could not be checked is a report and no detail of one."""
    limit = min(first + CHECK_REACH, len(board.folds))
    for word in range(first, limit):
        match = board.match("answers", word)
        if match is not None and board.kind("answers", word) == "check":
            return _whole(board, match.last + 1)
    return False


def _whole(board: Board, word: int) -> bool:
    """Whether the report as a whole is meant: it, its truth, the claims of X, or nothing is named."""
    size = len(board.folds)
    while word < size and not board.breaks(word):
        grammar = board.kind("grammar", word)
        if (
            board.kind("answers", word) in OPEN
            or board.kind("reports", word)
            or grammar in ("pronoun", "demonstrative")
        ):
            return True
        if grammar not in ("inner", "aside"):
            return False
        word += 1
    return True


def _said_before(board: Board, word: int, answering: frozenset[int]) -> Said | None:
    """The last statement that begins before the word, not too far back."""
    sentence = board.sentence(word)
    for number in range(sentence, max(sentence - BACK_SENTENCES, 0) - 1, -1):
        for said in reversed(board.said_in(number)):
            open_ = said.pieces and said.statement.act in SAYING and said.number not in answering
            if open_ and said.first < word:
                return said
    return None
