"""Longest match of folded phrases over words: the only matcher, one pass for all layers of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qawl.text.words import Words
from qawl.types import Span

Value = tuple[str, object, str, str]  # layer, reference into the lexicon, features of the form, class of proclitics
Seconds = Mapping[str, Sequence[int]]  # second word of a phrase -> lengths of the phrases, the longest first
NO_PREFIX = ("",)
CACHE = 100_000  # distinct words whose analysis is kept
JOINT = re.compile("[ \t\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*|[._\\-]")


class View(NamedTuple):
    """A word as the first of known phrases (proclitics, the rest of the word, second words), and as a known word."""

    phrases: tuple[tuple[str, str, Seconds], ...]
    singles: tuple[tuple[str, object, str, str], ...]


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


Layers = dict[str, dict[int, Match]]


class Matches:
    """What the lexicon found in a text: by layer, by first word."""

    def __init__(self, layers: Layers) -> None:
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

    `phrases` maps folded words joined by spaces to their values, `seconds` the first word of a phrase to its possible
    second words with the lengths of the phrases (`phrase_seconds`), `proclitics` a class to the prefixes it allows.
    Time is linear in the number of words: the longest phrase bounds the work at each.
    """

    def __init__(
        self, phrases: Mapping[str, Sequence[Value]], seconds: Mapping[str, Seconds],
        proclitics: Mapping[str, Sequence[str]],
    ) -> None:  # fmt: skip
        self._phrases = phrases
        self._seconds = seconds
        self._allowed = {name: frozenset(prefixes) for name, prefixes in proclitics.items()}
        self._prefixes = _by_letter({prefix for prefixes in proclitics.values() for prefix in prefixes})
        self._views: dict[str, View | None] = {}
        self._layers = sorted({value[0] for values in phrases.values() for value in values})

    def match(self, words: Words) -> Matches:
        """All longest matches; in a layer the leftmost wins, then the longest, then the one with fewer proclitics."""
        folds, views = words.folds, self._views
        new = tuple.__new__  # the NamedTuple's own constructor takes twice as long
        layers: Layers = {layer: {} for layer in self._layers}
        until = dict.fromkeys(self._layers, -1)
        last = len(folds) - 1
        for first, word in enumerate(folds):
            view = views[word] if word in views else self._analyse(word)
            if view is None:
                continue
            if view.phrases and first < last:
                following = folds[first + 1]
                for prefix, rest, seconds in view.phrases:
                    if following in seconds:
                        self._match_phrases(words, first, prefix, rest, seconds[following], layers, until)
            for single in view.singles:
                layer = single[0]
                if until[layer] < first:
                    until[layer] = first
                    layers[layer][first] = new(Match, (first, first, *single))
        return Matches(layers)

    def _match_phrases(
        self, words: Words, first: int, prefix: str, rest: str, lengths: Sequence[int], layers: Layers,
        until: dict[str, int],
    ) -> None:  # fmt: skip
        """The phrases of several words that begin at word `first`, the longest first."""
        for length in lengths:
            last = first + length - 1
            values = self._phrases.get(" ".join((rest, *words.folds[first + 1 : last + 1])), ())
            if not values or last >= len(words.folds) or _broken(words, first, last):
                continue
            for layer, ref, features, clitics in values:
                reach = until[layer]
                if prefix in self._allowed[clitics] and (first > reach or (last > reach and first in layers[layer])):
                    layers[layer][first] = Match(first, last, layer, ref, features, prefix)
                    until[layer] = last

    def _analyse(self, word: str) -> View | None:
        """The ways to see the word as known after proclitics, the fewest proclitics first; None where there is none."""
        phrases, singles = [], []
        for prefix in self._prefixes.get(word[0], NO_PREFIX):
            if word.startswith(prefix):
                rest = word[len(prefix) :]
                if rest in self._seconds:
                    phrases.append((prefix, rest, self._seconds[rest]))
                for layer, ref, features, clitics in self._phrases.get(rest, ()):
                    if prefix in self._allowed[clitics]:
                        singles.append((layer, ref, features, prefix))
        if len(self._views) >= CACHE:
            self._views.clear()
        view = View(tuple(phrases), tuple(singles)) if phrases or singles else None
        self._views[word] = view
        return view


def _by_letter(prefixes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The proclitics that a word may begin with, by its first letter, the shortest first; to have none is one way."""
    letters = {prefix[0] for prefix in prefixes if prefix}
    return {letter: tuple(sorted((p for p in prefixes if p[:1] in ("", letter)), key=len)) for letter in letters}


def phrase_seconds(phrases: Iterable[str]) -> dict[str, dict[str, tuple[int, ...]]]:
    """First word -> second word -> lengths in words, the longest first, of the phrases that have more than one word."""
    found: dict[str, dict[str, set[int]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        if rest:
            found.setdefault(first, {}).setdefault(rest[0], set()).add(len(rest) + 1)
    return {
        first: {second: tuple(sorted(lengths, reverse=True)) for second, lengths in seconds.items()}
        for first, seconds in found.items()
    }


def _broken(words: Words, first: int, last: int) -> bool:
    """Whether anything but spaces, or the joint of an abbreviation or hashtag, stands between the words."""
    gaps = words.gaps
    return any(index in gaps and not JOINT.fullmatch(gaps[index]) for index in range(first + 1, last + 1))
