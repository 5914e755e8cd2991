"""Frames of sources without a clause of their own: according to X, as X announced."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.lexicon.entry import Entry
from qawl.statements.asides import skip_asides
from qawl.statements.chains import quoted_source
from qawl.statements.classes import FINITE, finite, governed, plain_verb, unmarked_relative, verbal_noun
from qawl.statements.frames import Frame, Noun, Opening, noun_at
from qawl.statements.names import surname_at
from qawl.statements.openings import find_opening, resumes
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import MOST_NAME_WORDS, Scene
from qawl.statements.subjects import speakable, subject_behind
from qawl.text.match import Match

DEEDS = frozenset({"promise", "warn", "accuse", "deny", "demand", "admit"})  # acts that "as X did" keeps


def source_frames(scene: Scene) -> Iterator[Frame]:
    """Frames of prepositional sources: the content precedes, follows or surrounds them."""
    for first, match in scene.annotated.matches.layer("sources").items():
        entry = scene.annotated.lexicon.entry(match.ref)
        if entry.kind == "source" or entry.get("relation") == "same":
            continue
        frame = _preposition(scene, match, entry) if entry.kind == "preposition" else _verbal(scene, match, entry)
        if frame is None or first < 0:
            continue
        if frame.source is None:
            yield _placed(scene, frame)
        elif _speaker_phrase(scene, frame.source) or _name_alone(scene, frame.source):
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
    if source is None and entry.get("also") != "yes" and _said_somewhere(scene, after, limit):
        return Frame(match.first, verb.last, len(match.prefix), entry, "verbal", "dropped", features=verb.features)
    if source is None or not _closes(scene, source, limit, entry):
        return None
    entry = said if said.get("act") in DEEDS else entry
    return Frame(match.first, verb.last, len(match.prefix), entry, "verbal", "preposition", None, source, verb.features)


def _said_somewhere(scene: Scene, index: int, limit: int) -> bool:
    """Whether nobody is named behind the verb: the sentence ends, or goes on with where or to whom it was said."""
    if index > limit or scene.breaks(index):
        return True
    return scene.kind(index) in ("outer", "inner") or index in scene.dates or governed(scene, index)


def _opens(scene: Scene, first: int, limit: int) -> bool:
    """Whether the verb has something to say itself: a clause or long quotation opens before the next comma."""
    opening = find_opening(scene, first, limit)
    if opening is None or any(scene.comma(index) for index in range(first + 1, opening.marker + 1)):
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
    last = frame.source.last if frame.source is not None else frame.last
    after = _behind_relative(scene, skip_asides(scene, last + 1, limit), limit)
    head = skip_asides(scene, start, frame.first) >= frame.first or _set_off(scene, start, frame.first, after)
    if head and after <= limit and scene.kind(after) != "relative":
        opening = find_opening(scene, after, min(after + 1, limit)) or Opening("colon", after, after)
        return frame._replace(opening=opening)
    before = (start, frame.first - 1) if not head else None
    told = last < limit and scene.kind(last + 1) == "relative"  # what follows says more about the source
    behind = after <= limit and not scene.breaks(after) and not scene.conjoined(after) and not told
    return frame._replace(before=before, behind=behind)


def _behind_relative(scene: Scene, index: int, limit: int) -> int:
    """The word behind a clause that says more about the source (a statement published on, the news that reached us)."""
    if index > limit:
        return index
    if unmarked_relative(scene, index):
        return next((at for at in range(index + 1, limit + 1) if scene.comma(at)), index)
    if scene.kind(index) != "relative" or scene.comma(index):
        return index
    return _end_of_relative(scene, index, limit) or index


def _end_of_relative(scene: Scene, index: int, limit: int) -> int | None:
    """The word behind a marked relative clause: at a comma, at what is quoted or "then", at the verb of a new clause.

    A verb with "us" glued to it needs nothing more, so that the next word begins what is said.
    """
    verb = index + 1
    while verb < limit and scene.kind(verb) == "negation":
        verb += 1
    ours = scene.folds[verb].endswith(scene.language["ours"][0]) if verb <= limit else False
    after = _behind_phrases(scene, verb + 1, limit)
    if ours and after <= limit:
        return after
    for at in range(verb + 1, limit + 1):
        quote = scene.opening.get(at)
        long = quote is not None and quote.last - quote.first >= MOST_NAME_WORDS
        if scene.comma(at) or long or (scene.kind(at) == "complementizer" and resumes(scene, at)):
            return at
        if at >= after and (plain_verb(scene, at) or finite(scene, at)) and not scene.conjoined(at):
            return at
    return None


def _behind_phrases(scene: Scene, index: int, limit: int) -> int:
    """The word behind dates, adverbs and prepositions with a pronoun or noun (reached us yesterday from the city)."""
    while index <= limit and not scene.breaks(index):
        behind = skip_asides(scene, index, limit)
        if behind == index and scene.kind(index) == "inner" and index < limit:
            behind = phrase_end(scene, index + 1, limit) + 1
        if behind == index:
            break
        index = behind
    return index


def _set_off(scene: Scene, start: int, first: int, after: int) -> bool:
    """Whether a source between commas stands behind a mere circumstance, so that what is said comes after both."""
    if not scene.comma(first) or after >= scene.size or not scene.comma(after):
        return False
    if scene.kind(start) not in ("inner", "outer"):
        return False
    return not any(plain_verb(scene, at) or finite(scene, at) for at in range(start, first))
