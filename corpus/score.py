"""How well readings agree with the corpus gold, counted in words, so that a mark or a proclitic more is no mistake.

python -m corpus.score READINGS.jsonl [--misses N]    READINGS as `qawl read --format jsonl` prints them

Statements are paired by their content (intersection over union of the words), mentions by the words they share.
found: paired, statements and claims with a content overlap of at least FOUND. lenient: overlap of at least LENIENT,
the cue shares a word (or neither has one), the right speaker. strict: cue, source and content word for word.
speaker, act, mode, polarity, modality: right among the found. deny: statements whose act is to deny.
value, about, unit, located: right among the found. safe: located, or left open. answers: claim, statement and label.
Durations and ages (figures of kind time) are neither asked for nor punished.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from corpus import tally as tallies
from corpus.load import Record, load_all
from corpus.names import right_speaker, same_name, speaker_names
from corpus.pairs import Pair, days, overlap, pair, unpaired, word_set
from corpus.tally import Tally, add, note
from qawl.text.words import Words

FOUND, LENIENT = 0.3, 0.5  # of the words of both contents; 0.3 still shows which utterance is meant
NEAR_KM = 50.0  # a place counts as located within this distance: towns have no points, gazetteers differ
ASPECTS = ("act", "mode", "polarity", "modality")


class Side(NamedTuple):
    """A statement with its spans as sets of word numbers."""

    record: Record
    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]


def score(gold: Iterable[Record], readings: Mapping[str, Record]) -> Tally:
    """All counts of all articles; an article without a reading counts as read empty."""
    tally = tallies.empty()
    for article in gold:
        reading = readings.get(article["id"], {})
        words = Words(article["text"])
        to_gold = _score_statements(article, reading, words, tally)
        _score_layer("figures", _figures(article), _figures(reading), words, _judge_figure, tally)
        _score_layer("dates", _of(article, "dates"), _of(reading, "dates"), words, _judge_date, tally)
        _score_layer("places", _of(article, "places"), _of(reading, "places"), words, _judge_place, tally)
        _score_claims(article, reading, words, to_gold, tally)
    return tally


def _score_statements(article: Record, reading: Record, words: Words, tally: Tally) -> dict[str, str]:
    """Counts the statements; returns for each id of the reading the gold statement that it stands for."""
    gold, read, pairs = paired_statements(article, reading, words)
    names = speaker_names(article["text"], article["statements"])
    found = [both for both in pairs if _agreement(*both) >= FOUND]
    right = [both for both in found if right_person(both, names)]
    lenient = [both for both in right if close(*both)]
    strict = [both for both in found if both[0][1:] == both[1][1:]]
    for measure, hits in (("found", found), ("lenient", lenient), ("strict", strict)):
        add(tally, f"statements.{measure}", len(hits), len(gold), len(read))
    add(tally, "statements.speaker", len(right), len(found), len(found))
    for aspect in ASPECTS:
        same = sum(one.record[aspect] == other.record.get(aspect) for one, other in found)
        add(tally, f"statements.{aspect}", same, len(found), len(found))
    _score_denials(gold, read, pairs, tally)
    _note_statements(article["text"], gold, read, found, tally)
    return {str(other.record.get("id")): str(one.record["id"]) for one, other in reversed(pairs)}


def paired_statements(
    article: Record, reading: Record, words: Words
) -> tuple[list[Side], list[Side], list[Pair[Side]]]:
    """The statements of an article, those of its reading, and which of them are the same."""
    gold, read = (_sides(record, words) for record in (article, reading))
    return gold, read, pair(gold, read, _statement_weight)


def close(one: Side, other: Side) -> bool:
    """Whether most of the content and the cue are the same."""
    return _agreement(one, other) >= LENIENT and _same_cue(one, other)


def _score_denials(gold: list[Side], read: list[Side], pairs: list[Pair[Side]], tally: Tally) -> None:
    """Whoever takes a denied proposition for a said one does harm: denials are counted by themselves."""
    hits = sum(_denies(one) and _denies(other) for one, other in pairs)
    add(tally, "statements.deny", hits, sum(map(_denies, gold)), sum(map(_denies, read)))


def _note_statements(text: str, gold: list[Side], read: list[Side], found: list[Pair[Side]], tally: Tally) -> None:
    """Writes down what was missed and what is too much."""
    for what, side in unpaired(gold, read, found):
        spans = [side.record.get("cue"), side.record.get("source"), *(side.record.get("content") or [])]
        note(tally, f"statements {what}", text, *spans)


def _score_layer(
    layer: str,
    gold: list[Record],
    read: list[Record],
    words: Words,
    judge: Callable[[Record, Record], dict[str, bool]],
    tally: Tally,
) -> None:
    """Counts one layer of mentions: found, then what `judge` looks at."""
    sides = [[(word_set(record["span"], words), record) for record in records] for records in (gold, read)]
    pairs = pair(sides[0], sides[1], _same_words)
    add(tally, f"{layer}.found", len(pairs), len(gold), len(read))
    for one, other in pairs:
        for measure, right in judge(one[1], other[1]).items():
            add(tally, f"{layer}.{measure}", int(right), 1, 1)
            if not right:
                note(tally, f"{layer} {measure}", words.text, one[1]["span"], told=f"{one[1]} read {other[1]}")
    for what, item in unpaired(sides[0], sides[1], pairs):
        note(tally, f"{layer} {what}", words.text, item[1]["span"])


def _judge_figure(gold: Record, read: Record) -> dict[str, bool]:
    """Vague magnitudes are asked for their lower bound only."""
    value = gold["low"] == read.get("low") and (gold["vague"] or gold["high"] == read.get("high"))
    return {
        "value": value,
        "about": gold["about"] == read.get("about"),
        "unit": same_name(gold["unit"], read.get("unit")),
    }


def _judge_date(gold: Record, read: Record) -> dict[str, bool]:
    return {"value": days(gold["value"]) == days(read.get("value"))}


def _judge_place(gold: Record, read: Record) -> dict[str, bool]:
    """Located: the country, and within NEAR_KM where the gold has degrees; where it has neither nothing is asked."""
    if gold["country"] is None and gold["lat"] is None:
        return {}
    located = gold["country"] in (None, read.get("country"))
    if located and gold["lat"] is not None:
        located = _kilometres(gold, read) <= NEAR_KM
    left_open = read.get("lat") is None and read.get("country") in (None, gold["country"])
    return {"located": located, "safe": located or left_open}


def _kilometres(one: Record, other: Record) -> float:
    """Great-circle distance; infinite where the reading has no degrees."""
    if other.get("lat") is None or other.get("lon") is None:
        return math.inf
    lat, lon, lat2, lon2 = (math.radians(record[key]) for record in (one, other) for key in ("lat", "lon"))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, half)))


def _score_claims(article: Record, reading: Record, words: Words, to_gold: Mapping[str, str], tally: Tally) -> None:
    """Claims by content; an answer is right if its claim, its statement and its label are."""
    gold, read = ([(_content(claim, words), claim) for claim in _of(one, "claims")] for one in (article, reading))
    pairs = [both for both in pair(gold, read, _same_words) if _same_words(*both) >= FOUND]
    add(tally, "claims.found", len(pairs), len(gold), len(read))
    hits = sum(len(_answers(one[1]) & _answers(other[1], to_gold)) for one, other in pairs)
    asked, given = (sum(len(claim["answers"]) for _, claim in claims) for claims in (gold, read))
    add(tally, "claims.answers", hits, asked, given)
    for what, item in unpaired(gold, read, pairs):
        note(tally, f"claims {what}", words.text, *item[1]["content"])


def _answers(claim: Record, names: Mapping[str, str] | None = None) -> set[tuple[str, str]]:
    """Statement and label of every answer, statements of a reading under their gold names."""
    pairs = ((str(answer["statement"]), str(answer["label"])) for answer in claim["answers"])
    return {(statement if names is None else names.get(statement, ""), label) for statement, label in pairs}


def _same_words(one: tuple[frozenset[int], Record], other: tuple[frozenset[int], Record]) -> float:
    return overlap(one[0], other[0])


def _of(record: Record, layer: str) -> list[Record]:
    return list(record.get(layer) or [])


def _figures(record: Record) -> list[Record]:
    return [figure for figure in _of(record, "figures") if figure.get("kind") != "time"]


def _content(record: Record, words: Words) -> frozenset[int]:
    return frozenset().union(*(word_set(span, words) for span in record.get("content") or []))


def _sides(record: Record, words: Words) -> list[Side]:
    """The statements of an article or reading."""
    return [
        Side(one, word_set(one.get("cue"), words), word_set(one.get("source"), words), _content(one, words))
        for one in _of(record, "statements")
    ]


def _same_cue(one: Side, other: Side) -> bool:
    return bool(one.cue & other.cue) or not (one.cue or other.cue)


def _agreement(one: Side, other: Side) -> float:
    """Overlap of the contents; two empty ones agree."""
    return overlap(one.content, other.content) if one.content or other.content else 1.0


def _statement_weight(one: Side, other: Side) -> float:
    """The content tells which statements belong together, the cue where several have the same content."""
    shared = bool(one.cue & other.cue)
    if not one.content and not other.content:
        return float(shared)
    return overlap(one.content, other.content) + 0.25 * shared


def right_person(both: Pair[Side], names: Mapping[str, list[str]]) -> bool:
    """Whether a reading names the speaker that the gold names, by any of the article's names for them."""
    return right_speaker(both[0].record["speaker"], both[1].record.get("speaker"), names)


def _denies(side: Side) -> bool:
    return side.record.get("act") == "deny"


def records(path: Path) -> list[Any]:
    """The records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> None:
    """Prints all measures, and what was missed."""
    parser = argparse.ArgumentParser(description="Scores readings of the corpus.")
    parser.add_argument("readings", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses of each kind")
    options = parser.parse_args()
    tally = score(load_all(), {reading["id"]: reading for reading in records(options.readings)})
    for measure, value in tallies.measures(tally).items():
        print(f"{measure:24}{value:7.3f}")
    for line in tallies.misses(tally, options.misses):
        print(line)


if __name__ == "__main__":
    main()
