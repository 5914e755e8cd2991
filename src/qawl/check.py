"""Run the examples of a lexicon: each is read, and what it names must come out exactly."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date as Day
from pathlib import Path
from typing import NamedTuple

from qawl import flow
from qawl.compare import Example, differences, malformed
from qawl.lexicon.annotate import annotate
from qawl.lexicon.compile import read_located
from qawl.lexicon.lint import Failure, lint
from qawl.lexicon.load import HERE, Lexicon, LexiconError, load
from qawl.types import Article

Fired = set[tuple[str, str, str]]  # layer, kind and headword of the entries that the examples of their layer match


class Case(NamedTuple):
    """One example and where it stands."""

    path: Path
    line: int
    example: Example


def check_lexicon(
    *, language: str = "ar", region: str | None = None, extra: Path | None = None, layers: Sequence[str] = ()
) -> list[Failure]:
    """Everything that is wrong with the outermost folder of a lexicon (`extra`, else the region, else the language).

    Its files are checked against the schema, its examples are read with all folders laid over one another, and each
    of its entries must be matched in an example of its own layer. `layers` names the only files to look at.
    """
    folder = extra or HERE / (region or language)
    failures = lint(folder, HERE / language, layers)
    found = [case for path in example_files(folder, layers) for case in cases(path, failures)]
    try:
        lexicon = load(language=language, region=region, extra=extra)
    except LexiconError as error:
        known = any(failure.message in str(error) for failure in failures)
        return sorted(failures if known else [Failure(str(folder), 0, str(error)), *failures])
    for case in found:
        failures += run_case(case, lexicon)
    fired = {entry for case in found for entry in fired_by(case, lexicon)}
    return sorted(failures + list(_silent(folder, lexicon, fired, layers)))


def check_all(layers: Sequence[str] = ()) -> list[Failure]:
    """`check_lexicon` for the language and for each region that lies over it."""
    failures = check_lexicon(layers=layers)
    for region in regions():
        failures += check_lexicon(region=region, layers=layers)
    return failures


def regions(language: str = "ar") -> list[str]:
    """The names of the region folders that come with qawl, such as ar-SY."""
    return sorted(path.name for path in HERE.glob(f"{language}-*") if path.is_dir())


def example_files(folder: Path, layers: Sequence[str] = ()) -> list[Path]:
    """The files of examples in a folder, those of `layers` only if any are named."""
    found = sorted(folder.glob("*.examples.yaml"))
    return [path for path in found if not layers or path.name.split(".")[0] in layers]


def cases(path: Path, failures: list[Failure]) -> list[Case]:
    """The well-formed examples of a file; what is wrong with the others is added to `failures`."""
    try:
        rows = read_located(path)
    except LexiconError as error:
        failures.append(Failure(path.name, 0, str(error)))
        return []
    out = []
    for line, row in rows:
        faults = malformed(row)
        failures += [Failure(path.name, line, fault) for fault in faults]
        if not faults:
            out.append(Case(path, line, row))
    return out


def run_case(case: Case, lexicon: Lexicon) -> list[Failure]:
    """How the reading differs from the example; for an example that is known to fail, that it does not differ."""
    try:
        reading = flow.read(_article(case.example), lexicon)
    except Exception as error:  # a finder that raises is a failure of this example, the others are still run
        return [Failure(case.path.name, case.line, f"reading raises {type(error).__name__}: {error}")]
    found = differences(case.example, reading)
    if case.example.get("expect") != "fail":
        return [Failure(case.path.name, case.line, difference) for difference in found]
    if found:
        return []
    return [Failure(case.path.name, case.line, "passes although it says `expect: fail`; take that line out")]


def fired_by(case: Case, lexicon: Lexicon) -> Fired:
    """The entries of the example's own layer that are matched in its text."""
    layer = case.path.name.split(".")[0]
    matches = annotate(_article(case.example), lexicon).matches.layer(layer)
    found = (lexicon.entry(match.ref) for match in matches.values() if isinstance(match.ref, int))
    return {(entry.layer, entry.kind, entry.name) for entry in found}


def _article(example: Example) -> Article:
    published = example.get("published")
    return Article(
        text=str(example["text"]),
        published=Day.fromisoformat(str(published)) if published else None,
        outlet=str(example["outlet"]) if "outlet" in example else None,
    )


def _silent(folder: Path, lexicon: Lexicon, fired: Fired, layers: Sequence[str]) -> Iterator[Failure]:
    """The entries written in the folder that no example of their layer matches."""
    for path in sorted(folder.glob("*.yaml")):
        entries = {(entry.kind, entry.name) for entry in lexicon.entries(path.stem)}
        if not entries or (layers and path.stem not in layers):
            continue
        for line, row in read_located(path):
            for kind, name in entries & {(k, v) for k, v in row.items() if isinstance(v, str)}:
                if (path.stem, kind, name) not in fired:
                    message = f"no example fires {kind} {name}; add one to {path.stem}.examples.yaml"
                    yield Failure(path.name, line, message)


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with the layers named, or with all; 1 if anything is."""
    failures = check_all(arguments)
    for failure in failures:
        print(failure)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
