"""Whether what is said happened, goes on, will be, would be, is not so, or holds in general."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.statements.classes import verbal_noun
from qawl.statements.frames import Frame
from qawl.statements.modality_signs import CLAUSE, LAYER, SHORTEST, Told, View, later, sign
from qawl.statements.scene import Scene
from qawl.types import Modality

SENTENCE = 60  # words in which a condition is looked for
ENDS = frozenset(".!?\u061f\u06d4\u2026\n\r")
COMMANDED = frozenset({"demand", "promise"})
SURE = frozenset({"happened", "negated", "conditional"})
PARTICLES = frozenset({"negation", "doubt", "future", "being"})  # may stand between a conjunction and its verb


def modality_of(scene: Scene, frame: Frame, pieces: Sequence[tuple[int, int]]) -> Modality:
    """Whether what is said happened, goes on, will be, would be, is not so, or holds in general.

    That of the first clause of the content, `pieces` being its words (first and last, inclusive). What is demanded or
    promised is to come, whatever its verb; without any sign it happened.
    """
    if not pieces:
        return "happened"
    opened = frame.opening.kind if frame.opening is not None else ""
    view = _view(scene, *pieces[0], clause=opened == "clause")
    expected = _expected(scene, frame)
    if expected is not None and expected.firm:
        return "conditional" if _conditional(view) else expected.value
    whoever = _whoever(view) if opened != "noun" else None
    if whoever is not None:
        return whoever
    told = _noun(view) if opened == "noun" else _clause(view)
    if told is not None and told.firm and told.value in SURE:
        return told.value
    if _conditional(view):
        return "conditional"
    if told is not None and (told.firm or expected is None):
        return told.value
    if expected is not None:
        return expected.value
    return "ongoing" if opened != "noun" and _verbless(view) else "happened"


def _expected(scene: Scene, frame: Frame) -> Told | None:
    """What the word of saying suggests about the content."""
    match = scene.annotated.matches.at(LAYER, frame.first)
    if match is not None:
        entry = scene.annotated.lexicon.entry(match.ref)
        if entry.kind == "verb":
            return Told(entry.get("value"), firm=False)  # type: ignore[arg-type]
    act = frame.entry.get("act") if frame.entry is not None else ""
    if act in COMMANDED:
        return Told("future")
    return Told("future", firm=False) if act == "warn" else None


def _view(scene: Scene, first: int, last: int, *, clause: bool) -> View:
    """The first sentence of a piece."""
    gaps = scene.words.gaps
    for index in range(first + 1, min(last, first + SENTENCE) + 1):
        if index in gaps and not ENDS.isdisjoint(gaps[index]):
            last = index - 1
            break
    return View(scene, scene.annotated.matches.layer(LAYER), first, last, clause)


def _conditional(view: View) -> bool:
    """Whether an if or unless stands in the sentence, but not at the head of a clause that is added to it."""
    for index in range(view.first, min(view.last, view.first + SENTENCE) + 1):
        if view.kind(index) == "condition" and (index == view.first or not view.conjoined(index)):
            return True
    return False


def _noun(view: View) -> Told | None:
    """What the head of a noun content tells, else a time to come."""
    kind = view.kind(view.first)
    if kind == "negation":
        return Told("negated")
    if kind == "lasting":
        return Told("ongoing")
    if kind in ("noun", "state"):
        return Told(view.value(view.first))
    return Told("future", firm=False) if later(view, view.first) == "future" else None


def _clause(view: View) -> Told | None:
    """Walks to the verb of the clause: what stands before it may already decide, what hangs on it does not."""
    judged = _judged(view)
    if judged is not None:
        return judged
    weak: Told | None = None
    index, hidden = view.first, False
    while index <= view.end():
        if index > view.first and view.scene.breaks(index):
            if weak is not None or _begins(view, index):
                break
            hidden = False
        complementizer = view.scene.kind(index) == "complementizer"
        if complementizer and index > view.first and view.conjoined(index):
            break
        if view.kind(index) == "subordinate" or (hidden and complementizer):
            index, hidden = _behind(view, index), True
            continue
        told = sign(view, index)
        if told is not None and not (hidden and view.conjoined(index)):
            if told.firm and not _attribute(view, index, told):
                return told
            weak = weak or told
        index = view.after(index)
    return weak


def _whoever(view: View) -> Modality | None:
    """Whoever does this, that will happen to them: conditional with a future or a command behind it, else general."""
    scene, head = view.scene, view.first
    if scene.folds[head] not in scene.language["whoever"] or head >= view.last:
        return None
    if scene.folds[head] == scene.language["whoever"][0] and not _present(scene, head + 1):
        return None
    behind = range(head + 2, view.end() + 1)
    ahead = any(_ahead(view, index) for index in behind)
    return "conditional" if ahead else "general" if _present(scene, head + 1) else None


def _present(scene: Scene, index: int) -> bool:
    fold = scene.folds[index]
    return len(fold) >= SHORTEST and fold.startswith(scene.language["tenses"]["present"])


def _ahead(view: View, index: int) -> bool:
    """A verb of the future, or one that a command opens."""
    if view.scene.folds[index].startswith(view.scene.language["command"]):
        return True
    told = sign(view, index)
    return told is not None and told.value == "future"


def _judged(view: View) -> Told | None:
    """This is a lie: a demonstrative with an indefinite noun is a judgement, or a denial by its predicate."""
    scene, index = view.scene, view.first + 1
    if scene.kind(view.first) != "demonstrative" or index > view.last or view.known(index) or scene.breaks(index):
        return None
    if view.kind(index) is not None or sign(view, index) is not None:
        return None
    for after in range(index + 1, view.end() + 1):
        if scene.breaks(after):
            break
        if view.kind(after) == "state" and view.value(after) == "negated":
            return Told("negated")
    return Told("general")


def _attribute(view: View, index: int, told: Told) -> bool:
    """Whether a verb of the present right behind an indefinite noun may be its attribute (men who carry arms fled)."""
    return told.value == "ongoing" and view.clause and index > view.first and not _subject(view, index - 1)


def _subject(view: View, index: int) -> bool:
    """Whether a verb behind the word is that of the clause: the word is definite, or no noun."""
    return view.known(index) or view.kind(index) is not None or view.scene.kind(index) is not None


def _begins(view: View, index: int) -> bool:
    """Whether another clause begins behind punctuation."""
    if view.scene.kind(index) == "connector":
        return True
    return view.conjoined(index) and view.kind(index) not in (None, "subordinate", "pseudo")


def _behind(view: View, index: int) -> int:
    """The word behind the verb of a subordinate clause."""
    index = view.after(index)
    while index <= view.last and view.kind(index) in PARTICLES and not view.scene.breaks(index):
        index = view.after(index)
    return view.after(index)


def _verbless(view: View) -> bool:
    """Whether a clause in which no verb was found is one without a verb, rather than with one that is not known."""
    scene, first = view.scene, view.first
    if view.inside(first):
        return first < view.last and _predicate(scene, first + 1)
    known = view.known(first) or first in scene.people or _owned(scene, first)
    return not verbal_noun(scene, first) and known


def _owned(scene: Scene, index: int) -> bool:
    """Whether a noun ends in a pronoun of possession (our borders)."""
    return len(scene.folds[index]) > SHORTEST and scene.folds[index].endswith(scene.language["ours"])


def _predicate(scene: Scene, index: int) -> bool:
    """Whether the word behind "that he" is no verb: definite, a preposition, a name, or shaped as a participle."""
    if scene.definite(index) or scene.kind(index) in ("inner", "outer") or index in scene.people:
        return True
    return scene.folds[index].startswith(scene.language["tenses"]["participle"]) and len(scene.folds[index]) > SHORTEST


__all__ = ["CLAUSE", "modality_of"]
