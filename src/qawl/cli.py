"""The command line: one short function a command; only this module prints and exits."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from qawl.article import Notice
from qawl.article.day import parse_day
from qawl.exports import EXPORTERS, SUFFIXES, Writer, table
from qawl.jobs.reading import read_files
from qawl.lexicon.load import Lexicon, LexiconError, load
from qawl.types import Reading

FAILED = 1  # some input was not read; the rest was
STOPPED = 130  # by Ctrl-C, as shells have it
FORMAT_HELP = "Default: by the name of OUT, else table on a terminal and jsonl elsewhere."


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="qawl", message="qawl %(version)s")
def cli() -> None:
    """qawl reads Arabic news about conflicts and keeps a ledger of who said what."""


@cli.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) of articles that do not say theirs.")
@click.option("--outlet", metavar="NAME", help="Outlet of articles that do not name theirs.")
@click.option("--format", "kind", type=click.Choice(sorted(EXPORTERS)), help=FORMAT_HELP)
@click.option("--show", metavar="KINDS", help="Only these records in a table, such as statements,claims.")
@click.option("-o", "--out", metavar="OUT", help="Write to this file; it is replaced only when all is read.")
@click.option("--lexicon", metavar="DIR", help="A folder with your own entries, laid over the lexicon.")
@click.option("--region", metavar="CODE", help="What differs in a country, such as SY or EG.")
def read(
    files: tuple[str, ...], published: str | None, outlet: str | None, kind: str | None, show: str | None,
    out: str | None, lexicon: str | None, region: str | None,
) -> None:  # fmt: skip
    """Read articles: who said what, figures, dates, places, claims.

    FILE is plain text (UTF-8, UTF-16 or windows-1256), a web page (.html), or JSON Lines with id, outlet, published
    and text in each line; - is standard input.
    """
    day = None
    if published:
        try:
            day = parse_day(published)
        except ValueError as error:
            raise click.UsageError(f"--published: {error}") from error
    loaded = _lexicon(lexicon, region)
    failures = Failures()
    found = read_files(files, sys.stdin.buffer, loaded, published=day, outlet=outlet)
    with _output(out) as stream:
        write = _writer(kind, out, show, stream)
        write(failures.sifted(found), stream)
    failures.finish()


class Failures:
    """Says what goes wrong while readings pass through, and in the end whether anything did."""

    def __init__(self) -> None:
        self.lost = 0
        self.read = 0

    def sifted(self, found: Iterator[Reading | Notice]) -> Iterator[Reading]:
        """The readings alone; notices go to standard error."""
        for item in found:
            if isinstance(item, Reading):
                self.read += 1
                yield item
                continue
            self.lost += item.lost
            click.echo(f"qawl: {item.where}: {item.message}", err=True)

    def finish(self) -> None:
        """Exit with FAILED where something was lost."""
        if self.lost:
            click.echo(f"qawl: {self.read} read, {self.lost} not read (see above)", err=True)
            sys.exit(FAILED)


def _lexicon(folder: str | None, region: str | None) -> Lexicon:
    code = f"ar-{region.upper()}" if region and len(region) == 2 else region
    try:
        return load(region=code, extra=Path(folder) if folder else None)
    except LexiconError as error:
        raise click.ClickException(str(error)) from error


def _writer(kind: str | None, out: str | None, show: str | None, stream: TextIO) -> Writer:
    """The exporter that was asked for, else the one that the name of OUT or the terminal asks for."""
    by_name = SUFFIXES.get(Path(out).suffix.lower(), "jsonl") if out else None
    name = kind or by_name or ("table" if stream.isatty() or show else "jsonl")
    if not show:
        return EXPORTERS[name]
    kinds = tuple(show.split(","))
    if name != "table" or set(kinds) - set(table.SECTIONS):
        raise click.UsageError(f"--show goes with --format table and takes {', '.join(table.SECTIONS)}")
    return partial(table.write, show=kinds)


@contextmanager
def _output(out: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when all is written."""
    if out is None or out == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    target = Path(out).resolve()
    if target.exists() and not target.is_file():
        raise click.ClickException(f"{out}: is no file; name one that can be written")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with open(part, "x", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        raise click.ClickException(f"{out}: cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def main() -> None:
    """The command `qawl`: no traceback ever reaches a user."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(STOPPED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
