"""What a word is where it stands: a verb, a noun of an act, a noun behind a glued preposition."""

from __future__ import annotations

import re
from functools import lru_cache

from qawl.lexicon.entry import Entry
from qawl.statements.scene import MOST_NAME_WORDS, Scene
from qawl.text.match import Match

FINITE = ("pf", "im")
SURE = ("pf3ms", "pf3fs", "pf3mp", "im3ms", "im3fs", "im3mp")
SHORT = 3  # letters of a verb that may as well be a noun
POSSESSED = 4  # letters of a word that may end like a pronoun and be a name all the same
GLUED = 7  # letters from which on a preposition and an article at its head are no name


@lru_cache(maxsize=16)
def _shapes(shapes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(shapes))


def verbal_noun(scene: Scene, index: int) -> bool:
    """Whether the word looks like a noun of an act or state: by the lexicon, else by its shape."""
    if scene.kind(index) == "event":
        return True
    if scene.person(index) is not None or index in scene.actors or index in scene.places or scene.definite(index):
        return False
    return _shapes(scene.language["verbal_noun_shapes"]).fullmatch(scene.folds[index]) is not None


def adverbial(scene: Scene, index: int) -> bool:
    """Whether the word is a noun of an act in the indefinite accusative (in comment on), written without its mark."""
    fold, ending = scene.folds[index], scene.language["accusative"]
    if not fold.endswith(ending) or index in scene.places or index in scene.actors:
        return False
    return _shapes(scene.language["verbal_noun_shapes"]).fullmatch(fold[: -len(ending)]) is not None


def finite(scene: Scene, index: int) -> bool:
    """Whether a finite reporting verb begins at `index`, its letters being no noun or name there."""
    match = scene.reporting.get(index)
    if match is None or not match.features.startswith(FINITE):
        return False
    known = scene.verbs.get(index)
    if known is None and scene.sourcing(index):
        known = False
    if known is None:
        known = scene.verbs[index] = _is_verb(scene, match)
    return known


def plain_verb(scene: Scene, index: int) -> bool:
    """Whether a finite verb that reports nothing surely begins at `index`: its letters are no noun, no name."""
    match = scene.acting.get(index)
    if match is None or scene.person(index) is not None or index in scene.actors or index in scene.places:
        return False
    if scene.definite(index) or not match.features.startswith(SURE):
        return False
    form = scene.folds[index][len(match.prefix) :]
    if match.features.endswith("+o"):  # not a noun with the ending of the feminine, which folds to a pronoun
        noun = _shapes(scene.language["verbal_noun_shapes"]).fullmatch(form)
        return noun is None and scene.words.surface(index)[-1] == form[-1]
    if match.features == "pf3mp":
        return True
    if match.features == "pf3fs":
        return len(form) > SHORT
    if match.features == "pf3ms" and scene.kind_before(index) == "connector":
        return True
    return len(form) > SHORT and not form.startswith(scene.language["doubtful_head"])


def possessed(scene: Scene, index: int) -> bool:
    """Whether a pronoun of possession seems to end a word that is no name known to the lexicon (his supporters)."""
    surface = scene.words.surface(index)
    if len(surface) <= POSSESSED or scene.person(index) is not None:
        return False
    return surface.endswith(tuple(scene.language["possessed"]))


def tells(scene: Scene, index: int, *, named: bool) -> bool:
    """Whether a word behind a name is no more of it: the speaker's own speech (his remarks), a report (news of), whom
    calls go to (the international community).
    """
    if " ".join(scene.folds[index : index + 2]) in scene.language["called"]:
        return True
    if not named or scene.definite(index) or scene.prefix(index):
        return False
    report = index in scene.carriers and scene.carriers[index].kind in ("carrier", "account", "blame")
    return report or _own_speech(scene, index)


def _own_speech(scene: Scene, index: int) -> bool:
    """Whether the word is a noun of saying with a pronoun of possession."""
    fold = scene.folds[index]
    for pronoun in sorted(scene.language["possessed"], key=len, reverse=True):
        stem = fold.removesuffix(pronoun)
        if stem != fold:
            feminine = stem[:-1] + scene.language["feminine"][0] if stem.endswith(scene.language["tied"]) else stem
            return stem in scene.language["speeches"] or feminine in scene.language["speeches"]
    return False


def each_of(scene: Scene, index: int) -> bool:
    """Whether the words for each of (X and Y) begin here."""
    return tuple(scene.folds[index : index + 2]) == tuple(scene.language["each"])


def unmarked_relative(scene: Scene, index: int) -> bool:
    """Whether a verb right behind an indefinite noun of occasion says more about it (a statement that X published)."""
    if scene.breaks(index) or not (plain_verb(scene, index) or finite(scene, index)):
        return False
    before = index - 1
    while before > 0 and (scene.person(before) == "adjective" or scene.nisba(before)) and not scene.definite(before):
        before -= 1
    if scene.kind(before) != "occasion" or scene.definite(before):
        return False
    return scene.carries(before) or scene.tanwin(before)


def _is_verb(scene: Scene, match: Match) -> bool:
    """Not a name, not behind a preposition or noun of an act, not in the first person, with proclitics of a verb."""
    index, features, entry = match.first, match.features, scene.annotated.lexicon.entry(match.ref)
    place = index in scene.places and not features.startswith("pf")
    if scene.person(index) is not None or place or features.startswith("im1") or scene.tanwin(match.last):
        return False
    marked = len(scene.words.surface(index)) > len(scene.folds[index])
    if scene.kind(index) == "outer" and not marked and not _governs(scene, index, entry):
        return False
    if index and not scene.gap(index).strip() and "+o" not in features and _nominal_place(scene, index - 1):
        return False
    if match.prefix and match.prefix[-1] in scene.language["prepositions"]:
        return False
    if scene.language["future"] in match.prefix and features.startswith("pf"):
        return False
    if features == "pf3md" and not match.prefix and _counts(scene, index - 1):
        return False  # twenty students, whose accusative is the dual of a verb
    if features == "pf3md" and not match.prefix and scene.person(index - 1) in ("outlet", "organisation", "unnamed"):
        return False  # the name of an agency
    if features.endswith("_j") and not negated(scene, index):
        return False
    if (
        entry.get("adjective") == "yes"
        and index + 1 < scene.size
        and scene.prefix(index + 1)[:1] == scene.language["for"]
    ):
        return False
    if entry.get("exact") == "yes" and not _spelt(scene, index, features, entry):
        return False
    return not (entry.get("vowelled") == "yes" and features == "pf3ms" and not marked)


def _counts(scene: Scene, index: int) -> bool:
    """Whether the word is a number that a noun follows."""
    return index >= 0 and (scene.folds[index].isdigit() or scene.annotated.matches.at("numbers", index) is not None)


def _spelt(scene: Scene, index: int, features: str, entry: Entry) -> bool:
    """Whether the last letter is the verb's own, where another last letter makes another word."""
    base = {"pf3ms": entry.name, "im3ms": entry.get("present"), "im3fs": entry.get("present")}.get(features)
    return not base or scene.words.surface(index)[-1] == base[-1]


def _governs(scene: Scene, index: int, entry: Entry) -> bool:
    """Whether one of the prepositions that a verb needs stands soon behind it."""
    stops = scene.annotated.lexicon.folded(entry, "prepositions")
    near = range(index + 1, min(index + MOST_NAME_WORDS * 2, scene.size))
    return entry.get("governed") == "yes" and any(scene.folds[after] in stops for after in near)


def _nominal_place(scene: Scene, before: int) -> bool:
    """Whether only a noun can follow the word: a preposition, "was done", a noun of an act without article."""
    kind = scene.kind(before)
    act = kind == "event" and not scene.definite(before) and not _paper(scene, before)
    return act or kind in ("inner", "passive", "anonymity")


def _paper(scene: Scene, last: int) -> bool:
    """Whether the name of a paper ends at the word (a draft resolution), which may condemn and demand."""
    for first in (last, last - 1):
        entry = scene.persons.get(first)
        if entry is not None and entry.get("paper") == "yes" and scene.people[first].last == last:
            return True
    return False


def negated(scene: Scene, index: int) -> bool:
    """Whether a negation stands right before the word."""
    near = any(scene.kind(before) == "negation" for before in (index - 1, index - 2) if before >= 0)
    return near and not scene.gap(index).strip()


def reports(scene: Scene, index: int) -> bool:
    """Whether a finite reporting verb or a participle of saying begins at `index`."""
    match = scene.reporting.get(index)
    return finite(scene, index) or (match is not None and match.features == "apms" and scene.person(index) is None)


def governed(scene: Scene, index: int) -> bool:
    """Whether a one-letter preposition stands before the noun, inside the word."""
    prefix = scene.prefix(index).lstrip(scene.language["and"])
    if prefix:
        return prefix[0] in scene.language["prepositions"]
    fold = scene.folds[index]
    known = index in scene.people or index in scene.grammar or index in scene.actors or index in scene.places
    if known or fold[0] not in scene.language["prepositions"]:
        return False
    glued = fold.startswith(scene.language["article"], 1) and len(fold) >= GLUED
    glued = glued or _shapes(scene.language["glued_noun_shapes"]).fullmatch(fold, 1) is not None
    return fold[1:2].isascii() or glued or fold.startswith(scene.language["contracted"])
