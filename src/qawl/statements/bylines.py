"""Who sent and who wrote the text, as its first and last lines say: agencies, reporters, initials in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from qawl.statements.names import person_part
from qawl.statements.scene import Scene
from qawl.text.words import Words
from qawl.types import Link, Span

SEPARATOR = re.compile('[/|\u060c,:()\\[\\]\u00ab\u00bb\u201c\u201d"\u2013\u2014-]')
CLOSING = re.compile("[)\\]]")
OPENING = re.compile("[.!?\u061f\u2026\n][ \t]*[(\\[]")  # a bracket behind the end of a sentence
DASH = re.compile("[\u2013\u2014-]")
EDGE = 3  # lines at either end of a text that may be bylines
LONGEST = 12  # words of a byline
NAME = (2, 4)  # words of a reporter's name
MEDIA = frozenset({"outlet", "news-agency"})
SIGNING = frozenset({"agency", "desk", "carrying", "reporter"})  # parts without which a line is no byline

Line = tuple[int, int]


class Part(NamedTuple):
    """A part of a byline: words `first` to `last`, and what they name.

    An agency, a desk, carrying (a desk that others feed), a reporter, initials, a name, a label before one, a place, a
    date.
    """

    first: int
    last: int
    kind: str


class Byline(NamedTuple):
    """Who sent and wrote the text, from the outermost inwards, and the words that only say so."""

    links: tuple[Link, ...]
    words: frozenset[int]


def find_byline(scene: Scene) -> Byline:
    """The outlet (as given with the article), the agencies that signed, who wrote it; only what surely is a byline."""
    parts = sorted(_parts(scene))
    outlet = scene.annotated.article.outlet
    own = [part for part in parts if part.kind == "agency" and outlet and _is_outlet(scene, part, outlet)]
    links = [Link(outlet, "publishes", _span(scene, own[0]) if own else None)] if outlet else []
    for kinds, relation in ((("agency", "carrying"), "carries"), (("name", "reporter", "initials"), "writes")):
        named = (part for part in parts if part.kind in kinds and part not in own and part.first <= part.last)
        links += [Link(scene.text(part.first, part.last), relation, _span(scene, part)) for part in named]  # type: ignore[arg-type]
    unique = {link.name: link for link in reversed(links)}
    kept = tuple(link for link in links if unique[link.name] is link)
    return Byline(kept, frozenset(index for part in parts for index in range(part.first, part.last + 1)))


def _span(scene: Scene, part: Part) -> Span:
    return scene.span(part.first, part.last)


def _parts(scene: Scene) -> Iterator[Part]:
    """The parts of every byline: whole lines at either end, what stands before a dash or colon, brackets at the end."""
    lines = [(first, last) for _, first, last in _lines(scene)]
    if not lines:
        return
    head = 0 if _whole(scene, lines[0]) else 1  # behind the headline, where there is one
    while head < min(EDGE, len(lines) - 1) and (found := _whole(scene, lines[head])):
        yield from found
        head += 1
    for line in lines[max(head - 1, 0) : head + 1]:
        yield from _dateline(scene, line, lead=line is not lines[0])
    tail = len(lines) - 1
    while tail > head and len(lines) - tail <= EDGE and (found := _whole(scene, lines[tail])):
        yield from found
        tail -= 1
    if tail > head or len(lines) == 1 or tail == len(lines) - 1:
        yield from _bracketed(scene, lines[tail])


def _lines(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """Number, first and last word of each line."""
    for number, group in groupby(scene.annotated.sentences, key=lambda sentence: sentence.line):
        sentences = list(group)
        yield number, sentences[0].first, sentences[-1].last


def _whole(scene: Scene, line: Line) -> list[Part]:
    """The parts of a line that is nothing but a byline; none where a part is something else, or nobody is named."""
    first, last = line
    if last - first >= LONGEST:
        return []
    parts = [_part(scene, *run) for run in _runs(scene, first, last)]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return []
    kinds = [part.kind for part in known]
    bracketed = "(" in scene.gap(first) and set(kinds) == {"initials"}
    labelled = "label" in kinds and "name" in kinds
    return known if bracketed or labelled or not SIGNING.isdisjoint(kinds) else []


def _dateline(scene: Scene, line: Line, *, lead: bool) -> list[Part]:
    """The parts before the dash or colon with which the first line of the text begins; a colon needs two of them."""
    best: list[Part] = []
    parts: list[Part] = []
    for first, last in _runs(scene, line[0], min(line[0] + LONGEST, line[1])):
        part = _part(scene, first, last)
        if part is None:
            break
        parts.append(part)
        gap = scene.gap(last + 1)
        ended = DASH.search(gap) or (":" in gap and len(parts) > 1)
        if ended and last < line[1] and any(part.kind in SIGNING for part in parts):
            best = list(parts)
    return best if lead or len(best) > 1 else []


def _bracketed(scene: Scene, line: Line) -> list[Part]:
    """The parts in the brackets that stand behind the last sentence of a text."""
    if not CLOSING.search(scene.gap(line[1] + 1)):
        return []
    first = next(
        (index for index in range(line[1], max(line[0], line[1] - LONGEST) - 1, -1) if "(" in scene.gap(index)), 0
    )
    if not first or not OPENING.search(scene.gap(first)):
        return []
    parts = [_part(scene, *run) for run in _runs(scene, first, line[1])]
    known = [part for part in parts if part is not None and part.kind in (*SIGNING, "initials")]
    return known if len(known) == len(parts) else []


def _runs(scene: Scene, first: int, last: int) -> Iterator[Line]:
    """The stretches of words that no separator cuts."""
    start = first
    for index in range(first + 1, last + 1):
        if SEPARATOR.search(scene.gap(index)):
            yield start, index - 1
            start = index
    yield start, last


def _part(scene: Scene, first: int, last: int) -> Part | None:
    """What a stretch of a byline names, or None."""
    word = scene.annotated.matches.at("bylines", first)
    entry = scene.annotated.lexicon.entry(word.ref) if word is not None else None
    if word is not None and entry is not None and entry.kind == "reporter":
        if word.last == last:
            return Part(first, last, "label")
        named = last - word.last <= NAME[1] and _name(scene, word.last + 1, last)
        return Part(word.last + 1, last, "reporter") if named else None
    if word is not None and entry is not None and word.last == last:
        carrying = "carrying" if entry.get("carries") == "yes" else "desk"
        return Part(first, last, "agency" if entry.kind == "outlet" else carrying)
    if first in scene.places and scene.places[first].last == last:
        return Part(first, last, "place")
    if _agency(scene, first, last):
        return Part(first, last, "agency")
    if scene.dates.get(first) == last:
        return Part(first, last, "date")
    if last > first and all(len(scene.folds[index]) == 1 for index in range(first, last + 1)):
        return Part(first, last, "initials")
    return Part(first, last, "name") if _name(scene, first, last) else None


def _agency(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are the name of an outlet or agency and nothing else."""
    match, person = scene.actors.get(first), scene.people.get(first)
    if match is not None and match.last == last and scene.annotated.lexicon.kind_of(match) in MEDIA:
        return True
    named = person is not None and person.last == last and scene.persons[first].get("named") == "yes"
    return named and scene.person(first) == "outlet"


def _name(scene: Scene, first: int, last: int) -> bool:
    """Whether the words can be the name of a person: a few plain ones, the first without the article."""
    least, most = NAME
    words = range(first, last + 1)
    plain = all(person_part(scene, index) and not scene.folds[index].isascii() for index in words)
    return least <= len(words) <= most and not scene.definite(first) and plain


def _is_outlet(scene: Scene, part: Part, outlet: str) -> bool:
    """Whether a name is that of the outlet: the same letters, or another name of the same body."""
    if scene.text(part.first, part.last).casefold() == outlet.casefold():
        return True
    match = scene.actors.get(part.first)
    return match is not None and match.ref in _bodies(scene, outlet)


def _bodies(scene: Scene, name: str) -> Sequence[object]:
    return [match.ref for match in scene.annotated.lexicon.match(Words(name)).layer("actors").values()]
