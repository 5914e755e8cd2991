"""Longest match of folded phrases over words: the only matcher, one pass for all layers of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qawl.text.words import Words
from qawl.types import Span

Value = tuple[str, object, str, str]  # layer, reference into the lexicon, features of the form, class of proclitics
CACHE = 100_000  # distinct words whose analysis is kept


class Match(NamedTuple):
    """Words `first` to `last` are a form of the entry `ref` of `layer`; `prefix` are the proclitics before it."""

    first: int
    last: int
    layer: str
    ref: object
    features: str
    prefix: str

    def span(self, words: Words) -> Span:
        """Offsets of the form, without its proclitics."""
        return words.span(self.first, self.last, len(self.prefix))


class Matches:
    """What the lexicon found in a text: by layer, by first word."""

    def __init__(self, layers: dict[str, dict[int, Match]]) -> None:
        self._layers = layers

    def layer(self, name: str) -> Mapping[int, Match]:
        """The matches of one layer by their first word, in order; none overlaps another of its layer."""
        return self._layers.get(name, {})

    def at(self, name: str, index: int) -> Match | None:
        """The match of a layer that begins at word `index`."""
        return self._layers.get(name, {}).get(index)

    def __iter__(self) -> Iterator[Match]:
        for layer in self._layers.values():
            yield from layer.values()


class Matcher:
    """Finds phrases by a hash of their words: each word is analysed once, however often it occurs.

    `phrases` maps folded words joined by spaces to their values, `lengths` a first word to the lengths of its phrases,
    `proclitics` a class to the prefixes that it allows.
    Time is linear in the number of words: the longest phrase bounds the work at each.
    """

    def __init__(
        self, phrases: Mapping[str, Sequence[Value]], lengths: Mapping[str, Sequence[int]],
        proclitics: Mapping[str, Sequence[str]],
    ) -> None:  # fmt: skip
        self._phrases = phrases
        self._lengths = lengths
        self._allowed = {name: frozenset(prefixes) for name, prefixes in proclitics.items()}
        every = {prefix for prefixes in proclitics.values() for prefix in prefixes}
        self._prefixes = sorted(every, key=len)
        self._views: dict[str, tuple[tuple[str, str, Sequence[int]], ...]] = {}

    def match(self, words: Words) -> Matches:
        """All longest matches; in a layer the leftmost wins, then the longest, then the one with fewer proclitics."""
        folds, gaps, views = words.folds, words.gaps, self._views
        layers: dict[str, dict[int, Match]] = {}
        until: dict[str, int] = {}
        for first, word in enumerate(folds):
            found = views.get(word)
            if found is None:
                found = self._analyse(word)
            for prefix, rest, lengths in found:
                for length in lengths:
                    if length > 1:
                        last = first + length - 1
                        if last >= len(folds) or _broken(gaps, first, last):
                            continue
                        key = " ".join((rest, *folds[first + 1 : last + 1]))
                    else:
                        last, key = first, rest
                    values = self._phrases.get(key)
                    if values:
                        self._keep(values, first, last, prefix, layers, until)
        return Matches(layers)

    def _keep(
        self, values: Sequence[Value], first: int, last: int, prefix: str,
        layers: dict[str, dict[int, Match]], until: dict[str, int],
    ) -> None:  # fmt: skip
        for layer, ref, features, clitics in values:
            if prefix not in self._allowed[clitics]:
                continue
            reach = until.get(layer, -1)
            if first > reach or (last > reach and first in layers[layer]):
                layers.setdefault(layer, {})[first] = Match(first, last, layer, ref, features, prefix)
                until[layer] = last

    def _analyse(self, word: str) -> tuple[tuple[str, str, Sequence[int]], ...]:
        """The ways to see the word as a known first word after proclitics, the fewest proclitics first."""
        out = []
        for prefix in self._prefixes:
            if word.startswith(prefix):
                rest = word[len(prefix) :]
                lengths = self._lengths.get(rest)
                if lengths:
                    out.append((prefix, rest, lengths))
        if len(self._views) >= CACHE:
            self._views.clear()
        self._views[word] = found = tuple(out)
        return found


def phrase_lengths(phrases: Mapping[str, Sequence[Value]]) -> dict[str, tuple[int, ...]]:
    """The lengths in words of the phrases that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        lengths.setdefault(first, set()).add(len(rest) + 1)
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _broken(gaps: Mapping[int, str], first: int, last: int) -> bool:
    """Whether anything but white space stands between the words of a phrase."""
    return any(index in gaps and (gaps[index].strip() or "\n" in gaps[index]) for index in range(first + 1, last + 1))
