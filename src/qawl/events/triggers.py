"""The words that name events where they stand: verbs, nouns, and nouns that a verb only carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qawl.events.carriers import CARRIED, carrier_of, carries
from qawl.events.stage import Stage
from qawl.lexicon.entry import Entry
from qawl.statements.classes import adverbial, possessed
from qawl.statements.scene import MOST_NAME_WORDS
from qawl.text.fold import fold

UNLESS = 5  # words behind a verb in which what makes it no event stands
NEEDED = 4  # words behind a verb in which what it needs must stand
FAR = 10  # the same for verbs whose preposition or penalty stands behind other phrases
PASSIVE = "\u064f"  # its mark behind the first letter of a verb says that it is passive
AGREED = 3  # words between an agreement and what it is about
BODY = 4  # words back in which the noun of a body stands
TURNS = 9  # words behind a verb in which stands what makes another event of it
TOLLS = {"killing": "killed", "injury": "injured", "displacement": "displaced"}
HARMED = ("killed", "freed", "detained", "injured")
TOLL = 10  # words between the dead and their number (the number of the dead rose to)
MEANS = 6  # words behind an event in which the means by which it was done stand


class Trigger(NamedTuple):
    """A word that names an event: words `first` to `last` without `skip` letters; `carrier` is the first word of a verb
    that carries it, itself no event.
    """

    first: int
    last: int
    skip: int
    entry: Entry
    type: str
    verb: bool
    features: str
    carrier: int | None = None
    own: bool = (
        True  # whether the roles of the entry hold, rather than those of the type that words behind it make of it
    )

    def role(self, stage: Stage, part: str) -> str:
        """The role that a part of the clause plays: what the entry says, else what its type says."""
        own = self.entry.get(part) if self.own else ""
        return own or stage.scene.annotated.lexicon.event_types[self.type].get(part, "")


def find_triggers(stage: Stage) -> list[Trigger]:
    """Every trigger in the order of the text."""
    found = [trigger for index in stage.matches if (trigger := _trigger(stage, index)) is not None]
    return [trigger for trigger in found if not _repeated(stage, trigger, found)]


def _trigger(stage: Stage, index: int) -> Trigger | None:
    entry = stage.entry(index)
    if entry is None or entry.kind not in ("verb", "noun"):
        return None
    match = stage.matches[index]
    if index in stage.dated or index in stage.placed or _titled(stage, index):
        return None
    if stage.scene.language["future"] in match.prefix and not match.features.removeprefix("p").startswith("im"):
        return None
    kind = _type(stage, match.last, entry)
    carried = entry.kind == "noun" and carrier_of(stage, index) is not None
    if not _turned(stage, match.last, entry) and not _has_needed(stage, entry, match.last, carried=carried):
        kind = entry.get("otherwise")
        if not kind:
            return None
    verb = entry.get("as") == "verb" or (entry.kind == "verb" and not _nominal(stage, index, entry))
    if match.features.startswith("n+1s") or (not verb and not _noun_fits(stage, index)):
        return None
    carrier = None if verb else carrier_of(stage, index)
    if entry.get("carried") == "yes" and carrier is None:
        return None
    if entry.get("counted") == "yes" and not (_falls(stage, carrier) or _counted(stage, index)):
        return None
    if verb and carries(stage, index):
        return None
    own = not _turned(stage, match.last, entry)
    features = _as_verb(stage, index) if entry.get("as") == "verb" else match.features
    return Trigger(index, match.last, len(match.prefix), entry, kind, verb, features, carrier, own)


def _as_verb(stage: Stage, index: int) -> str:
    """Person, gender and number of a verb that is listed with the words behind it, by its ending."""
    endings, fold = stage.scene.language["phrase_endings"], stage.scene.folds[index]
    return next((features for features, ending in endings.items() if fold.endswith(ending)), "pf3ms")


def _titled(stage: Stage, index: int) -> bool:
    """Whether the word stands in a short quotation, which is a name or a title."""
    scene = stage.scene
    quotes = (scene.opening.get(at) for at in range(index, max(-1, index - MOST_NAME_WORDS), -1))
    held = (quote for quote in quotes if quote is not None and quote.closed and quote.last >= index)
    return any(1 <= quote.last - quote.first < MOST_NAME_WORDS for quote in held)


def _has_needed(stage: Stage, entry: Entry, last: int, *, carried: bool) -> bool:
    """Whether one of the words that the entry needs follows soon, and none of those that make it another.

    A noun that a verb carries (directed blows at) needs no other word.
    """
    lexicon, scene = stage.scene.annotated.lexicon, stage.scene
    near = range(last + 1, last + NEEDED)
    if entry.get("persons") == "yes" and any(_persons(stage, at) for at in near if not scene.breaks(at)):
        return True
    needs, unless = lexicon.folded(entry, "needs"), lexicon.folded(entry, "unless")
    if not needs and not unless:
        return entry.get("persons") != "yes"
    if needs and entry.get("otherwise") and last + 1 in stage.places:
        return False
    reach = FAR if entry.get("far") == "yes" else NEEDED
    behind = scene.folds[last + 1 : min(scene.bounds(last)[1], last + max(reach, UNLESS)) + 1]
    if any(f" {word} " in " ".join(("", *behind[:UNLESS], "")) for word in unless):
        return False
    text = " ".join(("", *behind[:reach], ""))
    return carried or not needs or any(f" {word} " in text for word in needs)


def _persons(stage: Stage, index: int) -> bool:
    """Whether a figure that counts persons begins at the word."""
    figure = stage.figures.get(index)
    if figure is None or figure[1].kind != "count":
        return False
    counted = (stage.scene.annotated.matches.at("counted", at) for at in range(index, figure[0] + 1))
    units = [stage.scene.annotated.lexicon.entry(match.ref) for match in counted if match is not None]
    return figure[1].about in HARMED or any(unit.get("what") == "person" for unit in units)


def _nominal(stage: Stage, index: int, entry: Entry) -> bool:
    """Whether a match of a verb is its noun here: by its form, or by its place where the letters are both."""
    match = stage.matches[index]
    if match.features.endswith("+o") and _own_noun(stage, index, entry):
        return True
    if match.features.startswith("n"):
        return not (_both(stage, index, entry) and _verbal_place(stage, index, entry))
    return _both(stage, index, entry) and not _verbal_place(stage, index, entry)


def _own_noun(stage: Stage, index: int, entry: Entry) -> bool:
    """Whether letters that are a verb with its object or a noun with its owner are the noun that a verb carries."""
    form, folded = stage.scene.folds[index], stage.scene.annotated.lexicon.folded
    nouns = tuple(noun for noun in folded(entry, "noun") if noun in folded(entry, "verb"))
    return bool(nouns) and form.startswith(nouns) and carrier_of(stage, index) is not None


def _both(stage: Stage, index: int, entry: Entry) -> bool:
    """Whether the letters of the form are those of a verb and of its noun."""
    match, folded = stage.matches[index], stage.scene.annotated.lexicon.folded
    if match.prefix.endswith(stage.scene.language["article"]) or match.last > index:
        return False
    form = stage.scene.folds[index][len(match.prefix) :]
    heads = (*folded(entry, "verb"), *folded(entry, "pf3ms"), *folded(entry, "passive"))
    return form in heads and form in (*folded(entry, "noun"), *folded(entry, "noun_forms"))


def _verbal_place(stage: Stage, index: int, entry: Entry) -> bool:
    """Whether a word whose letters are verb and noun stands where a verb does: at the head of its clause."""
    scene, match = stage.scene, stage.matches[index]
    if match.prefix and match.prefix[-1] in scene.language["prepositions"]:
        return False
    if PASSIVE in scene.words.surface(index)[: len(match.prefix) + 2]:
        return True
    before = index - 1
    if index + 1 < scene.size and scene.kind(index + 1) == "inner" and entry.get("voice") != "passive":
        return False
    if before < 0 or scene.gap(index):
        return True
    if match.prefix.endswith(scene.language["and"]):
        return not stage.names_event(before) and not _described(stage, index + 1)
    if scene.kind_before(index) in ("complementizer", "connector", "relative", "negation", "auxiliary"):
        return True
    if stage.kind(before) is not None or scene.kind_before(index) in ("inner", "passive"):
        return False
    return before in {last for last, _ in stage.dates.values()}


def _described(stage: Stage, index: int) -> bool:
    """Whether an indefinite word that nothing is known of stands here: an adjective of a noun before it."""
    scene = stage.scene
    if index >= scene.size or index in stage.figures or index in stage.places or index in scene.actors:
        return False
    counted = scene.annotated.matches.at("counted", index) is not None
    counted = counted or possessed(scene, index)
    return not (counted or scene.definite(index) or scene.person(index) not in (None, "adjective") or scene.kind(index))


def _noun_fits(stage: Stage, index: int) -> bool:
    """Whether a noun of an event is none that only looks like it: no name of a person or place, no adverb."""
    scene = stage.scene
    person = scene.person(index)
    if person in ("given", "outlet") or index in stage.actors:
        return False
    return not (_attribute(stage, index) or _in_name(stage, index))


def _attribute(stage: Stage, index: int) -> bool:
    """Whether a word shaped as a participle describes the definite noun before it (the attacking forces)."""
    scene, language = stage.scene, stage.scene.language
    if index == 0 or scene.gap(index) or not (scene.definite(index) and scene.definite(index - 1)):
        return False
    fold_ = scene.folds[index].removeprefix(language["article"])
    return fold_.startswith(language["tenses"]["participle"]) and fold_.endswith(language["feminine"])


def _in_name(stage: Stage, index: int) -> bool:
    """Whether a noun behind a glued "for" belongs to the name of a body (the committee for the exchange)."""
    scene, li = stage.scene, stage.scene.language["for"]
    if not stage.matches[index].prefix.startswith(li):
        return False
    before = range(index - 1, max(-1, index - BODY), -1)
    return any(stage.kind(at) == "board" for at in before if not scene.gap(at + 1))


def _falls(stage: Stage, carrier: int | None) -> bool:
    """Whether a carrier says that there were dead or wounded, rather than that somebody does something to them."""
    entry = stage.entry(carrier) if carrier is not None else None
    return entry is not None and entry.get("subject") not in ("actor", "recipient")


def _counted(stage: Stage, index: int) -> bool:
    """Whether a figure counts the persons: its noun says what happened to them."""
    if any(first <= index <= last for first, (last, _) in _near_figures(stage, index)):
        return True
    return toll_of(stage, index) is not None


def toll_of(stage: Stage, index: int) -> int | None:
    """The first word of the figure behind the dead or wounded that counts them (the number of the dead rose to 40)."""
    entry, scene = stage.entry(index), stage.scene
    if entry is None or not scene.definite(index):
        return None
    for first in range(index + 1, min(scene.bounds(index)[1], index + TOLL) + 1):
        if first in stage.figures:
            return first if stage.figures[first][1].about == TOLLS.get(entry.get("type")) else None
    return None


def _near_figures(stage: Stage, index: int) -> Iterator[tuple[int, tuple[int, object]]]:
    for first in range(max(0, index - CARRIED), index + 1):
        if first in stage.figures:
            yield first, stage.figures[first]


def _type(stage: Stage, last: int, entry: Entry) -> str:
    """The type of the entry, or what the means behind it make of it."""
    kind, scene = entry.get("type"), stage.scene
    turned = _turned(stage, last, entry)
    if turned:
        return turned
    if kind == "attack" and any(_flies(stage, at) for at in (last - 2, last - 1, last + 1)):
        return "air-strike"
    for index in range(last + 1, min(scene.bounds(last)[1], last + MEANS) + 1):
        if scene.breaks(index) or stage.kind(index) == "verb":
            break
        means = stage.entry(index)
        if means is None:
            continue
        joined = stage.matches[index].prefix.startswith(scene.language["and"])
        if means.kind == "means" and not joined and kind in means.list("of"):
            return means.get("type")
        thrown = means.get("carried") == "yes" and kind == "attack"
        if thrown and stage.matches[index].prefix.endswith(scene.language["at"]):
            return means.get("type")
    return kind


def _flies(stage: Stage, index: int) -> bool:
    """Whether aircraft stand right beside a verb of attack, as those who attack."""
    means = stage.entry(index)
    return means is not None and means.kind == "means" and means.list("of") == ("shelling",)


def _turned(stage: Stage, last: int, entry: Entry) -> str:
    """The type that a word soon behind the event makes of it (gave up oneself, opened fire)."""
    turns = entry.data.get("turns")
    if not isinstance(turns, dict):
        return ""
    behind = stage.scene.folds[last + 1 : min(stage.scene.bounds(last)[1], last + TURNS) + 1]
    return next((kind for kind, words in turns.items() if any(fold(word) in behind for word in words)), "")


def _repeated(stage: Stage, trigger: Trigger, found: list[Trigger]) -> bool:
    """A verb and its own noun are one event: the noun in the accusative behind it goes; so does what is agreed on."""
    if trigger.type == "agreement" and any(
        0 < trigger.first - other.last <= AGREED and other.type == "agreement" for other in found
    ):
        return stage.matches[trigger.first].prefix.startswith(stage.scene.language["for"])
    if trigger.verb or not adverbial(stage.scene, trigger.first):
        return False
    return any(
        other.verb and other.entry is trigger.entry and 0 < trigger.first - other.first <= NEEDED for other in found
    )
