"""Whom a joined phrase names one by one."""

from __future__ import annotations

from qawl.events.prepositions import skip_of
from qawl.events.stage import Stage
from qawl.statements.frames import Noun
from qawl.statements.scene import MOST_NAME_WORDS

SHORTEST = 3  # letters of the conjunction with a word
SIDES = ("title", "role", "given", "organisation", "outlet", "unnamed")


def sides(stage: Stage, noun: Noun) -> list[Noun]:
    """The phrases that the conjunction joins in one, each of them somebody or something of its own."""
    scene, found, first, skip = stage.scene, [], noun.first, noun.skip
    for index in range(noun.first + 1, noun.last + 1):
        joined = scene.folds[index].startswith(scene.language["and"])
        if joined and _is_side(stage, index) and not _in_name(stage, index):
            found.append(Noun(first, index - 1, skip))
            first, skip = index, max(skip_of(stage, index), 1)
    return [*found, Noun(first, noun.last, skip)]


def _in_name(stage: Stage, index: int) -> bool:
    """Whether the word stands within a name in quotation marks."""
    opened = (stage.scene.opening.get(at) for at in range(index - 1, index - MOST_NAME_WORDS, -1))
    return any(quote is not None and quote.closed and quote.last >= index for quote in opened)


def _is_side(stage: Stage, index: int) -> bool:
    """Whether a joined word names somebody or something rather than describing what is named already."""
    scene = stage.scene
    counted = scene.annotated.matches.at("counted", index)
    known = index in stage.figures or index in stage.places or index in scene.actors or scene.person(index) in SIDES
    return (
        len(scene.folds[index]) >= SHORTEST
        and skip_of(stage, index) > 0
        and (known or (counted is not None and not scene.nisba(index)))
    )
