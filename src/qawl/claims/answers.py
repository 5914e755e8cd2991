"""Claims: what circulates or is denied, and the statements that answer it."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.lexicon.annotate import Annotated
from qawl.types import Claim, Problem, Statement


def find_claims(annotated: Annotated, statements: Sequence[Statement]) -> tuple[list[Claim], list[Problem]]:
    """Every claim in the order of the text with its answers, and what could not be settled."""
    return [], []
