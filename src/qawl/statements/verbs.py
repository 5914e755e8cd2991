"""Frames of reporting verbs and participles: verb and subject in either order, dropped subjects, noun contents."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.statements.frames import (
    Frame,
    Noun,
    Opening,
    find_opening,
    noun_at,
    plural,
    skip_asides,
    speakable,
    subject_before,
    subject_behind,
)
from qawl.statements.names import person_name
from qawl.statements.phrases import FINITE, begins_phrase, finite, governed, negated, phrase_end, verbal_noun
from qawl.statements.scene import Scene
from qawl.text.match import Match
from qawl.types import Entry

STRAY = 4  # words between a weak verb's subject and what it says that are no known aside
INSERTED = 7  # words of an insertion between commas
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
            yield frame._replace(opening=_outer_opening(quoted)) if quoted is not None else frame
            if quoted is not None:
                yield quoted


def _verb(scene: Scene, match: Match, entry: Entry) -> Frame | None:
    if not finite(scene, match.first):
        return None
    start, limit = scene.bounds(match.first)
    last = _cue_end(scene, match, limit)
    negative = negated(scene, match.first)
    if entry.get("negated") == "only" and not negative:
        return None
    if entry.get("refuse") == "yes" and not negative:
        refusal = _refusal(scene, match, entry, last, limit)
        if refusal is not None:
            return refusal
    if (negative and entry.get("silence") == "yes") or _answers_back(scene, match, entry):
        return _unsaid(scene, match, entry, last, limit)
    if entry.get("object") == "relay" and match.features.endswith("+o"):
        return _relay(scene, match, entry, start, limit)
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
    if entry.get("document") == "yes":
        return _document(scene, last, limit, stops)
    opening = None
    if last < limit:
        opening = find_opening(scene, last + 1, limit, quotes="quotation" in takes, short="noun" not in takes)
    if opening is not None and entry.get("governed") == "yes":
        between = range(last + 1, min(opening.start, limit) + 1)
        opening = opening if any(scene.folds[index] in stops for index in between) else None
    if opening is not None:
        edge = _edge(scene, opening, stops)
        several = plural(match.features)
        source = None if several else subject_behind(scene, last + 1, edge, stops, bounded="noun" not in takes)
        rest = _behind_participle(scene, skip_asides(scene, (source.last if source else last) + 1, edge))
        weak = "noun" not in takes or entry.get("weak") == "yes"
        if "clause" not in takes and opening.kind == "clause":
            opening = None
        elif rest > edge or weak or not _begins_content(scene, rest, stops) or _parenthetic(scene, rest, opening.marker):
            if entry.get("weak") == "yes" and not _close(scene, opening, rest, source.last if source else last):
                return None, None
            return opening, source
    return _noun_content(scene, match, entry, last, start, limit, stops) if "noun" in takes else (None, None)


def _document(scene: Scene, last: int, limit: int, stops: frozenset[str]) -> tuple[Opening | None, Noun | None]:
    """It is said in a statement that: the document is the source."""
    first = last + 1
    if first >= limit or scene.folds[first] not in stops:
        return None, None
    opening = find_opening(scene, first + 1, limit)
    if opening is None:
        return None, None
    return opening, noun_at(scene, first + 1, phrase_end(scene, first + 1, _edge(scene, opening, stops), bounded=True))


def _close(scene: Scene, opening: Opening, rest: int, last: int) -> bool:
    """Whether what a weak verb says opens near its subject, with hardly a word that is no aside between them."""
    return opening.marker - last <= GAP_WORDS and (opening.kind != "clause" or opening.marker - rest <= STRAY)


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
    if _pseudo(scene, rest):
        return True
    return scene.kind(rest) in ("relative", "negation") or (scene.comma(rest) and scene.comma(marker))


def _pseudo(scene: Scene, index: int) -> bool:
    """Whether words stand here that look like a cue and are none (asked not to be named)."""
    match = scene.reporting.get(index)
    return match is not None and scene.annotated.lexicon.entry(match.ref).kind == "pseudo"


def _noun_content(
    scene: Scene, match: Match, entry: Entry, last: int, start: int, limit: int, stops: frozenset[str]
) -> tuple[Opening | None, Noun | None]:
    """Subject and noun content side by side: the subject ends where a new noun phrase begins."""
    first = skip_asides(scene, last + 1, limit, stops)
    if first > limit:
        return None, None
    source = None
    pronoun = match.features.endswith("+o")
    if negated(scene, match.first) and verbal_noun(scene, first):
        return None, None  # nobody claimed
    fronted = _fronted(scene, match, start)
    names = begins_phrase(scene, first) and not verbal_noun(scene, first) and not _taken_by(scene, first, stops)
    if names and not fronted and not plural(match.features) and (not pronoun or speakable(scene, first, first)):
        source = noun_at(scene, first, phrase_end(scene, first, limit, stops=stops))
        first = past_insertion(scene, skip_asides(scene, source.last + 1, limit, stops), limit)
        first = _behind_phrases(scene, skip_asides(scene, first, limit, stops), limit, stops)
    if first > limit or (scene.breaks(first) and source is None):
        return None, None
    if scene.kind(first) == "relative" and stops and scene.kinds[first].get("noun") != "yes":
        first = next((at for at in range(first, min(first + GAP_WORDS, limit)) if scene.folds[at] in stops), first)
    if pronoun and _relative_before(scene, match.first) and "quotation" in entry.list("takes"):
        return None, None  # what is said is the phrase that the relative clause depends on
    if entry.get("weak") == "yes" and not pronoun and scene.folds[first] not in stops and not _taken_by(scene, first, stops):
        return None, None
    marked = len(scene.words.surface(match.first)) > len(scene.folds[match.first])
    if entry.get("doubtful") == "yes" and not fronted and not pronoun and not marked and not (source and speakable(scene, source.first, source.last)):
        return None, None
    content = _content_noun(scene, entry, first, limit, stops)
    if content is None or (entry.get("refuse") == "yes" and not _refusable(scene, content)):
        return None, None
    if source is None and not fronted and not pronoun and scene.folds[first] in stops:
        source = _subject_last(scene, content, limit)
    return Opening("noun", content, content), source


def _behind_phrases(scene: Scene, first: int, limit: int, stops: frozenset[str]) -> int:
    """The word behind prepositional phrases that the verb does not govern, and behind an insertion between commas."""
    while first < limit and scene.kind(first) == "inner" and scene.folds[first] not in stops:
        if scene.kind(first + 1) in ("complementizer", "relative"):
            return first
        first = skip_asides(scene, phrase_end(scene, first + 1, limit) + 1, limit)
    if first < limit and scene.comma(first) and scene.definite(first):
        for index in range(first + 1, min(first + INSERTED, limit) + 1):
            if scene.comma(index):
                return skip_asides(scene, index, limit)
    return first


def _taken_by(scene: Scene, index: int, stops: frozenset[str]) -> bool:
    """Whether the verb's own preposition stands glued to a word that no list of names knows."""
    letter = scene.folds[index][0]
    return letter in stops and not scene.definite(index) and not speakable(scene, index, index)


def _subject_last(scene: Scene, content: int, limit: int) -> Noun | None:
    """The subject behind what is said (announced X the minister so-and-so): a role at the end of the sentence."""
    for index in range(content + 2, limit):
        if scene.breaks(index):
            return None
        role = scene.person(index) in ("role", "title") and not governed(scene, index) and not scene.definite(index)
        if role and scene.definite(index - 1):
            noun = noun_at(scene, index, phrase_end(scene, index, limit))
            closes = noun.last == limit or scene.kind(noun.last + 1) == "relative" or scene.breaks(noun.last + 1)
            return noun if closes and person_name(scene, noun) is not None else None
    return None


def _bare_letter(scene: Scene, index: int) -> bool:
    """Whether the word is a one-letter preposition before a quotation mark."""
    return scene.folds[index] in scene.language["prepositions"]


def _refusable(scene: Scene, content: int) -> bool:
    """What one refuses in words: to comment, or a report or charge; refusing anything else is an act."""
    reply = scene.replies.get(content)
    return content in scene.reports or (reply is not None and reply.kind == "silence")


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
    while first > start and not scene.breaks(first):
        if scene.kind_before(first) not in ("negation", "auxiliary", "aside"):
            break
        first = scene.ended.get(first - 1, first - 1)
    return first


def _content_noun(scene: Scene, entry: Entry, first: int, limit: int, stops: frozenset[str]) -> int | None:
    """Where a noun content begins: behind the verb's preposition, or at the noun itself."""
    governs = scene.folds[first] in stops
    if entry.get("governed") == "yes" and not governs:
        return None
    if (governs and scene.kind(first) == "inner") or (_bare_letter(scene, first) and first + 1 in scene.opening):
        first += 1
    elif scene.kind(first) == "relative" and scene.kinds[first].get("noun") != "yes":
        return None
    elif scene.kind(first) in ("complementizer", "connector", "gloss", "negation", "inner"):
        return None
    if entry.get("blame") == "yes" and not any(
        _burden(scene, index) for index in range(first, min(first + 12, limit + 1))
    ):
        return None
    return first if first <= limit else None


def _burden(scene: Scene, index: int) -> bool:
    """Whether the word is one of blame (responsibility, the charge of)."""
    reply, carrier = scene.replies.get(index), scene.carriers.get(index)
    return (reply is not None and reply.kind == "burden") or (carrier is not None and carrier.kind in ("blame", "charge"))


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


def _answers_back(scene: Scene, match: Match, entry: Entry) -> bool:
    """A denial whose object is a pronoun: what it denies stands before it (which X denies)."""
    return entry.get("act") == "deny" and match.features.endswith("+o")


def _unsaid(scene: Scene, match: Match, entry: Entry, last: int, limit: int) -> Frame | None:
    """Somebody does not answer, does not say what, or denies what stands before: the content may be empty."""
    stops = frozenset(scene.annotated.lexicon.folded(entry, "prepositions"))
    first = last + 1
    if entry.get("issuer") == "yes":
        return _no_comment(scene, match, entry, last, limit, stops)
    source = subject_behind(scene, first, limit, stops, bounded=False) if first <= limit else None
    if source is not None and (source.first in scene.reports or verbal_noun(scene, source.first)):
        return None
    if source is None and first <= limit and scene.folds[first] not in stops and not scene.breaks(first):
        return None
    behind = skip_asides(scene, source.last + 1 if source else first, limit)
    opening = None
    if behind <= limit and not scene.breaks(behind) and not match.features.endswith("+o"):
        opening = _unsaid_content(scene, behind, limit, stops)
    frame = Frame(
        match.first, last, len(match.prefix), entry, "unsaid", "verb-subject", opening, source, match.features,
        negated=negated(scene, match.first), conjoined=match.prefix.startswith(scene.language["and"]),
    )  # fmt: skip
    start, _ = scene.bounds(match.first)
    return frame if source is not None else _without_subject(scene, frame, start)


def _refusal(scene: Scene, match: Match, entry: Entry, last: int, limit: int) -> Frame | None:
    """Somebody refuses to comment: the content is what on, or nothing."""
    stops = frozenset(scene.language["silences"])
    for index in range(last + 1, min(last + GAP_WORDS, limit) + 1):
        reply = scene.replies.get(index)
        if scene.breaks(index) or finite(scene, index):
            return None
        if reply is None or reply.kind != "silence":
            continue
        source = subject_behind(scene, last + 1, index - 1, frozenset(), bounded=True) if index > last + 1 else None
        behind = scene.answers[index].last + 1
        opening = Opening("noun", behind + 1, behind + 1) if behind < limit and scene.folds[behind] in stops else None
        frame = Frame(
            match.first, last if source else scene.answers[index].last, len(match.prefix), entry, "unsaid",
            "verb-subject", opening, source, match.features, conjoined=match.prefix.startswith(scene.language["and"]),
        )  # fmt: skip
        start, _ = scene.bounds(match.first)
        return frame if source is not None else _without_subject(scene, frame, start)
    return None


def _unsaid_content(scene: Scene, first: int, limit: int, stops: frozenset[str]) -> Opening | None:
    """What is left unsaid; requests and questions for comment are not it."""
    if scene.kind(first) == "complementizer":
        return find_opening(scene, first, first)
    if scene.folds[first] in stops and first < limit:
        first += 1
    if scene.kind(first) in ("request", "inner", "outer", "connector", "gloss"):
        return None
    return Opening("noun", first, first)


def _no_comment(
    scene: Scene, match: Match, entry: Entry, last: int, limit: int, stops: frozenset[str]
) -> Frame | None:
    """No comment came from X: the source stands behind the preposition."""
    for index in range(last + 1, min(last + GAP_WORDS, limit)):
        if scene.folds[index] not in stops:
            continue
        first = scene.grammar[index + 1].last + 1 if scene.kind(index + 1) == "outer" else index + 1
        if first <= limit and begins_phrase(scene, first):
            source = noun_at(scene, first, phrase_end(scene, first, limit))
            return Frame(
                match.first, last, len(match.prefix), entry, "unsaid", "preposition", None, source, match.features,
                negated=True, conjoined=match.prefix.startswith(scene.language["and"]),
            )  # fmt: skip
    return None


def _relay(scene: Scene, match: Match, entry: Entry, start: int, limit: int) -> Frame | None:
    """In remarks that agency X carried: the agency says what the sentence says, before the remarks and behind it."""
    head = match.first - 1
    if head <= start or scene.kind(head) != "occasion" or scene.kind(head - 1) not in ("inner", "outer"):
        return None
    source = subject_behind(scene, match.last + 1, limit, frozenset(), bounded=False)
    if source is None or not speakable(scene, source.first, source.last) or head - 2 < start:
        return None
    return Frame(
        match.first, match.last, len(match.prefix), entry, "relay", "preposition", None, source, match.features,
        before=(start, head - 2), behind=source.last < limit,
    )  # fmt: skip


def _inverted(
    scene: Scene, match: Match, entry: Entry, last: int, start: int, limit: int
) -> Frame | None:
    """A quotation before the verb is what is said, where nothing follows but the subject."""
    if "quotation" not in entry.list("takes"):
        return None
    before = scene.closing.get(match.first - 1)
    if "." in scene.gap(match.first) or ":" in scene.gap(match.first):
        return None
    if before is None or not before.closed or before.last - before.first < 2 or entry.get("weak") == "yes":
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


def _quotes(scene: Scene, match: Match) -> bool:
    """Whether the word names whom the source quotes."""
    entry = scene.annotated.lexicon.entry(match.ref)
    return entry.kind == "source" or entry.get("relation") == "quoting"


def _outer_opening(quoted: Frame) -> Opening | None:
    """What the quoting outlet says: the same, or the noun of saying with what it denies."""
    if quoted.entry is not None and quoted.entry.get("act") == "deny" and quoted.opening is not None:
        return Opening("noun", quoted.first, quoted.first)
    return quoted.opening


def past_insertion(scene: Scene, index: int, limit: int) -> int:
    """The word behind a remark on the source that begins with a negation and ends at a comma (who was not named)."""
    apposed = scene.kind(index) == "pronoun" and scene.comma(index)
    if scene.kind(index) != "negation" and not apposed:
        return index
    for word in range(index + 1, min(index + INSERTED, limit) + 1):
        if scene.comma(word):
            return word
    return index


def _in_name(scene: Scene, index: int, frame: Frame) -> bool:
    """Whether a word behind the source may still belong to its name, the source of the source not having come."""
    near = index - max(frame.last, frame.source.last if frame.source else 0) <= INSERTED
    return near and not scene.breaks(index) and scene.kind(index) != "complementizer" and not finite(scene, index)


def quoted_source(scene: Scene, frame: Frame) -> Frame | None:
    """Behind a verb of quoting: the source that is quoted, with its own word of saying where there is one."""
    _, limit = scene.bounds(frame.first)
    at = skip_asides(scene, max(frame.last, frame.source.last if frame.source else 0) + 1, limit)
    while at < limit and scene.annotated.matches.at("sources", at) is None and _in_name(scene, at, frame):
        at += 1
    match = scene.annotated.matches.at("sources", at)
    if match is None or not _quotes(scene, match):
        return None
    entry = scene.annotated.lexicon.entry(match.ref)
    if at >= limit:
        return None
    if match.last >= limit:
        return None
    last = phrase_end(scene, match.last + 1, limit, bounded=False)
    saying = skip_asides(scene, last + 1, limit)
    noun = scene.reporting.get(saying)
    tie = scene.carriers.get(saying)
    saying = skip_asides(scene, past_insertion(scene, saying, limit), limit)
    opening = find_opening(scene, last + 1, limit) if last < limit else None
    if opening is None and frame.opening is not None and saying <= limit:
        opening = Opening("noun", saying, saying)
    cue, skip = (at, len(match.prefix))
    if noun is not None and noun.features.startswith("n") and opening is not None and saying < opening.start:
        cue, skip = saying, len(noun.prefix)
        entry = scene.annotated.lexicon.entry(noun.ref)
    if noun is not None and noun.features.startswith("n+") and opening is not None and saying == opening.start:
        behind = saying + 1
        if behind <= limit and scene.annotated.lexicon.entry(noun.ref).get("act") == "deny":
            entry = scene.annotated.lexicon.entry(noun.ref)
            cue, skip, opening = saying, len(noun.prefix), Opening("noun", behind, behind)
    if tie is not None and tie.kind == "marker" and opening is not None and saying < opening.start:
        cue, skip, entry = saying, 0, tie
    return Frame(
        cue, cue, skip, entry, "chain", "preposition", opening, noun_at(scene, match.last + 1, last), before=frame.before
    )
