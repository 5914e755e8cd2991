"""The rules of the house, checked on the code itself: layers, sizes, names, no words of the language in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import qawl

SOURCE = Path(qawl.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
LAYERS = (
    {"types"},
    {"text", "identity"},
    {"lexicon", "article"},
    {"mentions"},
    {"statements"},
    {"claims"},
    {"events", "framing"},
    {"flow", "exports", "explain", "compare", "privacy", "ledger", "links"},
    {"check", "jobs", "batch"},
    {"qawl", "cli", "serve"},
    {"__main__"},
)
"""From the bottom up: a module may use what stands below it, and its own room. CONTRIBUTING.md draws the same."""

FINDERS = {"actors", "dates", "figures", "places"}
"""Of the mentions; what two of them share stands in a module of its own (numerals)."""

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "tools"}
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def room(module: str) -> str:
    """The room of a module: `qawl.text.words` stands in `text`, the package itself in `qawl`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "qawl")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "qawl":
            assert node.module
            for alias in node.names:
                deeper = (SOURCE.parent / node.module.replace(".", "/") / f"{alias.name}.py").exists()
                package = (SOURCE.parent / node.module.replace(".", "/") / alias.name / "__init__.py").exists()
                yield f"{node.module}.{alias.name}" if deeper or package else node.module


def level(name: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_uses_only_what_stands_below_it(path: Path) -> None:
    own = room(name_of(path))
    for used in imports(path):
        other = room(used)
        assert own == other or level(other) < level(own), f"{name_of(path)} must not import {used}"


@pytest.mark.parametrize("finder", sorted(FINDERS))
def test_a_finder_does_not_use_another_finder(finder: str) -> None:
    used = {name.split(".")[2] for name in imports(SOURCE / "mentions" / f"{finder}.py") if name.count(".") > 1}
    assert not used & FINDERS - {finder}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_words_of_the_language_are_data(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        assert not ARABIC.search(line), f"{path.name}:{number} holds Arabic; put it into the lexicon"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{path.name}: {node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_opens_with_one_sentence_and_public_things_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    opening = ast.get_docstring(tree)
    assert opening, f"{path.name} has no docstring"
    assert opening.splitlines()[0].endswith((".", ":", "`")) or "\n" in opening, f"{path.name}: {opening!r}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name} has no docstring"


def test_no_vague_names() -> None:
    names = {part for path in MODULES for part in name_of(path).split(".")}
    assert not names & VAGUE


def test_nothing_in_the_reader_reads_clock_network_or_environment() -> None:
    reader = ("text", "mentions", "statements", "claims", "events", "flow", "types", "identity")
    for path in MODULES:
        if room(name_of(path)) in reader:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                outside = {"os", "time", "socket", "urllib", "random", "requests"} & {n.split(".")[0] for n in names}
                assert not outside, f"{path.name} imports {outside}"
                assert not (isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow")), path.name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_state_is_kept_between_readings(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Global), f"{path.name}:{node.lineno} changes a global"


def test_only_the_command_line_prints() -> None:
    for path in MODULES:
        if name_of(path) not in ("qawl.cli", "qawl.check"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
                assert called not in ("print", "exit"), f"{path.name} calls {called}"


def test_what_is_public_is_listed_and_there() -> None:
    assert sorted(qawl.__all__) == list(qawl.__all__)
    shown = {name for name in vars(qawl) if not name.startswith("_")}
    rooms = {path.stem for path in SOURCE.glob("*.py")} | {path.name for path in SOURCE.iterdir() if path.is_dir()}
    assert shown - rooms - {"annotations"} == set(qawl.__all__) - rooms
    assert all(getattr(qawl, name).__doc__ for name in qawl.__all__)
