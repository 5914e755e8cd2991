"""Noun phrases that name a source: where they end, by articles, titles, roles, prepositions and punctuation."""

from __future__ import annotations

from qawl.statements.beginnings import BREAKS, begins_phrase
from qawl.statements.classes import each_of, finite, governed, plain_verb, tells, verbal_noun
from qawl.statements.scene import MOST_NAME_WORDS, Scene
from qawl.text.match import Match

BODIES = ("organisation", "outlet")
PERSONAL = frozenset({"title", "role", "given"})
MOST_APPOSITION = 5  # words of a name between commas
MOST_ASIDE = 6  # words inside brackets that belong to a name (an acronym, a place)


class _Phrase:
    """The state of reading one noun phrase from left to right."""

    def __init__(self, scene: Scene, first: int, limit: int, stops: frozenset[str], *, bounded: bool) -> None:
        self.scene, self.first, self.limit, self.stops, self.bounded = scene, first, limit, stops, bounded
        self.head = scene.person(first)
        self.end = self._whole(first)
        place = first in scene.places and self.head is None
        match = scene.people.get(first)
        owned = match is not None and match.features.startswith("+")  # his family
        self.definite = scene.definite(first) or first in scene.actors or place or owned
        self.naming = self.head in ("title", "given") or (
            self.head is None and not self.definite and scene.kind(first) is None
        )
        self.complete = first in scene.actors or place or each_of(scene, first)
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
        short = short and not (self.head is None and self.first in self.scene.places)  # a state has no such name
        body = self.head in BODIES or self.scene.person(self.end) in BODIES
        if short and (body or self.end == self.first) and quote.last <= self.limit:
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
        place = self.naming and self.end > self.first and person is None and index in scene.places
        if scene.conjoined(index) or governed(scene, index) or place:
            return False
        if person in PERSONAL or person == "unnamed":
            return self.naming or self.head in PERSONAL or person != "unnamed"
        if self.head not in PERSONAL and self.head != "unnamed":
            return False
        return not scene.definite(index) and self._closed_name(index)

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
        if plain_verb(scene, index) or self._adverb(index) or tells(scene, index, named=self.definite):
            return None
        saying = scene.reporting.get(index)
        if saying is not None and scene.person(index) is None and self._no_name(saying):
            return None
        if scene.folds[index] in scene.language["quantifiers"] and not self.bounded:
            return None
        if kind == "inner":
            return self._preposition(index)
        if scene.conjoined(index):
            return self._coordinated(index)
        if governed(scene, index) and not (self._named() and not scene.gap(index) and self._foreign(index)):
            return self._governed(index)
        if kind == "demonstrative":
            return None if self.definite else index
        return self._noun(index)

    def _preposition(self, index: int) -> int | None:
        """A preposition inside the phrase takes the noun behind it along."""
        scene = self.scene
        fold = scene.folds[index]
        after = index + 1
        if (
            (fold in self.stops and not self.bounded)
            or after > self.limit
            or scene.kind(after) in (*BREAKS, "occasion", "demonstrative")
        ):
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

    def _no_name(self, saying: Match) -> bool:
        """Whether the word is somebody's saying, or an idiom with a verb (refused to be named)."""
        idiom = saying.last > saying.first and self.scene.annotated.lexicon.entry(saying.ref).kind == "pseudo"
        return saying.features.startswith(("n+", "ap")) or idiom

    def _adverb(self, index: int) -> bool:
        """An indefinite accusative behind a phrase that is none: how something was said."""
        scene = self.scene
        return scene.tanwin(index) and scene.person(index) is None and not scene.tanwin(self.first)

    def _foreign(self, index: int) -> bool:
        """Whether a word is a preposition and a place only by its letters, behind a name: it is more of the name."""
        known = self.scene.person(index) is not None or index in self.scene.actors or index in self.scene.grammar
        return index in self.scene.places and not known and not self.scene.definite(index)

    def _coordinated(self, index: int) -> int | None:
        """Sources joined by the conjunction: alike in kind, or inside a phrase whose end is known."""
        scene = self.scene
        alike = scene.person(index) is not None and scene.person(index) not in ("given", "title")
        body = index in scene.actors or index in scene.places
        alike = alike or (body and (self.complete or self.head == "organisation") and not self._named())
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
        office = (
            self.head in ("role", "organisation", "outlet") and scene.person(index) == "organisation"
        )  # the secretary of the organisation
        if (prefix[0] in self.stops and not self.bounded and not office) or scene.folds[index][1:2].isascii():
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
        if self._another_body(index):
            return None
        if scene.definite(index):
            if person == "role":
                self.naming = False
            if self._closed_by_adjective(index) or self._closed_by_surname(index):
                return None
            fits = not self.definite or self.naming or self._modifies(index) or person in PERSONAL or self.bounded
        elif person == "adjective":
            fits = True
        elif person in PERSONAL or person == "modifier":
            fits = person != "role" or self.bounded or self.naming or not self.definite or self.head == "role"
            self.naming = self.naming or person in ("title", "given")
        elif verbal_noun(scene, index) and not self.opened and scene.person(self.end) != "given":
            fits = self.bounded and scene.kind(index) != "event"
        else:
            fits = not self.definite or self.naming or self._names(index) or self.bounded
            self.naming = self.naming or (self.definite and self.head in PERSONAL)
        if not fits:
            return None
        self.opened = False
        if person == "role" and not scene.definite(index):
            self.definite = False  # another office of the same person: what follows belongs to it
        self.definite = self.definite or scene.definite(index) or index in scene.places or index in scene.actors
        return self._whole(index)

    def _another_body(self, index: int) -> bool:
        """Whether a body is named that is no part of the phrase, but accused or told (his mother the militia X)."""
        scene, last = self.scene, self.end
        person = scene.person(index)
        if person not in BODIES or scene.nisba(index):
            return False
        whole = last == self.first or (scene.definite(last) and scene.nisba(last))
        if person == "organisation" and self.definite and whole:
            return True
        plural = self.head in ("unnamed", None) and scene.folds[last].endswith(scene.language["plural"][0])
        return plural and not scene.definite(index)

    def _names(self, index: int) -> bool:
        """Whether an unknown word behind a role begins a name: another such word or an adjective of origin follows."""
        if self.head not in PERSONAL:
            return False
        after, scene = index + 1, self.scene
        if after > self.limit or scene.breaks(after):
            return True
        plain = scene.person(after) in (None, "given") and scene.kind(after) is None
        return plain and not verbal_noun(scene, after) and (not scene.definite(after) or scene.nisba(after))

    def _modifies(self, index: int) -> bool:
        """An adjective, or the number of a definite plural (the three states)."""
        number = self.scene.annotated.matches.at("numbers", index) is not None and index == self.end + 1
        return self.scene.person(index) == "adjective" or self._belongs(index) or number

    def _belongs(self, index: int) -> bool:
        """Whether the word is an adjective of belonging that agrees with a single noun before it."""
        scene, feminine = self.scene, self.scene.language["feminine"]
        alone = self.end == self.first and scene.folds[self.end].endswith(feminine)
        return scene.nisba(index) and not (alone and scene.folds[index].endswith(scene.language["nisba"][0]))

    def _closed_by_surname(self, index: int) -> bool:
        """Whether a name has its surname already, so that something definite behind it is what is said."""
        scene, last = self.scene, self.end
        if self.bounded or not self.naming or last == self.first or scene.person(index) is not None:
            return False
        if scene.annotated.matches.at("counted", index) is not None:
            return True  # visited the wounded
        surname = scene.definite(last) and scene.person(last) is None and scene.person(last - 1) in (None, "given")
        return surname and not scene.definite(last - 1) and not scene.nisba(index)

    def _closed_by_adjective(self, index: int) -> bool:
        """Whether an indefinite noun has its adjective already, so that something definite is no part of the phrase."""
        scene, last = self.scene, self.end
        if self.bounded or self.definite or self.naming or last == self.first or scene.person(index) in PERSONAL:
            return False
        adjective = scene.person(last) in ("adjective", "modifier") or scene.nisba(last)
        return adjective and not scene.definite(last) and scene.kind(last - 1) != "inner"


def phrase_end(
    scene: Scene, first: int, limit: int, *, stops: frozenset[str] = frozenset(), bounded: bool = False
) -> int:
    """The last word of the noun phrase that begins at `first`, at most `limit`.

    `stops` are folded prepositions that the verb before governs, so that they end the phrase; `bounded` says that
    what is said is known to begin right behind `limit`, so that doubtful words belong to the phrase.
    """
    return _Phrase(scene, first, limit, stops, bounded=bounded).read()
