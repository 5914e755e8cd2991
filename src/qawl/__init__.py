"""qawl reads Arabic news about conflicts and keeps a ledger of who said what."""

from __future__ import annotations

from datetime import date as _Day
from functools import lru_cache as _lru_cache

from qawl import flow as _flow
from qawl.lexicon.load import Lexicon, LexiconError
from qawl.lexicon.load import load as load_lexicon
from qawl.types import Article, Reading

__all__ = ["Article", "Lexicon", "LexiconError", "Reading", "load_lexicon", "read"]
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
    day = _Day.fromisoformat(published[:10]) if isinstance(published, str) else published
    article = Article(text=text, id=id or "", outlet=outlet, published=day)
    return _flow.read(article, lexicon or _default_lexicon())


@_lru_cache(maxsize=1)
def _default_lexicon() -> Lexicon:
    return load_lexicon()
