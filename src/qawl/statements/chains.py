"""Chains of sources: the outlet that quotes, the source that is quoted, remarks that an agency carried."""

from __future__ import annotations

from qawl.lexicon.entry import Entry
from qawl.statements.asides import INSERTED, past_insertion, skip_asides
from qawl.statements.classes import finite
from qawl.statements.cue import Cue
from qawl.statements.frames import Frame, Opening, noun_at
from qawl.statements.openings import find_opening
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.subjects import speakable, subject_behind
from qawl.text.match import Match


def relay(scene: Scene, cue: Cue) -> Frame | None:
    """In remarks that agency X carried: the agency says what the sentence says, before the remarks and behind it."""
    head = cue.first - 1
    if (
        cue.plural
        or head <= cue.start
        or scene.kind(head) != "occasion"
        or scene.kind(head - 1) not in ("inner", "outer")
    ):
        return None
    source = subject_behind(scene, cue.last + 1, cue.limit, frozenset(), bounded=False)
    if source is None or not speakable(scene, source.first, source.last) or head - 2 < cue.start:
        return None
    before, behind = (cue.start, head - 2), source.last < cue.limit
    return cue.frame("relay", "preposition", None, source, before=before, behind=behind)


def claimed(scene: Scene, cue: Cue) -> Frame | None:
    """The attack that X claimed: what is said stands before the relative word, the source behind the verb."""
    source = subject_behind(scene, cue.last + 1, cue.limit, frozenset(), bounded=False)
    last = cue.first - 1
    while last > cue.start and scene.kind(last) == "relative":
        last -= 1
    if source is None or not speakable(scene, source.first, source.first) or last <= cue.start:
        return None
    return cue.frame("verb", "verb-subject", None, source, before=(_head(scene, last, cue.start), last))


def stated(scene: Scene, cue: Cue) -> Frame | None:
    """What X announced of P: what is said stands behind a preposition that follows the source."""
    if scene.kinds[cue.first - 1].get("noun") != "yes":
        return None
    if cue.plural:  # what they consider an act of P: a plural verb has no subject behind it
        after = cue.last + 1
        label = (
            after <= cue.limit and not scene.gap(after) and scene.folds[after].endswith(scene.language["accusative"])
        )
        return cue.frame("verb", "dropped", Opening("noun", after, after), None) if label else None
    about = frozenset(scene.language["stated"])
    source = subject_behind(scene, cue.last + 1, cue.limit, about, bounded=False)
    after = source.last + 1 if source else cue.limit
    if source is None or after >= cue.limit or scene.folds[after] not in about:
        return None
    return cue.frame("verb", "verb-subject", Opening("noun", after + 1, after + 1), source)


def _head(scene: Scene, last: int, start: int) -> int:
    """The head of the phrase that ends at `last`: back over dates, adjectives, and a name in construct with it."""
    index = last
    while index > start and (index in scene.date_ends or scene.nisba(index) or scene.person(index) == "adjective"):
        index = scene.date_ends.get(index, index) - 1
    construct = index > start and not scene.gap(index) and not scene.definite(index - 1)
    return index - 1 if index in scene.places and construct else index


def quoted_source(scene: Scene, frame: Frame) -> Frame | None:
    """Behind a verb of quoting: the source that is quoted, with its own word of saying where there is one."""
    _, limit = scene.bounds(frame.first)
    match = _quoting(scene, frame, limit)
    if match is None:
        return None
    last = phrase_end(scene, match.last + 1, limit)
    saying = skip_asides(scene, past_insertion(scene, skip_asides(scene, last + 1, limit), limit), limit)
    opening = find_opening(scene, last + 1, limit) if last < limit else None
    if opening is None and frame.opening is not None and saying <= limit:
        opening = Opening("noun", saying, saying)
    cue, skip, entry, opening = _own_cue(scene, match, saying, limit, opening)
    source = noun_at(scene, match.last + 1, last)
    return Frame(cue, cue, skip, entry, "chain", "preposition", opening, source, before=frame.before)


def _quoting(scene: Scene, frame: Frame, limit: int) -> Match | None:
    """The word that names whom the source quotes, behind the verb and its subject."""
    last = max(frame.last, frame.source.last if frame.source else 0)
    at = skip_asides(scene, last + 1, limit)
    while at < limit and scene.annotated.matches.at("sources", at) is None and _in_name(scene, at, last):
        at += 1
    match = scene.annotated.matches.at("sources", at)
    if match is None or match.last >= limit:
        return None
    entry = scene.annotated.lexicon.entry(match.ref)
    return match if entry.kind == "source" or entry.get("relation") in ("quoting", "voice") else None


def _in_name(scene: Scene, index: int, last: int) -> bool:
    """Whether a word behind the source may still belong to its name, the source of the source not having come."""
    plain = not scene.breaks(index) and scene.kind(index) != "complementizer" and not finite(scene, index)
    return plain and index - last <= INSERTED


def _own_cue(
    scene: Scene, match: Match, saying: int, limit: int, opening: Opening | None
) -> tuple[int, int, Entry, Opening | None]:
    """The quoted source's own word of saying (its saying that, its denial of), else the preposition."""
    entry = scene.annotated.lexicon.entry(match.ref)
    plain = match.first, len(match.prefix), entry, opening
    noun, tie = scene.reporting.get(saying), scene.carriers.get(saying)
    if opening is None or saying > opening.start:
        return plain
    if noun is not None and noun.features.startswith("n"):
        own = scene.annotated.lexicon.entry(noun.ref)
        if saying < opening.start:
            return saying, len(noun.prefix), own, opening
        if noun.features.startswith("n+") and own.get("act") == "deny" and saying < limit:
            return saying, len(noun.prefix), own, Opening("noun", saying + 1, saying + 1)
    if tie is not None and tie.kind == "marker" and saying < opening.start:
        return saying, 0, tie, opening
    return plain


def outer_opening(quoted: Frame) -> Opening | None:
    """What the quoting outlet says: the same, or the noun of saying with what it denies."""
    if quoted.entry is not None and quoted.entry.get("act") == "deny" and quoted.opening is not None:
        return Opening("noun", quoted.first, quoted.first)
    return quoted.opening
