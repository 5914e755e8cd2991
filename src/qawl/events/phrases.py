"""Noun phrases of those who take part in an event: where they begin and end."""

from __future__ import annotations

from qawl.events.names import PERSONS, name_at, named
from qawl.events.prepositions import joined, skip_of
from qawl.events.stage import COUNTABLE, Stage
from qawl.events.words import (
    State,
    accusative,
    acts,
    adjective,
    another_case,
    begins_another,
    introduces,
    present_plural,
    subject_alone,
)
from qawl.statements.beginnings import BREAKS
from qawl.statements.classes import governed
from qawl.statements.frames import Noun
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import MOST_NAME_WORDS, Scene

LONGEST = 14  # words of a phrase
APART = frozenset(
    {"agent", "governor", "carrier", "manner", "aside", "self", "among", "outlook"}
)  # begin no phrase, end one
NAMES = ("title", "role", "given", "organisation", "outlet")
ASIDE = 6  # words in brackets that belong to a name


def phrase_at(stage: Stage, index: int, limit: int, stops: frozenset[str] = frozenset()) -> Noun | None:
    """The phrase that begins at word `index`, at most up to `limit`; None where none can begin.

    `stops` are folded prepositions that the event before governs, so that they end the phrase.
    """
    if index > limit or not begins(stage, index):
        return None
    if index == limit and stage.scene.kind(index) == "demonstrative":
        return None  # this, before what it points at
    scene = stage.scene
    limit = min(limit, index + LONGEST)
    titled = scene.person(index) == "given" or (scene.person(index) == "title" and not _brigade(scene, index))
    if titled and index not in stage.figures:
        last = min(phrase_end(scene, index, limit, stops=_prepositions(stage)), _before_figure(stage, index, limit))
        last = _in_body(State(stage, index, limit, stops), last)
    else:
        last = max(read(State(stage, index, limit, stops)), min(limit, _quoted(scene, index)))
    return Noun(index, last, skip_of(stage, index))


def _in_body(state: State, last: int) -> int:
    """The last word of somebody with a title, where the body in which he holds it and his name follow."""
    scene, after = state.scene, last + 1
    if last >= state.limit or scene.gap(after).strip():
        return last
    inner = scene.kind(after) == "inner"
    body = _member(state, after) if inner else _served(state, after)
    if body is None:
        return last
    if body < state.limit and scene.person(body + 1) == "given" and not scene.gap(body + 1).strip():
        return name_at(state, body + 1)
    return body if inner else last


def _served(state: State, index: int) -> int | None:
    """The last word of the body behind a glued preposition (the commander of the brigades of X)."""
    if not governed(state.scene, index) or state.scene.person(index) != "organisation":
        return None
    return read(State(state.stage, index, state.limit, state.stops))


def _quoted(scene: Scene, index: int) -> int:
    """The last word of the name in quotation marks that begins at the word; before it without one."""
    quote = scene.opening.get(index)
    return quote.last if quote is not None and quote.closed and quote.last - index < MOST_NAME_WORDS else index - 1


def _brigade(scene: Scene, index: int) -> bool:
    """Whether a rank is that of no person: a definite word that is no name stands behind it (brigade of X)."""
    after = index + 1
    return after < scene.size and scene.definite(after) and not scene.definite(index) and scene.person(after) != "given"


def _prepositions(stage: Stage) -> frozenset[str]:
    return frozenset(stage.scene.language["event_stops"])


def _before_figure(stage: Stage, index: int, limit: int) -> int:
    """The last word before the next figure or date: those who are counted are others."""
    for after in range(index + 1, limit + 1):
        if after in stage.figures or after in stage.dates or _struck(stage, after):
            return after - 1
    return limit


def _struck(stage: Stage, index: int) -> bool:
    """Whether an unknown joined word ends as a feminine verb with its object (and took him)."""
    scene, fold = stage.scene, stage.scene.folds[index]
    endings = (ending for group in scene.language["pronouns"].values() for ending in group)
    ends = tuple(scene.language["tied"] + ending for ending in endings)
    return joined(stage, index) and fold.endswith(ends) and not (stage.person(index) or scene.person(index))


def begins(stage: Stage, index: int) -> bool:
    """Whether a phrase of participants can begin at the word."""
    scene = stage.scene
    if index in stage.inner:
        return False
    if index in stage.figures:
        return stage.figures[index][1].kind in COUNTABLE
    kind = scene.kind(index)
    if kind in BREAKS or kind in ("inner", "passive") or index in stage.dates:
        return False
    if kind == "occasion" and scene.person(index) != "modifier":
        return False  # the last speech; but the last soldiers
    if kind == "demonstrative" and (index + 1 >= scene.size or not scene.definite(index + 1)):
        return False
    series = stage.kind(index) == "series" and index + 1 < scene.size and stage.names_event(index + 1)
    if series or stage.names_event(index):
        return False
    if stage.kind(index) in APART:
        return False
    return not stage.verb(index) and not present_plural(stage, index) and not scene.folds[index][:1].isdigit()


def read(state: State) -> int:
    """The last word of the phrase."""
    while state.last < state.limit:
        after = _next(state, state.last + 1)
        if after is None:
            break
        state.last = min(after, state.limit)
    return state.last


def _next(state: State, index: int) -> int | None:
    scene, stage = state.scene, state.stage
    if scene.gap(index).strip():
        return _punctuated(state, index)
    if index in stage.dates or stage.kind(index) in APART or scene.sourcing(index):
        return None
    if scene.kind(index) == "aside":
        return None
    if scene.folds[index] in scene.language["partitive"]:
        return _part(state, index)
    if scene.kind(index) == "inner":
        return _member(state, index) or _affiliated(state, index)
    if scene.kind(index) is not None and scene.kind(index) != "event":
        return None
    if stage.verb(index) or stage.kind(index) in ("verb", "noun"):
        return None
    if joined(state.stage, index):
        return _coordinated(state, index)
    if governed(scene, index):
        office = _in_body(state, state.last) if scene.person(state.first) in PERSONS else state.last
        if office > state.last:
            return office
        return _owner(state, index) or _of_body(state, index)
    if index in stage.figures:
        return state.whole(index) if _of_figure(state) else None
    if stage.kind(index) == "series":
        return None
    if scene.folds[index] == scene.language["un"] and index < state.limit:
        return index + 1
    return _noun(state, index)


def _of_figure(state: State) -> bool:
    """Whether a bare noun of a thing governs the figure behind it (the remains of 13 soldiers)."""
    scene, last = state.scene, state.last
    bare = last == state.first and not state.definite and not state.counted and not scene.tanwin(last)
    body = scene.annotated.matches.at("counted", last)
    dead = body is not None and scene.annotated.lexicon.entry(body.ref).get("about") == "killed"
    free = dead or (scene.person(last) is None and not state.stage.person(last) and last not in scene.actors)
    return bare and free and not scene.folds[last].endswith(scene.language["plural"][0])


def _punctuated(state: State, index: int) -> int | None:
    """A short name in quotation marks, or brackets with an acronym, go on with the phrase."""
    scene, gap = state.scene, state.scene.gap(index)
    quote = scene.opening.get(index)
    if quote is not None and not scene.comma(index) and ":" not in gap and quote.closed:
        state.definite = True
        return quote.last if quote.last - quote.first < MOST_NAME_WORDS else None
    if "(" in gap:
        ends = (at for at in range(index, min(index + ASIDE, state.limit) + 1) if ")" in scene.gap(at + 1))
        return next(ends, None)
    return None if scene.breaks(index) else _next_plain(state, index)


def _next_plain(state: State, index: int) -> int | None:
    """Behind a closing quotation mark or bracket."""
    return _noun(state, index) if not joined(state.stage, index) and begins(state.stage, index) else None


def _part(state: State, index: int) -> int | None:
    """Seven of the members of X, a number of, gunmen of X: the whole that they are part of."""
    after = index + 1
    if state.definite or after > state.limit or state.scene.folds[index] in state.stops:
        return None
    if after in state.stage.places or not begins(state.stage, after) or state.scene.gap(after).strip():
        return None
    state.definite = True
    return read(State(state.stage, after, state.limit, state.stops))


def _member(state: State, index: int) -> int | None:
    """A leader in an organisation."""
    after = index + 1
    if state.scene.folds[index] not in state.scene.language["membership"] or state.counted or after > state.limit:
        return None
    body = after in state.scene.actors or state.scene.person(after) == "organisation"
    quote = state.scene.opening.get(after)
    if quote is not None and quote.closed and quote.last - quote.first < MOST_NAME_WORDS:
        return quote.last
    return state.whole(after) if body and after not in state.stage.places else None


def _affiliated(state: State, index: int) -> int | None:
    """The body behind a word that says that somebody belongs to it (a group loyal to X)."""
    scene, after = state.scene, index + 1
    fold = scene.folds[state.last].removeprefix(scene.language["article"])
    if fold not in scene.language["affiliated"] or after > state.limit:
        return None
    body = after in scene.actors or scene.person(after) == "organisation" or after in state.stage.states
    if not body:
        return None
    state.definite = True
    return read(State(state.stage, after, state.limit, state.stops))


def _of_body(state: State, index: int) -> int | None:
    """An officer of the army: a body behind a glued preposition."""
    if state.scene.language["for"] in state.stops:
        return None
    body = state.scene.person(index) == "organisation" or index in state.scene.actors
    return state.whole(index) if body and not state.counted and not state.definite else None


def _coordinated(state: State, index: int) -> int | None:
    """Others of the same kind that the conjunction joins."""
    scene, stage = state.scene, state.stage
    if subject_alone(stage, index):
        return None  # X shells, and the opposition answers
    figure = stage.figures.get(index)
    if figure is not None:
        return read(State(stage, index, state.limit, state.stops)) if figure[1].kind == "count" else None
    alike = index in scene.actors or scene.person(index) in NAMES or stage.person(index)
    if index in stage.places:
        alike = state.last in stage.places or state.first in stage.places
    plural = scene.folds[index].endswith((*scene.language["plural"], scene.language["feminine"][-1]))
    definite = state.definite and scene.folds[index].startswith(scene.language["article"], 1)
    if not alike and not (definite and plural) and not _object(state, index):
        return None
    return read(State(stage, index, state.limit, state.stops))


def _object(state: State, index: int) -> bool:
    """Whether a joined word in the indefinite accusative, or a feminine noun, goes on with a list of things."""
    scene = state.scene
    if state.definite or scene.kind(index) is not None or state.stage.verb(index):
        return False
    feminine = scene.folds[index].endswith(scene.language["feminine"])
    return scene.tanwin(index) or (feminine and not scene.words.surface(index).endswith(scene.language["his"]))


def _owner(state: State, index: int) -> int | None:
    """A convoy of the army: an owner behind a glued preposition."""
    scene = state.scene
    li = scene.language["for"]
    if state.definite or li in state.stops or not scene.folds[index].startswith(li):
        return None
    return state.whole(index) if begins(state.stage, index) else None


def _noun(state: State, index: int) -> int | None:
    scene = state.scene
    if acts(state.stage, index) or another_case(state, index):
        return None
    if adjective(state, index):
        state.modified = True
        return index
    if named(state, index):
        return name_at(state, index)
    if scene.person(state.first) in PERSONS and scene.person(index) in PERSONS and introduces(state, index):
        return index
    if state.definite or state.modified or scene.folds[state.last].endswith(scene.language["plural"][0]):
        return None
    if scene.tanwin(index) or begins_another(state, index) or accusative(state, index):
        return None
    state.definite = state.definite_at(index)
    return state.whole(index)
