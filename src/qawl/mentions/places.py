"""Places in the text."""

from __future__ import annotations

from qawl.lexicon.annotate import Annotated
from qawl.types import Place, Problem


def find_places(annotated: Annotated) -> tuple[list[Place], list[Problem]]:
    """Every place in order, and what could not be settled."""
    return [], []
