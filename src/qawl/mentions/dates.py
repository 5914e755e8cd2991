"""Dates in the text."""

from __future__ import annotations

from collections.abc import Mapping

from qawl.lexicon.annotate import Annotated
from qawl.mentions.numerals import Numeral
from qawl.types import Date, Problem


def find_dates(annotated: Annotated, numerals: Mapping[int, Numeral]) -> tuple[list[Date], list[Problem]]:
    """Every date in order, and what could not be settled."""
    return [], []
