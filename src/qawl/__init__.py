"""qawl reads Arabic news about conflicts and keeps a ledger of who said what."""

from __future__ import annotations

from datetime import date as _Day
from functools import lru_cache as _lru_cache

from qawl import flow as _flow
from qawl.article.day import parse_day as _parse_day
from qawl.lexicon.annotate import annotate as _annotate
from qawl.lexicon.load import Lexicon, LexiconError
from qawl.lexicon.load import load as load_lexicon
from qawl.mentions.dates import bare_dates as _bare_dates
from qawl.mentions.figures import bare_figures as _bare_figures
from qawl.mentions.numerals import find_numerals as _find_numerals
from qawl.types import Article, Date, Figure, Reading

__all__ = [
    "Article",
    "Date",
    "Figure",
    "Lexicon",
    "LexiconError",
    "Reading",
    "dates",
    "figures",
    "load_lexicon",
    "read",
]
__version__ = "0.1.0"


def read(
    text: str,
    *,
    published: _Day | str | None = None,
    outlet: str | None = None,
    id: str | None = None,
    lexicon: Lexicon | None = None,
) -> Reading:
    """What an article says, who says it, and what it leaves open.

    `text` is headline, newline, body; `published` a date or an ISO string, against which "yesterday" is resolved.
    Raises ValueError where `published` is no ISO date.
    """
    article = Article(text=text, id=id or "", outlet=outlet, published=_day(published))
    return _flow.read(article, lexicon or _default_lexicon())


def figures(text: str, *, lexicon: Lexicon | None = None) -> tuple[Figure, ...]:
    """The numbers of a text that need not be news, in their order: also those without a counted noun.

    Numbers that are part of a date count too; `read` tells them apart.
    """
    return tuple(_bare_figures(_annotate(Article(text=text), lexicon or _default_lexicon())))


def dates(text: str, *, published: _Day | str | None = None, lexicon: Lexicon | None = None) -> tuple[Date, ...]:
    """The dates of a text that need not be news, in their order.

    They are resolved against `published`, a date or an ISO string; without it, what is known of them is given.
    Raises ValueError where `published` is no ISO date.
    """
    article = Article(text=text, published=_day(published))
    annotated = _annotate(article, lexicon or _default_lexicon())
    return tuple(_bare_dates(annotated, _find_numerals(annotated))[0])


def _day(published: _Day | str | None) -> _Day | None:
    return _parse_day(published) if isinstance(published, str) else published


@_lru_cache(maxsize=1)
def _default_lexicon() -> Lexicon:
    return load_lexicon()
