"""From YAML and CSV to the tables that a matcher needs; run once for each content of the lexicon."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from qawl.lexicon.gazetteer import actor_tables, place_tables
from qawl.lexicon.inflect import Form, noun_forms, participle_forms, plain_forms, verb_forms
from qawl.lexicon.load import Compiled, LexiconError
from qawl.text.fold import fold
from qawl.text.match import phrase_lengths
from qawl.text.words import Words

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Raw = tuple[str, str, str, str, dict[str, Any]]  # layer, kind, headword, file, data
Phrases = dict[str, list[tuple[str, object, str, str]]]
NOT_LAYERS = ("morphology", "language")


def compile_lexicon(folders: Iterable[Path], home: Path) -> Compiled:
    """All tables of the lexicon as plain dicts, lists and tuples. Raises LexiconError on anything the schema forbids."""
    folders = list(folders)
    schema = read_yaml(home / "schema.yaml")
    morphology = _merged(folders, "morphology")
    entries = list(_entries(folders, schema))
    phrases: Phrases = {}
    seen: dict[tuple[str, str, str], int] = {}
    for number, entry in enumerate(entries):
        _add(number, entry, schema, morphology, phrases, seen)
    places, place_names = place_tables(home / "places")
    actors, actor_names = actor_tables(home / "actors")
    for layer, names in (("places", place_names), ("actors", actor_names)):
        for name, rows in names.items():
            phrases.setdefault(name, []).append((layer, rows, "", "name"))
    frozen = {phrase: tuple(values) for phrase, values in phrases.items()}
    return {
        "entries": entries,
        "phrases": frozen,
        "lengths": phrase_lengths(frozen),
        "proclitics": {name: [fold(p) for p in prefixes] for name, prefixes in morphology["proclitics"].items()},
        "language": _merged(folders, "language"),
        "places": places,
        "actors": actors,
    }


def read_yaml(path: Path) -> Any:
    """A YAML file with every scalar a string. Raises LexiconError naming file and line."""
    text = path.read_text(encoding="utf-8")
    if unicodedata.normalize("NFKC", text).replace("…", "...") != text.replace("…", "...") and _presentation(text):
        raise LexiconError(f"{path}: holds Arabic presentation forms (U+FB50-FEFF); retype them as plain letters")
    try:
        return yaml.load(text, Loader=LOADER) or []
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error


def key_of(form: str) -> str:
    """A form as the matcher looks it up: the folds of its words."""
    return " ".join(Words(form).folds)


def _presentation(text: str) -> bool:
    return any(0xFB50 <= ord(letter) <= 0xFEFC for letter in text)


def _merged(folders: Iterable[Path], name: str) -> dict[str, Any]:
    """A mapping file, later folders over earlier ones, key by key."""
    out: dict[str, Any] = {}
    for folder in folders:
        path = folder / f"{name}.yaml"
        if path.exists():
            out |= dict(read_yaml(path))
    return out


def _entries(folders: Iterable[Path], schema: dict[str, Any]) -> Iterator[Raw]:
    """Entries of all folders; one with the same layer, kind and headword in a later folder replaces the earlier one."""
    found: dict[tuple[str, str, str], Raw] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            if path.stem in NOT_LAYERS or ".examples" in path.name:
                continue
            own: set[tuple[str, str, str]] = set()
            for entry in _file_entries(path, schema):
                key = entry[:3]
                if key in own:
                    raise LexiconError(f"{path}: {entry[1]} {entry[2]} stands twice; keep one")
                own.add(key)
                found[key] = entry
    return iter(found.values())


def _file_entries(path: Path, schema: dict[str, Any]) -> Iterator[Raw]:
    kinds = schema.get(path.stem)
    if kinds is None:
        raise LexiconError(f"{path}: schema.yaml knows no layer {path.stem}; rename the file or add it there")
    rows = read_yaml(path)
    if not isinstance(rows, list):
        raise LexiconError(f"{path}: must be a list of entries, each beginning with '- '")
    for row in rows:
        kind = next((k for k in row if k in kinds), None) if isinstance(row, dict) else None
        if kind is None:
            raise LexiconError(f"{path}: entry {row!r:.80} has none of the headword keys {', '.join(kinds)}")
        unknown = set(row) - {kind} - set(kinds[kind]["fields"])
        if unknown:
            raise LexiconError(
                f"{path}: {kind} {row[kind]}: unknown field {', '.join(sorted(unknown))}; see schema.yaml"
            )
        yield path.stem, kind, str(row[kind]), path.name, row


def _forms(entry: Raw, how: str, morphology: dict[str, Any]) -> Iterator[Form]:
    data = entry[4]
    if how == "verb":
        yield from verb_forms(data, morphology)
        yield from participle_forms(data, morphology)
        yield from noun_forms(data, morphology)
    elif how == "noun":
        yield from noun_forms(data, morphology)
    else:
        yield from plain_forms(data, entry[2])


def _add(
    number: int, entry: Raw, schema: dict[str, Any], morphology: dict[str, Any], phrases: Phrases,
    seen: dict[tuple[str, str, str], int],
) -> None:  # fmt: skip
    """Put the forms of an entry into the table; of two entries of a layer with the same form the first keeps it."""
    layer, kind = entry[:2]
    rules = schema[layer][kind]
    for form, features in _forms(entry, rules["inflect"], morphology):
        key = key_of(form)
        if not key:
            raise LexiconError(f"{entry[3]}: {kind} {entry[2]}: the form {form!r} has no letters")
        clitics = "noun" if features.startswith("n") and rules["inflect"] == "verb" else rules["proclitics"]
        if (layer, key, clitics) not in seen:
            seen[layer, key, clitics] = number
            phrases.setdefault(key, []).append((layer, number, features, clitics))
