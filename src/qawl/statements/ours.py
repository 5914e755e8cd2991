"""Whom "we" and "our" mean in what is said: the body that the speaker's role names, or the speaker itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from qawl.statements.roles import body_in
from qawl.statements.roster import OFFICES
from qawl.statements.scene import Scene
from qawl.text.match import Match
from qawl.types import Actor, Statement

Piece = tuple[int, int]
FIRST, THIRD = "1p", "3mp"  # features of forms: of us, of them
MEDIA = frozenset({"outlet", "news-agency"})
SHORTEST = 4  # letters of a verb of ours: a shorter one may be a noun that begins with the same letter (half)
INSIDE = 12  # statements behind one that may stand inside it


def with_bodies(scene: Scene, statements: Sequence[Statement], persons: Sequence[Actor]) -> list[Statement]:
    """The statements with `we`, where they speak of their own and the speaker has a known body."""
    bodies = _bodies(scene, statements, persons)
    out = []
    for number, statement in enumerate(statements):
        body = bodies.get(statement.speaker or "")
        inside = statements[number + 1 : number + 1 + INSIDE]
        told = body is not None and (_of_us(scene, statement, inside) or _of_them(scene, statement))
        if not told and _reached_us(scene, statement):
            before = statements[max(number - INSIDE, 0) : number]
            host = next((other for other in reversed(before) if _within(statement, other)), None)
            body = bodies.get(host.speaker or "") if host is not None else None
            told = body is not None
        out.append(msgspec.structs.replace(statement, we=body) if told else statement)
    return out


def _bodies(scene: Scene, statements: Sequence[Statement], persons: Sequence[Actor]) -> Mapping[str, str]:
    """The body of each speaker: by the role of a person, by the office that is the source, or the speaker itself."""
    out: dict[str, str] = {}
    for statement in statements:
        if statement.speaker is not None and statement.source is not None and statement.speaker not in out:
            body = _body_of_source(scene, statement.speaker, *scene.words.covering(statement.source))
            out |= {statement.speaker: body} if body is not None else {}
    roles = {person.name: person.role.organisation for person in persons if person.role is not None}
    return out | {name: body for name, body in roles.items() if body is not None}


def _body_of_source(scene: Scene, speaker: str, first: int, last: int) -> str | None:
    """The body that a source is or that its office names; an outlet speaks of others."""
    if scene.person(first) in OFFICES:
        return body_in(scene, first, last)
    match = scene.actors.get(first)
    medium = match is not None and scene.annotated.lexicon.kind_of(match) in MEDIA
    if medium or scene.person(first) == "outlet":
        return None
    known = match is not None and not match.features.startswith("marked")
    return speaker if known or scene.person(first) == "organisation" else None


def _of_us(scene: Scene, statement: Statement, inside: Sequence[Statement]) -> bool:
    """Whether the speaker says "we" or "our", not only somebody who is quoted inside."""
    others = [
        scene.words.covering(span)
        for other in inside
        if other.speaker != statement.speaker and _within(other, statement)
        for span in other.content
    ]
    words = (index for first, last in _pieces(scene, statement) for index in range(first, last + 1))
    return any(
        first_person(scene, index, quoted=statement.mode != "indirect")
        for index in words
        if not any(first <= index <= last for first, last in others)
    )


def _within(other: Statement, statement: Statement) -> bool:
    """Whether another statement begins inside what one says."""
    at = (other.cue or other.source or other.content[0]).start
    return any(start <= at < end for start, end in statement.content)


def _pieces(scene: Scene, statement: Statement) -> Iterator[Piece]:
    for span in statement.content:
        first, last = scene.words.covering(span)
        if first <= last:
            yield first, last


def first_person(scene: Scene, index: int, *, quoted: bool) -> bool:
    """Whether a word is of the first person plural: a pronoun, a noun with one, in a quotation also a known verb."""
    own = scene.annotated.matches.at("own", index)
    if own is not None and (scene.annotated.lexicon.entry(own.ref).kind == "pronoun" or own.features.endswith(FIRST)):
        return True
    verbs = [verb for layer in (scene.reporting, scene.acting) if (verb := layer.get(index)) is not None]
    return quoted and any(_verb_of_us(scene, verb) for verb in verbs)


def _verb_of_us(scene: Scene, verb: Match) -> bool:
    """Whether a verb is what we do, or what is done to us."""
    tense, _, pronoun = verb.features.partition("+")
    if pronoun:
        return scene.folds[verb.last].endswith(scene.language["ours"][0])
    return tense.endswith(FIRST) and scene.words.ends[verb.last] - scene.words.starts[verb.last] >= SHORTEST


def _reached_us(scene: Scene, statement: Statement) -> bool:
    """Whether a source that somebody cites is what came to "us" (the information that reached us)."""
    if statement.realisation != "preposition" or statement.source is None or not statement.content:
        return False
    first = scene.words.covering(statement.source)[1] + 1
    last = scene.words.covering(statement.content[0])[0] - 1
    if first > last or scene.kind(first) != "relative":
        return False
    return any(scene.folds[index].endswith(scene.language["ours"][0]) for index in range(first + 1, last + 1))


def _of_them(scene: Scene, statement: Statement) -> bool:
    """Whether indirect speech begins with their forces, their operations: nobody else has been named before them."""
    first = next(_pieces(scene, statement), None)
    own = scene.annotated.matches.at("own", first[0]) if first is not None else None
    return statement.mode == "indirect" and own is not None and own.features.endswith(THIRD)
