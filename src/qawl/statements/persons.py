"""Persons as actors: whoever is named in full, under all the names that the article gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qawl.statements.classes import governed, plain_verb, possessed, verbal_noun
from qawl.statements.frames import Noun
from qawl.statements.names import key_words
from qawl.statements.roster import named_persons
from qawl.statements.scene import Scene
from qawl.types import Actor, By, Span, Statement

CARRIED = frozenset({"person", "expanded", "described", "holder-of-office"})  # rules by which a source means a person


class _Person(NamedTuple):
    """One person: the fullest name so far, its words for comparison, every place where they are named, and why."""

    name: str
    words: frozenset[str]
    spans: list[Span]
    by: By


def find_persons(scene: Scene, statements: Sequence[Statement]) -> list[Actor]:
    """Every person with a role or title or who speaks, named with at least two words, in the order of the text.

    The sources that mean them count as names, too. Names without either are left out: many first names are words.
    Of two names one is the fuller where it has all words of the other and ends alike.
    """
    persons: dict[str, list[_Person]] = {}  # by the last word of the name
    speakers = frozenset(statement.speaker for statement in statements)
    for noun, name in _named(scene, speakers):
        _add(scene, persons, noun, name)
    by_name = {person.name: person for family in persons.values() for person in family}
    for statement in statements:
        person = by_name.get(statement.speaker or "")
        if person is not None and statement.source is not None and statement.by[-1].rule in CARRIED:
            _mention(person, statement.source)
    found = [_actor(scene, person) for family in persons.values() for person in family]
    return sorted(found, key=lambda actor: actor.spans)


def _named(scene: Scene, speakers: frozenset[str | None]) -> Iterator[tuple[Noun, tuple[int, int]]]:
    """The phrases that surely name a person who has a role or title or speaks, and the words of the name."""
    for noun, name in named_persons(scene):
        sure = _sure(scene, *name)
        if sure is not None and (scene.person(noun.first) != "given" or scene.text(*sure) in speakers):
            yield noun, sure


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


def _add(scene: Scene, persons: dict[str, list[_Person]], noun: Noun, name: tuple[int, int]) -> None:
    """One more mention of a person that is known by this name or a fuller or shorter one, or of a new person."""
    skip = noun.skip if name[0] == noun.first else 0
    text, span = scene.text(*name, skip), scene.span(*name, skip)
    words = key_words(scene, text)
    family = persons.setdefault(words[-1], [])
    for at, person in enumerate(family):
        if person.words <= set(words) or set(words) <= person.words:
            fuller = len(words) > len(person.words)
            family[at] = person._replace(name=text, words=frozenset(words)) if fuller else person
            person.spans.append(span)
            return
    entry = scene.persons[noun.first]
    family.append(_Person(text, frozenset(words), [span], By(entry.label, "named person")))


def _mention(person: _Person, source: Span) -> None:
    """A source that means the person, where it does not hold the full name already."""
    if not any(source.start < span.end and span.start < source.end for span in person.spans):
        person.spans.append(source)


def _actor(scene: Scene, person: _Person) -> Actor:
    text = scene.words.text
    spans = tuple(sorted(person.spans))
    names = tuple(dict.fromkeys(text[span.start : span.end] for span in spans))
    return Actor(name=person.name, kind="person", spans=spans, names=names, by=(person.by,))
