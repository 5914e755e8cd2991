"""Bytes in, articles out; a text is never altered after this."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from qawl.article.html import read_html
from qawl.article.plain import read_plain
from qawl.article.records import read_records
from qawl.article.source import Notice, Source, kind_of, open_source
from qawl.types import Article

__all__ = ["READERS", "Notice", "find_articles"]

READERS: dict[str, Callable[[Source], Iterator[Article | Notice]]] = {
    "html": read_html,
    "plain": read_plain,
    "records": read_records,
}


def find_articles(name: str, stdin: BinaryIO) -> Iterator[Article | Notice]:
    """The articles of a file (`-`: of `stdin`) in its order, and a notice for whatever is not one.

    Never raises over what the file holds: a file that cannot be opened or read is a notice too.
    """
    try:
        with open_source(name, stdin) as source:
            yield from READERS[kind_of(source)](source)
    except OSError as error:
        yield Notice(name, f"cannot be read: {error.strerror or error}")
