"""Words that tell an attitude, and the neutral ones of the same choice: what they name, and who uses them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from qawl.framing.context import Ground, counts, ground_of
from qawl.framing.voices import innermost, pieces_of
from qawl.lexicon.annotate import Annotated
from qawl.text.match import Match
from qawl.types import Actor, Attitude, By, Framing, Place, Span, Statement

ACTOR = "actor"  # the topic of names of known bodies
ATTITUDES: dict[str, Attitude] = {"": "neutral", "own": "friendly", "hostile": "hostile", "friendly": "friendly"}
CHOSEN = 6  # where a row of the gazetteer says that to name the actor is a choice
Word = tuple[Span, str, str, Attitude, str, str | None, By]  # a record before it is known who uses the word
CONDITIONS = frozenset({"needs", "before", "after", "not_before", "not_near", "not_after", "alone"})
GAZETTEER = "actors.csv: "  # how the reasons of a body name its row; persons have none


def find_framing(
    annotated: Annotated, statements: Sequence[Statement], places: Sequence[Place], actors: Sequence[Actor]
) -> list[Framing]:
    """Every such word in the order of the text.

    Names of actors come first: a word inside a name is none of its own, and one right before it may be about it.
    """
    names = list(_named(annotated, actors))
    taken = {index for match, _ in names for index in range(match.first, match.last + 1)}
    found = [_name(annotated, match, actor) for match, actor in names if _is_choice(annotated, actor)]
    found += _words(ground_of(annotated, places, actors), taken)
    found.sort(key=itemgetter(0))
    spans = [word[0] for word in found]
    speakers = innermost(pieces_of(statements), spans)
    quotes = innermost([(*quotation.span, "") for quotation in annotated.quotations], spans)
    return [
        Framing(
            span=span, word=word, gloss=gloss, attitude=attitude, topic=topic, referent=referent, statement=speaker,
            quoted=quote is not None, by=(by,),
        )
        for (span, word, gloss, attitude, topic, referent, by), speaker, quote in zip(
            found, speakers, quotes, strict=True
        )
    ]  # fmt: skip


def _named(annotated: Annotated, actors: Sequence[Actor]) -> Iterator[tuple[Match, Actor]]:
    """Every name of an actor with the actor that it leads to there."""
    bodies = (actor for actor in actors if actor.by[0].entry.startswith(GAZETTEER))
    ends = {span.end: actor for actor in bodies for span in actor.spans}
    for match in annotated.matches.layer("actors").values():
        actor = ends.get(annotated.words.ends[match.last])
        if actor is not None:
            yield match, actor


def _is_choice(annotated: Annotated, actor: Actor) -> bool:
    """Whether the actor also goes under names that tell an attitude."""
    return bool(annotated.lexicon.actors[actor.by[0].entry.removeprefix(GAZETTEER)][CHOSEN])


def _name(annotated: Annotated, match: Match, actor: Actor) -> Word:
    """The name of an actor, without a type word that is no part of it."""
    span, attitude = match.span(annotated.words), match.features.partition("/")[2]
    surface = _with_article(annotated, " ".join(annotated.article.text[span.start : span.end].split()))
    by = By(actor.by[0].entry, f"name ({attitude})" if attitude else "name")
    return span, surface, actor.name, ATTITUDES[attitude], ACTOR, actor.name, by


def _with_article(annotated: Annotated, surface: str) -> str:
    """A name that has lost the first letter of its article behind the preposition li, as it stands elsewhere."""
    li, article = annotated.lexicon.language["for"], annotated.lexicon.language["article"]
    return f"{article}{surface[len(li) * 2 :]}" if surface.startswith(li * 2) else surface


def _words(ground: Ground, taken: set[int]) -> Iterator[Word]:
    """The words of `framing.yaml` that count where they stand."""
    for match in ground.annotated.matches.layer("framing").values():
        if match.first in taken or match.last in taken or ground.in_place(match.first):
            continue
        entry = ground.annotated.lexicon.entry(match.ref)
        data: dict[str, Any] = entry.data
        plain = CONDITIONS.isdisjoint(data)
        if entry.kind != "pseudo" and (plain or counts(ground, match, entry)):
            referent = ground.actor(match.last + 1) if "tied" in data else None
            by = By(entry.label, "word" if plain else "word in its context")
            span = _span(ground, match) if match.prefix else match.span(ground.annotated.words)
            yield span, entry.name, data["gloss"], data["attitude"], data["topic"], referent, by


def _span(ground: Ground, match: Match) -> Span:
    """The word with its article, without other letters that are glued to it."""
    prefix, article = match.prefix, ground.annotated.lexicon.language["article"]
    skip = len(prefix) - len(article) if prefix.endswith(article) else len(prefix)
    return ground.annotated.words.span(match.first, match.last, skip)
