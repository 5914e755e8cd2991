"""Every record that qawl makes, frozen and documented; this module imports nothing of ours.

All offsets are half-open Unicode code points of `Article.text` exactly as given: `text[start:end]` is the surface.
A field that is not known is None (or empty), never a guess; what could not be settled is a `Problem`.
"""

from __future__ import annotations

from datetime import date as Day
from typing import Literal, NamedTuple

import msgspec

SCHEMA = "qawl-reading/1"

Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "deny", "confirm", "accuse", "demand", "warn", "promise", "admit", "decline"]
Polarity = Literal["said", "denied", "unconfirmed", "undenied", "declined"]
Stance = Literal["distancing", "neutral", "endorsing"]
Modality = Literal["happened", "ongoing", "future", "conditional", "negated", "general"]
Label = Literal["denies", "confirms", "declines"]
Status = Literal["denied", "confirmed", "contested", "unanswered"]
About = Literal["killed", "injured", "detained", "missing", "kidnapped", "displaced", "freed", "surrendered", "other"]
FigureKind = Literal["count", "money", "percent", "measure", "time"]
Attitude = Literal["hostile", "friendly", "neutral", "distancing"]
Relation = Literal[
    "near", "outskirts", "countryside", "outside", "border", "coast", "between", "distance",
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
]  # fmt: skip
Precision = Literal["exact", "near", "district", "governorate", "area", "country", "sea", "none"]
StandsFor = Literal["government", "agreement"]


class Span(NamedTuple):
    """Half-open code-point offsets of the article's text."""

    start: int
    end: int


class By(NamedTuple):
    """Why a record is there: the lexicon entry (`file: headword`) and the rule that used it."""

    entry: str
    rule: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every record carries: a stable id and the reasons for it."""

    id: str = ""
    by: tuple[By, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One text as received. `text` is headline, newline, body and is never altered; `extra` holds what came along."""

    text: str
    id: str = ""
    outlet: str | None = None
    published: Day | None = None
    extra: dict[str, object] = msgspec.field(default_factory=dict)


class Figure(Record, frozen=True, kw_only=True):
    """A count or measure with its bounds.

    `low` and `high` are inclusive (None: open); `approx` marks about-words, `vague` plural magnitudes (tens, hundreds);
    `unit` is the counted noun as written without article; `about` what happened to the counted; `population` who they
    are; `scope` "cumulative" for tolls since a beginning, "open" where the text says that the toll is not final.
    """

    span: Span
    low: float | None
    high: float | None
    approx: bool = False
    vague: bool = False
    unit: str | None = None
    about: About = "other"
    kind: FigureKind = "count"
    population: str | None = None
    scope: str | None = None
    confidence: float = 1.0


class Date(Record, frozen=True, kw_only=True):
    """An expression that places something in time, day or coarser. `value` is EDTF (ISO 8601-2) or None if unknown.

    `role` is "saying" where the text dates a statement with it; None: it may date what happened.
    """

    span: Span
    value: str | None = None
    role: Literal["saying"] | None = None
    confidence: float = 1.0


class Place(Record, frozen=True, kw_only=True):
    """A geographic or political name; `lat` and `lon` in degrees (WGS 84) only where the place is known.

    `name` is without the type word that `span` includes; `country` is ISO 3166 alpha-2; `candidates` are gazetteer ids.
    `relation` is how what is told lies to the place (None: in it), `relation_span` the words that say so, `distance_km`
    how far, `partner` the other place of "between". `precision` is how closely the mention tells where something is;
    "none" also for what is only beyond a border, and for a place that `stands_for` a government or an agreement.
    """

    span: Span
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    relation: Relation | None = None
    relation_span: Span | None = None
    distance_km: float | None = None
    partner: Span | None = None
    precision: Precision = "none"
    stands_for: StandsFor | None = None
    confidence: float = 1.0


class Role(msgspec.Struct, frozen=True):
    """What a person is, as the article introduces them: `text` at `span`, and the body that it names (None: none)."""

    text: str
    span: Span
    organisation: str | None = None


class Actor(Record, frozen=True, kw_only=True):
    """Somebody who can speak or act: a person, role, organisation, armed group, outlet or crowd; `names` as written.

    `role` is that of a person, the fullest with which the article introduces them.
    """

    name: str
    kind: str
    spans: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()
    role: Role | None = None


class Link(msgspec.Struct, frozen=True):
    """One hop of a chain of sources: who, what they do with what comes behind, and where they are named for it.

    `relation`: publishes (the outlet), carries (an agency that signed the text), writes (who signed it), quotes (a
    source that passes on the next), says (the last one).
    """

    name: str
    relation: Literal["publishes", "carries", "writes", "quotes", "says"]
    span: Span | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Something that somebody other than the outlet says.

    `cue` are the words that report, `source` the noun phrase that names the source in this clause (None: dropped or a
    pronoun), `speaker` the fullest name in the article (None: nobody is named), `content` the pieces of what is said.
    `realisation` says how the source was expressed, `antecedent` where a dropped one was found, `chain` the sources
    from the outermost inwards, `said_on` the date on which the text says it was said, `parent` the statement that this
    one stands in, `we` the body whom "we" and "our" in the content mean (None: not known, or they do not occur).
    """

    cue: Span | None
    source: Span | None
    speaker: str | None
    content: tuple[Span, ...]
    mode: Mode
    act: Act
    polarity: Polarity = "said"
    stance: Stance = "neutral"
    modality: Modality = "happened"
    realisation: str = "verb-subject"
    antecedent: Span | None = None
    said_on: Span | None = None
    candidates: tuple[str, ...] = ()
    chain: tuple[Link, ...] = ()
    we: str | None = None
    parent: str | None = None
    confidence: float = 1.0


class Answer(msgspec.Struct, frozen=True):
    """A statement that answers a claim."""

    statement: str
    label: Label


class Claim(Record, frozen=True, kw_only=True):
    """A proposition that is in question in the article: it circulates, or somebody denies or confirms it."""

    content: tuple[Span, ...]
    origin: Span | None = None
    answers: tuple[Answer, ...] = ()
    status: Status = "unanswered"
    confidence: float = 1.0


class Participant(msgspec.Struct, frozen=True):
    """A part in an event: actor (who does it), target (to whom), recipient (for or against whom).

    `span` is the phrase that names it, `actor` the id of the actor that the phrase is known to name.
    """

    role: str
    span: Span | None
    actor: str | None = None


class Event(Record, frozen=True, kw_only=True):
    """A mention of something said to have happened, to be about to or not to have; unknown parts stay empty.

    `type` is an id of `lexicon/events/types.csv`, `anchor` the word that names it; `figures`, `place` and `date` are
    ids of records of the reading; `statement` is the innermost that says so, None for the outlet's own voice.
    """

    type: str
    anchor: Span
    roles: tuple[Participant, ...] = ()
    figures: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    modality: Modality = "happened"
    statement: str | None = None
    confidence: float = 1.0


class Framing(Record, frozen=True, kw_only=True):
    """A word that tells how its user stands to what it names, or the neutral word of the same choice.

    `span` is the surface, `word` the word as it is compared with others (the headword, of an actor the name as
    written), `gloss` the same without attitude, `attitude` to whom or what the word names, `topic` what the choice is
    about, `referent` the actor that it is about (None: not told). `statement` is the id of the innermost statement in
    whose content it stands, so that the speaker uses it; None: the outlet itself. `quoted`: inside quotation marks.
    """

    span: Span
    word: str
    gloss: str
    attitude: Attitude
    topic: str
    referent: str | None = None
    statement: str | None = None
    quoted: bool = False


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be settled, kept and shown: where, and what a reader should know."""

    span: Span | None
    about: str
    message: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from one article, with the versions of the reader and the lexicon that made it."""

    article: Article
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    framing: tuple[Framing, ...] = ()
    problems: tuple[Problem, ...] = ()
    lexicon_sha256: str = ""
    reader: str = ""
    text_sha256: str = ""

    def to_dict(self) -> dict[str, object]:
        """The reading as plain JSON types, in the shape that `qawl read --format jsonl` prints."""
        article = self.article
        out: dict[str, object] = {
            **article.extra,
            "id": article.id,
            "outlet": article.outlet,
            "published": article.published.isoformat() if article.published else None,
            "text": article.text,
        }
        for name in RECORDS:
            out[name] = msgspec.to_builtins(getattr(self, name))
        out["problems"] = msgspec.to_builtins(self.problems)
        return out | {
            "schema": SCHEMA,
            "reader": self.reader,
            "lexicon_sha256": self.lexicon_sha256,
            "text_sha256": self.text_sha256,
        }


RECORDS = ("statements", "figures", "dates", "places", "actors", "claims", "events", "framing")
