"""Frames without a finite verb of their own: according to X, as X announced, reports of, charges, headlines."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.statements.asides import skip_asides
from qawl.statements.chains import quoted_source
from qawl.statements.classes import FINITE, governed, verbal_noun
from qawl.statements.frames import Frame, Noun, Opening, noun_at
from qawl.statements.names import surname_at
from qawl.statements.openings import find_opening
from qawl.statements.phrases import begins_phrase, phrase_end
from qawl.statements.scene import MOST_NAME_WORDS, Scene
from qawl.statements.silence import unasserted
from qawl.statements.subjects import speakable, subject_behind
from qawl.text.match import Match
from qawl.types import Entry

LEAD = 12  # words before the colon of a headline that may name a source
DEEDS = frozenset({"promise", "warn", "accuse", "deny", "demand", "admit"})  # acts that "as X did" keeps
NEAR = 3  # words between a carrier and the word that ties it to what it says


def source_frames(scene: Scene) -> Iterator[Frame]:
    """Frames of prepositional sources: the content precedes, follows or surrounds them."""
    for first, match in scene.annotated.matches.layer("sources").items():
        entry = scene.annotated.lexicon.entry(match.ref)
        if entry.kind == "source" or entry.get("relation") == "same":
            continue
        frame = _preposition(scene, match, entry) if entry.kind == "preposition" else _verbal(scene, match, entry)
        if frame is None or frame.source is None or first < 0:
            continue
        if _speaker_phrase(scene, frame.source) or _name_alone(scene, frame.source):
            placed = _placed(scene, frame)
            yield placed
            quoted = quoted_source(scene, placed) if entry.kind == "verbal" else None
            if quoted is not None:
                yield quoted


def _speaker_phrase(scene: Scene, source: Noun) -> bool:
    """Whether the head of the phrase can speak, or a role behind a comma says who it is."""
    if speakable(scene, source.first, source.first):
        return True
    return any(
        scene.breaks(index) and scene.person(index) in ("role", "title")
        for index in range(source.first, source.last + 1)
    )


def _name_alone(scene: Scene, source: Noun) -> bool:
    """Whether the source is a name that no list knows: a few words, none with the article, none a noun of an act."""
    words = range(source.first, source.last + 1)
    plain = not any(scene.definite(index) or verbal_noun(scene, index) for index in words)
    several = source.last > source.first or surname_at(scene, source.first)
    return plain and several and not governed(scene, source.last)


def _preposition(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    _, limit = scene.bounds(match.first)
    first = match.last + 1
    if first > limit or scene.kind(first) in ("complementizer", "outer", "inner", "connector"):
        return None
    open_ = scene.person(first) == "unnamed"
    last = phrase_end(scene, first, limit, stops=frozenset() if open_ else frozenset(scene.language["about"]))
    return Frame(
        match.first, match.last, len(match.prefix), entry, "preposition", "preposition", None,
        noun_at(scene, first, last), conjoined=bool(match.prefix),
    )  # fmt: skip


def _verbal(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    """According to what X announced: a reporting verb follows at once and has nothing else to say."""
    _, limit = scene.bounds(match.first)
    verb = scene.reporting.get(match.last + 1)
    if verb is None or not verb.features.startswith(FINITE) or verb.last >= limit:
        return None
    if verb.features.endswith("+o") and entry.get("also") == "yes":
        return None
    if entry.get("open") != "yes" and _opens(scene, verb.last + 1, limit):
        return None
    said = scene.annotated.lexicon.entry(verb.ref)
    stops = frozenset(scene.annotated.lexicon.folded(said, "prepositions"))
    after = verb.last + 1
    if said.get("document") == "yes" and after < limit and scene.folds[after] in stops:
        source: Noun | None = noun_at(scene, after + 1, phrase_end(scene, after + 1, limit))
    else:
        source = subject_behind(scene, after, limit, stops, bounded=False)
    if source is None or not _closes(scene, source, limit, entry):
        return None
    entry = said if said.get("act") in DEEDS else entry
    return Frame(match.first, verb.last, len(match.prefix), entry, "verbal", "preposition", None, source, verb.features)


def _opens(scene: Scene, first: int, limit: int) -> bool:
    """Whether the verb has something to say itself: a clause or long quotation opens before the next comma."""
    opening = find_opening(scene, first, limit)
    if opening is None or any(scene.comma(index) for index in range(first + 1, opening.marker)):
        return False
    quote = scene.opening.get(opening.start) if opening.kind == "quote" else None
    return quote is None or quote.last - quote.first >= MOST_NAME_WORDS


def _closes(scene: Scene, source: Noun, limit: int, entry: Entry) -> bool:
    """Nothing more is said behind the source, where the words before the verb may also mean "and also"."""
    after = skip_asides(scene, source.last + 1, limit)
    return entry.get("also") != "yes" or after > limit or scene.breaks(after)


def _placed(scene: Scene, frame: Frame) -> Frame:
    """What is said stands behind the source at the head of a sentence, before it elsewhere, or around it."""
    start, limit = scene.bounds(frame.first)
    assert frame.source is not None
    after = skip_asides(scene, frame.source.last + 1, limit)
    head = skip_asides(scene, start, frame.first) >= frame.first
    if head and after <= limit:
        opening = find_opening(scene, after, min(after + 1, limit)) or Opening("colon", after, after)
        return frame._replace(opening=opening)
    before = (start, frame.first - 1) if not head else None
    behind = after <= limit and not scene.breaks(after) and not scene.conjoined(after)
    return frame._replace(before=before, behind=behind)


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
    else:
        return _marked(scene, match, entry, first, limit)
    return Frame(match.first, match.last, _article_free(scene, match), entry, "carrier", "unnamed", opening)


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
            opening = find_opening(scene, index + 1, min(index + 2, limit))
            if opening is None:
                return None
            source = noun_at(scene, match.first, match.last)
            return Frame(index, tie.last, 0, entry, "carrier-marker", "unnamed", opening, source)
    return None


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


def headline_frames(scene: Scene) -> Iterator[Frame]:
    """Headlines and leads of the form X: P, where X surely is somebody who can speak."""
    for index in sorted(scene.words.gaps):
        gap = scene.words.gaps[index]
        if ":" not in gap or not 0 < index < scene.size:
            continue
        start, limit = scene.bounds(index)
        start = _line_start(scene, index, start)
        if index - start > LEAD or any(cue in scene.reporting for cue in range(start, index)):
            continue
        if not begins_phrase(scene, start) or not (_speaks(scene, start, index - 1) or surname_at(scene, start)):
            continue
        last = phrase_end(scene, start, index - 1, stops=frozenset(scene.language["about"]))
        if last < index - 1 and skip_asides(scene, last + 1, index - 1) < index and scene.kind(last + 1) != "inner":
            continue
        quote = scene.opening.get(index)
        kind = "quote" if quote is not None and (quote.last >= limit or scene.breaks(quote.last + 1)) else "colon"
        yield Frame(
            start, start, 0, None, "headline", "headline", Opening(kind, index, index), noun_at(scene, start, last)
        )


def _line_start(scene: Scene, index: int, start: int) -> int:
    for word in range(index - 1, start, -1):
        gap = scene.gap(word)
        if "\n" in gap or ".." in gap or "|" in gap or "\u2026" in gap:
            return word
    return start


def _speaks(scene: Scene, first: int, last: int) -> bool:
    """Whether the words before a colon name somebody: a person, a body, a source; a place alone is a topic."""
    if any(scene.person(index) is not None or index in scene.actors for index in range(first, last + 1)):
        return not verbal_noun(scene, first)
    return False
