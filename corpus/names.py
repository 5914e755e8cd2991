"""Whether a reading names the speaker that the gold names, allowing for title, article and proclitics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.load import Record
from qawl.text.fold import fold
from qawl.text.words import WORD

ENOUGH = 0.5  # a surname alone against name and surname
SLACK = 3  # letters of proclitics and article, or of an ending
SHORTEST = 3  # letters that two words must share to be one name


def speaker_names(text: str, statements: Iterable[Record]) -> dict[str, list[str]]:
    """For each speaker of the gold the name and every phrase that names the source of one of the statements."""
    names: dict[str, list[str]] = {}
    for statement in statements:
        if statement["speaker"] is not None:
            phrases = names.setdefault(statement["speaker"], [statement["speaker"]])
            if statement["source"] is not None:
                phrases.append(text[slice(*statement["source"])])
    return names


def right_speaker(gold: str | None, read: str | None, names: Mapping[str, list[str]]) -> bool:
    """Nobody where nobody is named; else enough of the name, and no other speaker of the article is meant rather."""
    if gold is None or read is None:
        return gold == read
    own = _best(read, names.get(gold, [gold]))
    return own >= ENOUGH and all(_best(read, phrases) <= own for other, phrases in names.items() if other != gold)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two short names are one but for article, proclitics or ending; a mere sign (%) is as good as nothing."""
    words, others = _tokens(one or ""), _tokens(other or "")
    return words == others or _agreement(words, others) == 1.0


def _best(name: str, phrases: Iterable[str]) -> float:
    return max(_agreement(_tokens(name), _tokens(phrase)) for phrase in phrases)


def _tokens(name: str) -> list[str]:
    return [fold(match[0]) for match in WORD.finditer(name)]


def _agreement(one: list[str], other: list[str]) -> float:
    """F1 of the words that both have."""
    if not one or not other:
        return 0.0
    common = min(sum(any(_alike(a, b) for b in other) for a in one), sum(any(_alike(a, b) for a in one) for b in other))
    return 2 * common / (len(one) + len(other))


def _alike(one: str, other: str) -> bool:
    """Whether one word stands in the other but for a few letters before or after it."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= SHORTEST and short in long and len(long) - len(short) <= SLACK)
