"""Persons: named in full they are actors, and their surnames and roles lead to them."""

from __future__ import annotations

import pytest

import qawl
from qawl.types import Actor


def persons(text: str) -> list[Actor]:
    found = [actor for actor in qawl.read(f"خبر\n{text}").actors if actor.kind == "person"]
    for actor in found:
        assert list(actor.spans) == sorted(actor.spans)
    return found


def names(text: str) -> dict[str, tuple[str, ...]]:
    return {actor.name: actor.names for actor in persons(text)}


def test_a_person_has_all_names_under_which_they_speak() -> None:
    text = "وقال المتحدث سمير الرملي إن الجسر مغلق. وأضاف الرملي أن الطريق مفتوح. وأكد المتحدث أن المدرسة مغلقة."
    assert names(text) == {"سمير الرملي": ("سمير الرملي", "الرملي", "المتحدث")}


def test_a_surname_that_is_also_a_place_means_the_person() -> None:
    text = "والتقت الوكالة مع مدير المركز مصطفى بالي. وقال بالي إن الجسر مغلق."
    (statement,) = qawl.read(f"خبر\n{text}").statements
    assert statement.speaker == "مصطفى بالي"
    assert names(text) == {"مصطفى بالي": ("مصطفى بالي", "بالي")}


def test_the_fuller_name_is_the_name() -> None:
    text = "وقال الوزير سمير الرملي إن الجسر مغلق. وأكد الوزير سمير أحمد الرملي أن الطريق مغلق."
    assert names(text) == {"سمير أحمد الرملي": ("سمير الرملي", "سمير أحمد الرملي")}


def test_two_persons_with_one_surname_are_two() -> None:
    text = "وقال الوزير سمير الرملي إن الجسر مغلق. وأكد النائب أحمد الرملي أن الطريق مغلق."
    assert set(names(text)) == {"سمير الرملي", "أحمد الرملي"}


@pytest.mark.parametrize(
    "text",
    [
        "وأكدت البلدية حسن الجوار مع القرى.",
        "وانتشرت القوات في كامل المنطقة الشرقية.",
        "ونالت الخطة رضا الجانبين.",
        "وقال الوزير إن الجسر مغلق.",
    ],
)
def test_words_that_are_also_first_names_are_nobody(text: str) -> None:
    assert persons(text) == []


def test_a_name_ends_before_what_belongs_to_it() -> None:
    assert set(names("وزار الرئيس سمير الرملي ووزراؤه المدينة.")) == {"سمير الرملي"}
