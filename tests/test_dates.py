"""Dates: every day in every wording comes back as itself, nothing raises, and what is unknown stays unknown."""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.lexicon.annotate import annotate
from qawl.lexicon.load import Lexicon, load
from qawl.mentions.dates import bare_dates, find_dates
from qawl.mentions.numerals import find_numerals
from qawl.types import Article, Date, Problem
from tests.date_wordings import BEFORE, HIJRI, HIJRI_WORDINGS, MONTHS, NUMERIC, WEEKDAYS, WORDINGS

FIRST, LAST = Day(1900, 1, 1), Day(2077, 12, 31)
FIRST_HIJRI, LAST_HIJRI = Day(1924, 8, 1), Day(2077, 11, 16)
PUBLISHED = Day(2019, 6, 12)  # a Wednesday
PIECES = [
    *(name for names in MONTHS.values() for name in names),
    *WEEKDAYS,
    *HIJRI,
    *["في", "من", "إلى", "بين", "و", "قبل", "بعد", "منذ", "كل"],
    *[
        "يوم",
        "اليوم",
        "أمس",
        "غداً",
        "شهر",
        "الشهر",
        "عام",
        "العام",
        "الأسبوع",
        "أيام",
        "عامي",
        "القرن",
        "هذا",
        "نفس",
        "الماضي",
        "المقبل",
        "الجاري",
        "نفسه",
        "منه",
    ],
    *[
        "مساء",
        "ليل",
        "منتصف",
        "أواخر",
        "صيف",
        "الصيف",
        "عيد",
        "العيد",
        "الأول",
        "أول",
        "آخر",
        "التاسع",
        "هـ",
        "م",
        "رمضان",
        "الثمانينات",
        "النصف",
    ],
    *[
        "3",
        "15",
        "31",
        "2014",
        "1436",
        "12/5/2018",
        "2018-06",
        "9/2018",
        "1436هـ",
        "ثلاثة",
        "،",
        ".",
        "/",
        "-",
        "(",
        ")",
        "«",
        "»",
        "\n",
    ],
]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return load()


def read(text: str, published: Day | None = PUBLISHED, *, bare: bool = False) -> tuple[list[Date], list[Problem]]:
    annotated = annotate(Article(text=text, published=published), lexicon())
    return (bare_dates if bare else find_dates)(annotated, find_numerals(annotated))


def values(text: str, published: Day | None = PUBLISHED, *, bare: bool = False) -> list[str | None]:
    return [date.value for date in read(text, published, bare=bare)[0]]


def surfaces(text: str) -> list[str]:
    return [text[slice(*date.span)] for date in read(text)[0]]


@given(st.dates(FIRST, LAST), st.sampled_from(sorted(WORDINGS)), st.none() | st.dates(FIRST, LAST))
@settings(max_examples=600, deadline=None)
def test_every_day_in_every_wording_is_itself_whenever_published(day: Day, name: str, published: Day | None) -> None:
    text = f"وقع الحادث في {WORDINGS[name](day)} قرب المدينة."
    assert values(text, published) == [day.isoformat()], text


@given(st.dates(FIRST_HIJRI, LAST_HIJRI), st.sampled_from(sorted(HIJRI_WORDINGS)))
@settings(max_examples=400, deadline=None)
def test_every_hijri_day_in_every_wording_is_its_gregorian_day(day: Day, name: str) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    text = f"صدر القرار في {HIJRI_WORDINGS[name](hijri.year, hijri.month, hijri.day)} ونشر."
    assert values(text, None) == [day.isoformat()], text


@pytest.mark.soak
@pytest.mark.parametrize("before", sorted(BEFORE))
def test_all_days_of_all_years_in_all_wordings(before: str) -> None:
    wordings = [wording for name, wording in WORDINGS.items() if name.startswith(f"{before} | ")]
    for count in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=count)
        spelt = [wordings[(count + step) % len(wordings)](day) for step in range(0, len(wordings), 150)]
        assert values("\n".join(f"في {one}." for one in spelt), None) == [day.isoformat()] * len(spelt), spelt


@pytest.mark.soak
def test_all_hijri_days_in_all_wordings() -> None:
    wordings = list(HIJRI_WORDINGS.values())
    for count in range((LAST_HIJRI - FIRST_HIJRI).days + 1):
        day = FIRST_HIJRI + timedelta(days=count)
        hijri = Gregorian.fromdate(day).to_hijri()
        spelt = [wordings[(count + step) % len(wordings)](*hijri.datetuple()) for step in range(0, len(wordings), 16)]
        assert values("\n".join(f"في {one}." for one in spelt), None) == [day.isoformat()] * len(spelt), spelt


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([" ", "", " و"]), st.none() | st.dates())
@settings(max_examples=600, deadline=None)
def test_words_of_dates_in_any_order_raise_nothing_and_keep_their_offsets(
    pieces: list[str], joint: str, published: Day | None
) -> None:
    text = joint.join(pieces)
    for bare in (False, True):
        found, problems = read(text, published, bare=bare)
        spans = [date.span for date in found]
        assert all(0 <= span.start < span.end <= len(text) for span in spans), text
        assert all(text[slice(*span)].strip() == text[slice(*span)] for span in spans), text
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans)), text
        assert all(date.by for date in found)
        assert [date.span for date in found if date.value is None] == [problem.span for problem in problems]


@given(st.text(), st.none() | st.dates())
@settings(max_examples=200, deadline=None)
def test_any_text_raises_nothing(text: str, published: Day | None) -> None:
    read(text, published)
    read(text, published, bare=True)


@given(st.dates(Day(2000, 1, 1), Day(2060, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one_or_the_day_itself(published: Day, weekday: int) -> None:
    (value,) = values(f"قصفت المدفعية البلدة {WEEKDAYS[weekday]}.", published)
    day = Day.fromisoformat(value or "")
    assert day.weekday() == weekday
    assert 0 <= (published - day).days < 7


@given(st.dates(Day(2000, 1, 1), Day(2060, 1, 1)), st.integers(0, 6))
def test_the_last_weekday_lies_before_the_publication_and_the_next_after_it(published: Day, weekday: int) -> None:
    last, coming = values(f"زاروها {WEEKDAYS[weekday]} الماضي ويزورونها {WEEKDAYS[weekday]} المقبل.", published)
    assert 1 <= (published - Day.fromisoformat(last or "")).days <= 7
    assert 1 <= (Day.fromisoformat(coming or "") - published).days <= 7


@given(st.dates(Day(2000, 1, 1), Day(2060, 1, 1)), st.integers(1, 12))
def test_last_and_next_month_of_a_name_lie_on_either_side_of_the_present_one(published: Day, month: int) -> None:
    name = MONTHS["egyptian"][month - 1]
    present = published.year * 12 + published.month
    last, coming = values(f"بدأ في {name} الماضي وينتهي في {name} المقبل.", published)
    assert -12 <= _months(last) - present <= -1
    assert 1 <= _months(coming) - present <= 12


def _months(value: str | None) -> int:
    year, month = (value or "").split("-")
    return int(year) * 12 + int(month)


@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST), st.sampled_from(sorted(NUMERIC)))
def test_a_span_of_two_full_dates_is_their_interval(one: Day, other: Day, name: str) -> None:
    low, high = sorted((one, other))
    text = f"من {NUMERIC[name](low)} إلى {NUMERIC[name](high)}"
    assert values(text, None) == [f"{low}/{high}" if low != high else str(low)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في التاسع من شباط", "XXXX-02-09"),
        ("في شباط", "XXXX-02"),
        ("في التاسع من شباط الجاري", "XXXX-02-09"),
        ("عام 2014", "2014"),
        ("في صيف 2014", "2014-06-01/2014-08-31"),
        ("يوم أمس", None),
        ("السبت الماضي", None),
        ("الشهر الماضي", None),
        ("في 15 رمضان", None),
    ],
)
def test_without_a_publication_only_what_is_known_is_told(text: str, value: str | None) -> None:
    found, problems = read(text, None)
    assert [date.value for date in found] == [value]
    assert len(problems) == (value is None)


@pytest.mark.parametrize("text", ["في 12 رجب 1342 هـ", "عام 1501 هـ", "في 3/4/1250 هـ"])
def test_outside_the_known_hijri_years_there_is_a_problem_and_no_value(text: str) -> None:
    found, problems = read(text)
    assert [date.value for date in found] == [None]
    assert "1343" in problems[0].message


@pytest.mark.parametrize("text", ["في 31 أبريل 2019", "في 30 شباط 2019", "في 30 رمضان 1440 هـ"])
def test_a_day_that_does_not_exist_has_no_value(text: str) -> None:
    found, problems = read(text)
    assert [date.value for date in found] == [None]
    assert problems[0].message == "there is no such day"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("قتلوا ومساء السبت انسحبوا", "مساء السبت"),
        ("وفي الـ9 من شباط الجاري، عاد", "الـ9 من شباط الجاري"),
        ("الميناء «ليل السبت – الأحد» قصف", "ليل السبت – الأحد"),
        ("انتهت بـ8 يوليو 2018، ثم", "8 يوليو 2018"),
    ],
)
def test_the_span_begins_after_the_letters_glued_before_it(text: str, surface: str) -> None:
    assert surfaces(text) == [surface]


def test_a_leap_day_without_a_year_is_that_of_a_leap_year() -> None:
    assert values("في 29 فبراير", Day(2019, 6, 12)) == ["2016-02-29"]


def test_a_phrase_by_itself_is_read_more_exactly_than_in_an_article() -> None:
    assert values("أوائل مارس") == ["2019-03"]
    assert values("أوائل مارس", bare=True) == ["2019-03-01/2019-03-10"]
    assert values("بعد 3 أيام") == []
    assert values("بعد 3 أيام", bare=True) == ["2019-06-15"]


def test_every_date_names_the_entries_and_the_rule_that_made_it() -> None:
    (date,) = read("فجر أمس الثلاثاء")[0]
    assert [by.entry for by in date.by] == ["dates.yaml: فجر", "dates.yaml: أمس", "dates.yaml: الثلاثاء"]
    assert {by.rule for by in date.by} == {"day-weekday"}


def test_the_tables_of_hijri_months_are_not_read_before_a_hijri_date() -> None:
    code = "import sys, qawl; qawl.read('في 5 مايو 2018'); sys.exit('hijridate' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "piece", ["ليل ", "من ", "و15 ", "منتصف ", "بين 3 ", "يناير و", "آخر ", "12/", "قبل شهر ", "العام "]
)
def test_time_grows_with_the_length_of_the_text_only(piece: str) -> None:
    short, long = (_seconds(piece * count) for count in (2_000, 16_000))
    assert long < 8 * 4 * max(short, 0.01), (short, long)


def _seconds(text: str) -> float:
    annotated = annotate(Article(text=text, published=PUBLISHED), lexicon())
    numerals = find_numerals(annotated)
    start = time.process_time()
    find_dates(annotated, numerals)
    return time.process_time() - start
