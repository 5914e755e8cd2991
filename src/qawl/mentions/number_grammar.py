"""How words and digits make one number: hundreds, tens and ones, scales, halves, decimal parts."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.mentions.number_tokens import Token

Read = tuple[float, int] | None  # a value, and the index of the token after it
THOUSAND, MILLION = 1_000, 1_000_000


def read_number(tokens: Sequence[Token], at: int, *, spoken: bool = False) -> tuple[float, int, float] | None:
    """(value, index after it, scale of its last part) of the longest number that begins with token `at`, or None.

    Parts follow one another from large to small, each but the first joined by a conjunction; in speech (`spoken`) the
    conjunction may be missing and a large part may come last.
    """
    share = _fraction_of_scale(tokens, at)
    if share is not None:
        return share
    found = _part(tokens, at, spoken)
    if found is None:
        return None
    total, at, scale = found
    while at < len(tokens) and tokens[at].near:
        more = _next_part(tokens, at, scale, spoken)
        if more is None:
            break
        value, at, scale = more
        total += value
    return (int(total) if total == int(total) else total), at, scale


def _part(tokens: Sequence[Token], at: int, spoken: bool) -> tuple[float, int, float] | None:
    """(value, index after it, scale) of what is multiplied by one scale: 12 thousand, two million, 305."""
    head = tokens[at]
    if head.kind == "scale":
        goes_on = at + 1 < len(tokens) and tokens[at + 1].near and tokens[at + 1].joined  # a thousand and five hundred
        value, after, scale = head.value if goes_on else head.other or head.value, at + 1, head.value
    elif head.kind == "scales":
        value, after, scale = head.value, at + 1, head.value / 2
    else:
        found = _below_thousand(tokens, at, spoken)
        if found is None:
            return None
        value, after = _decimals(tokens, *found)
        scale = 1
        if head.other is not None and after < len(tokens) and _multiplies(tokens, after, value):
            value = head.other
    while after < len(tokens) and _multiplies(tokens, after, value):
        value *= tokens[after].value
        scale *= tokens[after].value
        after += 1
    return value, after, scale


def _decimals(tokens: Sequence[Token], value: float, at: int) -> tuple[float, int]:
    """`value` with what follows a spoken decimal point, or with a half before a scale (three and a half million)."""
    if at + 1 >= len(tokens) or not (tokens[at].near and tokens[at + 1].near) or tokens[at + 1].joined:
        return value, at
    if tokens[at].kind == "fraction" and tokens[at].joined and tokens[at + 1].kind == "scale":
        return (value + tokens[at].value, at + 1) if not tokens[at + 1].definite else (value, at)
    found = _below_thousand(tokens, at + 1, False) if tokens[at].kind == "point" else None
    if found is None:
        return value, at
    part, after = found
    return value + part / 10 ** len(str(int(part))), after


def _multiplies(tokens: Sequence[Token], at: int, value: float) -> bool:
    token = tokens[at]
    if not token.near or token.joined or token.skip or tokens[at - 1].rest:
        return False
    return token.kind == "scale" or (token.kind == "plural" and token.value >= THOUSAND and value > 0)


def _next_part(tokens: Sequence[Token], at: int, scale: float, spoken: bool) -> tuple[float, int, float] | None:
    """A further part of a number whose last scale is `scale`: smaller than it, or half of it."""
    token = tokens[at]
    if token.kind == "fraction":
        return _half_more(tokens, at, scale) if token.joined else None
    if not (token.joined or spoken):
        return None
    found = _part(tokens, at, spoken)
    if found is None:
        return None
    value, after, own = found
    if value < scale and scale >= THOUSAND and own < scale:
        return value, after, own
    if spoken and token.joined and scale == 1 and own >= MILLION and own == value:
        return value, after, own
    return None


def _below_thousand(tokens: Sequence[Token], at: int, spoken: bool) -> Read:
    """Digits, or words up to 999."""
    head = tokens[at]
    if head.kind == "digits":
        return head.value, at + 1
    if head.kind in ("hundred", "hundreds"):
        value, after = head.value, at + 1
    else:
        found = _below_hundred(tokens, at)
        if found is None:
            return None
        value, after = found
        if not _hundred_follows(tokens, after, value, spoken):
            return found
        value, after = value * tokens[after].value, after + 1
    if after < len(tokens) and tokens[after].near and (tokens[after].joined or spoken):
        rest = _below_hundred(tokens, after)
        if rest is not None:
            return value + rest[0], rest[1]
    return value, after


def _hundred_follows(tokens: Sequence[Token], at: int, value: float, spoken: bool) -> bool:
    """Three hundred; in speech also twenty hundred."""
    if (
        at >= len(tokens)
        or not tokens[at].near
        or tokens[at].skip
        or tokens[at].joined
        or not (spoken or 2 < value < 10)
    ):
        return False
    return tokens[at].kind == "hundred" or (tokens[at].kind == "plural" and tokens[at].value == 100)


def _below_hundred(tokens: Sequence[Token], at: int) -> Read:
    """Words up to 99."""
    head = tokens[at]
    if head.kind in ("teen", "ten", "tens"):
        return head.value, at + 1
    if head.kind not in ("one", "part"):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].near and head.value:
        after = tokens[at + 1]
        if after.kind == "ten" and not after.joined:
            return head.value + after.value, at + 2
        if after.kind == "tens" and after.joined:
            return head.value + after.value, at + 2
    return (head.value, at + 1) if head.kind == "one" else None


def _fraction_of_scale(tokens: Sequence[Token], at: int) -> tuple[float, int, float] | None:
    """Half a million, three quarters of a million."""
    if tokens[at].kind != "fraction" or at + 1 >= len(tokens):
        return None
    scale = tokens[at + 1]
    if scale.kind != "scale" or not scale.near or scale.joined:
        return None
    return round(tokens[at].value * scale.value), at + 2, 1


def _half_more(tokens: Sequence[Token], at: int, scale: float) -> tuple[float, int, float] | None:
    """A million and a half (of the million): the fraction of the scale that follows, or else of the last one."""
    after = at + 1
    if after < len(tokens) and tokens[after].near and tokens[after].kind == "scale" and not tokens[after].joined:
        scale, after = tokens[after].value, after + 1
    value = tokens[at].value * scale
    return (round(value) if scale > 1 else value), after, 1
