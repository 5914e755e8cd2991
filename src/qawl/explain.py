"""Why a record is there: for each, the entry of the lexicon and the rule behind it, and what is unsure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qawl.identity import numbers_of
from qawl.lexicon.load import Lexicon
from qawl.types import RECORDS, By, Reading, Record, Span

ANCHORS = ("span", "cue", "anchor", "spans", "source", "content")  # the first of these that a record has heads it
SURE = 0.8  # a confidence from which a record is no longer called unsure
QUIET = ("id", "by", "confidence", "names", "candidates", "antecedent", "parent", "chain", "answers", "lat", "lon")
WIDTH = 9  # columns of the field's name
LONGEST = 48  # letters of a surface that are shown


def explain(reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """The lines that tell why each record is there: a heading, then a line for each reason, then what is unsure.

    A heading begins with the letter and number that examples use for the record (s3, f1). A reason names the rule,
    the file and entry of the lexicon to open, and what the entry says of itself.
    """
    whys = _whys(lexicon)
    numbers = numbers_of(reading)
    for layer in RECORDS:
        for record in getattr(reading, layer):
            yield _heading(record, reading.article.text, numbers)
            yield from (_reason(by, whys) for by in record.by)
            yield from _doubts(record, reading)
    for problem in reading.problems:
        if not any(_touches(record, problem.span) for layer in RECORDS for record in getattr(reading, layer)):
            where = f"  {_quoted(reading.article.text, problem.span)}" if problem.span else ""
            yield f"open{where}"
            yield _line(problem.about, problem.message)


def _whys(lexicon: Lexicon) -> dict[str, str]:
    """What the entries say of themselves, by their labels."""
    return {entry.label: entry.get("why") for entry in lexicon if entry.get("why")}


def _heading(record: Any, text: str, numbers: dict[str, str]) -> str:
    """Number, anchor and the plain values of a record, then its content."""
    name, spans = _anchor(record)
    parts = [" … ".join(_surface(text, span) for span in spans)]
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field not in QUIET and field not in ANCHORS and isinstance(value, str | float | int) and value is not False:
            parts.append(field if value is True else f"{field} {numbers.get(str(value), value)}")
    if name != "content" and getattr(record, "content", None):
        parts.append(" … ".join(_quoted(text, span) for span in record.content))
    return f"{numbers[record.id]}  " + " · ".join(parts)


def _anchor(record: Any) -> tuple[str, list[Span]]:
    """The field that anchors the record, and its spans."""
    for name in ANCHORS:
        value = getattr(record, name, None)
        if value:
            return name, [value] if isinstance(value, Span) else list(value)
    return "", []


def _reason(by: By, whys: dict[str, str]) -> str:
    """A rule may begin with the field that it filled ("speaker: carried over"); else the whole rule is the name."""
    field, _, rule = by.rule.rpartition(": ")
    parts = [by.entry, rule if field else "", f"({whys[by.entry]})" if by.entry in whys else ""]
    return _line(field or rule, "  ".join(part for part in parts if part))


def _doubts(record: Any, reading: Reading) -> Iterator[str]:
    """How sure the record is where it is not, and the problems that touch it."""
    confidence = getattr(record, "confidence", 1.0)
    reasons = [problem.message for problem in reading.problems if _touches(record, problem.span)]
    if confidence < 1:
        yield _line(
            "unsure" if confidence < SURE else "sure",
            f"{confidence:.2f}" + (f": {'; '.join(reasons)}" if reasons else ""),
        )
    else:
        yield from (_line("problem", reason) for reason in reasons)


def _touches(record: Record, span: Span | None) -> bool:
    """Whether a problem lies on the words that anchor the record."""
    if span is None:
        return False
    return any(own.start < span.end and span.start < own.end for own in _anchor(record)[1])


def _line(name: str, what: str) -> str:
    return f"    {name:<{WIDTH}} {what}"


def _quoted(text: str, span: Span) -> str:
    return f"«{_surface(text, span)}»"


def _surface(text: str, span: Span) -> str:
    surface = " ".join(text[span.start : span.end].split())
    return surface if len(surface) <= LONGEST else surface[: LONGEST - 4].rsplit(" ", 1)[0] + " ..."
