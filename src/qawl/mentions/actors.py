"""Actors in the text."""

from __future__ import annotations

from qawl.lexicon.annotate import Annotated
from qawl.types import Actor, Problem


def find_actors(annotated: Annotated) -> tuple[list[Actor], list[Problem]]:
    """Every actor in order, and what could not be settled."""
    return [], []
