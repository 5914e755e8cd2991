"""A comparison of wording written out: a table for the eye, JSON, CSV, a chart, a page with the chart."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from typing import Literal, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qawl.exports.markup import element
from qawl.exports.table import WIDTH, shown
from qawl.jobs.framing_chart import chart
from qawl.links.framing import REST, Choice, Comparison, Outlet, Row, by_attitude, narrowed, shortened

Measure = Literal["share", "count", "rate"]
SCHEMA = "qawl-framing/1"
WORDS = 12  # rows of a choice in the table: the words behind the twelfth are mostly used once
COLUMNS = 8  # outlets in the table and the chart, so that a row fits on a page
THOUSAND = 1000
MEASURES = {
    "share": "share of the outlet's own choices",
    "count": "uses",
    "rate": "uses in 1,000 articles of the outlet",
}
HEADINGS = ("topic", "referent", "word", "attitude", "gloss", "outlet", "articles", "count", "share",
            "per_1000_articles")  # fmt: skip


def write_table(comparison: Comparison, out: TextIO, measure: Measure = "share") -> None:
    """The outlets with their numbers, then a table for each choice; Arabic stands alone at the end of its line."""
    console = Console(file=out, width=None if out.isatty() else WIDTH)
    narrow = narrowed(comparison, COLUMNS)
    console.print(_outlets(narrow))
    for choice in narrow.choices:
        parts = (choice.topic, f"{choice.total} uses", choice.referent)
        console.print(Text(shown(" · ".join(part for part in parts if part)), style="bold cyan"))
        console.print(_table(choice, narrow.outlets, measure))
        console.print()
    voices = {"all": "the outlet's own words and those of who it quotes", "outlet": "the outlet's own words",
              "speaker": "the words of those whom the outlet quotes"}  # fmt: skip
    counted = f"{MEASURES[measure]}; {voices[narrow.who]}"
    console.print(Text(counted if narrow.choices else "no choice of words to compare", style="dim"))


def _outlets(comparison: Comparison) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column(justify="right")
    table.add_column()
    table.add_row("", "articles", Text("outlet"), style="dim")
    for number, outlet in enumerate(comparison.outlets, 1):
        table.add_row(str(number), str(outlet.articles), Text(shown(outlet.name or "not named")))
    table.add_row()
    return table


def _table(choice: Choice, outlets: tuple[Outlet, ...], measure: Measure) -> Table:
    """A row for each word, then one for each attitude, then how often each outlet had to choose."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in ("uses", *outlets):
        table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("uses", *(str(number) for number in range(1, len(outlets) + 1)), "", Text("word"), style="dim")
    for row in shortened(choice, WORDS).rows:
        cells = _cells(choice, row, outlets, measure)
        word = "other words" if row.word == REST else shown(row.word)
        table.add_row(str(row.total), *cells, STYLED[row.attitude], Text(word))
    for attitude, counts in by_attitude(choice).items():
        row = Row("", attitude, "", counts)
        table.add_row(str(row.total), *_cells(choice, row, outlets, measure), attitude, "", style="dim")
    table.add_row(str(choice.total), *(str(total) for total in choice.totals), "uses", "", style="dim")
    return table


STYLED = {
    "hostile": Text("hostile", style="red"), "friendly": Text("friendly", style="green"),
    "neutral": Text("neutral"), "distancing": Text("distancing", style="magenta"),
}  # fmt: skip


def _cells(choice: Choice, row: Row, outlets: tuple[Outlet, ...], measure: Measure) -> Iterator[str]:
    for number, (outlet, count) in enumerate(zip(outlets, row.counts, strict=True)):
        share = choice.share(row, number)
        if not count:
            yield "" if share is None else "\u00b7"
        elif measure == "share":
            yield f"{share:.0%}"
        else:
            yield str(count) if measure == "count" else f"{count / outlet.articles * THOUSAND:.0f}"


def write_json(comparison: Comparison, out: TextIO, _measure: Measure = "share") -> None:
    """Everything that was counted, as one object; `counts` are in the order of `outlets`."""
    shape = {
        "schema": SCHEMA,
        "who": comparison.who,
        "outlets": [outlet._asdict() for outlet in comparison.outlets],
        "choices": [
            {"topic": choice.topic, "referent": choice.referent, "words": [row._asdict() for row in choice.rows]}
            for choice in comparison.choices
        ],
    }
    out.write(json.dumps(shape, ensure_ascii=False, indent=2) + "\n")


def write_csv(comparison: Comparison, out: TextIO, _measure: Measure = "share") -> None:
    """One line for each word and outlet that had to choose, also where it never chose that word."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    for choice in comparison.choices:
        for row in choice.rows:
            for number, outlet in enumerate(comparison.outlets):
                share = choice.share(row, number)
                if share is not None:
                    count = row.counts[number]
                    rate = f"{count / outlet.articles * THOUSAND:.2f}"
                    what = (choice.topic, choice.referent or "", row.word, row.attitude, row.gloss)
                    writer.writerow((*what, outlet.name or "", outlet.articles, count, f"{share:.4f}", rate))


def write_svg(comparison: Comparison, out: TextIO, _measure: Measure = "share") -> None:
    """A bar of shares for each choice and outlet."""
    out.write(chart(narrowed(comparison, COLUMNS)) + "\n")


def write_html(comparison: Comparison, out: TextIO, _measure: Measure = "share") -> None:
    """A page that holds the chart and loads nothing."""
    head = element("head", element("meta", charset="utf-8"), element("title", "qawl framing"))
    body = element("body", chart(narrowed(comparison, COLUMNS)), style="margin:0;background:#fff")
    out.write(f"<!doctype html>\n{element('html', head, body, lang='ar')}\n")


FORMATS: dict[str, Callable[[Comparison, TextIO, Measure], None]] = {
    "table": write_table,
    "json": write_json,
    "csv": write_csv,
    "svg": write_svg,
    "html": write_html,
}
