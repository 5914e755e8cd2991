"""Where and when an event happened and which figures count it."""

from __future__ import annotations

from qawl.events.roles import Cast
from qawl.events.stage import Stage
from qawl.events.triggers import Trigger
from qawl.types import Date, Figure, Place

COUNTED = {
    "killing": ("killed",),
    "injury": ("injured",),
    "arrest": ("detained",),
    "abduction": ("kidnapped", "missing"),
    "release": ("freed",),
    "evacuation": ("freed", "displaced"),
    "displacement": ("displaced",),
    "surrender": ("surrendered",),
}
CHAINED = 6  # words back from a place in which the place that lies in it begins
HARM = frozenset(about for abouts in COUNTED.values() for about in abouts)


def scope_of(stage: Stage, trigger: Trigger) -> tuple[int, int]:
    """First and last word of the clause of an event, with those of events that hang on it or it on."""
    start, end = stage.scene.bounds(trigger.first)
    first = trigger.carrier if trigger.carrier is not None else trigger.first
    last = next((at - 1 for at in range(trigger.last + 1, end + 1) if _leaves(stage, at)), end)
    head = next((at + 1 for at in range(first - 1, start - 1, -1) if _leaves(stage, at)), start)
    return head, last


def _leaves(stage: Stage, index: int) -> bool:
    """Whether a clause begins at the word that is not of an event."""
    if stage.kind(index) in ("verb", "carrier"):
        return False
    if stage.scene.kind(index) == "relative":
        return index + 1 < stage.scene.size and stage.kind(index + 1) not in ("verb", "carrier")
    return stage.clause_ends(index)


def place_of(stage: Stage, trigger: Trigger, cast: Cast, scope: tuple[int, int]) -> Place | None:
    """The place in a role, else the first behind the trigger, else the nearest before it in the clause."""
    if cast.places:
        return stage.places[cast.places[0]][1]
    taken = _taken(cast)
    behind = [at for at in range(trigger.last + 1, scope[1] + 1) if at in stage.places and at not in taken]
    if behind:
        return stage.places[behind[0]][1]
    before = [at for at in range(scope[0], trigger.first) if at in stage.places and at not in taken]
    return stage.places[_innermost(stage, before[-1])][1] if before else None


def _innermost(stage: Stage, at: int) -> int:
    """Of places that stand one behind the other (X in the governorate of Y) the first."""
    for first in range(at - 1, max(-1, at - CHAINED), -1):
        if first in stage.places and stage.places[first][0] >= at - 2 and not stage.scene.gap(at).strip():
            return _innermost(stage, first)
    return at


def date_of(stage: Stage, trigger: Trigger, scope: tuple[int, int]) -> Date | None:
    """The first date behind the trigger in its clause that does not date what is said, else the nearest before it."""
    dates = [at for at in range(scope[0], scope[1] + 1) if at in stage.dates and stage.dates[at][1].role is None]
    behind = [at for at in dates if at > trigger.first]
    if behind:
        return stage.dates[behind[0]][1]
    return stage.dates[dates[-1]][1] if dates else None


def figures_of(stage: Stage, trigger: Trigger, cast: Cast, until: int) -> list[Figure]:
    """The figures in its roles that are not about something else, and those behind it that count what it does."""
    wanted = COUNTED.get(trigger.type, ())
    within = {at for _, noun in cast.roles for at in range(noun.first, noun.last + 1)}
    own = [at for at in range(max(0, trigger.first - CHAINED), trigger.first) if _covers(stage, at, trigger.first)]
    reach = range(trigger.first, until + 1)
    found = []
    for at in sorted({*within, *reach, *own}):
        if at not in stage.figures:
            continue
        figure = stage.figures[at][1]
        if figure.about in wanted or (
            at in {*within, *own} and figure.kind == "count" and figure.about not in HARM - set(wanted)
        ):
            found.append(figure)
    return found


def _covers(stage: Stage, at: int, index: int) -> bool:
    """Whether a figure that begins at `at` holds the word `index` (three raids)."""
    return at in stage.figures and stage.figures[at][0] >= index


def _taken(cast: Cast) -> set[int]:
    """Words of the names of those who did it: a place there is not where it happened."""
    return {at for role, noun in cast.roles if role == "actor" for at in range(noun.first, noun.last + 1)}
