"""Who the counted are, and whether a toll runs since a beginning, is not final, or lumps dead and wounded together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qawl.mentions.figure_about import FINAL, Told, new_clause
from qawl.mentions.figure_units import Unit
from qawl.mentions.figure_words import Context
from qawl.types import By


def read_population(context: Context, unit: Unit) -> str | None:
    """Who the counted are: by their noun, or by what "of" adds to it (six persons, all of them of the civilians)."""
    if unit.population or unit.kind != "count" or unit.what == "thing":
        return unit.population
    for index in range(unit.end + 1, unit.end + 3):
        if context.role_at(index) == "from":
            noun = context.counted.get(index + 1)
            if noun is not None and context.entry(noun).kind == "unit":
                return context.entry(noun).get("population") or None
    return None


class Scope(NamedTuple):
    """Words `first` to `last` say of a toll that it is cumulative or open."""

    first: int
    last: int
    value: str
    by: By


def find_scopes(context: Context) -> list[Scope]:
    """Every phrase that says of a toll that it runs since a beginning, or is not final."""
    out = []
    for match in context.counted.values():
        entry = context.entry(match)
        if entry.kind == "scope":
            out.append(Scope(match.first, match.last, entry.get("value"), By(entry.label, "scope")))
    return out


def scope_of(context: Context, scopes: Sequence[Scope], start: int, end: int) -> Scope | None:
    """The phrase that says it of the figure from word `start` to `end`: in its sentence; a sum also in its clause."""
    sentence = context.sentence(start)
    for scope in scopes:
        if not sentence.first <= scope.first <= sentence.last:
            continue
        between = range(scope.last + 1, start) if scope.first < start else range(end + 1, scope.first)
        if scope.value == "open" or not any(_parts(context, index) for index in between):
            return scope
    return None


def _parts(context: Context, index: int) -> bool:
    match = context.counted.get(index)
    if match is None:
        return new_clause(context, index)
    return context.entry(match).kind == "stop" and context.entry(match).get("role") in ("clause", "relative")


def lumped(context: Context, unit: Unit, told: Told | None) -> bool:
    """Whether one number counts dead and wounded together: what happened to each of them is not known."""
    if told is None or told.about not in FINAL or not unit.about:
        return False
    noun = context.counted.get(unit.end + 1)
    if noun is None or not context.prefix(noun).joined:
        return False
    other = context.entry(noun).get("about")
    return other in FINAL and other != told.about and context.entry(noun).kind == "unit"
