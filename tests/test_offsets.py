"""The text is sacred: whatever it is, every span lies in it, nothing raises, and a reading is the same every time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import qawl
from corpus.load import load_all
from tests.soundness import faults_of

ARTICLES = load_all()
PIECES = [
    "قال", "وقال", "نفى", "مؤكداً أن", "بحسب", "المتحدث باسم الجيش", "مصدر", "إن", "أن", "أمس", "الاثنين", "لا صحة",
    "ما تردد عن", "12", "٣٠٠", "ألف", "مئات", "قتيلاً", "من", "إلى", "3", "آذار", "2019", "مدينة", "الميادين", "و",
    "«", "»", '"', "“", "”", ":", "،", ".", "\n", "\r\n", "\t", "(", ")", "-", "%", "دولار", " ", "A", "ﻗﺎﻝ",
    "\u200f", "\u0640", "\u064f", "🙂", "\ud83d", "\0",
]  # fmt: skip


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_corpus(article: dict[str, str]) -> None:
    reading = qawl.read(article["text"], published=article["published"], outlet=article["outlet"])
    assert not list(faults_of(reading))
    assert reading.article.text == article["text"]
    again = qawl.read(article["text"], published=article["published"], outlet=article["outlet"])
    assert again.to_dict() == reading.to_dict()


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]))
@example(["\u0640", "3"], " ")
@example(["«"] * 40, "")
@example(['"', "قال"] * 20, " ")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pieces_of_news_in_any_order(pieces: list[str], glue: str) -> None:
    reading = qawl.read(glue.join(pieces), published="2019-03-05", outlet="الديرة")
    assert not list(faults_of(reading))
    assert list(qawl.figures(glue.join(pieces))) is not None
    assert list(qawl.dates(glue.join(pieces))) is not None


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    assert not list(faults_of(qawl.read(text)))


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "قال", "«", '"', "قال:", ": «", "12", "أمس", "\ufeff"])
def test_next_to_nothing(text: str) -> None:
    assert not list(faults_of(qawl.read(text)))
