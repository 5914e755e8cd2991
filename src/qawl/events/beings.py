"""What phrases can be in an event: who can act, things that cannot, bombs, subjects with their adjectives."""

from __future__ import annotations

from qawl.events.stage import Stage
from qawl.events.triggers import Trigger
from qawl.events.words import heads
from qawl.statements.classes import adverbial
from qawl.statements.frames import Noun


def acts(stage: Stage, trigger: Trigger, noun: Noun) -> bool:
    """Whether the only phrase of a verb is who does it rather than who suffers it."""
    if trigger.entry.get("voice") == "passive" and trigger.verb:
        return False
    if thing(stage, noun):
        return False
    scene, place = stage.scene, stage.places.get(noun.first)
    match = scene.people.get(noun.first)
    if scene.tanwin(noun.first) or adverbial(scene, noun.first) or (match is not None and match.features == "acc"):
        return False
    if place is not None:
        return place[1].kind == "country" and trigger.features[:5] != "pf3ms"
    body = noun.first in scene.actors or noun.first in stage.states or scene.person(noun.first) == "organisation"
    return body or (trigger.verb and scene.person(noun.first) is not None) or stage.kind(noun.first) == "means"


def thing(stage: Stage, noun: Noun) -> bool:
    """Whether the phrase, or what it counts, is a thing: it acts in no event."""
    entries = ((at, stage.entry(at)) for at in heads(stage, noun))
    still = (at for at, entry in entries if entry is not None and entry.kind == "thing" and entry.get("acts") != "yes")
    return any(not stage.person(at) for at in still)


def device(stage: Stage, noun: Noun) -> bool:
    """Whether a phrase names what went off rather than whom it struck (a car bomb)."""
    entries = (stage.entry(at) for at in range(noun.first, noun.last + 1))
    return any(e is not None and e.kind == "means" and e.get("type") == "bombing" for e in entries)


def explodes(stage: Stage, trigger: Trigger, noun: Noun) -> bool:
    """Whether the phrase names with what somebody blew up, not what (detonated a car bomb)."""
    bomber = stage.scene.person(noun.first) is not None or stage.person(noun.first)
    return trigger.type == "bombing" and not bomber and device(stage, noun)


def somebody(stage: Stage, noun: Noun) -> bool:
    """Whether a phrase names persons, a body, a state or what they fly."""
    scene, place = stage.scene, stage.places.get(noun.first)
    if place is not None:
        return True
    if thing(stage, noun):
        return False
    named = noun.first in scene.actors or scene.person(noun.first) is not None or stage.kind(noun.first) == "means"
    plural = scene.language["plural"]
    return named or any(stage.person(at) or scene.folds[at].endswith(plural) for at in heads(stage, noun))


def merged(stage: Stage, cores: list[Noun]) -> list[Noun]:
    """Subject and object where an adjective stands alone between them (the fighters of the Green Sword their posts)."""
    if len(cores) < 3 or cores[1].first != cores[0].last + 1 or cores[1].last > cores[1].first:
        return cores
    scene, middle = stage.scene, cores[1].first
    known = middle in scene.actors or scene.person(middle) is not None or stage.person(middle) or middle in stage.places
    if known or not (scene.definite(middle) and scene.definite(cores[0].last)):
        return cores
    return [cores[0]._replace(last=middle), *cores[2:]]
