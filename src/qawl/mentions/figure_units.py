"""The counted noun of a figure: after the number, after "of", before a definite number, or glued to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from qawl.mentions.amounts import Amount
from qawl.mentions.figure_words import Context, by
from qawl.text.fold import fold, raw_length
from qawl.text.match import Match
from qawl.types import By, FigureKind

PERCENT = re.compile("[%\u066a]")
MONEY = re.compile("[$\u20ac\u00a3\u20aa]")
CLEAR = re.compile("[\\s\"'\u00ab\u00bb\u201c\u201d\u2018\u2019\u2039\u203a#]*")  # what may part a number from its noun
NO_BY: tuple[By, ...] = ()
PRONOUNS = {"3ms": 1, "3fs": 2, "3mp": 2, "3md": 3, "1p": 2, "1s": 1}  # letters of possessive pronouns
THOUSAND = 1000
YEAR = 4  # digits
SHORT = 3  # letters: an unknown word must be longer to be taken for a noun


class Unit(NamedTuple):
    """What is counted: its noun as written (None: there is none), and the words that the figure then reaches to."""

    surface: str | None
    start: int  # the first word where the noun stands before the number, else the number's
    end: int
    kind: FigureKind = "count"
    what: str = ""  # person, thing, group; empty where the noun is not in the lexicon
    about: str = ""
    population: str | None = None
    by: tuple[By, ...] = NO_BY
    of: bool = False  # the noun follows "of": they are some of a definite many
    others: bool = False


def find_unit(context: Context, amount: Amount) -> Unit:
    """The counted noun of an amount; a unit without surface where nothing is named."""
    if amount.noun is not None:
        return _own(context, amount, amount.noun)
    if amount.form == "one":
        surface = context.words.surface(amount.start)
        return Unit(surface, amount.start, amount.last, by=(By("agreement", "unit_unknown"),))
    if amount.rest:
        return _glued(context, amount)
    sign = _sign(context, amount)
    if sign is not None:
        return sign
    return _before(context, amount) or _after(context, amount) or Unit(None, amount.start, amount.last)


def shared_unit(context: Context, amount: Amount, after: Amount) -> Unit | None:
    """The noun of the amount that a conjunction or a word of ranges ties to one without a noun (26 and 27 years)."""
    between = after.start - amount.last - 1
    tied = after.skip > 0 if between == 0 else between == 1 and context.role_at(amount.last + 1) in ("or", "to")
    year = amount.form == "digits" and len(context.words.folds[amount.last]) == YEAR
    if not tied or year or context.words.gap(after.start).strip():
        return None
    unit = find_unit(context, after)
    if unit.surface is None or amount.form in ("dual", "one") or after.form in ("dual", "one"):
        return None
    return unit._replace(start=amount.start, end=amount.last, by=(*unit.by, By("coordination", "unit_shared")))


def _own(context: Context, amount: Amount, noun: Match) -> Unit:
    """The noun that is the amount itself (a dual) or stands before the word for one."""
    skip = context.prefix(noun).skip
    last = noun.first if noun.features[:1] == "d" else noun.last  # two non-commissioned officers: officers
    return _listed(context, noun, context.surface(noun.first, last, skip), amount.start, amount.last, "unit_own")


def _listed(context: Context, noun: Match, surface: str, start: int, end: int, rule: str) -> Unit:
    """A unit from an entry of counted.yaml."""
    entry = context.entry(noun)
    if entry.kind != "unit":  # a verbal noun; one that is written as its verb (to capture, families) tells nothing
        about = entry.get("about") if fold(surface) != fold(entry.name) else ""
        return Unit(surface, start, end, by=(By(entry.label, rule),), about=about)
    return Unit(
        surface, start, end,
        kind=entry.get("kind", "count"),  # type: ignore[arg-type]
        what=entry.get("what").replace("group", "thing"), about=entry.get("about"),
        population=entry.get("population") or None,
        by=(by(entry, rule),),
    )  # fmt: skip


def _glued(context: Context, amount: Amount) -> Unit:
    """The letters after the digits of the last word (30km)."""
    word = context.words.surface(amount.last)
    cut = raw_length(word, len(context.words.folds[amount.last]) - amount.rest)
    found = context.annotated.lexicon.match(type(context.words)(word[cut:])).at("counted", 0)
    if found is not None and context.entry(found).kind == "unit":
        return _listed(context, found, word[cut:], amount.start, amount.last, "unit_glued")
    return Unit(word[cut:], amount.start, amount.last, by=(By("digits", "unit_glued"),))


def _sign(context: Context, amount: Amount) -> Unit | None:
    """A percent or currency sign at either side, or the words for in a hundred."""
    before, after = context.words.gap(amount.first), context.words.gap(amount.last + 1)
    kinds: tuple[tuple[re.Pattern[str], FigureKind], ...] = ((PERCENT, "percent"), (MONEY, "money"))
    for pattern, kind in kinds:
        found = pattern.match(after.lstrip()) or pattern.search(before[-1:])
        if found:
            reason = By("digits", f"{kind}_sign")
            return Unit(found[0], amount.start, amount.last, kind=kind, by=(reason,))
    mark = context.marks.get(amount.last + 1)
    if mark is not None and mark.role == "percent" and after.isspace():
        surface = context.surface(mark.first, mark.last)
        return Unit(surface, amount.start, mark.last, kind="percent", by=(By(mark.label, "percent_words"),))
    return None


def _after(context: Context, amount: Amount) -> Unit | None:
    """The noun that follows, also behind "others" and behind "of"."""
    at, words = amount.last + 1, context.words
    if at >= len(words) or not (CLEAR.fullmatch(words.gap(at)) or _bracketed(context, amount)):
        return None
    others = context.marks.get(at)
    if others is not None and others.role == "others":
        rest = _of(context, amount, others.last + 1)
        if rest is not None:
            return rest._replace(others=True)
        return Unit(None, amount.start, others.last, others=True, by=(By(others.label, "others"),))
    return _of(context, amount, at) or _next(context, amount, at)


def _bracketed(context: Context, amount: Amount) -> bool:
    """A number in brackets of its own before its noun: (600) ambushes."""
    before, after = context.words.gap(amount.last), context.words.gap(amount.last + 1)
    return before.endswith("(") and after.startswith(")") and after[1:].isspace()


def _next(context: Context, amount: Amount, at: int) -> Unit | None:
    noun = context.counted.get(at)
    if noun is None:
        return _unknown(context, amount, at)
    prefix, entry = context.prefix(noun), context.entry(noun)
    fits = not prefix.skip and (not prefix.definite or amount.form == "vague" or amount.scale >= 1000)
    if not fits or noun.features[:1] == "d" or (entry.kind != "unit" and noun.features[:1] != "n"):
        return None
    if amount.form == "vague" and amount.definite:
        return None  # hundreds escorted a coffin
    if "+" in noun.features and amount.form != "vague":
        return None
    surface = _bare(context, noun)
    return _listed(context, noun, surface, amount.start, noun.last, "unit_after")


def _of(context: Context, amount: Amount, at: int) -> Unit | None:
    """The noun after "of": persons and things in the plural; of a group or a name only the number is told."""
    mark = context.marks.get(at)
    if mark is None or mark.role != "from" or mark.prefix.skip or mark.last + 1 >= len(context.words):
        return None
    noun = context.counted.get(mark.last + 1)
    if noun is None or context.entry(noun).kind != "unit" or noun.features[:1] not in ("n", "p", "c"):
        return None
    if context.prefix(noun).skip or not CLEAR.fullmatch(context.words.gap(noun.first)):
        return None
    surface = _bare(context, noun)
    group = context.entry(noun).get("what") == "group"
    end = amount.last if group else noun.last
    unit = _listed(context, noun, surface, amount.start, end, "unit_of")
    return unit._replace(of=True, surface=None if group else surface, what="person" if group else unit.what)


def _bare(context: Context, noun: Match) -> str:
    """The noun as written without article and without a possessive pronoun."""
    surface = context.surface(noun.first, noun.last, len(noun.prefix))
    length = PRONOUNS.get(noun.features.partition("+")[2], 0)
    if not length:
        return surface
    cut = surface[:-length]
    entry = context.entry(noun)
    forms = (entry.name, *entry.list("forms"))
    if entry.get("plural") == "sound" or fold(cut) in map(fold, forms):
        return cut
    return next((form for form in forms if fold(form)[:-1] == fold(cut)[:-1]), cut)


def _unknown(context: Context, amount: Amount, at: int) -> Unit | None:
    """A word that the lexicon does not know, where its ending agrees with the number before it."""
    word = context.words.folds[at]
    number = context.annotated.matches.at("numbers", at) is not None
    if amount.form == "vague" or number or not _spaced(context, amount, at):
        return None
    if len(word) < SHORT or not word.isalpha() or word[0].isascii() or not _agrees(context, amount, word):
        return None
    surface = context.words.surface(at)
    return Unit(surface, amount.start, at, by=(By("agreement", "unit_unknown"),))


def _spaced(context: Context, amount: Amount, at: int) -> bool:
    return context.words.gap(at).isspace() or _bracketed(context, amount)


def _agrees(context: Context, amount: Amount, word: str) -> bool:
    """Whether a noun with the ending of `word` may follow the number: singular after 11 to 99, plural after 3 to 10."""
    language = context.annotated.lexicon.language
    begins = [language["article"], language["contracted"], language["and"], *language["verb_beginnings"]]
    if word.startswith(_folds(begins)):
        return False
    if word.endswith(_folds(language["verb_endings"])) and not word.endswith(_folds(language["counted_plural"])):
        return False
    number = amount.high if amount.high is not None else amount.low
    if number is None or number != int(number) or amount.scale >= THOUSAND:
        return True
    rest = int(number) % 100
    singular = word.endswith(_folds(language["counted_singular"]))
    return (singular if rest > 10 else not word.endswith(fold(language["accusative"]))) if rest > 2 else number > 2


def _folds(letters: list[str]) -> tuple[str, ...]:
    return tuple(fold(letter) for letter in letters)


def _before(context: Context, amount: Amount) -> Unit | None:
    """The definite plural before a definite number (the five rockets, the 13 colonies), or before the word for two."""
    if not amount.definite or amount.form == "vague" or amount.start != amount.first or amount.first == 0:
        return None
    apart = amount.first - 1 not in context.counted and context.known.get(context.words.folds[amount.first - 1])
    near = amount.first - (2 if apart else 1)
    for first in (near - 1, near):  # of a noun and its adjective the noun
        if _definite_noun(context, first):
            return _placed_before(context, amount, first)
    if _many(context, near - 1) and context.words.folds[near].startswith(_article(context)):
        return _placed_before(context, amount, near - 1)  # the five workers of relief
    return None


def _definite_noun(context: Context, index: int) -> bool:
    noun = context.counted.get(index)
    if noun is None or not context.words.gap(index + 1).isspace() or noun.features[:1] == "d":
        return False
    return context.prefix(noun).definite and context.entry(noun).kind == "unit"


def _many(context: Context, index: int) -> bool:
    """An indefinite plural, which a definite noun behind it may make definite."""
    noun = context.counted.get(index)
    if noun is None or context.prefix(noun).definite or noun.features not in ("n", "c_", "c"):
        return False
    if not context.words.gap(index + 1).isspace():
        return False
    return context.entry(noun).kind == "unit" and not _singular(context, noun)


def _placed_before(context: Context, amount: Amount, first: int) -> Unit | None:
    noun = context.counted[first]
    if _singular(context, noun):
        return None  # the 70th session, the twentieth century
    return _listed(context, noun, _bare(context, noun), first, amount.last, "unit_before")


def _article(context: Context) -> str:
    return fold(context.annotated.lexicon.language["article"])


def _singular(context: Context, noun: Match) -> bool:
    form = " ".join(context.words.folds[noun.first : noun.last + 1])[len(noun.prefix) :]
    return form == fold(context.entry(noun).name)
