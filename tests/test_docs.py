"""The documentation says what is there: every command and option, every field, files that exist, commands that run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import get_args

import click
import pytest

import qawl
from qawl import types
from qawl.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md"), *ROOT.glob("corpus/*.md")])
CLI = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
READING = (ROOT / "docs/reference/reading.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
BLOCK = re.compile(r"^ *```(sh|python)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
RECORDS = (
    types.Statement, types.Figure, types.Date, types.Place, types.Actor, types.Claim, types.Event, types.Framing,
    types.Problem,
)  # fmt: skip


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def options() -> Iterator[tuple[str, str]]:
    for name, command in cli.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from ((name, option) for option in parameter.opts)


@pytest.mark.parametrize(("command", "option"), sorted(options()))
def test_every_option_is_described_under_its_command(command: str, option: str) -> None:
    section = re.search(rf"^## qawl {command}$(.*?)(?=^## |\Z)", CLI, re.MULTILINE | re.DOTALL)
    assert section, f"docs/reference/cli.md does not describe qawl {command}"
    assert re.search(rf"`{option}[ `]", section[1]), f"{command} {option}"


def test_no_option_is_described_that_is_not_there() -> None:
    known = {option for _, option in options()} | {"--version", "--help", "-h"}
    assert set(re.findall(r"`(--?[a-z]+)", CLI)) <= known


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_described(record: type) -> None:
    fields = set(record.__struct_fields__)  # type: ignore[attr-defined]
    assert fields <= set(re.findall(r"`([a-z0-9_]+)`", READING))


@pytest.mark.parametrize(
    "choice",
    [
        "Act",
        "Mode",
        "Polarity",
        "Stance",
        "Modality",
        "About",
        "FigureKind",
        "Label",
        "Status",
        "Attitude",
        "Relation",
        "Precision",
        "StandsFor",
    ],
)
def test_every_value_of_a_closed_list_is_described(choice: str) -> None:
    assert set(get_args(getattr(types, choice))) <= set(re.findall(r"`([a-z-]+)`", READING))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{name_of(page)} points to {target}, which is not there"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_make_targets_and_commands_exist(page: Path) -> None:
    code = "\n".join(block or inline for block, inline in CODE.findall(page.read_text(encoding="utf-8")))
    for target in re.findall(r"\bmake ([a-z]+)\b", code):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), f"make {target}"
    for command in re.findall(r"(?:^|\s|bin/)qawl ([a-z]+)\b", code):
        assert command in cli.commands, f"qawl {command}"


def test_what_the_readme_shows_of_python_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, "README.md", "exec"), {"text": "قال سمير الرملي إن الميناء مفتوح.", "print": lambda *_: None})


@pytest.mark.parametrize(
    ("page", "made"),
    [
        ("docs/tutorial.md", ["harbour.html", "readings.jsonl"]),
        ("docs/how-to/add-a-word.md", ["cable.txt"]),
        ("docs/how-to/compare-the-wording-of-outlets.md", ["wording.svg", "wording.csv"]),
    ],
)
def test_what_a_page_shows_runs_as_it_stands(page: str, made: list[str], tmp_path: Path) -> None:
    """Every block of shell and Python, in their order, in an empty folder."""
    (tmp_path / "qawl").write_text(f'#!/bin/sh\nexec {sys.executable} -m qawl "$@"\n', encoding="utf-8")
    (tmp_path / "qawl").chmod(0o755)
    for language, block in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        code = dedent(block)
        start = ("bash", "-euc", f'PATH="$PWD:$PATH"\n{code}') if language == "sh" else (sys.executable, "-c", code)
        tree = os.environ | {"PYTHONPATH": str(ROOT / "src")}  # this tree, whichever is installed
        done = subprocess.run(start, cwd=tmp_path, env=tree, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, f"{code}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr
    for name in made:
        assert (tmp_path / name).stat().st_size


def test_one_version_everywhere() -> None:
    version = re.search(r'^version = "(.*)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version
    assert qawl.__version__ == version[1]
    assert f"version: {version[1]}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
