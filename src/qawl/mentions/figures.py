"""Counts and measures with their bounds, nouns and what happened to the counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qawl.lexicon.annotate import Annotated
from qawl.mentions.amounts import Amount, find_amounts, negative, single_ones
from qawl.mentions.figure_about import Told, acted_on, read_about
from qawl.mentions.figure_bounds import bound_after, bound_before, bound_by_sign, join_bounds, join_ranges
from qawl.mentions.figure_negatives import no_figure
from qawl.mentions.figure_scope import Scope, find_scopes, lumped, read_population, scope_of
from qawl.mentions.figure_units import Unit, find_unit, shared_unit
from qawl.mentions.figure_words import Context, read_context
from qawl.mentions.numerals import Numeral, find_numerals
from qawl.types import Date, Figure, Problem, Span

UNSURE = "two of them or several: the form is dual and plural alike"
LUMPED = "one number for dead and wounded together; it is given as what the first noun says"
HALF = 0.5  # confidence in what happened where two things did


class Draft(NamedTuple):
    """A figure on its way: how many, of what, its last word with the bound behind the noun, where the next begins."""

    amount: Amount
    unit: Unit
    end: int
    limit: int


def find_figures(
    annotated: Annotated, numerals: Mapping[int, Numeral], dates: Sequence[Date]
) -> tuple[list[Figure], list[Problem]]:
    """Every figure in order, and what could not be settled. Numbers that are part of a date are none."""
    context = read_context(annotated)
    dated = _dated(context, dates)
    found, unsure = find_amounts(context, numerals)
    amounts = [amount for amount in found if amount.first not in dated]
    ranges = join_ranges(context, list(single_ones(context, amounts)))
    figures = list(_figures(context, _drafts(context, join_bounds(bound_before(context, ranges)))))
    problems = [_two_or_several(context, amount) for amount in unsure if acted_on(context, amount.start)]
    problems += [Problem(span=f.span, about="figure", message=LUMPED) for f in figures if f.confidence < 1]
    return figures, problems


def _two_or_several(context: Context, amount: Amount) -> Problem:
    span = context.words.span(amount.first, amount.last, amount.skip)
    return Problem(span=span, about="figure", message=UNSURE)


def bare_figures(annotated: Annotated, dates: Sequence[Date] = ()) -> list[Figure]:
    """Every number of a text that need not be news: numerals without a noun, negative ones, what only speech has.

    The numerals are found again, as they are spoken; numbers that are part of one of `dates` are left out.
    """
    context = read_context(annotated)
    dated = _dated(context, dates)
    found, _ = find_amounts(context, find_numerals(annotated, spoken=True))
    amounts = [amount for amount in found if amount.first not in dated]
    signed = [negative(context, amount) for amount in join_ranges(context, amounts)]
    bounded = bound_by_sign(context, join_bounds(bound_before(context, signed)))
    drafts = _drafts(context, bounded, news=False)
    return [_figure(context, draft, None, None) for draft in drafts]


def _dated(context: Context, dates: Sequence[Date]) -> set[int]:
    out: set[int] = set()
    for date in dates:
        first, last = context.words.covering(date.span)
        out.update(range(first, last + 1))
    return out


def _drafts(context: Context, amounts: Sequence[Amount], *, news: bool = True) -> Iterator[Draft]:
    """Amounts with their nouns, in the news without those that are no figures."""
    done, named = -1, -2  # the last word of a figure; of a number that is a name, which others may follow in a list
    limits = [amount.start for amount in amounts[1:]] + [len(context.words)]
    for index, (plain, limit) in enumerate(zip(amounts, limits, strict=False)):
        if plain.first <= done or (plain.form == "one" and plain.start <= done):
            continue
        unit = find_unit(context, plain)
        if index + 1 < len(amounts) and unit.by == ():
            unit = shared_unit(context, plain, amounts[index + 1]) or unit
        if unit.start <= done:
            unit = Unit(None, plain.start, plain.last)  # the noun belongs to the figure before
        listed = plain.start == named + 1 and (plain.skip > 0 or "\u060c" in context.words.gap(plain.start))
        if news and (no_figure(context, plain, unit) or (listed and (unit.of or not unit.what))):
            named = plain.last if listed or context.role_before(plain.start) == "name" else named
            continue
        amount, done = bound_after(context, plain, unit.end, limit)
        yield Draft(amount, unit, done, limit)


def _figures(context: Context, drafts: Iterator[Draft]) -> Iterator[Figure]:
    """Drafts with what happened to the counted; digits alone, of which nothing is said, are left out."""
    scopes = find_scopes(context)
    before: tuple[int, Unit, Told | None] | None = None
    for draft in drafts:
        sentence = context.sentence(draft.amount.first)
        known = before[1:] if before is not None and before[0] == sentence.first else None
        told = read_about(context, draft.amount, draft.unit, known, draft.limit)
        before = (sentence.first, draft.unit, told)
        if not _weighty(context, draft, told):
            continue
        scope = scope_of(context, scopes, draft.amount.start, draft.end) if told and scopes else None
        yield _figure(context, draft, told, scope)


def _weighty(context: Context, draft: Draft, told: Told | None) -> bool:
    """Digits that name no unit count only with a bound, an act, or others of whom they are some."""
    amount, unit = draft.amount, draft.unit
    if amount.definite and amount.form == "words" and unit.surface is None and told is None:
        return amount.low != amount.high or context.role_before(amount.start) == "these"
    return True


def _figure(context: Context, draft: Draft, told: Told | None, scope: Scope | None) -> Figure:
    amount, unit, end, _ = draft
    start, skip = (amount.start, amount.skip) if amount.start <= unit.start else (unit.start, 0)
    span = Span(context.words.span(start, start, skip).start, context.words.ends[end])
    reasons = (*amount.by, *unit.by, *((told.by,) if told else ()), *((scope.by,) if scope else ()))
    return Figure(
        span=span,
        low=amount.low,
        high=amount.high,
        approx=amount.approx,
        vague=amount.form == "vague",
        unit=unit.surface,
        about=told.about if told else "other",
        kind=unit.kind,
        population=read_population(context, unit),
        scope=scope.value if scope else None,
        confidence=HALF if lumped(context, unit, told) else 1.0,
        by=tuple(dict.fromkeys(reasons)),
    )
