"""Comparing the wording of outlets: articles or readings in, a comparison out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date as Day
from typing import BinaryIO

import msgspec

from qawl.article import Notice
from qawl.article.records import REPLACED
from qawl.flow import read
from qawl.jobs.reading import read_files
from qawl.lexicon.load import Lexicon
from qawl.types import SCHEMA, Article, Framing, Reading

RECORDS = "framing"  # the key of a reading's line that holds the records
TAKEN = "taken"


def readings_of(
    names: Iterable[str], stdin: BinaryIO, lexicon: Lexicon, *, published: Day | None = None, outlet: str | None = None
) -> Iterator[Reading | Notice]:
    """Readings of the articles; what `qawl read --format jsonl` wrote is not read again, its records are taken."""
    replaced: Notice | None = None  # what is said of a line that brings records, until it is known that they are taken
    for item in read_files(names, stdin, lexicon, published=published, outlet=outlet, reader=read_or_take):
        if isinstance(item, Notice) and item.message.endswith(REPLACED):
            replaced = item
            continue
        if replaced and not (isinstance(item, Reading) and item.reader == TAKEN):
            yield replaced
        replaced = None
        yield item


def read_or_take(article: Article, lexicon: Lexicon) -> Reading:
    """The reading that came along with the article, as far as wording goes; a new one where there is none to use."""
    if article.extra.get("schema") == SCHEMA and RECORDS in article.extra:
        with suppress(msgspec.ValidationError):
            records = msgspec.convert(article.extra[RECORDS], tuple[Framing, ...])
            return Reading(article=article, framing=records, reader=TAKEN)
    return read(article, lexicon)


def topics_of(lexicon: Lexicon) -> tuple[str, ...]:
    """The topics that words may have, that of the names of actors first."""
    found = dict.fromkeys(entry.get("topic") for entry in lexicon.entries("framing") if entry.get("topic"))
    return ("actor", *found)


def actor_named(lexicon: Lexicon, written: str) -> str | None:
    """The name of the actor that has this id or name in the gazetteer; None where there is none."""
    if written in lexicon.actors:
        return str(lexicon.actors[written][0])
    return written if any(row[0] == written for row in lexicon.actors.values()) else None
