"""Nothing is turned round: each verb of saying, negated, denied and refused, and none comes out as said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

import qawl
from qawl.lexicon.compile import read_yaml
from qawl.lexicon.entry import Entry
from qawl.lexicon.inflect import verb_forms
from qawl.lexicon.load import HERE
from qawl.types import Statement

WHO = "المتحدث سمير الرملي"
WHAT = "أن الجسر مغلق"
SAID = "الجسر مغلق"
FORMS = {  # each has to be filled with a verb in the mood that it needs
    "did not": ("لم {jussive} {who}{preposition} {what}.", "jussive"),
    "does not": ("لا {present} {who}{preposition} {what}.", "present"),
    "will not": ("لن {present} {who}{preposition} {what}.", "present"),
    "never did": ("ولم {jussive} {who}، في حديث أمس،{preposition} {what}.", "jussive"),
    "without": ("وغادر {who} المكان دون أن {present}{preposition} {what}.", "present"),
    "denied having": ("ونفى {who} أن يكون قد {past}{preposition} {what}.", "past"),
    "denies that he": ("وينفي {who} أنه {past}{preposition} {what}.", "past"),
    "refused to": ("ورفض {who} أن {present}{preposition} {what}.", "present"),
    "did not say in so many words": ("ولم {jussive} {who}: «الجسر مغلق».", "jussive"),
    "nor does": ("كما لا {present} {who} «الجسر مغلق».", "present"),
    "said": ("{past} {who}{preposition} {what}.", "past"),
    "did not want to": ("ولم يشأ {who} أن {present}{preposition} {what}.", "present"),
}
NOUNS = {
    "did not": "ولم {jussive} {who}{preposition} إغلاق الجسر.",
    "does not": "ولا {present} {who}{preposition} إغلاق الجسر.",
}
REFUSED = (
    "ورفض {who} التعليق على ما إذا كان الجسر مغلقاً.",
    "وامتنع {who} عن التعليق على إغلاق الجسر.",
    "ولم يرد {who} على طلب للتعليق على إغلاق الجسر.",
    "ولم ينف {who} إغلاق الجسر.",
    "ولم ينفِ {who} أن الجسر مغلق.",
    "ونفى {who} إغلاق الجسر.",
)


@cache
def verbs(takes: str = "clause") -> tuple[Entry, ...]:
    """Every verb that may say a clause (or a noun) and denies nothing itself."""
    return tuple(
        entry
        for entry in qawl.load_lexicon().entries("reporting")
        if entry.kind == "verb" and takes in entry.list("takes") and entry.get("act") != "deny"
    )


def moods(entry: Entry) -> dict[str, str]:
    """The third person singular in the past, the present and, for verbs that end in a long vowel, the short present."""
    morphology = read_yaml(HERE / "ar" / "morphology.yaml")
    made = {features: form for form, features in verb_forms(entry.data, entry.name, morphology)}
    present = made.get("im3ms", "")
    return {"past": entry.name, "present": present, "jussive": made.get("im3ms_j", present)}


def preposition(entry: Entry) -> str:
    """The preposition that the verb needs, where it is a word of its own."""
    first = next((word for word in entry.list("prepositions") if len(word) > 1), "")
    return f" {first}" if first else ""


def turned(name: str) -> Iterator[tuple[str, str]]:
    """(verb, sentence) for every verb in one form."""
    pattern, mood = FORMS[name]
    for entry in verbs():
        forms = moods(entry)
        if not forms[mood]:
            continue
        yield entry.name, pattern.format(**forms, who=WHO, what=WHAT, preposition=preposition(entry))


def as_said(text: str) -> list[Statement]:
    """The statements that make somebody say that the bridge is closed."""
    reading = qawl.read(text)
    return [
        one
        for one in reading.statements
        if one.polarity == "said" and any(SAID in text[slice(*c)] for c in one.content)
    ]


@pytest.mark.parametrize("name", sorted(set(FORMS) - {"said"}))
def test_no_verb_that_is_negated_denied_or_refused_comes_out_as_said(name: str) -> None:
    wrong = [f"{verb}: {text}" for verb, text in turned(name) if as_said(text)]
    assert not wrong, f"{len(wrong)} of {len(verbs())}\n" + "\n".join(wrong[:40])


def test_the_same_verbs_say_it_where_they_are_not_negated() -> None:
    """Else the test above could not fail."""
    said = [verb for verb, text in turned("said") if as_said(text)]
    assert len(said) / len(verbs()) >= 0.9


@pytest.mark.parametrize("name", sorted(NOUNS))
def test_a_negated_verb_with_a_noun_does_not_say_it_either(name: str) -> None:
    wrong = []
    for entry in verbs("noun"):
        text = NOUNS[name].format(**moods(entry), who=WHO, preposition=preposition(entry))
        said = [one for one in qawl.read(text).statements if one.polarity == "said" and one.content]
        wrong += [f"{entry.name}: {text}"] if said else []
    assert not wrong, f"{len(wrong)} of {len(verbs('noun'))}\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize("source", ["بحسب وكالة الضفاف", "نقلاً عن وكالة الضفاف", "وفق ما ذكرت وكالة الضفاف"])
def test_from_whom_it_is_known_says_that_it_was_not_said(source: str) -> None:
    """The agency has it that somebody did not say so; without the "not" it would have it that he did."""
    wrong = []
    for entry in verbs():
        text = f"ولم {moods(entry)['jussive']} {WHO}، {source}،{preposition(entry)} {WHAT}."
        for one in as_said(text):
            told = " ".join(text[slice(*piece)] for piece in one.content)
            wrong += [] if "لم " in told else [f"{entry.name}: {text} -> {told}"]
    assert not wrong, f"{len(wrong)} of {len(verbs())}\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize("pattern", REFUSED)
def test_refusals_and_denials_say_nothing(pattern: str) -> None:
    statements = qawl.read(pattern.format(who=WHO)).statements
    assert statements
    assert {one.polarity for one in statements} <= {"denied", "undenied", "declined"}
