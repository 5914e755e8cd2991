"""Plain text: the whole file is one article, its first line the headline."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.article.check import fault_of
from qawl.article.encoding import EncodingError, decode
from qawl.article.source import MAX_BYTES, Notice, Source, read_whole
from qawl.types import Article

TOO_LONG = f"is longer than one article can be ({MAX_BYTES >> 20} MiB); split it into articles, one file each"


def read_plain(source: Source) -> Iterator[Article | Notice]:
    """One article named after its file; a notice where the encoding is not UTF-8, or instead of the article."""
    data = read_whole(source)
    if data is None:
        yield Notice(source.name, TOO_LONG)
        return
    try:
        text, encoding = decode(data)
    except EncodingError as error:
        yield Notice(source.name, str(error))
        return
    if encoding != "utf-8":
        yield Notice(source.name, f"read as {encoding}", lost=False)
    fault = fault_of(text)
    yield Notice(source.name, fault) if fault else Article(text=text, id=source.name)
