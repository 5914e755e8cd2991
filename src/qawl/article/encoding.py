"""From bytes to text: UTF-8, UTF-16, windows-1256 and ISO 8859-6, told apart by the bytes alone."""

from __future__ import annotations

import codecs
import re

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MAGIC = {
    b"%PDF": "a PDF; copy its text into a .txt file",
    b"PK\x03\x04": "a zip archive (docx, odt, epub are ones); save its text as .txt or .html",
    b"\x1f\x8b": "compressed by gzip; unpack it with gunzip",
    b"\xd0\xcf\x11\xe0": "an old Office document; save its text as .txt",
    b"{\\rtf": "an RTF document; save its text as .txt",
    b"\x89PNG": "a picture; it needs to be typed or recognised first",
    b"\xff\xd8\xff": "a picture; it needs to be typed or recognised first",
}
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
ALEF_LAM = {"windows-1256": b"\xc7\xe1", "iso8859-6": b"\xc7\xe4"}  # the article "al", in every Arabic sentence
HIGH_BYTES = b"\x00\x06\x20"  # of UTF-16: Latin and spaces, Arabic, typographic quotation marks
SHARE = 0.9  # of the units whose high byte must be one of those
DAMAGE = 0.05  # invalid sequences for each Arabic letter: below it is damaged UTF-8, above it another encoding


class EncodingError(ValueError):
    """Bytes that are no text, or text in an encoding that qawl does not read; says what to do."""


def fault_of_head(data: bytes) -> str | None:
    """What the first bytes are if they are plainly no text, with the remedy, or None."""
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            return f"is {what}"
    if CONTROLS.search(data) and not data.startswith(WIDE_BOMS) and not _utf16(data[: len(data) & ~1]):
        return "is a binary file; qawl reads plain text, HTML and JSON Lines"
    return None


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; a byte order mark is no part of the text. Raises EncodingError."""
    fault = fault_of_head(data)
    if fault:
        raise EncodingError(fault)
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding), encoding
    wide = _utf16(data)
    if wide:
        return _strict(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _single_byte(data, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(f"is damaged {encoding}: {error.reason} at byte {error.start}; save it again") from error


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows by its high bytes, which are few."""
    sample = data[: 1 << 16]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        known = sum(high.count(byte) for byte in HIGH_BYTES)
        if known >= SHARE * half and high.count(6) and sum(low.count(byte) for byte in HIGH_BYTES) < known:
            return encoding
    return None


def _single_byte(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """One byte a letter, unless the text is UTF-8 but for a few bytes."""
    text = data.decode("utf-8", "replace")
    arabic = sum(1 for letter in text if "\u0621" <= letter <= "\u064a")
    if arabic and text.count("\ufffd") <= max(2, DAMAGE * arabic):
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(
            f"is damaged UTF-8: byte {error.start} in line {line} belongs to no letter; get the text again, "
            "or drop such bytes with: iconv -c -f utf-8 -t utf-8"
        )
    encoding = max(ALEF_LAM, key=lambda name: data.count(ALEF_LAM[name]))
    if not data.count(ALEF_LAM[encoding]):
        raise EncodingError(
            "is neither UTF-8, UTF-16 nor windows-1256 Arabic; convert it with: iconv -f ENCODING -t utf-8"
        )
    return _strict(data, encoding), encoding
