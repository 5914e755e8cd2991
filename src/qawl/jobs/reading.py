"""Reading many files: every article once, and a notice for everything that was not read."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import date as Day
from pathlib import Path
from typing import BinaryIO

import msgspec

from qawl.article import Notice, find_articles
from qawl.flow import read
from qawl.identity import text_digest
from qawl.lexicon.load import Lexicon
from qawl.types import Article, Reading


def read_files(
    names: Iterable[str], stdin: BinaryIO, lexicon: Lexicon, *, published: Day | None = None,
    outlet: str | None = None, reader: Callable[[Article, Lexicon], Reading] | None = None,
) -> Iterator[Reading | Notice]:  # fmt: skip
    """Readings in the order of the input; `published` and `outlet` are for articles that do not say their own.

    An article that fails, for whatever reason, becomes a notice; the others are read.
    """
    seen: dict[str, tuple[str, str]] = {}
    for name in names:
        for found in find_articles(name, stdin):
            if isinstance(found, Notice):
                yield found
                continue
            twice = _seen_before(found, name, seen)
            yield twice or _reading(_completed(found, published, outlet), lexicon, reader or read)


def _completed(article: Article, published: Day | None, outlet: str | None) -> Article:
    return msgspec.structs.replace(
        article, published=article.published or published, outlet=article.outlet or outlet or article.outlet
    )


def _seen_before(article: Article, name: str, seen: dict[str, tuple[str, str]]) -> Notice | None:
    """A notice where the id was used before: an id that stands for two texts would mix up their records."""
    digest = text_digest(article.text)
    if article.id not in seen:
        seen[article.id] = (name, digest)
        return None
    first, other = seen[article.id]
    if digest == other:
        return Notice(name, f"the article {article.id} was read before, from {first}; remove one of the two")
    return Notice(name, f"the id {article.id} belongs to another article, from {first}; give this one its own id")


def _reading(
    article: Article, lexicon: Lexicon, reader: Callable[[Article, Lexicon], Reading]
) -> Reading | Notice:  # fmt: skip
    try:
        return reader(article, lexicon)
    except Exception as error:  # a fault of ours, which must not cost the other articles
        return Notice(article.id, f"the reader failed, {fault_of(error)}; please report it")


def fault_of(error: Exception) -> str:
    """Where an unforeseen error comes from and what it says, on one line."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}: {type(error).__name__}: {error}"
