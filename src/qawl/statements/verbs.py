"""Frames of reporting verbs and participles: either order of verb and subject, clauses and quotations."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.statements.accused import accuser, perhaps_accused
from qawl.statements.asides import NEAR_WORDS, skip_asides
from qawl.statements.chains import claimed, outer_opening, quoted_source, relay, stated
from qawl.statements.classes import FINITE, finite, governed, verbal_noun
from qawl.statements.cue import Cue, cue_at
from qawl.statements.frames import Frame, Noun, Opening, noun_at
from qawl.statements.objects import noun_content
from qawl.statements.openings import find_opening
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.silence import answers_back, refusal, unasserted, unsaid
from qawl.statements.subjects import relative_before, subject_before, subject_behind, without_subject

STRAY = 4  # words between a weak verb's subject and what it says that are no known aside
Found = tuple[Opening | None, Noun | None]


def verb_frames(scene: Scene) -> Iterator[Frame]:
    """A frame for every reporting verb and participle that really reports, in the order of the text."""
    taken = reach = -1
    for first, match in scene.reporting.items():
        entry = scene.annotated.lexicon.entry(match.ref)
        if first <= taken or entry.kind == "pseudo":
            continue
        frame = None
        if match.features.startswith(FINITE) and finite(scene, first):
            frame = _verb(scene, cue_at(scene, match, entry))
        elif match.features.startswith("ap") and first >= reach:
            frame = _participle(scene, cue_at(scene, match, entry))
        if frame is not None:
            taken = frame.last
            reach = max(reach, frame.opening.start if frame.opening else first)
            yield from _with_quoted(scene, frame)


def _with_quoted(scene: Scene, frame: Frame) -> Iterator[Frame]:
    """A verb of quoting yields whom it quotes too; both say the same."""
    chain = frame.entry is not None and frame.entry.get("chain") == "yes"
    quoted = quoted_source(scene, frame) if chain else None
    if quoted is None:
        yield frame
    else:
        yield frame._replace(opening=outer_opening(quoted))
        yield quoted


def _verb(scene: Scene, cue: Cue) -> Frame | None:
    """The frame of a finite verb, by the first way of reporting that fits it."""
    if (cue.entry.get("negated") == "only" and not cue.negated) or _otherwise(scene, cue):
        return None
    if cue.match.features.startswith("im") and unasserted(scene, cue.first, cue.start):
        return None
    refused = refusal(scene, cue) if cue.has("refuse") and not cue.negated else None
    if refused is not None:
        return refused
    if (cue.negated and cue.has("silence")) or answers_back(cue):
        return unsaid(scene, cue)
    if cue.pronoun and scene.kind(cue.first - 1) == "relative" and (frame := stated(scene, cue)) is not None:
        return frame
    if cue.pronoun and cue.entry.get("object") == "relay":
        return relay(scene, cue)
    if cue.pronoun and cue.has("claims") and relative_before(scene, cue.first):
        return claimed(scene, cue)
    opening, source = _behind(scene, cue)
    if opening is None:
        return _inverted(scene, cue)
    frame = cue.frame("verb", "verb-subject", opening, source)
    if source is not None:
        return frame
    frame = without_subject(scene, frame, cue.start)
    passive = frame.realisation == "dropped" and perhaps_accused(cue)
    return frame._replace(realisation="passive") if passive else frame


def _otherwise(scene: Scene, cue: Cue) -> bool:
    """Whether a preposition behind the verb, before any comma or clause, gives it another meaning."""
    others = frozenset(scene.annotated.lexicon.folded(cue.entry, "otherwise"))
    for index in range(cue.last + 1, min(cue.last + STRAY, cue.limit) + 1) if others else ():
        if scene.folds[index] in others:
            return not scene.sourcing(index)  # through whom one speaks
        if scene.breaks(index) or scene.kind(index) == "complementizer":
            break
    return False


def _behind(scene: Scene, cue: Cue) -> Found:
    """What is said and who says it, behind the verb: a clause or quotation where one opens, else a noun."""
    if cue.has("document"):
        return _document(scene, cue)
    found = _clause_or_quotation(scene, cue)
    if found is not None:
        return found
    return noun_content(scene, cue) if cue.takes("noun") else (None, None)


def _clause_or_quotation(scene: Scene, cue: Cue) -> Found | None:
    """What opens behind the subject; None where a noun content comes first, so that what opens belongs to it."""
    opening = _opening(scene, cue)
    if opening is None or (opening.kind == "clause" and not cue.takes("clause")):
        return None
    edge = _edge(scene, opening, cue.stops)
    source = None
    if not cue.plural and not _led(scene, cue):
        source = subject_behind(scene, cue.last + 1, edge, cue.stops, bounded=not cue.takes("noun"))
    source = accuser(scene, cue, source)
    last = source.last if source else cue.last
    rest = _behind_participle(scene, skip_asides(scene, last + 1, edge))
    if cue.has("weak"):
        return (opening, source) if _close(opening, rest, last) else (None, None)
    if rest > edge or not cue.takes("noun") or _parenthetic(scene, rest, opening.marker):
        return opening, source
    beside = scene.comma(opening.marker) and not scene.folds[opening.marker].startswith(scene.language["and"])
    if source is not None and opening.kind == "clause" and beside:
        return opening, accuser(scene, cue, subject_behind(scene, cue.last + 1, edge, cue.stops, bounded=True))
    if _begins_content(scene, rest, cue.stops):
        return None
    if source is not None:  # what is left over can only be more of its name
        more = subject_behind(scene, cue.last + 1, edge, cue.stops, bounded=True)
        source = accuser(scene, cue, more) or source
    return opening, source


def _led(scene: Scene, cue: Cue) -> bool:
    """Whether the subject stands right before the verb, so that a name behind it is an object (X warns Y)."""
    if cue.match.prefix or scene.gap(cue.first):
        return False
    subject = subject_before(scene, cue.first, cue.start, cue.match.features)
    return subject is not None and subject.last == cue.first - 1


def _opening(scene: Scene, cue: Cue) -> Opening | None:
    if cue.last >= cue.limit:
        return None
    quotes, short = cue.takes("quotation"), not cue.takes("noun")
    opening = find_opening(scene, cue.last + 1, cue.limit, quotes=quotes, short=short)
    if opening is None or not cue.has("governed"):
        return opening
    between = range(cue.last + 1, min(opening.start, cue.limit) + 1)
    return opening if any(scene.folds[index] in cue.stops for index in between) else None


def _document(scene: Scene, cue: Cue) -> Found:
    """It is said in a statement that: the document is the source."""
    first = cue.last + 1
    if first >= cue.limit or scene.folds[first] not in cue.stops:
        return None, None
    opening = find_opening(scene, first + 1, cue.limit)
    if opening is None:
        return None, None
    last = phrase_end(scene, first + 1, _edge(scene, opening, cue.stops), bounded=True)
    return opening, noun_at(scene, first + 1, last)


def _close(opening: Opening, rest: int, last: int) -> bool:
    """Whether what a weak verb says opens near its subject, with hardly a word that is no aside between them."""
    return opening.marker - last <= NEAR_WORDS and (opening.kind != "clause" or opening.marker - rest <= STRAY)


def _behind_participle(scene: Scene, index: int) -> int:
    """The word behind a participle of saying, which adds nothing to the verb before it."""
    match = scene.reporting.get(index)
    return match.last + 1 if match is not None and match.features.startswith("ap") else index


def _begins_content(scene: Scene, index: int, stops: frozenset[str]) -> bool:
    """Whether a noun content may begin at the word: a noun of an act, something definite, a known name."""
    if scene.folds[index] in stops or scene.kind(index) == "event":
        return True
    contracted = scene.folds[index].startswith(scene.language["contracted"])
    if (contracted or governed(scene, index)) and scene.folds[index][0] not in stops:
        return False
    if verbal_noun(scene, index) or scene.definite(index):
        return True
    return index in scene.people or index in scene.actors or index in scene.places


def _edge(scene: Scene, opening: Opening, stops: frozenset[str]) -> int:
    """The last word before what opens the content, a preposition of the verb left out."""
    edge = opening.marker - 1
    return edge - 1 if opening.kind == "clause" and edge >= 0 and scene.folds[edge] in stops else edge


def _parenthetic(scene: Scene, rest: int, marker: int) -> bool:
    """Between the source and what is said stands an insertion: a relative clause, or something between commas."""
    match = scene.reporting.get(rest)
    if match is not None and scene.annotated.lexicon.entry(match.ref).kind == "pseudo":
        return True
    return scene.kind(rest) in ("relative", "negation") or (scene.comma(rest) and scene.comma(marker))


def _inverted(scene: Scene, cue: Cue) -> Frame | None:
    """A quotation before the verb is what is said, where nothing follows but the subject."""
    gap = scene.gap(cue.first)
    before = scene.closing.get(cue.first - 1)
    if before is None or not before.closed or before.last - before.first < 2 or "." in gap or ":" in gap:
        return None
    if not cue.takes("quotation") or cue.has("weak"):
        return None
    source = subject_behind(scene, cue.last + 1, cue.limit, frozenset(), bounded=False)
    realisation = "verb-subject" if source else "dropped"
    return cue.frame("inverted", realisation, None, source, before=(before.first, before.last))


def _participle(scene: Scene, cue: Cue) -> Frame | None:
    """A participle reports where something to say follows it; its speaker is the subject of the clause it hangs on."""
    last, first = cue.last, cue.last + 1
    if first > cue.limit:
        return None
    governs = scene.folds[first] in cue.stops and scene.kind(first) == "inner"
    if governs:
        last, first = first, first + 1
    first = skip_asides(scene, first, cue.limit)
    opening = find_opening(scene, first, cue.limit) if first <= cue.limit else None
    if opening is None and not cue.takes("noun") and first in scene.opening:
        opening = Opening("quote", first, first)  # saying "X", however short
    if opening is None or opening.marker - first > 1:
        separate = scene.gap(cue.first).strip() or cue.match.prefix or governs or scene.kind(first) == "relative"
        if not cue.takes("noun") or not separate or first > cue.limit:
            return None
        opening = Opening("noun", first, first)
    return cue.frame("participle", "participle", opening, None, last=last, negated=False, conjoined=False)
