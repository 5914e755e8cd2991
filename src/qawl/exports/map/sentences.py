"""Which sentence a mention stands in, and at which line of the article it begins."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from qawl.text.sentences import find_sentences
from qawl.text.words import Words
from qawl.types import Span

LONGEST = 240  # code points of a sentence that is quoted


class Sentences(NamedTuple):
    """The sentences of a text in order, from their first word to their last."""

    text: str
    spans: list[Span]
    starts: list[int]


def sentences_of(text: str) -> Sentences:
    """All sentences that hold a word."""
    words = Words(text)
    spans = [Span(words.starts[one.first], words.ends[one.last]) for one in find_sentences(words)]
    return Sentences(text, spans, [span.start for span in spans])


def around(sentences: Sentences, mention: Span) -> Span:
    """The sentence in which a mention begins, and all of the mention."""
    index = bisect_right(sentences.starts, mention.start) - 1
    sentence = sentences.spans[index] if index >= 0 else mention
    return Span(min(sentence.start, mention.start), max(sentence.end, mention.end))


def quoted(sentences: Sentences, sentence: Span) -> str:
    """The sentence on one line, cut where it is long."""
    text = " ".join(sentences.text[sentence.start : sentence.end].split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def line_of(sentences: Sentences, mention: Span) -> int:
    """Where the line that holds a mention begins: the block of the page has its id from it."""
    return sentences.text.rfind("\n", 0, mention.start) + 1
