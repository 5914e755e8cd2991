"""Accusations that no verb of accusing tells: what is said of others is that they lie, do wrong, or are to blame."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.lexicon.entry import Entry
from qawl.statements.scene import Scene

Piece = tuple[int, int]
REACH = 8  # words at the head of what is said among which the predicate of its subject stands
NEAR = 2  # words between the word of blame and the harm


def charge_in(scene: Scene, pieces: Sequence[Piece]) -> Entry | None:
    """The entry of what the content says of its subject, where that accuses; None where it is negated, said of
    "us" or of the speaker, or stands in a relative clause.
    """
    if not pieces:
        return None
    first, last = pieces[0]
    for index in range(first, min(first + REACH, last) + 1):
        if scene.kind(index) in ("relative", "negation", "connector") or _ours(scene, index):
            return None
        match = scene.annotated.matches.at("charges", index)
        if match is None or match.last > last:
            continue
        entry = scene.annotated.lexicon.entry(match.ref)
        if _accuses(scene, entry, first, index, match.last):
            return entry
    return None


def _accuses(scene: Scene, entry: Entry, first: int, index: int, last: int) -> bool:
    """Whether it is said of others: behind a subject, which for all but lying is no mere pronoun."""
    if index == first or entry.kind == "harm":
        return False
    if entry.kind == "falsehood":
        return True
    named = scene.kinds[first].get("inside") != "yes" if first in scene.kinds else True
    if not named or scene.kind(first) == "pronoun":
        return False
    return entry.kind == "wrong" or _harmful(scene, last)


def _harmful(scene: Scene, last: int) -> bool:
    """Whether what somebody is responsible for is a harm, not an office."""
    for index in range(last, min(last + NEAR, scene.size - 1) + 1):
        match = scene.annotated.matches.at("charges", index)
        if match is not None and scene.annotated.lexicon.entry(match.ref).kind == "harm":
            return True
    return False


def _ours(scene: Scene, index: int) -> bool:
    """Whether a word means the speaker's own (we, our forces, we know that)."""
    own = scene.annotated.matches.at("own", index)
    if own is not None and scene.annotated.lexicon.entry(own.ref).kind == "pronoun":
        return True
    return own is not None and own.features.endswith("1p")
