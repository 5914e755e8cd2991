"""Numbers and ranges from the test suites of other parsers: as right as they were when the floor was set, or better."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import qawl
from qawl.types import Figure

CASES = Path(__file__).resolve().parents[2] / "shared" / "peers" / "dev.jsonl"
FLOORS = {"number": 0.995, "range": 1.0}
MOST = 3  # expressions: whoever finds more has guessed

Case = dict[str, Any]


def cases(kind: str) -> list[Case]:
    if not CASES.exists():
        pytest.skip(f"{CASES} is not here: the cases of other parsers lie beside the repository")
    rows = (json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["kind"] == kind]


def right(case: Case, figures: tuple[Figure, ...]) -> bool:
    value = case["value"]
    if value.get("vague"):
        found = any(figure.vague for figure in figures)
    else:
        found = any((figure.low, figure.high) == (value["low"], value["high"]) for figure in figures)
    return found and len(figures) <= MOST


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_cases_of_other_parsers_stay_right(kind: str) -> None:
    found = [(case, qawl.figures(case["text"])) for case in cases(kind)]
    wrong = [f"{case['text']!r} {case['value']}: {got}" for case, got in found if not right(case, got)]
    assert 1 - len(wrong) / len(found) >= FLOORS[kind], "\n".join(wrong[:20])
