"""Accuser and accused side by side behind a verb of accusing: who of them speaks."""

from __future__ import annotations

from qawl.statements.beginnings import begins_phrase
from qawl.statements.classes import governed
from qawl.statements.cue import Cue
from qawl.statements.frames import Noun, noun_at
from qawl.statements.scene import Scene

BODIES = ("organisation", "outlet")


def accuser(scene: Scene, cue: Cue, source: Noun | None) -> Noun | None:
    """Who accuses, of a phrase behind the verb: its first part where the accused follows in it, all of it where the
    accused stands behind it or is a pronoun; None where it is the accused himself (and accuses X of the murder).
    """
    if source is None or cue.entry.get("act") != "accuse" or cue.pronoun or cue.has("blame"):
        return source
    after = source.last + 1
    if after > cue.limit or not _of(scene, after):
        return source
    second = next((at for at in range(source.first + 1, source.last + 1) if _begins_second(scene, at)), None)
    return noun_at(scene, source.first, second - 1) if second is not None else None


def perhaps_accused(cue: Cue) -> bool:
    """Whether nobody may be named who accuses: the accused stands behind a verb that opens its sentence and whose
    letters are the passive as well, so that no speaker is taken over (and Iran is accused of)."""
    charged = cue.entry.get("act") == "accuse" and not cue.pronoun and not cue.has("blame")
    return charged and not cue.plural and cue.first == cue.start  # they accused X cannot be the passive


def _of(scene: Scene, index: int) -> bool:
    """Whether the word begins what somebody is accused of, with the preposition that the verb governs."""
    at = scene.language["at"]
    if not scene.folds[index].startswith(at):
        return False
    glued = scene.prefix(index).startswith(at) or governed(scene, index) or scene.kind(index) == "complementizer"
    return glued or (index not in scene.people and index not in scene.actors and index not in scene.places)


def _begins_second(scene: Scene, index: int) -> bool:
    """Whether the accused begins at the word: a body or place behind a phrase that needs no more words."""
    before, article = index - 1, scene.language["article"]
    named = index in scene.actors or index in scene.places or scene.person(index) in BODIES
    if not named or scene.nisba(index) or governed(scene, index) or scene.prefix(index) not in ("", article):
        return False
    if scene.gap(index).strip() or not begins_phrase(scene, index):
        return False
    described = scene.person(before) in ("adjective", "modifier") or scene.nisba(before)
    return scene.definite(before) or before in scene.places or described
