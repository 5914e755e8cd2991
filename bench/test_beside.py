"""Figures and dates beside the whole reading, and beside the parsers that others publish, on the same articles."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date as Day
from typing import Any

import pytest

import qawl
from corpus.load import load_all
from qawl.lexicon.annotate import Annotated, annotate
from qawl.mentions.dates import find_dates
from qawl.mentions.figures import find_figures
from qawl.mentions.numerals import find_numerals
from qawl.types import Article

MOST_SHARE = 0.4  # of the time of a whole reading, for all figures and dates
LEXICON = qawl.load_lexicon()


def seconds(read: Callable[[Any], object], articles: Sequence[object]) -> float:
    """The time for one pass after a first article: nobody reads one twice, and some parsers keep what they saw."""
    read(articles[0])
    begun = time.perf_counter()
    for article in articles[1:]:
        read(article)
    return time.perf_counter() - begun


def the_articles() -> list[Article]:
    return [
        Article(text=row["text"], published=Day.fromisoformat(row["published"]) if row["published"] else None)
        for row in load_all()
    ]


def figures_and_dates(annotated: Annotated) -> object:
    """What the reader itself does about the figures and dates of an article."""
    numerals = find_numerals(annotated)
    dates, _ = find_dates(annotated, numerals)
    return dates, find_figures(annotated, numerals, dates)


def test_figures_and_dates_beside_the_whole_reading() -> None:
    articles = the_articles()
    whole = seconds(lambda article: qawl.read(article.text, published=article.published), articles)
    share = seconds(figures_and_dates, [annotate(article, LEXICON) for article in articles]) / whole
    print(f"\nfigures and dates: {share:.0%} of the whole reading")
    assert share <= MOST_SHARE


def test_beside_other_parsers() -> None:
    """Each does as much of the work as it can: OVOS finds one date of a text, and is asked line by line."""
    search = pytest.importorskip("dateparser.search").search_dates
    numbers = pytest.importorskip("ovos_number_parser.numbers_ar").extract_numbers_ar
    date = pytest.importorskip("ovos_date_parser").extract_datetime
    readers: dict[str, Callable[[Article], object]] = {
        "qawl: all figures and dates": lambda article: figures_and_dates(annotate(article, LEXICON)),
        "dateparser: all dates": lambda article: search(article.text, languages=["ar"]),
        "ovos-number-parser: all numbers": lambda article: numbers(article.text),
        "ovos-date-parser: a date a line": lambda article: [date(x, lang="ar") for x in article.text.split("\n")],
    }
    articles = the_articles()
    rates = {name: len(articles) / seconds(read, articles) for name, read in readers.items()}
    print("", *(f"{name:<34}{rate:8,.0f} articles a second" for name, rate in rates.items()), sep="\n")
    assert rates["qawl: all figures and dates"] > rates["dateparser: all dates"]
