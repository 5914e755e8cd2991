"""Who did it, to whom: the phrases around an event by the roles that its word and its type give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qawl.events.agreement import person_of
from qawl.events.beings import acts, device, explodes, merged, somebody, thing
from qawl.events.carriers import carrier_of
from qawl.events.modifiers import carrier_at
from qawl.events.parts import Part, parts_behind
from qawl.events.phrases import phrase_at
from qawl.events.sides import sides
from qawl.events.stage import COUNTABLE, Stage
from qawl.events.subjects import phrase_ending, subject_of
from qawl.events.triggers import PASSIVE, Trigger, toll_of
from qawl.statements.frames import Noun
from qawl.statements.subjects import gender_of, plural, relative_before

FIXED = {"agent": "actor", "ranks": "target"}
VAGUE = ("attack", "bombing", "killing", "injury")
STATES = ("country", "capital")


class Cast(NamedTuple):
    """Roles in the order of the text, the places that stand in a role, and the last word that belongs to the event."""

    roles: tuple[tuple[str, Noun], ...]
    places: tuple[int, ...]
    last: int


def cast_of(stage: Stage, trigger: Trigger) -> Cast:
    """Everybody who has a role in an event, by the words around the trigger."""
    parts = parts_behind(stage, trigger)
    given = _of_verb(stage, trigger, parts) if trigger.verb else _of_noun(stage, trigger, parts)
    named = trigger.verb and any(role == "actor" for role, _ in given)
    given += [
        (_role(stage, trigger, part, parts), part.noun)
        for part in parts
        if part.part not in ("core", "nisba", "carrier", "cause", "these") and not (named and part.part == "agent")
    ]
    return _settled(stage, given, max((part.noun.last for part in parts), default=trigger.last))


def _role(stage: Stage, trigger: Trigger, part: Part, parts: Sequence[Part]) -> str:
    if part.part == "ranks" and any(other.part == "core" for other in parts):
        return "none"
    if part.part == "at" and device(stage, part.noun):
        return "none"
    if part.part in FIXED:
        return FIXED[part.part]
    if part.part == "on" and trigger.role(stage, "on") == "recipient" and not somebody(stage, part.noun):
        return "none"
    if part.part == "from" and trigger.role(stage, "from") == "actor":
        return "actor" if part.noun.first not in stage.places and somebody(stage, part.noun) else "none"
    return trigger.role(stage, "with" if part.part == "between" else part.part)


def _of_verb(stage: Stage, trigger: Trigger, parts: Sequence[Part]) -> list[tuple[str, Noun]]:
    """Subject and object by the number of phrases without preposition behind the verb, and the phrase before it."""
    cores = merged(
        stage, [part.noun for part in parts if part.part == "core" and not explodes(stage, trigger, part.noun)]
    )[:3]
    subject, patient = trigger.role(stage, "subject"), trigger.role(stage, "patient")
    if any(part.part == "cause" for part in parts):
        return [(patient, core) for core in cores[-1:]]  # the shelling of X destroyed a school
    if passive(stage, trigger):
        before = None if cores else _before(stage, trigger)
        suffers = subject if patient in ("", "none") else patient
        return [(suffers, noun) for noun in (*cores[:1], *((before,) if before else ()))]
    if patient in ("", "none"):
        before = None if cores else _before(stage, trigger)
        return [(subject, noun) for noun in (*cores[:1], *((before,) if before else ()))]
    before = _before(stage, trigger)
    if (
        trigger.type == "handover"
        and all(part.part != "to" for part in parts)
        and len(cores) > 1
        and (before is not None or len(cores) > 2 or plural(trigger.features))
    ):
        giver = before or (cores[0] if len(cores) > 2 else None)
        return [*([(subject, giver)] if giver else []), ("recipient", cores[-2]), (patient, cores[-1])]
    if cores and plural(trigger.features):
        return [*([(subject, before)] if before else []), (patient, cores[0])]
    if len(cores) > 1 and before is None:
        return [(subject, cores[0]), (patient, cores[1])]
    object_named = trigger.features.endswith("+o") or any(part.part == "these" for part in parts)
    if not cores:
        return [(subject if object_named or acts(stage, trigger, before) else patient, before)] if before else []
    first = acts(stage, trigger, cores[0]) and not _another_gender(stage, trigger, cores[0])
    if object_named or ((before is None or _relative(stage, trigger)) and first):
        return [(subject, cores[0])]
    return [(subject, before), (patient, cores[0])] if before else [(patient, cores[0])]


def _another_gender(stage: Stage, trigger: Trigger, noun: Noun) -> bool:
    """Whether a feminine verb cannot have the phrase behind it as subject (who drove out the organisation)."""
    return person_of(trigger.features) == "3fs" and gender_of(stage.scene, noun.first) == "m"


def _before(stage: Stage, trigger: Trigger) -> Noun | None:
    """The phrase before the verb that is its subject; none before a verb that a conjunction adds."""
    if trigger.skip and not _relative(stage, trigger):
        return None
    return subject_of(stage, trigger.first, trigger.features)


def _relative(stage: Stage, trigger: Trigger) -> bool:
    return relative_before(stage.scene, trigger.first)


def passive(stage: Stage, trigger: Trigger) -> bool:
    """Whether form or vowel marks say that the verb is passive."""
    if trigger.features.startswith(("pp", "pim")):
        return True
    return PASSIVE in stage.scene.words.surface(trigger.first)[: trigger.skip + 2]


def _of_noun(stage: Stage, trigger: Trigger, parts: Sequence[Part]) -> list[tuple[str, Noun]]:
    """Whose event it is, whom it struck, and what the verb that carries it says of both."""
    counted = trigger.entry.get("counted") == "yes"
    cores = [] if counted else [part.noun for part in parts if part.part == "core"][:2]
    to = trigger.role(stage, "to") in ("", "none") and not counted
    objects = [part.noun for part in parts if part.part == "to" and part.noun.skip] if to else []
    given = [
        ("actor", part.noun) for part in parts if part.part == "nisba" and trigger.role(stage, "subject") == "actor"
    ]
    if cores and (objects or (cores[1:] and acts(stage, trigger, cores[0]))):
        given += [("actor", cores[0]), (trigger.role(stage, "patient"), (cores[1:] or objects)[0])]
    elif cores and trigger.features.startswith("n+3"):
        given.append((trigger.role(stage, "patient"), cores[0]))  # his killing of them
    elif cores:
        given.append((_genitive(stage, trigger, cores[0]), cores[0]))
    elif objects and objects[0].first not in stage.figures and trigger.role(stage, "patient") not in ("", "none"):
        role = "actor" if somebody(stage, objects[0]) else trigger.role(stage, "patient")
        given.append((role, objects[0]))
    if counted:
        given += [("target", noun) for noun in _counted(stage, trigger)]
    for part in parts:
        if part.part == "carrier":
            given.append((_carried_role(stage, trigger, part.noun), part.noun))
    return given + _carried(stage, trigger)


def _genitive(stage: Stage, trigger: Trigger, noun: Noun) -> str:
    """The role of the phrase that an event governs; who cannot act is whom it struck (shelling of towns)."""
    role, patient = trigger.role(stage, "genitive"), trigger.role(stage, "patient")
    if device(stage, noun):
        return "none"
    if role == "actor" and noun.first in stage.places and trigger.type in VAGUE:
        return "place"  # the attack of France may as well be the one in France
    if trigger.entry.get("carried") == "yes" and trigger.carrier is not None:
        entry = stage.entry(trigger.carrier)
        return entry.get("subject") if entry is not None and role in ("", "none") else role
    if _strikes(stage, trigger) and not acts(stage, trigger, noun):
        return patient
    if role != "actor" or somebody(stage, noun):
        return role
    return patient if patient != "actor" else "none"


def _strikes(stage: Stage, trigger: Trigger) -> bool:
    """Whether the event is the subject of a verb whose object it struck (an explosion hit the convoy)."""
    return trigger.carrier is not None and stage.kind(trigger.carrier) == "verb"


def _carried_role(stage: Stage, trigger: Trigger, noun: Noun) -> str:
    """The role of the phrase behind a carrier that follows the event (an attack that X launched)."""
    index = next(at for at in range(noun.first - 1, trigger.first, -1) if carrier_at(stage, at))
    entry = stage.entry(index)
    assert entry is not None
    if entry.kind == "verb":
        return trigger.role(stage, "patient")
    return entry.get("subject") or entry.get("patient")


def _counted(stage: Stage, trigger: Trigger) -> list[Noun]:
    """The figure that counts the dead or wounded, whose noun names the event."""
    for first in range(trigger.first, max(-1, trigger.first - 6), -1):
        if first in stage.figures and stage.figures[first][0] >= trigger.first:
            noun = phrase_at(stage, first, stage.figures[first][0])
            return [noun] if noun is not None else []
    toll = toll_of(stage, trigger.first)
    noun = phrase_at(stage, toll, stage.figures[toll][0]) if toll is not None else None
    return [noun] if noun is not None else []


def _carried(stage: Stage, trigger: Trigger) -> list[tuple[str, Noun]]:
    """The subject of the verb that carries the event, in the role that the verb gives it."""
    if trigger.carrier is None:
        return []
    entry, match = stage.entry(trigger.carrier), stage.matches[trigger.carrier]
    role = entry.get("subject") if entry is not None else ""
    if entry is not None and entry.get("patient") == "actor":
        subject = phrase_at(stage, match.last + 1, trigger.first - 1)
        after = subject.last + 1 if subject is not None and subject.last < trigger.first - 1 else match.last + 1
        accused = phrase_ending(stage, trigger.first - 1, after)
        return [("actor", accused)] if accused is not None else []
    if entry is not None and entry.kind == "verb":
        role = entry.get("carries").removeprefix("yes")
    if role in ("", "cause"):
        return []
    outer = carrier_of(stage, trigger.carrier) if match.features.startswith("n") else None
    if outer is not None:
        return _carried(stage, trigger._replace(carrier=outer))  # they answered by firing at
    own = min(
        (first for first in stage.figures if first <= trigger.first <= stage.figures[first][0]), default=trigger.first
    )
    behind = phrase_at(stage, match.last + 1, own - 1)
    if behind is not None and behind.last == own - 1 and stage.kind(behind.first) == "series":
        behind = None  # a series of raids
    subject = behind or (
        subject_of(stage, trigger.carrier, match.features) if not match.features.startswith("n") else None
    )
    return [(role, subject)] if subject is not None else []


def _no_noun(stage: Stage, noun: Noun) -> bool:
    """Whether a phrase begins with a particle that only seemed to be a noun (perhaps, on)."""
    scene = stage.scene
    doubt = scene.annotated.matches.at("modality", noun.first)
    particle = doubt is not None and scene.annotated.lexicon.entry(doubt.ref).kind in ("doubt", "negation", "condition")
    figures = (stage.figures[at][1].kind for at in range(noun.first, noun.last + 1) if at in stage.figures)
    if any(kind not in COUNTABLE for kind in figures):
        return True  # that lasted four years
    return particle or scene.kind(noun.first) in ("inner", "outer", "complementizer")


def _no_more(stage: Stage, last: int, noun: Noun) -> bool:
    """Whether nothing but adjectives stands in a phrase behind its place (the village X nearby)."""
    scene = stage.scene
    return all(scene.definite(at) and at not in stage.actors for at in range(last + 1, noun.last + 1))


def _settled(stage: Stage, given: Sequence[tuple[str, Noun]], last: int) -> Cast:
    """Roles without places: a place that is hit, taken or left is where it happened."""
    roles, places = [], []
    for part, noun in [(part, side) for part, whole in given for side in sides(stage, whole)]:
        role = "target" if part == "any" else part
        if role in ("", "none", "cause") or _no_noun(stage, noun) or (role == "actor" and thing(stage, noun)):
            continue
        first = noun.first + (stage.kind(noun.first) == "edge")
        place = stage.places.get(first)
        if place is not None and _no_more(stage, place[0], noun) and not (role == "actor" and place[1].kind in STATES):
            places.append(first)
            if part != "target":
                continue
        if role != "place" and (role, noun) not in roles:
            roles.append((role, noun))
    return Cast(tuple(sorted(roles, key=lambda pair: pair[1])), tuple(places), last)
