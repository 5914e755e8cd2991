"""In which order statements are given their speakers, and which of them stand inside others."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.statements.classes import unmarked_relative
from qawl.statements.contents import Content
from qawl.statements.frames import Frame, Noun, noun_at
from qawl.statements.names import person_name
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.sentence_subject import subject_of_sentence
from qawl.statements.speakers import Cast
from qawl.statements.subjects import speakable
from qawl.statements.voices import Speaker

NOBODY = Speaker(None, None, (), "impersonal")
BACK = 8  # words before a relative in which the phrase that it depends on begins


def enclosing(frames: Sequence[Frame], contents: Sequence[Content]) -> list[int | None]:
    """For each frame the number of the innermost earlier frame in whose content its cue stands, or None."""
    out: list[int | None] = []
    open_: list[tuple[int, int]] = []  # last word of a content, number of its frame
    for number, (frame, content) in enumerate(zip(frames, contents, strict=True)):
        while open_ and open_[-1][0] < frame.first:
            open_.pop()
        out.append(open_[-1][1] if open_ else None)
        own = [last for first, last in content.pieces if last > frame.first]
        if own and frame.rule not in ("preposition", "verbal"):
            open_.append((max(own), number))
            open_.sort(reverse=True)
    return out


def speakers_of(scene: Scene, frames: Sequence[Frame], parents: Sequence[int | None]) -> list[Speaker]:
    """The speaker of each frame; headlines come last, when everybody who is named in full is known."""
    cast = Cast(scene)
    found: dict[int, Speaker] = {}
    late = [number for number, frame in enumerate(frames) if scene.line(frame.first) == 0]
    for number in (*(n for n in range(len(frames)) if n not in late), *late):
        parent = parents[number]
        outer = found.get(parent) if parent is not None else None
        host = _host(scene, frames, number, parents)
        if host is not None and host in found and found[host].name:
            found[number] = found[host]._replace(rule="same-clause")
        else:
            alone, quiet = _alone(scene, frames, number), _quiet(scene, frames, number)
            found[number] = _speaker(
                scene, frames[number], cast, outer, nested=parent is not None, alone=alone, quiet=quiet
            )
    return [found[number] for number in range(len(frames))]


def _host(scene: Scene, frames: Sequence[Frame], number: int, parents: Sequence[int | None]) -> int | None:
    """The frame before a participle in its sentence whose verb it hangs on: the last that is no part of another."""
    if frames[number].realisation != "participle":
        return None
    start, _ = scene.bounds(frames[number].first)
    for before in range(number - 1, -1, -1):
        frame = frames[before]
        if frame.first < start:
            return None
        main = frame.rule in ("verb", "participle", "inverted", "headline", "chain")
        if main and parents[before] == parents[number] and frame.realisation != "relative":
            return before
    return None


def _alone(scene: Scene, frames: Sequence[Frame], number: int) -> bool:
    """Whether a verb goes on with a sentence in which nobody has spoken before it."""
    start, _ = scene.bounds(frames[number].first)
    before = frames[number - 1] if number else None
    return frames[number].conjoined and (before is None or before.first < start)


def _quiet(scene: Scene, frames: Sequence[Frame], number: int) -> bool:
    """Whether nobody speaks in the sentence before that of a frame."""
    start, _ = scene.bounds(frames[number].first)
    before, _ = scene.bounds(max(start - 1, 0))
    return number == 0 or frames[number - 1].first < before


def _speaker(
    scene: Scene, frame: Frame, cast: Cast, outer: Speaker | None, *, nested: bool, alone: bool, quiet: bool
) -> Speaker:  # fmt: skip
    """Who says it: named here, taken from the phrase before a relative, carried over, or nobody."""
    if frame.source is not None:
        return _named(scene, frame, cast, main=not nested)
    if frame.relative is not None and not frame.features.endswith("+o") and _fits(scene, frame):
        noun = _antecedent(scene, frame.relative)
        if noun is not None and not speakable(scene, noun.first, noun.last):
            return NOBODY
        if noun is not None:
            return cast.named(noun, frame.features, main=False)
    if frame.realisation not in ("dropped", "participle", "relative"):
        return NOBODY
    if frame.realisation == "participle" and not nested:
        noun = _subject(scene, frame)
        if noun is not None:
            return cast.named(noun, "", main=False)._replace(rule="subject-of-sentence")
    if frame.realisation == "dropped" and not nested and (alone or unmarked_relative(scene, frame.first)):
        noun = _subject(scene, frame)
        if noun is not None:
            return cast.named(noun, "", main=True)._replace(rule="subject-of-sentence")
    if frame.realisation == "dropped" and not nested and quiet:
        noun = _acted_before(scene, frame)
        if noun is not None:
            return cast.named(noun, "", main=True)._replace(rule="subject-before")
    issuer = _issuer(scene, frame) if frame.realisation == "dropped" and not nested else None
    if issuer is not None:
        return cast.named(issuer, frame.features, main=True)
    if nested and outer is not None and frame.realisation == "relative":
        return outer._replace(rule="outer")
    return cast.dropped(frame.features)


def _named(scene: Scene, frame: Frame, cast: Cast, *, main: bool) -> Speaker:
    """Whom the source names; of a paper that the sentence tells somebody issued, whoever issued it."""
    assert frame.source is not None
    first = frame.source.first
    paper = first in scene.persons and scene.persons[first].get("paper") == "yes" and not scene.definite(first)
    told = paper and frame.realisation == "topic"
    issuer = subject_of_sentence(scene, scene.bounds(frame.first)[0], first, "") if told else None
    if issuer is not None:
        return cast.named(issuer, "", main=main)._replace(rule="issuer")
    return cast.named(frame.source, frame.features, main=main)


def _subject(scene: Scene, frame: Frame) -> Noun | None:
    """The subject of the sentence in which a cue stands that names nobody."""
    return subject_of_sentence(scene, scene.bounds(frame.first)[0], frame.first, frame.features)


def _acted_before(scene: Scene, frame: Frame) -> Noun | None:
    """A person named as the subject of the sentence before, where a new sentence says what somebody adds."""
    start, _ = scene.bounds(frame.first)
    if start == 0 or start != frame.first or scene.line(start - 1) == 0:
        return None
    noun = subject_of_sentence(scene, scene.bounds(start - 1)[0], start, frame.features)
    return noun if noun is not None and person_name(scene, noun) is not None else None


def _issuer(scene: Scene, frame: Frame) -> Noun | None:
    """The body whose statement opens the sentence (in a statement of X, ...), where the verb names nobody."""
    start, _ = scene.bounds(frame.first)
    if start + 2 >= frame.first or scene.kind(start) != "inner" or scene.kind(start + 1) != "occasion":
        return None
    owner = start + 2
    if not scene.prefix(owner).startswith(scene.language["for"]) or scene.person(owner) not in ("organisation", "role"):
        return None
    return noun_at(scene, owner, phrase_end(scene, owner, frame.first - 1))


def _fits(scene: Scene, frame: Frame) -> bool:
    """Whether the relative word may be the verb's subject, by its gender; else somebody outside the clause speaks."""
    assert frame.relative is not None
    feminine = scene.folds[frame.relative + 1].endswith(scene.language["relative_feminine"])
    return not (feminine and "3ms" in frame.features) and (feminine or "3fs" not in frame.features)


def _antecedent(scene: Scene, last: int) -> Noun | None:
    """The phrase that a relative clause depends on: it begins with a known word and ends right before it."""
    start, _ = scene.bounds(last)
    for first in range(max(start, last - BACK), last + 1):
        if scene.person(first) is None and first not in scene.actors:
            continue
        if phrase_end(scene, first, last, bounded=True) == last:
            return noun_at(scene, first, last)
    return None
