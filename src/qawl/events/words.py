"""What has been read of a phrase of participants, and what single words beside it are: adjectives, persons, objects."""

from __future__ import annotations

from qawl.events.stage import Stage
from qawl.statements.classes import each_of, governed, possessed
from qawl.statements.frames import Noun
from qawl.statements.scene import MOST_NAME_WORDS
from qawl.statements.subjects import gender_of

NAMES = ("title", "role", "given", "organisation", "outlet")


class State:
    """A phrase on its way: words `first` to `last`, at most to `limit`; `stops` are prepositions that end it.

    `counted`: it begins with a figure; `definite`: no further noun can belong to it but as an adjective; `modified`: an
    adjective has been read, so that it governs no other noun.
    """

    def __init__(self, stage: Stage, first: int, limit: int, stops: frozenset[str]) -> None:
        self.stage, self.scene, self.first, self.limit, self.stops = stage, stage.scene, first, limit, stops
        self.last = self.whole(first)
        self.counted = first in stage.figures
        self.definite = self.definite_at(first)
        self.modified = False

    def whole(self, index: int) -> int:
        """The last word of the longest known mention or name that begins at `index`."""
        lasts = [index]
        for mentions in (self.stage.figures, self.stage.places, self.stage.states):
            if index in mentions:
                lasts.append(mentions[index][0])
        for layer in (self.scene.people, self.scene.actors):
            if index in layer:
                lasts.append(layer[index].last)
        if each_of(self.scene, index):
            lasts.append(index + 2)
        return min(max(lasts), self.limit)

    def definite_at(self, index: int) -> bool:
        if index in self.stage.figures:
            return False
        named = index in self.scene.actors or index in self.stage.places or index in self.stage.states
        return self.scene.definite(index) or named or possessed(self.scene, index)


def heads(stage: Stage, noun: Noun) -> range:
    """The words of a phrase that may say who or what it names: a figure with its unit, what stands behind "several" or
    "the last", else its first word."""
    first = noun.first
    if first in stage.figures:
        return range(first, min(stage.figures[first][0], noun.last) + 1)
    counts = stage.kind(first) == "series" or stage.scene.person(first) == "modifier"
    return range(first, min(first + counts, noun.last) + 1)


def adjective(state: State, index: int) -> bool:
    """Whether the word describes the noun before it: alike in its article, and no noun that is counted or named."""
    scene = state.scene
    if nominative(state, index) or (scene.person(index) == "adjective" and scene.definite(index) and state.definite):
        return True
    if state.stage.kind(index) == "thing":
        return False
    belongs = scene.nisba(index) and scene.definite(index) and state.definite and scene.person(state.last) is None
    if belongs and (not introduces(state, index) or (state.last == state.first and state.stage.person(state.first))):
        return True  # the media office, the civil activist X: the word names persons, too
    if index in scene.actors or index in state.stage.places or scene.person(index) in NAMES:
        return False
    if scene.definite(index):
        return state.definite and _describes(state, index)
    return not scene.definite(state.last) and _described(state, index)


def _describes(state: State, index: int) -> bool:
    """Whether a definite word is an adjective of the definite noun before it, by its ending or its shape."""
    scene, language = state.scene, state.scene.language
    somebody = scene.person(index) == "unnamed" or state.stage.person(index)
    if somebody and (scene.folds[index].endswith(language["plural"]) or introduces(state, index)):
        return False
    feminine = language["feminine"]
    alike = scene.folds[index].endswith(feminine) is scene.folds[state.last].endswith(feminine)
    shaped = scene.folds[index].startswith(language["article"] + language["tenses"]["participle"])
    ending = scene.folds[index].endswith(feminine)
    return scene.nisba(index) or (alike and (shaped or ending)) or (shaped and ending)


def _described(state: State, index: int) -> bool:
    """Whether an indefinite word is an adjective of the indefinite noun before it."""
    scene, language = state.scene, state.scene.language
    if _accusative_nisba(state, index):
        return True
    if state.stage.person(index) and not scene.nisba(index):
        return False
    if scene.person(index) in ("adjective", "modifier") or (scene.nisba(index) and not _governs(state, index)):
        return True
    fold, feminine = scene.folds[index], language["feminine"]
    return (
        state.modified
        and scene.kind(index) is None
        and all(w.endswith(feminine) for w in (fold, scene.folds[state.last]))
    )


def _accusative_nisba(state: State, index: int) -> bool:
    """Whether the word is an adjective of belonging in the case of a counted noun or of an object."""
    language, stem = state.scene.language, state.scene.folds[index].removesuffix(state.scene.language["accusative"])
    object_like = state.counted or state.scene.folds[state.last].endswith(language["accusative"])
    return object_like and stem != state.scene.folds[index] and stem.endswith(language["nisba"])


def introduces(state: State, index: int) -> bool:
    """Whether the name of a person stands behind the word."""
    scene, after = state.scene, index + 1
    if after > state.limit or scene.gap(after).strip() or scene.definite(after) or scene.kind(after):
        return False
    if after in state.stage.figures or after in state.stage.dates:
        return False
    return scene.person(after) in (None, "given") and not governed(scene, after) and not scene.nisba(after)


def nominative(state: State, index: int) -> bool:
    """Whether word and phrase both end as plurals that govern nothing (armed settlers)."""
    ending = state.scene.language["plural"][0]
    return state.scene.folds[index].endswith(ending) and state.scene.folds[state.last].endswith(ending)


def _governs(state: State, index: int) -> bool:
    """Whether a word without article, though it ends like an adjective, governs the name behind it."""
    scene, after = state.scene, index + 1
    if after > state.limit or scene.gap(after).strip():
        return False
    return scene.definite(after) or after in scene.actors


def accusative(state: State, index: int) -> bool:
    """Whether a word is in the case of an object, or belongs to the person who is named (his son)."""
    scene = state.scene
    match, counted = scene.people.get(index), scene.annotated.matches.at("counted", index)
    if state.counted or index - 1 != state.last or index in state.stage.places:
        return False
    accusative = (match is not None and match.features == "acc") or (counted is not None and counted.features == "a")
    own = possessed(scene, index) and (scene.person(state.last) == "unnamed" or state.stage.person(state.last))
    return accusative or own


def acts(stage: Stage, index: int) -> bool:
    """Whether a word that nothing is known of begins as verbs of the present do."""
    scene, fold = stage.scene, stage.scene.folds[index]
    known = scene.person(index) or index in scene.actors or scene.annotated.matches.at("counted", index)
    return not known and len(fold) >= MOST_NAME_WORDS and fold.startswith(scene.language["verb_beginnings"])


def begins_another(state: State, index: int) -> bool:
    """Whether a counted noun stands behind a figure that has its noun already."""
    scene = state.scene
    figure = state.stage.figures.get(state.first)
    whole = figure is not None and figure[1].unit is not None and state.last == figure[0]
    known = index in scene.actors or state.stage.person(index)
    return whole and not partial(state, state.last) and (known or scene.definite(index))


def partial(state: State, last: int) -> bool:
    """Whether a figure counts part of a whole whose name goes on behind it."""
    words = state.scene.folds[state.first : last]
    return any(word in state.scene.language["partitive"] for word in words) and not state.scene.definite(last)


def another_case(state: State, index: int) -> bool:
    """Whether a word in the accusative follows a plural in the nominative: what they struck (gunmen, an officer)."""
    fold, ending = state.scene.folds[state.last], state.scene.language["plural"][0]
    return fold.endswith(ending) and accusative(state, index)


def present_plural(stage: Stage, index: int) -> bool:
    """Whether a word that nothing is known of has beginning and ending of a plural verb of the present."""
    scene, fold = stage.scene, stage.scene.folds[index]
    known = scene.person(index) or index in scene.actors or scene.annotated.matches.at("counted", index)
    shaped = fold.startswith(scene.language["verb_beginnings"]) and fold.endswith(scene.language["plural"][0])
    return shaped and len(fold) > MOST_NAME_WORDS and not known and index not in stage.places


def subject_alone(stage: Stage, index: int) -> bool:
    """Whether the joined word is the subject of the verb behind it, alone: the verb may agree with it."""
    scene, after = stage.scene, index + 1
    if after >= scene.size or scene.gap(after).strip() or not stage.verb(after):
        return False
    feminine = scene.language["tied"] in (scene.folds[after][0], scene.folds[after][-1])
    return not (feminine and gender_of(scene, index) == "m")
