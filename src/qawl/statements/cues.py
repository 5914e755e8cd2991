"""Statements: the words that report, who says it, and what is said."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.lexicon.annotate import Annotated
from qawl.types import Date, Problem, Statement


def find_statements(annotated: Annotated, dates: Sequence[Date]) -> tuple[list[Statement], list[Problem]]:
    """Every statement in the order of the text, and what could not be settled."""
    return [], []
