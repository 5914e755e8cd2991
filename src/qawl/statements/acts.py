"""What a statement does: its act, its polarity, and whether what it says happened, will, would or did not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qawl.statements.frames import Frame
from qawl.statements.scene import Scene
from qawl.types import Act, Modality, Polarity, Stance


class Deed(NamedTuple):
    """Act, polarity and stance of a statement."""

    act: Act
    polarity: Polarity
    stance: Stance


def deed_of(scene: Scene, frame: Frame) -> Deed:
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


def modality_of(scene: Scene, pieces: Sequence[tuple[int, int]]) -> Modality:
    """Whether what is said happened, goes on, will be, would be, is not so, or holds in general."""
    for first, last in pieces[:1]:
        for index in range(first, min(first + 8, last + 1)):
            kind = scene.kind(index)
            if kind == "negation":
                return "negated"
            if kind == "connector" and scene.kinds[index].get("conditional") == "yes":
                return "conditional"
            if kind == "complementizer" and index > first:
                break
    return "happened"
