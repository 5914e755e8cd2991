"""Whether an event happened, goes on, will be, may be or is denied, by the words that govern it and by who says it."""

from __future__ import annotations

from typing import cast

from qawl.events.stage import Stage
from qawl.events.triggers import Trigger
from qawl.statements.subjects import first_auxiliary
from qawl.types import Modality, Statement

GOVERNED = 8  # words before an event in which the verb or noun that governs it stands
GOVERNORS = ("governor", "outlook")
NEAR = 3  # words between an event and what tells that it goes on
TERMS = ("agreement", "talks")  # what they are about is to come
COMMANDS = frozenset({"demand", "promise"})
OPEN = frozenset({"future", "conditional"})


def outlook_of(stage: Stage, trigger: Trigger, statement: Statement | None) -> Modality:
    """The modality of an event: its own verb first, then what governs it, then the statement that says it."""
    own = _own(stage, trigger.carrier if trigger.carrier is not None else trigger.first, trigger)
    governed = _governed(stage, trigger) or _around(stage, trigger)
    for told in (governed, own):
        if told is not None and told != "ongoing":
            return told
    said = _said(stage, trigger, statement)
    return said or governed or own or "happened"


def _own(stage: Stage, index: int, trigger: Trigger) -> Modality | None:
    """What the verb of the event, or the verb that carries it, tells by its form and the particles before it."""
    match = stage.matches[index]
    if match.features.startswith("n"):
        return None
    particle = _particle(stage, index)
    if particle is not None:
        return particle
    if not match.features.removeprefix("p").startswith("im"):
        return _carried(stage, trigger)
    language = stage.scene.language
    if language["future"] in match.prefix or match.prefix.endswith(language["for"]):
        return "future"
    headline = stage.scene.line(index) == 0 and stage.scene.line(stage.scene.size - 1) > 0
    return "happened" if headline else "ongoing"


def _carried(stage: Stage, trigger: Trigger) -> Modality | None:
    entry = stage.entry(trigger.carrier) if trigger.carrier is not None else None
    return cast(Modality, entry.get("value")) or None if entry is not None else None


def _particle(stage: Stage, index: int) -> Modality | None:
    """A negation, a condition or a may right before the verb; a past auxiliary makes a present verb past."""
    scene = stage.scene
    start = scene.bounds(index)[0]
    head = first_auxiliary(scene, index, start)
    for before in range(index - 1, max(head - 3, start - 1), -1):
        match = scene.annotated.matches.at("modality", before)
        if match is None:
            continue
        entry = scene.annotated.lexicon.entry(match.ref)
        if entry.kind == "negation":
            return "negated"
        if entry.kind == "condition" or (entry.kind == "doubt" and stage.matches[index].features.startswith("im")):
            return "conditional"
        if entry.kind == "future":
            return "future"
        if entry.kind == "being" and before >= head and entry.get("value") == "happened":
            return "happened"
    return None


def _governed(stage: Stage, trigger: Trigger) -> Modality | None:
    """What the nearest governor before the event tells, or the agreement whose terms it is one of."""
    first = trigger.carrier if trigger.carrier is not None else trigger.first
    index = governor_of(stage, trigger)
    if index is None:
        return None
    if stage.kind(index) not in GOVERNORS:
        return "future" if not trigger.verb else None
    noun = stage.matches[first].features.startswith("n") or stage.scene.kind_before(first) in ("inner", "outer")
    finite = trigger.verb or (trigger.carrier is not None and not noun)
    return _value(stage, index, first, finite=finite)


def governor_of(stage: Stage, trigger: Trigger) -> int | None:
    """The word before an event that governs it (refused, the risk of, agreed on), if nothing ends its reach."""
    scene, first = stage.scene, trigger.carrier if trigger.carrier is not None else trigger.first
    start = scene.bounds(first)[0]
    for index in range(first - 1, max(start, first - GOVERNED) - 1, -1):
        kind = stage.kind(index)
        if kind in GOVERNORS:
            return index
        leads = scene.folds[index] in (*scene.language["event_parts"]["to"], *scene.language["event_parts"]["on"])
        if scene.breaks(index + 1) or (scene.kind(index) in ("relative", "outer") and not leads):
            return None
        if kind == "manner":
            return None
        entry = stage.entry(index)
        if entry is not None and entry.get("type") in TERMS and stage.scene.kind(index + 1) in ("inner", "outer"):
            return index
        if stage.verb(index):
            return None
    return None


def _around(stage: Stage, trigger: Trigger) -> Modality | None:
    """What a word near the event tells that may stand behind it too (the ongoing battles, every day)."""
    scene = stage.scene
    for index in range(max(scene.bounds(trigger.first)[0], trigger.first - NEAR), trigger.last + NEAR + 1):
        entry = stage.entry(index)
        if index > trigger.last and scene.breaks(index):
            return None
        if (
            entry is not None
            and entry.get("around") == "yes"
            and not scene.breaks(index + 1 if index < trigger.first else index)
        ):
            return cast(Modality, entry.get("value"))
    return None


def _value(stage: Stage, index: int, first: int, *, finite: bool) -> Modality | None:
    entry = stage.entry(index)
    assert entry is not None
    if entry.get("terms") == "yes" and first == stage.matches[index].last + 1 and stage.scene.definite(first):
        return None  # the agreement itself, whose terms follow
    if entry.get("reach") == "near" and first - stage.matches[index].last > 1:
        return None
    between = range(stage.matches[index].last + 1, first + 1)
    if finite and entry.get("clause") != "yes" and not any(stage.scene.kind(at) == "complementizer" for at in between):
        return None
    return cast(Modality, entry.get("value"))


def _said(stage: Stage, trigger: Trigger, statement: Statement | None) -> Modality | None:
    """Denied, demanded, promised or warned of by the statement that it stands in."""
    if statement is None or not _reached(stage, trigger, statement):
        return None
    head = trigger.first - stage.scene.words.covering(statement.content[0])[0] <= GOVERNED
    if statement.polarity == "denied" or (statement.act == "deny" and statement.modality == "negated" and head):
        return "negated"
    if statement.polarity in ("unconfirmed", "undenied"):
        return "conditional"
    if statement.act in COMMANDS and head:
        return "future"
    return statement.modality if statement.modality in OPEN and head and not _past(trigger) else None


def _reached(stage: Stage, trigger: Trigger, statement: Statement) -> bool:
    """Whether an event is what the statement says of, rather than what only dates it or describes something in it."""
    scene = stage.scene
    first = next(
        (scene.words.covering(p)[0] for p in statement.content if p.start <= trigger_start(stage, trigger) < p.end),
        None,
    )
    if first is None:
        return False
    parts = scene.language["event_parts"].values()
    told = {word for words in parts for word in words}
    between = range(first, trigger.first)
    return not any(
        scene.kind(at) == "relative" or (scene.kind(at) == "outer" and scene.folds[at] not in told) for at in between
    )


def trigger_start(stage: Stage, trigger: Trigger) -> int:
    """Where the word that names an event begins in the text."""
    return stage.scene.span(trigger.first, trigger.first).start


def _past(trigger: Trigger) -> bool:
    return trigger.features.startswith(("pf", "ppf"))
