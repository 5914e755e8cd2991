"""All statements of an article: frames in order, their contents, their speakers, what they do."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.lexicon.annotate import Annotated
from qawl.statements.acts import deed_of
from qawl.statements.contents import content_of, spans_of
from qawl.statements.frames import Frame
from qawl.statements.nouns import saying_frames
from qawl.statements.modality import modality_of
from qawl.statements.order import enclosing, speakers_of
from qawl.statements.scene import Scene
from qawl.statements.sources import headline_frames, noun_frames, passive_frames, source_frames
from qawl.statements.speakers import Speaker
from qawl.statements.verbs import verb_frames
from qawl.types import By, Date, Problem, Span, Statement

AHEAD = 12  # frames behind one that may end its content


def find_statements(annotated: Annotated, dates: Sequence[Date]) -> tuple[list[Statement], list[Problem]]:
    """Every statement in the order of the text, and what could not be settled."""
    scene = Scene(annotated, dates)
    frames = _frames(scene)
    out: list[Statement] = []
    contents = [content_of(scene, frame, frames[at + 1 : at + 1 + AHEAD]) for at, frame in enumerate(frames)]
    parents = enclosing(frames, contents)
    speakers = speakers_of(scene, frames, parents)
    for frame, content, speaker in zip(frames, contents, speakers, strict=True):
        statement = _statement(scene, frame, speaker, content.pieces)
        if statement is not None:
            out.append(_with(statement, content.mode))
    return out, []


def _frames(scene: Scene) -> list[Frame]:
    """All frames by their cue; of two with the same cue the first found stays."""
    found: dict[int, Frame] = {}
    taken: set[int] = set()
    for make in (source_frames, passive_frames, verb_frames, noun_frames, saying_frames, headline_frames):
        for frame in make(scene):
            if taken.isdisjoint(range(frame.first, frame.last + 1)):
                found[frame.first] = frame
                taken.update(range(frame.first, frame.last + 1))
                if frame.source is not None and frame.rule != "headline":
                    taken.update(range(frame.source.first, frame.source.last + 1))
    return _shared([found[first] for first in sorted(found)])


def _shared(frames: list[Frame]) -> list[Frame]:
    """A source that stands between another cue and what that opens says the same (X said, quoting Y, that)."""
    out: list[Frame] = []
    host: Frame | None = None
    for frame in frames:
        if host is not None and host.opening is not None and frame.rule == "preposition":
            if host.first < frame.first < host.opening.start:
                frame = frame._replace(opening=host.opening, before=None, behind=False)  # noqa: PLW2901
        if frame.rule in ("verb", "inverted"):
            host = frame
        out.append(frame)
    return out


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
        act=deed.act, polarity=deed.polarity, stance=deed.stance, modality=modality_of(scene, frame, pieces),
        realisation=frame.realisation, antecedent=speaker.antecedent, candidates=speaker.candidates,
        confidence=speaker.confidence, by=(By(entry, frame.rule), By(entry, speaker.rule)),
    )  # fmt: skip


def _with(statement: Statement, mode: str) -> Statement:
    import msgspec

    return msgspec.structs.replace(statement, mode=mode)


__all__ = ["Span", "find_statements"]
