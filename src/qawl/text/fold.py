"""Spelling folds for look-up, with a map back to the offsets of the original text.

One folded letter never comes from two original ones, so that every match in folded text has exact original offsets.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

HARAKAT = tuple(range(0x0610, 0x061B)) + tuple(range(0x064B, 0x0660)) + (0x0670,) + tuple(range(0x06D6, 0x06DD))
TATWEEL = 0x0640
INVISIBLE = (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067,
             0x2068, 0x2069, 0xFEFF, 0x00AD)  # fmt: skip
LETTERS = {
    0x0622: 0x0627, 0x0623: 0x0627, 0x0625: 0x0627, 0x0671: 0x0627, 0x0672: 0x0627, 0x0673: 0x0627,  # alef
    0x0649: 0x064A, 0x06CC: 0x064A, 0x0626: 0x064A, 0x06D2: 0x064A,  # alef maqsura, Persian ya, ya with hamza
    0x0629: 0x0647, 0x06C1: 0x0647, 0x06C0: 0x0647, 0x06D5: 0x0647,  # ta marbuta, ha
    0x0624: 0x0648, 0x06A9: 0x0643, 0x06AA: 0x0643,  # waw with hamza, kaf
}  # fmt: skip
DIGITS = {base + i: 0x30 + i for base in (0x0660, 0x06F0) for i in range(10)}
TABLE: dict[int, int | None] = {**dict.fromkeys((*HARAKAT, TATWEEL, *INVISIBLE)), **LETTERS, **DIGITS}
PRESENTATION = range(0xFB50, 0xFF00)


class Folded(NamedTuple):
    """Folded text and, for each of its letters, the offset of the original letter; one more for the end."""

    text: str
    offsets: tuple[int, ...]


def fold(text: str) -> str:
    """`text` without vowel marks and tatweel, with one alef, ya, ha and kaf, ASCII digits and lower-case Latin letters.

    >>> fold("Abc") == "abc"
    True
    """
    if any(ord(letter) in PRESENTATION for letter in text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(TABLE).lower()


def fold_text(text: str) -> Folded:
    """The fold of a whole text with its map: `text[offsets[i]:offsets[j]]` is the original of the folded `[i:j]`."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        folded = fold(letter)
        letters.append(folded)
        offsets.extend([offset] * len(folded))
    return Folded("".join(letters), (*offsets, len(text)))


def raw_length(surface: str, count: int) -> int:
    """How many characters of `surface` its first `count` folded letters take, marks that follow them included."""
    if count <= 0:
        return 0
    seen = 0
    for offset, letter in enumerate(surface):
        if seen >= count and ord(letter) not in HARAKAT and ord(letter) != TATWEEL:
            return offset
        seen += len(fold(letter))
    return len(surface)
