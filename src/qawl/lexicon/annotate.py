"""A text with everything that is found once and read by all finders: words, sentences, quotations, lexicon matches."""

from __future__ import annotations

from typing import NamedTuple

from qawl.lexicon.load import Lexicon
from qawl.text.match import Matches
from qawl.text.quotes import Quotation, find_quotations
from qawl.text.sentences import Sentence, find_sentences
from qawl.text.words import Words
from qawl.types import Article


class Annotated(NamedTuple):
    """An article and what its letters and the lexicon tell about it, before any rule has run."""

    article: Article
    words: Words
    sentences: list[Sentence]
    quotations: list[Quotation]
    matches: Matches
    lexicon: Lexicon


def annotate(article: Article, lexicon: Lexicon) -> Annotated:
    """Split, pair and match: one pass each over the text."""
    words = Words(article.text)
    return Annotated(
        article, words, find_sentences(words), find_quotations(article.text), lexicon.match(words), lexicon
    )
