"""Roots of words, roughly: what is left without affixes and weak letters, to see that two phrases speak of the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

FEWEST = 3  # letters that stay when an affix is taken off
ROUNDS = 2  # suffixes that one word may carry (a plural and a pronoun)


class Affixes(NamedTuple):
    """What can be taken off a word: prefixes and suffixes (the longest first), weak letters, letters added in front."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    weak: str
    added: tuple[str, ...]


def affixes(language: Mapping[str, Mapping[str, Sequence[str]]]) -> Affixes:
    """The affixes of a language as `language.yaml` lists them under `root`."""
    root = language["root"]
    prefixes, suffixes = (tuple(sorted(root[name], key=len, reverse=True)) for name in ("prefixes", "suffixes"))
    return Affixes(prefixes, suffixes, "".join(root["weak"]), tuple(root["added"]))


@lru_cache(maxsize=65_536)
def root_of(word: str, taken: Affixes) -> str:
    """The letters of a folded word that its relatives share: the verb, its noun and its participle mostly agree."""
    word = _without_prefixes(word, taken.prefixes)
    for _ in range(ROUNDS):
        word = _without_suffix(word, taken.suffixes)
    core = "".join(letter for letter in word if letter not in taken.weak)
    if len(core) < FEWEST - 1:
        return word
    while len(core) > FEWEST and core.startswith(taken.added):
        core = core[1:]
    return core


def _without_prefixes(word: str, prefixes: tuple[str, ...]) -> str:
    """All prefixes off, also letters of the stem that look like one, so that the article makes no difference."""
    taken = True
    while taken:
        taken = False
        for prefix in prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= FEWEST:
                word, taken = word[len(prefix) :], True
                break
    return word


def _without_suffix(word: str, suffixes: tuple[str, ...]) -> str:
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= FEWEST:
            return word[: -len(suffix)]
    return word
