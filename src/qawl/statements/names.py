"""The name inside a source phrase: the person without title and role, else the phrase itself."""

from __future__ import annotations

from bisect import bisect_right

from qawl.statements.classes import governed, plain_verb
from qawl.statements.frames import Noun
from qawl.statements.scene import Scene
from qawl.text.fold import fold

MOST_NAME = 6  # words of a personal name
COMMON = "common"  # names of places that are common words as well


def key_words(scene: Scene, text: str) -> tuple[str, ...]:
    """Folded words of a name without article and glued prepositions of the article, for comparison."""
    article = scene.language["article"]
    contracted = scene.language["contracted"]
    servant = scene.language["servant"]
    out = []
    for token in fold(text).replace("_", " ").replace(servant + article, f"{servant} {article}").split():
        word = "".join(letter for letter in token if letter.isalnum())
        if word.startswith(contracted) and len(word) > len(contracted) + 2:
            word = word[len(contracted) :]
        elif word.startswith(article) and len(word) > len(article) + 2:
            word = word[len(article) :]
        if word:
            out.append(word)
    return tuple(out)


def person_name(scene: Scene, noun: Noun) -> tuple[int, int] | None:
    """First and last word of the personal name inside a source phrase, None where it names no person."""
    if scene.person(noun.first) == "organisation":
        return None  # the office of the president so-and-so
    segments = sorted(_segments(scene, noun), key=lambda segment: not _surely_named(scene, *segment))
    roles = any(scene.person(index) in ("role", "title") for index in range(noun.first, noun.last + 1))
    for first, last in segments:
        alone = len(segments) == 1 and not roles
        name = _leading(scene, first, last, alone=alone, apposed=_apposed(scene, noun, last))
        if name is not None:
            return name
        name = _trailing(scene, first, last)
        if name is not None:
            return name
        if roles and first != noun.first and _all_plain(scene, first, last) and last - first < MOST_NAME:
            return first, last
    return None


def _apposed(scene: Scene, noun: Noun, last: int) -> bool:
    """Whether an office stands in apposition to what ends at a word: NAME, the spokesman of."""
    return last < noun.last and scene.comma(last + 1) and scene.person(last + 1) == "role"


def _surely_named(scene: Scene, first: int, last: int) -> bool:
    """Whether a first name known to the lexicon stands between two commas."""
    return any(scene.person(index) == "given" for index in range(first, last + 1))


def surname_at(scene: Scene, index: int) -> bool:
    """Whether a plain word stands elsewhere in the article behind a first name or another plain word of a name."""
    if not _plain(scene, index) or scene.definite(index) or index in scene.places:
        return False
    behind, ends = _beside(scene, scene.folds[index])
    if any(at != index for at in behind[:2]):
        return True
    later = bisect_right(ends, (index, True))
    return later < len(ends) and ends[later][1]


def known_surname(scene: Scene, index: int) -> bool:
    """Whether a definite word stands elsewhere in the article behind a first name or title."""
    word = scene.folds[index]
    behind, _ = _beside(scene, word)
    return scene.definite(index) and any(at != index for at in behind[:2])


def _beside(scene: Scene, word: str) -> tuple[list[int], list[tuple[int, bool]]]:
    """Where a word stands behind a first name or title; where it ends a phrase behind another plain word, and whether
    that can be a name.
    """
    if word not in scene.surnames:
        places = [at for at in scene.where[word] if at and not scene.gap(at)]
        behind = [at for at in places if scene.person(at - 1) in ("given", "title")]
        ends = [at for at in places if scene.gap(at + 1) and _plain(scene, at - 1)]
        names = [(at, not scene.definite(at - 1) and at - 1 not in scene.reporting) for at in ends]
        scene.surnames[word] = behind, names
    return scene.surnames[word]


def _segments(scene: Scene, noun: Noun) -> list[tuple[int, int]]:
    """The phrase between its commas and brackets."""
    out: list[tuple[int, int]] = []
    first = noun.first
    for index in range(noun.first + 1, noun.last + 1):
        if scene.breaks(index):
            out.append((first, index - 1))
            first = index
    out.append((first, noun.last))
    return out


def _plain(scene: Scene, index: int) -> bool:
    """Whether a word can be part of a personal name: no word of role, body, grammar, place or adjective."""
    person = scene.person(index)
    if person == "given":
        return True
    if scene.tanwin(index):
        return False
    if person is not None or scene.kind(index) is not None or index in scene.dates:
        return False
    if plain_verb(scene, index):
        return False
    return index not in scene.actors and not scene.folds[index].isdigit()


def person_part(scene: Scene, index: int) -> bool:
    """Whether a word can be part of a personal name that stands by itself."""
    return _plain(scene, index) or (scene.definite(index) and scene.person(index) is None and scene.kind(index) is None)


def _all_plain(scene: Scene, first: int, last: int) -> bool:
    return all(_plain(scene, index) for index in range(first, last + 1)) and not scene.definite(first)


def _leading(scene: Scene, first: int, last: int, *, alone: bool, apposed: bool) -> tuple[int, int] | None:
    """A name at the beginning, behind titles if there are any, up to a role or adjective of role; `alone`: nothing
    else is there; `apposed`: an office follows behind a comma.
    """
    start = first
    titled = False
    while start <= last and scene.person(start) == "title":
        start = scene.people[start].last + 1
        titled = True
    if titled and start < last and scene.definite(start) and scene.nisba(start) and scene.person(start + 1) == "given":
        start += 1  # the Houthi leader so-and-so
    if start > last or not _plain(scene, start) or (scene.definite(start) and not titled):
        return None
    if titled and scene.definite(start) and scene.nisba(start) and (start == last or scene.definite(start + 1)):
        return None
    end = start
    while end < last and _continues(scene, end + 1):
        end += 1
    named = titled or scene.person(start) == "given" or (end < last and scene.person(end + 1) in ("role", "title"))
    if not named and not (_whole(scene, start, end, last, apposed=apposed) and (alone or apposed)):
        return None
    return start, end


def _whole(scene: Scene, start: int, end: int, last: int, *, apposed: bool) -> bool:
    """Whether several words up to the last one may be a name; a name that is also a place needs an office behind it."""
    place = scene.places.get(start)
    return end == last and end > start and (place is None or (apposed and place.features == COMMON))


def _continues(scene: Scene, index: int) -> bool:
    ordinal = scene.annotated.matches.at("dates", index)
    if ordinal is not None and scene.annotated.lexicon.entry(ordinal.ref).kind == "ordinal":
        return True  # the second of that name
    if scene.folds[index - 1] == scene.language["family"] and scene.person(index) == "title":
        return True  # of the house of the sheikh
    return _plain(scene, index) or (scene.definite(index) and scene.person(index) is None and scene.kind(index) is None)


def _trailing(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """A name at the end, behind a role and what belongs to it (the minister of X so-and-so)."""
    if not any(scene.person(index) in ("role", "title") for index in range(first, last + 1)):
        return None
    found = None
    for start in range(first + 1, last + 1):
        begins = _starts_name(scene, start, last) and last - start < MOST_NAME and (found is None or start < last)
        if not begins or not _runs_on(scene, start + 1, last) or _of_another(scene, first, start):
            continue
        found = start, last
        if scene.person(start) == "given":
            break
    return found


def _of_another(scene: Scene, first: int, start: int) -> bool:
    """Whether the last office before a name stands behind a preposition (loyal to the president so-and-so)."""
    offices = [index for index in range(first, start) if scene.person(index) in ("role", "title")]
    return bool(offices) and offices[-1] > first and governed(scene, offices[-1])


def _runs_on(scene: Scene, first: int, last: int) -> bool:
    """Whether all words from `first` to `last` can go on a name."""
    return all(_continues(scene, index) or scene.kind(index) == "inner" for index in range(first, last + 1))


def _starts_name(scene: Scene, index: int, last: int) -> bool:
    """A plain word without article behind something definite, a place, a title or a first name itself."""
    if scene.person(index) == "given":
        return scene.people[index].prefix == ""
    if not _plain(scene, index) or scene.definite(index) or governed(scene, index):
        return False
    if index == last and scene.words.surface(index)[-1] == scene.language["his"]:
        return False
    before = index - 1
    if index == last and _ends_match(scene, before) and scene.person(before) not in ("role", "title"):
        return False  # more of the name of a place or body
    if index in scene.places and (index == last or scene.kind(before) == "inner"):
        return False
    if scene.person(before) in ("title", "adjective", "modifier"):
        return True
    ended = scene.definite(before) or _ends_match(scene, before)
    adjective = scene.nisba(index) and not (scene.definite(before) and index < last)  # which would have the article too
    return ended and scene.prefix(index) == "" and not adjective


def _ends_match(scene: Scene, index: int) -> bool:
    """Whether a known place or body ends at the word."""
    for back in range(index, max(index - 4, -1), -1):
        for layer in (scene.places, scene.actors):
            match = layer.get(back)
            if match is not None and match.last == index:
                return True
    return False
