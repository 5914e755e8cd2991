"""Frames of what nobody named says: reports of, charges of, it is said that."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.lexicon.entry import Entry
from qawl.statements.asides import skip_asides
from qawl.statements.classes import FINITE
from qawl.statements.frames import Frame, Opening, noun_at
from qawl.statements.openings import find_opening
from qawl.statements.scene import Scene
from qawl.statements.silence import unasserted
from qawl.text.match import Match

NEAR = 5  # words between a carrier and the word that ties it to what it says


def noun_frames(scene: Scene) -> Iterator[Frame]:
    """Frames of nouns that carry a report or a charge."""
    for match in scene.reports.values():
        entry = scene.annotated.lexicon.entry(match.ref)
        make = NOUNS.get(entry.kind)
        frame = make(scene, match, entry) if make else None
        if frame is not None:
            yield frame


def passive_frames(scene: Scene) -> Iterator[Frame]:
    """Frames of impersonal verbs: it is said, it is believed."""
    for match in scene.reports.values():
        entry = scene.annotated.lexicon.entry(match.ref)
        frame = _passive(scene, match, entry) if entry.kind == "passive" else None
        if frame is not None:
            yield frame


def _carrier(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    """Reports of, about, that: with nobody named; where a verb takes the noun as its subject that verb is the cue."""
    _, limit = scene.bounds(match.first)
    first = match.last + 1
    if first > limit or _is_source(scene, match.first):
        return None
    spread = scene.carriers.get(match.first - 1)
    if spread is not None and spread.get("spread") == "yes":
        return _spread(scene, match, spread, first, limit)
    kind = scene.kind(first)
    if kind == "complementizer":
        opening = find_opening(scene, first, first)
    elif kind == "inner" and scene.folds[first] in scene.language["about"]:
        clause = first < limit and scene.kind(first + 1) == "complementizer"
        opening = find_opening(scene, first + 1, first + 1) if clause else Opening("noun", first + 1, first + 1)
    elif (about := _published(scene, first, limit)) is not None:
        opening = Opening("noun", about, about)
    else:
        return _marked(scene, match, entry, first, limit)
    return Frame(match.first, match.last, _article_free(scene, match), entry, "carrier", "unnamed", opening)


def _published(scene: Scene, first: int, limit: int) -> int | None:
    """What the reports are about that were published on it: behind a relative, one verb and its preposition."""
    about = first + 2
    if scene.kind(first) != "relative" or about >= limit or scene.breaks(about) or scene.breaks(about - 1):
        return None
    tied = scene.folds[about] in scene.language["about"] and scene.kind(about + 1) != "complementizer"
    marker = about - 1 in scene.carriers and scene.carriers[about - 1].kind == "marker"
    return about + 1 if tied and not marker else None


def _spread(scene: Scene, match: Match, entry: Entry, first: int, limit: int) -> Frame | None:
    """Reports went round that: the verb is the cue, the carrier its source."""
    if scene.folds[first] in scene.language["about"] and first < limit:
        first += 1
    opening = find_opening(scene, first, first) if scene.kind(first) == "complementizer" else None
    cue = match.first - 1
    return Frame(
        cue, cue, len(scene.reports[cue].prefix), entry, "carrier-marker", "unnamed",
        opening or Opening("noun", first, first), noun_at(scene, match.first, match.last),
    )  # fmt: skip


def _marked(scene: Scene, match: Match, entry: Entry, first: int, limit: int) -> Frame | None:
    """A carrier with a word that ties it to what it says (to the effect that): the carrier is the source."""
    for index in range(first, min(first + NEAR, limit) + 1):
        tie = scene.reports.get(index)
        if tie is not None and scene.carriers[index].kind == "marker":
            opening = find_opening(scene, index + 1, min(index + 2, limit)) or _told_of(scene, index + 1, limit)
            if opening is None:
                return None
            some = match.first and scene.person(match.first - 1) == "unnamed" and not scene.gap(match.first)
            source = noun_at(scene, match.first - 1 if some else match.first, match.last)
            return Frame(index, tie.last, 0, entry, "carrier-marker", "unnamed", opening, source)
    return None


def _told_of(scene: Scene, index: int, limit: int) -> Opening | None:
    """What reports tell of: the noun behind the preposition of their verb (that speak of a withdrawal)."""
    about = index < limit and scene.folds[index] in scene.language["about"]
    return Opening("noun", index + 1, index + 1) if about and not scene.breaks(index) else None


def _is_source(scene: Scene, index: int) -> bool:
    """Whether a reporting verb or a preposition of source stands right before the noun, which is then its subject."""
    before = scene.reporting.get(index - 1)
    if before is not None and before.features.startswith(FINITE):
        return True
    source = scene.annotated.matches.at("sources", index - 1)
    return source is not None and scene.annotated.lexicon.entry(source.ref).kind == "preposition"


def _article_free(scene: Scene, match: Match) -> int:
    article: str = scene.language["article"]
    return len(match.prefix) - len(article) if match.prefix.endswith(article) else len(match.prefix)


def _charge(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    """On the charge of, on the pretext of: the content is the noun phrase behind it."""
    _, limit = scene.bounds(match.first)
    first = match.last + 1
    if first > limit or (scene.breaks(first) and first not in scene.opening):
        return None
    opening = Opening("quote" if first in scene.opening else "noun", first, first)
    return Frame(match.first, match.last, len(match.prefix), entry, "charge", "unnamed", opening)


def _blame(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    """Accusations of: the content begins with a preposition behind the noun."""
    _, limit = scene.bounds(match.first)
    first = match.last + 1
    for index in range(first, min(first + NEAR, limit) + 1):
        if scene.breaks(index):
            return None
        if scene.kind(index) == "pronoun" and index < limit:
            return Frame(
                match.first, match.last, len(match.prefix), entry, "blame", "unnamed", Opening("noun", index, index)
            )
        prefix = scene.folds[index][:1]
        word = index not in scene.grammar and len(scene.folds[index]) > 3
        if prefix == scene.language["prepositions"][0] and word and verbal_noun_behind(scene, index):
            return Frame(
                match.first, match.last, len(match.prefix), entry, "blame", "unnamed", Opening("noun", index, index)
            )
    return None


def verbal_noun_behind(scene: Scene, index: int) -> bool:
    """Whether the word is a preposition glued to a noun that the lexicon does not know as one word."""
    return scene.person(index) is None and not scene.definite(index)


def _passive(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    """It is said, it is believed: impersonal only where a clause follows at once."""
    start, limit = scene.bounds(match.first)
    first = skip_asides(scene, match.last + 1, limit)
    if first > limit or scene.kind(first) != "complementizer" or unasserted(scene, match.first, start):
        return None
    if entry.get("vowelled") == "yes" and len(scene.words.surface(match.first)) <= len(scene.folds[match.first]):
        return None
    opening = find_opening(scene, first, first)
    return Frame(match.first, match.last, len(match.prefix), entry, "passive", "passive", opening)


NOUNS = {"carrier": _carrier, "charge": _charge, "blame": _blame}
