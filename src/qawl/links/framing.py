"""Which words outlets choose: the framing records of many readings, counted and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from qawl.types import Attitude, Framing, Reading

Who = Literal["all", "outlet", "speaker"]
NAMES = "actor"  # the topic in which each actor is a choice of its own
OTHERS = "others"
REST = "\u2026"
Key = tuple[str, str | None]  # topic, and of names the actor
Word = tuple[str, Attitude]


class Outlet(NamedTuple):
    """An outlet (None: the articles that name none) and how many articles of it were read."""

    name: str | None
    articles: int


class Row(NamedTuple):
    """One word of a choice: how often each outlet used it, in the order of the comparison's outlets."""

    word: str
    attitude: Attitude
    gloss: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How often all outlets used it."""
        return sum(self.counts)


class Choice(NamedTuple):
    """The words between which the outlets chose; `referent` is the actor that they name, where they are names."""

    topic: str
    referent: str | None
    rows: tuple[Row, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """How often each outlet had to choose."""
        return tuple(map(sum, zip(*(row.counts for row in self.rows), strict=True)))

    @property
    def total(self) -> int:
        """How often all outlets had to choose."""
        return sum(row.total for row in self.rows)

    def share(self, row: Row, outlet: int) -> float | None:
        """Which part of the outlet's choices fell on the word, from 0 to 1; None where it had none to make."""
        total = self.totals[outlet]
        return row.counts[outlet] / total if total else None


class Comparison(NamedTuple):
    """The choices, the most frequent first, and the outlets, the one with most articles first; `who` used the words."""

    who: Who
    outlets: tuple[Outlet, ...]
    choices: tuple[Choice, ...]


def compare_framing(
    readings: Iterable[Reading], *, who: Who = "all", topics: Iterable[str] = (), referent: str | None = None
) -> Comparison:
    """How often each outlet used each word, in its own voice (`outlet`), in what others say (`speaker`), or in both.

    `topics` and `referent` name the only ones to count. All outlets of the readings are there, also those without a
    word. One pass over the readings; the order of the result does not depend on theirs.
    """
    articles: Counter[str | None] = Counter()
    counts: dict[Key, dict[Word, Counter[str | None]]] = {}
    glosses: dict[tuple[Key, Word], str] = {}
    wanted = frozenset(topics)
    for reading in readings:
        outlet = reading.article.outlet
        articles[outlet] += 1
        for one in _used(reading.framing, who):
            if (not wanted or one.topic in wanted) and (referent is None or one.referent == referent):
                key, word = (one.topic, one.referent if one.topic == NAMES else None), (one.word, one.attitude)
                counts.setdefault(key, {}).setdefault(word, Counter())[outlet] += 1
                glosses[key, word] = one.gloss
    outlets = sorted(articles, key=lambda name: (-articles[name], name is None, name or ""))
    choices = [_choice(key, words, glosses, outlets) for key, words in counts.items()]
    choices.sort(key=lambda choice: (-choice.total, choice.topic, choice.referent or ""))
    return Comparison(who, tuple(Outlet(name, articles[name]) for name in outlets), tuple(choices))


def _used(framing: Iterable[Framing], who: Who) -> Iterator[Framing]:
    """The records of those asked for: what stands in a statement is its speaker's."""
    return (one for one in framing if who == "all" or (one.statement is None) == (who == "outlet"))


def _choice(
    key: Key, words: dict[Word, Counter[str | None]], glosses: dict[tuple[Key, Word], str], outlets: list[str | None]
) -> Choice:
    rows = [
        Row(word, attitude, glosses[key, (word, attitude)], tuple(counts[outlet] for outlet in outlets))
        for (word, attitude), counts in words.items()
    ]
    return Choice(*key, tuple(sorted(rows, key=lambda row: (-row.total, row.word, row.attitude))))


def narrowed(comparison: Comparison, limit: int) -> Comparison:
    """The same with `limit` outlets at most: those with fewest articles are taken together, under the name "others"."""
    if len(comparison.outlets) <= limit:
        return comparison
    kept = max(limit - 1, 0)
    rest = Outlet(OTHERS, sum(outlet.articles for outlet in comparison.outlets[kept:]))
    choices = tuple(
        choice._replace(
            rows=tuple(
                row._replace(counts=(*row.counts[:kept], sum(row.counts[kept:])))
                for row in choice.rows
            )
        )
        for choice in comparison.choices
    )  # fmt: skip
    return comparison._replace(outlets=(*comparison.outlets[:kept], rest), choices=choices)


def shortened(choice: Choice, limit: int) -> Choice:
    """The choice with its `limit` most frequent words, the others taken together by their attitude under REST."""
    rest: dict[Attitude, tuple[int, ...]] = {}
    for row in choice.rows[limit:]:
        before = rest.get(row.attitude, (0,) * len(row.counts))
        rest[row.attitude] = tuple(map(sum, zip(before, row.counts, strict=True)))
    rows = (Row(REST, attitude, "", counts) for attitude, counts in sorted(rest.items()))
    return choice._replace(rows=(*choice.rows[:limit], *rows))


def by_attitude(choice: Choice) -> dict[Attitude, tuple[int, ...]]:
    """How often each outlet chose a word of each attitude that occurs."""
    return {row.attitude: row.counts for row in shortened(choice, 0).rows}


def true_choices(comparison: Comparison, least: int) -> Comparison:
    """Only the choices of at least two words and `least` uses: one word alone compares nothing."""
    kept = (choice for choice in comparison.choices if len(choice.rows) > 1 and choice.total >= least)
    return comparison._replace(choices=tuple(kept))
