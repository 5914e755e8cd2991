"""Whose act a sentence tells first: the subject of its verb, who may go on to speak without being named again."""

from __future__ import annotations

from qawl.statements.asides import skip_asides
from qawl.statements.beginnings import begins_phrase
from qawl.statements.classes import finite, plain_verb
from qawl.statements.frames import Noun, noun_at
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.subjects import gender_of, speakable


def subject_of_sentence(scene: Scene, start: int, before: int, features: str) -> Noun | None:
    """The subject of the verb with which the sentence at word `start` begins, where it can speak and a verb or
    participle with `features` agrees with it; it ends before word `before`.
    """
    verb = start
    while verb < before and scene.kind(verb) == "auxiliary":
        verb = scene.grammar[verb].last + 1
    if start < verb < before and begins_phrase(scene, verb) and speakable(scene, verb, verb):
        return noun_at(scene, verb, phrase_end(scene, verb, before - 1)) if _agrees(scene, verb, features) else None
    sure = plain_verb(scene, verb) or finite(scene, verb)
    if verb >= before or not (sure or (scene.person(verb) is None and scene.kind(verb) is None)):
        return None
    first = skip_asides(scene, verb + 1, before - 1) if sure else verb + 1
    if first >= before or scene.breaks(first) or not begins_phrase(scene, first):
        return None
    if not speakable(scene, first, first) or not _agrees(scene, first, features):
        return None
    return noun_at(scene, first, phrase_end(scene, first, before - 1, stops=_governing(scene, verb)))


def _governing(scene: Scene, verb: int) -> frozenset[str]:
    """Prepositions that belong to a verb of saying, not to its subject (answered them, pointed to)."""
    return frozenset(scene.language["of_roles"]) if finite(scene, verb) else frozenset()


def _agrees(scene: Scene, first: int, features: str) -> bool:
    """Whether the number and gender of the phrase fit; what is not known fits."""
    if not features:
        return True
    gender = gender_of(scene, first)
    if features.endswith(("mp", "mp_")):
        return gender in (None, "p")
    return gender in (None, "f" if features.endswith("fs") else "m")
