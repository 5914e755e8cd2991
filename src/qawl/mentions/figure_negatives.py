"""Numbers that are no figures: years, clock times, names, scores, list and telephone numbers."""

from __future__ import annotations

import re

from qawl.mentions.amounts import Amount
from qawl.mentions.figure_units import Unit
from qawl.mentions.figure_words import NO_PREFIX, Context

YEARS = range(1000, 2200)
LONGEST = 8  # digits without a separator: more is a telephone or account number
LIST_AFTER = re.compile("\\s?[-.):/\u2013](?:\\s|$)")
NEWLINE = re.compile("[\n\r]")
SIGNS = re.compile("[+/:#*=@\u00b0]")
SCORE = re.compile("\\s?[-\u2013]\\s?")


def no_figure(context: Context, amount: Amount, unit: Unit) -> bool:
    """Whether an amount that looks like a count is none, by what stands around it."""
    if amount.form in ("vague", "dual", "one"):
        return False
    bounded = amount.low != amount.high or amount.approx
    before = context.role_before(amount.start)
    if before == "ordinal" and amount.form == "words":
        return True
    if before in ("clock", "year") and unit.kind != "time":
        return True
    hour = context.marks.get(amount.last + 1)
    if hour is not None and hour.role == "hour" and hour.prefix == NO_PREFIX:
        return True
    if unit.what or unit.kind != "count" or unit.of or unit.others:
        return before == "name" and unit.kind == "count" and not bounded
    if before == "name":
        return True
    return amount.form in ("digits", "range") and _by_shape(context, amount, unit, bounded)


def _by_shape(context: Context, amount: Amount, unit: Unit, bounded: bool) -> bool:
    """Digits without a listed noun: what the signs and line ends around them make of them."""
    words = context.words
    before, after = words.gap(amount.first), words.gap(amount.last + 1)
    if SIGNS.search(before[-1:]) or SIGNS.search(after[:1]):
        return True
    if (amount.first == 0 or NEWLINE.search(before)) and LIST_AFTER.match(after):
        return True
    if amount.form == "range":
        years = amount.low in YEARS and amount.high in YEARS
        return unit.surface is None and (years or amount.first == amount.start)
    written = words.folds[amount.first]
    if len(written) > LONGEST or (written[0] == "0" and len(written) > 1 and written.isdigit()):
        return True
    if unit.surface is not None or bounded:
        return False
    alone = before.endswith("(") and after.startswith(")")
    scored = SCORE.fullmatch(before) or SCORE.fullmatch(after)
    return bool(alone or scored or (amount.low in YEARS and written.isdigit() and len(written) == 4))
