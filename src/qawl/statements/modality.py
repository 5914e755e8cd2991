"""Whether what is said happened, goes on, will be, would be, is not so, or holds in general."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qawl.statements.frames import Frame
from qawl.statements.phrases import finite, verbal_noun
from qawl.statements.scene import Scene
from qawl.text.match import Match
from qawl.types import Modality

CLAUSE = 30  # words in which the verb of a clause is looked for: behind more of them stands another one
SENTENCE = 60  # words in which a condition is looked for
HEAD = 3  # words in which the noun that heads a noun content stands
SHORTEST = 4  # letters: the shape of a shorter word tells nothing
ENDS = frozenset(".!?\u061f\u06d4\u2026\n\r")
COMMANDED = frozenset({"demand", "promise"})
PARTICLES = frozenset({"negation", "doubt", "future", "being"})  # what may stand between a particle and its verb


class Told(NamedTuple):
    """What a clause tells about itself; `firm` where its verb or a particle does, not a predicate or adverb alone."""

    value: Modality
    firm: bool


class View(NamedTuple):
    """A piece of content: words `first` to `last` of one sentence, seen with the matches of this layer."""

    scene: Scene
    matches: Mapping[int, Match]
    first: int
    last: int

    def kind(self, index: int) -> str | None:
        """What the word or phrase that begins at `index` is in this layer."""
        match = self.matches.get(index)
        return None if match is None else self.scene.annotated.lexicon.entry(match.ref).kind

    def field(self, index: int, name: str) -> str:
        """A field of the entry that is matched at `index`."""
        return self.scene.annotated.lexicon.entry(self.matches[index].ref).get(name)

    def conjoined(self, index: int) -> bool:
        """Whether the conjunction is glued to the word at `index`, as far as its letters tell."""
        return self.scene.folds[index].startswith(self.scene.language["and"])


def modality_of(scene: Scene, frame: Frame, pieces: Sequence[tuple[int, int]]) -> Modality:
    """Whether what is said happened, goes on, will be, would be, is not so, or holds in general.

    That of the first clause of the content, `pieces` being its words (first and last, inclusive). What is demanded or
    promised is to come, whatever its verb; without any sign it happened.
    """
    expected = _expected(scene, frame)
    if not pieces:
        return "happened"
    view = _view(scene, *pieces[0])
    if expected is not None and expected.firm:
        return "conditional" if _conditional(view) else expected.value
    noun = frame.opening is not None and frame.opening.kind == "noun"
    told = _noun(view) if noun else _clause(view, nominal=frame.opening is not None and frame.opening.kind == "clause")
    return _settled(view, told, expected, noun=noun)


def _settled(view: View, told: Told | None, expected: Told | None, *, noun: bool) -> Modality:
    """What the clause tells itself, else what its verb of saying suggests; a condition overrules all that is not sure."""
    if told is not None and told.firm and told.value in ("happened", "negated", "conditional"):
        return told.value
    if _conditional(view):
        return "conditional"
    if told is not None and (told.firm or expected is None):
        return told.value
    if expected is not None:
        return expected.value
    return "ongoing" if not noun and _nominal(view) else "happened"


def _expected(scene: Scene, frame: Frame) -> Told | None:
    """What the word of saying suggests about the content."""
    match = scene.annotated.matches.at("modality", frame.first)
    if match is not None:
        entry = scene.annotated.lexicon.entry(match.ref)
        if entry.kind == "verb":
            return Told(entry.get("value"), False)  # type: ignore[arg-type]
    act = frame.entry.get("act") if frame.entry is not None else ""
    if act in COMMANDED:
        return Told("future", True)
    return Told("future", False) if act == "warn" else None


def _view(scene: Scene, first: int, last: int) -> View:
    """The first sentence of a piece."""
    gaps = scene.words.gaps
    for index in range(first + 1, min(last, first + SENTENCE) + 1):
        if index in gaps and not ENDS.isdisjoint(gaps[index]):
            last = index - 1
            break
    return View(scene, scene.annotated.matches.layer("modality"), first, last)


def _conditional(view: View) -> bool:
    """Whether an if or unless stands in the sentence, but not at the head of a clause that is added to it."""
    for index in range(view.first, min(view.last, view.first + SENTENCE) + 1):
        if view.kind(index) == "condition" and (index == view.first or not view.conjoined(index)):
            return True
    return False


def _noun(view: View) -> Told | None:
    """What the head of a noun content tells, else a time to come."""
    for index in range(view.first, min(view.last, view.first + HEAD - 1) + 1):
        if view.kind(index) == "noun":
            return Told(view.field(index, "value"), True)  # type: ignore[arg-type]
        if view.kind(index) == "negation":
            return Told("negated", True)
    return Told("future", False) if _later(view, view.first) == "future" else None


def _later(view: View, index: int) -> str:
    """A habit or a time to come in the rest of the clause, which a verb of the present takes up; else nothing."""
    while index <= min(view.last, view.first + CLAUSE):
        if index > view.first and view.scene.breaks(index):
            break
        kind = view.kind(index)
        if kind == "subordinate":
            break
        if kind == "state" and (view.field(index, "value") == "future" or view.field(index, "habit") == "yes"):
            return view.field(index, "value")
        index += 1
    return ""


def _clause(view: View, *, nominal: bool) -> Told | None:
    """Walks to the verb of the clause: what stands before it may already decide, what hangs on it does not."""
    weak: Told | None = None
    index, hidden = view.first, False
    while index <= min(view.last, view.first + CLAUSE):
        if index > view.first and view.scene.breaks(index):
            if weak is not None or _begins(view, index):
                break
            hidden = False
        kind = view.kind(index)
        if kind == "subordinate":
            index, hidden = _behind(view, index), True
            continue
        told = _sign(view, index, nominal=nominal) if kind != "pseudo" else None
        if told is not None and not (hidden and view.conjoined(index)):
            if told.firm:
                return told
            weak = weak or told
        index = view.matches[index].last + 1 if kind is not None else index + 1
    return weak


def _begins(view: View, index: int) -> bool:
    """Whether another clause begins behind punctuation."""
    if view.scene.kind(index) == "connector":
        return True
    return view.conjoined(index) and view.kind(index) not in (None, "subordinate", "pseudo")


def _behind(view: View, index: int) -> int:
    """The word behind the verb of a subordinate clause."""
    index = view.matches[index].last + 1
    while index <= view.last and view.kind(index) in PARTICLES and not view.scene.breaks(index):
        index = view.matches[index].last + 1
    return index + 1


def _sign(view: View, index: int, *, nominal: bool) -> Told | None:
    """What one word tells; None for nothing."""
    kind = view.kind(index)
    if kind is None:
        return _shape(view, index)
    if kind == "negation":
        return _negated(view, index)
    if kind == "exception":
        return Told("negated", True) if index == view.first else None
    if kind in ("condition", "doubt"):
        return _doubted(view, index)
    if kind == "future":
        return Told("future", True)
    if kind == "being" and view.field(index, "value") == "happened":
        return Told("happened", True)
    if kind in ("lasting", "present", "being", "verb"):
        return _present(view, index, kind)
    if kind == "past":
        return _past(view, index, nominal=nominal)
    if kind == "state":
        return Told(view.field(index, "value"), False)  # type: ignore[arg-type]
    return None


def _negated(view: View, index: int) -> Told:
    """A negation, unless an exception takes it back."""
    for after in range(index + 1, min(view.last, index + CLAUSE) + 1):
        if view.scene.breaks(after):
            break
        if view.kind(after) == "exception":
            return Told(view.field(index, "tense"), True)  # type: ignore[arg-type]
    return Told("negated", True)


def _doubted(view: View, index: int) -> Told | None:
    """A condition at the head of its clause, or a may before a verb of the present."""
    if view.kind(index) == "condition":
        return None if index > view.first and view.conjoined(index) else Told("conditional", True)
    if view.field(index, "with") == "present" and not _is_present(view, view.matches[index].last + 1):
        return None
    return Told("conditional", True)


def _is_present(view: View, index: int) -> bool:
    if index > view.last:
        return False
    told = _sign(view, index, nominal=False)
    return told is not None and told.value in ("ongoing", "general", "negated")


def _present(view: View, index: int, kind: str) -> Told | None:
    """A verb of the present, by its proclitics of the future or of a purpose, and by what the clause says of the time."""
    match, language = view.matches[index], view.scene.language
    if kind == "verb" and match.features.startswith("pf"):
        return Told("happened", True)
    if kind == "verb" and not match.features.startswith("im"):
        return None
    if language["future"] in match.prefix:
        return Told("future", True)
    if match.prefix.endswith(language["for"]):
        return Told("future", True) if index == view.first else None
    value = view.field(index, "value") or _later(view, index) or "ongoing"
    return Told(value, kind != "being")  # type: ignore[arg-type]


def _past(view: View, index: int, *, nominal: bool) -> Told | None:
    """A verb of the past; letters that are a noun too are a verb at the head of a clause that no particle opens."""
    if view.field(index, "noun") != "yes":
        return Told("happened", True)
    if index == view.first:
        return None if nominal else Told("happened", True)
    return Told("happened", False)


def _shape(view: View, index: int) -> Told | None:
    """What the letters of a word that is not in this layer tell: a verb of saying, a future, a present, a past."""
    scene = view.scene
    if finite(scene, index):
        match = scene.reporting[index]
        if scene.language["future"] in match.prefix:
            return Told("future", True)
        return Told("happened" if match.features.startswith("pf") else "ongoing", True)
    if index in scene.people or index in scene.places or index in scene.actors or scene.definite(index):
        return None
    return _shaped(view, scene.folds[index], index)


def _shaped(view: View, fold: str, index: int) -> Told | None:
    language = view.scene.language
    tenses = language["tenses"]
    stem = fold[1:] if len(fold) > SHORTEST and fold.startswith(language["and"]) else fold
    if len(stem) < SHORTEST:
        return None
    if stem.startswith(tenses["future"]):
        return Told("future", True)
    if stem.startswith(tenses["present"]):
        return Told(_later(view, index) or "ongoing", True)  # type: ignore[arg-type]
    if stem.endswith(tenses["past"]) and not stem.endswith(tenses["nominal"]):
        return Told("happened", True)
    return None


def _nominal(view: View) -> bool:
    """Whether a clause in which no verb was found is one without a verb, rather than with one that is not known."""
    scene, first = view.scene, view.first
    return not verbal_noun(scene, first) and (scene.definite(first) or first in scene.people)
