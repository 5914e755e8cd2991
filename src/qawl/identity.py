"""Stable ids: a record keeps its id as long as the text and its anchor stay, however much the reader improves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from qawl.types import RECORDS, Reading, Record

R = TypeVar("R", bound=Record)
LETTER = {"framing": "w"}  # of a wording; all others go by their first letter
LENGTH = 10  # hex digits: 40 bits, so that two of a thousand records of a text meet once in two million texts


def text_digest(text: str) -> str:
    """SHA-256 of the text as UTF-8 (lone surrogates pass), in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def name_records(records: Iterable[R], kind: str, digest: str, anchor: Callable[[R], int]) -> tuple[R, ...]:
    """The records with ids: `kind`, a hyphen, and a hash of the text's digest, the kind and the anchor (an offset).

    The anchor is what does not move when the reader improves: the start of the cue, the numeral, the name. Records of
    one anchor are told apart by a counter, in their order.
    """
    seen: Counter[int] = Counter()
    out = []
    for record in records:
        at = anchor(record)
        seen[at] += 1
        key = f"{digest}/{kind}/{at}/{seen[at]}".encode()
        out.append(msgspec.structs.replace(record, id=f"{kind}-{hashlib.sha256(key).hexdigest()[:LENGTH]}"))
    return tuple(out)


def numbers_of(reading: Reading) -> dict[str, str]:
    """How examples and explanations name a record: the letter of its kind and its number (s1, f2), by its id."""
    return {
        record.id: f"{LETTER.get(layer, layer[0])}{number}"
        for layer in RECORDS
        for number, record in enumerate(getattr(reading, layer), 1)
    }  # fmt: skip
