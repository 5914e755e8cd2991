"""The text is sacred: every span of every record is a stretch of the original, whatever the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qawl import flow
from qawl.lexicon.load import Lexicon, load
from qawl.types import RECORDS, Article, Reading, Record, Span

PIECES = [
    "قال الوزير إن", "وأضاف", "نفى المتحدث باسم الجيش السوري وجود", "أعلنت وكالة «الفجر» أن",
    "مؤكداً أن", "بحسب شهود عيان", "أكثر من", "200", "٣٠٠٠", "12.5", "1,500", "عشرات", "قتيلين",
    "ثلاثة آلاف", "بين 20 و30", "مليون ونصف المليون", "% ", "مدني", "قتلى", "جرحى", "صحفياً", "أمس",
    "فجر اليوم السبت", "9 شباط", "في العام 2014", "ليل السبت الأحد", "12/3/2019", "قرية", "حلب",
    "ريف دمشق", "دير الزور", "الباب", "للسعودية", "بوادي", "قسد", "ق س د", "تنظيم", "وزارة الدفاع",
    "#الجيش_السوري", "تقارير عن", "لا صحة لـ", "(أ.ف.ب)", "YPG", "«", "»", '"', "“", "”", "'",
    "&quot;", "؟", ".", "، ", ":", "\n", "\n\n", "...", "وَقَالَ", "الـ", "ـ", "\u200f", "\u200c",
    "\ufeff", "\ufedf\ufe8e", "\U0001f600", "\x1a", "\r\n", "\u2028", "\t", "و", "ب",
]  # fmt: skip
PUBLISHED = st.one_of(st.none(), st.dates())


@cache
def lexicon() -> Lexicon:
    return load()


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Pieces of news put together without sense, now and then with any character between them."""
    chosen = draw(st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=40))
    return "".join(piece + draw(st.sampled_from([" ", " ", " ", "", "\n"])) for piece in chosen)


def spans(value: Any) -> Iterator[Span]:
    """Every span inside a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)


def records(reading: Reading) -> list[Record]:
    return [record for name in RECORDS for record in getattr(reading, name)]


def check(reading: Reading) -> None:
    text = reading.article.text
    for record in [*records(reading), *reading.problems]:
        for start, end in spans(record):
            assert 0 <= start < end <= len(text), record
            surface = text[start:end]
            assert surface == surface.strip(), record
            assert any(letter.isalnum() for letter in surface), record
    for figure in reading.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    ids = [record.id for record in records(reading)]
    assert len(ids) == len(set(ids))
    statements = {statement.id for statement in reading.statements}
    assert {answer.statement for claim in reading.claims for answer in claim.answers} <= statements
    for record in records(reading):
        assert record.by, f"no reason for {record}"


@example("قال الوزير إن ؟ : A A ", None)  # a colon at the head of a sentence has nobody before it
@given(texts(), PUBLISHED)
@settings(max_examples=300, deadline=None)
def test_every_span_of_every_record_is_a_stretch_of_the_text(text: str, published: Any) -> None:
    check(flow.read(Article(text=text, published=published), lexicon()))


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    check(flow.read(Article(text=text), lexicon()))


@given(texts())
@settings(max_examples=50, deadline=None)
def test_a_reading_is_the_same_each_time_and_is_plain_json(text: str) -> None:
    article = Article(text=text)
    first, second = (json.dumps(flow.read(article, lexicon()).to_dict()) for _ in range(2))
    assert first == second


@given(texts())
@settings(max_examples=50, deadline=None)
def test_what_follows_in_another_paragraph_moves_no_figure_or_date(text: str) -> None:
    """What is counted or dated does not hang on a paragraph that comes later."""
    before = flow.read(Article(text=text + "\n"), lexicon())
    after = flow.read(Article(text=text + "\nلا شيء."), lexicon())
    for name in ("figures", "dates"):
        assert [record.span for record in getattr(before, name)] == [record.span for record in getattr(after, name)]


@pytest.mark.parametrize("piece", ["", " ", "\n", "\u200f", "ـ", "َ", "«", "&quot;", "\ud800", "\x00", "١", "و", "."])
@pytest.mark.parametrize("count", [1, 3, 2_000])
def test_texts_of_one_thing_only(piece: str, count: int) -> None:
    check(flow.read(Article(text=piece * count), lexicon()))
