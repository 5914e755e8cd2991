"""Claims while they are being found: what is in question, where it comes from, who answers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from qawl.claims.board import Board, Piece, Said
from qawl.types import Answer, By, Claim, Label, Span, Status

SHARE = 0.5  # of the words of the longer of two stretches that are one claim
NEAREST = 40  # drafts and statements that a new one is compared with, so that time stays linear


class Draft(NamedTuple):
    """A claim in the making. `said` is the statement that puts it forward, None where only its denial is known."""

    pieces: tuple[Piece, ...]
    roots: frozenset[str]
    said: Said | None
    origin: Span | None
    by: tuple[By, ...]
    confidence: float


class Drafts:
    """All claims in the making and their answers; the only thing here that grows."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.all: list[Draft] = []
        self.answers: list[dict[int, tuple[Label, By]]] = []
        self.nouns: dict[str, int] = {}  # noun of a report that was taken up -> its draft
        self.told: dict[int, int] = {}  # statement that puts a claim forward -> its draft
        self.given: dict[int, list[int]] = {}  # statement that answers -> its drafts
        self._owners: dict[int, int] = {}  # word -> the draft that it belongs to

    def add(self, draft: Draft) -> int:
        """The number of the draft; where most of its words are in another draft already, of that one."""
        words = [word for first, last in draft.pieces for word in range(first, last + 1)]
        owners = Counter(owner for word in words if (owner := self._owners.get(word)) is not None)
        for number, common in owners.most_common(1):
            if common >= SHARE * max(len(words), length(self.all[number].pieces)):
                return number
        self.all.append(draft)
        self.answers.append({})
        new = len(self.all) - 1
        self._owners.update(dict.fromkeys(words, new))
        if draft.said is not None:
            self.told[draft.said.number] = new
        return new

    def answer(self, number: int, said: Said, label: Label, by: By) -> None:
        """Let a statement answer a draft; what it was found to do first stays."""
        if said.number not in self.answers[number]:
            self.answers[number][said.number] = (label, by)
            self.given.setdefault(said.number, []).append(number)

    def before(self, said: Said) -> Iterator[tuple[Said, int]]:
        """The answers given before a statement, the nearest first, with what they answer; not endlessly far back."""
        for other in range(said.number - 1, max(said.number - 1 - NEAREST, -1), -1):
            yield from ((self.board.said[other], number) for number in self.given.get(other, ()))

    def alike(self, pieces: tuple[Piece, ...]) -> list[int]:
        """The drafts that speak of what a stretch speaks of, among the first and last ones found."""
        numbers = range(len(self.all))
        near = numbers if len(numbers) <= NEAREST else (*numbers[: NEAREST // 2], *numbers[-NEAREST // 2 :])
        return [number for number in near if self.board.about_same(pieces, self.all[number].pieces)]

    def claims(self) -> list[Claim]:
        """The claims in the order of the text."""
        out = [self._claim(draft, answers) for draft, answers in zip(self.all, self.answers, strict=True)]
        return sorted(out, key=lambda claim: claim.content[0].start)

    def _claim(self, draft: Draft, answers: dict[int, tuple[Label, By]]) -> Claim:
        statements = self.board.said
        given = tuple(Answer(statements[number].statement.id, label) for number, (label, _) in sorted(answers.items()))
        return Claim(
            content=self.board.spans(draft.pieces), origin=draft.origin, answers=given, status=_status(given),
            by=(*draft.by, *dict.fromkeys(by for _, by in answers.values())), confidence=draft.confidence,
        )  # fmt: skip


def _status(answers: tuple[Answer, ...]) -> Status:
    labels = {answer.label for answer in answers}
    if "denies" in labels:
        return "contested" if "confirms" in labels else "denied"
    return "confirmed" if "confirms" in labels else "unanswered"


def length(pieces: tuple[Piece, ...]) -> int:
    """The number of words."""
    return sum(last - first + 1 for first, last in pieces)
