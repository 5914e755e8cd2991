"""Noun contents: subject and object side by side, told apart by where a new noun phrase begins."""

from __future__ import annotations

from qawl.statements.accused import accuser
from qawl.statements.asides import NEAR_WORDS, behind_phrases, past_insertion, skip_asides
from qawl.statements.beginnings import begins_phrase
from qawl.statements.classes import governed, possessed, verbal_noun
from qawl.statements.cue import Cue
from qawl.statements.frames import Noun, Opening, noun_at
from qawl.statements.names import person_name
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.statements.subjects import fronted, gender_of, relative_before, speakable, subject_before

INSERTION = 20  # words of a relative clause between commas
TURNED = frozenset({"demand", "accuse", "warn"})  # acts turned at somebody, who may stand right behind the verb
BURDEN_WORDS = 12  # words within which the burden stands that one puts on somebody
NO_CONTENT = frozenset({"anonymity", "complementizer", "connector", "gloss", "negation", "inner"})


def noun_content(scene: Scene, cue: Cue) -> tuple[Opening | None, Noun | None]:
    """Subject and noun content side by side: the subject ends where a new noun phrase begins."""
    first = skip_asides(scene, cue.last + 1, cue.limit, cue.stops)
    if first > cue.limit or (cue.negated and verbal_noun(scene, first)):
        return None, None
    before = fronted(scene, cue.match, cue.start)
    if not before and _object(scene, cue, first):
        return Opening("noun", first, first), _subject_behind_object(scene, cue, first)
    source = None if before else _subject(scene, cue, first)
    spoken = accuser(scene, cue, source)
    if source is not None and spoken is None:
        return Opening("noun", source.first, source.first), None
    source = spoken
    if source is not None:
        first = past_insertion(scene, skip_asides(scene, source.last + 1, cue.limit, cue.stops), cue.limit)
        first = behind_phrases(scene, skip_asides(scene, first, cue.limit, cue.stops), cue.limit, cue.stops)
    if first > cue.limit or (scene.breaks(first) and source is None and not before):
        return None, None
    first = _past_relative(scene, cue, _past_clause(scene, first, cue.limit))
    content = _content(scene, cue, first) if _sure(scene, cue, first, source, fronted=before) else None
    if content is None:
        return None, None
    if source is None and not before and not cue.pronoun and scene.folds[first] in cue.stops:
        source = _subject_last(scene, content, cue.limit)
    return Opening("noun", content, content), source


def _object(scene: Scene, cue: Cue, first: int) -> bool:
    """Whether what cannot speak stands right behind the verb: what an opinion is about, whom a call is for."""
    if scene.breaks(first) or not begins_phrase(scene, first):
        return False
    if cue.entry.get("act") == "demand" and _addressed(scene, first):
        return True
    turned = cue.entry.get("act") in TURNED and not cue.has("blame") and possessed(scene, first)
    if not turned and not (cue.has("opinion") and (scene.definite(first) or possessed(scene, first))):
        return False
    return not speakable(scene, first, first) and gender_of(scene, first) != "p"


def _addressed(scene: Scene, first: int) -> bool:
    """Whether calls go to whom the phrase names: all parties, the international community."""
    pair = " ".join(scene.folds[first : first + 2])
    return scene.folds[first] in scene.language["quantifiers"] or pair in scene.language["called"]


def _subject_behind_object(scene: Scene, cue: Cue, first: int) -> Noun | None:
    """The subject where the object stands before it (condemned the attack the minister so-and-so)."""
    index = skip_asides(scene, phrase_end(scene, first, cue.limit, stops=cue.stops) + 1, cue.limit)
    if index > cue.limit or scene.breaks(index) or not begins_phrase(scene, index) or scene.conjoined(index):
        return None
    return noun_at(scene, index, phrase_end(scene, index, cue.limit)) if speakable(scene, index, index) else None


def _subject(scene: Scene, cue: Cue, first: int) -> Noun | None:
    """The phrase behind the verb, where it can be its subject rather than what is said."""
    if cue.plural or verbal_noun(scene, first) or not begins_phrase(scene, first) or _taken(scene, cue, first):
        return None
    if (cue.pronoun or possessed(scene, first)) and not speakable(scene, first, first):
        return None
    masculine = scene.person(first) in ("organisation", "role") and gender_of(scene, first) in (None, "m")
    if masculine and "3fs" in cue.match.features and first not in scene.actors and first not in scene.places:
        return None  # she calls on the council
    return noun_at(scene, first, phrase_end(scene, first, cue.limit, stops=cue.stops))


def _past_clause(scene: Scene, first: int, limit: int) -> int:
    """The word behind a relative clause on the source that stands between commas."""
    relative = first <= limit and scene.kind(first) == "relative" and scene.kinds[first].get("noun") != "yes"
    if not relative or not scene.comma(first):
        return first
    return next((index for index in range(first + 1, min(first + INSERTION, limit) + 1) if scene.comma(index)), first)


def _past_relative(scene: Scene, cue: Cue, first: int) -> int:
    """A relative clause on the source ends where the verb's preposition comes."""
    if scene.kind(first) != "relative" or not cue.stops or scene.kinds[first].get("noun") == "yes":
        return first
    near = range(first, min(first + NEAR_WORDS, cue.limit))
    return next((index for index in near if scene.folds[index] in cue.stops), first)


def _sure(scene: Scene, cue: Cue, first: int, source: Noun | None, *, fronted: bool) -> bool:
    """Whether the verb reports with a noun here: weak ones need their preposition, doubtful ones a sure source."""
    paper = scene.persons.get(first)
    if cue.has("claims") and paper is not None and paper.get("paper") == "yes":
        return False  # the council adopts a resolution
    if cue.pronoun:
        return not (relative_before(scene, cue.first) and cue.takes("quotation"))
    if cue.has("weak") and scene.folds[first] not in cue.stops and not _taken(scene, cue, first):
        return source is not None and speakable(scene, source.first, source.first) and verbal_noun(scene, first)
    if cue.has("chain") and scene.folds[first] not in cue.stops and not _taken(scene, cue, first):
        source = source or (subject_before(scene, cue.first, cue.start, cue.match.features) if fronted else None)
        if source is None or not _relays(scene, source, first):
            return False  # a lorry carries goods
    if not cue.has("doubtful") or fronted or cue.written:
        return True
    return source is not None and speakable(scene, source.first, source.first)


def _relays(scene: Scene, source: Noun, content: int) -> bool:
    """Whether a medium carries, or what is carried is somebody's saying."""
    actor = scene.actors.get(source.first)
    medium = actor is not None and scene.annotated.lexicon.kind_of(actor) in ("outlet", "news-agency")
    said = scene.reporting.get(content)
    saying = said is not None and said.features.startswith("n")
    return medium or saying or scene.person(source.first) in ("outlet", "unnamed") or content in scene.reports


def _taken(scene: Scene, cue: Cue, index: int) -> bool:
    """Whether the verb's own preposition stands glued to the word, which is then no subject."""
    prefix = scene.prefix(index)
    if prefix and prefix[0] in cue.stops:
        return True
    letter = scene.folds[index][0]
    return letter in cue.stops and not scene.definite(index) and not speakable(scene, index, index)


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


def _content(scene: Scene, cue: Cue, first: int) -> int | None:
    """Where a noun content begins: behind the verb's preposition, or at the noun itself; None where none does."""
    governs = scene.folds[first] in cue.stops
    if cue.has("governed") and not governs and not _taken(scene, cue, first):
        return None
    kind = scene.kind(first)
    letter = scene.folds[first] in scene.language["prepositions"] and first + 1 in scene.opening
    if (governs and kind == "inner") or letter:
        first += 1
    elif kind in NO_CONTENT or (kind == "relative" and scene.kinds[first].get("noun") != "yes"):
        return None
    if first > cue.limit or (cue.has("refuse") and not _refusable(scene, first)):
        return None
    near = range(first, min(first + BURDEN_WORDS, cue.limit + 1))
    return first if not cue.has("blame") or any(_burden(scene, index) for index in near) else None


def _refusable(scene: Scene, content: int) -> bool:
    """What one refuses in words: to comment, or a report or charge; refusing anything else is an act."""
    reply = scene.replies.get(content)
    return content in scene.reports or (reply is not None and reply.kind == "silence")


def _burden(scene: Scene, index: int) -> bool:
    """Whether the word is one of blame (responsibility, the charge of)."""
    reply, carrier = scene.replies.get(index), scene.carriers.get(index)
    if reply is not None and reply.kind == "burden":
        return True
    return carrier is not None and carrier.kind in ("blame", "charge")
