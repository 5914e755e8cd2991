"""Dates from the test suites of other parsers: as right as they were when the floor was set, or better."""

from __future__ import annotations

import calendar
import json
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest

import qawl

CASES = Path(__file__).resolve().parents[2] / "shared" / "peers" / "dev.jsonl"
FLOORS = {"hijridate": 1.0, "maha": 0.98, "duckling": 1.0, "msrec": 0.75, "dateparser": 1.0}
OVERALL = 0.975
MOST = 3  # expressions: whoever finds more has guessed

Case = dict[str, Any]


def cases() -> list[Case]:
    if not CASES.exists():
        pytest.skip(f"{CASES} is not here: the cases of other parsers lie beside the repository")
    rows = (json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["kind"] == "date"]


def days(value: str) -> tuple[Day, Day]:
    """The first and the last day of a day, month, year or interval."""
    first, _, last = value.partition("/")
    return _ends(first)[0], _ends(last or first)[1]


def _ends(value: str) -> tuple[Day, Day]:
    year, month, day = (*(int(part) for part in value.split("-")), None, None)[:3]
    assert year is not None
    low, high = month or 1, month or 12
    return Day(year, low, day or 1), Day(year, high, day or calendar.monthrange(year, high)[1])


def right(case: Case) -> bool:
    found = qawl.dates(case["text"], published=case["published"])
    return len(found) <= MOST and any(date.value and days(date.value) == days(case["value"]) for date in found)


def test_cases_of_other_parsers_stay_right() -> None:
    judged = [(case, right(case)) for case in cases()]
    for peer, floor in FLOORS.items():
        own = [(case["text"], good) for case, good in judged if case["peer"] == peer]
        wrong = [text for text, good in own if not good]
        assert 1 - len(wrong) / len(own) >= floor, (peer, wrong)
    assert sum(good for _, good in judged) / len(judged) >= OVERALL
