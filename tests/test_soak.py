"""Long proofs, run by `make soak`: thousands of real articles, and every article of the corpus damaged in every way."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import qawl
from corpus.load import load_all
from tests.soundness import faults_of

pytestmark = pytest.mark.soak
NEWS = Path(__file__).resolve().parents[2] / "shared/articles/news.jsonl"
MARKS = "«»“”\"'‹›:،.\n\r\u200f\u0640\0🙂"
ROUNDS = 20


@pytest.mark.skipif(not NEWS.exists(), reason=f"{NEWS} is not here: the real articles belong to their outlets")
def test_real_articles() -> None:
    wrong = []
    with NEWS.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            reading = qawl.read(row["text"], published=row["published"], outlet=row["outlet"])
            wrong += [f"{row['id']}: {fault}" for fault in faults_of(reading)]
    assert not wrong


def damaged(text: str, dice: random.Random) -> Iterator[str]:
    """The text cut, with marks strewn in, with letters lost, with its words shuffled."""
    at = dice.randrange(len(text))
    yield text[at:]
    yield text[:at]
    letters = list(text)
    for _ in range(30):
        letters.insert(dice.randrange(len(letters)), dice.choice(MARKS))
    yield "".join(letters)
    yield "".join(letter for letter in text if dice.random() > 0.03)
    words = text.split(" ")
    dice.shuffle(words)
    yield " ".join(words)


@pytest.mark.parametrize("article", load_all(), ids=lambda article: article["id"])
def test_damaged_articles(article: dict[str, str]) -> None:
    dice = random.Random(article["id"])
    for _ in range(ROUNDS):
        for text in damaged(article["text"], dice):
            assert not list(faults_of(qawl.read(text, published=article["published"]))), text
