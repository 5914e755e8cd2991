"""How the bounds of a figure are written for people: 12, 5–7, ≥ 200, ≤ 30, a tilde for about."""

from __future__ import annotations

from qawl.types import Figure


def amount(figure: Figure) -> str:
    """The bounds in ASCII digits; a question mark where the figure has none."""
    low, high = _written(figure.low), _written(figure.high)
    if low is None and high is None:
        return "?"
    if high is None:
        written = f"≥ {low}"
    elif low is None:
        written = f"≤ {high}"
    else:
        written = low if low == high else f"{low}–{high}"
    return f"~{written}" if figure.approx else written


def _written(bound: float | None) -> str | None:
    return None if bound is None else f"{bound:,.10g}"
