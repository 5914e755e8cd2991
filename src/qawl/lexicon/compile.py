"""From YAML and CSV to the tables that a matcher needs; run once for each content of the lexicon."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from qawl.lexicon.gazetteer import actor_tables, event_types, place_tables
from qawl.lexicon.inflect import Form, case_forms, counted_forms, noun_forms, participle_forms, plain_forms, verb_forms
from qawl.lexicon.load import Compiled, LexiconError
from qawl.text.fold import fold
from qawl.text.match import phrase_seconds
from qawl.text.words import Words

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Raw = tuple[str, str, str, str, dict[str, Any]]  # layer, kind, headword, file, data
Phrases = dict[str, list[tuple[str, object, str, str]]]
NOT_LAYERS = ("morphology", "language")


def compile_lexicon(folders: Iterable[Path], home: Path) -> Compiled:
    """All tables of the lexicon as plain dicts, lists and tuples. Raises LexiconError on what the schema forbids."""
    folders = list(folders)
    schema = read_yaml(home / "schema.yaml")
    morphology = _merged(folders, "morphology")
    entries = list(_entries(folders, schema))
    phrases: Phrases = {}
    seen: dict[tuple[str, str, str], int] = {}
    for written in (True, False):  # what somebody wrote outranks what a rule makes of another word
        for number, entry in enumerate(entries):
            _add(number, entry, schema, morphology, phrases, seen, written=written)
    language = _folded(_merged(folders, "language"))
    places, place_names = place_tables(home / "places", language["article"], language["for"])
    actors, actor_names = actor_tables(home / "actors", language["article"], language["for"])
    for layer, names in (("places", place_names), ("actors", actor_names)):
        for name, (ids, features, clitics) in names.items():
            phrases.setdefault(name, []).append((layer, ids, features, clitics))
    frozen = {phrase: tuple(values) for phrase, values in phrases.items()}
    return {
        "entries": entries,
        "phrases": frozen,
        "seconds": phrase_seconds(frozen),
        "proclitics": {name: [fold(p) for p in prefixes] for name, prefixes in morphology["proclitics"].items()},
        "language": language,
        "marks": list(morphology.get("tanwin", ())),
        "places": places,
        "actors": actors,
        "event_types": event_types(home / "events" / "types.csv"),
    }


def read_yaml(path: Path) -> Any:
    """A YAML file with every scalar a string. Raises LexiconError naming file and line."""
    text = path.read_text(encoding="utf-8")
    if unicodedata.normalize("NFKC", text).replace("…", "...") != text.replace("…", "...") and _presentation(text):
        raise LexiconError(f"{path}: holds Arabic presentation forms (U+FB50-FEFF); retype them as plain letters")
    try:
        return yaml.load(text, Loader=LOADER) or []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else f"{path}"
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        raise LexiconError(f"{where}: not valid YAML: {problem}") from error


def read_located(path: Path) -> list[tuple[int, Any]]:
    """The items of a YAML list with the lines (from 1) where they begin. Raises LexiconError as `read_yaml` does."""
    items = read_yaml(path)
    if not isinstance(items, list):
        raise LexiconError(f"{path}: must be a list of entries, each beginning with '- '")
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    lines = [node.start_mark.line + 1 for node in root.value] if root and items else []
    return list(zip(lines, items, strict=True))


def key_of(form: str) -> str:
    """A form as the matcher looks it up: the folds of its words."""
    return " ".join(Words(form).folds)


def _folded(value: Any) -> Any:
    """Every string of a mapping folded, lists as tuples, so that they compare with folded words."""
    if isinstance(value, dict):
        return {key: _folded(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_folded(item) for item in value)
    return fold(value)


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
    """Entries of all folders, the last folder's first: they replace those of the same layer, kind and headword below,
    and where a form stands in two entries of a layer the first keeps it.
    """
    found: dict[tuple[str, str, str], Raw] = {}
    for folder in reversed(list(folders)):
        for path in sorted(folder.glob("*.yaml")):
            if path.stem not in NOT_LAYERS and ".examples" not in path.name:
                for entry in _file_entries(path, schema):
                    found.setdefault(entry[:3], entry)
    return iter(found.values())


def _file_entries(path: Path, schema: dict[str, Any]) -> Iterator[Raw]:
    kinds = schema.get(path.stem)
    if kinds is None:
        raise LexiconError(f"{path}: schema.yaml knows no layer {path.stem}; rename the file or add it there")
    for line, row in read_located(path):
        kind = next((k for k in row if k in kinds), None) if isinstance(row, dict) else None
        if kind is None:
            raise LexiconError(f"{path}:{line}: entry {row!r:.80} has none of the headword keys {', '.join(kinds)}")
        unknown = set(row) - {kind} - set(kinds[kind]["fields"])
        if unknown:
            raise LexiconError(
                f"{path}:{line}: {kind} {row[kind]}: unknown field {', '.join(sorted(unknown))}; see schema.yaml"
            )
        for field in set(row) & set(kinds[kind].get("folded", ())):
            row[field] = frozenset(key_of(value) for value in row[field])  # so that a finder need not fold them
        yield path.stem, kind, str(row[kind]), path.name, row


def entry_forms(data: dict[str, Any], kind: str, how: str, morphology: dict[str, Any]) -> Iterator[Form]:
    """The forms of an entry with their features; `how` is what the schema says of its kind (verb, noun, plain)."""
    if how == "verb":
        yield from verb_forms(data, data[kind], morphology)
        yield from participle_forms(data, morphology)
        yield from noun_forms(data, morphology)
    elif how == "noun":
        yield from noun_forms(data, morphology, data[kind])
    elif how == "case":
        yield from case_forms(data, data[kind], morphology)
    elif how == "counted":
        yield from counted_forms(data, data[kind], morphology)
    else:
        yield from plain_forms(data, data[kind])


def written_forms(data: dict[str, Any], kind: str) -> set[str]:
    """The forms that stand in the file, as against those made from them by rule."""
    values = [data[kind], *data.get("forms", ()), *data.get("noun_forms", ())]
    return set(values) | {data[field] for field in ("present", "noun") if field in data}


def _add(
    number: int, entry: Raw, schema: dict[str, Any], morphology: dict[str, Any], phrases: Phrases,
    seen: dict[tuple[str, str, str], int], *, written: bool,
) -> None:  # fmt: skip
    """Put the written or the made forms of an entry into the table; the first entry of a layer to have one keeps it."""
    layer, kind, name, file, data = entry
    rules = schema[layer][kind]
    own = written_forms(data, kind)
    for form, features in entry_forms(data, kind, rules["inflect"], morphology):
        if (form in own) is not written:
            continue
        key = key_of(form)
        if not key:
            raise LexiconError(f"{file}: {kind} {name}: the form {form!r} has no letters")
        clitics = "noun" if features.startswith("n") and rules["inflect"] == "verb" else rules["proclitics"]
        if (layer, key, clitics) not in seen:
            seen[layer, key, clitics] = number
            phrases.setdefault(key, []).append((layer, number, features, clitics))
