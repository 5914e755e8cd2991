"""Quotations by pairs of marks; an unclosed or reversed mark costs that quotation only."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from qawl.types import Span

ENTITIES = {"&quot;": "double", "&#34;": "double", "&ldquo;": "double", "&rdquo;": "double", "&#39;": "single",
            "&lsquo;": "single", "&rsquo;": "single", "&laquo;": "guillemet", "&raquo;": "guillemet"}  # fmt: skip
SUBSTITUTE = "\x1a"  # what some converters leave of a mark that they could not write
KIND = {
    **ENTITIES,
    **dict.fromkeys(("\u00ab", "\u00bb", "<<", ">>"), "guillemet"),
    **dict.fromkeys('\u201c\u201d\u201e\u201f\u2033\uff02\u275d\u275e"', "double"),
    **dict.fromkeys(("''", "\u2019\u2019", "\u2018\u2018", "``"), "double"),
    **dict.fromkeys("\u2018\u2019\u201a'", "single"),
    **dict.fromkeys("\u2039\u203a", "angle"),
    SUBSTITUTE: "substitute",
}
OPENS = frozenset("\u00ab\u201c\u201e\u2018\u201a\u2039\u275d<") | {"&ldquo;", "&lsquo;", "&laquo;"}
CLOSES = frozenset("\u00bb\u201d\u2033\u2019\u203a\u275e>") | {"&rdquo;", "&rsquo;", "&raquo;"}
PAIRED_ONLY = ("single", "substitute")  # one of these alone is an apostrophe or a bullet
MARK = re.compile(
    '[\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\uff02\u275d\u275e\u2039\u203a\u201a"\x1a\n\r\u2028\u2029]'
    "|''?|\u2018\u2018?|\u2019\u2019?|<<|>>|``|&(?:quot|#34|#39|[lr]dquo|[lr]squo|[lr]aquo);"
)
LINE_ENDS = "\n\r\u2028\u2029"
LOOSE = frozenset("\"'\x1a") | {"&quot;", "&#34;", "&#39;"}
STOPS = tuple(".,;!?)]}\u060c\u061b\u061f\u06d4\u066a\u2026%")
BRACKETS = tuple(":([{/")
PAIRS = {"\u00bb": "\u00ab", "\u201d": "\u201c", '"': '"', ")": "("}  # what closes: what opens
TATWEEL = "\u0640"
GLUED = 2  # letters: a mark between letters opens where the word before it is no longer than a particle or preposition
NAME = 3  # words: a longer quotation inside an unclosed one is the next utterance rather than a name in this one
LETTERS = 80  # code points that are looked at to count them
LINES = 4  # lines over which a quotation may run from its opening mark to the closing one without repeating it


class Quotation(NamedTuple):
    """A pair of quotation marks. `span` is the text inside; `closed` is False where the closing mark is missing."""

    span: Span
    outer: Span
    closed: bool


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    opens: bool | None  # None where neither its surroundings nor its shape tell
    loose: bool  # a straight mark or one with a space on either side: it may close though it looks as if it opened


def find_quotations(text: str) -> list[Quotation]:
    """All quotations in order of their opening mark, nested ones after the one that holds them; linear time.

    A mark opens where a space, a bracket or a short particle precedes and a letter follows; else its shape tells.
    Kinds of mark are paired each by itself, so that a broken one spoils no other kind; a mark that closes nothing of
    its kind closes what is open of another. A line's end ends what is open and says so (`closed` is False). Where the
    closing mark comes some lines later, each of these lines is a quotation of its own that begins without a mark.
    """
    out: list[Quotation] = []
    open_: dict[str, list[_Mark]] = {}
    carried: dict[str, int] = {}  # kind -> where the line begins after one that left a quotation of this kind open
    last, line = (-1, ""), 0
    for found in MARK.finditer(text):
        if found[0] in LINE_ENDS:
            _end_line(text, found.start(), open_, carried, out, line)
            line = len(out)
            continue
        mark = _mark(text, found)
        if mark is None or ((mark.start, mark.kind) == last and mark.opens is not True):
            continue
        if _take(text, mark, open_, carried, out):
            last = mark.end, mark.kind
    _end_line(text, len(text), open_, carried, out, line)
    return sorted((q for q in out if q.span.end > q.span.start), key=lambda q: (q.outer.start, -q.outer.end))


def _mark(text: str, found: re.Match[str]) -> _Mark | None:
    """A mark and whether it opens; None for an apostrophe."""
    start, end = found.span()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    letter_before, letter_after = _is_letter(before), _is_letter(after)
    kind, shape = KIND[found[0]], found[0] if found[0] in ENTITIES else found[0][0]
    if kind == "single" and letter_before and letter_after and (before.isascii() or after.isascii()):
        return None
    opens: bool | None = True if shape in OPENS else False if shape in CLOSES else None
    if letter_before and letter_after:
        opens = True if _is_short(text, start) else opens
    elif before in BRACKETS:
        opens = True
    elif letter_before or before in STOPS:
        opens = opens if letter_after else False
    elif letter_after or after in ("(", "#") or text.startswith(("..", "\u2026"), end):
        opens = True
    elif after in STOPS:
        opens = False
    return _Mark(start, end, kind, opens, shape in LOOSE or not letter_after or letter_before)


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == TATWEEL or "\u064b" <= letter <= "\u0655"


def _is_short(text: str, end: int) -> bool:
    """Whether the word that ends here is a particle glued to what follows: few letters, or tatweel."""
    start = end
    while start > 0 and end - start <= GLUED and _is_letter(text[start - 1]):
        start -= 1
    return end - start <= GLUED or text[end - 1] == TATWEEL


def _take(text: str, mark: _Mark, open_: dict[str, list[_Mark]], carried: dict[str, int], out: list[Quotation]) -> bool:
    """Open or close by this mark; whether it closed something."""
    stack = open_.setdefault(mark.kind, [])
    if mark.opens is True:
        carried.pop(mark.kind, None)
        if stack and stack[-1].end == mark.start:
            mark = mark._replace(start=stack.pop().start)  # a doubled mark
        stack.append(mark)
    elif stack:
        out.append(_quotation(text, stack.pop(), mark.start, mark.end, closed=True))
        return True
    elif mark.opens is None:
        stack.append(mark)
    elif mark.kind in carried:
        out += _continued(text, carried.pop(mark.kind), mark)
        return True
    elif mark.kind not in PAIRED_ONLY:
        return _close_other(text, mark, open_, out)
    return False


def _close_other(text: str, mark: _Mark, open_: dict[str, list[_Mark]], out: list[Quotation]) -> bool:
    """A closing mark with nothing of its kind open closes what was opened last with a mark of another kind."""
    others = [stack for stack in open_.values() if stack]
    if others:
        stack = max(others, key=lambda marks: marks[-1].start)
        out.append(_quotation(text, stack.pop(), mark.start, mark.end, closed=True))
    return bool(others)


def _continued(text: str, begin: int, mark: _Mark) -> list[Quotation]:
    """The lines that go on with a quotation which an earlier line left open, the last up to the closing mark."""
    lines = text[begin : mark.start].splitlines(keepends=True)
    if len(lines) > LINES:
        return []
    out = []
    for number, line in enumerate(lines, 1):
        span = _trimmed(text, begin, begin + len(line))
        begin += len(line)
        ends = number == len(lines)
        out.append(Quotation(span, Span(span.start, mark.end if ends else span.end), ends))
    return out


def _quotation(text: str, mark: _Mark, end: int, outer: int, *, closed: bool) -> Quotation:
    return Quotation(_trimmed(text, mark.end, end), Span(mark.start, outer), closed)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _end_line(
    text: str, end: int, open_: dict[str, list[_Mark]], carried: dict[str, int], out: list[Quotation], line: int
) -> None:
    """What is still open ends here, or at the next utterance in marks; a loose mark closes the one before it instead.

    `line` is the number of quotations before this line.
    """
    starts = sorted(q.outer.start for q in out[line:] if _is_utterance(text, *q.span))
    for kind, stack in open_.items():
        index = 0
        while index < len(stack):
            mark, following = stack[index], stack[index + 1] if index + 1 < len(stack) else None
            index += 1
            if following and (following.loose or not _is_utterance(text, mark.end, following.start)):
                out.append(_quotation(text, mark, following.start, following.end, closed=True))
                index += 1
            elif kind not in PAIRED_ONLY:
                place = bisect_right(starts, mark.start)
                stop = min(following.start if following else end, starts[place] if place < len(starts) else end)
                out.append(_quotation(text, mark, stop, stop, closed=False))
                if stop == end:
                    carried[kind] = end + 1
        stack.clear()


def _is_utterance(text: str, start: int, end: int) -> bool:
    """Whether the stretch is longer than a name; only its first letters are counted, for nested ones share theirs."""
    return text.count(" ", start, min(end, start + LETTERS)) >= NAME


def closed(text: str, span: Span) -> str:
    """The text of a span that ends within marks or brackets it opened, with what closes them where that follows."""
    part, after = text[span.start : span.end], text[span.end : span.end + 1]
    mark = PAIRS.get(after)
    if mark is None:
        return part
    open_ = part.count(mark) % 2 if mark == after else part.count(mark) - part.count(after)
    return part + after if open_ > 0 else part
