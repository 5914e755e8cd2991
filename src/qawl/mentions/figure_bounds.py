"""Bounds and ranges: more than 200, from 5 to 7 thousand, 30 at least, about 40."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qawl.mentions.amounts import Amount, whole
from qawl.mentions.figure_words import Context, Mark
from qawl.text.match import Match
from qawl.types import By

DASH = re.compile("\\s?[-~\u2010-\u2015\u2212]\\s?")
BOUND_REACH = 3  # words that may stand between a bound and its number where they are fillers
AFTER_REACH = 4  # words between a noun and the bound that follows it
TEN = 10  # a dual and a larger number are no range
CHANGE_REACH = 7  # words before a from-to in which a verb of change makes it two numbers
INEQUALITY = re.compile("([<>\u2264\u2265])=?\\s?$")
STOP = re.compile("[.:;!?\u061b\u061f\u060c,\n()\\[\\]]")


def join_ranges(context: Context, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, two that are the ends of a range as one."""
    out: list[Amount] = []
    for amount in amounts:
        joined = (_restated(context, out[-1], amount) or _range(context, out[-1], amount)) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(amount)
    return out


def _range(context: Context, low: Amount, high: Amount) -> Amount | None:
    """The range of two amounts; None where the words between them make none or the first is not the smaller."""
    if low.form == "dual" and high.low == high.high:
        return _two_or(context, low, high) or _from_two(context, low, high)
    if low.low is None or high.high is None or low.form in ("dual", "one") or low.low != low.high or low.noun:
        return None
    opening = _opening(context, low, high)
    if opening is None:
        return None
    label, start, skip = opening
    first = low.low
    if low.scale == 1 and high.scale > 1 and high.high and first < high.high / high.scale and first < 1000:
        first = whole(first * high.scale)
    if high.form == "vague" or not first < high.high:
        return None
    return high._replace(
        first=low.first, low=first, start=start, skip=skip, definite=low.definite and high.definite,
        form="range", by=(*low.by, *high.by, By(label, "range")),
    )  # fmt: skip


def _restated(context: Context, words: Amount, digits: Amount) -> Amount | None:
    """A number in words and again in brackets: eighteen (18) persons."""
    opened = context.words.gap(digits.first).strip() == "(" and digits.first == words.last + 1
    closed = context.words.gap(digits.last + 1).startswith(")")
    if not (opened and closed) or digits.form != "digits" or (words.low, words.high) != (digits.low, digits.high):
        return None
    return words._replace(last=digits.last)


def _two_or(context: Context, low: Amount, high: Amount) -> Amount | None:
    """A dual and a number joined by "or": two days or three."""
    link = context.marks.get(low.last + 1)
    if link is None or link.role != "or" or link.last != high.first - 1 or not (high.low and 2 < high.low <= TEN):
        return None
    reasons = (*low.by, *high.by, By(link.label, "range"))
    return low._replace(last=high.last, high=high.high, form="range", by=reasons)


def _from_two(context: Context, low: Amount, high: Amount) -> Amount | None:
    """Between a dual and a larger number: between two hours and three."""
    opener = context.ends.get(low.first - 1)
    if opener is None or opener.role != "between" or low.last != high.first - 1 or high.skip != 1:
        return None
    if not high.low or not 2 < high.low <= TEN or context.words.gap(low.first).strip():
        return None
    reasons = (*low.by, *high.by, By(opener.label, "range"))
    return high._replace(first=low.first, low=low.low, start=opener.first, skip=0, form="range", by=reasons)


def _opening(context: Context, low: Amount, high: Amount) -> tuple[str, int, int] | None:
    """(the entry that makes the range, its first word, the letters to skip there), or None."""
    between = high.first - low.last - 1
    before = context.ends.get(low.first - 1)
    opener = before if before is not None and not context.words.gap(low.first).strip() else None
    role = opener.role if opener and low.skip == 0 else ""
    if between == 0:
        gap = context.words.gap(high.first)
        if DASH.fullmatch(gap) and not high.skip and not low.rest:
            return "digits", low.start, low.skip
        if role == "between" and high.skip == 1 and context.words.gap(high.first).isspace() and opener:
            return opener.label, opener.first, opener.prefix.skip
        return None
    lone = between == 1 and context.words.folds[low.last + 1] == context.annotated.lexicon.language["and"]
    if role == "between" and opener and (lone or (between == 1 and high.skip == 1 and _noun(context, low.last + 1))):
        return opener.label, opener.first, opener.prefix.skip
    link = context.marks.get(low.last + 1)
    if link is not None and role in ("from", "between") and link.last != high.first - 1:
        link = context.marks.get(high.first - 1) if between == 2 and _noun(context, low.last + 1) else None
    if link is None or link.last != high.first - 1 or not _joins(context, link, role, low, high):
        return None
    if opener is not None and role in ("from", "between"):
        return link.label, opener.first, opener.prefix.skip
    return link.label, low.start, low.skip


def _joins(context: Context, link: Mark, role: str, low: Amount, high: Amount) -> bool:
    """Whether a word between two amounts makes a range of them."""
    if any(context.words.gap(index).strip() for index in range(low.last + 1, high.first + 1)):
        return False
    if link.role == "or":
        return low.form == high.form
    if link.role == "until":
        return role in ("from", "between")
    if link.role != "to" or high.skip:
        return False
    first = context.sentence(low.first).first
    return not any(
        context.role_at(index) == "change" for index in range(max(first, low.first - CHANGE_REACH), low.first)
    )


def _noun(context: Context, index: int) -> bool:
    found = context.counted.get(index)
    return found is not None and found.features[:1] in ("n", "a") and not found.prefix


def bound_before(context: Context, amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts with the bound that stands before each: more than, at most, about."""
    return [_bounded(context, amount) for amount in amounts]


def _bounded(context: Context, amount: Amount) -> Amount:
    at = amount.start
    if amount.skip and context.words.folds[at] and not amount.definite:
        return amount  # a conjunction or preposition parts it from what stands before
    for _ in range(BOUND_REACH + 1):
        mark = context.ends.get(at - 1) or _filler_of(context, at)
        if mark is None or context.words.gap(at).strip() not in ("", "("):
            return amount
        if mark.place in ("before", "either"):
            if mark.role == "approx" and amount.noun is not None and not _measured(context, amount.noun):
                return amount  # towards two posts, not about two
            amount = widen(amount, mark)._replace(start=mark.first, skip=mark.prefix.skip)
            if mark.prefix.skip:
                return amount
        elif mark.role == "until" and at == amount.first and context.counted.get(amount.last + 1) is not None:
            return widen(amount, mark._replace(role="high"))._replace(start=mark.first, skip=mark.prefix.skip)
        elif mark.role != "filler" or mark.prefix.skip:
            return amount
        at = mark.first
    return amount


def _measured(context: Context, noun: Match) -> bool:
    return context.entry(noun).get("kind") in ("time", "measure", "money")


def _filler_of(context: Context, at: int) -> Mark | None:
    """The filler one noun before word `at`: exceeded the number of the dead 500."""
    mark = context.ends.get(at - 2)
    noun = context.counted.get(at - 1)
    return mark if mark and mark.role == "filler" and noun and context.prefix(noun).definite else None


def widen(amount: Amount, mark: Mark) -> Amount:
    """The amount as its bound leaves it: open upwards, open downwards, or about."""
    reason = (*amount.by, By(mark.label, "bound"))
    if mark.role == "low":
        return amount._replace(high=None, by=reason)
    if mark.role == "high":
        return amount._replace(low=None, by=reason) if amount.high is not None else amount
    return amount._replace(approx=amount.approx or mark.role == "approx", by=reason)


def join_bounds(amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts, a bound upwards and a bound downwards side by side as one (more than 20 and less than 35)."""
    out: list[Amount] = []
    for amount in amounts:
        before = out[-1] if out else None
        if before is not None and before.last + 1 == amount.start and amount.start < amount.first:
            ends = (before.low, amount.high) if before.high is None else (amount.low, before.high)
            open_ = None in (before.low, before.high) and None in (amount.low, amount.high)
            if open_ and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
                reasons = (*before.by, *amount.by)
                out[-1] = before._replace(last=amount.last, low=ends[0], high=ends[1], form="range", by=reasons)
                continue
        out.append(amount)
    return out


def bound_by_sign(context: Context, amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts with the bound that a sign of inequality before the digits sets."""
    return [_signed(amount, INEQUALITY.search(context.words.gap(amount.first))) for amount in amounts]


def _signed(amount: Amount, sign: re.Match[str] | None) -> Amount:
    if sign is None or amount.low != amount.high:
        return amount
    reason = (*amount.by, By("digits", "inequality"))
    if sign[1] in "<\u2264":
        return amount._replace(low=None, by=reason)
    return amount._replace(high=None, by=reason)


def bound_after(context: Context, amount: Amount, end: int, limit: int) -> tuple[Amount, int]:
    """The amount with the bound that follows its noun (which ends with word `end`), and the end with that bound.

    `limit` is the first word of the next amount.
    """
    last = min(context.sentence(end).last, limit - 1)
    for index in range(end + 1, min(end + 1 + AFTER_REACH, last + 1)):
        if STOP.search(context.words.gap(index)):
            break
        mark = context.marks.get(index)
        if mark is not None and mark.place in ("after", "either"):
            return widen(amount, mark), mark.last
    return amount, end
