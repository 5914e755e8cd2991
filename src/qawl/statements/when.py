"""When something was said: the date that stands with the cue, outside what is said; it is none of an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from qawl.statements.contents import Content
from qawl.statements.frames import Frame
from qawl.statements.scene import Scene
from qawl.types import Date, Span, Statement

LEAD = 2  # words of a sentence that may stand before the date it begins with (and on)


def said_on(scene: Scene, frame: Frame, content: Content) -> Span | None:
    """The date of saying, where one stands beside the cue: between it and what is said, behind both, or before them."""
    first = _beside(scene, frame, content)
    if first is None:
        first = _before(scene, frame)
    return scene.date_spans[first] if first is not None else None


def mark_dates(dates: Iterable[Date], statements: Sequence[Statement]) -> list[Date]:
    """The dates, those on which something was said marked as such."""
    said = {statement.said_on for statement in statements}
    return [msgspec.structs.replace(date, role="saying") if date.span in said else date for date in dates]


def _beside(scene: Scene, frame: Frame, content: Content) -> int | None:
    """The first word of a date behind the cue and outside what is said, that dates nothing else there."""
    source = range(frame.source.first, frame.source.last + 1) if frame.source else range(0)
    behind = [first for first, _ in content.pieces if first > frame.last]
    end = min(behind) if behind else scene.bounds(frame.last)[1] + 1
    near = True
    for index in range(frame.last + 1, end):
        if index in source:
            continue
        if scene.kind(index) == "relative" or (not behind and scene.breaks(index) and index not in scene.dates):
            return None
        near = near or scene.breaks(index)
        if index in scene.dates and near:
            return index
        if scene.kind(index) in ("outer", "inner"):
            near = _circumstance(scene, index + 1)
    return None


def _before(scene: Scene, frame: Frame) -> int | None:
    """The first word of a date with which the sentence begins, the cue right behind it."""
    start = frame.start
    while start > 0 and scene.kind_before(start) == "auxiliary":
        start = scene.ended.get(start - 1, start - 1)
    sentence, _ = scene.bounds(frame.first)
    for index in range(sentence, min(sentence + LEAD + 1, start)):
        if scene.dates.get(index) == start - 1:
            return index
        if scene.kind(index) not in ("inner", "outer"):
            return None
    return None


def _circumstance(scene: Scene, index: int) -> bool:
    """Whether the words behind a preposition say when, where or in what something was said."""
    if index in scene.dates or index in scene.places:
        return True
    return scene.person(index) == "unnamed" or scene.kind(index) == "occasion"
