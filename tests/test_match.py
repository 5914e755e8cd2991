"""The matcher: longest phrases, proclitics by class, layers apart, only spaces inside a phrase."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.text.match import Matcher, phrase_seconds
from qawl.text.words import Words

PROCLITICS = {"none": [""], "conjunction": ["", "و", "ف"], "noun": ["", "و", "ال", "وال", "ب", "بال", "ل", "لل"]}


def matcher(*entries: str) -> Matcher:
    """Entries as "layer: phrase: class of proclitics"; each refers to itself."""
    phrases: dict[str, list[tuple[str, object, str, str]]] = {}
    for entry in entries:
        layer, phrase, clitics = entry.split(": ")
        key = " ".join(Words(phrase).folds)
        phrases.setdefault(key, []).append((layer, phrase, "", clitics))
    return Matcher(phrases, phrase_seconds(phrases), PROCLITICS)


def found(text: str, *entries: str, layer: str = "a") -> list[str]:
    """The matches as prefix+phrase@surface."""
    words = Words(text)
    matches = matcher(*entries).match(words).layer(layer).values()
    return [f"{m.prefix}+{m.ref}@{text[m.span(words).start : m.span(words).end]}" for m in matches]


def test_the_longest_phrase_wins() -> None:
    entries = ("a: دير: none", "a: دير الزور: none", "a: دير الزور القديمة: none")
    assert found("في دير الزور اليوم", *entries) == ["+دير الزور@دير الزور"]
    assert found("في دير قديم", *entries) == ["+دير@دير"]


def test_the_leftmost_phrase_keeps_what_it_covers() -> None:
    assert found("سوق باب الهوا", "a: سوق باب: none", "a: باب الهوا: none") == ["+سوق باب@سوق باب"]


def test_a_longer_phrase_replaces_a_shorter_one_of_the_same_start_whatever_its_proclitics() -> None:
    entries = ("a: وادي: none", "a: ادي بردى: conjunction")
    assert found("وادي بردى", *entries) == ["و+ادي بردى@ادي بردى"]


def test_of_two_readings_of_one_length_the_one_with_fewer_proclitics_wins() -> None:
    assert found("ولد", "a: لد: conjunction", "a: ولد: none") == ["+ولد@ولد"]


def test_layers_do_not_hide_one_another() -> None:
    entries = ("a: باب الهوا: none", "b: باب: none", "b: الهوا: none")
    assert found("باب الهوا", *entries) == ["+باب الهوا@باب الهوا"]
    assert found("باب الهوا", *entries, layer="b") == ["+باب@باب", "+الهوا@الهوا"]


@pytest.mark.parametrize(
    ("word", "clitics", "prefix"),
    [
        ("وباب", "conjunction", "و"),
        ("بالباب", "noun", "بال"),
        ("للباب", "noun", "لل"),
        ("بالباب", "conjunction", None),
        ("وباب", "none", None),
        ("يباب", "noun", None),
    ],
)
def test_proclitics_are_those_of_the_class(word: str, clitics: str, prefix: str | None) -> None:
    assert found(word, f"a: باب: {clitics}") == ([] if prefix is None else [f"{prefix}+باب@باب"])


def test_a_name_is_not_cut_where_the_rest_is_no_word() -> None:
    assert found("بالي وبعلبكي", "a: علبك: noun") == []


@pytest.mark.parametrize("gap", [" ", "  ", "\u00a0", "_", "-", ".", "\u200f "])
def test_a_phrase_may_hold_spaces_and_the_joints_of_abbreviations(gap: str) -> None:
    assert len(found(f"بي{gap}بي{gap}سي", "a: بي بي سي: none")) == 1


@pytest.mark.parametrize("gap", [". ", "، ", "\n", ' "', " (", ": ", " - "])
def test_a_phrase_is_broken_by_anything_else(gap: str) -> None:
    assert found(f"دير{gap}الزور", "a: دير الزور: none") == []


def test_vowel_marks_tatweel_and_spellings_do_not_matter_and_offsets_are_of_the_original() -> None:
    assert found("وَإدلـــب", "a: ادلب: conjunction") == ["و+ادلب@إدلـــب"]


def test_a_text_without_words_has_no_matches() -> None:
    assert list(matcher("a: باب: none").match(Words(" ... \n"))) == []


WORDS = st.lists(st.sampled_from(["باب", "وباب", "الهوا", "دير", "بالدير", "قال", "و"]), max_size=12)
GAPS = st.sampled_from([" ", "  ", "، ", ". ", "\n", "-", "_"])


@given(st.data(), WORDS)
def test_matches_of_a_layer_never_overlap_and_are_what_the_words_say(data: st.DataObject, chosen: list[str]) -> None:
    text = "".join(word + data.draw(GAPS) for word in chosen)
    words = Words(text)
    entries = (
        "a: باب: conjunction",
        "a: باب الهوا: none",
        "a: دير: noun",
        "a: باب دير: conjunction",
        "b: قال باب: none",
    )
    matches = matcher(*entries).match(words)
    for layer in ("a", "b"):
        ordered = list(matches.layer(layer).values())
        assert all(left.last < right.first for left, right in pairwise(ordered))
        for match in ordered:
            said = " ".join(words.folds[match.first : match.last + 1])
            assert said == match.prefix + " ".join(Words(str(match.ref)).folds)
            assert matches.at(layer, match.first) is match


@given(WORDS)
def test_a_matcher_that_has_read_other_texts_reads_the_same(chosen: list[str]) -> None:
    text = " ".join(chosen)
    entries = ("a: باب: conjunction", "a: باب الهوا: none", "a: دير: noun")
    used = matcher(*entries)
    used.match(Words("وباب بالدير قال الهوا"))
    assert list(used.match(Words(text))) == list(matcher(*entries).match(Words(text)))
