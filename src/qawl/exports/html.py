"""One self-contained page, right to left: each article with its records marked in the text, and beside it the records.

It works offline and loads nothing; its policy forbids it. What is lost: confidences, candidates, chains, actors.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from string import Template
from typing import TextIO

import yaml

from qawl.exports.cards import Labels, records_of
from qawl.exports.map import map_of
from qawl.exports.markup import Markup, element, isolated, text
from qawl.types import SCHEMA, Reading

NAME = "html"
MIME = "text/html"
SUFFIX = ".html"
LEGEND = ("statements", "claims", "events", "figures", "dates", "places", "framing")
PARTS = ("source", "cue", "content")
TITLE = 90  # code points of a headline that a title shows


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """The page, written as the readings come."""
    labels: Labels = yaml.load(_asset("labels.yaml"), Loader=yaml.BaseLoader)
    out.write(_opening(labels["ui"]))
    for number, reading in enumerate(readings, 1):
        out.write(_section(reading, f"r{number}", labels) + "\n")
    out.write(f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n")


def _asset(name: str) -> str:
    return files("qawl.exports").joinpath("page", name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    """How a content security policy names the one script, or style, that may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _opening(ui: dict[str, str]) -> str:
    style = _asset("page.css")
    return Template(_asset("page.html")).substitute(
        {key: text(value) for key, value in ui.items()},
        title=text(f"{ui['brand']}: {ui['tagline']}"),
        style=style,
        style_hash=_hash(style),
        script_hash=_hash(_asset("page.js")),
    )


def _section(reading: Reading, anchor: str, labels: Labels) -> Markup:
    ui = labels["ui"]
    records = list(_parts(reading, anchor, labels))
    counts = {kind: count for kind, count, _ in records}
    page = element(
        "div", _about(reading), _legend(counts, ui), _text(reading, anchor), _versions(reading), class_="page"
    )
    links = (
        element("a", ui[kind], element("span", str(count), class_="count"), href=f"#{anchor}-{kind}")
        for kind, count, _ in records
    )
    jump = element("nav", *links, class_="jump", aria_label=ui["records"])
    beside = (_kind(kind, inner, f"{anchor}-{kind}", ui) for kind, _, inner in records)
    return element(
        "main" if anchor == "r1" else "div", page, element("div", jump, *beside, class_="records"),
        id=anchor, class_="reading", data_title=_title(reading),
    )  # fmt: skip


def _parts(reading: Reading, anchor: str, labels: Labels) -> Iterator[tuple[str, int, Markup]]:
    """The kinds of records, and before the places their map where one of them is known."""
    for kind, count, inner in records_of(reading, labels):
        if kind == "places":
            points, drawn = map_of(reading, anchor, labels["ui"])
            if points:
                yield "map", points, drawn
        yield kind, count, inner


def _kind(kind: str, inner: Markup, anchor: str, ui: dict[str, str]) -> Markup:
    heading = element("h3", element("span", class_=f"swatch {kind}"), ui[kind])
    return element("section", heading, inner, id=anchor, class_=kind)


def _title(reading: Reading) -> str:
    headline = reading.article.text.strip().split("\n", 1)[0].strip()
    return headline if len(headline) <= TITLE else headline[:TITLE] + "…"


def _about(reading: Reading) -> Markup:
    article = reading.article
    parts = [element("span", article.outlet)] if article.outlet else []
    if article.published:
        day = article.published.isoformat()
        parts.append(element("time", isolated(day), datetime=day))
    return element("div", *parts, isolated(article.id), class_="about")


def _legend(counts: dict[str, int], ui: dict[str, str]) -> Markup:
    boxes = (
        element(
            "label",
            Markup(f'<input type="checkbox" name="{kind}" checked>'),
            element("span", class_=f"swatch {kind}"),
            ui[kind],
        )
        for kind in LEGEND
        if counts[kind]
    )
    key = element("span", *(element("span", ui[part], class_=part) for part in PARTS), class_="key")
    return element("fieldset", *boxes, key if counts["statements"] else "", class_="legend", aria_label=ui["legend"])


def _text(reading: Reading, anchor: str) -> Markup:
    """The article: a block a line, each holding nothing but its text, with the offset at which it starts."""
    return element("article", *_blocks(reading.article.text, anchor), class_="text", lang="ar", dir="rtl")


def _blocks(whole: str, anchor: str) -> Iterator[Markup]:
    start = 0
    headline = True
    for line in whole.split("\n"):
        name = "h2" if headline and line.strip() else "p"
        headline = headline and name == "p"
        yield element(name, line, id=f"{anchor}-{start}", data_start=str(start), dir="auto")
        start += len(line) + 1


def _versions(reading: Reading) -> Markup:
    versions = f"{reading.reader} · {SCHEMA} · lexicon {reading.lexicon_sha256[:12]} · text {reading.text_sha256[:12]}"
    return element("footer", isolated(versions), class_="versions")
