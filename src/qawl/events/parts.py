"""The phrases around a word that names an event, each with the part that it plays in the clause."""

from __future__ import annotations

from typing import NamedTuple

from qawl.events.modifiers import carrier_at, construct, country, described_until, describes
from qawl.events.phrases import begins, phrase_at
from qawl.events.prepositions import glued_preposition, joined, preposition, skip_of
from qawl.events.stage import Stage
from qawl.events.triggers import Trigger
from qawl.events.words import acts, present_plural
from qawl.statements.frames import Noun

REACH = 40  # words behind a trigger that are looked at


class Part(NamedTuple):
    """A phrase and its part: core (no preposition), on, from, to, with, between, against, agent, in, nisba, these."""

    part: str
    noun: Noun


def parts_behind(stage: Stage, trigger: Trigger) -> list[Part]:
    """The phrases behind the trigger in its clause, in order."""
    walk = _Walk(stage, trigger)
    while walk.index <= walk.limit and not _breaks(stage, trigger, walk.index):
        if not walk.step():
            break
    return walk.parts


class _Walk:
    """The state of walking from word to word behind a trigger.

    `opened`: a phrase without preposition still belongs to the event; `carried`: a verb that carries it (that X
    launched) stands right before the word.
    """

    def __init__(self, stage: Stage, trigger: Trigger) -> None:
        self.stage, self.trigger, self.first = stage, trigger, trigger.last + 1
        self.index = self.first
        self.limit = min(stage.scene.bounds(trigger.first)[1], trigger.last + REACH)
        self.opened = trigger.verb or _construct(stage, trigger) or _of_pronoun(stage, trigger)
        self.carried = False
        self.stops = _stop_words(stage, trigger)
        self.parts: list[Part] = []

    def step(self) -> bool:
        """Past the next word or phrase; False where the clause of the event ends."""
        stage, index = self.stage, self.index
        skipped = _aside(stage, index)
        if skipped is not None:
            self.index = skipped
        elif not self.trigger.own and _turns(stage, index):
            self.index = stage.matches[index].last + 1
        elif _thrown(stage, index) or self._by_doing():
            self.index = described_until(stage, stage.matches[index].last + 1, self.limit)
        elif index == self.first and self.trigger.verb and stage.names_event(index):
            self.parts.append(Part("cause", Noun(index, index)))
            self.index = described_until(stage, index + 1, self.limit)
        elif self.trigger.verb and stage.scene.kind(index) == "demonstrative" and not begins(stage, index):
            self.parts.append(Part("these", Noun(index, index)))
            self.index += 1
        elif _stops(stage, self.trigger, index):
            return False
        elif self.trigger.verb or not self._of_noun():
            return self._phrase()
        return True

    def _by_doing(self) -> bool:
        """Whether the word says by doing what, before the preposition of the verb (attacked by beating)."""
        stage, index = self.stage, self.index
        if not self.trigger.verb or not stage.names_event(index) or index >= self.limit:
            return False
        part, _ = preposition(stage, index + 1)
        article = stage.scene.language["article"]
        by = stage.matches[index].prefix.removesuffix(article).endswith(stage.scene.language["at"])
        return by and part != "core" and self.trigger.role(stage, part) not in ("", "none")

    def _of_noun(self) -> bool:
        """Past an adjective of the event, or a verb that carries it."""
        stage, index = self.stage, self.index
        if _carried_behind(stage, index) and not self._of_other():
            index += stage.scene.kind(index) == "relative"
            self.index, self.opened, self.carried = stage.matches[index].last + 1, True, True
            return True
        if (
            self.carried
            or any(part.part != "nisba" for part in self.parts)
            or not describes(stage, self.trigger, index)
        ):
            return False
        if country(stage, index):
            self.parts.append(Part("nisba", Noun(index, index)))
        self.opened, self.index = False, index + 1
        return True

    def _of_other(self) -> bool:
        """Whether the verb behind carries an event that stands nearer (killed in raids that struck)."""
        return bool(self.parts) and self.stage.names_event(self.parts[-1].noun.first)

    def _phrase(self) -> bool:
        """Past a phrase with the preposition before it."""
        stage, index = self.stage, self.index
        part, at = preposition(stage, index)
        if self.carried:
            part, self.carried = ("carrier" if part == "core" else part), False
        if part == "core" and not self.opened:
            return False
        if part == "core" and self._relates():
            return True
        noun = phrase_at(stage, at, self.limit, self.stops)
        if noun is not None:
            self._take(part, noun)
        elif part in ("core", "carrier"):
            return False
        elif self.trigger.verb and stage.names_event(at):
            self.index = self._past_event(at)  # in the battles were killed
        else:
            self.index = at + (at == index)
        return True

    def _past_event(self, at: int) -> int:
        """The word behind the noun of another event, its adjectives, or whom it governs (in the shelling of X)."""
        stage, last = self.stage, self.stage.matches[at].last
        after = described_until(stage, last + 1, self.limit)
        bare = after == last + 1 <= self.limit and not stage.scene.definite(last) and not stage.scene.tanwin(last)
        noun = phrase_at(stage, after, self.limit, self.stops) if bare else None
        if noun is None or after in stage.figures or not (construct(stage, last) or stage.scene.definite(noun.last)):
            return after
        return noun.last + 1

    def _relates(self) -> bool:
        """Past a plural verb that describes those named before it, and its object (gunmen who wear uniforms)."""
        stage, index = self.stage, self.index
        if not self.parts or not (present_plural(stage, index) or self._describing(index)):
            return False
        behind = phrase_at(stage, index + 1, self.limit)
        self.index = index + 1 if behind is None else behind.last + 1
        return True

    def _describing(self, index: int) -> bool:
        """Whether an unknown word that begins as a verb of the present stands right behind indefinite persons."""
        last = self.parts[-1].noun.last
        indefinite = last == index - 1 and not self.stage.scene.definite(last) and last not in self.stage.actors
        return indefinite and acts(self.stage, index)

    def _take(self, part: str, noun: Noun) -> None:
        """One phrase more; between two sides each of them is one."""
        self.opened = self.opened and (self.trigger.verb or part in ("core", "carrier"))
        other: Noun | None = noun
        while other is not None:
            side = _one_side(self.stage, other) if part == "between" else other
            self.parts.append(Part(part, side))
            self.index = side.last + 1
            after = _aside(self.stage, self.index) if self.index <= self.limit else None
            other = _other_side(self.stage, after or self.index, self.limit) if part == "between" else None


def _turns(stage: Stage, index: int) -> bool:
    """Whether the word is the one that makes another event of a verb (fire, in opened fire)."""
    entry = stage.entry(index)
    return entry is not None and (entry.get("carried") == "yes" or entry.kind == "self")


def _thrown(stage: Stage, index: int) -> bool:
    """Whether the word says with what an attack was made (with shells)."""
    entry = stage.entry(index)
    at = stage.scene.language["at"]
    return entry is not None and entry.get("carried") == "yes" and stage.matches[index].prefix.endswith(at)


def _construct(stage: Stage, trigger: Trigger) -> bool:
    """Whether a noun may govern the phrase behind it: it has no article, no pronoun, no mark of the indefinite."""
    scene = stage.scene
    if trigger.entry.get("carried") == "yes":
        return True
    definite = trigger.skip > 0 and stage.matches[trigger.first].prefix.endswith(scene.language["article"])
    contracted = stage.matches[trigger.first].prefix.endswith(scene.language["contracted"])
    return not (definite or contracted or trigger.features.startswith("n+") or scene.tanwin(trigger.last))


def _of_pronoun(stage: Stage, trigger: Trigger) -> bool:
    """Whether the object of a noun stands behind it, whose pronoun is who acts (their storming of the camp)."""
    scene, index = stage.scene, trigger.last + 1
    if not trigger.features.startswith("n+3") or index >= scene.size or scene.gap(index).strip():
        return False
    if scene.kind(index) is not None or glued_preposition(scene, index) or joined(stage, index):
        return False
    known = index in stage.places or index in scene.actors or stage.kind(index) == "thing"
    return known or index in stage.figures or stage.person(index)


def _breaks(stage: Stage, trigger: Trigger, index: int) -> bool:
    """Whether punctuation ends the clause before the word."""
    gap = stage.scene.gap(index)
    broken = stage.scene.breaks(index) and index > trigger.last and "(" not in gap and ")" not in gap
    return broken and not _between_commas(stage, index)


def _between_commas(stage: Stage, index: int) -> bool:
    """Whether the comma before the word opens or closes an aside of time (arrested, on Sunday, three men)."""
    scene = stage.scene
    date = stage.dates.get(index)
    if date is not None:
        return scene.comma(index) and scene.comma(date[0] + 1)
    opened = max((first for first, (last, _) in stage.dates.items() if last == index - 1), default=None)
    return opened is not None and scene.comma(opened) and scene.comma(index)


def _stops(stage: Stage, trigger: Trigger, index: int) -> bool:
    """Whether the clause of the trigger ends before the word."""
    scene = stage.scene
    if not trigger.verb and _carried_behind(stage, index):
        return False
    if scene.folds[index].startswith(scene.language["and"]) and skip_of(stage, index):
        return True
    if index in stage.figures:
        return False
    if stage.clause_ends(index) or scene.kind(index) == "pronoun" or scene.sourcing(index):
        return True
    if stage.kind(index) in ("verb", "noun", "carrier", "governor", "among"):
        return not (stage.kind(index) == "noun" and index in stage.actors)
    return False


def _carried_behind(stage: Stage, index: int) -> bool:
    """Whether a verb that carries the event before it begins here, be it in a relative clause (that X launched)."""
    if stage.scene.kind(index) == "relative" and index + 1 < stage.scene.size:
        index += 1
    return carrier_at(stage, index) and not stage.matches[index].prefix


def _aside(stage: Stage, index: int) -> int | None:
    """The word behind a date or an adverb that begins here."""
    scene = stage.scene
    if index in stage.dates:
        return stage.dates[index][0] + 1
    if scene.kind(index) == "aside":
        return scene.grammar[index].last + 1
    if stage.kind(index) in ("aside", "self"):
        return stage.matches[index].last + 1
    known = index in stage.figures or index in scene.people or index in scene.actors
    counted = scene.annotated.matches.at("counted", index) is not None
    match = scene.annotated.matches.at("geography", index)
    if match is not None and scene.annotated.lexicon.entry(match.ref).kind == "direction":
        return match.last + 1
    return index + 1 if scene.tanwin(index) and not known and not counted else None


def _stop_words(stage: Stage, trigger: Trigger) -> frozenset[str]:
    """The prepositions that this event governs, so that they end a phrase before them."""
    parts = stage.scene.language["event_parts"]
    return frozenset(
        word for part, words in parts.items() if trigger.role(stage, part) not in ("", "none") for word in words
    )


def _one_side(stage: Stage, noun: Noun) -> Noun:
    """The first of the sides that the conjunction joins."""
    folds, mark = stage.scene.folds, stage.scene.language["and"]
    for index in range(noun.first + 1, noun.last + 1):
        if folds[index].startswith(mark) and skip_of(stage, index):
            return noun._replace(last=index - 1)
    return noun


def _other_side(stage: Stage, index: int, limit: int) -> Noun | None:
    """The second of two sides that the conjunction joins."""
    scene = stage.scene
    if index > limit or not scene.folds[index].startswith(scene.language["and"]) or scene.sourcing(index):
        return None
    if scene.folds[index] in (scene.language["and"], scene.language["and"] + scene.language["between"]):
        return phrase_at(stage, index + 1, limit)
    noun = phrase_at(stage, index, limit)
    return noun and noun._replace(skip=max(noun.skip, len(scene.language["and"])))
