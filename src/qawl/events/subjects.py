"""The subject that stands before a verb of an event: in its clause, before a relative, or far before a plural verb."""

from __future__ import annotations

from qawl.events.beings import somebody, thing
from qawl.events.phrases import begins, phrase_at
from qawl.events.stage import Stage
from qawl.statements.frames import Noun
from qawl.statements.subjects import first_auxiliary, plural, subject_before

BACK = 12  # words of a phrase before a relative


def subject_of(stage: Stage, first: int, features: str) -> Noun | None:
    """The phrase before a verb that is its subject, or which a relative clause with the verb is about."""
    scene = stage.scene
    start = scene.bounds(first)[0]
    head = first_auxiliary(scene, first, start)
    if ":" in scene.gap(head):
        return None
    if head > start and scene.kind(head - 1) == "relative":
        return _described(stage, head - 2, start)
    noun = phrase_ending(stage, head - 1, start) if not scene.gap(head).strip() else None
    if noun is not None and noun.first > start and stage.names_event(noun.first - 1) and not scene.gap(noun.first):
        return None  # heavy shelling destroyed
    if noun is not None and _opens_clause(stage, noun.first, start):
        return noun
    found = subject_before(scene, head, start, features)
    found = found if found is None or begins(stage, found.first) else None
    return _opening(stage, head, start) if found is None and plural(features) else found


def _opening(stage: Stage, head: int, start: int) -> Noun | None:
    """Those of whom the clause of a plural verb begins to speak (that 18 persons, among them women, were killed)."""
    scene = stage.scene
    first = next((at for at in range(head - 1, start, -1) if scene.kind_before(at) == "complementizer"), start)
    noun = phrase_at(stage, first, head - 1)
    if noun is None or any(stage.clause_ends(at) for at in range(noun.last + 1, head)):
        return None
    several = first in stage.figures or scene.folds[first].endswith(scene.language["plural"])
    return noun if several else None


def _opens_clause(stage: Stage, first: int, start: int) -> bool:
    """Whether a clause begins with the phrase."""
    scene = stage.scene
    if first == start or scene.breaks(first):
        return True
    return scene.kind_before(first) in ("complementizer", "connector", "aside", "auxiliary") or stage.verb(first - 1)


def phrase_ending(stage: Stage, last: int, start: int) -> Noun | None:
    """The longest phrase that ends at word `last`."""
    nouns = (phrase_at(stage, first, last) for first in range(max(start, last - BACK), last + 1))
    return next((noun for noun in nouns if noun is not None and noun.last == last), None)


def _described(stage: Stage, last: int, start: int) -> Noun | None:
    """Who or what a relative clause is about: of the phrases that end before it the longest that names somebody or a
    thing, else the longest (the identity of the soldier who was killed)."""
    nouns = (phrase_at(stage, first, last) for first in range(max(start, last - BACK), last + 1))
    ending = [noun for noun in nouns if noun is not None and noun.last == last]
    known = (noun for noun in ending if somebody(stage, noun) or thing(stage, noun))
    return next(known, ending[0] if ending else None)
