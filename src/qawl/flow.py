"""The whole reader on one screen: an article in, a reading out."""

from __future__ import annotations

from qawl.claims.answers import find_claims, relabelled
from qawl.identity import name_records, text_digest
from qawl.lexicon.annotate import annotate
from qawl.lexicon.load import Lexicon
from qawl.mentions.actors import find_actors
from qawl.mentions.dates import find_dates
from qawl.mentions.figures import find_figures
from qawl.mentions.numerals import find_numerals
from qawl.mentions.places import find_places
from qawl.statements.find import find_statements, nest
from qawl.statements.lineage import with_chains
from qawl.statements.ours import with_bodies
from qawl.statements.persons import find_persons
from qawl.statements.scene import Scene
from qawl.statements.when import mark_dates
from qawl.types import Actor, Article, Date, Figure, Place, Reading, Span, Statement

READER = "qawl 0.1.0"


def read(article: Article, lexicon: Lexicon) -> Reading:
    """What the article says, who says it, and what it leaves open."""
    digest = text_digest(article.text)
    annotated = annotate(article, lexicon)
    numerals = find_numerals(annotated)
    dates, odd_dates = find_dates(annotated, numerals)
    figures, odd_figures = find_figures(annotated, numerals, dates)
    places, odd_places = find_places(annotated)
    actors, odd_actors = find_actors(annotated)
    scene = Scene(annotated, dates)
    found, odd_statements = find_statements(scene)
    persons = find_persons(scene, found)
    named = name_records(with_bodies(scene, found, persons), "s", digest, _start_of_statement)
    statements = with_chains(scene, nest(named))
    claims, odd_claims = find_claims(annotated, statements)
    return Reading(
        article=article,
        statements=relabelled(statements, claims),
        figures=name_records(figures, "f", digest, _start),
        dates=name_records(mark_dates(dates, statements), "d", digest, _start),
        places=name_records(places, "p", digest, _start),
        actors=name_records(sorted([*actors, *persons], key=_spans), "a", digest, _start_of_actor),
        claims=name_records(claims, "c", digest, lambda claim: claim.content[0].start),
        problems=(*odd_dates, *odd_figures, *odd_places, *odd_actors, *odd_statements, *odd_claims),
        lexicon_sha256=lexicon.sha256,
        reader=READER,
        text_sha256=digest,
    )


def _start_of_actor(actor: Actor) -> int:
    return actor.spans[0].start


def _spans(actor: Actor) -> tuple[Span, ...]:
    return actor.spans


def _start(record: Date | Figure | Place) -> int:
    return record.span.start


def _start_of_statement(statement: Statement) -> int:
    anchor = statement.cue or statement.source or statement.content[0]
    return anchor.start
