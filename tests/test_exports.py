"""Readings out: what each format shows, and that nothing in an article can break out of it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest
import yaml

from qawl.exports import EXPORTERS, MODULES, table
from qawl.exports.amounts import amount
from qawl.exports.jsonl import as_line
from qawl.types import Answer, Article, By, Claim, Date, Figure, Place, Problem, Reading, Span, Statement
from tests.gold import gold_readings

TEXT = 'نفي <b>رسمي</b> & 🙂\nقال سمير الرملي إن "الجسر" سليم، وإن 12 شخصاً عبروه أمس.'
HOSTILE = '</script><script>alert(1)</script> " onmouseover="x" \' & \u202e'


def span(surface: str) -> Span:
    start = TEXT.index(surface)
    return Span(start, start + len(surface))


SAID = Statement(
    id="s-1", by=(By("reporting.yaml: قال", "verb-subject"),), cue=span("قال"), source=span("سمير الرملي"),
    speaker="سمير الرملي", content=(span('"الجسر" سليم'), span("12 شخصاً عبروه أمس")), mode="indirect", act="say",
)  # fmt: skip
READING = Reading(
    article=Article(text=TEXT, id="a1", outlet="الديرة"),
    statements=(SAID,),
    figures=(Figure(id="f-1", span=span("12 شخصاً"), low=12, high=12, unit="شخصاً"),),
    dates=(Date(id="d-1", span=span("أمس")),),
    places=(Place(id="p-1", span=span("الجسر"), name="الجسر", country="SY", lat=35.0, lon=40.5),),
    claims=(Claim(id="c-1", content=(span("الجسر"),), answers=(Answer("s-1", "denies"),), status="denied"),),
    problems=(Problem(span=span("أمس"), about="date", message="no publication date to count from"),),
)


def exported(name: str, *readings: Reading) -> str:
    out = io.StringIO()
    EXPORTERS[name](readings, out)
    return out.getvalue()


class Page(HTMLParser):
    """The elements of a page with their attributes, and what stands in the blocks of the article."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[int, str]] = []
        self._inside = 0
        self._block: int | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if "data-start" in attributes:
            self._block = int(attributes["data-start"] or 0)
            self.blocks.append((self._block, ""))
        elif self._block is not None:
            self._inside += 1

    def handle_endtag(self, tag: str) -> None:
        if self._block is not None and tag in ("h2", "p"):
            self._block = None

    def handle_data(self, data: str) -> None:
        if self._block is not None:
            self.blocks[-1] = (self._block, self.blocks[-1][1] + data)

    @property
    def elements_in_the_text(self) -> int:
        return self._inside


def test_every_exporter_says_what_it_is() -> None:
    assert list(EXPORTERS) == [module.NAME for module in MODULES]
    assert all("/" in module.MIME and module.SUFFIX.startswith(".") for module in MODULES)


@pytest.mark.parametrize("name", EXPORTERS)
def test_no_reading_at_all(name: str) -> None:
    assert "a1" not in exported(name)


def test_jsonl_is_read_back_as_the_same_records() -> None:
    row = json.loads(exported("jsonl", READING))
    assert row["text"] == TEXT
    assert row["statements"][0]["content"] == [list(piece) for piece in SAID.content]
    assert msgspec.convert(row["statements"], tuple[Statement, ...]) == READING.statements
    assert msgspec.convert(row["claims"], tuple[Claim, ...]) == READING.claims


def test_json_holds_the_same_as_jsonl() -> None:
    rows = [json.loads(line) for line in exported("jsonl", READING, READING).splitlines()]
    assert json.loads(exported("json", READING, READING)) == rows


def test_text_that_is_no_unicode_survives_as_escapes() -> None:
    broken = msgspec.structs.replace(READING, article=Article(text="ن\ud83d"))
    assert as_line(broken).isascii()
    assert json.loads(as_line(broken))["text"] == "ن\ud83d"


def test_a_table_says_who_said_what() -> None:
    shown = exported("table", READING)
    for line in (
        r"1  say +speaker +سمير الرملي",
        r"indirect +cue +قال",
        r"content +\"الجسر\" سليم … 12 شخصاً عبروه أمس",
        r"12 +12 شخصاً",
        r"not known +أمس",
        r"SY +35.000, 40.500 +الجسر",
        r"1  denied +claim +الجسر",
        r"denies +سمير الرملي",
        r"1  date +where +أمس",
        r"why +no publication date to count from",
    ):
        assert re.search(line, shown), line


def test_a_table_of_some_kinds_leaves_out_articles_without_them() -> None:
    out = io.StringIO()
    table.write([READING, Reading(article=Article(text="ن", id="a2"))], out, show=("claims",))
    assert "a1" in out.getvalue()
    assert "claims (1)" in out.getvalue()
    assert "figures" not in out.getvalue()
    assert "a2" not in out.getvalue()


def test_a_table_keeps_two_arabic_values_off_one_line() -> None:
    for line in exported("table", *gold_readings()).splitlines():
        if not line.endswith("─"):  # the heading of an article holds its outlet alone
            assert len(re.findall(r"[\u0621-\u064a][^a-z]*?(?: {2,}|$)", line)) <= 1, line


def test_a_table_without_an_article_to_name() -> None:
    assert exported("table", Reading(article=Article(text="ن"))).startswith("article ")


@pytest.mark.parametrize(
    ("low", "high", "approx", "written"),
    [
        (12, 12, False, "12"), (12, 12, True, "~12"), (2000, 3000, False, "2,000–3,000"), (200, None, False, "≥ 200"),
        (None, 30, False, "≤ 30"), (None, None, False, "?"), (2.5, 2.5, False, "2.5"), (1e6, 1e6, False, "1,000,000"),
    ],
)  # fmt: skip
def test_amounts(low: float | None, high: float | None, approx: bool, written: str) -> None:
    assert amount(Figure(span=Span(0, 1), low=low, high=high, approx=approx)) == written


def test_the_page_holds_the_text_untouched_and_nothing_inside_it() -> None:
    page = Page(exported("html", READING))
    assert "\n".join(block for _, block in page.blocks) == TEXT
    assert all(TEXT[start:].startswith(block) for start, block in page.blocks)
    assert page.elements_in_the_text == 0


def test_the_page_marks_the_spans_of_each_record() -> None:
    elements = Page(exported("html", READING)).elements
    marks = {attributes.get("id"): attributes["data-spans"] for _, attributes in elements if "data-spans" in attributes}
    cue, source, (first, second) = SAID.cue, SAID.source, SAID.content
    assert cue
    assert source
    assert marks["s-1"] == (
        f"content:{first.start}-{first.end} content:{second.start}-{second.end} "
        f"source:{source.start}-{source.end} cue:{cue.start}-{cue.end}"
    )
    assert marks["f-1"] == "figure:{}-{}".format(*span("12 شخصاً"))
    assert marks["c-1"] == "claim:{}-{}".format(*span("الجسر"))
    assert marks[None] == "cue:{}-{}".format(*span("أمس"))


def test_nothing_in_an_article_breaks_out_of_the_page() -> None:
    hostile = msgspec.structs.replace(
        READING,
        article=Article(text=HOSTILE + TEXT, id=HOSTILE, outlet=HOSTILE),
        statements=(msgspec.structs.replace(SAID, speaker=HOSTILE, by=(By(HOSTILE, HOSTILE),)),),
        reader=HOSTILE,
    )
    page = Page(exported("html", hostile))
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [attributes for _, attributes in page.elements if any(key.startswith("on") for key in attributes)]


def test_the_page_loads_nothing_and_allows_only_its_own_script_and_style() -> None:
    page = exported("html", READING)
    policy = next(a["content"] for tag, a in Page(page).elements if tag == "meta" and "http-equiv" in a)
    assert policy
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        inner = re.search(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|https?://", page)


def test_the_page_knows_no_left_and_right() -> None:
    style = files("qawl.exports").joinpath("page", "page.css").read_text(encoding="utf-8")
    physical = r"(?<![\w-])(left|right|width|height|(margin|padding|border)-(left|right|top|bottom))\s*:"
    assert not re.search(physical, style)
    assert not re.search(r"text-align:\s*(left|right)|float:", style)


def test_every_value_that_is_not_the_usual_one_has_an_arabic_word() -> None:
    labels = yaml.safe_load(files("qawl.exports").joinpath("page", "labels.yaml").read_text(encoding="utf-8"))
    usual = {"act": {"say"}, "polarity": {"said"}, "modality": {"happened"}, "about": {"other"}, "kind": {"count"}}
    for record in (Statement, Figure, Answer, Claim):
        for name, values in choices(record).items():
            if name in labels:
                assert set(labels[name]) == values - usual.get(name, set()), name


def choices(record: type) -> dict[str, set[str]]:
    """The values that the fields of a record may have, where they are from a closed list."""
    hints = get_type_hints(record)
    return {name: set(get_args(hint)) for name, hint in hints.items() if get_origin(hint) is Literal}


def test_output_is_the_same_every_time() -> None:
    for name in EXPORTERS:
        assert exported(name, READING) == exported(name, READING)


def test_what_a_terminal_would_act_upon_is_made_visible() -> None:
    assert table.shown("a\x1b[0m\nb\tc\x9b\u202e") == "a␛[0m b c�"
