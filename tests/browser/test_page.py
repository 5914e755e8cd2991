"""The page in a real browser: what is marked is exactly what the records say, emoji or not."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.exports import html
from qawl.types import Answer, Article, Claim, Figure, Reading, Span, Statement
from tests.browser.chromium import BINARY, Page, browser
from tests.gold import gold_readings

pytestmark = pytest.mark.skipif(BINARY is None, reason="no chromium on this machine: apt-get install chromium")

TEXT = "🚧 إغلاق جسر الصفصاف 🚧🚧\r\n\n👩‍👩‍👧 قال سمير الرملي 🙂 إن 12 شخصاً\u0000 عبروا 🌉 الجسر.\nتتمة 🙂 لا شيء فيها."


def span(surface: str) -> Span:
    return Span(TEXT.index(surface), TEXT.index(surface) + len(surface))


CONTENT = span("12 شخصاً\u0000 عبروا 🌉 الجسر.\nتتمة 🙂")
READING = Reading(
    article=Article(text=TEXT, id="emoji"),
    statements=(
        Statement(
            id="s-1", cue=span("قال"), source=span("سمير الرملي 🙂"), speaker="سمير الرملي", content=(CONTENT,),
            mode="indirect", act="say",
        ),
    ),
    figures=(Figure(id="f-1", span=span("12 شخصاً"), low=12, high=12),),
    claims=(Claim(id="c-1", content=(span("إغلاق جسر الصفصاف 🚧"),), answers=(Answer("s-1", "denies"),)),),
)  # fmt: skip
MARKED = """(name) => [...CSS.highlights.get(name)].map((range) => {
    const copy = range.cloneContents();
    return [...copy.childNodes].map((node) => node.textContent).join('\\n');
})"""
CENTRE = """(element) => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + 12]; }"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as opened:
        yield opened


def show(page: Page, folder: Path, *readings: Reading, **window: Any) -> None:
    out = io.StringIO()
    html.write(readings, out)
    path = folder / "page.html"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    page.open(path, **window)
    assert page.errors == []


def marked(page: Page, name: str) -> list[str]:
    """The text under a highlight."""
    found: list[str] = page.run(f"({MARKED})('{name}')")
    return found


def centre(page: Page, selector: str) -> list[float]:
    found: list[float] = page.run(f"({CENTRE})(document.querySelector({selector!r}))")
    return found


def surface(of: Span) -> str:
    return TEXT[of.start : of.end].replace("\0", "\ufffd")


def test_marks_are_exact_among_emoji_and_odd_characters(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    assert marked(page, "cue") == ["قال"]
    assert marked(page, "source") == ["سمير الرملي 🙂"]
    assert marked(page, "content") == [surface(CONTENT)]
    assert marked(page, "figure") == ["12 شخصاً"]
    assert marked(page, "claim") == ["إغلاق جسر الصفصاف 🚧"]


def test_marks_are_exact_in_every_article_of_the_corpus(page: Page, tmp_path: Path) -> None:
    readings = gold_readings()
    show(page, tmp_path, *readings)
    for number, reading in enumerate(readings):
        text = reading.article.text
        assert marked(page, "cue") == [text[s.cue.start : s.cue.end] for s in reading.statements if s.cue]
        assert marked(page, "figure") == [text[f.span.start : f.span.end] for f in reading.figures]
        contents = [text[c.start : c.end] for s in reading.statements for c in s.content]
        assert marked(page, "content") == contents
        if number + 1 < len(readings):
            page.click(*centre(page, ".turn button[data-step='1']"))


def test_no_element_is_put_into_the_text(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    page.click(*centre(page, "#s-1"))
    assert page.run("document.querySelectorAll('.text > * > *').length") == 0
    whole = "[...document.querySelectorAll('.text > *')].map((block) => block.textContent).join('\\n')"
    assert page.run(whole) == TEXT.replace("\0", "\ufffd")


def test_a_card_under_the_mouse_lights_up_its_spans(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    page.move(*centre(page, "#s-1"))
    assert marked(page, "on-cue") == ["قال"]
    assert marked(page, "on-content") == [surface(CONTENT)]
    assert marked(page, "on-figure") == []
    page.move(*centre(page, "#f-1"))
    assert marked(page, "on-figure") == ["12 شخصاً"]
    assert marked(page, "on-cue") == []
    page.move(5, 5)
    assert marked(page, "on-figure") == []


def test_a_click_keeps_a_card_and_escape_lets_it_go(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    page.click(*centre(page, "#s-1"))
    page.move(5, 5)
    assert marked(page, "on-cue") == ["قال"]
    assert page.run("document.querySelector('[aria-current]').id") == "s-1"
    for kind in ("keyDown", "keyUp"):
        page.call("Input.dispatchKeyEvent", type=kind, key="Escape", code="Escape")
    assert marked(page, "on-cue") == []


def test_a_click_on_a_marked_word_finds_its_card(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    page.click(*page.run(f"({CENTRE})([...CSS.highlights.get('figure')][0])"))
    assert page.run("document.querySelector('.on').id") == "f-1"


def test_an_answer_leads_to_its_statement(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    page.click(*centre(page, "#c-1 a"))
    assert page.run("document.querySelector('.on').id") == "s-1"


def test_the_keyboard_is_enough(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    page.run("document.getElementById('f-1').focus()")
    assert marked(page, "on-figure") == ["12 شخصاً"]
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter")
    assert page.run("document.querySelector('.on').id") == "f-1"


def test_kinds_of_records_can_be_hidden(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    page.click(*centre(page, ".legend label:has(input[name=statements])"))
    assert marked(page, "cue") == marked(page, "content") == marked(page, "source") == []
    assert marked(page, "figure") == ["12 شخصاً"]


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (820, 1180), (390, 844)])
def test_nothing_runs_out_of_the_window(page: Page, tmp_path: Path, width: int, height: int) -> None:
    show(page, tmp_path, *gold_readings()[:3], width=width, height=height)
    assert page.run("document.documentElement.scrollWidth") == width
    shown = "[...document.querySelectorAll('.reading:not([hidden]) :is(.text, .records)')]"
    assert page.run(f"{shown}.filter((part) => part.scrollWidth > part.clientWidth + 1).length") == 0


def test_the_article_and_its_cards_stand_beside_each_other_right_to_left(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, READING)
    text, records = centre(page, ".page"), centre(page, ".records")
    assert text[0] > records[0]
    assert page.run("getComputedStyle(document.body).direction") == "rtl"


def test_the_antecedent_of_a_dropped_source_lights_up_with_its_card_only(page: Page, tmp_path: Path) -> None:
    dropped = Statement(
        id="s-2", cue=span("قال"), source=None, speaker="سمير الرملي", content=(CONTENT,), mode="indirect", act="say",
        antecedent=span("سمير الرملي"),
    )  # fmt: skip
    show(page, tmp_path, Reading(article=READING.article, statements=(dropped,)))
    assert marked(page, "source") == []
    page.move(*centre(page, "#s-2"))
    assert marked(page, "on-antecedent") == ["سمير الرملي"]
