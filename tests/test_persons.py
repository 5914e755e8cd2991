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


def roles(text: str) -> dict[str, tuple[str, str | None] | None]:
    found = {}
    for actor in persons(text):
        role = actor.role
        if role is not None:
            assert f"خبر\n{text}"[role.span.start : role.span.end] == role.text
        found[actor.name] = (role.text, role.organisation) if role is not None else None
    return found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "والتقت الوكالة مدير المركز الإعلامي لقوات سوريا الديمقراطية، سمير الرملي، في القرية.",
            ("مدير المركز الإعلامي لقوات سوريا الديمقراطية", "قوات سوريا الديمقراطية"),
        ),
        (
            "وقال سمير الرملي، المتحدث باسم بلدية القرية، إن الجسر مغلق.",
            ("المتحدث باسم بلدية القرية", "بلدية القرية"),
        ),
        ("وقال سمير الرملي رئيس بلدية القرية إن الجسر مغلق.", ("رئيس بلدية القرية", "بلدية القرية")),
        ("وقال المتحدث باسم الجيش العميد سمير الرملي إن الجسر مغلق.", ("المتحدث باسم الجيش", "الجيش")),
        ("وقال القيادي في حركة حماس سمير الرملي إن الجسر مغلق.", ("القيادي في حركة حماس", "حركة حماس")),
        ("وقال العميد سمير الرملي إن الجسر مغلق.", ("العميد", None)),
        ("وقال وزير الدفاع سمير الرملي إن الجسر مغلق.", ("وزير الدفاع", None)),
        ("وقال سفير السويد لدى الأمم المتحدة سمير الرملي إن الجسر مغلق.", ("سفير السويد لدى الأمم المتحدة", None)),
        ("وقال الدكتور سمير الرملي إن الجسر مغلق.", None),
    ],
)
def test_a_person_has_the_role_and_body_with_which_they_are_introduced(
    text: str, role: tuple[str, str | None] | None
) -> None:
    assert roles(text) == {"سمير الرملي": role}


def test_the_role_that_names_a_body_is_kept() -> None:
    text = "وقال العميد سمير الرملي إن الجسر مغلق. وأضاف المتحدث باسم الجيش سمير الرملي أن الطريق مفتوح."
    assert roles(text) == {"سمير الرملي": ("المتحدث باسم الجيش", "الجيش")}


def test_the_role_of_another_person_is_none_of_theirs() -> None:
    assert roles("ووصل الوزير سمير الرملي، ورئيس البلدية أحمد الحمداني، إلى القرية.") == {
        "سمير الرملي": ("الوزير", None),
        "أحمد الحمداني": ("رئيس البلدية", "البلدية"),
    }
    assert roles("وقال الوزير سمير الرملي إنه التقى أحمد الحمداني رئيس البلدية.")["سمير الرملي"] == ("الوزير", None)


def test_who_speaks_with_a_role_is_an_actor_though_no_list_has_the_first_name() -> None:
    text = "وقال الناطق باسم حركة طالبان سالم حمدان إن الجسر مغلق."
    assert roles(text) == {"سالم حمدان": ("الناطق باسم حركة طالبان", "حركة طالبان")}
