"""Whom an unwritten subject or a pronoun takes up: the nearest phrase before that has a role and agrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qawl.events.agreement import SEVERAL, agrees, person_of
from qawl.events.controllers import controller_of
from qawl.events.phrases import phrase_at
from qawl.events.roles import Cast, passive
from qawl.events.stage import Stage
from qawl.events.subjects import phrase_ending
from qawl.events.triggers import Trigger
from qawl.statements.frames import Noun
from qawl.statements.subjects import gender_of, relative_before
from qawl.types import Statement

BACK = 40  # words behind which nobody is taken up any more
LONGEST = 3  # words of agency (at the hands of)


class Gap(NamedTuple):
    """A role that nobody is named for, and person, gender and number of who plays it ("3mp"); "" for any."""

    role: str
    features: str
    only: bool = False  # nobody but who had the same role before


def taken_up(
    stage: Stage, triggers: Sequence[Trigger], casts: Sequence[Cast], sayers: Sequence[Statement | None]
) -> list[Cast]:
    """The casts with those whom pronouns and unwritten subjects mean, as far as one who has a role agrees."""
    seen: list[tuple[str, Noun]] = []
    out: list[Cast] = []
    for trigger, cast, sayer in zip(triggers, casts, sayers, strict=True):
        roles = list(cast.roles)
        controller = controller_of(stage, trigger, sayer) if _open(stage, trigger, roles) else None
        roles += [("actor", controller)] if controller is not None else []
        for gap in _gaps(stage, trigger, cast._replace(roles=tuple(roles))):
            noun = _nearest(stage, seen, trigger, gap) or _going_on(stage, trigger, gap)
            if noun is not None and all(noun != other for _, other in roles):
                roles.append((gap.role, noun))
        roles += [("actor", noun) for noun in _twin(stage, trigger, roles, triggers, casts, len(out))]
        shared = _host(stage, trigger, roles, triggers[: len(out)], out)
        roles += [("actor", noun) for noun in shared]
        seen += cast.roles
        out.append(cast._replace(roles=tuple(sorted(roles, key=lambda pair: pair[1]))))
    return out


def _open(stage: Stage, trigger: Trigger, roles: Sequence[tuple[str, Noun]]) -> bool:
    """Whether nobody is named for who acts in an event."""
    return trigger.role(stage, "subject") == "actor" and all(role != "actor" for role, _ in roles)


def _gaps(stage: Stage, trigger: Trigger, cast: Cast) -> Iterator[Gap]:
    """The roles that a pronoun or an unwritten subject plays."""
    filled = {role for role, _ in cast.roles}
    if not trigger.verb:
        struck = "target" in filled or bool(cast.places)
        role = _plain(trigger.role(stage, "subject" if struck else "genitive"))
        if trigger.features.startswith("n+3") and role:
            yield Gap(role, trigger.features[2:])
        if "actor" not in filled and trigger.carrier is not None:
            yield from _carrying(stage, trigger.carrier)
        return
    subject, patient = _plain(trigger.role(stage, "subject")), _plain(trigger.role(stage, "patient"))
    person = person_of(trigger.features)
    told = trigger.features.endswith("+o") or person.endswith(SEVERAL) or bool(cast.roles)
    acting = told and not passive(stage, trigger) and not _unlikely(stage, trigger, cast)
    if subject and subject not in filled and acting:
        yield Gap(subject, person, only=trigger.features.endswith("+o"))
    if trigger.features.endswith("+o") and patient and patient not in filled:
        yield Gap(patient, _object(stage, trigger))


def _unlikely(stage: Stage, trigger: Trigger, cast: Cast) -> bool:
    """Whether the subject of a verb is rather not the one before: behind a relative, or of a verb that is passive."""
    if _picked(stage, trigger.first):
        return True
    several = person_of(trigger.features).endswith(SEVERAL)
    behind = [noun for _, noun in cast.roles if noun.first > trigger.first]
    struck = (several and bool(behind)) or any(_active(stage, trigger, noun) for noun in behind[:1])
    return trigger.entry.get("voice") == "passive" and not (struck or trigger.features.endswith("+o"))


def _active(stage: Stage, trigger: Trigger, noun: Noun) -> bool:
    """Whether a feminine verb cannot be the passive of those behind it, who are men (and arrested three men)."""
    if not trigger.skip or not trigger.features.startswith("pf3fs"):
        return False
    if noun.first in stage.figures:
        feminine = stage.scene.language["feminine"][0]
        return stage.scene.folds[noun.first].endswith(feminine)  # three to ten have it before men
    return gender_of(stage.scene, noun.first) in ("m", "p")


def _picked(stage: Stage, first: int) -> bool:
    """Whether a relative word or "who" stands before a verb, so that its subject is named before (it is X who)."""
    scene = stage.scene
    return relative_before(scene, first) or (first > 0 and scene.folds[first - 1] in scene.language["partitive"])


def _plain(role: str) -> str:
    """A role as it is told: who or what is struck, be it a place or not, is a target."""
    return {"any": "target", "none": "", "place": ""}.get(role, role)


def _carrying(stage: Stage, carrier: int) -> Iterator[Gap]:
    """The unwritten subject of a verb that carries an event (and they launched raids)."""
    entry, features = stage.entry(carrier), stage.matches[carrier].features
    acting = entry is not None and entry.get("subject") == "actor" and not _picked(stage, carrier)
    if acting and features.startswith(("pf3", "im3")):
        yield Gap("actor", person_of(features))


def _object(stage: Stage, trigger: Trigger) -> str:
    """Person, gender and number of the pronoun glued to a verb."""
    ends = stage.scene.language["pronouns"]
    fold = stage.scene.folds[trigger.last]
    return next((features for features, endings in ends.items() if fold.endswith(tuple(endings))), "")


def _host(
    stage: Stage, trigger: Trigger, roles: Sequence[tuple[str, Noun]], before: Sequence[Trigger], casts: Sequence[Cast]
) -> list[Noun]:
    """Those who act in the verb that an event is only the time or manner of (they withdrew after the battle)."""
    if trigger.verb or trigger.carrier is not None or not before or trigger.role(stage, "subject") != "actor":
        return []
    sides, acting = trigger.role(stage, "with") == "actor", sum(role == "actor" for role, _ in roles)
    if acting != int(sides):  # of two sides the other one is named
        return []
    host, scene, at = before[-1], stage.scene, trigger.first - 1
    if not sides and not _violent(stage, host):
        return []  # who judged or arrested for it did not do it
    prepositional = scene.kind(at) == "inner" or stage.kind(at) == "manner" or (sides and scene.kind(at) == "outer")
    between = range(host.last + 1, trigger.first)
    acted = host.verb or host.carrier is not None
    if not acted or not prepositional or any(stage.clause_ends(at) or scene.breaks(at) for at in between):
        return []
    return [noun for role, noun in casts[-1].roles if role == "actor" and ("actor", noun) not in roles]


def _violent(stage: Stage, trigger: Trigger) -> bool:
    """Whether an event is an assault, so that who did it may have done it by another event of the same clause."""
    return stage.scene.annotated.lexicon.event_types[trigger.type]["plover"] == "ASSAULT"


def _twin(
    stage: Stage, trigger: Trigger, roles: Sequence[tuple[str, Noun]], triggers: Sequence[Trigger],
    casts: Sequence[Cast], at: int,
) -> list[Noun]:  # fmt: skip
    """Those by whom the event that is joined right behind was done, too (killed and wounded by the fire of X)."""
    if at + 1 >= len(triggers) or not _open(stage, trigger, roles) or (trigger.verb and not roles):
        return []
    other, cast = triggers[at + 1], casts[at + 1]
    joined = other.first == casts[at].last + 1 and other.skip and not stage.scene.gap(other.first).strip()
    if not joined or other.verb is not trigger.verb:
        return []
    return [noun for role, noun in cast.roles if role == "actor" and _by_agent(stage, noun)]


def _by_agent(stage: Stage, noun: Noun) -> bool:
    """Whether words of agency stand right before a phrase (at the hands of)."""
    before = range(max(0, noun.first - LONGEST), noun.first)
    return any(stage.kind(at) == "agent" and stage.matches[at].last == noun.first - 1 for at in before)


def _nearest(stage: Stage, seen: Sequence[tuple[str, Noun]], trigger: Trigger, gap: Gap) -> Noun | None:
    """The last phrase with the same role that agrees, else the last with any, else the last person named."""
    line = stage.scene.line(trigger.first)
    within = [(r, n) for r, n in seen if 0 < trigger.first - n.last <= BACK and n.first not in stage.places]
    within = [(role, noun) for role, noun in within if stage.scene.line(noun.first) == line]
    near = [(role, noun) for role, noun in within if agrees(stage, noun, gap.features)]
    alike = [noun for role, noun in near if role == gap.role]
    others = [noun for _, noun in near if gap.role != "actor" or _surely(stage, noun)]
    alike = alike or ([] if gap.only else others)
    if alike or gap.only or gap.features != "3ms":
        return alike[-1] if alike else None
    named = (Noun(first, last) for first, last in stage.persons if 0 < trigger.first - last <= BACK)
    return max(named, default=None)


def _going_on(stage: Stage, trigger: Trigger, gap: Gap) -> Noun | None:
    """The subject of the verb before, where a conjunction goes on with what the same do (stopped a bus and seized)."""
    scene, first = stage.scene, trigger.carrier if trigger.carrier is not None else trigger.first
    if gap.role != "actor" or not stage.matches[first].prefix or stage.matches[first].features.startswith("n"):
        return None
    start = scene.bounds(first)[0]
    verb = next((at for at in range(first - 1, start - 1, -1) if stage.verb(at)), None)
    if verb is None:
        return None
    behind = phrase_at(stage, verb + 1, first - 1)
    found = (
        behind if behind is not None and agrees(stage, behind, gap.features) else phrase_ending(stage, verb - 1, start)
    )
    return found if found is not None and agrees(stage, found, gap.features) and _surely(stage, found) else None


def _surely(stage: Stage, noun: Noun) -> bool:
    """Whether a phrase surely names somebody who acts."""
    scene = stage.scene
    body = noun.first in scene.actors or scene.person(noun.first) in ("organisation", "unnamed", "role", "title")
    return body or stage.person(noun.first) or scene.folds[noun.first].endswith(scene.language["plural"])
