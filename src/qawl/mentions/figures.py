"""Figures in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.lexicon.annotate import Annotated
from qawl.mentions.numerals import Numeral
from qawl.types import Date, Figure, Problem


def find_figures(
    annotated: Annotated, numerals: Mapping[int, Numeral], dates: Sequence[Date]
) -> tuple[list[Figure], list[Problem]]:
    """Every figure in order, and what could not be settled."""
    return [], []
