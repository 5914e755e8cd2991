"""On which way a statement reached the reader: the outlet, who signed the text, who passes it on, who says it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qawl.statements.bylines import find_byline
from qawl.statements.scene import Scene
from qawl.types import Link, Span, Statement

DEEPEST = 6  # sources inside one another that are followed
NEAR = 12  # statements on either side among which the one stands that passes another on
PASSING = frozenset({"preposition", "verbal", "relay"})  # rules of frames whose content stands around them


def with_chains(scene: Scene, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `chain`, from the outermost source inwards; who is not named is left out of it."""
    byline = find_byline(scene).links
    by_id = {statement.id: number for number, statement in enumerate(statements)}
    outer = [_outer(statements, number, by_id) for number in range(len(statements))]
    out = []
    for number, statement in enumerate(statements):
        way = [number]
        while len(way) < DEEPEST and (host := outer[way[-1]]) is not None and host not in way:
            way.append(host)
        links = [_link(scene, statements[at], last=at == number) for at in reversed(way)]
        chain = (*byline, *(link for link in links if link is not None))
        out.append(msgspec.structs.replace(statement, chain=chain))
    return tuple(out)


def _outer(statements: Sequence[Statement], number: int, by_id: dict[str, int]) -> int | None:
    """The statement that passes one on: the source cited for it, who quotes it, else the one that it stands in."""
    statement = statements[number]
    cited = _cited(statements, number)
    if cited is not None:
        return cited
    if number and statement.by[0].rule == "chain" and _overlap(statements[number - 1], statement):
        return number - 1
    return by_id.get(statement.parent) if statement.parent is not None else None


def _cited(statements: Sequence[Statement], number: int) -> int | None:
    """A source named for what somebody says (said X, according to Y): Y passes X on."""
    at = _start(statements[number])
    near = range(max(number - NEAR, 0), min(number + NEAR, len(statements)))
    for other in near:
        if other == number or statements[other].by[0].rule not in PASSING or statements[number].by[0].rule in PASSING:
            continue
        if any(start <= at < end for start, end in statements[other].content):
            return other
    return None


def _start(statement: Statement) -> int:
    return (statement.cue or statement.source or statement.content[0]).start


def _overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same words."""
    return any(a.start < b.end and b.start < a.end for a in one.content for b in other.content)


def _link(scene: Scene, statement: Statement, *, last: bool) -> Link | None:
    """One hop: the speaker, or the source as written where it is a report that nobody signs."""
    span: Span | None = statement.source or statement.antecedent
    name = statement.speaker or (scene.words.text[span.start : span.end] if span is not None else None)
    return Link(name, "says" if last else "quotes", span) if name else None
