"""Numbers in digits and words with their values: what both figures and dates are made of."""

from __future__ import annotations

from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.mentions.number_grammar import read_number
from qawl.mentions.number_tokens import find_tokens


class Numeral(NamedTuple):
    """Words `first` to `last` say a number; `skip` folded letters of a proclitic stand before it in the first word.

    The article is not skipped: it is told by `definite`. `rest` folded letters of another word are glued to the end of
    the last word (a unit written without a space), `digits` says that the number begins with digits.
    """

    first: int
    last: int
    value: float
    skip: int = 0
    definite: bool = False
    digits: bool = False
    rest: int = 0
    scale: float = 1


def find_numerals(annotated: Annotated, *, spoken: bool = False) -> dict[int, Numeral]:
    """Every exact number by its first word, the longest reading of each; none overlaps another.

    `spoken` admits what is a number in speech only (looser order, words that mean something else in the news).
    """
    tokens = find_tokens(annotated, spoken=spoken)
    out: dict[int, Numeral] = {}
    at = 0
    while at < len(tokens):
        found = read_number(tokens, at, spoken=spoken)
        if found is None:
            at += 1
            continue
        value, end, scale = found
        head, tail = tokens[at], tokens[end - 1]
        out[head.first] = Numeral(
            head.first, tail.last, value, head.skip, head.definite, head.kind == "digits", tail.rest, scale
        )
        at = end
    return out
