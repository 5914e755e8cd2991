"""Who does what another verb of the same clause only speaks of: refused to hand over, said that they had bombed."""

from __future__ import annotations

from qawl.events.agreement import agrees, person_of
from qawl.events.outlook import governor_of
from qawl.events.phrases import phrase_at
from qawl.events.stage import Stage
from qawl.events.subjects import subject_of
from qawl.events.triggers import Trigger
from qawl.statements.frames import Noun
from qawl.statements.subjects import first_auxiliary
from qawl.types import Statement


def controller_of(stage: Stage, trigger: Trigger, statement: Statement | None) -> Noun | None:
    """The subject of the verb that governs an event and shares its subject, or the speaker who speaks of himself."""
    index = governor_of(stage, trigger)
    entry = stage.entry(index) if index is not None else None
    if index is not None and entry is not None and entry.get("same") == "object":
        return _asked(stage, trigger, index)
    if index is not None and entry is not None and entry.get("same") == "yes":
        match = stage.matches[index]
        if match.features.startswith("n"):
            return None
        before = subject_of(stage, index, match.features) if not match.prefix else None
        behind = phrase_at(stage, match.last + 1, trigger.first - 1)
        return before or (behind if behind is not None and not _governed(stage, behind) else None)
    return _speaker(stage, trigger, statement)


def _governed(stage: Stage, noun: Noun) -> bool:
    """Whether a phrase that nothing is known of begins as one behind a glued preposition (threatened with more)."""
    scene, first = stage.scene, noun.first
    known = first in scene.actors or scene.person(first) is not None or stage.person(first) or first in stage.places
    return not known and scene.folds[first].startswith(scene.language["at"])


def _asked(stage: Stage, trigger: Trigger, governor: int) -> Noun | None:
    """Those of whom it is demanded: the phrase behind who demands it."""
    match, until = stage.matches[governor], trigger.first - 1
    subject = phrase_at(stage, match.last + 1, until)
    if subject is None or (not match.prefix and subject_of(stage, governor, match.features) is not None):
        return subject
    return phrase_at(stage, subject.last + 1, until)


def _speaker(stage: Stage, trigger: Trigger, statement: Statement | None) -> Noun | None:
    """The source of a statement whose content begins with "that he" and the verb of the event."""
    if statement is None or statement.source is None:
        return None
    scene, first = stage.scene, trigger.carrier if trigger.carrier is not None else trigger.first
    head = first_auxiliary(scene, first, scene.bounds(first)[0])
    that = head - 1
    if that < 0 or scene.kind(that) != "complementizer" or scene.kinds[that].get("inside") != "yes":
        return None
    source = Noun(*scene.words.covering(statement.source))
    return source if _acts_himself(stage, first, source) else None


def _acts_himself(stage: Stage, first: int, source: Noun) -> bool:
    """Whether the verb says of the speaker what he did: it takes who acts as subject, and agrees with him."""
    entry, features = stage.entry(first), stage.matches[first].features
    impersonal = entry is None or (entry.kind == "carrier" and entry.get("subject") != "actor")
    if impersonal or stage.scene.person(source.first) == "unnamed":
        return False  # sources said that it was foiled
    return agrees(stage, source, person_of(features))
