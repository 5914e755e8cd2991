"""Where articles come from: a named stream of bytes, its kind, and notices about what could not be read."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

HEAD = 8192  # bytes looked at to tell the kind: enough for a long licence comment before <html>
BLOCK = 1 << 20
MAX_BYTES = 16 << 20  # of one article: MAX_TEXT letters, each written as a six-byte JSON escape, and room for the rest
STDIN = "-"
KINDS = {
    ".txt": "plain", ".text": "plain", ".md": "plain",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "records", ".ndjson": "records", ".json": "records",
}  # fmt: skip


class Notice(NamedTuple):
    """What is wrong with the input and what to do about it; `lost` where an article is not read because of it."""

    where: str
    message: str
    lost: bool = True


class Source(NamedTuple):
    """A stream with the name that messages show; `head` are the bytes that were already taken from it."""

    name: str
    head: bytes
    stream: BinaryIO


@contextmanager
def open_source(name: str, stdin: BinaryIO) -> Iterator[Source]:
    """The file `name`, or `stdin` for `-`. Raises OSError."""
    if name == STDIN:
        yield Source("standard input", _filled(stdin, HEAD), stdin)
        return
    if Path(name).is_dir():
        raise IsADirectoryError(0, f"a folder; name the files in it, as in: {name.rstrip('/')}/*")
    with open(name, "rb") as stream:
        yield Source(name, stream.read(HEAD), stream)


def kind_of(source: Source) -> str:
    """Which of READERS reads it: by the name's suffix, else by how it begins."""
    known = KINDS.get(Path(source.name).suffix.lower())
    if known:
        return known
    start = source.head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    if start.startswith((b"{", b"[{")):
        return "records"
    if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head", b"<body")):
        return "html"
    return "plain"


def read_whole(source: Source) -> bytes | None:
    """All bytes, or None where there are more than one article can have."""
    data = source.head + _filled(source.stream, MAX_BYTES + 1 - len(source.head))
    return None if len(data) > MAX_BYTES else data


def read_lines(source: Source) -> Iterator[bytes | None]:
    """Lines without their ends; None in place of a line that is longer than one article can be."""
    parts: list[bytes] = []
    size = 0
    for block in _as_utf8(source):
        first, *rest = block.split(b"\n")
        size = _keep(parts, first, size)
        for piece in rest:
            yield _joined(parts, size)
            parts, size = [], 0
            size = _keep(parts, piece, size)
    if size:
        yield _joined(parts, size)


def _keep(parts: list[bytes], piece: bytes, size: int) -> int:
    """Add a piece of a line; past the limit only its size is kept, not its bytes."""
    if size + len(piece) <= MAX_BYTES:
        parts.append(piece)
    else:
        parts.clear()
    return size + len(piece)


def _joined(parts: list[bytes], size: int) -> bytes | None:
    return None if size > MAX_BYTES else b"".join(parts).removesuffix(b"\r")


def _as_utf8(source: Source) -> Iterator[bytes]:
    """Blocks of the stream; UTF-16 becomes UTF-8, as its newlines are not bytes of their own."""
    blocks = _blocks(source)
    if source.head[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        yield from blocks
        return
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    for block in blocks:
        yield decoder.decode(block).encode("utf-8", "surrogatepass")


def _blocks(source: Source) -> Iterator[bytes]:
    block = source.head.removeprefix(codecs.BOM_UTF8)
    while block:
        yield block
        block = source.stream.read(BLOCK)


def _filled(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; a pipe gives what it has, so ask until it has no more."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
