"""How many: exact numbers, vague magnitudes, indefinite duals and single ones, before bounds and nouns are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from qawl.mentions.figure_words import Context, by
from qawl.mentions.numerals import Numeral
from qawl.text.fold import fold
from qawl.text.match import Match
from qawl.types import By

FEWEST, MOST = 2, 10  # tens of something: from two of them to less than ten
NEAR = 6  # words: how far behind an ambiguous dual its verb may stand
DIGITS = By("digits", "numeral")
MINUS = re.compile("(^|\\s)[-\u2212]")


class Amount(NamedTuple):
    """Words `first` to `last` say how many (`low` to `high`, inclusive; None: open); the figure runs from word `start`.

    `skip` letters of a proclitic precede the figure in word `start`; `noun` is the match of a counted noun that is the
    amount itself (a dual); `scale` is what the last part was multiplied by; `rest` letters of a noun are glued on.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    form: str  # digits, words, vague, dual, one
    start: int
    skip: int = 0
    approx: bool = False
    definite: bool = False
    scale: float = 1
    rest: int = 0
    noun: Match | None = None
    by: tuple[By, ...] = ()


def find_amounts(context: Context, numerals: Mapping[int, Numeral]) -> tuple[list[Amount], list[Amount]]:
    """Every amount in the order of the text, none overlapping another; and nouns that may be duals or plurals."""
    found: dict[int, Amount] = {}
    taken: set[int] = set()
    for numeral in numerals.values():
        taken.update(range(numeral.first, numeral.last + 1))
    for amount in _vague(context, taken):
        found[amount.first] = amount
    duals, unsure = _duals(context, numerals)
    consumed = {index for dual in duals for index in range(dual.first + 1, dual.last + 1)}
    for numeral in numerals.values():
        if numeral.first not in consumed:
            found[numeral.first] = _exact(context, numeral)
    for amount in duals:
        found.setdefault(amount.first, amount)
    return [found[first] for first in sorted(found)], unsure


def _exact(context: Context, numeral: Numeral) -> Amount:
    match = context.annotated.matches.at("numbers", numeral.first)
    reason = DIGITS if numeral.digits or match is None else by(context.entry(match), "numeral")
    return Amount(
        numeral.first, numeral.last, numeral.value, numeral.value, "digits" if numeral.digits else "words",
        numeral.first, numeral.skip, definite=numeral.definite, scale=numeral.scale, rest=numeral.rest, by=(reason,),
    )  # fmt: skip


def _vague(context: Context, taken: set[int]) -> Iterator[Amount]:
    """Plural magnitudes that no number multiplies: dozens, hundreds of thousands."""
    done = -1
    for first, match in context.plurals.items():
        if first in taken or first <= done:
            continue
        last, entry = match.last, context.entry(match)
        scale = float(entry.get("value"))
        follower = context.annotated.matches.at("numbers", last + 1)
        if follower is not None and context.words.gap(last + 1).isspace() and _multiplies(context, follower):
            scale *= float(context.entry(follower).get("value"))
            last = follower.last
        done = last
        prefix = context.prefix(match)
        yield Amount(
            first, last, whole(FEWEST * scale), whole(MOST * scale - 1), "vague", first, prefix.skip,
            definite=prefix.definite, scale=scale, by=(by(entry, "vague_magnitude"),),
        )  # fmt: skip


def _multiplies(context: Context, match: Match) -> bool:
    entry = context.entry(match)
    if entry.kind != "number" or context.prefix(match).skip:
        return False
    return entry.get("kind") in ("plural", "scale") and float(entry.get("value")) >= 1000


def _duals(context: Context, numerals: Mapping[int, Numeral]) -> tuple[list[Amount], list[Amount]]:
    """Indefinite duals of counted nouns, and what looks like a plural and like a dual where nothing shows which."""
    sure: list[Amount] = []
    unsure: list[Amount] = []
    shown: set[object] = set()
    before = -2, False  # the last word of the dual before, and whether it was definite, as its adjective is
    for first, match in context.counted.items():
        features = match.features
        if features[:1] != "d" and features != "px":
            continue
        prefix = context.prefix(match)
        adjective = before == (first - 1, prefix.definite) and not prefix.joined
        before = match.last, prefix.definite
        if features == "px" and _noun_before(context, match):
            continue
        if prefix.definite or adjective or (features[:2] == "dc" and not _model_follows(context, match)):
            continue
        amount = _dual(context, match, numerals)
        if features == "px" and amount.last == match.last and not _dual_verb_follows(context, match):
            unsure.append(amount)
            continue
        if context.entry(match).get("plural") == "sound":
            shown.add(match.ref)
        sure.append(amount)
    sure += [amount for amount in unsure if amount.noun is not None and amount.noun.ref in shown]
    return sure, [amount for amount in unsure if amount.noun is not None and amount.noun.ref not in shown]


def _dual(context: Context, match: Match, numerals: Mapping[int, Numeral]) -> Amount:
    """A dual, with the word for two where one follows it (two soldiers two), or with a half (two years and a half)."""
    last, value, entry = match.last, 2.0, context.entry(match)
    for index in (last + 1, last + 2):
        numeral = numerals.get(index)
        if numeral is not None and numeral.value == 2 and not (numeral.digits or numeral.skip or numeral.definite):
            last = numeral.last
        if index in context.counted and context.entry(context.counted[index]).kind != "unit":
            break  # a word of another clause
    fraction = context.fractions.get(last + 1)
    if fraction is not None and context.prefix(fraction).joined and not context.prefix(fraction).definite:
        last, value = fraction.last, 2 + float(context.entry(fraction).get("value"))
    skip = context.prefix(match).skip
    return Amount(
        match.first,
        last,
        whole(value),
        whole(value),
        "dual",
        match.first,
        skip,
        noun=match,
        by=(by(entry, "indefinite_dual"),),
    )


def _noun_before(context: Context, match: Match) -> bool:
    """A counted noun right before a nationality: of seven American soldiers the adjective is no dual."""
    noun = context.counted.get(match.first - 1)
    return noun is not None and not match.prefix and context.entry(noun).kind == "unit"


def _model_follows(context: Context, match: Match) -> bool:
    """Two F-15 fighters: the name of the model keeps a dual in the construct state indefinite."""
    follower = match.last + 1
    return follower < len(context.words) and "" < context.words.folds[follower][:1] <= "z"


def _dual_verb_follows(context: Context, match: Match) -> bool:
    for index in range(match.last + 1, match.last + NEAR):
        found = context.counted.get(index)
        if found is not None and found.features[3:5] in ("md", "fd") and found.features[:2] in ("pf", "im"):
            return True
    return False


def single_ones(context: Context, amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts, the word for one only where it follows an indefinite counted noun (one man), with its noun."""
    for amount in amounts:
        if amount.form != "words" or amount.low != 1:
            yield amount
            continue
        noun = context.counted.get(amount.first - 1)
        plain = noun is not None and noun.features in ("n", "a") and not context.prefix(noun).definite
        if noun is not None and plain and not amount.skip and not amount.definite and noun.last == amount.first - 1:
            start, skip = noun.first, context.prefix(noun).skip
            yield amount._replace(form="one", start=start, skip=skip, noun=noun)
        elif noun is None and _agrees(context, amount):
            yield amount._replace(form="one", start=amount.first - 1)


def _agrees(context: Context, amount: Amount) -> bool:
    """One, feminine or with tanwin, behind a word that no list knows and that ends as it does."""
    words, language, at = context.words, context.annotated.lexicon.language, amount.first
    if at == 0 or amount.skip or amount.definite or at - 1 in context.ends or not words.gap(at).isspace():
        return False
    word, end = words.folds[at - 1], words.folds[amount.last][-1:]
    ends = {fold(ending)[-1] for ending in language["counted_singular"]}
    parts = tuple(fold(part) for part in (language["article"], language["and"], *language["prepositions"]))
    number = context.annotated.matches.at("numbers", at - 1)
    return end in ends and len(word) > 2 and word.endswith(end) and number is None and not word.startswith(parts)


def whole(value: float) -> float:
    """The value as an integer where it is one."""
    return int(value) if value == int(value) else value


def negative(context: Context, amount: Amount) -> Amount:
    """The amount below zero where a minus sign or a word for one stands right before it."""
    words, at = context.words, amount.first
    signed = MINUS.fullmatch(words.gap(at)[-2:]) is not None and amount.form == "digits"
    word = context.annotated.matches.at("numbers", at - 1)
    if word is not None and context.entry(word).get("kind") == "minus" and words.gap(at).isspace():
        signed, at = True, word.first
    if not signed or amount.low is None or amount.high is None:
        return amount
    return amount._replace(low=-amount.high, high=-amount.low, start=at)
