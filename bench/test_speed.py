"""How fast qawl reads: words a second of whole readings, the time to start, and that time grows with the text only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import qawl
from corpus.load import load_all

LEAST_WORDS = 20_000  # a second on one core, to_dict included
MOST_START = 0.5  # seconds for import and lexicon once cached
MOST_GROWTH = 3.0  # times as long for a text twice as long; 2 is linear, and 4 quadratic
MEGABYTE = 1_000_000
WORD = "قال "
SENTENCES = {
    "named": "قال زيدون إن الطريق مغلق.\n",
    "unnamed": "قال مصدر في القرية إن الطريق مغلق.\n",
    "headlines": "زيدون: الطريق مغلق\n",
    "dropped": "قالت سعاد الزين إن الطريق مغلق. وأضاف أنه بعيد.\n",
}
TENTH = 100_000  # bytes of one sentence over and over
QUOTES = {"same": '"', "guillemets": "«»", "opened": "«", "mixed": "“”«»\"'"}


def read_all(articles: list[dict[str, str]]) -> int:
    for article in articles:
        qawl.read(article["text"], published=article["published"], outlet=article["outlet"]).to_dict()
    return sum(len(article["text"].split()) for article in articles)


def test_words_a_second(benchmark) -> None:  # type: ignore[no-untyped-def]
    articles = load_all()
    words = benchmark.pedantic(read_all, args=(articles,), rounds=7, warmup_rounds=1)
    speed = words / benchmark.stats.stats.min
    benchmark.extra_info["words_per_second"] = round(speed)
    print(f"\n{speed:,.0f} words a second over {words:,} words")
    assert speed >= LEAST_WORDS


def test_start(benchmark, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Import and lexicon in a new process, less the time that Python itself takes to start."""
    settings = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}

    def started(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True, env=settings)

    started("import qawl; qawl.load_lexicon()")  # fills the cache
    empty = min(timed(lambda: started("pass")) for _ in range(5))
    benchmark.pedantic(started, args=("import qawl; qawl.load_lexicon()",), rounds=7)
    assert benchmark.stats.stats.min - empty <= MOST_START


def timed(run) -> float:  # type: ignore[no-untyped-def]
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


@pytest.mark.parametrize("unit", [WORD, *QUOTES.values()], ids=["one word", *QUOTES])
def test_time_grows_with_the_text_only(benchmark, unit: str) -> None:  # type: ignore[no-untyped-def]
    """A megabyte of one word, or of nothing but quotation marks, against half of it."""
    whole = unit * (MEGABYTE // len(unit.encode()))
    half = whole[: len(whole) // 2]
    shorter = min(timed(lambda: qawl.read(half)) for _ in range(2))
    benchmark.pedantic(qawl.read, args=(whole,), rounds=2)
    assert benchmark.stats.stats.min <= max(MOST_GROWTH * shorter, 1.0)


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_time_grows_with_the_statements_only(benchmark, sentence: str) -> None:  # type: ignore[no-untyped-def]
    """One speaker over and over, against half as often: who spoke before is not read through for each."""
    count = TENTH // len(sentence.encode())
    shorter = min(timed(lambda: qawl.read(sentence * (count // 2))) for _ in range(2))
    benchmark.pedantic(qawl.read, args=(sentence * count,), rounds=2)
    assert benchmark.stats.stats.min <= max(MOST_GROWTH * shorter, 0.2)
