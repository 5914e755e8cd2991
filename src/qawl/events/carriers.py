"""Verbs that only carry an event: launched raids, clashes broke out, led to the death of, raids struck a camp."""

from __future__ import annotations

from qawl.events.stage import Stage
from qawl.lexicon.entry import Entry

CARRIED = 7  # words between a carrier and the noun that it carries
THROWN = 4  # words behind a carrier in which its subject stands


def carrier_of(stage: Stage, index: int) -> int | None:
    """The first word of the carrier whose object or subject the noun is, None where there is none before it."""
    scene = stage.scene
    start = scene.bounds(index)[0]
    for before in range(index - 1, max(start, index - 2 * CARRIED) - 1, -1):
        entry = stage.entry(before)
        if entry is not None and (entry.kind == "carrier" or entry.get("carries")):
            return before if _takes(stage, before, index, entry) else None
        if (scene.breaks(before + 1) and not _dated(stage, before)) or stage.clause_ends(before):
            return None
        subject = stage.names_event(before) and before > start and stage.kind(before - 1) == "carrier"
        if entry is not None and entry.kind in ("verb", "noun") and entry.get("counted") != "yes" and not subject:
            return _joined_carrier(stage, before, index)
    return None


def _takes(stage: Stage, carrier: int, index: int, entry: Entry) -> bool:
    """Whether the event stands behind the carrier as its object does, or behind one of the prepositions it governs."""
    scene, wanted = stage.scene, stage.scene.annotated.lexicon.folded(entry, "prepositions")
    prefix = stage.matches[index].prefix.lstrip(scene.language["and"]).removesuffix(scene.language["article"])
    prefix = scene.language["for"] if prefix.startswith(scene.language["for"]) else prefix
    before = index - 1
    if scene.kind(before) in ("inner", "outer") or stage.kind(before) == "manner":
        prefix = scene.folds[before]
    own = stage.entry(index)
    if own is not None and own.get("counted") == "yes" and prefix in scene.language["partitive"]:
        prefix = ""  # a number of dead
    if not prefix:
        return index - carrier <= CARRIED or bool(entry.get("subject"))
    return prefix in wanted


def _dated(stage: Stage, before: int) -> bool:
    """Whether the punctuation behind the word belongs to a date between commas."""
    return before + 1 in stage.dates or any(last == before for last, _ in stage.dates.values())


def _joined_carrier(stage: Stage, before: int, index: int) -> int | None:
    """The carrier of an event that the conjunction joins this one to (the killing of two and wounding of five)."""
    joined = stage.matches[index].prefix.startswith(stage.scene.language["and"])
    return carrier_of(stage, before) if joined and stage.kind(before) == "noun" else None


def carries(stage: Stage, index: int) -> bool:
    """Whether the subject of a verb is an event itself: the noun behind it, or the one its clause is about."""
    scene, entry = stage.scene, stage.entry(index)
    if entry is None or not entry.get("carries"):
        return False
    end = scene.bounds(index)[1]
    if any(_thrown(stage, at) for at in range(index + 1, min(end, index + THROWN) + 1)):
        return True
    if index + 1 < scene.size and stage.names_event(index + 1) and not scene.gap(index + 1).strip():
        return True
    start = scene.bounds(index)[0]
    for before in range(index - 1, max(start, index - CARRIED) - 1, -1):
        if stage.kind(before) in ("noun", "verb"):
            return stage.names_event(before)
        if scene.breaks(before + 1) or (stage.clause_ends(before) and scene.kind(before) != "relative"):
            return False
    return False


def _thrown(stage: Stage, index: int) -> bool:
    """Whether a noun stands here that is an event only with the verb that carries it (shells fell)."""
    entry = stage.entry(index)
    return entry is not None and entry.get("carried") == "yes" and not stage.matches[index].prefix
