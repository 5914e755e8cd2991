"""What single words tell about the modality of a clause: particles and verbs firmly, predicates and adverbs weakly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

from qawl.statements.classes import finite
from qawl.statements.scene import Scene
from qawl.text.match import Match
from qawl.types import Modality

LAYER = "modality"
CLAUSE = 30  # words in which the verb of a clause is looked for: behind more of them stands another one
SHORTEST = 4  # letters: the shape of a shorter word tells nothing


class Told(NamedTuple):
    """What a word tells; `firm` where it is a verb or particle that decides alone, else it waits for one."""

    value: Modality
    firm: bool = True


class View(NamedTuple):
    """A stretch of content, words `first` to `last` of one sentence, with the matches of this layer.

    `clause`: a word like "that" opens it, so that no verb can be its first word.
    """

    scene: Scene
    matches: Mapping[int, Match]
    first: int
    last: int
    clause: bool

    def kind(self, index: int) -> str | None:
        """What the word or phrase that begins at `index` is in this layer."""
        match = self.matches.get(index)
        if match is None:
            return None
        entry = self.scene.annotated.lexicon.entry(match.ref)
        if entry.get("exact") == "yes" and entry.name not in self.scene.words.surface(index):
            return None
        return entry.kind

    def field(self, index: int, name: str) -> str:
        """A field of the entry that is matched at `index`."""
        return self.scene.annotated.lexicon.entry(self.matches[index].ref).get(name)

    def value(self, index: int) -> Modality:
        """The modality that the entry matched at `index` stands for."""
        return cast(Modality, self.field(index, "value"))

    def after(self, index: int) -> int:
        """The word behind the match at `index`, or behind the word where there is none."""
        match = self.matches.get(index)
        return index + 1 if match is None else match.last + 1

    def end(self) -> int:
        """The last word that is looked at."""
        return min(self.last, self.first + CLAUSE)

    def conjoined(self, index: int) -> bool:
        """Whether the conjunction is glued to the word, as far as its letters tell."""
        return self.scene.folds[index].startswith(self.scene.language["and"])

    def known(self, index: int) -> bool:
        """Whether the word surely is something definite: it has the article, is a name, or is a pronoun after that."""
        scene = self.scene
        return scene.definite(index) or index in scene.places or index in scene.actors or self.inside(index)

    def inside(self, index: int) -> bool:
        """Whether the word is a that with its subject glued to it."""
        scene = self.scene
        return scene.kind(index) == "complementizer" and scene.kinds[index].get("inside") == "yes"


def sign(view: View, index: int) -> Told | None:
    """What the word or phrase that begins at `index` tells; None for nothing."""
    kind = view.kind(index)
    if kind is None:
        return _shape(view, index)
    if kind == "negation":
        return _negated(view, index)
    if kind == "exception":
        return Told("negated") if index == view.first else None
    if kind in ("condition", "doubt"):
        return _doubted(view, index)
    if kind == "future":
        return Told("future") if view.field(index, "at") != "head" or index == view.first else None
    if kind in ("lasting", "present", "being", "verb"):
        return _conjugated(view, index, kind)
    if kind == "past":
        return _past(view, index)
    return _state(view, index) if kind == "state" else None


def later(view: View, index: int) -> Modality | None:
    """A habit or a time to come in the rest of the clause, which a verb of the present takes up."""
    while index <= view.end():
        if index > view.first and view.scene.breaks(index):
            return None
        kind = view.kind(index)
        if kind == "subordinate":
            return None
        if kind == "state" and (view.value(index) == "future" or view.field(index, "habit") == "yes"):
            return view.value(index)
        index = view.after(index)
    return None


def _negated(view: View, index: int) -> Told:
    """A negation, unless an exception takes it back."""
    for after in range(view.after(index), view.end() + 1):
        if view.scene.breaks(after):
            break
        if view.kind(after) == "exception":
            return Told(cast(Modality, view.field(index, "tense")))
    return Told("negated")


def _doubted(view: View, index: int) -> Told | None:
    """A condition at the head of its clause, or a may before a verb of the present."""
    if view.kind(index) == "condition":
        return None if index > view.first and view.conjoined(index) else Told("conditional")
    if view.field(index, "with") == "present" and not _before_present(view, view.after(index)):
        return None
    return Told("conditional")


def _before_present(view: View, index: int) -> bool:
    told = sign(view, index) if index <= view.last else None
    return told is not None and told.value in ("ongoing", "general", "negated")


def _conjugated(view: View, index: int, kind: str) -> Told | None:
    """A verb by its tense, by the particles of the future or of a purpose glued to it, and by what tells the time."""
    match, language = view.matches[index], view.scene.language
    if match.features.startswith("pf"):
        return Told("happened")
    if kind == "verb" and not match.features.startswith("im"):
        return None
    if language["future"] in match.prefix:
        return Told("future")
    if match.prefix.endswith(language["for"]):
        return Told("future") if index == view.first else None
    value = cast(Modality, view.field(index, "value")) or later(view, index) or "ongoing"
    return Told(value, firm=kind != "being" or value == "happened")


def _past(view: View, index: int) -> Told | None:
    """A verb of the past. Letters that are a noun too are one where the place is that of a verb."""
    if view.field(index, "noun") != "yes":
        return Told("happened")
    if index == view.first:
        return None if view.clause else Told("happened")
    return Told("happened", firm=view.known(index - 1))


def _state(view: View, index: int) -> Told | None:
    """A predicate or adverb; before the article (the un-armed) it is an attribute and tells nothing."""
    after = view.after(index)
    if view.value(index) == "negated" and after <= view.last and view.scene.definite(after):
        return None
    return Told(view.value(index), firm=False)


def _shape(view: View, index: int) -> Told | None:
    """What a verb of saying tells, and what the letters of a word tell that no layer knows."""
    scene = view.scene
    if finite(scene, index):
        match = scene.reporting[index]
        if scene.language["future"] in match.prefix:
            return Told("future")
        return Told("happened") if match.features.startswith("pf") else Told(later(view, index) or "ongoing")
    if index in scene.people or index in scene.places or index in scene.actors or scene.definite(index):
        return None
    return _letters(view, index)


def _letters(view: View, index: int) -> Told | None:
    """A future by its particle, a present by its first letter, a past by its ending."""
    fold, language = view.scene.folds[index], view.scene.language
    tenses = language["tenses"]
    stem = fold[len(language["and"]) :] if fold.startswith(language["and"]) else fold
    if len(stem) >= SHORTEST and stem.startswith(tenses["future"]):
        return Told("future")
    if len(stem) >= SHORTEST and stem.startswith(tenses["present"]):
        return Told(later(view, index) or "ongoing")
    past = fold.endswith(tenses["past"]) and not fold.endswith(tenses["nominal"])
    return Told("happened") if past and len(fold) >= SHORTEST else None
