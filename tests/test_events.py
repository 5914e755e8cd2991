"""Events: who did what to whom, with what figures, where, when, whether it happened, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qawl
from corpus import events_score
from qawl.lexicon.compile import read_yaml
from qawl.lexicon.entry import Entry
from qawl.lexicon.inflect import verb_forms
from qawl.lexicon.load import HERE
from qawl.types import Event, Modality, Reading

TEXT = "خبر\n"  # a headline, so that what follows is no headline


def events(text: str) -> list[Event]:
    return list(qawl.read(TEXT + text).events)


def told(text: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Type, anchor and roles, as they are written."""
    whole = TEXT + text
    return [
        (one.type, whole[slice(*one.anchor)], [(r.role, whole[slice(*r.span)]) for r in one.roles if r.span])
        for one in qawl.read(whole).events
    ]


# --- who did it, to whom


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اعتقلت قوات الأمن خمسة ناشطين.", ("arrest", "اعتقلت", [("actor", "قوات الأمن"), ("target", "خمسة ناشطين")])),
        ("قُتل ثلاثة جنود أمس.", ("killing", "قُتل", [("target", "ثلاثة جنود")])),
        ("قتل تنظيم داعش 20 مدنياً.", ("killing", "قتل", [("actor", "تنظيم داعش"), ("target", "20 مدنياً")])),
        ("قوات الأمن اعتقلت خمسة ناشطين.", ("arrest", "اعتقلت", [("actor", "قوات الأمن"), ("target", "خمسة ناشطين")])),
        ("اعتقال رجلين على يد قوات الأمن.", ("arrest", "اعتقال", [("target", "رجلين"), ("actor", "قوات الأمن")])),
        ("شنت قوات الأمن هجوماً على المقر.", ("attack", "هجوماً", [("actor", "قوات الأمن"), ("target", "المقر")])),
    ],
    ids=["verb-subject-object", "passive", "both-phrases-make-it-active", "subject-first", "agent", "carried"],
)  # fmt: skip
def test_roles_follow_the_grammar_of_the_clause(text: str, expected: tuple[str, str, list[tuple[str, str]]]) -> None:
    assert told(text) == [expected]


def test_both_sides_of_a_clash_are_actors() -> None:
    ((kind, _, roles),) = told("اندلعت اشتباكات بين قوات الحكومة ومسلحي جبهة الضفاف.")
    assert (kind, [role for role, _ in roles]) == ("clash", ["actor", "actor"])


def test_a_pronoun_takes_up_who_was_named_before() -> None:
    taken = told("اقتحم مسلحون مجهولون القرية ثم انسحبوا منها.")
    assert taken[1][2] == [("actor", "مسلحون مجهولون")]


def test_a_place_that_is_hit_is_where_it_happened_and_no_target() -> None:
    reading = qawl.read(TEXT + "قصفت الطائرات الحربية مدينة حلب.")
    (event,) = reading.events
    assert event.type == "air-strike"
    assert [role.role for role in event.roles] == ["actor"]
    assert event.place == reading.places[0].id


def test_an_actor_that_the_article_knows_is_named_by_its_id() -> None:
    reading = qawl.read(TEXT + "هاجم تنظيم داعش قاعدة عسكرية.")
    (event,) = reading.events
    assert [role.actor for role in event.roles if role.role == "actor"] == [reading.actors[0].id]


# --- what counts, where, when, who says so


def test_figures_place_date_and_statement_are_those_of_the_reading() -> None:
    text = TEXT + "وقالت وزارة الداخلية العراقية إن سبعة جنود قتلوا أمس في انفجار عبوة في مدينة بغداد."
    reading = qawl.read(text, published="2018-03-05")
    killing = next(one for one in reading.events if one.type == "killing")
    assert killing.statement == reading.statements[0].id
    assert killing.figures == (reading.figures[0].id,)
    assert (killing.place, killing.date) == (reading.places[-1].id, reading.dates[0].id)


def test_the_outlet_itself_says_what_stands_in_no_statement() -> None:
    assert [one.statement for one in events("قتل ثلاثة جنود.")] == [None]


def test_of_a_figure_about_something_else_nothing_is_counted() -> None:
    (event,) = events("وقتل ثلاثة جنود على بعد 20 كيلومترا من المدينة.")
    assert len(event.figures) == 1


# --- whether it happened: nothing is turned round

HELD = ("killing", "arrest", "abduction", "attack", "capture", "displacement", "withdrawal", "shelling")
NEGATED = {
    "did not": ("ولم {jussive} {who} أحداً في البلدة.", "jussive"),
    "will not": ("ولن {present} {who} أحداً في البلدة.", "present"),
    "does not": ("ولا {present} {who} أحداً في البلدة.", "present"),
}
NOT_YET: dict[str, tuple[str, Modality]] = {
    "denied": ("ونفى المتحدث سمير الرملي {noun} أي مدني.", "negated"),
    "prevented": ("ومنعت الشرطة {noun} مدنيين.", "negated"),
    "demanded": ("وطالب الأهالي بـ{noun} المسؤولين.", "future"),
    "feared": ("وحذر الأهالي من احتمال {noun} مدنيين.", "conditional"),
}


@cache
def verbs() -> tuple[Entry, ...]:
    """The verbs of the layer that need no other word beside them."""
    lexicon = qawl.load_lexicon()
    found = (entry for entry in lexicon.entries("events") if entry.kind == "verb" and entry.get("type") in HELD)
    return tuple(entry for entry in found if not entry.list("needs") and entry.get("present"))


def forms(entry: Entry) -> dict[str, str]:
    morphology = read_yaml(HERE / "ar" / "morphology.yaml")
    made = {features: form for form, features in verb_forms(entry.data, entry.name, morphology)}
    present = made.get("im3ms", "")
    return {"past": entry.name, "present": present, "jussive": made.get("im3ms_j", present)}


def of_type(reading: Reading, entry: Entry) -> Iterator[Event]:
    return (one for one in reading.events if one.by[0].entry == entry.label)


@pytest.mark.parametrize("name", sorted(NEGATED))
def test_no_verb_that_is_negated_comes_out_as_happened(name: str) -> None:
    pattern, _ = NEGATED[name]
    wrong = []
    for entry in verbs():
        text = TEXT + pattern.format(**forms(entry), who="الجيش")
        wrong += [f"{entry.name}: {text}" for one in of_type(qawl.read(text), entry) if one.modality != "negated"]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(NOT_YET))
def test_no_noun_of_what_is_denied_demanded_or_feared_comes_out_as_happened(name: str) -> None:
    pattern, modality = NOT_YET[name]
    wrong = []
    for entry in verbs():
        if entry.get("noun"):
            text = TEXT + pattern.format(noun=entry.get("noun"))
            wrong += [f"{entry.name}: {text}" for e in of_type(qawl.read(text), entry) if e.modality != modality]
    assert not wrong, "\n".join(wrong)


def test_the_same_verbs_happened_where_nothing_says_otherwise() -> None:
    """Else the tests above could not fail."""
    found = [entry for entry in verbs() if [e.modality for e in events_of(entry)] == ["happened"]]
    assert len(found) / len(verbs()) >= 0.9


def events_of(entry: Entry) -> list[Event]:
    return list(of_type(qawl.read(TEXT + f"و{entry.name} الجيش أحداً في البلدة."), entry))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("وستنسحب القوات غداً.", "future"),
        ("وقد تقصف الطائرات المدينة.", "conditional"),
        ("ولا تزال القوات تحاصر البلدة.", "ongoing"),
        ("وأحبطت الشرطة هجوماً.", "negated"),
    ],
)
def test_particles_and_what_governs_an_event_tell_whether_it_happened(text: str, modality: str) -> None:
    assert [one.modality for one in events(text)] == [modality]


# --- what is none


@pytest.mark.parametrize(
    "text",
    [
        "وعاد القتلى إلى بلداتهم.",
        "وتلقى المرشح ضربة قاضية في المعركة الانتخابية.",
        "وقالت هيئة تحرير الشام إنها تدرس الأمر.",
        "",
        "قتل",
    ],
    ids=["persons", "figure-of-speech", "name-of-a-body", "nothing", "one-word"],
)
def test_bodies_persons_and_figures_of_speech_are_no_events(text: str) -> None:
    assert not [one for one in events(text) if one.roles]


WORDS = (
    "قتل",
    "غارة",
    "بين",
    "و",
    "الجيش",
    "خمسة جنود",
    "في حلب",
    "لم",
    "الذي",
    "،",
    ".",
    "«",
    "»",
    "أن",
    "على",
    "\n",
    "شن",
    "أمس",
)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_whatever_stands_beside_what_every_span_and_reference_holds(words: list[str]) -> None:
    reading = qawl.read(" ".join(words))
    text, known = (
        reading.article.text,
        {r.id for r in (*reading.figures, *reading.places, *reading.dates, *reading.statements)},
    )
    for one in reading.events:
        spans = [one.anchor, *(role.span for role in one.roles if role.span)]
        assert all(0 <= start < end <= len(text) and text[start:end].strip() == text[start:end] for start, end in spans)
        assert {*one.figures, *filter(None, (one.place, one.date, one.statement))} <= known


# --- the scorer


def test_a_reading_without_events_scores_nothing_and_the_right_one_all() -> None:
    case = events_score.Case("a:1", "قتل جندي.", [
        {"type": "killing", "anchor": [0, 3], "roles": [("target", [4, 8])], "modality": "happened",
         "figures": [], "place": [], "date": [], "says": []},
    ])  # fmt: skip
    counts: dict[str, events_score.Count] = {}
    assert events_score.tally(counts, case, Reading(article=qawl.Article(text=case.text)))
    assert (counts["types"].f1(), counts["roles"].f1()) == (0.0, 0.0)
    counts = {}
    assert not events_score.tally(counts, case, qawl.read(case.text))
    assert (counts["types"].f1(), counts["roles"].f1()) == (1.0, 1.0)


def test_every_annotated_sentence_can_be_loaded() -> None:
    found = list(events_score.cases(events_score.HERE))
    types = qawl.load_lexicon().event_types
    assert len(found) >= 150
    assert {event["type"] for case in found for event in case.events} == set(types)
