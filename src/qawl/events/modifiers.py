"""Words behind an event that describe it or carry it, rather than naming those who take part."""

from __future__ import annotations

from qawl.events.carriers import carries
from qawl.events.prepositions import glued_preposition
from qawl.events.stage import Stage
from qawl.events.triggers import Trigger
from qawl.statements.classes import possessed

SHORT = 3  # letters of an adjective that is too short to show its ending


def described_until(stage: Stage, index: int, limit: int) -> int:
    """The first word that is no adjective."""
    scene = stage.scene
    while index <= limit and not scene.gap(index).strip() and _bare_adjective(stage, index):
        index += 1
    return index


def _bare_adjective(stage: Stage, index: int) -> bool:
    """Whether an indefinite word behind an event describes it, by its class or its ending."""
    scene = stage.scene
    if stage.kind(index) == "means" or scene.nisba(index) or scene.person(index) in ("adjective", "modifier"):
        return True
    feminine = scene.folds[index].endswith(scene.language["feminine"]) and not scene.definite(index)
    known = scene.kind(index) or stage.kind(index) or scene.person(index) or index in scene.actors
    return feminine and not known and index not in stage.places and not construct(stage, index)


def describes(stage: Stage, trigger: Trigger, index: int) -> bool:
    """Whether the word is an adjective of the noun of the event rather than whose event it is."""
    scene = stage.scene
    if index == trigger.last + 1 and index + 1 < scene.size and carrier_at(stage, index + 1):
        return True
    if index == trigger.last + 1 and scene.definite(index) and stage.scene.definite(trigger.last):
        return True  # a noun with the article governs none
    if stage.kind(index) == "means":
        return not stage.matches[index].prefix and (scene.nisba(index) or len(scene.folds[index]) <= SHORT)
    if stage.kind(index) not in (None, "thing"):
        return False
    if index in scene.actors or index in stage.figures or index in stage.places or scene.kind(index) is not None:
        return False
    if scene.folds[index] == scene.language["un"]:
        return True
    if country(stage, index):
        return index > trigger.last + 1 or trigger.role(stage, "genitive") != "target"
    if scene.person(index) in ("adjective", "modifier"):
        return True
    if construct(stage, index) or possessed(scene, index):
        return False
    known = scene.annotated.matches.at("counted", index) is not None or scene.person(index) is not None
    alike = scene.definite(index) is scene.definite(trigger.last)
    return not known and (scene.nisba(index) or (alike and not glued_preposition(scene, index)))


def construct(stage: Stage, index: int) -> bool:
    """Whether a word without article governs the definite word or the name right behind it."""
    scene, after = stage.scene, index + 1
    if after >= scene.size or scene.gap(after).strip() or scene.definite(index) or after in stage.dated:
        return False
    return scene.definite(after) or after in stage.actors


def country(stage: Stage, index: int) -> bool:
    """Whether the word is the adjective of a country."""
    match = stage.scene.annotated.matches.at("geography", index)
    return match is not None and stage.scene.annotated.lexicon.entry(match.ref).kind == "nisba"


def carrier_at(stage: Stage, index: int) -> bool:
    """Whether a verb begins at the word that only says of an event who did it or whom it struck."""
    return stage.kind(index) == "carrier" or (stage.kind(index) == "verb" and carries(stage, index))
