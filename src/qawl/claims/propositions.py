"""What a denial or confirmation is about: the proposition behind the words for a report, or what was said before."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from qawl.claims.board import Board, Piece

REACH = 12  # words between a word for a report and the word that ties it to its proposition
FEW = 4  # words of a content that may only take up what was said before
REPORTS = frozenset({"carrier", "blame", "spread", "account"})  # classes of reports.yaml that a proposition follows


class Target(NamedTuple):
    """What an answer is about: pieces of the text, or (`back`) what was said before; `report`: it is called a report.

    `spreader` are the words between a verb of spreading and the proposition: who spread it; `noun` is the noun of a
    report that is taken up (the report), folded and without its article.
    """

    pieces: tuple[Piece, ...]
    back: bool
    report: bool
    spreader: Piece | None = None
    noun: str = ""


BACK = Target((), back=True, report=False)


def target_of(board: Board, pieces: tuple[Piece, ...]) -> Target:
    """The proposition in a content: behind the truth of, reports of, rumours of; else the content itself."""
    if not pieces:
        return BACK
    first, last = pieces[0]
    first, truth = _behind_truth(board, first, last)
    if first > last:
        return Target((), back=True, report=truth)
    quoted = _told(board, first, last)
    if quoted is not None:
        return quoted
    head = _head(board, first, last)
    if head is None:
        if _takes_up(board, first, last):
            entry = board.entry("answers", first)
            told = entry is not None and entry.get("report") == "yes"
            return Target((), back=True, report=truth or told)
        return Target(((first, last), *pieces[1:]), back=False, report=truth)
    kind, at, end = head
    return _behind_report(board, kind, at, end, last, pieces[1:])


def _told(board: Board, first: int, last: int) -> Target | None:
    """What somebody is quoted for right at the beginning (denied what X announced of P): P, which X spread."""
    at = bisect_left(board.said, first + 1, key=lambda said: said.first)
    said = board.said[at] if at < len(board.said) and board.kind("grammar", first) == "relative" else None
    if said is None or said.cue is None or said.cue[0] != first + 1 or not said.pieces:
        return None
    inside = all(first < begin and end <= last for begin, end in said.pieces)
    return Target(said.pieces, back=False, report=True, spreader=said.source) if inside else None


def _behind_truth(board: Board, first: int, last: int) -> tuple[int, bool]:
    """The first word behind that, the truth of, an adverb; and whether it is called true."""
    truth = False
    while first <= last:
        match = board.match("answers", first)
        if match is not None and board.kind("answers", first) == "truth":
            first, truth = match.last + 1, True
        elif first < last and _opens(board, first):
            first += 1
        else:
            break
    return first, truth


def _opens(board: Board, word: int) -> bool:
    """Whether a word stands before a proposition and is no part of it: an adverb, the word that opens a clause."""
    entry = board.entry("grammar", word)
    if entry is None:
        return False
    return entry.kind == "aside" or (entry.kind == "complementizer" and entry.get("inside") != "yes")


def _head(board: Board, first: int, last: int) -> tuple[str, int, int] | None:
    """A word for a report at the beginning, behind a demonstrative or quantifier: its kind, first and last word."""
    for at in range(first, min(first + 1, last) + 1):
        report = board.match("reports", at)
        if report is not None and board.kind("reports", at) in REPORTS:
            return board.kind("reports", at), at, report.last
        if board.kind("reports", at) == "marker" or board.kind("answers", at) == "guess":
            return "marker", at, at
        if board.kind("grammar", at) != "demonstrative" and board.kind("answers", at) != "hollow":
            break
    return None


def _behind_report(board: Board, kind: str, at: int, end: int, last: int, rest: tuple[Piece, ...]) -> Target:
    """The proposition behind a word for a report: behind its tie, or right behind it; nothing: the one told before."""
    entry = board.entry("reports", at)
    if entry is not None and entry.get("keep") == "yes":
        return Target(((at, last), *rest), back=False, report=True)
    tie = _tie(board, kind, end + 1, last)
    if kind == "marker" and (tie is None or tie > at + 2):
        return Target(((at, last), *rest), back=False, report=False)
    if tie is not None:
        spreader = _spreader(board, end + 1, tie - 1) if kind == "spread" else None
        return Target(((tie, last), *rest), back=False, report=True, spreader=spreader)
    after = end + 1
    bare = (
        not board.definite(at) and board.kind("grammar", at - 1) != "demonstrative" and kind in ("carrier", "account")
    )
    if bare and after <= last and not board.breaks(after) and _common(board, after):
        return Target(((after, last), *rest), back=False, report=True)
    match = board.match("reports", at)
    noun = board.folds[at][len(match.prefix) :] if match is not None and kind == "account" else ""
    return Target((), back=True, report=True, noun=noun)


def _common(board: Board, word: int) -> bool:
    """Whether a word can begin a proposition: nobody whose report it is, no adjective of it, nothing of the grammar."""
    if any(board.match(layer, word) is not None for layer in ("places", "actors", "people", "answers")):
        return False
    kind = board.kind("grammar", word)
    adjective = not board.definite(word) and board.folds[word].endswith(board.language["nisba"])
    return kind == "event" or (kind == "" and not adjective)


def _tie(board: Board, kind: str, first: int, last: int) -> int | None:
    """The first word behind what ties a report to its proposition: that, about, or a noun of the act after in/with."""
    language = board.language
    for word in range(first, min(first + REACH, last) + 1):
        grammar = board.kind("grammar", word)
        if board.breaks(word) and word > first and grammar not in ("complementizer", "relative"):
            return None
        saying = board.match("reporting", word)
        if saying is not None and saying.features.startswith("ap") and not board.definite(word):
            return None
        if grammar == "complementizer" and word < last:
            return word + 1 if _opens(board, word) else word
        if (board.folds[word] in language["about"] or board.kind("answers", word) == "about") and word < last:
            return word if board.kind("grammar", word + 1) == "complementizer" else word + 1
        glued = board.folds[word].startswith(language["prepositions"][0]) and len(board.folds[word]) > FEW - 1
        plain = not grammar and not board.kind("answers", word) and not board.definite(word)
        if kind != "spread" and glued and plain and board.match("people", word) is None:
            return word
    return None


def _spreader(board: Board, first: int, last: int) -> Piece | None:
    """Who spread it: the words before the tie, without a preposition at their head and the tie at their end."""
    while first <= last and board.kind("grammar", first) == "inner":
        first += 1
    while last >= first and board.kind("grammar", last) in ("inner", "outer", "complementizer"):
        last -= 1
    return (first, last) if first <= last else None


def _takes_up(board: Board, first: int, last: int) -> bool:
    """Whether a content only points back: that, the matter, this story, perhaps with an adverb behind."""
    if board.kind("answers", first) == "pointer":
        return True
    pointing = board.kind("grammar", first) == "demonstrative"
    return pointing and last - first < FEW
