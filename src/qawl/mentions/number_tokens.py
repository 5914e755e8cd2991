"""The words and digits that numbers are made of, one by one, before any grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.lexicon.load import Lexicon
from qawl.text.match import Match
from qawl.text.words import Words

DIGITS = re.compile(r"([^\W\d_]*)(\d+(?:[.,\u066b\u066c]\d+)*)([^\W\d_]*)")
TAIL = re.compile(r"\d+")
SEPARATORS = ".,\u066b\u066c"
THOUSANDS, DECIMAL = "\u066c", "\u066b"
HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
GLUED_BEFORE = 3  # letters: a shorter word before digits names a model (fold of "F16", "MiG29" in any script)
GLUED_AFTER = 2  # letters: what is glued to the end of digits must be a word, not one letter
TANWIN = "\u064b"
GROUP = "\u066c"  # what stands for a space between groups of three
SPACES = (" ", "\u00a0", "\u2009", "\u202f")
COMMA = "\u060c"  # between groups of three where no space follows it
LATIN = range(0x250)


class Prefix(NamedTuple):
    """What the letters glued before a number say: `joined` (and), `skip` letters without the article, `definite`."""

    joined: bool = False
    skip: int = 0
    definite: bool = False


NOTHING = Prefix()


class Token(NamedTuple):
    """Words `first` to `last` are one step of a number: of a `kind` (`digits` or a kind of numbers.yaml) and `value`.

    `near`: nothing but a space (or a lone conjunction) parts it from the token before; `rest` letters are glued after.
    """

    first: int
    last: int
    kind: str
    value: float
    joined: bool = False
    skip: int = 0
    definite: bool = False
    near: bool = False
    rest: int = 0
    other: float | None = None  # its value elsewhere: of digits before a scale, of a scale without a number before it


@lru_cache(maxsize=8)
def prefixes(lexicon: Lexicon) -> Mapping[str, Prefix]:
    """Everything that may be glued before a number, composed from the entries `proclitic` of numbers.yaml."""
    roles: dict[str, list[str]] = {"and": [""], "preposition": [""], "article": [""], "both": []}
    for entry in lexicon.entries("numbers"):
        if entry.kind == "proclitic":
            roles[entry.get("role")].append(entry.name)
    out: dict[str, Prefix] = {}
    for conjunction, preposition, article in product(roles["and"], roles["preposition"], roles["article"]):
        skip = len(conjunction) + len(preposition)
        out[conjunction + preposition + article] = Prefix(bool(conjunction), skip, bool(article))
    for conjunction, both in product(roles["and"], roles["both"]):
        out[conjunction + both] = Prefix(bool(conjunction), len(conjunction) + 1, True)
    return out


def find_tokens(annotated: Annotated, *, spoken: bool) -> list[Token]:
    """Words of numbers and runs of digits in the order of the text."""
    words, lexicon = annotated.words, annotated.lexicon
    known = prefixes(lexicon)
    found: dict[int, Token] = {}
    for first, match in annotated.matches.layer("numbers").items():
        token = _word(match, lexicon, known, words, spoken)
        if token is not None:
            found[first] = token
    covered = -1
    for index, word in enumerate(words.folds):
        if not word.isalpha() and index > covered and index not in found and not _names(words, index):
            digits = _digits(words, index, known)
            if digits is not None:
                found[index] = digits
                covered = digits.last
    return _linked([found[index] for index in sorted(found)], annotated)


def _word(match: Match, lexicon: Lexicon, known: Mapping[str, Prefix], words: Words, spoken: bool) -> Token | None:
    """A word of numbers.yaml as a token."""
    entry = lexicon.entry(match.ref)
    if entry.kind != "number" or (entry.get("register") == "spoken" and not spoken):
        return None
    joined, skip, definite = known.get(match.prefix, Prefix())
    alone = entry.get("alone")
    other = float(alone) if alone and TANWIN not in words.surface(match.last) else None
    kind, value = entry.get("kind"), float(entry.get("value"))
    return Token(match.first, match.last, kind, value, joined, skip, definite, other=other)


def _digits(words: Words, index: int, known: Mapping[str, Prefix]) -> Token | None:
    """A word that holds digits: alone, after proclitics, or with another word glued to it. None for names and dates."""
    match = DIGITS.fullmatch(words.folds[index])
    if match is None:
        return None
    before, number, after = match.groups()
    prefix = known.get(before)
    if prefix is None and len(before) >= GLUED_BEFORE and ord(before[0]) not in LATIN:
        prefix = Prefix(skip=len(before))
    if prefix is None or (after and (len(after) < GLUED_AFTER or ord(after[0]) in LATIN)):
        return None
    last = index
    while not after and (group := _continued(words, last, number, glued=bool(before))):
        number += group
        last += 1
    value = parse_digits(number)
    if value is None:
        return None
    plain = number.count(".") == 1 and "," not in number
    other = float(number) if plain and value != float(number) else None
    return Token(
        index, last, "digits", value, prefix.joined, prefix.skip, prefix.definite, rest=len(after), other=other
    )


def _names(words: Words, index: int) -> bool:
    """Whether a hyphen ties the digits to the word before them, as in the names of models and diseases."""
    return words.gaps.get(index) in HYPHENS and index > 0 and words.folds[index - 1].isalpha()


def _continued(words: Words, index: int, number: str, *, glued: bool) -> str:
    """The digits that go on with a number after word `index`; nothing where it ends there.

    Groups of three may be parted by a space (10 000) or an Arabic comma without one; another separator parts words
    only where a proclitic is `glued` before.
    """
    follower = words.folds[index + 1] if index + 1 < len(words) else ""
    if not TAIL.fullmatch(follower):
        return ""
    gap = words.gaps.get(index + 1, " ")
    if glued and len(gap) == 1 and gap in SEPARATORS:
        return gap + follower
    grouped = len(follower) == 3 and (len(number) > 3 if GROUP in number else len(number) <= 3 and number[0] != "0")
    return GROUP + follower if grouped and (gap in SPACES or gap == COMMA) else ""


def parse_digits(number: str) -> float | None:
    """The value of digits with separators; None where they are no number (a version, a date, an address).

    A single kind of separator before groups of three parts thousands, once before fewer or more a decimal part; of two
    kinds the last is the decimal one.
    """
    if number.isdigit():
        return int(number)
    used = [letter for letter in number if letter in SEPARATORS]
    groups = re.split(f"[{SEPARATORS}]", number)
    if used[-1] != used[0]:
        whole, part = groups[:-1], groups[-1]
        return float(f"{''.join(whole)}.{part}") if _thousands(whole) and used[-1] not in used[:-1] else None
    if used[0] != DECIMAL and _thousands(groups):
        return int("".join(groups))
    return float(".".join(groups)) if len(groups) == 2 and used[0] != THOUSANDS else None


def _thousands(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])


def _linked(tokens: list[Token], annotated: Annotated) -> list[Token]:
    """The tokens with `near` where the one before ends right before them; a lone conjunction joins them."""
    known, folds, gaps = prefixes(annotated.lexicon), annotated.words.folds, annotated.words.gaps
    for index, token in enumerate(tokens):
        if token.first and known.get(folds[token.first - 1], NOTHING).definite and gaps.get(token.first, " ") == " ":
            tokens[index] = token._replace(definite=True)  # an article drawn out with tatweel stands apart
    out = tokens[:1]
    for before, token in pairwise(tokens):
        between = token.first - before.last - 1
        if token.kind == "ten" and between == 0 and before.kind == "one" and before.value == 1:
            out[-1] = out[-1]._replace(kind="part", joined=True, skip=1)  # and-one is spelt as one: and eleven
        if between > 1 or not all(_plain(gaps.get(at)) for at in range(before.last + 1, token.first + 1)):
            out.append(token)
        elif between == 0:
            out.append(token._replace(near=True))
        else:
            alone = known.get(folds[token.first - 1])
            joined = alone is not None and alone == Prefix(True, 1) and not token.joined
            out.append(token._replace(near=joined, joined=joined or token.joined))
    return out


def _plain(gap: str | None) -> bool:
    return gap is None or (not gap.strip() and "\n" not in gap)
