"""All statements of an article: frames in order, their contents, their speakers, what they do."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qawl.statements.acts import Deed, deed_of, deeds_of
from qawl.statements.carriers import noun_frames, passive_frames
from qawl.statements.confidence import confidence_of
from qawl.statements.contents import Content, content_of, spans_of
from qawl.statements.frames import Frame
from qawl.statements.headlines import headline_frames
from qawl.statements.modality import modality_of
from qawl.statements.nouns import saying_frames
from qawl.statements.order import enclosing, speakers_of
from qawl.statements.scene import Scene
from qawl.statements.sources import source_frames
from qawl.statements.subjects import first_auxiliary
from qawl.statements.verbs import verb_frames
from qawl.statements.voices import Speaker
from qawl.statements.when import said_on
from qawl.types import By, Problem, Statement

AHEAD = 12  # frames behind one that may end its content
MAKERS = (source_frames, passive_frames, verb_frames, saying_frames, noun_frames, headline_frames)
WITHOUT_CONTENT = frozenset({"deny", "decline", "confirm"})


def find_statements(scene: Scene) -> tuple[list[Statement], list[Problem]]:
    """Every statement in the order of the text, and what could not be settled."""
    frames = _shared(scene, _frames(scene))
    contents = [content_of(scene, frame, frames[at + 1 : at + 1 + AHEAD]) for at, frame in enumerate(frames)]
    speakers = speakers_of(scene, frames, enclosing(frames, contents))
    deeds = deeds_of(scene, frames, contents)
    made = [_statement(scene, *parts) for parts in zip(frames, contents, speakers, deeds, strict=True)]
    statements = [statement for statement in made if statement is not None]
    return statements, [problem for statement in statements if (problem := _problem(statement)) is not None]


def nest(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `parent`: the id of the innermost earlier one in whose content their cue stands."""
    out: list[Statement] = []
    open_: list[tuple[int, str]] = []  # end of a content, id of its statement; the innermost last
    for statement in statements:
        at = (statement.cue or statement.source or statement.content[0]).start
        open_ = [(end, ident) for end, ident in open_ if end > at]
        parent = open_[-1][1] if open_ else None
        out.append(msgspec.structs.replace(statement, parent=parent) if parent else statement)
        ends = [end for start, end in statement.content if start <= end and end > at and start >= at]
        if ends:
            open_.append((max(ends), statement.id))
            open_.sort(reverse=True)
    return tuple(out)


def _frames(scene: Scene) -> list[Frame]:
    """All frames by their cue; of two that share a word the first found stays."""
    found: list[Frame] = []
    taken: set[int] = set()
    for make in MAKERS:
        for frame in make(scene):
            if taken.isdisjoint(range(frame.first, frame.last + 1)):
                found.append(frame)
                taken.update(range(frame.first, frame.last + 1))
                if frame.source is not None and frame.rule != "headline":
                    taken.update(range(frame.source.first, frame.source.last + 1))
    return sorted(found, key=lambda frame: frame.first)


def _shared(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """A source that stands between another cue and what that opens says the same (X said, quoting Y, that)."""
    out: list[Frame] = []
    host: Frame | None = None
    for frame in frames:
        if frame.rule in ("verb", "inverted"):
            host = frame
        out.append(_within(scene, host, frame))
    return out


def _within(scene: Scene, host: Frame | None, frame: Frame) -> Frame:
    """The frame with the opening of the cue before it, where it stands between that cue and its content.

    Whom a denial is known from does not deny: what they say is that somebody denies; through whom one denies, denies.
    """
    if host is None or host.opening is None or frame.rule not in ("preposition", "verbal"):
        return frame
    if not host.first < frame.first < host.opening.start:
        return frame
    through = frame.entry is not None and frame.entry.get("relation") == "voice"
    if deed_of(host).polarity != "said" and not through:
        clause = min(host.start, first_auxiliary(scene, host.first, scene.bounds(host.first)[0]))
        return frame._replace(opening=None, before=(clause, frame.first - 1), behind=True)
    return frame._replace(opening=host.opening, before=None, behind=False)


def _statement(scene: Scene, frame: Frame, content: Content, speaker: Speaker, deed: Deed) -> Statement | None:
    if not content.pieces and deed.act not in WITHOUT_CONTENT:
        return None
    entry = frame.entry.label if frame.entry is not None else "people.yaml: headline"
    return Statement(
        cue=scene.span(frame.first, frame.last, frame.skip) if frame.rule != "headline" else None,
        source=scene.span(*frame.source) if frame.source is not None else None,
        speaker=speaker.name,
        content=spans_of(scene, content.pieces),
        mode=content.mode,
        act=deed.act,
        polarity=deed.polarity,
        stance=deed.stance,
        modality=modality_of(scene, frame, content.pieces),
        said_on=said_on(scene, frame, content),
        realisation=frame.realisation,
        antecedent=speaker.antecedent,
        candidates=speaker.candidates,
        confidence=confidence_of(frame, speaker.rule),
        by=(By(entry, frame.rule), By(entry, speaker.rule)),
    )


def _problem(statement: Statement) -> Problem | None:
    """What a reader should know: a statement whose speaker is not named and could not be carried over."""
    if statement.speaker is not None or statement.by[-1].rule != "no-antecedent":
        return None
    return Problem(span=statement.cue, about="speaker", message="nobody before this cue agrees with it")
