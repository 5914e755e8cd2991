"""What holds for every reading of any text: spans lie in it, ids are unique, references lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qawl.types import RECORDS, Reading, Span


def spans_of(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of every record, with words that say whose it is."""
    for kind in (*RECORDS, "problems"):
        for record in getattr(reading, kind):
            for field in record.__struct_fields__:
                value = getattr(record, field)
                for one in value if isinstance(value, tuple) and not isinstance(value, Span) else (value,):
                    if isinstance(one, Span):
                        yield f"{kind}: {field} {one}", one


def faults_of(reading: Reading) -> Iterator[str]:
    """What must not be in a reading, whatever its text is."""
    length = len(reading.article.text)
    for where, span in spans_of(reading):
        if not 0 <= span.start < span.end <= length:
            yield f"{where} is no part of the text of {length} characters"
    ids = [record.id for kind in RECORDS for record in getattr(reading, kind)]
    if len(ids) != len(set(ids)):
        yield "two records have one id"
    statements = {statement.id for statement in reading.statements}
    for claim in reading.claims:
        yield from (f"{claim.id} is answered by no statement" for a in claim.answers if a.statement not in statements)
    for statement in reading.statements:
        if statement.parent is not None and statement.parent not in statements:
            yield f"{statement.id} stands in no statement"
        if any(one.start < other.end and other.start < one.end for one, other in _pairs(statement.content)):
            yield f"{statement.id}: pieces of what is said overlap"
    yield from (f"{p.id} is half located" for p in reading.places if (p.lat is None) != (p.lon is None))
    yield from (f"{f.id}: low above high" for f in reading.figures if None not in (f.low, f.high) and f.low > f.high)  # type: ignore[operator]


def _pairs(spans: tuple[Span, ...]) -> Iterator[tuple[Span, Span]]:
    return pairwise(sorted(spans))
