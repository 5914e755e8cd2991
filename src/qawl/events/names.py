"""Names of persons behind titles, roles and nouns of persons."""

from __future__ import annotations

from qawl.events.prepositions import joined
from qawl.events.words import State
from qawl.statements.classes import governed
from qawl.statements.scene import MOST_NAME_WORDS

PERSONS = ("title", "role", "unnamed")


def named(state: State, index: int) -> bool:
    """Whether the name of a person begins at the word, whose title or role stands before it."""
    scene = state.scene
    given = state.definite and not state.counted and scene.person(index) == "given" and scene.definite(state.last)
    if given and state.first not in scene.actors and scene.person(state.first) != "organisation":
        return True  # the poet X
    if state.last == state.first and scene.definite(state.first) and state.stage.person(state.first):
        return unknown(state, index) and not _several(state, state.first)  # the prisoner X
    titled = scene.person(state.last) in PERSONS or scene.person(state.first) in PERSONS
    if not titled or state.counted or index in state.stage.places or scene.person(index) not in (None, "given"):
        return False
    if scene.person(index) == "given":
        return True
    beside = scene.person(state.last) in PERSONS or (state.modified and scene.person(state.first) in PERSONS)
    near = beside and scene.definite(state.last)
    return near and scene.annotated.matches.at("counted", index) is None and not scene.nisba(index)


def unknown(state: State, index: int) -> bool:
    """Whether nothing is known of a word without article but that it is no adjective, verb or preposition."""
    scene, stage = state.scene, state.stage
    known = scene.person(index) or scene.kind(index) or stage.kind(index) or index in scene.actors
    word = known or index in stage.places or stage.verb(index) or scene.annotated.matches.at("counted", index)
    ends = scene.tanwin(index) or scene.folds[index].endswith(scene.language["accusative"])
    return not word and not (scene.definite(index) or scene.nisba(index) or ends)


def _several(state: State, index: int) -> bool:
    """Whether the noun is a plural in the nominative or in the feminine, so that no name explains it."""
    language = state.scene.language
    return state.scene.folds[index].endswith((language["plural"][0], language["feminine"][-1]))


def name_at(state: State, index: int) -> int:
    """The last word of the name that begins at the word."""
    scene, last = state.scene, index
    while last < min(state.limit, index + MOST_NAME_WORDS - 1) and not scene.gap(last + 1).strip():
        after = last + 1
        known = scene.kind(after) or after in state.stage.dates or scene.annotated.matches.at("counted", after)
        other = known or state.stage.verb(after) or state.stage.kind(after)
        if other or joined(state.stage, after) or governed(scene, after):
            break
        if scene.person(after) not in (None, "given") or after in state.stage.figures or after in state.stage.places:
            break
        last = after
    state.definite = True
    return last
