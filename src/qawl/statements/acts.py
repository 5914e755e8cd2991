"""What a statement does: its act, its polarity, its stance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qawl.statements.charges import charge_in
from qawl.statements.contents import Content
from qawl.statements.frames import Frame
from qawl.statements.scene import Scene
from qawl.types import Act, Polarity, Stance


class Deed(NamedTuple):
    """Act, polarity and stance of a statement."""

    act: Act
    polarity: Polarity
    stance: Stance


def deeds_of(scene: Scene, frames: Sequence[Frame], contents: Sequence[Content]) -> list[Deed]:
    """What each statement does; whose saying somebody denies (denied having said that) has not said it.

    A source through whom somebody denies denies as well; who says of others that they lie or did wrong accuses.
    """
    deeds = [deed_of(frame) for frame in frames]
    opened = {
        frame.opening.marker: number
        for number, frame in enumerate(frames)
        if frame.opening is not None and frame.opening.kind == "clause" and deeds[number].polarity != "said"
    }
    hosts = {
        frame.opening: number
        for number, frame in enumerate(frames)
        if frame.opening is not None and frame.rule == "verb" and deeds[number].polarity != "said"
    }
    for number, frame in enumerate(frames):
        host = hosts.get(frame.opening) if frame.rule == "preposition" and frame.opening is not None else None
        if host is not None and host < number:  # denied, through one of his aides, that
            deeds[number] = deeds[host]
    for number, frame in enumerate(frames):
        outer = opened.get(_marker(scene, frame.first))
        if outer is not None and outer != number and deeds[number].polarity == "said":
            deeds[number] = deeds[number]._replace(polarity=deeds[outer].polarity)
    return [_accusing(scene, deed, content) for deed, content in zip(deeds, contents, strict=True)]


def _accusing(scene: Scene, deed: Deed, content: Content) -> Deed:
    """A plain saying that accuses by what it says of others."""
    plain = deed.act == "say" and deed.polarity == "said"
    return deed._replace(act="accuse") if plain and charge_in(scene, content.pieces) is not None else deed


def _marker(scene: Scene, first: int) -> int:
    """The clause word before a verb, the words for was and had between them passed over."""
    index = first - 1
    while index > 0 and scene.kind(index) in ("auxiliary", "negation") and not scene.gap(index + 1).strip():
        index -= 1
    return index if scene.kind(index) == "complementizer" else -1


def deed_of(frame: Frame) -> Deed:
    """What the cue does, its negation included (did not confirm, did not deny, did not say)."""
    entry = frame.entry
    kind = entry.kind if entry is not None else ""
    if entry is not None and kind in ("blame", "charge"):
        return Deed(entry.get("act", "say"), "said", "neutral")  # type: ignore[arg-type]
    if kind not in ("verb",):
        distancing = entry is not None and entry.get("strength") == "distancing"
        return Deed("say", "said", "distancing" if distancing else "neutral")
    assert entry is not None
    act: Act = entry.get("act", "say")  # type: ignore[assignment]
    if entry.get("refuse") == "yes":
        act = "decline" if frame.rule == "unsaid" else "deny"
    stance: Stance = entry.get("stance", "neutral")  # type: ignore[assignment]
    if frame.negated and act != "decline":
        return _negated(act, stance)
    return Deed(act, "denied" if act == "deny" else "declined" if act == "decline" else "said", stance)


def _negated(act: Act, stance: Stance) -> Deed:
    """A negated cue asserts nothing: no denial of a denial is a confirmation."""
    if act == "deny":
        return Deed("decline", "undenied", stance)
    if stance == "endorsing":
        return Deed("decline", "unconfirmed", stance)
    return Deed("decline", "declined", stance)
