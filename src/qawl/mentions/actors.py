"""Actors in the text: bodies that the gazetteer knows, under all their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.text.match import Match
from qawl.types import Actor, By, Problem, Span

MARKS = frozenset("\"'()[]{}\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019\u2039\u203a")
JOINT = re.compile("[ #_\"'(\\[{\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019\u2039\u203a]*")  # type word to name
RULES = {"": "name", "head": "name without its type word", "marked": "name in marks or after a type word",
         "short": "short name of what is named in full"}  # fmt: skip


class _Name(NamedTuple):
    """One place where an actor is named: the span, when the name counts, and what it tells of the writer."""

    span: Span
    when: str
    attitude: str


def find_actors(annotated: Annotated) -> tuple[list[Actor], list[Problem]]:
    """Every actor in the order of its first name, all its names together, and names that could mean several actors.

    A name that is also a common word counts in quotation marks or after a type word of its kind; a short name ("the
    ministry of defence") only where exactly one of those who bear it is named in full.
    """
    found: dict[str, list[_Name]] = {}
    later: list[tuple[Match, _Name]] = []
    types = {match.last: match for match in annotated.matches.layer("bodies").values()}
    for match, name in _names(annotated, types):
        if name.when == "short" or len(_ids(match)) > 1:
            later.append((match, name))
        else:
            found.setdefault(_ids(match)[0], []).append(name)
    problems = []
    full = frozenset(found)
    for match, name in later:
        named = [ident for ident in _ids(match) if ident in full]
        if len(named) == 1:
            found[named[0]].append(name)
        elif name.when != "short":
            problems.append(_problem(annotated, match, name))
    actors = [_actor(annotated, ident, sorted(names)) for ident, names in found.items()]
    return sorted(actors, key=lambda actor: actor.spans), problems


def _names(annotated: Annotated, types: dict[int, Match]) -> Iterator[tuple[Match, _Name]]:
    """The matches that can name somebody, with their spans."""
    for match in annotated.matches.layer("actors").values():
        when, _, attitude = match.features.partition("/")
        before = None if match.prefix else types.get(match.first - 1)
        typed = before if before and _agrees(annotated, before, match) else None
        if when == "marked" and not (typed or _is_marked(annotated, match)):
            continue
        if when == "head" and _is_governed(annotated, match, before):
            continue
        if when == "short" and _is_longer(annotated, match):
            continue
        start = typed.span(annotated.words).start if typed else None
        span = match.span(annotated.words)
        yield match, _Name(Span(start if start is not None else span.start, span.end), when, attitude)


def _ids(match: Match) -> tuple[str, ...]:
    assert isinstance(match.ref, tuple)
    return match.ref


def _agrees(annotated: Annotated, before: Match, match: Match) -> bool:
    """Whether the type word before a name is one for actors of this kind."""
    if not JOINT.fullmatch(annotated.words.gap(match.first)):
        return False
    entry = annotated.lexicon.entry(before.ref)
    kinds = {annotated.lexicon.actors[ident][1] for ident in _ids(match)}
    return entry.kind == "type" and not kinds.isdisjoint(entry.list("kinds"))


def _is_marked(annotated: Annotated, match: Match) -> bool:
    """Whether the name stands alone between quotation marks or brackets."""
    words = annotated.words
    before, after = words.gap(match.first).rstrip(), words.gap(match.last + 1).lstrip()
    return bool(before and after) and before[-1] in MARKS and after[0] in MARKS


def _is_governed(annotated: Annotated, match: Match, before: Match | None) -> bool:
    """Whether "the foreign of X" is an adjective of the definite noun before it, or belongs to a minister's title."""
    if before and annotated.lexicon.entry(before.ref).kind == "title":
        return True
    words, first = annotated.words, match.first
    return first > 0 and not match.prefix and words.gap(first) == " " and _is_definite(annotated, first - 1)


def _is_longer(annotated: Annotated, match: Match) -> bool:
    """Whether a definite word goes on with the name, so that it is another, longer one (a relative does not)."""
    words, after = annotated.words, match.last + 1
    if after >= len(words) or words.gap(after) != " " or not _is_definite(annotated, after):
        return False
    return annotated.matches.at("grammar", after) is None


def _is_definite(annotated: Annotated, index: int) -> bool:
    return annotated.words.folds[index].startswith(annotated.lexicon.language["article"])


def _actor(annotated: Annotated, ident: str, names: list[_Name]) -> Actor:
    name, kind = annotated.lexicon.actors[ident][:2]
    text = annotated.article.text
    rules = dict.fromkeys((name.when, name.attitude) for name in names)
    return Actor(
        name=str(name),
        kind=str(kind),
        spans=tuple(name.span for name in names),
        names=tuple(dict.fromkeys(text[name.span.start : name.span.end] for name in names)),
        by=tuple(By(f"actors.csv: {ident}", _rule(when, attitude)) for when, attitude in rules),
    )


def _rule(when: str, attitude: str) -> str:
    return f"{RULES[when]} ({attitude})" if attitude else RULES[when]


def _problem(annotated: Annotated, match: Match, name: _Name) -> Problem:
    bearers = ", ".join(str(annotated.lexicon.actors[ident][0]) for ident in _ids(match))
    return Problem(span=name.span, about="actor", message=f"the name could mean {bearers}")
