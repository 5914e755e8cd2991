"""Frames of those who do not answer: no comment, refusals, what is not named, denials of what stands before."""

from __future__ import annotations

from qawl.statements.asides import NEAR_WORDS, skip_asides
from qawl.statements.beginnings import begins_phrase
from qawl.statements.classes import finite, verbal_noun
from qawl.statements.cue import Cue
from qawl.statements.frames import Frame, Opening, noun_at
from qawl.statements.openings import find_opening
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.subjects import subject_behind, without_subject


def answers_back(cue: Cue) -> bool:
    """A denial whose object is a pronoun: what it denies stands before it (which X denies)."""
    return cue.pronoun and cue.entry.get("act") == "deny"


def unasserted(scene: Scene, first: int, start: int) -> bool:
    """Whether nothing has been said: a verb of the present behind "to" (must admit, refused to say, without saying).

    Before, after and until somebody says something, it is said.
    """
    before = first - 1
    while before > start and scene.kind(before) == "negation":
        before -= 1
    head = scene.ended.get(before, before)
    if before < start or scene.gap(before + 1).strip() or scene.kind(head) not in ("complementizer", "gloss"):
        return False
    if scene.kind(head) == "gloss":
        return True
    inside = scene.kinds[head].get("inside") == "yes"
    return not inside and (head == 0 or scene.kind(head - 1) not in ("outer", "aside"))


def unsaid(scene: Scene, cue: Cue) -> Frame | None:
    """Somebody does not answer, does not say what, or denies what stands before: the content may be empty."""
    if cue.has("issuer"):
        return _no_comment(scene, cue)
    first = cue.last + 1
    source = subject_behind(scene, first, cue.limit, cue.stops, bounded=False) if first <= cue.limit else None
    if source is not None and (source.first in scene.reports or verbal_noun(scene, source.first)):
        return None
    if source is None and first <= cue.limit and scene.folds[first] not in cue.stops and not scene.breaks(first):
        return None
    behind = skip_asides(scene, source.last + 1 if source else first, cue.limit)
    opening = None
    if behind <= cue.limit and not scene.breaks(behind) and not cue.pronoun:
        opening = _unsaid_content(scene, cue, behind)
    frame = cue.frame("unsaid", "verb-subject", opening, source)
    return frame if source is not None else without_subject(scene, frame, cue.start)


def refusal(scene: Scene, cue: Cue) -> Frame | None:
    """Somebody refuses to comment: the content is what on, or nothing."""
    index = cue.last + 1
    while index <= min(cue.last + NEAR_WORDS, cue.limit):
        behind = skip_asides(scene, index, cue.limit) if scene.breaks(index) else index
        if (scene.breaks(index) and behind == index) or behind > cue.limit or finite(scene, behind):
            return None
        reply = scene.replies.get(behind)
        if reply is not None and reply.kind == "silence":
            return _refused(scene, cue, behind)
        index = behind + 1
    return None


def _refused(scene: Scene, cue: Cue, index: int) -> Frame:
    """The frame of a refusal whose word of answering stands at `index`."""
    source = None
    if index > cue.last + 1:
        source = subject_behind(scene, cue.last + 1, index - 1, frozenset(), bounded=True)
    silent = scene.answers[index].last
    opening = None
    if silent + 1 < cue.limit and scene.folds[silent + 1] in scene.language["silences"]:
        opening = Opening("noun", silent + 2, silent + 2)
    frame = cue.frame("unsaid", "verb-subject", opening, source, last=cue.last if source else silent)
    return frame if source is not None else without_subject(scene, frame, cue.start)


def _unsaid_content(scene: Scene, cue: Cue, first: int) -> Opening | None:
    """What is left unsaid; requests and questions for comment are not it."""
    if scene.kind(first) == "complementizer":
        return find_opening(scene, first, first)
    if scene.folds[first] in cue.stops and first < cue.limit:
        first += 1
    if scene.kind(first) in ("request", "inner", "outer", "connector", "gloss"):
        return None
    return Opening("noun", first, first)


def _no_comment(scene: Scene, cue: Cue) -> Frame | None:
    """No comment came from X: the source stands behind the preposition."""
    for index in range(cue.last + 1, min(cue.last + NEAR_WORDS, cue.limit)):
        if scene.folds[index] not in cue.stops:
            continue
        first = scene.grammar[index + 1].last + 1 if scene.kind(index + 1) == "outer" else index + 1
        if first <= cue.limit and begins_phrase(scene, first):
            source = noun_at(scene, first, phrase_end(scene, first, cue.limit))
            return cue.frame("unsaid", "preposition", None, source)
    return None
