"""Letters, words, sentences and quotations: what each is, and that offsets are those of the original."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.text.fold import fold, fold_text, raw_length
from qawl.text.quotes import find_quotations
from qawl.text.sentences import find_sentences
from qawl.text.words import Words
from qawl.types import Span

LETTERS = "ابتثجدرسلمنهويةىأإآئؤءکگپ٠١٢٣0123abcXYZ"
ODD = "".join(
    [LETTERS, "ًٌٍَُِّْـ", " \n\r\t.,،؛؟!:…-_/()[]«»“”„‘’'\"‹›&;#%", "\u200f\u200c\u00ad\ufeff\ufedf\ufef3\U0001f600\x1a"]
)
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()), max_size=80)


# --- fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُمَّة", "امه"),
        ("مسؤول", "مسوول"),
        ("إلى", "الي"),
        ("رئيس", "رييس"),
        ("مـــقتل", "مقتل"),
        ("کابل", "كابل"),
        ("٢٠١٩", "2019"),
        ("۲۰۱۹", "2019"),
        ("YPG", "ypg"),
        ("\ufedf\ufe8e", "لا"),
        ("شيء", "شيء"),
    ],
)
def test_spellings_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(TEXTS)
def test_the_map_of_a_fold_leads_back_to_the_letter_it_came_from(text: str) -> None:
    folded = fold_text(text)
    assert folded.text == "".join(map(fold, text))
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    for index, offset in enumerate(folded.offsets[:-1]):
        assert folded.text[index] in fold(text[offset])


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS, st.integers(0, 20))
def test_the_length_of_a_prefix_counts_its_marks(text: str, count: int) -> None:
    length = raw_length(text, count)
    assert 0 <= length <= len(text)
    if length < len(text):
        assert len("".join(map(fold, text[:length]))) >= count


# --- words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال بالي.", ["وقال", "بالي"]),
        ("قُتِلَ ١٢٫٥ ألفاً", ["قُتِلَ", "١٢٫٥", "ألفاً"]),
        ("في 12/3/2019", ["في", "12/3/2019"]),
        ("3,000 أو 3.5%", ["3,000", "أو", "3.5"]),
        ("الـ15 والـ«قسد»", ["الـ15", "والـ", "قسد"]),
        ("#الجيش_السوري", ["الجيش", "السوري"]),
        ("F-16 و«YPG»", ["F", "16", "و", "YPG"]),
        ("", []),
        (" ... ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    found = Words(text)
    assert [found.surface(index) for index in range(len(found))] == words


@given(TEXTS)
def test_words_and_gaps_make_up_the_text(text: str) -> None:
    words = Words(text)
    parts = [words.gap(index) + words.surface(index) for index in range(len(words))]
    assert "".join(parts) + words.gap(len(words)) == text


@given(TEXTS)
def test_words_are_in_order_and_each_covers_itself(text: str) -> None:
    words = Words(text)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))
    for index in range(len(words)):
        assert words.covering(words.span(index, index)) == (index, index)
        assert words.folds[index] == fold(words.surface(index))


def test_a_span_without_a_proclitic_starts_behind_its_marks() -> None:
    words = Words("وَقال")
    assert words.span(0, 0, 1) == Span(2, 5)


def test_a_span_between_words_covers_none() -> None:
    first, last = Words("باب ... باب").covering(Span(4, 7))
    assert first > last


# --- sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوزير. غادر السفير.", ["وصل الوزير", "غادر السفير"]),
        ("عنوان\nنص أول. نص ثان", ["عنوان", "نص أول", "نص ثان"]),
        ("قال د. سامر إن", ["قال د. سامر إن"]),
        ("قال أ. د. سامر إن", ["قال أ. د. سامر إن"]),
        ("عام 2014 م. ثم عاد", ["عام 2014 م", "ثم عاد"]),
        ("بلغت النسبة 3.5 في المئة", ["بلغت النسبة 3.5 في المئة"]),
        ("1. سقوط البلدة", ["1. سقوط البلدة"]),
        ("قناة بي.بي.سي أفادت", ["قناة بي.بي.سي أفادت"]),
        ("موقع example.com أفاد", ["موقع example.com أفاد"]),
        ("غادر السفير.ووصل الوزير", ["غادر السفير", "ووصل الوزير"]),
        ("لماذا؟! لا أحد يعرف", ["لماذا", "لا أحد يعرف"]),
        ("«من قصف البلدة؟» تساءل الوزير", ["من قصف البلدة؟» تساءل الوزير"]),
        ("قال «... سنعود» ثم رحل", ["قال «... سنعود» ثم رحل"]),
        ("على قوله (...) ثم رحل", ["على قوله (...) ثم رحل"]),
        ("انتظروا... ثم رحلوا", ["انتظروا", "ثم رحلوا"]),
        ("", []),
        ("!!!", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    words = Words(text)
    spans = [words.span(sentence.first, sentence.last) for sentence in find_sentences(words)]
    assert [text[span.start : span.end] for span in spans] == sentences


def test_lines_are_numbered_from_the_headline() -> None:
    words = Words("عنوان\n\nأول. ثان\nثالث")
    assert [sentence.line for sentence in find_sentences(words)] == [0, 1, 1, 2]


@given(TEXTS)
def test_sentences_hold_every_word_once(text: str) -> None:
    words = Words(text)
    sentences = find_sentences(words)
    held = [index for sentence in sentences for index in range(sentence.first, sentence.last + 1)]
    assert held == list(range(len(words)))
    assert all(left.line <= right.line for left, right in pairwise(sentences))
    for sentence in sentences:
        span = words.span(sentence.first, sentence.last)
        assert "\n" not in text[span.start : span.end]


# --- quotations

CLOSED = [
    ("قال «لن نعود» ثم رحل", ["لن نعود"]),
    ('قال "لن نعود" ثم رحل', ["لن نعود"]),
    ("قال “لن نعود” ثم رحل", ["لن نعود"]),
    ("قال „لن نعود” ثم رحل", ["لن نعود"]),
    ("قال ‹لن نعود› ثم رحل", ["لن نعود"]),
    ("قال ‘لن نعود’ ثم رحل", ["لن نعود"]),
    ("قال 'لن نعود' ثم رحل", ["لن نعود"]),
    ("قال ''لن نعود'' ثم رحل", ["لن نعود"]),
    ("قال ««لن نعود»» ثم رحل", ["لن نعود"]),
    ('قال ""لن نعود"" ثم "رحل"', ["لن نعود", "رحل"]),
    ("قال &quot;لن نعود&quot; ثم رحل", ["لن نعود"]),
    ("قال \x1aلن نعود\x1a ثم رحل", ["لن نعود"]),
    ("قال »لن نعود« ثم رحل", ["لن نعود"]),
    ("تنظيم ”الفجر“ ثم رحل", ["الفجر"]),
    ("قال «لن نعود» و«لن نبقى».", ["لن نعود", "لن نبقى"]),
    ('بـ"الفجر" و"النور" من"الليل" ثم', ["الفجر", "النور", "الليل"]),
    ('قال "لن نعود"وأضاف "ولن نبقى".', ["لن نعود", "ولن نبقى"]),
    ("قال:«لن نعود».", ["لن نعود"]),
    ('قال: "لن نعود إلى (البلدة)".', ["لن نعود إلى (البلدة)"]),
    ('قال " لن نعود " ثم رحل', ["لن نعود"]),
    ('قال "...لن نعود" ثم رحل', ["...لن نعود"]),
    ("سأل: «لماذا؟» ثم رحل", ["لماذا؟"]),
    ("قال “لن نعود إلى ‘الفجر’ أبداً” ثم رحل", ["لن نعود إلى ‘الفجر’ أبداً", "الفجر"]),
    ('قال "لن نعود إلى "الفجر" أبداً" ثم رحل', ['لن نعود إلى "الفجر" أبداً', "الفجر"]),
    ("قال «لن نعود إلى «الفجر» أبداً» ثم رحل", ["لن نعود إلى «الفجر» أبداً", "الفجر"]),
    ('قال "لن نعود» ثم رحل', ["لن نعود"]),
    ('قال «لن نعود" ثم رحل', ["لن نعود"]),
    ('قال "عشرات "الجنود رحلوا', ["عشرات"]),
    ("it's the soldiers’ day", []),
    ("l’homme d'hier", []),
    ("لا مقتبس هنا", []),
    ("«»", []),
    ('"""""', []),
]


@pytest.mark.parametrize(("text", "inside"), CLOSED)
def test_closed_quotations(text: str, inside: list[str]) -> None:
    found = find_quotations(text)
    assert [text[q.span.start : q.span.end] for q in found] == inside
    assert all(q.closed for q in found)


UNCLOSED = [
    ("قال «لن نعود\nثم رحل", ["لن نعود"]),
    ('قال "لن نعود إلى "الفجر" أبداً.\nثم رحل', ['لن نعود إلى "الفجر" أبداً.', "+الفجر"]),
    ("قال «لن نعود. وأضاف «ولن نبقى هنا أبداً بعد اليوم» ثم", ["لن نعود. وأضاف", "+ولن نبقى هنا أبداً بعد اليوم"]),
    ("«لن نعود أبداً.\n«ولن نبقى».", ["لن نعود أبداً.", "+ولن نبقى"]),
    ("قال «لن نعود أبداً.\nسنبقى هنا.\nإلى الغد» ثم رحل", ["لن نعود أبداً.", "سنبقى هنا.", "+إلى الغد"]),
    ("ثم رحل» وعاد", []),
    ("\x1a خبر أول\n\x1a خبر ثان", []),
]


@pytest.mark.parametrize(("text", "inside"), UNCLOSED)
def test_an_unclosed_quotation_ends_with_its_line(text: str, inside: list[str]) -> None:
    """A plus marks those that are closed."""
    found = find_quotations(text)
    assert [("+" if q.closed else "") + text[q.span.start : q.span.end] for q in found] == inside


def test_the_outer_span_holds_the_marks() -> None:
    (quotation,) = find_quotations("قال « لن نعود » ثم")
    assert quotation.outer == Span(4, 15)
    assert quotation.span == Span(6, 13)


@given(TEXTS)
def test_quotations_lie_in_one_line_inside_their_marks(text: str) -> None:
    found = find_quotations(text)
    assert found == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    for span, outer, _ in found:
        assert 0 <= outer.start <= span.start < span.end <= outer.end <= len(text)
        inside = text[span.start : span.end]
        assert inside == inside.strip()
        assert "\n" not in text[outer.start : outer.end]


@given(st.text(alphabet="اب \n.،", max_size=60))
def test_a_text_without_marks_has_no_quotations(text: str) -> None:
    assert find_quotations(text) == []


@pytest.mark.parametrize(
    "piece", ['"', '"ا ', ' "ا ب ج د', "«", "» ", "«ا “ب ", "'ا ", '"\n', 'ا" ', "&quot;", "“ا ب ج د ” «"]
)
def test_a_text_of_nothing_but_marks_takes_linear_time(piece: str) -> None:
    """Sixteen times the text takes far less than the 256 times of a quadratic reader."""

    def seconds(count: int) -> float:
        text = piece * count + 'ا" ' * count
        taken = []
        for _ in range(3):
            begin = time.perf_counter()
            find_quotations(text)
            taken.append(time.perf_counter() - begin)
        return min(taken)

    assert seconds(16_000) < 80 * max(seconds(1_000), 0.001)
