"""A comparison of wording as SVG: for each choice a bar an outlet, in it the shares of the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from qawl.exports.markup import Markup, element, join
from qawl.links.framing import REST, Choice, Comparison, Row, shortened
from qawl.types import Attitude

WORDS = 9  # of a choice that have a colour of their own
LABELS, BARS, COUNTS = 190, 620, 60  # widths of the columns, in pixels
MARGIN, HEAD, LINE, BAR, GAP = 16, 30, 26, 18, 30
LETTER = 7.5  # pixels of a letter of 13 pixels height, on the safe side: no font is measured
FONT = "'Noto Sans Arabic','Segoe UI',Tahoma,'DejaVu Sans',sans-serif"
ORDER: tuple[Attitude, ...] = ("hostile", "distancing", "neutral", "friendly")
COLOURS: dict[str, tuple[int, int, int]] = {
    "hostile": (179, 38, 30), "distancing": (109, 49, 201), "neutral": (95, 99, 107), "friendly": (28, 122, 60),
}  # fmt: skip
STEPS = (1.0, 0.74, 0.52, 0.36, 0.24, 0.16)  # how strong the colour of the first, second ... word of an attitude is
DARK = 0.5  # a colour at least so strong takes white letters


class _Colour(NamedTuple):
    fill: str
    ink: str


def chart(comparison: Comparison) -> Markup:
    """The whole picture; a choice without a word in any outlet is left out."""
    parts: list[Markup] = [element("g", *_key(), transform=f"translate({MARGIN + LABELS},{MARGIN})")]
    top = MARGIN + LINE
    for choice in comparison.choices:
        panel, height = _panel(shortened(choice, WORDS), comparison)
        parts.append(element("g", panel, transform=f"translate({MARGIN},{top})"))
        top += height + GAP
    if not comparison.choices:
        parts, top = [_text("no choice of words to compare", MARGIN, MARGIN + LINE)], MARGIN * 2 + LINE
    width = MARGIN * 2 + LABELS + BARS + COUNTS
    paper = element("rect", width=str(width), height=str(top), fill="#fff")
    return element(
        "svg", paper, *parts, xmlns="http://www.w3.org/2000/svg", width=str(width), height=str(top),
        viewBox=f"0 0 {width} {top}", font_family=FONT, font_size="13", role="img",
    )  # fmt: skip


def _key() -> Iterator[Markup]:
    """The colours of the attitudes."""
    for number, attitude in enumerate(ORDER):
        red, green, blue = COLOURS[attitude]
        left = number * 110
        yield element("rect", x=str(left), y="2", width="12", height="12", fill=f"#{red:02x}{green:02x}{blue:02x}")
        yield _text(attitude, left + 17, 13)


def _panel(choice: Choice, comparison: Comparison) -> tuple[Markup, int]:
    """One choice and its height: heading, a bar for each outlet that had to choose, the words with their colours."""
    rows = sorted(choice.rows, key=lambda row: ORDER.index(row.attitude))
    colours = _colours(rows)
    parts = [_text(choice.topic, 0, 14, weight="bold")]
    if choice.referent:
        parts.append(_text(choice.referent, LABELS, 14, weight="bold"))
    top = HEAD
    for number, outlet in enumerate(comparison.outlets):
        if choice.totals[number]:
            parts.append(_text(outlet.name or "not named", LABELS - 10, top + 14, anchor="right"))
            parts.extend(_bar(choice, rows, colours, number, top))
            parts.append(_text(str(choice.totals[number]), LABELS + BARS + 8, top + 14))
            top += LINE
    legend, lines = _legend(rows, colours, top + 8)
    return join(*parts, *legend), top + 8 + lines * LINE


def _colours(rows: list[Row]) -> list[_Colour]:
    """Of each word by its attitude, weaker for each further word of it."""
    seen: dict[str, int] = {}
    out = []
    for row in rows:
        step = STEPS[min(seen.get(row.attitude, 0), len(STEPS) - 1)]
        seen[row.attitude] = seen.get(row.attitude, 0) + 1
        red, green, blue = (round(255 - (255 - part) * step) for part in COLOURS[row.attitude])
        out.append(_Colour(f"#{red:02x}{green:02x}{blue:02x}", "#fff" if step >= DARK else "#222"))
    return out


def _bar(choice: Choice, rows: list[Row], colours: list[_Colour], number: int, top: int) -> Iterator[Markup]:
    """The shares of one outlet; a word stands in its part where there is room."""
    left = float(LABELS)
    for row, colour in zip(rows, colours, strict=True):
        width = (choice.share(row, number) or 0) * BARS
        if width:
            tip = element("title", f"{_named(row)} {row.counts[number]} ({width / BARS:.0%}, {row.attitude})")
            box = {"x": f"{left:.1f}", "y": str(top), "width": f"{width:.1f}", "height": str(BAR)}
            yield element("rect", tip, fill=colour.fill, stroke="#fff", **box)
            if len(row.word) * LETTER + 6 <= width:
                yield _text(row.word, left + width / 2, top + 14, anchor="middle", fill=colour.ink)
        left += width


def _legend(rows: list[Row], colours: list[_Colour], top: int) -> tuple[list[Markup], int]:
    """The words with their colours in lines, and how many lines there are."""
    parts, left, line = [], float(LABELS), 0
    for row, colour in zip(rows, colours, strict=True):
        width = 30 + len(_named(row)) * LETTER
        if left + width > LABELS + BARS + COUNTS:
            left, line = float(LABELS), line + 1
        box = {"x": f"{left:.1f}", "y": str(top + line * LINE + 3), "width": "12", "height": "12"}
        parts.append(element("rect", fill=colour.fill, stroke="#999", stroke_width="0.5", **box))
        parts.append(_text(_named(row), left + 17, top + line * LINE + 14))
        left += width
    return parts, line + 1


def _named(row: Row) -> str:
    return f"other {row.attitude}" if row.word == REST else row.word


def _text(written: str, x: float, y: float, *, anchor: str = "left", fill: str = "#222", weight: str = "") -> Markup:
    """Text with its left or right edge, or its middle, at x: what SVG calls the start of Arabic is its right edge."""
    arabic = _is_arabic(written)
    ends = {"left": "end" if arabic else "start", "right": "start" if arabic else "end", "middle": "middle"}
    return element(
        "text", written, x=f"{x:.1f}", y=f"{y:.1f}", fill=fill, text_anchor=ends[anchor],
        direction="rtl" if arabic else None, font_weight=weight or None,
    )  # fmt: skip


def _is_arabic(written: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in written)
    return next((found in ("AL", "R") for found in directions if found in ("AL", "R", "L")), False)
