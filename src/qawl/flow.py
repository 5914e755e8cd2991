"""The whole reader on one screen: an article in, a reading out."""

from __future__ import annotations

from qawl.claims.answers import find_claims, relabelled
from qawl.events.find import find_events
from qawl.events.stage import Mentions
from qawl.framing.find import find_framing
from qawl.identity import name_records, text_digest
from qawl.lexicon.annotate import annotate
from qawl.lexicon.load import Lexicon
from qawl.mentions.actors import find_actors
from qawl.mentions.dates import find_dates
from qawl.mentions.figures import find_figures
from qawl.mentions.numerals import find_numerals
from qawl.mentions.place_relations import relate
from qawl.mentions.places import find_places
from qawl.statements.find import find_statements, nest
from qawl.statements.governments import mark_places, without_persons
from qawl.statements.lineage import with_chains
from qawl.statements.ours import with_bodies
from qawl.statements.persons import find_persons
from qawl.statements.scene import Scene
from qawl.statements.when import mark_dates
from qawl.types import Actor, Article, Date, Figure, Framing, Place, Reading, Span, Statement

READER = "qawl 0.1.0"


def read(article: Article, lexicon: Lexicon) -> Reading:
    """What the article says, who says it, and what it leaves open."""
    digest = text_digest(article.text)
    annotated = annotate(article, lexicon)
    numerals = find_numerals(annotated)
    dated, odd_dates = find_dates(annotated, numerals)
    counted, odd_figures = find_figures(annotated, numerals, dated)
    located, odd_places = find_places(annotated)
    bodies, odd_actors = find_actors(annotated)
    scene = Scene(annotated, dated)
    said, odd_statements = find_statements(scene)
    persons = find_persons(scene, said)
    named = name_records(with_bodies(scene, said, persons), "s", digest, _start_of_statement)
    chained = with_chains(scene, nest(named))
    located = without_persons(annotated, relate(annotated, located, counted), chained)
    located = mark_places(annotated, located, chained)
    doubted, odd_claims = find_claims(annotated, chained)
    statements = relabelled(chained, doubted)
    figures = name_records(counted, "f", digest, _start)
    dates = name_records(mark_dates(dated, statements), "d", digest, _start)
    places = name_records(located, "p", digest, _start)
    actors = name_records(sorted([*bodies, *persons], key=_spans), "a", digest, _start_of_actor)
    happened = find_events(scene, statements, Mentions(figures, dates, places, actors))
    return Reading(
        article=article,
        statements=statements,
        figures=figures,
        dates=dates,
        places=places,
        actors=actors,
        claims=name_records(doubted, "c", digest, lambda claim: claim.content[0].start),
        events=name_records(happened, "e", digest, lambda event: event.anchor.start),
        framing=name_records(find_framing(annotated, statements, places, actors), "w", digest, _start),
        problems=(*odd_dates, *odd_figures, *odd_places, *odd_actors, *odd_statements, *odd_claims),
        lexicon_sha256=lexicon.sha256,
        reader=READER,
        text_sha256=digest,
    )


def _start_of_actor(actor: Actor) -> int:
    return actor.spans[0].start


def _spans(actor: Actor) -> tuple[Span, ...]:
    return actor.spans


def _start(record: Date | Figure | Framing | Place) -> int:
    return record.span.start


def _start_of_statement(statement: Statement) -> int:
    anchor = statement.cue or statement.source or statement.content[0]
    return anchor.start
