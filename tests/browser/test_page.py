"""The page in a real browser: what is marked is exactly what the records say, emoji or not."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.exports import html
from qawl.types import Answer, Article, Claim, Figure, Place, Reading, Span, Statement
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


def on_the_map() -> Reading:
    """Two towns near each other and one far away; the second is told of twice, far down a long text."""
    filler = "كان اليوم هادئاً في المدينة كلها 🙂. " * 12 + "\n"
    text = f"هدوء في حلب\n{filler * 6}ساد الهدوء إدلب 🙂 أمس. انتهى.\n{filler}عاد السكان إلى إدلب من موسكو."
    spots = (("حلب", 37.16, 36.2), ("إدلب", 36.63, 35.93), ("موسكو", 37.617, 55.752))
    places = [
        Place(id=f"p-{start}", span=Span(start, start + len(name)), name=name, lon=lon, lat=lat)
        for name, lon, lat in spots
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    return Reading(article=Article(text=text, id="map"), places=tuple(sorted(places, key=lambda one: one.span)))


POINT = """((name) => [...document.querySelectorAll('.chart a')]
    .find((link) => link.querySelector('title').textContent.startsWith(name)))"""
MIDDLE = """((element) => { element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })"""
SEEN = """new Promise((done) => setTimeout(() => {
    const page = document.querySelector('.page').getBoundingClientRect();
    const box = [...CSS.highlights.get('on-sentence')][0].getBoundingClientRect();
    done(box.top >= page.top && box.bottom <= page.bottom);
}, 1200))"""


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
@pytest.mark.parametrize("part", [".dot", ".name"])
def test_a_click_on_a_point_of_the_map_shows_its_sentence(
    page: Page, tmp_path: Path, width: int, height: int, part: str
) -> None:
    show(page, tmp_path, on_the_map(), width=width, height=height)
    page.click(*page.run(f"{MIDDLE}({POINT}('إدلب').querySelector('{part}'))"))
    page.move(5, 5)
    assert marked(page, "on-sentence") == ["ساد الهدوء إدلب 🙂 أمس"]
    assert marked(page, "on-place") == ["إدلب", "إدلب"]
    assert page.run(SEEN)
    assert page.run("document.querySelector('[aria-current] title').textContent.startsWith('إدلب ×2')")
    assert page.run("document.querySelector('.chart svg').getBoundingClientRect().bottom > 0")  # the map has not gone


def test_the_map_is_reached_by_the_keyboard_alone(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, on_the_map())
    page.run(f"{POINT}('حلب').focus()")
    assert marked(page, "on-sentence") == ["هدوء في حلب"]
    page.run(f"{POINT}('إدلب').focus()")
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter")
    assert page.run("document.querySelector('.on title').textContent.startsWith('إدلب')")
    assert page.run(SEEN)


def test_the_map_marks_nothing_until_a_point_is_picked(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, on_the_map())
    assert marked(page, "sentence") == marked(page, "on-sentence") == []
    assert marked(page, "place") == ["حلب", "إدلب", "إدلب", "موسكو"]
    page.click(*page.run(f"({CENTRE})([...CSS.highlights.get('place')][0])"))
    assert page.run("document.querySelector('.on').tagName") == "TR"


def test_the_map_is_there_without_its_script(page: Page, tmp_path: Path) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        show(page, tmp_path, on_the_map())
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)
    assert page.run("document.querySelectorAll('.chart .dot').length") == 3
    assert page.run("document.querySelector('.chart .land').getBBox().width") > 400
    page.run("location.hash = document.querySelector('.chart a').getAttribute('href')")
    assert page.run("document.querySelector(':target').textContent.startsWith('ساد الهدوء')")


def test_the_names_on_the_map_do_not_touch(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, on_the_map())
    touching = """[...document.querySelectorAll('.chart svg')].flatMap((svg) => {
        const boxes = [...svg.querySelectorAll('text')].map((text) => text.getBBox());
        return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) =>
            one.x < other.x + other.width && other.x < one.x + one.width &&
            one.y + 4 < other.y + other.height - 4 && other.y + 4 < one.y + one.height - 4));
    }).length"""
    assert page.run("document.querySelectorAll('.chart text').length") > 5
    assert page.run(touching) == 0
