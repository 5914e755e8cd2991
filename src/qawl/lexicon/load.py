"""The lexicon as one object: data files in, a matcher and entries out, compiled once for each content."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qawl.lexicon.entry import Entry
from qawl.text.match import Match, Matcher, Matches
from qawl.text.words import Words

HERE = Path(__file__).parent
Compiled = dict[str, Any]
TEXT = HERE.parent / "text"
COMPILERS = (HERE / "compile.py", HERE / "inflect.py", HERE / "gazetteer.py", TEXT / "fold.py", TEXT / "words.py",
             TEXT / "match.py")  # fmt: skip
CHECKSUM = 32  # bytes of SHA-256 before a stored lexicon
KEPT = 8  # compiled lexicons that are kept


class LexiconError(ValueError):
    """A file of the lexicon is not as `schema.yaml` says; the message names the file, the entry and the remedy."""


class Lexicon:
    """Entries, a matcher over all their forms, and the gazetteer; immutable, safe to share between threads."""

    def __init__(self, compiled: Compiled) -> None:
        self.sha256: str = compiled["sha256"]
        self.language: dict[str, Any] = compiled["language"]
        self.marks: frozenset[str] = frozenset(compiled["marks"])
        self.places: dict[str, tuple[Any, ...]] = compiled["places"]
        self.actors: dict[str, tuple[Any, ...]] = compiled["actors"]
        self.event_types: dict[str, dict[str, str]] = compiled["event_types"]
        self._entries: tuple[Entry, ...] = tuple(Entry(*entry) for entry in compiled["entries"])
        self._folded: dict[tuple[int, str], tuple[str, ...]] = {}  # by entries of `_entries`, which live as long
        self._matcher = Matcher(compiled["phrases"], compiled["seconds"], compiled["proclitics"])

    def match(self, words: Words) -> Matches:
        """Every form of every layer that stands in the text, in one pass."""
        return self._matcher.match(words)

    def entry(self, ref: object) -> Entry:
        """The entry that a match refers to (layers `places` and `actors` refer to rows of the gazetteer instead)."""
        assert isinstance(ref, int)
        return self._entries[ref]

    def kind_of(self, match: Match) -> str:
        """The kind of the actor (of the first of several) that a match of the layer `actors` refers to."""
        assert isinstance(match.ref, tuple)
        return str(self.actors[match.ref[0]][1])

    def folded(self, entry: Entry, field: str) -> tuple[str, ...]:
        """The values of a field of an entry as the words of a text are folded."""
        key = (id(entry), field)
        if key not in self._folded:
            self._folded[key] = tuple(" ".join(Words(value).folds) for value in entry.list(field))
        return self._folded[key]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def entries(self, layer: str) -> tuple[Entry, ...]:
        """All entries of a layer in the order of its file."""
        return tuple(entry for entry in self._entries if entry.layer == layer)


def load(*, language: str = "ar", region: str | None = None, extra: Path | None = None) -> Lexicon:
    """The lexicon of a language, with what differs in a region (`ar-SY`) and in a folder of one's own laid over it.

    Raises LexiconError where a file is not as the schema says.
    """
    folders = _folders(language, region, extra)
    files = _files(folders)
    key = _digest(files, code=True)
    cached = _cached(key)
    if cached is None:
        from qawl.lexicon.compile import compile_lexicon  # noqa: PLC0415 (YAML is read only when something has changed)

        cached = compile_lexicon(folders, HERE) | {"sha256": _digest(files, code=False)}
        _store(key, cached)
    return Lexicon(cached)


def _folders(language: str, region: str | None, extra: Path | None) -> list[Path]:
    folders = [HERE / language]
    if region:
        folders.append(HERE / region)
    if extra:
        folders.append(extra)
    for folder in folders:
        if not folder.is_dir():
            raise LexiconError(
                f"{folder}: no such folder of a lexicon; name one that exists with --lexicon or --region"
            )
    return folders


def _files(folders: Iterable[Path]) -> list[Path]:
    found = [HERE / "schema.yaml"]
    for folder in (*folders, HERE / "places", HERE / "actors", HERE / "events"):
        found += sorted(p for p in folder.glob("*.*") if p.suffix in (".yaml", ".csv") and ".examples" not in p.name)
    return found


def _digest(files: Iterable[Path], *, code: bool) -> str:
    """Hash of the data, and for the cache of what compiles it too."""
    digest = hashlib.sha256()
    for path in (*files, *(COMPILERS if code else ())):
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    if code:
        digest.update(sys.version.encode())
    return digest.hexdigest()


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "qawl"


def _cached(key: str) -> Compiled | None:
    """A compiled lexicon; a damaged or missing one is compiled again."""
    try:
        stored = (_cache_folder() / f"{key}.bin").read_bytes()
        if hashlib.sha256(stored[CHECKSUM:]).digest() != stored[:CHECKSUM]:
            return None
        compiled: Compiled = marshal.loads(stored[CHECKSUM:])
    except (OSError, ValueError, EOFError, TypeError, RuntimeError):
        return None
    return compiled


def _store(key: str, compiled: Compiled) -> None:
    """Keep it for the next start; a folder that cannot be written costs time, nothing else."""
    try:
        folder = _cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = folder / f"{key}.{os.getpid()}.part"
        content = marshal.dumps(compiled)
        part.write_bytes(hashlib.sha256(content).digest() + content)
        part.replace(folder / f"{key}.bin")
        for old in sorted(folder.glob("*.bin"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return
