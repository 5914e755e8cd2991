"""What happened to the counted: by the verb, verbal noun or state before them, by their noun, by the verb behind."""

from __future__ import annotations

import re
from typing import NamedTuple

from qawl.mentions.amounts import Amount
from qawl.mentions.figure_units import Unit
from qawl.mentions.figure_words import Context
from qawl.mentions.number_tokens import Prefix
from qawl.text.fold import fold
from qawl.text.match import Match
from qawl.types import About, By

LEFT, RIGHT = 14, 10  # words looked through before and behind a figure
CLOSE = 4  # words: an act this near before a figure outranks one behind it
NEEDED = 12  # words in which the word that a verb needs must follow
NEAR = 2  # words: how near before the figure a verb must stand that says it of what stands right behind it only
FINAL = ("killed", "injured")  # what a noun says of these nothing else in the clause takes back
LONG = 5  # letters: a shorter word with a conjunction may be a noun that begins with its letter
WHO_FIGHT = ("fighters", "soldiers", "prisoners")  # they run away, they are not displaced
THE = Prefix(definite=True)
COMMA = re.compile("[,;\u060c\u061b]")
FINITE = ("pf", "im", "ap")


class Told(NamedTuple):
    """What happened, how far from the figure that stands, and the reason."""

    about: About
    distance: int
    by: By


def read_about(
    context: Context, amount: Amount, unit: Unit, before: tuple[Unit, Told | None] | None, limit: int
) -> Told | None:
    """What happened to the counted; None where nothing tells.

    `before` is the figure before in the same sentence, `limit` the first word of the next amount.
    """
    if unit.kind != "count" or (unit.what == "thing" and not unit.about):
        return None
    start = min(amount.start, unit.start)
    role = context.role_before(start)
    if role == "whole" or (not unit.about and _either(context, unit)):
        return None
    noun, told = before or (unit, None)
    if role in ("among", "against") and told is not None and unit.about not in FINAL:
        return told._replace(distance=0)
    own = Told(unit.about, 0, unit.by[0]) if unit.about else None  # type: ignore[arg-type]
    if own is not None and own.about in FINAL and not unit.of:
        return own
    found = _around(context, amount, unit, own, limit)
    if told is not None and _shared(context, amount, unit, noun, found, weak=found is own):
        found = told
    fled = found is not None and found.about == "displaced" and unit.population in WHO_FIGHT
    return None if found is None or found.about == "other" or fled else found


def _shared(context: Context, amount: Amount, unit: Unit, before: Unit, found: Told | None, *, weak: bool) -> bool:
    """Whether what happened to those of the unit `before` happened to these too, against what was `found` for them."""
    start = min(amount.start, unit.start)
    joined = amount.skip > 0 and before.end >= start - NEAR
    if found is not None:  # three were killed and seven of the displaced; what is said of both stands before the first
        return joined and ((unit.of and weak) or (found.distance > 0 and start - found.distance < before.start))
    role = context.role_before(start)
    if unit.others or joined or role == "plus" or (role == "to" and not unit.what):
        return True
    return _runs_on(context, amount, before, start)


def _runs_on(context: Context, amount: Amount, before: Unit, start: int) -> bool:
    """Whether a joined figure goes on with the one before: no verb, no new clause between them."""
    if amount.skip == 0 or start - before.end > LEFT:
        return False
    for index in range(before.end + 1, start):
        match = context.counted.get(index)
        if match is None and new_clause(context, index):
            return False
        if match is not None and (context.entry(match).kind == "verb" or context.entry(match).get("role")):
            return False
    return True


def acted_on(context: Context, start: int) -> bool:
    """Whether the word right before `start` says that something happened to somebody."""
    match = context.counted.get(start - 1)
    return match is not None and context.entry(match).kind == "verb"


def _around(context: Context, amount: Amount, unit: Unit, own: Told | None, limit: int) -> Told | None:
    """What words tell: near before the figure, the noun itself, behind it, further before it."""
    left = _left(context, min(amount.start, unit.start), joined=amount.skip > 0, others=unit.others)
    if left is not None and (left.distance <= CLOSE or left.about == "freed"):
        return left
    return own or _right(context, unit.end, limit) or left


def _left(context: Context, start: int, *, joined: bool, others: bool) -> Told | None:
    """The nearest act or state before the figure in its clause; of two joined acts (killed and injured) the first.

    A figure that a conjunction joins (`joined`) goes on behind a relative clause; of `others` only the last is said.
    """
    among = context.role_before(start) == "among"
    for index in range(start - 1, max(context.sentence(start).first, start - LEFT) - 1, -1):
        match = context.counted.get(index)
        if ":" in context.words.gaps.get(index + 1, ""):
            return None
        if match is None:
            if new_clause(context, index):
                return None
            continue
        entry = context.entry(match)
        role = entry.get("role") if entry.kind == "stop" else ""
        if role in ("clause", "verb") or (role == "relative" and not joined):
            return None
        if entry.get("near") and match.last < start - NEAR:
            continue
        about = _tells(context, match, among)
        general = match.features == "n" and context.prefix(match) == THE and entry.kind == "verb"
        if general and match.last < start - NEAR:
            about = ""  # the killing in general, not the release of those who are counted
        if about:
            first = _joined_before(context, match)
            if first is not None and not others:
                return Told(first[0], start - index, By(first[1], "about_before"))
            return Told(about, start - index, By(entry.label, "about_before"))  # type: ignore[arg-type]
    return None


def new_clause(context: Context, index: int) -> bool:
    """A word with a conjunction and the ending of a verb: what stands before it is said of others."""
    word, language = context.words.folds[index], context.annotated.lexicon.language
    if not word.startswith(fold(language["and"])) or len(word) < LONG or index in context.marks:
        return False
    if word.startswith(fold(language["and"] + language["article"])):
        return False
    endings = tuple(fold(ending) for ending in language["verb_endings"])
    return word.endswith(endings) and not word.endswith(tuple(fold(e) for e in language["counted_plural"]))


def _tells(context: Context, match: Match, among: bool) -> str:
    """What a match before a figure says happened to somebody; nothing where it says so of others."""
    entry = context.entry(match)
    if entry.kind == "unit":
        if match.features[:1] == "d" or not (among or context.prefix(match).definite or _plural(context, match)):
            return ""
    elif entry.kind == "verb" and not _has_needed(context, match, entry.list("needs")):
        return ""
    taken_back = entry.list("unless") and _has_needed(context, match, entry.list("unless"))
    return "" if taken_back else entry.get("about")


def _plural(context: Context, match: Match) -> bool:
    """A plural that no number counts: the dead of a battle are 30."""
    if match.features != "n" or match.prefix or fold(context.entry(match).name) == context.words.folds[match.first]:
        return False
    number = context.annotated.matches.at("numbers", match.first - 1)
    counted = number is not None and context.entry(number).kind == "number"
    return not counted and not _numbered(context, match.first - 1)


def _numbered(context: Context, index: int) -> bool:
    return index >= 0 and context.words.folds[index][-1:].isdigit()


def _has_needed(context: Context, match: Match, needs: tuple[str, ...]) -> bool:
    if not needs:
        return True
    wanted = {fold(word) for word in needs}
    last = min(context.sentence(match.first).last, match.last + NEEDED)
    for index in range(match.last + 1, last + 1):
        if COMMA.search(context.words.gap(index)):
            return False
        if context.words.folds[index] in wanted:
            return True
    return False


def _joined_before(context: Context, match: Match) -> tuple[About, str] | None:
    """The act right before one that a conjunction joins to it, with its entry."""
    if not context.prefix(match).joined and not match.prefix:
        return None
    for length in (1, 2):
        before = context.counted.get(match.first - length)
        if before is not None and before.last == match.first - 1:
            entry = context.entry(before)
            if entry.kind != "unit" and entry.get("about") and _alike(before, match):
                return entry.get("about"), entry.label  # type: ignore[return-value]
    return None


def _alike(before: Match, match: Match) -> bool:
    """Two verbal nouns or two verbs of one form; the verbal noun for wounding is written as its verb."""
    return before.features == match.features or (before.features == "n" and match.features == "pf3ms")


def _right(context: Context, end: int, limit: int) -> Told | None:
    """The nearest verb, participle or set phrase behind the figure that goes on with its clause.

    Behind the next amount (at `limit`) only a plural can go back to this one.
    """
    last = min(context.sentence(end).last, end + RIGHT)
    conjunction = fold(context.annotated.lexicon.language["and"])
    for index in range(end + 1, last + 1):
        match = context.counted.get(index)
        if context.words.folds[index].startswith(conjunction) and COMMA.search(context.words.gap(index)):
            return None
        if match is None:
            continue
        entry = context.entry(match)
        if entry.kind == "unit" and _among_those(context, match):
            return Told(entry.get("about"), index - end, By(entry.label, "about_among"))  # type: ignore[arg-type]
        if entry.kind == "stop" and entry.get("role") == "clause":
            return None
        single = match.features == "pf3ms" and index > limit
        if not entry.get("about") or entry.get("near") or single or not _goes_on(context, match, entry.kind, end):
            continue
        return Told(entry.get("about"), index - end, By(entry.label, "about_after"))  # type: ignore[arg-type]
    return None


def _among_those(context: Context, match: Match) -> bool:
    """Thirty children among the wounded."""
    definite = context.prefix(match).definite and match.features[:1] != "d"
    return definite and bool(context.entry(match).get("about")) and context.role_before(match.first) == "between"


def _goes_on(context: Context, match: Match, kind: str, end: int) -> bool:
    if match.prefix and (context.prefix(match).joined or kind == "verb"):
        return False
    if kind == "act":
        return True
    if kind == "unit":
        behind = match.first == end + 1 and match.features == "n"  # ten children dead
        return match.features in ("p", "px") or (behind and _plural(context, match))
    return match.features[:2] in FINITE and _has_needed(context, match, context.entry(match).list("needs"))


def _either(context: Context, unit: Unit) -> bool:
    """Thirty between dead and wounded: no single thing happened to all of them."""
    for index in range(unit.end + 1, unit.end + CLOSE):
        match = context.counted.get(index)
        if match is not None and context.entry(match).kind == "act":
            return False
        if context.role_at(index) == "between":
            first, second = context.counted.get(index + 1), context.counted.get(index + 2)
            if first is not None and second is not None:
                told = {context.entry(first).get("about"), context.entry(second).get("about")}
                return len(told - {""}) == 2
    return False
