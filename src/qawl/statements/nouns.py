"""Frames of nouns of saying: the announcement of X that, its denial of, warnings of, demands for."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.lexicon.entry import Entry
from qawl.statements.classes import governed, verbal_noun
from qawl.statements.frames import Frame, Noun, Opening, noun_at
from qawl.statements.openings import find_opening
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.subjects import speakable
from qawl.text.match import Match

SAYING = frozenset({"deny", "demand", "warn", "promise", "accuse", "admit"})


def saying_frames(scene: Scene) -> Iterator[Frame]:
    """A frame for every noun of saying that has something to say behind it."""
    for first, match in scene.reporting.items():
        if not match.features.startswith("n") or first in scene.people:
            continue
        entry = scene.annotated.lexicon.entry(match.ref)
        if first in scene.reports and not _whose(scene, match):
            continue
        if entry.get("act") in SAYING or entry.get("announces") == "yes":
            frame = _noun(scene, match, entry)
            if frame is not None:
                yield frame


def _noun(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    _, limit = scene.bounds(match.first)
    first = match.last + 1
    if first > limit or scene.breaks(first):
        return None
    stops = frozenset(scene.annotated.lexicon.folded(entry, "prepositions")) | {scene.language["for"]}
    owned = match.features != "n"
    source = None
    paper = first in scene.persons and scene.persons[first].get("paper") == "yes"
    if not owned and not paper and not _governed(scene, first, stops) and speakable(scene, first, first):
        source = noun_at(scene, first, phrase_end(scene, first, limit, stops=stops))
        first = source.last + 1
    opening = _content(scene, first, limit, stops, entry, whose=owned or source is not None)
    if opening is None:
        return None
    realisation = "possessive" if source is not None or owned else "unnamed"
    return Frame(
        match.first, match.last, _letters(scene, match), entry, "noun", realisation, opening, source, match.features
    )


def _whose(scene: Scene, match: Match) -> bool:
    """Whether somebody stands right behind a noun that may also carry a report (the charge of X against Y)."""
    first = match.last + 1
    if first >= scene.size or scene.gap(first) or match.features != "n":
        return False
    if not speakable(scene, first, first) or governed(scene, first):
        return False
    after = phrase_end(scene, first, scene.bounds(first)[1], stops=frozenset(scene.language["prepositions"])) + 1
    return after < scene.size and not scene.gap(after) and scene.folds[after].startswith(scene.language["for"])


def _letters(scene: Scene, match: Match) -> int:
    article: str = scene.language["article"]
    return len(match.prefix.removesuffix(article))


def _governed(scene: Scene, index: int, stops: frozenset[str]) -> bool:
    return scene.folds[index] in stops or scene.folds[index][0] in stops


def _content(
    scene: Scene, first: int, limit: int, stops: frozenset[str], entry: Entry, *, whose: bool
) -> Opening | None:
    """What the noun says: behind its preposition, a clause, or, where the speaker stands between, a noun of an act."""
    if first > limit or (scene.breaks(first) and first not in scene.opening):
        return None
    if scene.kind(first) == "complementizer":
        return find_opening(scene, first, first)
    if scene.folds[first] in stops and first < limit and scene.kind(first + 1) not in ("pronoun", "demonstrative"):
        return Opening("noun", first + 1, first + 1)
    if _governed(scene, first, stops) and scene.kind(first) is None and not speakable(scene, first, first):
        return Opening("noun", first, first)
    if (
        whose
        and (verbal_noun(scene, first) or first in scene.opening or scene.definite(first))
        and "noun" in entry.list("takes")
    ):
        return Opening("noun", first, first)
    return None


__all__ = ["Noun", "saying_frames"]
