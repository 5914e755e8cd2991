"""Claims: what circulates, what is denied or confirmed, who answers, also without a word of denying. Invented news."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qawl
from qawl.claims.answers import answered_acts, find_claims
from qawl.claims.roots import affixes, root_of
from qawl.lexicon.annotate import annotate
from qawl.lexicon.load import Lexicon, load
from qawl.text.fold import fold
from qawl.types import Answer, Article, Claim, Problem, Span, Statement


@cache
def lexicon() -> Lexicon:
    return load()


class Found(NamedTuple):
    """Claims as surfaces: content, status, and the numbers (from 1) of the statements that answer, with labels."""

    claims: list[tuple[str, str, dict[int, str]]]
    records: list[Claim]
    problems: list[Problem]
    statements: list[Statement]


def span(text: str, surface: str, after: int = 0) -> Span:
    start = text.index(surface, after)
    return Span(start, start + len(surface))


def said(text: str, number: int, cue: str, content: str, after: int = 0, **fields: Any) -> Statement:
    """A statement as the reader of statements gives it; the cue is looked for before the content."""
    at = text.index(content, after) if content else 0
    fields.setdefault("mode", "indirect")
    fields.setdefault("act", "say")
    source = span(text, fields.pop("source")) if "source" in fields else None
    start = text.rindex(cue, 0, at) if at and cue in text[:at] else text.index(cue)
    return Statement(
        id=f"s{number}", cue=Span(start, start + len(cue)), source=source, speaker=fields.pop("speaker", None),
        content=(Span(at, at + len(content)),) if content else (), **fields,
    )  # fmt: skip


def claimed(text: str, *statements: dict[str, Any]) -> Found:
    made = [said(text, number, **fields) for number, fields in enumerate(statements, 1)]
    claims, problems = find_claims(annotate(Article(text=text), lexicon()), made)
    told: list[tuple[str, str, dict[int, str]]] = []
    for claim in claims:
        surface = " … ".join(text[a:b] for a, b in claim.content)
        told.append((surface, claim.status, {int(a.statement[1:]): a.label for a in claim.answers}))
    return Found(told, claims, problems, made)


def read(text: str) -> list[tuple[str, str]]:
    reading = qawl.read(text)
    return [(" … ".join(text[a:b] for a, b in claim.content), claim.status) for claim in reading.claims]


# --- what circulates


def test_a_report_without_an_owner_is_a_claim_and_an_attributed_statement_is_none() -> None:
    assert read("وترددت أنباء عن انسحاب القوات من الوادي.") == [("انسحاب القوات من الوادي", "unanswered")]
    assert read("وقال المتحدث باسم المجلس إن القوات انسحبت من الوادي.") == []


@pytest.mark.parametrize(
    "text",
    [
        "وانتهى القصف دون أنباء عن إصابات.",
        "ولم ترد أنباء عن إصابات في القصف.",
        "ولم تذكر إذاعة المدينة المحلية أنباء عن سقوط ضحايا.",
        "وتحدثت وكالة الضفاف للأنباء عن مقتل سائق.",
        "وأضاف أنه يبحث عن أي معلومة عن أخيه.",
    ],
)
def test_news_that_is_missing_and_names_of_agencies_are_no_reports(text: str) -> None:
    assert read(text) == []


def test_reports_of_an_organisation_are_its_own() -> None:
    text = "وأفادت تقارير الأمم المتحدة بأن ألف عائلة نزحت. وأفادت التقارير بأن الجسر انهار."
    found = claimed(
        text,
        {"cue": "أفادت", "source": "تقارير الأمم المتحدة", "content": "بأن ألف عائلة نزحت"},
        {"cue": "أفادت", "source": "التقارير", "content": "بأن الجسر انهار"},
    )
    assert [claim[0] for claim in found.claims] == ["بأن الجسر انهار"]


def test_information_is_a_report_only_where_it_is_guessed_or_heads_what_is_reported() -> None:
    text = "وأكدت المعلومات أن الجسر انهار. ورجحت المعلومات أن القوات انسحبت."
    found = claimed(
        text,
        {"cue": "أكدت", "source": "المعلومات", "content": "الجسر انهار"},
        {"cue": "رجحت", "source": "المعلومات", "content": "القوات انسحبت"},
    )
    assert [claim[0] for claim in found.claims] == ["القوات انسحبت"]


def test_who_spread_it_is_the_origin() -> None:
    text = "وذكرت بعض القنوات أن المجلس اتفق مع المسلحين."
    [claim] = claimed(text, {"cue": "ذكرت", "source": "بعض القنوات", "content": "المجلس اتفق مع المسلحين"}).records
    assert claim.origin == span(text, "بعض القنوات")
    assert claim.by[0].entry.startswith("reports.yaml")


def test_an_official_page_speaks_for_its_owner() -> None:
    text = "وذكرت الحسابات الرسمية للمجلس أن الجسر انهار."
    fields = {"cue": "ذكرت", "source": "الحسابات الرسمية للمجلس", "content": "الجسر انهار"}
    assert claimed(text, fields).claims == []


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("ولم يتسن لوكالة الضفاف على الفور التأكد من صحة هذه الأنباء.", ["unanswered"]),
        ("ولم يتسن التحقق من ذلك.", ["unanswered"]),
        ("ولم يتم بعد التأكد من عدد المصابين.", []),
        ("ولم يتم تشكيل لجنة.", []),
    ],
)
def test_what_could_not_be_checked_is_a_claim_but_a_detail_of_it_is_none(rest: str, status: list[str]) -> None:
    text = f"قال وزير الداخلية إن المسلحين أعدموا عشرة أشخاص. {rest}"
    found = claimed(text, {"cue": "قال", "content": "المسلحين أعدموا عشرة أشخاص", "speaker": "وزير الداخلية"})
    assert [claim[1] for claim in found.claims] == status


def test_unchecked_words_of_nobody_are_left_open() -> None:
    found = claimed("لم يتسن التأكد من صحة المقطع. وقال شاهد إن الجسر انهار.", {"cue": "قال", "content": "الجسر انهار"})
    assert found.claims == []
    assert [problem.about for problem in found.problems] == ["claims"]


# --- what is denied


@pytest.mark.parametrize(
    ("content", "claim"),
    [
        ("إغلاق المعبر", "إغلاق المعبر"),
        ("صحة ما تردد عن إغلاق المعبر", "إغلاق المعبر"),
        ("ما تناقلته صفحات محلية من أن المعبر أغلق", "المعبر أغلق"),
        ("الأنباء التي تحدثت عن إغلاق المعبر", "إغلاق المعبر"),
        ("الاتهامات الموجهة له بإغلاق المعبر", "بإغلاق المعبر"),
        ("مزاعم إغلاق المعبر", "إغلاق المعبر"),
        ("خبر إغلاق المعبر", "إغلاق المعبر"),
    ],
)
def test_words_for_a_report_are_no_part_of_what_is_denied(content: str, claim: str) -> None:
    text = f"ونفى المتحدث باسم البلدية {content}."
    found = claimed(text, {"cue": "نفى", "content": content, "act": "deny", "polarity": "denied"})
    assert found.claims == [(claim, "denied", {1: "denies"})]


def test_who_spread_a_rumour_is_its_origin_in_the_denial_too() -> None:
    text = "ونفى المتحدث ما تناقلته صفحات محلية عن إغلاق المعبر."
    fields = {"cue": "نفى", "content": "ما تناقلته صفحات محلية عن إغلاق المعبر", "act": "deny"}
    [claim] = claimed(text, fields).records
    assert claim.origin == span(text, "صفحات محلية")


STORY = "وقال المرصد إن الطيران قصف المستشفى. "


@pytest.mark.parametrize(
    ("denial", "content"),
    [
        ("ونفى المتحدث باسم الجيش ذلك.", "ذلك"),
        ("ونفى المتحدث باسم الجيش هذه الأنباء.", "هذه الأنباء"),
        ("ونفى المتحدث باسم الجيش الأمر جملة وتفصيلا.", "الأمر جملة وتفصيلا"),
        ("ونفى المتحدث باسم الجيش قصف المستشفى.", "قصف المستشفى"),
    ],
)
def test_a_denial_takes_up_what_somebody_else_said(denial: str, content: str) -> None:
    text = STORY + denial
    found = claimed(
        text,
        {"cue": "قال", "content": "الطيران قصف المستشفى", "speaker": "المرصد", "source": "المرصد"},
        {"cue": "نفى", "content": content, "speaker": "المتحدث باسم الجيش", "act": "deny", "after": len(STORY)},
    )
    assert found.claims == [("الطيران قصف المستشفى", "denied", {2: "denies"})]
    assert found.records[0].origin == span(text, "المرصد")


def test_nobody_denies_what_the_same_speaker_said() -> None:
    text = STORY + "ونفى المرصد سقوط الجسر."
    found = claimed(
        text,
        {"cue": "قال", "content": "الطيران قصف المستشفى", "speaker": "المرصد"},
        {"cue": "نفى", "content": "سقوط الجسر", "speaker": "المرصد", "act": "deny"},
    )
    assert found.claims == [("سقوط الجسر", "denied", {2: "denies"})]


def test_which_x_denies_is_about_the_clause_before_it() -> None:
    text = "واتهم المجلس الكتيبة بقصف السوق، وهو ما تنفيه الكتيبة."
    found = claimed(text, {"cue": "تنفيه", "content": "", "speaker": "الكتيبة", "act": "deny"})
    assert found.claims == [("واتهم المجلس الكتيبة بقصف السوق", "denied", {1: "denies"})]
    assert found.records[0].confidence < 0.6


def test_a_denial_of_nothing_that_is_known_is_left_open() -> None:
    found = claimed("نفى المتحدث ذلك.", {"cue": "نفى", "content": "ذلك", "speaker": "المتحدث", "act": "deny"})
    assert found.claims == []
    assert [problem.about for problem in found.problems] == ["claims"]


def test_who_denies_a_part_in_it_answers_the_accusation() -> None:
    text = "واتهم المجلس كتيبة الوادي بقصف السوق. ونفى آمر الكتيبة أي علاقة بالحادث."
    found = claimed(
        text,
        {"cue": "اتهم", "content": "كتيبة الوادي بقصف السوق", "speaker": "المجلس", "act": "accuse"},
        {"cue": "نفى", "content": "أي علاقة بالحادث", "speaker": "آمر الكتيبة", "act": "deny"},
    )
    assert found.claims == [("كتيبة الوادي بقصف السوق", "denied", {2: "denies"})]


def test_the_accused_may_deny_in_words_of_their_own_and_others_may_not() -> None:
    text = "واتهم المجلس كتيبة الوادي بقصف السوق. وقال آمر الكتيبة إن رجاله لم يطلقوا النار."
    accusation = {"cue": "اتهم", "content": "كتيبة الوادي بقصف السوق", "speaker": "المجلس", "act": "accuse"}
    answer = {"cue": "قال", "content": "رجاله لم يطلقوا النار", "speaker": "آمر الكتيبة"}
    assert claimed(text, accusation, answer).claims == [("كتيبة الوادي بقصف السوق", "denied", {2: "denies"})]
    assert claimed(text, accusation, answer | {"speaker": "شاهد عيان"}).claims == []


def test_a_headline_that_repeats_a_denial_answers_too() -> None:
    text = "البلدية تنفي إغلاق المعبر\nنفت البلدية إغلاق معبر الوادي أمام الشاحنات."
    found = claimed(
        text,
        {"cue": "تنفي", "content": "إغلاق المعبر", "speaker": "البلدية", "act": "deny"},
        {"cue": "نفت", "content": "إغلاق معبر الوادي أمام الشاحنات", "speaker": "البلدية", "act": "deny"},
    )
    assert found.claims == [("إغلاق معبر الوادي أمام الشاحنات", "denied", {1: "denies", 2: "denies"})]


def test_refusing_a_report_denies_it_and_refusing_an_act_does_not() -> None:
    text = "ورفضت الحكومة الاتهامات بتعذيب السجناء. ورفضت الحكومة تسليم السجناء."
    found = claimed(
        text,
        {"cue": "رفضت", "content": "الاتهامات بتعذيب السجناء", "speaker": "الحكومة", "act": "deny"},
        {"cue": "رفضت", "content": "تسليم السجناء", "speaker": "الحكومة", "act": "deny"},
    )
    assert found.claims == [("بتعذيب السجناء", "denied", {1: "denies"})]


# --- what is confirmed, what is not commented on


def test_a_claim_that_is_denied_and_confirmed_is_contested() -> None:
    text = "ونفت البلدية إغلاق المعبر. وأكد سائق صحة الأنباء عن إغلاق المعبر."
    found = claimed(
        text,
        {"cue": "نفت", "content": "إغلاق المعبر", "speaker": "البلدية", "act": "deny"},
        {"cue": "أكد", "content": "صحة الأنباء عن إغلاق المعبر", "speaker": "سائق", "stance": "endorsing"},
    )
    assert found.claims == [("إغلاق المعبر", "contested", {1: "denies", 2: "confirms"})]


def test_affirming_a_clause_confirms_nothing() -> None:
    assert read("وأكد المتحدث باسم المجلس أن المعبر مفتوح.") == []


@pytest.mark.parametrize(
    ("rest", "content", "polarity"),
    [
        ("ورفضت البلدية التعليق.", "", "declined"),
        ("ورفضت البلدية التعليق على هذه الأنباء.", "هذه الأنباء", "declined"),
        ("ولم تؤكد البلدية إغلاق المعبر.", "إغلاق المعبر", "unconfirmed"),
    ],
)
def test_no_comment_leaves_a_report_unanswered_but_is_kept(rest: str, content: str, polarity: str) -> None:
    text = f"وترددت أنباء عن إغلاق المعبر الشرقي. {rest}"
    found = claimed(
        text,
        {"cue": "أنباء", "content": "إغلاق المعبر الشرقي"},
        {
            "cue": "رفضت" if "رفضت" in rest else "تؤكد",
            "content": content, "speaker": "البلدية", "act": "decline", "polarity": polarity,
        },
    )  # fmt: skip
    assert found.claims == [("إغلاق المعبر الشرقي", "unanswered", {2: "declines"})]


def test_a_detail_that_is_not_given_answers_nothing() -> None:
    text = "وترددت أنباء عن مقتل قياديين. وقال مصدر إن الجثث نقلت، ولم يسمهم."
    found = claimed(
        text,
        {"cue": "أنباء", "content": "مقتل قياديين"},
        {"cue": "قال", "content": "الجثث نقلت", "speaker": "مصدر"},
        {"cue": "يسمهم", "content": "", "speaker": "مصدر", "act": "decline", "polarity": "declined"},
    )
    assert found.claims == [("مقتل قياديين", "unanswered", {})]


# --- answers without a word of denying

RUMOUR = "وذكرت بعض القنوات أن المجلس اتفق مع المسلحين على تسليم القرية. "
SPREAD = {
    "cue": "ذكرت", "source": "بعض القنوات", "content": "المجلس اتفق مع المسلحين على تسليم القرية",
    "speaker": "بعض القنوات",
}  # fmt: skip
CLAIM = SPREAD["content"]


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("لم تكن هناك اتفاقيات مع المسلحين", True),
        ("هذه الأنباء غير صحيحة", True),
        ("القرية آمنة والطرق مفتوحة", False),
        ("الأمطار لم تتوقف منذ أيام", False),
        ("اتفاقا مع المسلحين سيوقع قريبا، لا سيما بعد الهدنة", False),
    ],
)
def test_a_negated_restatement_denies_and_what_is_only_negative_does_not(content: str, denied: bool) -> None:
    text = f"{RUMOUR}وقال رئيس المجلس إن {content}."
    found = claimed(text, SPREAD, {"cue": "قال", "content": content, "speaker": "رئيس المجلس"})
    assert found.claims == [(CLAIM, "denied" if denied else "unanswered", {2: "denies"} if denied else {})]
    assert answered_acts(found.statements, found.records) == ({"s2": "deny"} if denied else {})


def test_a_topic_ties_what_follows_in_the_paragraph_to_its_report() -> None:
    text = "وحول ما تردد عن بيع أراضي القرية، قال رئيس المجلس إن الأراضي ملك للأهالي ولم يبع منها شيء."
    content = "الأراضي ملك للأهالي ولم يبع منها شيء"
    found = claimed(text, {"cue": "قال", "content": content, "speaker": "رئيس المجلس"})
    assert found.claims == [("بيع أراضي القرية", "denied", {1: "denies"})]


def test_a_topic_that_is_no_report_makes_no_claim() -> None:
    text = "وحول سير العمل في القرية، قال رئيس المجلس إن العمل لم يتوقف."
    assert claimed(text, {"cue": "قال", "content": "العمل لم يتوقف", "speaker": "رئيس المجلس"}).claims == []


def test_what_goes_on_from_a_denial_denies_where_it_is_about_it() -> None:
    text = "ونفت البلدية إغلاق المعبر، مؤكدة أن الشاحنات تمر فيه. وأضافت أن الوزير يزور المدينة غدا."
    found = claimed(
        text,
        {"cue": "نفت", "content": "إغلاق المعبر", "speaker": "البلدية", "act": "deny"},
        {
            "cue": "مؤكدة", "content": "الشاحنات تمر فيه", "speaker": "البلدية", "stance": "endorsing",
            "realisation": "participle",
        },
        {"cue": "أضافت", "content": "الوزير يزور المدينة غدا", "speaker": "البلدية"},
    )  # fmt: skip
    assert found.claims == [("إغلاق المعبر", "denied", {1: "denies", 2: "denies"})]


def test_a_contrast_to_a_denial_confirms() -> None:
    text = "ونفت البلدية قتل مدنيين في السوق. إلا أن شاهدا قال إن ثلاثة مدنيين قتلوا."
    found = claimed(
        text,
        {"cue": "نفت", "content": "قتل مدنيين في السوق", "speaker": "البلدية", "act": "deny"},
        {"cue": "قال", "source": "شاهدا", "content": "ثلاثة مدنيين قتلوا", "speaker": "شاهد"},
    )
    assert found.claims == [("قتل مدنيين في السوق", "contested", {1: "denies", 2: "confirms"})]


def test_what_is_called_false_must_be_a_report() -> None:
    text = f"{RUMOUR}وقال تاجر إن الوعود الكاذبة أضرت بالسوق."
    content = "الوعود الكاذبة أضرت بالسوق"
    assert claimed(text, SPREAD, {"cue": "قال", "content": content, "speaker": "تاجر"}).claims[0][1] == "unanswered"


def test_a_denial_inside_what_another_says_is_not_his() -> None:
    text = f"{RUMOUR}وقال مراسل المحطة إن رئيس المجلس أكد أن لا صحة لهذه الأنباء."
    found = claimed(
        text,
        SPREAD,
        {"cue": "قال", "content": "رئيس المجلس أكد أن لا صحة لهذه الأنباء", "speaker": "مراسل المحطة"},
        {"cue": "أكد", "content": "لا صحة لهذه الأنباء", "speaker": "رئيس المجلس", "stance": "endorsing"},
    )
    assert found.claims == [(CLAIM, "denied", {3: "denies"})]


# --- the records


def test_only_plain_saying_is_relabelled() -> None:
    text = "قال فلان كذا. اتهم فلان كذا. نفى فلان كذا."
    acts = ("say", "accuse", "deny")
    statements = [
        said(text, number, cue, "كذا", act=act)
        for number, (cue, act) in enumerate(zip(("قال", "اتهم", "نفى"), acts, strict=True), 1)
    ]
    answers = tuple(Answer(statement.id, "confirms") for statement in statements)
    claim = Claim(content=(Span(0, 3),), answers=answers)
    assert answered_acts(statements, [claim]) == {"s1": "confirm"}
    assert answered_acts(statements, []) == {}


def test_the_reading_carries_the_act_of_answering() -> None:
    text = "وترددت أنباء عن انسحاب القوات.\nوقال المتحدث باسم الجيش إن هذه الأنباء كاذبة."
    reading = qawl.read(text)
    [claim] = reading.claims
    answers = {answer.statement for answer in claim.answers}
    assert {statement.act for statement in reading.statements if statement.id in answers} == {"deny"}


PHRASES = st.sampled_from(
    [
        "نفى المتحدث", "ذلك", "أنباء عن", "مقتل قائد", "قال شاهد إن", "لا صحة", "ما تردد عن", "هذه الأنباء", "لم يتسن",
        "التأكد", "وحول", "رفض التعليق", "وهو ما تنفيه", "إلا أن", "أكد صحة", "الاتهامات", "بقصف السوق", "، ", ". ",
        "\n", "«", "»", "كاذبة", "التقرير", "زعم", "أن",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PHRASES, max_size=40).map(" ".join))
def test_any_jumble_gives_sound_claims(text: str) -> None:
    reading = qawl.read(text)
    known = {statement.id for statement in reading.statements}
    for claim in reading.claims:
        assert claim.by
        assert claim.content
        assert all(0 <= part.start < part.end <= len(text) for part in (*claim.content, *filter(None, [claim.origin])))
        labels = {answer.label for answer in claim.answers}
        assert {answer.statement for answer in claim.answers} <= known
        assert len({answer.statement for answer in claim.answers}) == len(claim.answers)
        denied, confirmed = "denies" in labels, "confirms" in labels
        expected = "contested" if denied and confirmed else "denied" if denied else "confirmed" if confirmed else None
        assert claim.status == (expected or "unanswered")
    starts = [claim.content[0].start for claim in reading.claims]
    assert starts == sorted(starts)


# --- roots


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("اتفقت", "اتفاقيات", True),
        ("القتل", "مقتل", True),
        ("لمدنيين", "مدنيا", True),
        ("كتيبة", "والكتيبة", True),
        ("إغلاق", "أغلقت", True),
        ("انسحاب", "انفجار", False),
        ("مدينة", "مدرسة", False),
    ],
)
def test_relatives_share_their_root(one: str, other: str, same: bool) -> None:
    taken = affixes(lexicon().language)
    assert (root_of(fold(one), taken) == root_of(fold(other), taken)) is same
