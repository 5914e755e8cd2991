"""Whether a text is an Arabic article at all; anything else is said, not read."""

from __future__ import annotations

import re

MAX_TEXT = 2_000_000  # code points: a long novel; a longer "article" is a dump that wants to be split
LEAST_ARABIC = 0.2  # of the letters; real articles with long foreign quotations stay above one half
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
LETTERS = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile("[\u0679\u067e\u0686\u0688\u0691\u0695\u0698\u06af\u06b5\u06ba\u06be\u06c6\u06ce\u06d2\u06d5]")
MOST_FOREIGN = 0.012  # of the Arabic letters; Persian has 2 to 3 of 100, Arabic with foreign names 2 of 1,000
FEW = 8  # letters of that kind that prove nothing
MOJIBAKE = re.compile("[\u00d8\u00d9\u00da\u00db]")  # first bytes of Arabic in UTF-8, read as windows-1252


def fault_of(text: str) -> str | None:
    """What is wrong with the text as an Arabic article, with the remedy, or None."""
    if not text.strip():
        return "holds no text"
    if len(text) > MAX_TEXT:
        return f"has {len(text):,} characters, more than one article can have ({MAX_TEXT:,}); split it into articles"
    letters, arabic = _count(LETTERS, text), _count(ARABIC, text)
    if arabic < LEAST_ARABIC * letters or not arabic:
        if _count(MOJIBAKE, text) > 0.2 * letters:
            return "is UTF-8 that was read in another encoding and saved again; get the original text"
        return f"is not Arabic: {arabic:,} of its {letters:,} letters are; qawl reads Arabic only"
    foreign = _count(FOREIGN, text)
    if foreign > max(FEW, MOST_FOREIGN * arabic):
        return (
            f"is in Arabic script but not in Arabic: {foreign:,} letters of Persian, Urdu or Kurdish; qawl reads Arabic"
        )
    return None


def _count(pattern: re.Pattern[str], text: str) -> int:
    """How many characters the pattern covers."""
    return sum(len(piece) for piece in pattern.findall(text))
