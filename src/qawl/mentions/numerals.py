"""Numbers in digits and words with their values: what both figures and dates are made of."""

from __future__ import annotations

from typing import NamedTuple

from qawl.lexicon.annotate import Annotated


class Numeral(NamedTuple):
    """Words `first` to `last` say a number; `skip` folded letters of a proclitic stand before it in the first word."""

    first: int
    last: int
    value: float
    skip: int = 0


def find_numerals(annotated: Annotated) -> dict[int, Numeral]:
    """Every exact number by its first word, the longest reading of each; none overlaps another."""
    out: dict[int, Numeral] = {}
    for index, word in enumerate(annotated.words.folds):
        if word.isdigit():
            out[index] = Numeral(index, index, int(word))
    return out
