"""Chains: from the outlet over who signed the text and who passes something on to who says it."""

from __future__ import annotations

import pytest

import qawl
from qawl.flow import read
from qawl.types import Article, Statement

SAID = "أعلن المتحدث سمير الرملي أن الجسر مغلق."
WHO = ("says", "سمير الرملي")


def statements(text: str, outlet: str | None = None) -> tuple[Statement, ...]:
    found = read(Article(text=text, outlet=outlet), qawl.load_lexicon()).statements
    for statement in found:
        for link in statement.chain:
            if link.span is not None and link.relation in ("carries", "writes"):
                assert text[link.span.start : link.span.end] == link.name
    return found


def chain(text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    return [(link.relation, link.name) for link in statements(text, outlet)[0].chain]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f"خبر\n{SAID}", []),
        (f"خبر\n{SAID}\nسانا", [("carries", "سانا")]),
        (f"خبر\n{SAID}\n(د ج)\nANHA", [("carries", "ANHA"), ("writes", "د ج")]),
        (f"خبر\n{SAID}\nم ح/ أ ف ب", [("carries", "أ ف ب"), ("writes", "م ح")]),
        (f"خبر\n{SAID} (رويترز)", [("carries", "رويترز")]),
        (f"خبر\n{SAID}\nوكالات", [("carries", "وكالات")]),
        (f"خبر\nعدن (رويترز) - {SAID}", [("carries", "رويترز")]),
        (f"خبر\nدمشق - وكالات: {SAID}", [("carries", "وكالات")]),
        (f"الباغوز – خاص\n{SAID}", []),
        (f"خبر\nإعداد: سمير الحمداني\n{SAID}", [("writes", "سمير الحمداني")]),
        (f"خبر\nمراسل سمير الحمداني – دمشق\n{SAID}", [("writes", "سمير الحمداني")]),
        (f"خبر\nسمير الحمداني- سبق- دمشق: {SAID}", [("carries", "سبق"), ("writes", "سمير الحمداني")]),
    ],
)
def test_who_signed_the_text_stands_before_the_speaker(text: str, links: list[tuple[str, str]]) -> None:
    assert chain(text) == [*links, WHO]


@pytest.mark.parametrize(
    "text",
    [
        f"خبر\n{SAID} وحضر مدير الوكالة (سانا) الاجتماع.",
        f"خبر\n{SAID} وحضر الاجتماع مدير وكالة الأنباء (سانا).",
        f"خبر\n{SAID}\nوانتهى الاجتماع (أ).",
        f"سمير الحمداني\n{SAID}",
        f"خبر\n{SAID}\nدمشق",
    ],
)
def test_what_only_looks_like_a_byline_signs_nothing(text: str) -> None:
    assert chain(text) == [WHO]


def test_the_outlet_is_outermost_and_is_not_told_twice() -> None:
    assert chain(f"خبر\n{SAID}", "Qalam") == [("publishes", "Qalam"), WHO]
    (statement,) = statements(f"خبر\n{SAID}\n(د ج)\nANHA", "ANHA")
    assert [(link.relation, link.name) for link in statement.chain] == [
        ("publishes", "ANHA"), ("writes", "د ج"), WHO,
    ]  # fmt: skip
    assert statement.chain[0].span is not None


def test_who_passes_something_on_stands_before_who_says_it() -> None:
    _, quoted = statements("خبر\nقالت وكالة سانا نقلاً عن مصدر عسكري إن القوات انسحبت.")
    assert [(link.relation, link.name) for link in quoted.chain] == [("quotes", "وكالة سانا"), ("says", "مصدر عسكري")]
    said, cited = statements("خبر\nقال المتحدث سمير الرملي إن الجسر مغلق، وفقاً لقناة الميادين.")
    assert [link.name for link in said.chain] == ["قناة الميادين", "سمير الرملي"]
    assert [link.name for link in cited.chain] == ["قناة الميادين"]


def test_who_stands_inside_what_another_says_comes_behind_them() -> None:
    _, inner = statements("خبر\nقال المتحدث سمير الرملي إن البلدية أعلنت أن الجسر مغلق.")
    assert [link.name for link in inner.chain] == ["سمير الرملي", "البلدية"]


def test_nobody_is_put_into_a_chain_who_is_not_known() -> None:
    assert chain("خبر\nوأضاف أن الجسر مغلق في الصباح.") == []
