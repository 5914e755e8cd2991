"""The subject of a reporting verb: behind it, before it, or nowhere."""

from __future__ import annotations

from qawl.statements.asides import skip_asides
from qawl.statements.beginnings import begins_phrase
from qawl.statements.classes import finite, verbal_noun
from qawl.statements.frames import Frame, Noun, noun_at
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import MOST_NAME_WORDS, Scene
from qawl.text.match import Match

OBLIQUE = 6  # letters: a shorter definite word with this ending may be a name
INSERTED = 20  # words of a relative clause between commas
DOCUMENT = 6  # words of a paper's name before its verb


def subject_behind(scene: Scene, first: int, limit: int, stops: frozenset[str], *, bounded: bool) -> Noun | None:
    """The phrase that names the source behind the verb, asides between them passed over; None where it is dropped."""
    index = skip_asides(scene, first, limit)
    if (
        index > limit
        or not begins_phrase(scene, index)
        or (scene.opening.get(index) and not _quoted_name(scene, index))
    ):
        return None
    if _no_subject(scene, index) or (scene.kind(index - 1) == "auxiliary" and _predicate(scene, index)):
        return None
    return noun_at(scene, index, phrase_end(scene, index, limit, stops=stops, bounded=bounded))


def _no_subject(scene: Scene, index: int) -> bool:
    """Whether a phrase that begins here is an object: a plural in the oblique case, a noun of an act."""
    match = scene.people.get(index)
    if match is not None or index in scene.actors or index in scene.places:
        return match is not None and scene.definite(index) and match.features == "obl"
    oblique = scene.definite(index) and scene.folds[index].endswith(scene.language["oblique"])
    return verbal_noun(scene, index) or (oblique and len(scene.folds[index]) > OBLIQUE)


def _predicate(scene: Scene, index: int) -> bool:
    """Whether the word is the accusative that "was" or "will be" needs, and no name (will be decisive)."""
    known = index in scene.people or index in scene.actors or index in scene.places
    return scene.folds[index].endswith(scene.language["accusative"]) and not known and not scene.definite(index)


def _quoted_name(scene: Scene, index: int) -> bool:
    quote = scene.opening[index]
    return quote.closed and quote.last - quote.first < MOST_NAME_WORDS


def plural(features: str) -> bool:
    """Whether a verb agrees with several: such a verb never stands before its subject."""
    return features.removesuffix("+o").removesuffix("_").endswith(("mp", "md", "fd", "fp"))


def subject_before(scene: Scene, cue: int, start: int, features: str) -> Noun | None:
    """The phrase that names the source before the verb, where it fills the clause from its beginning; None else."""
    several = plural(features)
    if several and scene.person(cue - 1) == "unnamed" and scene.persons[cue - 1].get("number") == "plural":
        return noun_at(scene, cue - 1, cue - 1)
    document = _document_before(scene, cue, start, features)
    if document is not None:
        return document
    first = _clause_start(scene, cue, start, several=several)
    if first is None or first >= cue or not begins_phrase(scene, first):
        return None
    last = _with_place(scene, phrase_end(scene, first, cue - 1, bounded=True), cue)
    rest = skip_asides(scene, last + 1, cue - 1)
    past = first > start and scene.kind_before(first) == "auxiliary" and speakable(scene, first, first)
    if rest < cue and not past and not _interrupted(scene, rest, cue):
        return None
    if not _known(scene, first, last, features) or not agrees(scene, first, features):
        return None
    return noun_at(scene, first, last)


def _document_before(scene: Scene, cue: int, start: int, features: str) -> Noun | None:
    """An indefinite paper right before a verb in the present says what the verb says (a draft that condemns)."""
    if not features.startswith("im3"):
        return None
    for first in range(cue - 1, max(start, cue - DOCUMENT) - 1, -1):
        if scene.breaks(first + 1) or scene.conjoined(first + 1):
            return None
        entry = scene.persons.get(first)
        if entry is not None and entry.get("paper") == "yes" and not scene.definite(first):
            whole = phrase_end(scene, first, cue - 1, bounded=True) == cue - 1
            return noun_at(scene, first, cue - 1) if whole and agrees(scene, first, features) else None
    return None


def _with_place(scene: Scene, last: int, cue: int) -> int:
    """The end of a phrase with the place that fills what is left before the verb (the leader of X in Y)."""
    place = scene.places.get(last + 2)
    fills = place is not None and place.last == cue - 1 and scene.kind(last + 1) == "inner"
    return place.last if place is not None and fills and not scene.breaks(last + 1) else last


def _interrupted(scene: Scene, rest: int, cue: int) -> bool:
    """A clause between commas stands between the phrase and its verb."""
    return (scene.comma(rest) and scene.comma(cue)) or scene.kind(rest) == "relative"


def _clause_start(scene: Scene, cue: int, start: int, *, several: bool) -> int | None:
    """The first word behind the last word before the cue that opens a clause; behind the commas around an insertion."""
    index = _before_insertion(scene, cue, start)
    commas = 0 if index == cue - 1 else 1
    while index > start:
        kind = scene.kind_before(index + 1)
        if kind in ("complementizer", "connector", "auxiliary"):
            return index + 1
        if kind == "relative" and not commas and not scene.comma(cue):
            return None
        if scene.breaks(index) and scene.gap(index).strip() not in ("(", ")"):
            commas += 1
            if not scene.comma(index) or commas > 2 or scene.conjoined(index):
                return index
        if finite(scene, index):
            return None
        if (
            scene.conjoined(index)
            and not several
            and (index in scene.people or index in scene.actors or index in scene.places)
        ):
            return index
        index -= 1
    first = start
    if scene.kind(first) in ("complementizer", "connector", "auxiliary", "aside"):
        first = scene.grammar[first].last + 1
    return first


def _before_insertion(scene: Scene, cue: int, start: int) -> int:
    """The word before a relative clause that stands between commas right before the verb, else that before the verb."""
    if scene.comma(cue):
        for index in range(cue - 1, max(start, cue - INSERTED), -1):
            if scene.comma(index):
                return index - 1 if scene.kind(index) == "relative" else cue - 1
    return cue - 1


def speakable(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase surely names somebody: by a known role, body, source, place or first name."""
    for index in range(first, last + 1):
        if index in scene.people and scene.person(index) not in ("adjective", "modifier"):
            return True
        if index in scene.actors or index in scene.places:
            return True
    return False


def _known(scene: Scene, first: int, last: int, features: str) -> bool:
    """Whether a phrase before a verb is surely its subject: known words, a plural verb, a name before a comma."""
    if any(index in scene.people or index in scene.actors or index in scene.places for index in range(first, last + 1)):
        return True
    if (
        first == last
        and scene.kind_before(first) == "connector"
        and scene.words.surface(first).endswith(tuple(scene.language["possessed"]))
    ):
        return True  # but her husband said
    return "mp" in features or scene.definite(first) or scene.comma(last + 1)


def agrees(scene: Scene, first: int, features: str) -> bool:
    """Whether the gender of a verb fits a phrase that precedes it; unknown genders fit."""
    gender = gender_of(scene, first)
    if "3fs" in features:
        return gender != "m"
    if "3ms" in features:
        return gender != "f"
    return True


def gender_of(scene: Scene, first: int) -> str | None:
    """f: feminine in agreement (also plurals of things), m: masculine, p: plural persons, None: not known."""
    entry = scene.persons.get(first)
    if entry is not None and entry.get("gender"):
        return "f"
    if entry is not None and entry.get("number"):
        return "p"
    if first in scene.places and entry is None:
        return None
    fold = scene.folds[first]
    if fold.endswith(scene.language["feminine"]):
        return "f"
    if fold.endswith(scene.language["plural"]):
        return "p"
    if entry is not None and entry.kind in ("role", "title", "unnamed", "given"):
        return "m"
    return None


def first_auxiliary(scene: Scene, first: int, start: int) -> int:
    """The first of the negations, auxiliaries and adverbs right before a verb, or the verb."""
    while first > start and not scene.breaks(first):
        if scene.kind_before(first) not in ("negation", "auxiliary", "aside"):
            break
        first = scene.ended.get(first - 1, first - 1)
    return first


def relative_before(scene: Scene, first: int) -> bool:
    """Whether a relative word stands right before the verb or its auxiliaries."""
    before = first_auxiliary(scene, first, 0) - 1
    return before >= 0 and scene.kind(before) == "relative"


def _topic(scene: Scene, first: int, start: int) -> bool:
    """Whether the clause opens with a topic, which a verb with its own conjunction takes up (as for X, he said)."""
    return any(scene.kind(at) == "connector" and scene.kinds[at].get("topic") == "yes" for at in range(start, first))


def without_subject(scene: Scene, frame: Frame, start: int) -> Frame:
    """No phrase behind the verb: the source stands before it, in the clause before a relative, or nowhere."""
    before = first_auxiliary(scene, frame.first, start) - 1
    if before >= start and scene.kind(before) == "relative":
        return frame._replace(realisation="relative", relative=before - 1)
    if frame.skip == 0 or _topic(scene, frame.first, start):
        source = subject_before(scene, before + 1, start, frame.features)
        if source is not None:
            return frame._replace(source=source, realisation="topic")
    return frame._replace(realisation="dropped")


def pronoun_before(scene: Scene, first: int, start: int) -> bool:
    """Whether a connector with a pronoun stands before a verb: its subject is the pronoun (but he)."""
    before = first_auxiliary(scene, first, start) - 1
    if before < start or scene.kind(before) != "connector":
        return False
    return scene.folds[before].endswith(tuple(scene.language["possessed"]))


def fronted(scene: Scene, match: Match, start: int) -> bool:
    """Whether the subject stands before the verb, so that what follows is what is said."""
    if relative_before(scene, match.first) or pronoun_before(scene, match.first, start):
        return True
    return (
        not match.prefix
        and subject_before(scene, first_auxiliary(scene, match.first, start), start, match.features) is not None
    )
