"""Web pages: headline and body without menus and advertisements, outlet and date where the page says them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qawl.article.check import fault_of
from qawl.article.day import parse_day
from qawl.article.plain import TOO_LONG
from qawl.article.source import Notice, Source, read_whole
from qawl.types import Article

MISSING = "is HTML, for which trafilatura is needed; install it with: pip install 'qawl[fetch]'"
NOTHING = "no article was found in this page; copy its text into a .txt file"


def read_html(source: Source) -> Iterator[Article | Notice]:
    """One article, its text being headline, newline, body."""
    data = read_whole(source)
    if data is None:
        yield Notice(source.name, TOO_LONG)
        return
    try:
        page = _extract(data)
    except ImportError:
        yield Notice(source.name, MISSING)
        return
    yield _article(source.name, page) if page else Notice(source.name, "holds no text" if not data.strip() else NOTHING)


def _extract(data: bytes) -> dict[str, Any] | None:
    """What trafilatura takes for the article. A date is taken only from what the page declares, never searched for."""
    import trafilatura  # noqa: PLC0415 (an extra: plain text must be read without it)

    found = trafilatura.bare_extraction(
        data, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    return found.as_dict() if found else None  # type: ignore[union-attr]


def _article(name: str, page: dict[str, Any]) -> Article | Notice:
    headline, body = (page.get("title") or "").strip(), (page.get("text") or "").strip()
    text = body if body.startswith(headline) else f"{headline}\n{body}"
    fault = fault_of(text) if body else NOTHING
    if fault:
        return Notice(name, fault)
    extra = {"url": page["url"]} if page.get("url") else {}
    day = parse_day(page["date"]) if page.get("date") else None
    return Article(text=text, id=name, outlet=page.get("sitename") or None, published=day, extra=extra)
