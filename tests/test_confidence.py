"""Confidence: every rule has its rate, the sure ones are right more often, and the table counts rightly."""

from __future__ import annotations

from typing import Any, get_args

import qawl
from corpus import load
from corpus.calibration import Judged, judge, table
from qawl.statements.confidence import RATES
from qawl.statements.voices import SpeakerRule


def readings() -> dict[str, Any]:
    return {
        article["id"]: qawl.read(article["text"], published=article["published"]).to_dict() | {"id": article["id"]}
        for article in load.load_all()
    }


def test_every_rule_that_finds_a_speaker_has_its_rate() -> None:
    assert set(RATES) == set(get_args(SpeakerRule))
    assert all(0 < rate < 1 for rates in RATES.values() for rate in rates.values())


def test_statements_of_high_confidence_are_right_more_often() -> None:
    judged = list(judge(load.load_all(), readings()))
    sure, doubtful = ([one for one in judged if (one.confidence >= 0.9) == high] for high in (True, False))
    shares = [sum(one.whole for one in part) / len(part) for part in (sure, doubtful)]
    assert shares[0] > shares[1] + 0.1


def test_the_speaker_of_a_full_name_is_surer_than_one_carried_over() -> None:
    first, second = qawl.read("خبر\nوقال المتحدث سمير الرملي إن الجسر مغلق. وأكد أن الطريق مفتوح.").statements
    assert first.confidence > second.confidence > 0.5


def test_a_reading_that_is_the_gold_is_right_throughout() -> None:
    article = load.load_all()[0]
    reading = {"statements": [one | {"confidence": 0.95} for one in article["statements"]]}
    assert all(one.whole and one.speaker for one in judge([article], {article["id"]: reading}))


def test_the_table_has_a_line_for_each_bin() -> None:
    judged = [Judged(0.95, True, True, True), Judged(0.95, True, True, False), Judged(0.1, False, False, False)]
    assert list(table(judged)) == [
        "confidence      n   mean  right  speaker",
        "0.0 to 0.3      1   0.10   0.00    0.000",
        "0.9 to 1.0      2   0.95   0.50    1.000",
    ]
