"""Numbers that are no figures: years, clock times, names, scores, list and telephone numbers."""

from __future__ import annotations

import re

from qawl.mentions.amounts import Amount
from qawl.mentions.figure_units import Unit
from qawl.mentions.figure_words import NO_PREFIX, Context
from qawl.text.fold import fold

GLUED = 3  # letters glued before digits: more than proclitics
TENS = range(20, 100, 10)
SHORT = 3  # words of a name in quotation marks before its number
LATIN_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
QUOTE = re.compile("[\"'\u00bb\u201c\u201d\u2033\u2019\u203a]")
OPENED = re.compile("\\s+[\"'\u00ab\u201c(]?")
YEARS = range(1000, 2200)
LONGEST = 8  # digits without a separator: more is a telephone or account number
LIST_AFTER = re.compile("\\s?[-.):/\u2013](?:\\s|$)")
NEWLINE = re.compile("[\n\r]")
SIGNS = re.compile("[+/:#*=@_\u00b0]")
SCORE = re.compile("\\s?[-\u2013]\\s?")


def no_figure(context: Context, amount: Amount, unit: Unit) -> bool:
    """Whether an amount that looks like a count is none, by what stands around it."""
    if amount.form in ("vague", "dual", "one"):
        return False
    before = "" if amount.skip else context.role_before(amount.start)
    if amount.form == "words" and (before == "ordinal" or amount.high == 0):
        return True
    if before in ("clock", "year") and unit.kind != "time":
        return True
    hour = context.marks.get(amount.last + 1)
    if hour is not None and hour.role == "hour" and hour.prefix == NO_PREFIX:
        return True
    named = before == "name" and amount.form != "words"
    if named and unit.of:
        return True  # article 12 of the law
    if amount.form == "words" and amount.definite and amount.low in TENS and unit.surface and not unit.what:
        return True  # the seventieth
    if unit.what or unit.kind != "count" or unit.of or unit.others:
        return False
    if named or amount.skip >= GLUED or _quoted_name(context, amount):
        return True
    bounded = amount.low != amount.high or amount.approx
    if unit.surface is None and not bounded and (_ordinal(amount) or _named(context, amount)):
        return True
    return amount.form in ("digits", "range") and _by_shape(context, amount, unit, bounded)


def _quoted_name(context: Context, amount: Amount) -> bool:
    """The brigade "15": a mark of names before the opening quotation mark or bracket."""
    mark = context.ends.get(amount.start - 1) if amount.form != "words" and not amount.skip else None
    return mark is not None and mark.role == "name" and OPENED.fullmatch(context.words.gap(amount.start)) is not None


def _ordinal(amount: Amount) -> bool:
    """Definite digits without a plural before them are an ordinal (the 70th); definite tens too (the twentieth)."""
    return amount.definite and (amount.form == "digits" or amount.low in TENS)


def _named(context: Context, amount: Amount) -> bool:
    """The end of a short name in quotation marks, or what follows Latin letters (S 300)."""
    words, at = context.words, amount.first
    if amount.form != "digits" or at == 0 or amount.skip:
        return False
    if OPENED.fullmatch(words.gap(at)) and (words.folds[at - 1][:1] in LATIN_LETTERS or _noun_before(context, at)):
        return True
    end = words.ends[amount.last]
    if not QUOTE.match(words.gap(amount.last + 1)):
        return False
    within = (quotation.span.start for quotation in context.annotated.quotations if quotation.span.end == end)
    return any(words.starts[max(0, at - SHORT)] <= start < words.starts[at] for start in within)


def _inside(context: Context, amount: Amount) -> bool:
    """Whether a bracket is open before the amount: else the one behind it belongs to the number of a list."""
    words = context.words
    text = words.text[words.starts[context.sentence(amount.first).first] : words.starts[amount.first]]
    return text.count("(") > text.count(")")


def _noun_before(context: Context, at: int) -> bool:
    """A definite or listed noun right before digits that count nothing: the 120 of mortars, camp 48."""
    noun = context.counted.get(at - 1)
    if at - 1 in context.ends or (noun is not None and context.entry(noun).kind == "stop"):
        return False
    if context.role_at(at - 2) == "filler" or (noun is not None and context.entry(noun).get("about")):
        return False
    article = fold(context.annotated.lexicon.language["article"])
    return (noun is not None and context.entry(noun).kind == "unit") or context.words.folds[at - 1].startswith(article)


def _by_shape(context: Context, amount: Amount, unit: Unit, bounded: bool) -> bool:
    """Digits without a listed noun: what the signs and line ends around them make of them."""
    words = context.words
    before, after = words.gap(amount.first), words.gap(amount.last + 1)
    if SIGNS.search(before.strip()[-1:]) or SIGNS.search(after.strip()[:1]):
        return True
    if (amount.first == 0 or NEWLINE.search(before)) and LIST_AFTER.match(after):
        return True
    if amount.form == "range":
        years = amount.low in YEARS and amount.high in YEARS and words.folds[amount.first].isdigit()
        dashed = amount.first == amount.start and SCORE.search(words.gap(amount.last)) is not None
        return unit.surface is None and (years or dashed)
    written = words.folds[amount.first]
    if len(written) > LONGEST or (written[0] == "0" and len(written) > 1 and written.isdigit()):
        return True
    if unit.surface is not None or bounded:
        return False
    alone = after.startswith(")") and (before.endswith("(") or not _inside(context, amount))
    scored = SCORE.fullmatch(before) or SCORE.fullmatch(after)
    return bool(alone or scored or (amount.low in YEARS and written.isdigit() and len(written) == 4))
