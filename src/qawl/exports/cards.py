"""The records of a reading as cards and tables of the page, each with the spans that it marks in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qawl.exports.amounts import amount
from qawl.exports.markup import Markup, element, isolated, join, text
from qawl.types import Claim, Date, Event, Figure, Framing, Place, Problem, Reading, Record, Span, Statement

Labels = dict[str, dict[str, str]]
Marks = Iterable[tuple[str, Span | None]]  # the layer of the highlight and its span


def records_of(reading: Reading, labels: Labels) -> Iterator[tuple[str, int, Markup]]:
    """Each kind of record: its name, how many there are, and the cards or the table."""
    for kind, make in KINDS.items():
        records = getattr(reading, kind)
        if records or kind != "problems":
            inner = make(reading, labels) if records else element("p", labels["ui"]["nothing"], class_="nothing")
            yield kind, len(records), inner


def spans_attribute(marks: Marks) -> str:
    """`layer:start-end` of every mark, in code points."""
    return " ".join(f"{layer}:{span.start}-{span.end}" for layer, span in marks if span)


def _surface(reading: Reading, span: Span) -> str:
    return reading.article.text[span.start : span.end]


def _pieces(reading: Reading, spans: tuple[Span, ...]) -> Markup:
    gap = element("span", "…", class_="gap")
    return Markup(gap.join(text(_surface(reading, span)) for span in spans))


def _cards(cards: Iterable[Markup]) -> Markup:
    return element("ol", *cards, class_="cards")


def _card(record: Record, marks: Marks, *inner: str, labels: Labels) -> Markup:
    return element(
        "li", *inner, _reasons(record, labels),
        id=record.id or None, class_="card", tabindex="0", data_spans=spans_attribute(marks),
    )  # fmt: skip


def _reasons(record: Record, labels: Labels) -> Markup:
    """The entries and rules behind a record, folded away."""
    if not record.by:
        return Markup("")
    items = (element("li", isolated(f"{by.entry} · {by.rule}".strip(" ·"), "auto")) for by in record.by)
    return element("details", element("summary", labels["ui"]["why"]), element("ul", *items))


def _badge(labels: Labels, field: str, value: str) -> Markup:
    """A word for the value of a field; values without a word are the usual ones and need none."""
    word = labels[field].get(value)
    return element("span", word, class_=f"badge {value}") if word else Markup("")


def _statements(reading: Reading, labels: Labels) -> Markup:
    return _cards(_statement(reading, one, number, labels) for number, one in enumerate(reading.statements, 1))


def _statement(reading: Reading, one: Statement, number: int, labels: Labels) -> Markup:
    fields = ("act" if one.polarity == "said" else "polarity", "mode", "modality")
    badges = [_badge(labels, field, getattr(one, field)) for field in fields]
    cue = element("span", _surface(reading, one.cue), class_="cue") if one.cue else Markup("")
    head = element("div", element("span", str(number), class_="number"), cue, *badges, class_="head")
    marks = [
        *(("content", span) for span in one.content),
        ("antecedent", one.antecedent),
        ("source", one.source),
        ("cue", one.cue),
    ]
    said = element("p", _pieces(reading, one.content), class_="said") if one.content else Markup("")
    return _card(one, marks, head, _speaker(reading, one, labels), said, labels=labels)


def _speaker(reading: Reading, one: Statement, labels: Labels) -> Markup:
    """Who speaks, and how the text writes it where that is another name."""
    ui = labels["ui"]
    name = element("p", one.speaker or ui["unnamed"], class_="who" if one.speaker else "who unnamed")
    if one.source is None:
        return join(name, element("p", ui["antecedent"], class_="aside") if one.antecedent else "")
    written = _surface(reading, one.source)
    if written == one.speaker:
        return name
    return join(name, element("p", f"{ui['as_written']}: ", element("span", written, class_="source"), class_="aside"))


def _claims(reading: Reading, labels: Labels) -> Markup:
    by_id = {statement.id: statement for statement in reading.statements}
    return _cards(_claim(reading, one, number, by_id, labels) for number, one in enumerate(reading.claims, 1))


def _claim(reading: Reading, one: Claim, number: int, by_id: dict[str, Statement], labels: Labels) -> Markup:
    ui = labels["ui"]
    head = element(
        "div", element("span", str(number), class_="number"), _badge(labels, "status", one.status), class_="head"
    )
    said = element("p", _pieces(reading, one.content), class_="said")
    origin = (
        [f"{ui['origin']}: ", element("span", _surface(reading, one.origin), class_="source")] if one.origin else []
    )
    answers = []
    for answer in one.answers:
        speaker = by_id[answer.statement].speaker if answer.statement in by_id else None
        link = element("a", speaker or ui["unnamed"], href=f"#{answer.statement}")
        answers.append(element("li", _badge(labels, "label", answer.label), " ", link))
    shown = element("ul", *answers, class_="answers") if answers else element("p", ui["unanswered"], class_="aside")
    marks = [*(("claim", span) for span in one.content), ("source", one.origin)]
    return _card(one, marks, head, said, element("p", *origin, class_="aside") if origin else "", shown, labels=labels)


def _events(reading: Reading, labels: Labels) -> Markup:
    spans = {place.id: place.span for place in reading.places} | {date.id: date.span for date in reading.dates}
    return _cards(_event(reading, one, number, spans, labels) for number, one in enumerate(reading.events, 1))


def _event(reading: Reading, one: Event, number: int, spans: dict[str, Span], labels: Labels) -> Markup:
    """What is said to have happened: who, to whom, where and when, as it is written, and who says so."""
    type_ = element("span", labels["event"].get(one.type, one.type), class_="type")
    badge = _badge(labels, "modality", one.modality)
    head = element("div", element("span", str(number), class_="number"), type_, badge, class_="head")
    where = [("place", spans.get(one.place or "")), ("date", spans.get(one.date or ""))]
    parts = [*((role.role, role.span) for role in one.roles), *where]
    rows = [_part(reading, labels["role"][name], span) for name, span in parts if span]
    said = element("p", element("a", labels["ui"]["said_by"], href=f"#{one.statement}"), class_="aside")
    marks = [*(("source" if name == "actor" else "content", span) for name, span in parts[: len(one.roles)]), *where]
    shown = element("dl", *rows) if rows else ""
    return _card(one, [*marks, ("event", one.anchor)], head, shown, said if one.statement else "", labels=labels)


def _part(reading: Reading, label: str, span: Span) -> Markup:
    return join(element("dt", label), element("dd", _surface(reading, span)))


def _table(headings: Iterable[str], rows: Iterable[Markup]) -> Markup:
    heads = element("tr", *(element("th", heading, scope="col") for heading in headings))
    return element("table", element("thead", heads), element("tbody", *rows))


def _row(record: Record, layer: str, span: Span, reading: Reading, *cells: str) -> Markup:
    surface = element("td", _surface(reading, span), class_="surface")
    spans = spans_attribute([(layer, span)])
    return element("tr", surface, *cells, id=record.id or None, tabindex="0", data_spans=spans)


def _figures(reading: Reading, labels: Labels) -> Markup:
    ui = labels["ui"]
    rows = (_row(one, "figure", one.span, reading, *_figure(one, labels)) for one in reading.figures)
    return _table((ui["as_written"], ui["amount"], ui["about"]), rows)


def _figure(one: Figure, labels: Labels) -> Iterator[Markup]:
    yield element("td", isolated(amount(one)))
    yield element("td", labels["about"].get(one.about) or labels["kind"].get(one.kind) or "")


def _dates(reading: Reading, labels: Labels) -> Markup:
    ui = labels["ui"]
    rows = (_row(one, "date", one.span, reading, element("td", _known(one, labels))) for one in reading.dates)
    return _table((ui["as_written"], ui["value"]), rows)


def _known(one: Date, labels: Labels) -> Markup:
    return isolated(one.value) if one.value else element("span", labels["ui"]["unknown"], class_="note")


def _places(reading: Reading, labels: Labels) -> Markup:
    ui = labels["ui"]
    rows = (_row(one, "place", one.span, reading, *_place(one)) for one in reading.places)
    return _table((ui["as_written"], ui["place"], ui["coordinates"]), rows)


def _place(one: Place) -> Iterator[Markup]:
    yield element("td", isolated(one.country or "–"))
    known = one.lat is not None and one.lon is not None
    yield element("td", isolated(f"{one.lat:.3f}, {one.lon:.3f}") if known else "")


def _framing(reading: Reading, labels: Labels) -> Markup:
    ui = labels["ui"]
    rows = (_row(one, _layer(one), one.span, reading, *_word(one, labels)) for one in reading.framing)
    return _table((ui["as_written"], ui["gloss"], ui["attitude"], ui["voice"]), rows)


def _layer(one: Framing) -> str:
    """Neutral words are marked only while somebody looks at their row: too many marks show nothing."""
    return "word" if one.attitude == "neutral" else "framing"


def _word(one: Framing, labels: Labels) -> Iterator[Markup]:
    yield element("td", one.gloss)
    yield element("td", _badge(labels, "attitude", one.attitude))
    voice = labels["ui"]["speaker_voice" if one.statement else "outlet_voice"]
    yield element("td", element("a", voice, href=f"#{one.statement}") if one.statement else element("span", voice))


def _problems(reading: Reading, _labels: Labels) -> Markup:
    return _cards(_problem(reading, one) for one in reading.problems)


def _problem(reading: Reading, one: Problem) -> Markup:
    what = element("p", element("bdi", f"{one.about}: {one.message}", dir="auto"), class_="small")
    where = element("p", _surface(reading, one.span), class_="said") if one.span else ""
    return element("li", what, where, class_="card", tabindex="0", data_spans=spans_attribute([("cue", one.span)]))


KINDS: dict[str, Callable[[Reading, Labels], Markup]] = {
    "statements": _statements,
    "claims": _claims,
    "events": _events,
    "figures": _figures,
    "dates": _dates,
    "places": _places,
    "framing": _framing,
    "problems": _problems,
}
