"""What is said: where it ends, which quotations it takes along, and whether it is quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from qawl.statements.classes import plain_verb
from qawl.statements.frames import Frame
from qawl.statements.scene import Quote, Scene
from qawl.types import Mode, Span

Piece = tuple[int, int]


UNCHECKED = 8  # words between a contrast and the outlet's remark that it could not check
NESTED = 8  # quotations before a piece that may still be open in it
BRIEF = frozenset({"charge", "blame", "passive", "carrier", "noun"})


class Content(NamedTuple):
    """The pieces of what is said as words, and how much of it is quoted."""

    pieces: tuple[Piece, ...]
    mode: Mode


def content_of(scene: Scene, frame: Frame, following: Sequence[Frame]) -> Content:
    """The content of a frame; `following` are the frames behind it in the same sentence, which may end it."""
    pieces: list[Piece] = []
    if frame.before is not None:
        pieces.append(_trimmed(scene, _behind_asides(scene, *frame.before), frame.before[1]))
    if frame.behind and frame.source is not None:
        pieces.append(_clause(scene, frame, frame.source.last + 1, following))
    if frame.opening is not None:
        pieces += _opened(scene, frame, following)
    whole = tuple(piece for piece in pieces if piece[0] <= piece[1])
    return Content(whole, mode_of(scene, whole))


def _behind_asides(scene: Scene, first: int, last: int) -> int:
    """Words at the head of a sentence that join it to the one before (on the other hand) say nothing."""
    if scene.kind(first) == "aside" and scene.comma(scene.grammar[first].last + 1):
        return min(scene.grammar[first].last + 1, last)
    return first


def _opened(scene: Scene, frame: Frame, following: Sequence[Frame]) -> list[Piece]:
    opening = frame.opening
    assert opening is not None
    quote = scene.opening.get(opening.start)
    if quote is None or quote.last < opening.start:
        return [_clause(scene, frame, opening.start, following)]
    end = _clause(scene, frame, opening.start, following)[1]
    if opening.kind == "quote" or end <= quote.last:
        return _quoted(scene, quote, following)
    return [(opening.start, end)]


def _quoted(scene: Scene, quote: Quote, following: Sequence[Frame]) -> list[Piece]:
    """The quotation, and those that follow in new paragraphs or right behind it with no cue in between."""
    pieces = [(quote.first, quote.last)]
    last = quote.last
    cues = {other.first for other in following}
    for other in scene.quotes[bisect_right(scene.firsts, last) :]:
        between = range(last + 1, other.first)
        joined = len(between) <= 1 and not any(index in cues for index in between)
        paragraph = "\n" in scene.gap(other.first) and not quote.closed
        if not (joined and (paragraph or _same_line(scene, last, other))):
            break
        pieces.append((other.first, other.last))
        last = other.last
    return pieces


def _same_line(scene: Scene, last: int, other: Quote) -> bool:
    """Two quotations with at most a conjunction between them."""
    return not any("\n" in scene.gap(index) or "." in scene.gap(index) for index in range(last + 1, other.first + 1))


def _clause(scene: Scene, frame: Frame, start: int, following: Sequence[Frame]) -> Piece:
    """From `start` to the end of the attributed proposition: the sentence, a gloss, a participle, another cue."""
    _, limit = scene.bounds(start)
    end = limit
    if frame.opening is not None and frame.opening.kind == "noun" and frame.opening.start == start:
        end = _noun_end(scene, start, limit)
    for number, other in enumerate(other for other in following if other.first > start):
        if other.first <= end and _ends_before(scene, other, start, nearest=number == 0):
            end = _before(scene, other)
            break
    if frame.rule in BRIEF:
        end = _brief_end(scene, start, end)
    if frame.source is not None and start < frame.source.first <= end:
        end = frame.source.first - 1
    for index in range(start + 1, end + 1):
        if scene.kind(index) == "gloss" or _unchecked(scene, index, end):
            end = index - 1
            break
    return _trimmed(scene, start, end)


def _unchecked(scene: Scene, index: int, end: int) -> bool:
    """Whether the outlet goes on to say that it could not check (but this could not be verified)."""
    if not scene.breaks(index):
        return False
    if index in scene.carriers and scene.carriers[index].kind == "unverified":
        return True
    if scene.kind(index) != "connector":
        return False
    near = range(index + 1, min(index + UNCHECKED, end) + 1)
    return any(after in scene.carriers and scene.carriers[after].kind == "unverified" for after in near)


def _noun_end(scene: Scene, start: int, limit: int) -> int:
    """A noun content ends before the phrase that says in what it was said (in a statement, at a conference)."""
    for index in range(start + 1, limit + 1):
        on = scene.kind(index) in ("connector", "gloss") or _taken_up(scene, index) or _plural_verb(scene, index)
        if ":" in scene.gap(index) and scene.line(index) == 0:
            return index - 1
        if (scene.comma(index) and on) or _goes_on(scene, index):
            return index - 1
        if (
            index < limit
            and scene.kind(index) == "inner"
            and _said_in(scene, index + 1)
            and (start + 1 < index or start in scene.opening)
        ):
            return index - 1
    return limit


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether a verb joined by the conjunction says what else was done."""
    verb = scene.acting.get(index)
    return verb is not None and verb.prefix.startswith(scene.language["and"]) and plain_verb(scene, index)


def _said_in(scene: Scene, index: int) -> bool:
    """Whether the noun behind a preposition is something in which things are said."""
    return scene.kind(index) == "occasion" and scene.grammar[index].prefix == "" and scene.carries(index)


def _plural_verb(scene: Scene, index: int) -> bool:
    """Whether a coordinated verb in the plural begins here, by its letters."""
    fold = scene.folds[index]
    return fold.startswith(scene.language["and"]) and fold.endswith(scene.language["plural_verb"])


def _taken_up(scene: Scene, index: int) -> bool:
    """Whether a pronoun takes up what has been said as a report or charge (and these are accusations that)."""
    return scene.kind(index) == "pronoun" and index + 1 in scene.reports


def _before(scene: Scene, other: Frame) -> int:
    """The last word before another frame, its connector left out."""
    end = other.start - 1
    while end > 0 and scene.kind_before(end + 1) in ("connector", "auxiliary", "aside", "negation", "relative"):
        first = scene.ended.get(end, end)
        if scene.kind(first) == "aside" and scene.comma(end + 1) and not scene.comma(first):
            break  # the adverb with which a clause ends (it is going on now, and he added)
        end = first - 1
    return end


def _brief_end(scene: Scene, start: int, end: int) -> int:
    """What an aside says (on the charge of, it is believed that) ends at the next comma or clause."""
    for index in range(start + 1, end + 1):
        if scene.comma(index) or scene.kind(index) in ("connector", "gloss"):
            return index - 1
    return end


def _ends_before(scene: Scene, other: Frame, start: int, *, nearest: bool) -> bool:
    """Whether another frame is no part of this content: a participle, a source behind it, a new cue beside it."""
    if other.realisation == "participle":
        return True
    if other.rule in ("preposition", "verbal"):
        return other.before is not None
    if other.rule in (
        "carrier",
        "carrier-marker",
        "charge",
        "blame",
        "passive",
        "chain",
        "inverted",
        "headline",
        "noun",
        "relay",
    ):
        return False
    relative = other.start > start + 1 and scene.kind_before(other.start) == "relative"
    if relative or other.realisation == "relative":
        return not scene.breaks(_relative(scene, other, start)) and _runs_out(scene, other)
    contrast = other.start > start and scene.kind_before(other.start) == "connector"
    separate = scene.breaks(other.first) or scene.breaks(other.start)
    if scene.comma(other.first) and other.realisation == "verb-subject" and other.rule == "verb":
        return True
    beside = contrast and (nearest or separate_before(scene, other))
    return (other.conjoined and (separate or other.source is None)) or beside


def _runs_out(scene: Scene, other: Frame) -> bool:
    """Whether what a relative clause says goes on to the end of the sentence, no comma behind it."""
    if other.opening is None:
        return False
    _, limit = scene.bounds(other.first)
    return not any(scene.comma(index) for index in range(other.opening.start + 1, limit + 1))


def _relative(scene: Scene, other: Frame, start: int) -> int:
    """The relative word before a frame."""
    index = other.start
    while index > start and scene.kind(index) != "relative":
        index -= 1
    return index


def separate_before(scene: Scene, other: Frame) -> bool:
    """Whether punctuation stands before the connector of a frame."""
    index = other.start - 1
    while index > 0 and scene.kind_before(index + 1) in ("connector", "auxiliary"):
        index = scene.ended.get(index, index)
        if scene.breaks(index):
            return True
        index -= 1
    return False


def _trimmed(scene: Scene, first: int, last: int) -> Piece:
    """A piece without a connector at its end (and at its beginning, an aside)."""
    while last > first and scene.kind_before(last + 1) in ("connector", "auxiliary"):
        last = scene.ended.get(last, last) - 1
    for index in range(max(first + 1, last - 3), last + 1):
        if scene.dates.get(index) == last and scene.comma(index):
            return first, index - 1
    while first < last and scene.kind(first) == "connector" and scene.breaks(first + 1):
        first += 1
    return first, last


def mode_of(scene: Scene, pieces: Sequence[Piece]) -> Mode:
    """direct where all of the content stands in quotation marks, indirect where none of it does, else mixed."""
    words = sum(last - first + 1 for first, last in pieces)
    covered = 0
    for first, last in pieces:
        covered += _covered(scene, first, last)
    if not words or not covered:
        return "indirect"
    return "direct" if covered >= words else "mixed"


def _covered(scene: Scene, first: int, last: int) -> int:
    """Words of a piece that stand in quotation marks."""
    total = 0
    reach = first - 1
    before = max(0, bisect_right(scene.firsts, first) - NESTED)
    for quote in scene.quotes[before : bisect_right(scene.firsts, last)]:
        low, high = max(quote.first, first, reach + 1), min(quote.last, last)
        if low <= high:
            total += high - low + 1
            reach = high
    return total


def spans_of(scene: Scene, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """The pieces as offsets; letters of a conjunction before a clause stay in."""
    return tuple(scene.span(first, last) for first, last in pieces)
