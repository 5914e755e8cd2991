"""Explanations: each record with the entry and rule behind it, and what is unsure."""

from __future__ import annotations

from qawl import flow
from qawl.explain import explain
from qawl.lexicon.load import load
from qawl.types import Article, By, Claim, Figure, Problem, Reading, Span, Statement

TEXT = "قال الوزير إن 5 جنود قتلوا."
STATEMENT = Statement(
    id="s-1",
    cue=Span(0, 3),
    source=Span(4, 10),
    speaker="الوزير",
    content=(Span(14, 26),),
    mode="indirect",
    act="say",
    by=(By("reporting.yaml: قال", "cue"), By("", "speaker: the noun phrase after the cue")),
)


def lines(**records: object) -> list[str]:
    return list(explain(Reading(article=Article(text=TEXT), **records), load()))  # type: ignore[arg-type]


def test_a_record_is_headed_by_its_number_anchor_and_values() -> None:
    heading = lines(statements=(STATEMENT,))[0]
    assert heading.startswith("s1  قال · speaker الوزير · ")
    assert " · act say · " in heading
    assert heading.endswith(" · «5 جنود قتلوا»")


def test_each_reason_names_the_rule_and_the_entry_to_open() -> None:
    assert lines(statements=(STATEMENT,))[1:] == [
        "    cue       reporting.yaml: قال",
        "    speaker   the noun phrase after the cue",
    ]


def test_an_entry_tells_why_it_is_there() -> None:
    entry = next(entry for entry in load() if entry.get("why"))
    figure = Figure(id="f-1", span=Span(14, 20), low=5, high=5, by=(By(entry.label, "unit"),))
    assert lines(figures=(figure,))[1] == f"    unit      {entry.label}  ({entry.get('why')})"


def test_doubts_stand_with_the_record_that_they_touch() -> None:
    unsure = Figure(id="f-1", span=Span(14, 20), low=5, high=5, confidence=0.7)
    sure = Figure(id="f-2", span=Span(4, 10), low=1, high=1)
    problem = Problem(span=Span(14, 15), about="figure", message="two units")
    assert lines(figures=(unsure, sure), problems=(problem,)) == [
        "f1  5 جنود · low 5 · high 5 · about other · kind count",
        "    unsure    0.70: two units",
        "f2  الوزير · low 1 · high 1 · about other · kind count",
    ]


def test_a_confidence_that_is_high_is_no_doubt() -> None:
    figure = Figure(id="f-1", span=Span(14, 20), low=5, high=5, confidence=0.93)
    assert lines(figures=(figure,))[1] == "    sure      0.93"


def test_a_problem_of_no_record_is_shown_as_open() -> None:
    problem = Problem(span=Span(21, 26), about="date", message="whose day?")
    assert lines(problems=(problem,)) == ["open  «قتلوا»", "    date      whose day?"]


def test_a_claim_is_headed_by_its_content() -> None:
    claim = Claim(id="c-1", content=(Span(14, 20), Span(21, 26)))
    assert lines(claims=(claim,))[0] == "c1  5 جنود … قتلوا · status unanswered"


def test_a_long_surface_is_cut_at_a_word() -> None:
    text = "كلمة " * 40
    figure = Figure(id="f-1", span=Span(0, len(text) - 1), low=1, high=1)
    (heading,) = explain(Reading(article=Article(text=text), figures=(figure,)), load())
    assert heading.startswith("f1  " + "كلمة " * 8 + "... · ")


def test_every_record_of_a_real_reading_is_explained() -> None:
    lexicon = load()
    reading = flow.read(Article(text="قالت قسد أمس إن 5 جنود قتلوا في مدينة حلب."), lexicon)
    explained = list(explain(reading, lexicon))
    headings = [line for line in explained if not line.startswith(" ")]
    assert [heading[:2] for heading in headings] == ["s1", "f1", "d1", "p1", "a1", "e1", "w1", "w2", "w3"]
    assert any("actors.csv: sdf" in line for line in explained)
