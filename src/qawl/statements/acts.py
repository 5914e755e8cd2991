"""What a statement does: its act, its polarity, its stance."""

from __future__ import annotations

from typing import NamedTuple

from qawl.statements.frames import Frame
from qawl.types import Act, Polarity, Stance


class Deed(NamedTuple):
    """Act, polarity and stance of a statement."""

    act: Act
    polarity: Polarity
    stance: Stance


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
