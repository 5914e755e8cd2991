"""What is wrong with the files of a lexicon, with the line to open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from qawl.lexicon.compile import LOADER, NOT_LAYERS, entry_forms, key_of, read_located, read_yaml, written_forms
from qawl.lexicon.load import HERE, LexiconError

ARABIC = re.compile("[\u0620-\u064a]")


class Failure(NamedTuple):
    """Something wrong: the file, the line (0 where it is not known) and what to do about it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


def lint(folder: Path, language: Path, layers: Sequence[str] = ()) -> list[Failure]:
    """All faults of the YAML files of `folder` that the schema or the rules of the house forbid.

    `language` is the folder with the morphology by which forms are made; `layers` names the only layers to look at.
    """
    failures: list[Failure] = []
    schema = read_yaml(HERE / "schema.yaml")
    morphology = read_yaml(language / "morphology.yaml")
    for path in sorted(folder.glob("*.yaml")):
        layer = path.name.split(".")[0]
        if layer in NOT_LAYERS or (layers and layer not in layers):
            continue
        try:
            read_located(path)
        except LexiconError as error:
            failures.append(Failure(path.name, 0, str(error)))
            continue
        failures += _shape(path)
        if ".examples" not in path.name:
            failures += _entries(path, schema.get(layer), morphology)
    return failures


def _entries(path: Path, kinds: dict[str, Any] | None, morphology: dict[str, Any]) -> Iterator[Failure]:
    if kinds is None:
        yield Failure(path.name, 0, f"schema.yaml knows no layer {path.stem}; rename the file or add it there")
        return
    owners: dict[str, tuple[int, str]] = {}
    for line, row in read_located(path):
        kind = next((k for k in row if k in kinds), None) if isinstance(row, dict) else None
        if kind is None:
            yield Failure(path.name, line, f"entry has none of the headword keys {', '.join(kinds)}")
            continue
        name = str(row[kind])
        unknown = sorted(set(row) - {kind} - set(kinds[kind]["fields"]))
        if unknown:
            yield Failure(path.name, line, f"{kind} {name}: unknown field {', '.join(unknown)}; see schema.yaml")
        yield from _forms(path, line, kind, row, kinds[kind]["inflect"], morphology, owners)


def _forms(
    path: Path, line: int, kind: str, row: dict[str, Any], how: str, morphology: dict[str, Any],
    owners: dict[str, tuple[int, str]],
) -> Iterator[Failure]:  # fmt: skip
    """Forms that another entry of the layer has already; forms made by rule give way to written ones silently."""
    name, own = str(row[kind]), set()
    written = written_forms(row, kind)
    for form, _ in entry_forms(row, kind, how, morphology):
        key = key_of(form)
        if not key:
            yield Failure(path.name, line, f"{kind} {name}: the form {form!r} has no letters")
        if form in written and key not in own:
            own.add(key)
            if key in owners:
                other = owners[key]
                message = f"{kind} {name}: the form {form} stands in {other[1]} (line {other[0]}) too; keep one"
                yield Failure(path.name, line, message)
            else:
                owners[key] = (line, f"{kind} {name}")
    repeated = {form for form in row.get("forms", ()) if list(row["forms"]).count(form) > 1}
    for form in sorted(repeated):
        yield Failure(path.name, line, f"{kind} {name}: the form {form} is listed twice")


def _shape(path: Path) -> Iterator[Failure]:
    """Keys that stand twice, and two Arabic values on one line (they swap places on the screen)."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    lines: dict[int, int] = {}
    stack = [root] if root else []
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            for key in sorted({k for k in keys if keys.count(k) > 1}):
                yield Failure(path.name, node.start_mark.line + 1, f"the key {key} stands twice in one entry")
            stack += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
        elif ARABIC.search(node.value):
            line = node.start_mark.line + 1
            lines[line] = lines.get(line, 0) + 1
    for line in sorted(line for line, count in lines.items() if count > 1):
        yield Failure(path.name, line, "two Arabic values on one line; write a list with one value a line")
