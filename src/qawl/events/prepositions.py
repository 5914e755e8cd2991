"""Which preposition stands before a phrase of an event, as a word of its own or as the first letter of the next."""

from __future__ import annotations

from qawl.events.stage import Stage
from qawl.statements.classes import governed
from qawl.statements.scene import MOST_NAME_WORDS, Scene


def preposition(stage: Stage, index: int) -> tuple[str, int]:
    """The part that the word opens and where its phrase begins; core without a preposition."""
    scene = stage.scene
    if index in stage.figures and not _glued_figure(stage, index):
        return "core", index
    if stage.kind(index) == "agent":
        return "agent", stage.matches[index].last + 1
    if stage.kind(index) == "manner":
        return "in", stage.matches[index].last + 1
    if scene.kind(index) == "inner" and stage.kind(index + 1) == "ranks":
        return "ranks", index + 2
    for part, words in scene.language["event_parts"].items():
        if scene.folds[index] in words or scene.folds[index].removeprefix(scene.language["and"]) in words:
            return part, index + 1
    if scene.kind(index) in ("inner", "outer"):
        return "in", scene.grammar[index].last + 1
    glued = glued_preposition(scene, index)
    if not glued or (index in stage.figures and not _glued_figure(stage, index)):
        return "core", index
    return {scene.language["for"]: "to", scene.language["at"]: "at"}.get(glued, "in"), index


def _glued_figure(stage: Stage, index: int) -> bool:
    return stage.figures[index][1].span.start > stage.scene.words.span(index, index).start


def glued_preposition(scene: Scene, index: int) -> str:
    """The one-letter preposition inside the word, as far as the lexicon or its article tells; else nothing."""
    fold, language = scene.folds[index], scene.language
    prefix = scene.prefix(index).lstrip(language["and"])
    if not prefix:
        counted = scene.annotated.matches.at("counted", index)
        prefix = counted.prefix.lstrip(language["and"]) if counted is not None else ""
    known = index in scene.people or index in scene.actors or index in scene.places or index in scene.grammar
    if not prefix and not known and governed(scene, index):
        return fold[0]
    if prefix or known:
        return prefix[:1] if prefix[:1] in language["prepositions"] else ""
    if fold[:1] in language["prepositions"] and fold.startswith(language["article"], 1) and len(fold) > 6:
        return fold[0]
    return fold[0] if fold.startswith(language["contracted"]) and len(fold) > 5 else ""


def skip_of(stage: Stage, index: int) -> int:
    """How many letters are glued to the front of a phrase that are no part of it (a conjunction, a preposition)."""
    scene, fold = stage.scene, stage.scene.folds[index]
    figure = stage.figures.get(index)
    place = stage.places.get(index) or stage.states.get(index)
    for mention in (figure, place):
        if mention is not None:
            return mention[1].span.start - scene.words.span(index, index).start
    if fold.startswith(scene.language["contracted"]) and len(fold) > MOST_NAME_WORDS:
        return 1
    prefix = scene.prefix(index).removesuffix(scene.language["article"])
    if prefix:
        return len(prefix)
    counted = scene.annotated.matches.at("counted", index)
    if counted is not None:
        return len(counted.prefix.removesuffix(scene.language["article"]))
    geography = scene.annotated.matches.at("geography", index)
    if scene.person(index) is not None or (geography is not None and not geography.prefix):
        return 0  # her mother, the valley of
    article = scene.language["article"]
    return next((n for n in (1, 2) if fold.startswith(article, n) and fold[0] in _glued(stage)), 0)


def _glued(stage: Stage) -> tuple[str, ...]:
    language = stage.scene.language
    return (language["and"], *language["prepositions"])


def joined(stage: Stage, index: int) -> bool:
    """Whether the conjunction is glued to the word."""
    scene = stage.scene
    if not scene.folds[index].startswith(scene.language["and"]) or len(scene.folds[index]) < MOST_NAME_WORDS:
        return False
    return skip_of(stage, index) > 0
