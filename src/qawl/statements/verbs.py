"""Frames of reporting verbs and participles: verb and subject in either order, dropped subjects, noun contents."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.statements.frames import (
    Frame,
    Noun,
    Opening,
    find_opening,
    negated,
    noun_at,
    skip_asides,
    speakable,
    subject_before,
    subject_behind,
)
from qawl.statements.phrases import FINITE, begins_phrase, phrase_end, verbal_noun
from qawl.statements.scene import Scene
from qawl.text.match import Match
from qawl.types import Entry

GAP_WORDS = 12  # a weak verb reports only where what is said opens within as many words behind its subject


def verb_frames(scene: Scene) -> Iterator[Frame]:
    """A frame for every reporting verb and participle that really reports, in the order of the text."""
    taken = reach = -1
    for first, match in scene.reporting.items():
        entry = scene.annotated.lexicon.entry(match.ref)
        if first <= taken or entry.kind == "pseudo":
            continue
        if match.features.startswith(FINITE):
            frame = _verb(scene, match, entry)
        elif match.features.startswith("ap"):
            frame = _participle(scene, match, entry)
        else:
            continue
        if frame is not None and not (frame.realisation == "participle" and first < reach):
            taken = frame.last
            reach = frame.opening.start if frame.opening else first
            quoted = quoted_source(scene, frame) if entry.get("chain") == "yes" else None
            yield frame._replace(opening=quoted.opening) if quoted is not None else frame
            if quoted is not None:
                yield quoted


def _verb(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    if not _is_verb(scene, match, entry):
        return None
    start, limit = scene.bounds(match.first)
    last = _cue_end(scene, match, limit)
    if entry.get("negated") == "only" and not negated(scene, match.first):
        return None
    opening, source = _behind(scene, match, entry, last, start, limit)
    if opening is None:
        return _inverted(scene, match, entry, last, start, limit)
    frame = Frame(
        match.first, last, len(match.prefix), entry, "verb", "verb-subject", opening, source, match.features,
        negated=negated(scene, match.first), conjoined=match.prefix.startswith(scene.language["and"]),
    )  # fmt: skip
    if source is None:
        frame = _without_subject(scene, frame, start)
    return frame


def _is_verb(scene: Scene, match: Match, entry: Entry) -> bool:
    """Whether the letters are a verb here: not behind a preposition, not a noun or name, not in the first person."""
    before = scene.kind(match.first - 1) if match.first else None
    features = match.features
    if scene.person(match.first) is not None or features.startswith("im1") or match.first in scene.places:
        return False
    if before in ("inner", "passive") and "+o" not in features and not scene.breaks(match.first):
        return False
    if match.prefix and match.prefix[-1] in scene.language["prepositions"]:
        return False
    if scene.language["future"] in match.prefix and features.startswith("pf"):
        return False
    if features.endswith("_j") and not negated(scene, match.first):
        return False
    marked = len(scene.words.surface(match.first)) > len(scene.folds[match.first])
    return not (entry.get("vowelled") == "yes" and features == "pf3ms" and not marked)


def _cue_end(scene: Scene, match: Match, limit: int) -> int:
    """A participle or noun of saying right behind the verb belongs to the cue (went on saying)."""
    after = match.last + 1
    follow = scene.reporting.get(after)
    if follow is not None and follow.features.startswith("n") and scene.restates(match):
        return follow.last
    if after <= limit and follow is not None and not scene.gap(after):
        noun = follow.features.startswith("n") and follow.prefix.endswith(scene.language["prepositions"][0])
        if follow.features.startswith("ap") or noun:
            return follow.last
    return match.last


def _behind(
    scene: Scene, match: Match, entry: Entry, last: int, start: int, limit: int
) -> tuple[Opening | None, Noun | None]:
    """What is said and who says it, behind the verb."""
    takes = entry.list("takes")
    stops = frozenset(scene.annotated.lexicon.folded(entry, "prepositions"))
    opening = None
    if last < limit:
        opening = find_opening(scene, last + 1, limit, quotes="quotation" in takes, short="noun" not in takes)
    if opening is not None and entry.get("governed") == "yes":
        between = range(last + 1, min(opening.start, limit) + 1)
        opening = opening if any(scene.folds[index] in stops for index in between) else None
    if opening is not None:
        edge = _edge(scene, opening, stops)
        source = subject_behind(scene, last + 1, edge, stops, bounded="noun" not in takes)
        rest = _behind_participle(scene, skip_asides(scene, (source.last if source else last) + 1, edge))
        weak = "noun" not in takes or entry.get("weak") == "yes"
        if "clause" not in takes and opening.kind == "clause":
            opening = None
        elif rest > edge or weak or not _begins_content(scene, rest, stops) or _parenthetic(scene, rest, opening.marker):
            if entry.get("weak") == "yes" and opening.marker - (source.last if source else last) > GAP_WORDS:
                return None, None
            return opening, source
    return _noun_content(scene, match, entry, last, start, limit, stops) if "noun" in takes else (None, None)


def _behind_participle(scene: Scene, index: int) -> int:
    """The word behind a participle of saying, which adds nothing to the verb before it."""
    match = scene.reporting.get(index)
    return match.last + 1 if match is not None and match.features.startswith("ap") else index


def _begins_content(scene: Scene, index: int, stops: frozenset[str]) -> bool:
    """Whether a noun content may begin at the word: a noun of an act, something definite, a known name."""
    if scene.folds[index] in stops or verbal_noun(scene, index) or scene.definite(index):
        return True
    return index in scene.people or index in scene.actors or index in scene.places


def _edge(scene: Scene, opening: Opening, stops: frozenset[str]) -> int:
    """The last word before what opens the content, a preposition of the verb left out."""
    edge = opening.marker - 1
    return edge - 1 if opening.kind == "clause" and edge >= 0 and scene.folds[edge] in stops else edge


def _parenthetic(scene: Scene, rest: int, marker: int) -> bool:
    """Between the source and what is said stands an insertion: a relative clause, or something between commas."""
    return scene.kind(rest) == "relative" or (scene.comma(rest) and scene.comma(marker))


def _noun_content(
    scene: Scene, match: Match, entry: Entry, last: int, start: int, limit: int, stops: frozenset[str]
) -> tuple[Opening | None, Noun | None]:
    """Subject and noun content side by side: the subject ends where a new noun phrase begins."""
    first = skip_asides(scene, last + 1, limit)
    if first > limit:
        return None, None
    source = None
    pronoun = match.features.endswith("+o")
    fronted = _fronted(scene, match, start)
    names = begins_phrase(scene, first) and not verbal_noun(scene, first) and not _taken_by(scene, first, stops)
    if names and not pronoun and not fronted:
        source = noun_at(scene, first, phrase_end(scene, first, limit, stops=stops))
        first = skip_asides(scene, source.last + 1, limit)
    if first > limit or (scene.breaks(first) and source is None):
        return None, None
    if pronoun and _relative_before(scene, match.first) and "quotation" in entry.list("takes"):
        return None, None  # what is said is the phrase that the relative clause depends on
    if entry.get("weak") == "yes" and not pronoun and scene.folds[first] not in stops:
        return None, None
    if entry.get("doubtful") == "yes" and not fronted and not (source and speakable(scene, source.first, source.last)):
        return None, None
    content = _content_noun(scene, entry, first, limit, stops)
    return (None, None) if content is None else (Opening("noun", content, content), source)


def _taken_by(scene: Scene, index: int, stops: frozenset[str]) -> bool:
    """Whether the verb's own preposition stands glued to a word that no list of names knows."""
    letter = scene.folds[index][0]
    return letter in stops and not scene.definite(index) and not speakable(scene, index, index)


def _fronted(scene: Scene, match: Match, start: int) -> bool:
    """Whether the subject stands before the verb, so that what follows is what is said."""
    if _relative_before(scene, match.first):
        return True
    return not match.prefix and subject_before(scene, _first_auxiliary(scene, match.first, start), start, match.features) is not None


def _relative_before(scene: Scene, first: int) -> bool:
    before = _first_auxiliary(scene, first, 0) - 1
    return before >= 0 and scene.kind(before) == "relative"


def _first_auxiliary(scene: Scene, first: int, start: int) -> int:
    """The first of the negations, auxiliaries and adverbs right before a verb, or the verb."""
    while first > start and scene.kind(first - 1) in ("negation", "auxiliary", "aside") and not scene.breaks(first):
        first -= 1
    return first


def _content_noun(scene: Scene, entry: Entry, first: int, limit: int, stops: frozenset[str]) -> int | None:
    """Where a noun content begins: behind the verb's preposition, or at the noun itself."""
    governs = scene.folds[first] in stops
    if entry.get("governed") == "yes" and not governs:
        return None
    if governs and scene.kind(first) == "inner":
        first += 1
    elif scene.kind(first) in ("complementizer", "relative", "connector", "gloss", "negation", "inner"):
        return None
    if entry.get("blame") == "yes" and not any(
        index in scene.replies and scene.replies[index].kind == "burden" for index in range(first, min(first + 12, limit + 1))
    ):  # fmt: skip
        return None
    return first if first <= limit else None


def _without_subject(scene: Scene, frame: Frame, start: int) -> Frame:
    """No phrase behind the verb: the source stands before it, in the clause before a relative, or nowhere."""
    before = _first_auxiliary(scene, frame.first, start) - 1
    if before >= start and scene.kind(before) == "relative":
        return frame._replace(realisation="relative", relative=before - 1)
    if frame.skip == 0:
        source = subject_before(scene, before + 1, start, frame.features)
        if source is not None:
            return frame._replace(source=source, realisation="topic")
    return frame._replace(realisation="dropped")


def _inverted(
    scene: Scene, match: Match, entry: Entry, last: int, start: int, limit: int
) -> Frame | None:
    """A quotation before the verb is what is said, where nothing follows but the subject."""
    if "quotation" not in entry.list("takes"):
        return None
    before = next((quote for quote in reversed(scene.quotes) if quote.last == match.first - 1), None)
    if before is None or not before.closed or before.last - before.first < 2:
        return None
    source = subject_behind(scene, last + 1, limit, frozenset(), bounded=False)
    return Frame(
        match.first, last, len(match.prefix), entry, "inverted", "verb-subject" if source else "dropped", None, source,
        match.features, negated=negated(scene, match.first), before=(before.first, before.last),
    )  # fmt: skip


def _participle(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    """A participle reports where something to say follows it; its speaker is the subject of the clause it hangs on."""
    _, limit = scene.bounds(match.first)
    last = _cue_end(scene, match, limit)
    takes = entry.list("takes")
    stops = frozenset(scene.annotated.lexicon.folded(entry, "prepositions"))
    first = last + 1
    if first > limit:
        return None
    governs = scene.folds[first] in stops and scene.kind(first) == "inner"
    if governs:
        last, first = first, first + 1
    first = skip_asides(scene, first, limit)
    opening = find_opening(scene, first, limit) if first <= limit else None
    near = opening is not None and opening.marker - first <= 1
    if not near:
        separate = scene.breaks(match.first) or match.prefix or governs
        if "noun" not in takes or not separate or first > limit:
            return None
        opening = Opening("noun", first, first)
    return Frame(
        match.first, last, len(match.prefix), entry, "participle", "participle", opening, None, match.features
    )


def quoted_source(scene: Scene, frame: Frame) -> Frame | None:
    """Behind a verb of quoting: the source that is quoted, with its own word of saying where there is one."""
    _, limit = scene.bounds(frame.first)
    at = skip_asides(scene, max(frame.last, frame.source.last if frame.source else 0) + 1, limit)
    match = scene.annotated.matches.at("sources", at)
    if match is None or scene.annotated.lexicon.entry(match.ref).kind != "source":
        return None
    entry = scene.annotated.lexicon.entry(match.ref)
    if at >= limit:
        return None
    last = phrase_end(scene, at + 1, limit, bounded=False)
    saying = skip_asides(scene, last + 1, limit)
    noun = scene.reporting.get(saying)
    opening = find_opening(scene, last + 1, limit) if last < limit else None
    if opening is None and frame.opening is not None and saying <= limit:
        opening = Opening("noun", saying, saying)
    cue, skip = (at, len(match.prefix))
    if noun is not None and noun.features.startswith("n") and opening is not None and saying < opening.start:
        cue, skip = saying, len(noun.prefix)
        entry = scene.annotated.lexicon.entry(noun.ref)
    return Frame(
        cue, cue, skip, entry, "chain", "preposition", opening, noun_at(scene, at + 1, last), before=frame.before
    )
