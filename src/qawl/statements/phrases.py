"""Noun phrases that name a source: where they end, by articles, titles, roles, prepositions and punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

from qawl.statements.scene import MOST_NAME_WORDS, Scene
from qawl.text.match import Match
from qawl.types import Entry

BREAKS = frozenset(
    {"complementizer", "relative", "outer", "connector", "gloss", "negation", "auxiliary", "aside", "pronoun"}
)
FINITE = ("pf", "im")
PERSONAL = frozenset({"title", "role", "given"})
MOST_APPOSITION = 5  # words of a name between commas
MOST_ASIDE = 6  # words inside brackets that belong to a name (an acronym, a place)


@lru_cache(maxsize=16)
def _shapes(shapes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(shapes))


def verbal_noun(scene: Scene, index: int) -> bool:
    """Whether the word looks like a noun of an act or state: by the lexicon, else by its shape."""
    if scene.kind(index) == "event":
        return True
    if scene.person(index) is not None or index in scene.actors or scene.definite(index):
        return False
    return _shapes(scene.language["verbal_noun_shapes"]).fullmatch(scene.folds[index]) is not None


def finite(scene: Scene, index: int) -> bool:
    """Whether a finite reporting verb begins at `index`, its letters being no noun or name there."""
    match = scene.reporting.get(index)
    if match is None or not match.features.startswith(FINITE):
        return False
    known = scene.verbs.get(index)
    if known is None and scene.sourcing(index):
        known = False
    if known is None:
        known = scene.verbs[index] = _is_verb(scene, match)
    return known


def _is_verb(scene: Scene, match: Match) -> bool:
    """Not a name, not behind a preposition or noun of an act, not in the first person, its proclitics those of a verb."""
    index, features, entry = match.first, match.features, scene.annotated.lexicon.entry(match.ref)
    if scene.person(index) is not None or index in scene.places or features.startswith("im1"):
        return False
    marked = len(scene.words.surface(index)) > len(scene.folds[index])
    if scene.kind(index) == "outer" and not marked and not _governs(scene, index, entry):
        return False
    if index and not scene.breaks(index) and "+o" not in features and _nominal_place(scene, index - 1):
        return False
    if match.prefix and match.prefix[-1] in scene.language["prepositions"]:
        return False
    if scene.language["future"] in match.prefix and features.startswith("pf"):
        return False
    if features.endswith("_j") and not negated(scene, index):
        return False
    if entry.get("adjective") == "yes" and index + 1 < scene.size and scene.prefix(index + 1)[:1] == scene.language["for"]:
        return False
    if entry.get("exact") == "yes" and not _spelt(scene, index, features, entry):
        return False
    return not (entry.get("vowelled") == "yes" and features == "pf3ms" and not marked)


def _spelt(scene: Scene, index: int, features: str, entry: Entry) -> bool:
    """Whether the last letter is the verb's own, where another last letter makes another word."""
    base = {"pf3ms": entry.name, "im3ms": entry.get("present"), "im3fs": entry.get("present")}.get(features)
    return not base or scene.words.surface(index)[-1] == base[-1]


def _governs(scene: Scene, index: int, entry: Entry) -> bool:
    """Whether one of the prepositions that a verb needs stands soon behind it."""
    stops = scene.annotated.lexicon.folded(entry, "prepositions")
    near = range(index + 1, min(index + MOST_NAME_WORDS * 2, scene.size))
    return entry.get("governed") == "yes" and any(scene.folds[after] in stops for after in near)


def _nominal_place(scene: Scene, before: int) -> bool:
    """Whether only a noun can follow the word: a preposition, "was done", a noun of an act without article."""
    kind = scene.kind(before)
    return kind in ("inner", "passive") or (kind == "event" and not scene.definite(before))


def negated(scene: Scene, index: int) -> bool:
    """Whether a negation stands right before the word."""
    near = any(scene.kind(before) == "negation" for before in (index - 1, index - 2) if before >= 0)
    return near and not scene.breaks(index)


def reports(scene: Scene, index: int) -> bool:
    """Whether a finite reporting verb or a participle of saying begins at `index`."""
    match = scene.reporting.get(index)
    return finite(scene, index) or (match is not None and match.features == "apms" and scene.person(index) is None)


def begins_phrase(scene: Scene, index: int) -> bool:
    """Whether a phrase that names a source can begin at `index`."""
    kind = scene.kind(index)
    if kind in BREAKS or kind in ("inner", "passive", "event") or index in scene.dates:
        return False
    if kind == "occasion" and scene.person(index) is None:
        return False
    if reports(scene, index) or governed(scene, index):
        return False
    if scene.tanwin(index) and scene.person(index) is None:
        return False
    return not scene.folds[index].isdigit()


def governed(scene: Scene, index: int) -> bool:
    """Whether a one-letter preposition stands before the noun, inside the word."""
    prefix = scene.prefix(index).lstrip(scene.language["and"])
    if prefix:
        return prefix[0] in scene.language["prepositions"]
    fold = scene.folds[index]
    known = index in scene.people or index in scene.grammar or index in scene.actors or index in scene.places
    if known or fold[0] not in scene.language["prepositions"]:
        return False
    return fold[1:2].isascii() or fold.startswith(scene.language["contracted"])


class _Phrase:
    """The state of reading one noun phrase from left to right."""

    def __init__(self, scene: Scene, first: int, limit: int, stops: frozenset[str], *, bounded: bool) -> None:
        self.scene, self.first, self.limit, self.stops, self.bounded = scene, first, limit, stops, bounded
        self.head = scene.person(first)
        self.end = self._whole(first)
        self.definite = scene.definite(first) or first in scene.actors or first in scene.places
        self.naming = self.head in ("title", "given") or (self.head is None and not self.definite and scene.kind(first) is None)
        self.complete = first in scene.actors or first in scene.places
        self.opened = self.head == "organisation" and not self.definite

    def _whole(self, index: int) -> int:
        """The last word of the longest known name or phrase that begins at `index`."""
        scene = self.scene
        lasts = [match.last for layer in (scene.people, scene.actors, scene.places) if (match := layer.get(index))]
        return min(max(lasts, default=index), self.limit)

    def read(self) -> int:
        """The last word of the phrase."""
        index = self.end + 1
        while index <= self.limit:
            taken = self._punctuated(index) if self.scene.gap(index) else self._plain(index)
            if taken is None:
                break
            self.end = taken
            index = taken + 1
        return self.end

    def _punctuated(self, index: int) -> int | None:
        scene = self.scene
        quote = scene.opening.get(index)
        gap = scene.gap(index)
        if quote is not None and not scene.comma(index) and ":" not in gap:
            return self._quoted(index)
        if "(" in gap:
            return self._bracketed(index)
        if gap.strip() == ")" or not scene.breaks(index):
            return self._plain(index)
        if scene.comma(index) and self._apposition(index):
            person = scene.person(index)
            self.naming = person not in ("role", "unnamed")
            self.head = person or self.head
            return self._whole(index)
        return None

    def _quoted(self, index: int) -> int | None:
        """A short quotation behind the head of a name is the name; any other begins what is said."""
        quote = self.scene.opening[index]
        short = quote.closed and quote.last - quote.first < MOST_NAME_WORDS
        if short and (self.head in ("organisation", "outlet") or self.end == self.first) and quote.last <= self.limit:
            self.definite = True
            return quote.last
        return None

    def _bracketed(self, index: int) -> int | None:
        for last in range(index, min(index + MOST_ASIDE, self.limit + 1)):
            if ")" in self.scene.gap(last + 1):
                return last
        return None

    def _apposition(self, index: int) -> bool:
        """After a comma: a role behind a name, a name or title behind a role."""
        scene = self.scene
        person = scene.person(index)
        if scene.conjoined(index) or governed(scene, index):
            return False
        if person in PERSONAL or person == "unnamed":
            return self.naming or self.head in PERSONAL or person != "unnamed"
        if self.head not in PERSONAL and self.head != "unnamed":
            return False
        return self._closed_name(index)

    def _closed_name(self, index: int) -> bool:
        """Whether a run of plain words from `index` on ends soon at a comma or at what is said."""
        scene = self.scene
        for last in range(index, min(index + MOST_APPOSITION, self.limit + 1)):
            if not begins_phrase(scene, last) or verbal_noun(scene, last):
                return last - index >= 2 and scene.kind(last) == "complementizer"
            if last == self.limit or scene.breaks(last + 1):
                return True
        return False

    def _plain(self, index: int) -> int | None:
        scene = self.scene
        kind = scene.kind(index)
        if index in scene.dates or kind in BREAKS or finite(scene, index) or scene.sourcing(index):
            return None
        saying = scene.reporting.get(index)
        if saying is not None and saying.features.startswith("n+") and scene.person(index) is None:
            return None
        if kind == "inner":
            return self._preposition(index)
        if scene.conjoined(index):
            return self._coordinated(index)
        if governed(scene, index):
            return self._governed(index)
        if kind in ("demonstrative",) and not self.definite:
            return index
        return self._noun(index)

    def _preposition(self, index: int) -> int | None:
        """A preposition inside the phrase takes the noun behind it along."""
        scene = self.scene
        fold = scene.folds[index]
        after = index + 1
        if (fold in self.stops and not self.bounded) or after > self.limit or scene.kind(after) in (*BREAKS, "occasion", "demonstrative"):
            return None
        if after in scene.dates or (scene.breaks(after) and after not in scene.opening):
            return None
        if self._named() and fold not in scene.language["of_names"]:
            return None
        if fold in scene.language["of_roles"] and self.head not in ("role", "unnamed", "organisation"):
            return None
        self.definite = scene.definite(after) or after in scene.places
        self.naming = False
        return self._whole(after)

    def _named(self) -> bool:
        """Whether a personal name has been read, after which no preposition belongs to the phrase."""
        return self.naming and self.head != "unnamed" and self.end > self.first

    def _coordinated(self, index: int) -> int | None:
        """Sources joined by the conjunction: alike in kind, or inside a phrase whose end is known."""
        scene = self.scene
        alike = scene.person(index) is not None and scene.person(index) not in ("given", "title")
        if not alike and not (self.bounded and not self._named() and scene.kind(index) is None):
            return None
        self.definite = scene.definite(index)
        return self._whole(index)

    def _governed(self, index: int) -> int | None:
        scene = self.scene
        if scene.kind(index) == "occasion" or scene.person(index) == "outlet" or self._named():
            return None
        prefix = scene.prefix(index) or scene.folds[index][0]
        if prefix[0] != scene.language["for"] and not (index in scene.places or scene.person(index) == "organisation"):
            return None
        if (prefix[0] in self.stops and not self.bounded) or scene.folds[index][1:2].isascii():
            return None
        self.definite = index in scene.places or scene.folds[index].startswith(scene.language["contracted"])
        return self._whole(index)

    def _noun(self, index: int) -> int | None:
        """One more noun or adjective of the phrase, or None where another phrase begins."""
        scene = self.scene
        person = scene.person(index)
        if scene.kind(index) == "event" and not self.bounded and not self.opened:
            return None
        if not self.bounded and self.complete and (index in scene.places or index in scene.actors):
            return None
        if scene.definite(index):
            if person == "role":
                self.naming = False
            fits = not self.definite or self.naming or self._modifies(index) or person in PERSONAL or self.bounded
        elif person == "adjective":
            fits = True
        elif person in PERSONAL or person == "modifier":
            fits = person != "role" or self.bounded or self.naming or not self.definite or self.head == "role"
            self.naming = self.naming or person in ("title", "given")
        elif verbal_noun(scene, index) and not self.opened:
            fits = self.bounded and scene.kind(index) != "event"
        else:
            fits = not self.definite or self.naming or self.head in PERSONAL or self.bounded
            self.naming = self.naming or (self.definite and self.head in PERSONAL)
        if not fits:
            return None
        self.opened = False
        self.definite = self.definite or scene.definite(index) or index in scene.places or index in scene.actors
        return self._whole(index)

    def _modifies(self, index: int) -> bool:
        return self.scene.person(index) == "adjective" or self.scene.nisba(index)


def phrase_end(
    scene: Scene, first: int, limit: int, *, stops: frozenset[str] = frozenset(), bounded: bool = False
) -> int:
    """The last word of the noun phrase that begins at `first`, at most `limit`.

    `stops` are folded prepositions that the verb before governs, so that they end the phrase; `bounded` says that
    what is said is known to begin right behind `limit`, so that doubtful words belong to the phrase.
    """
    return _Phrase(scene, first, limit, stops, bounded=bounded).read()
