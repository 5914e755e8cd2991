"""All events of an article: the words that name them, who did it to whom, how many, where, when, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.events.outlook import outlook_of
from qawl.events.pronouns import taken_up
from qawl.events.roles import Cast, cast_of
from qawl.events.settings import date_of, figures_of, place_of, scope_of
from qawl.events.stage import Mentions, Stage
from qawl.events.triggers import Trigger, find_triggers
from qawl.statements.frames import Noun
from qawl.statements.scene import Scene
from qawl.text.quotes import closed
from qawl.types import By, Event, Participant, Span, Statement

NAMED, BARE = (
    0.85,
    0.75,
)  # how often an event with a role, and one without, was one in texts by which nothing was mended


def find_events(scene: Scene, statements: Sequence[Statement], mentions: Mentions) -> list[Event]:
    """Every event in the order of the text; statements and mentions have their ids already."""
    stage = Stage(scene, mentions)
    triggers = find_triggers(stage)
    own = [cast_of(stage, trigger) for trigger in triggers]
    sayers = _sayers(statements, [stage.scene.span(trigger.first, trigger.last).start for trigger in triggers])
    casts = taken_up(stage, triggers, _shared(stage, triggers, own), sayers)
    found: list[Event] = []
    told: set[str] = set()
    for number, (trigger, cast, sayer) in enumerate(zip(triggers, casts, sayers, strict=True)):
        until = _until(stage, triggers, number)
        event = _event(stage, trigger, cast, sayer, until)
        if event.type not in told or not _echo(stage, trigger, event):
            found.append(event)
            told.add(event.type)
    return found


def _until(stage: Stage, triggers: Sequence[Trigger], number: int) -> int:
    """The last word before the next trigger of the sentence."""
    end = stage.scene.bounds(triggers[number].first)[1]
    following = triggers[number + 1].first - 1 if number + 1 < len(triggers) else end
    return min(end, following)


def _shared(stage: Stage, triggers: Sequence[Trigger], casts: Sequence[Cast]) -> list[Cast]:
    """Of two joined words (the killing and wounding of five) the first has the roles of the second."""
    out = list(casts)
    for number in range(len(triggers) - 2, -1, -1):
        trigger, after = triggers[number], triggers[number + 1]
        joined = stage.matches[after.first].prefix.startswith(stage.scene.language["and"])
        near = after.first == trigger.last + 1 and not stage.scene.gap(after.first).strip()
        if near and joined and trigger.verb == after.verb:
            missing = [pair for pair in out[number + 1].roles if pair[0] not in {role for role, _ in out[number].roles}]
            places = out[number].places or out[number + 1].places
            out[number] = out[number]._replace(roles=(*out[number].roles, *missing), places=places)
    return out


def _sayers(statements: Sequence[Statement], starts: Sequence[int]) -> list[Statement | None]:
    """The innermost statement in whose content each anchor stands; both are in the order of the text."""
    pieces = sorted((start, -end, number) for number, s in enumerate(statements) for start, end in s.content)
    out: list[Statement | None] = []
    open_: list[tuple[int, int]] = []
    at = 0
    for start in starts:
        while at < len(pieces) and pieces[at][0] <= start:
            open_.append((-pieces[at][1], pieces[at][2]))
            at += 1
        open_ = [(end, number) for end, number in open_ if end > start]
        out.append(statements[open_[-1][1]] if open_ else None)
    return out


def _event(stage: Stage, trigger: Trigger, cast: Cast, sayer: Statement | None, until: int) -> Event:
    scope = scope_of(stage, trigger)
    place, date = place_of(stage, trigger, cast, scope), date_of(stage, trigger, scope)
    roles = tuple(_role(stage, role, noun) for role, noun in cast.roles)
    return Event(
        type=trigger.type,
        anchor=_anchor(stage, trigger),
        roles=roles,
        figures=tuple(figure.id for figure in figures_of(stage, trigger, cast, until)),
        place=place.id if place is not None else None,
        date=date.id if date is not None else None,
        modality=outlook_of(stage, trigger, sayer),
        statement=sayer.id if sayer is not None else None,
        confidence=NAMED if roles else BARE,
        by=(By(trigger.entry.label, "verb" if trigger.verb else "noun"),),
    )


def _anchor(stage: Stage, trigger: Trigger) -> Span:
    """The word that names the event; with a verb that only together with it does (gave battle, set free), both."""
    span = stage.scene.span(trigger.first, trigger.last, trigger.skip)
    if trigger.carrier is None:
        return span
    match, carrier = stage.matches[trigger.carrier], stage.entry(trigger.carrier)
    if carrier is not None and carrier.get("names") == trigger.type:
        return match.span(stage.scene.words)
    if trigger.entry.get("carried") != "yes":
        return span
    verb = match.span(stage.scene.words)
    if match.last + 1 == trigger.first:
        return Span(verb.start, span.end)
    return verb if trigger.entry.get("anchor") == "carrier" else span


def _role(stage: Stage, role: str, noun: Noun) -> Participant:
    span = stage.scene.span(noun.first, noun.last, noun.skip)
    span = Span(span.start, span.start + len(closed(stage.scene.annotated.article.text, span)))
    return Participant(role, span, stage.actors.get(noun.first))


def _echo(stage: Stage, trigger: Trigger, event: Event) -> bool:
    """A later mention of something told (the shelling, their death) that adds nothing."""
    definite = stage.scene.definite(trigger.first) or trigger.features.startswith("n+")
    return not trigger.verb and definite and not event.roles and not event.figures
