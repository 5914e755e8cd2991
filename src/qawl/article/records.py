"""JSON Lines: one article a line with `text` and, where known, `id`, `outlet`, `published`; other keys come along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date as Day
from typing import Any

from qawl.article.check import fault_of
from qawl.article.day import parse_day
from qawl.article.encoding import EncodingError, decode, fault_of_head
from qawl.article.plain import TOO_LONG
from qawl.article.source import Notice, Source, read_lines
from qawl.types import RECORDS, Article

OWN = ("text", "id", "outlet", "published")
REPLACED = "are replaced by what qawl reads"
ONE_A_LINE = "each line must hold one whole article as a JSON object, as in: jq -c '.[]' FILE > FILE.jsonl"
Raw = dict[str, Any]


class _RecordError(ValueError):
    """Why a line is no article."""


def read_records(source: Source) -> Iterator[Article | Notice]:
    """The articles of the lines in their order; a notice for each line that is none. Empty lines are skipped."""
    fault = fault_of_head(source.head)
    if fault or not source.head.strip():
        yield Notice(source.name, fault or "holds no text")
        return
    said: set[str] = set()
    for number, line in enumerate(read_lines(source), 1):
        if line is not None and not line.strip():
            continue
        where = f"{source.name}: line {number}"
        try:
            article, remarks = _article(line, f"{source.name}:{number}")
        except (_RecordError, EncodingError) as error:
            yield Notice(where, str(error))
            if line in (b"[", b"{"):  # one document over many lines: every further line would be a fault
                return
        else:
            yield from (Notice(where, remark, lost=False) for remark in remarks if remark not in said)
            said |= set(remarks)
            yield article


def _article(line: bytes | None, name: str) -> tuple[Article, list[str]]:
    """The article of a line, and remarks that are worth saying once a file. Raises _RecordError, EncodingError."""
    if line is None:
        raise _RecordError(TOO_LONG)
    written, encoding = decode(line)
    raw = _parsed(written)
    text, given, outlet, day = _text(raw), _id(raw), _outlet(raw), _published(raw)
    article = Article(text=text, id=name if given in (None, "") else str(given), outlet=outlet, published=day)
    remarks = [] if encoding == "utf-8" else [f"read as {encoding}"]
    clash = [key for key in RECORDS if key in raw]
    if clash:
        remarks.append(f"its own {', '.join(clash)} {REPLACED}")
    article.extra.update(_extra(raw, article))
    return article, remarks


def _extra(raw: Raw, article: Article) -> Raw:
    """Everything else in the line, and an id or date as given where a reading would write it in another way."""
    shown = {"id": article.id, "published": article.published.isoformat() if article.published else None}
    odd = {key: raw[key] for key, value in shown.items() if raw.get(key) not in (None, value)}
    return {**{key: value for key, value in raw.items() if key not in OWN}, **odd}


def _parsed(written: str) -> Raw:
    try:
        raw = json.loads(written, parse_constant=_no_number, object_pairs_hook=_unique)
    except _RecordError:
        raise
    except json.JSONDecodeError as error:
        raise _RecordError(f"not JSON: {error.msg} at column {error.colno}; {ONE_A_LINE}") from error
    except (RecursionError, ValueError) as error:
        raise _RecordError("not usable: nested too deeply, or a number of thousands of digits") from error
    if not isinstance(raw, dict):
        raise _RecordError(f"no JSON object; {ONE_A_LINE}")
    return raw


def _no_number(name: str) -> None:
    raise _RecordError(f"not JSON: {name} is no number; write null")


def _unique(pairs: list[tuple[str, Any]]) -> Raw:
    out: Raw = {}
    for key, value in pairs:
        if key in out:
            raise _RecordError(f'the key "{key}" stands twice in one object; keep one')
        out[key] = value
    return out


def _text(raw: Raw) -> str:
    text = raw.get("text")
    if not isinstance(text, str):
        raise _RecordError('no "text"; give the article (headline, newline, body) as a string under that key')
    fault = fault_of(text)
    if fault:
        raise _RecordError(f'"text" {fault}')
    return text


def _id(raw: Raw) -> str | int | None:
    value = raw.get("id")
    if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
        return value
    raise _RecordError(f'"id": {value!r:.40} must be a string or a number')


def _outlet(raw: Raw) -> str | None:
    value = raw.get("outlet")
    if value is None or isinstance(value, str):
        return value
    raise _RecordError(f'"outlet": {value!r:.40} must be a string or null')


def _published(raw: Raw) -> Day | None:
    value = raw.get("published")
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise _RecordError(f'"published": {value!r:.40} is no date; write it as "YYYY-MM-DD" or null')
    try:
        return parse_day(value)
    except ValueError as error:
        raise _RecordError(f'"published": {error}, or null') from error
