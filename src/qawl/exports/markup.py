"""HTML elements from text, everything escaped; a code point of text stays one code point in the browser."""

from __future__ import annotations

from html import escape

VOID = 0xFFFD  # what a browser makes of letters that no page can hold
LOST = {0: VOID, **dict.fromkeys(range(0xD800, 0xE000), VOID)}


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Text escaped. A raw carriage return would become a newline, NUL would be dropped: offsets would shift."""
    return Markup(escape(value.translate(LOST)).replace("\r", "&#13;"))


def element(name: str, *inner: str, **attributes: str | None) -> Markup:
    """An element; inner strings that are no Markup are escaped, and so are attributes (`class_`, `data_start`).

    An attribute that is None is left out.
    """
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{written}>{join(*inner)}</{name}>")


def join(*parts: str) -> Markup:
    """Parts one after the other; those that are no Markup are escaped."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def isolated(value: str, direction: str = "ltr") -> Markup:
    """Numbers, dates and Latin words, kept from changing the order of the Arabic around them."""
    return element("bdi", value, dir=direction)
