"""All statements of an article: frames in order, their contents, their speakers, what they do."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.lexicon.annotate import Annotated
from qawl.statements.acts import deed_of, modality_of
from qawl.statements.contents import content_of, spans_of
from qawl.statements.frames import Frame, noun_at
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.sources import headline_frames, noun_frames, source_frames
from qawl.statements.speakers import Cast, Speaker
from qawl.statements.verbs import verb_frames
from qawl.types import By, Date, Problem, Span, Statement

NOBODY = Speaker(None, None, (), 0.8, "impersonal")
AHEAD = 12  # frames behind one that may end its content


def find_statements(annotated: Annotated, dates: Sequence[Date]) -> tuple[list[Statement], list[Problem]]:
    """Every statement in the order of the text, and what could not be settled."""
    scene = Scene(annotated, dates)
    frames = _frames(scene)
    cast = Cast(scene)
    out: list[Statement] = []
    for number, frame in enumerate(frames):
        content = content_of(scene, frame, frames[number + 1 : number + 1 + AHEAD])
        speaker = _speaker(scene, frame, cast, out)
        statement = _statement(scene, frame, speaker, content.pieces)
        if statement is not None:
            out.append(_with(statement, content.mode))
    return out, []


def _frames(scene: Scene) -> list[Frame]:
    """All frames by their cue; of two with the same cue the first found stays."""
    found: dict[int, Frame] = {}
    for make in (source_frames, verb_frames, noun_frames, headline_frames):
        for frame in make(scene):
            taken = any(found.get(index) for index in range(frame.first, frame.last + 1))
            if not taken:
                found[frame.first] = frame
    return [found[first] for first in sorted(found)]


def _speaker(scene: Scene, frame: Frame, cast: Cast, before: Sequence[Statement]) -> Speaker:
    """Who says it: named here, taken from the phrase before a relative, carried over, or nobody."""
    _ = before
    if frame.source is not None:
        return cast.named(frame.source, frame.features)
    if frame.relative is not None and not frame.features.endswith("+o"):
        noun = _antecedent(scene, frame.relative)
        return cast.named(noun, frame.features) if noun is not None else cast.dropped(frame.features)
    if frame.realisation in ("dropped", "participle", "relative"):
        return cast.dropped(frame.features)
    return NOBODY


def _antecedent(scene: Scene, last: int):  # type: ignore[no-untyped-def]
    """The phrase that a relative clause depends on: the nearest head of which ends right before it."""
    start, _ = scene.bounds(last)
    for first in range(max(start, last - 8), last + 1):
        if scene.person(first) is None and first not in scene.actors:
            continue
        if phrase_end(scene, first, last, bounded=True) == last:
            return noun_at(scene, first, last)
    return None


def _statement(
    scene: Scene, frame: Frame, speaker: Speaker, pieces: Sequence[tuple[int, int]]
) -> Statement | None:
    deed = deed_of(scene, frame)
    if not pieces and deed.act not in ("deny", "decline", "confirm"):
        return None
    source = None
    if frame.source is not None:
        source = scene.span(*frame.source)
    cue = scene.span(frame.first, frame.last, frame.skip) if frame.rule != "headline" else None
    entry = frame.entry.label if frame.entry is not None else "headline"
    return Statement(
        cue=cue, source=source, speaker=speaker.name, content=spans_of(scene, frame, pieces), mode="indirect",
        act=deed.act, polarity=deed.polarity, stance=deed.stance, modality=modality_of(scene, pieces),
        realisation=frame.realisation, antecedent=speaker.antecedent, candidates=speaker.candidates,
        confidence=speaker.confidence, by=(By(entry, frame.rule), By(entry, speaker.rule)),
    )  # fmt: skip


def _with(statement: Statement, mode: str) -> Statement:
    import msgspec

    return msgspec.structs.replace(statement, mode=mode)


__all__ = ["Span", "find_statements"]
