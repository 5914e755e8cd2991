"""Readings made from the corpus's gold records: exports are tested on what a reading should be."""

from __future__ import annotations

from datetime import date as Day
from typing import Any

import msgspec

from corpus.load import load_all
from qawl.identity import text_digest
from qawl.types import RECORDS, Article, Reading


def gold_reading(article: dict[str, Any]) -> Reading:
    """A reading with exactly the gold records of a corpus article."""
    day = Day.fromisoformat(article["published"]) if article["published"] else None
    given = Article(text=article["text"], id=article["id"], outlet=article["outlet"], published=day)
    reading = msgspec.convert({"article": {"text": ""}, **{k: article.get(k, []) for k in RECORDS}}, Reading)
    digest = text_digest(given.text)
    return msgspec.structs.replace(reading, article=given, reader="gold", lexicon_sha256="0" * 64, text_sha256=digest)


def gold_readings() -> list[Reading]:
    """One for each article of the corpus."""
    return [gold_reading(article) for article in load_all()]
