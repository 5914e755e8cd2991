"""Who holds which office in the article: persons named with their roles, so that the role alone can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qawl.statements.frames import Noun, noun_at
from qawl.statements.names import key_words, person_name
from qawl.statements.phrases import phrase_end
from qawl.statements.scene import Scene
from qawl.types import Span

OFFICES = frozenset({"role", "title"})
SHORT = 3  # letters of a word whose last one may be of its root
MOST_ROLES = 300  # roles that are looked at in one article, so that the work stays linear


class Holder(NamedTuple):
    """A person named with an office: the name, the word for the office, all words of the phrase, where the name stands,
    and whether the office has the article.
    """

    name: str
    office: str
    words: frozenset[str]
    span: Span
    definite: bool


def named_persons(scene: Scene) -> Iterator[tuple[Noun, tuple[int, int]]]:
    """The phrases that name a person with at least two words, with the first and last word of the name."""
    reach = -1
    for first in list(scene.people)[:MOST_ROLES]:
        if first <= reach or scene.person(first) not in (*OFFICES, "given"):
            continue
        noun = noun_at(scene, first, phrase_end(scene, first, scene.bounds(first)[1]))
        name = person_name(scene, noun)
        if name is not None and name[1] > name[0]:
            reach = name[1]
            yield noun, name


def holders(scene: Scene) -> list[Holder]:
    """Every person who is named with a role or title, in the order of the text."""
    out: list[Holder] = []
    for noun, name in named_persons(scene):
        office = _office(scene, noun)
        if office is not None:
            words = frozenset(
                alike(scene, word) for word in key_words(scene, scene.text(noun.first, noun.last, noun.skip))
            )
            out.append(Holder(scene.text(*name), office, words, scene.span(*name), scene.definite(noun.first)))
    return out


def _office(scene: Scene, noun: Noun) -> str | None:
    """The word for the office: the first role of the phrase, else its title."""
    for kind in ("role", "title"):
        for index in range(noun.first, noun.last + 1):
            if scene.person(index) == kind:
                words = key_words(scene, scene.text(index, index, len(scene.prefix(index))))
                return alike(scene, words[0]) if words else None
    return None


def alike(scene: Scene, word: str) -> str:
    """A folded word without the ending of the feminine, so that adjectives of either gender compare."""
    ending: str = scene.language["feminine"][0]
    return word.removesuffix(ending) if len(word) > SHORT else word


def holder_of(scene: Scene, roster: list[Holder], noun: Noun, *, loose: bool = True) -> Holder | None:
    """Whom a role without a name means: the one person of whom all its words are said, else the only holder of it.

    None where several could be meant, or where the role says more than an adjective that is not said of the person;
    without `loose` each word must be said of the person.
    """
    words = [alike(scene, word) for word in key_words(scene, scene.text(noun.first, noun.last, noun.skip))]
    office = _office(scene, noun) if loose or scene.person(noun.first) != "unnamed" else words[0]
    if office is None or scene.person(noun.first) not in (OFFICES if loose else (*OFFICES, "unnamed")):
        return None
    same = [holder for holder in roster if holder.office == office]
    if office in scene.language["presidents"] and scene.definite(noun.first):
        same = [holder for holder in same if holder.definite]  # the president is no president of a council
    whole = [holder for holder in same if set(words) <= holder.words]
    chosen = whole or (same if loose and _only_adjectives(scene, noun) else [])
    return chosen[0] if len({holder.name for holder in chosen}) == 1 else None


def _only_adjectives(scene: Scene, noun: Noun) -> bool:
    """Whether nothing follows the role but adjectives of belonging (the American general)."""
    behind = range(scene.people[noun.first].last + 1, noun.last + 1)
    return all(scene.person(index) in ("adjective", "modifier") or scene.nisba(index) for index in behind)
