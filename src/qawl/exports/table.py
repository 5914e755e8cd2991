"""A table for the terminal: who said what, figures, dates, places, claims, events, and what could not be settled.

Arabic stays in logical order and stands alone at the end of its line: two Arabic values on one line swap places on a
terminal that reorders. What is lost: offsets, ids, reasons; ask for `jsonl` or `qawl explain`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qawl.exports.amounts import amount
from qawl.types import Article, Event, Reading, Span, Statement

NAME = "table"
MIME = "text/plain"
SUFFIX = ".txt"
WIDTH = 100  # columns where there is no terminal
CONTROLS = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
BIDI = dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069))
CLEAN: dict[int, int | str | None] = {**CONTROLS, **BIDI, 0x0A: " ", 0x0D: "", 0x09: " "}
Row = tuple[str, str, str]


def write(readings: Iterable[Reading], out: TextIO, show: tuple[str, ...] = ()) -> None:
    """A heading an article, and below it one table for each kind of record; `show` names the kinds (default: all)."""
    console = Console(file=out, width=None if out.isatty() else WIDTH)
    for reading in readings:
        _write(reading, console, show or tuple(SECTIONS))


def _write(reading: Reading, console: Console, show: tuple[str, ...]) -> None:
    """One article; where some kinds were asked for, an article without any of them is left out."""
    if len(show) < len(SECTIONS) and not any(getattr(reading, kind) for kind in show):
        return
    console.rule(Text(_heading(reading.article), style="bold"), align="left", characters="─")
    for kind in show:
        records = getattr(reading, kind)
        console.print(Text(f"{kind} ({len(records)})", style="bold cyan"))
        if records:
            console.print(_table(SECTIONS[kind](reading)))
    console.print()


def shown(text: str) -> str:
    """Text that is safe on a terminal: control characters made visible, what overrides the direction taken out."""
    return text.translate(CLEAN)


def _heading(article: Article) -> str:
    parts = (article.id, article.published.isoformat() if article.published else None, article.outlet)
    return shown(" · ".join(part for part in parts if part)) or "article"


def _table(rows: Iterable[Row]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for style in ("yellow", "dim", ""):
        table.add_column(style=style, overflow="fold")
    for what, label, value in rows:
        table.add_row(Text(what), Text(label), Text(shown(value)))
    return table


def _surface(reading: Reading, span: Span | None) -> str:
    return reading.article.text[span.start : span.end] if span else ""


def _pieces(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(_surface(reading, span) for span in spans)


def _statements(reading: Reading) -> Iterator[Row]:
    for number, statement in enumerate(reading.statements, 1):
        values = {
            "speaker": statement.speaker or "",
            "source": _surface(reading, statement.source),
            "cue": _surface(reading, statement.cue),
            "content": _pieces(reading, statement.content),
        }
        if values["source"] == values["speaker"]:
            del values["source"]
        what = iter((f"{number:>3}  {statement.act}", f"     {_manner(statement)}"))
        for label, value in values.items():
            if value or label == "speaker":
                yield next(what, ""), label, value or "not named"


def _manner(statement: Statement) -> str:
    return statement.mode if statement.polarity == "said" else f"{statement.mode}, {statement.polarity}"


def _figures(reading: Reading) -> Iterator[Row]:
    for figure in reading.figures:
        what = figure.about if figure.about != "other" else figure.kind if figure.kind != "count" else ""
        yield f"     {amount(figure)}", what, _surface(reading, figure.span)


def _dates(reading: Reading) -> Iterator[Row]:
    for date in reading.dates:
        yield f"     {date.value or 'not known'}", "", _surface(reading, date.span)


def _places(reading: Reading) -> Iterator[Row]:
    for place in reading.places:
        where = f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else ""
        yield f"     {place.country or '--'}", where, _surface(reading, place.span)


def _claims(reading: Reading) -> Iterator[Row]:
    by_id = {statement.id: statement for statement in reading.statements}
    for number, claim in enumerate(reading.claims, 1):
        yield f"{number:>3}  {claim.status}", "claim", _pieces(reading, claim.content)
        if claim.origin:
            yield "", "origin", _surface(reading, claim.origin)
        for answer in claim.answers:
            statement = by_id.get(answer.statement)
            yield "", answer.label, (statement and statement.speaker) or "not named"


def _events(reading: Reading) -> Iterator[Row]:
    for number, event in enumerate(reading.events, 1):
        modality = event.modality if event.modality != "happened" else ""
        yield f"{number:>3}  {event.type}", modality, _surface(reading, event.anchor)
        for role in event.roles:
            yield "", role.role, _surface(reading, role.span)
        yield from _setting(reading, event)


def _setting(reading: Reading, event: Event) -> Iterator[Row]:
    """Where and when an event happened."""
    for label, ident, records in (("place", event.place, reading.places), ("date", event.date, reading.dates)):
        yield from (("", label, _surface(reading, record.span)) for record in records if record.id == ident)


def _framing(reading: Reading) -> Iterator[Row]:
    for one in reading.framing:
        yield f"     {one.attitude}", one.topic, _surface(reading, one.span)


def _problems(reading: Reading) -> Iterator[Row]:
    for number, problem in enumerate(reading.problems, 1):
        yield f"{number:>3}  {problem.about}", "where", _surface(reading, problem.span) or "the whole article"
        yield "", "why", problem.message


SECTIONS: dict[str, Callable[[Reading], Iterator[Row]]] = {
    "statements": _statements,
    "figures": _figures,
    "dates": _dates,
    "places": _places,
    "claims": _claims,
    "events": _events,
    "framing": _framing,
    "problems": _problems,
}
