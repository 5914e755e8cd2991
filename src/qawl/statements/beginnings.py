"""Where a noun phrase that names a source can begin."""

from __future__ import annotations

from qawl.statements.classes import adverbial, governed, plain_verb, reports
from qawl.statements.scene import Scene

BREAKS = frozenset(
    {
        "complementizer",
        "relative",
        "outer",
        "connector",
        "gloss",
        "negation",
        "auxiliary",
        "aside",
        "pronoun",
        "anonymity",
    }
)


def begins_phrase(scene: Scene, index: int) -> bool:
    """Whether a phrase that names a source can begin at `index`."""
    kind = scene.kind(index)
    if kind in BREAKS or kind in ("inner", "passive", "event") or index in scene.dates:
        return False
    if kind == "demonstrative" and (index + 1 >= scene.size or not scene.definite(index + 1)):
        return False  # that, which names nobody
    if kind == "occasion" and scene.person(index) is None:
        return False
    if reports(scene, index) or governed(scene, index) or plain_verb(scene, index) or scene.sourcing(index):
        return False
    if (scene.tanwin(index) or adverbial(scene, index)) and scene.person(index) is None:
        return False
    return not scene.folds[index].isdigit()
