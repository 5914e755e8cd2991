"""Persons as actors: whoever is named in full, under all the names that the article gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qawl.statements.classes import governed, plain_verb, possessed, verbal_noun
from qawl.statements.frames import Noun, noun_at
from qawl.statements.names import key_words, person_name
from qawl.statements.roles import fuller, role_of
from qawl.statements.roster import OFFICES, named_persons
from qawl.statements.scene import Scene
from qawl.types import Actor, By, Role, Span, Statement

CARRIED = frozenset({"person", "expanded", "described", "holder-of-office"})  # rules by which a source means a person


class _Person(NamedTuple):
    """One person: the fullest name so far, its words for comparison, every place where they are named, the fullest
    role so far, and why.
    """

    name: str
    words: frozenset[str]
    spans: list[Span]
    role: Role | None
    by: By


def find_persons(scene: Scene, statements: Sequence[Statement]) -> list[Actor]:
    """Every person with a role or title or who speaks, named with at least two words, in the order of the text.

    The sources that mean them count as names, too. Names without either are left out: many first names are words.
    Of two names one is the fuller where it has all words of the other and ends alike.
    """
    persons: dict[str, list[_Person]] = {}  # by the last word of the name
    sources = [statement.source for statement in statements if statement.source is not None]
    for noun, name in _named(scene, statements):
        _add(scene, persons, noun, name, role_of(scene, noun, name, sources))
    by_name = {person.name: person for family in persons.values() for person in family}
    for statement in statements:
        person = by_name.get(statement.speaker or "")
        if person is not None and statement.source is not None and statement.by[-1].rule in CARRIED:
            _mention(person, statement.source)
    found = [_actor(scene, person) for family in persons.values() for person in family]
    return sorted(found, key=lambda actor: actor.spans)


def _named(scene: Scene, statements: Sequence[Statement]) -> list[tuple[Noun, tuple[int, int]]]:
    """The phrases that surely name a person who has a role or title or speaks, and the words of the name."""
    speakers = frozenset(statement.speaker for statement in statements)
    found: dict[int, tuple[Noun, tuple[int, int]]] = {}  # by the last word of the name
    for noun, name in named_persons(scene):
        spoken = scene.person(noun.first) != "given" and scene.text(*name) in speakers
        sure = name if spoken else _sure(scene, *name)
        if sure is not None and (scene.person(noun.first) != "given" or scene.text(*sure) in speakers):
            found[sure[1]] = noun, sure
    for noun, name in _speaking(scene, statements):
        found.setdefault(name[1], (noun, name))
    return [found[last] for last in sorted(found)]


def _speaking(scene: Scene, statements: Sequence[Statement]) -> Iterator[tuple[Noun, tuple[int, int]]]:
    """The sources that name a speaker with an office, also by a first name that no list knows."""
    for statement in statements:
        if statement.source is None or statement.by[-1].rule != "person":
            continue
        noun = noun_at(scene, *scene.words.covering(statement.source))
        name = person_name(scene, noun)
        office = any(scene.person(index) in OFFICES for index in range(noun.first, noun.last + 1))
        if office and name is not None and name[1] > name[0] and scene.text(*name) == statement.speaker:
            yield noun, name


def _sure(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The part of a name that surely is one: from the first name on, up to what is no part of a name."""
    given = next((at for at in range(first, last + 1) if scene.person(at) == "given"), None)
    if given is None or given in scene.places or given in scene.actors:
        return None
    end = next((at for at in range(given + 1, last + 1) if not _part(scene, at)), last + 1) - 1
    return (given, end) if end > given else None


def _part(scene: Scene, index: int) -> bool:
    """Whether a word can be more of a personal name: no verb, adverb, preposition, no word of the grammar."""
    if scene.tanwin(index) or plain_verb(scene, index) or verbal_noun(scene, index) or scene.breaks(index):
        return False
    if governed(scene, index) or scene.conjoined(index) or possessed(scene, index):
        return False
    return scene.kind(index) is None and index not in scene.dates


def _add(
    scene: Scene, persons: dict[str, list[_Person]], noun: Noun, name: tuple[int, int], role: Role | None
) -> None:  # fmt: skip
    """One more mention of a person that is known by this name or a fuller or shorter one, or of a new person."""
    skip = noun.skip if name[0] == noun.first else 0
    text, span = scene.text(*name, skip), scene.span(*name, skip)
    words = key_words(scene, text)
    family = persons.setdefault(words[-1], [])
    for at, person in enumerate(family):
        if person.words <= set(words) or set(words) <= person.words:
            known = person._replace(role=fuller(person.role, role))
            longer = len(words) > len(person.words)
            family[at] = known._replace(name=text, words=frozenset(words)) if longer else known
            person.spans.append(span)
            return
    office = next(index for index in range(noun.first, noun.last + 1) if index in scene.persons)
    entry = scene.persons[office]
    family.append(_Person(text, frozenset(words), [span], role, By(entry.label, "named person")))


def _mention(person: _Person, source: Span) -> None:
    """A source that means the person, where it does not hold the full name already."""
    if not any(source.start < span.end and span.start < source.end for span in person.spans):
        person.spans.append(source)


def _actor(scene: Scene, person: _Person) -> Actor:
    text = scene.words.text
    spans = tuple(sorted(person.spans))
    names = tuple(dict.fromkeys(text[span.start : span.end] for span in spans))
    return Actor(name=person.name, kind="person", spans=spans, names=names, role=person.role, by=(person.by,))
