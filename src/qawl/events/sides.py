"""Whom a joined phrase names one by one."""

from __future__ import annotations

from qawl.events.phrases import skip_of
from qawl.events.stage import Stage
from qawl.statements.frames import Noun

SIDES = ("title", "role", "given", "organisation", "outlet", "unnamed")


def sides(stage: Stage, noun: Noun) -> list[Noun]:
    """The phrases that the conjunction joins in one, each of them somebody or something of its own."""
    scene, found, first, skip = stage.scene, [], noun.first, noun.skip
    for index in range(noun.first + 1, noun.last + 1):
        if scene.folds[index].startswith(scene.language["and"]) and _is_side(stage, index):
            found.append(Noun(first, index - 1, skip))
            first, skip = index, max(skip_of(stage, index), 1)
    return [*found, Noun(first, noun.last, skip)]


def _is_side(stage: Stage, index: int) -> bool:
    """Whether a joined word names somebody or something rather than describing what is named already."""
    scene = stage.scene
    counted = scene.annotated.matches.at("counted", index)
    known = index in stage.figures or index in stage.places or index in scene.actors or scene.person(index) in SIDES
    return skip_of(stage, index) > 0 and (known or (counted is not None and not scene.nisba(index)))
