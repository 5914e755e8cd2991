"""The command line: one short function a command; only this module prints and exits."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date as Day
from functools import partial
from pathlib import Path
from typing import Any, TextIO, get_args

import click

from qawl.article import Notice
from qawl.article.day import parse_day
from qawl.exports import EXPORTERS, SUFFIXES, Writer, table
from qawl.jobs.framing import actor_named, readings_of, topics_of
from qawl.jobs.framing_formats import FORMATS, MEASURES
from qawl.jobs.reading import fault_of, read_files
from qawl.lexicon.load import Lexicon, LexiconError, load
from qawl.links.framing import Who, compare_framing, true_choices
from qawl.types import Reading

FAILED = 1  # some input was not read; the rest was
BROKEN = 70  # a fault of ours; python -X dev -m qawl ... shows where
STOPPED = 130  # by Ctrl-C, as shells have it
FORMAT_HELP = "Default: by the name of OUT, else table on a terminal and jsonl elsewhere."
FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True)
LEXICON = click.option("--lexicon", "folder", metavar="DIR", help="A folder with entries of your own, laid over ours.")
REGION = click.option("--region", metavar="CODE", help="Also use what differs in a country, such as SY or EG.")
PUBLISHED = click.option("--published", metavar="DATE", help="Day (YYYY-MM-DD) of articles that do not say theirs.")
OUTLET = click.option("--outlet", metavar="NAME", help="Outlet of articles that do not name theirs.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="qawl", message="qawl %(version)s")
def cli() -> None:
    """qawl reads Arabic news about conflicts and keeps a ledger of who said what."""


@cli.command()
@FILES
@PUBLISHED
@OUTLET
@click.option("--format", "kind", type=click.Choice(sorted(EXPORTERS)), help=FORMAT_HELP)
@click.option("--show", metavar="KINDS", help="Only these records in a table, such as statements,claims.")
@click.option("-o", "--out", metavar="OUT", help="Write to this file; it is replaced only when all is read.")
@LEXICON
@REGION
def read(files: tuple[str, ...], kind: str | None, show: str | None, out: str | None, **options: str | None) -> None:
    """Read articles: who said what, figures, dates, places, claims.

    FILE is plain text (UTF-8, UTF-16 or windows-1256), a web page, or JSON Lines with text and, where known, id,
    outlet and published in each line; - is standard input. What cannot be read is said on standard error with its
    file and line, the rest is read, and the exit status is 1.
    """
    failures = Failures()
    found = _found(files, _day(options), _lexicon(options), options)
    with _output(out, failures) as stream:
        write = _writer(kind, out, show, stream)
        write(failures.sifted(found), stream)
    failures.finish()


@cli.command()
@FILES
@PUBLISHED
@OUTLET
@LEXICON
@REGION
def explain(files: tuple[str, ...], **options: str | None) -> None:
    """Read articles and print, for each record, the entry of the lexicon and the rule behind it."""
    from qawl.explain import explain as explained  # noqa: PLC0415 (only this command needs it)

    failures = Failures()
    day, lexicon = _day(options), _lexicon(options)
    with _output(None, failures) as stream:
        for reading in failures.sifted(_found(files, day, lexicon, options)):
            for line in (f"== {reading.article.id}", *explained(reading, lexicon)):
                stream.write(f"{table.shown(line)}\n")
    failures.finish()


@cli.command()
@FILES
@PUBLISHED
@OUTLET
@click.option("--topic", "topics", metavar="TOPIC", multiple=True, help="Only this choice, such as killed or actor.")
@click.option("--referent", metavar="NAME", help="Only words about this actor, by its id or name in the lexicon.")
@click.option(
    "--who", type=click.Choice(get_args(Who)), default="all", help="Whose words: the outlet's own, or quoted."
)
@click.option("--measure", type=click.Choice(list(MEASURES)), default="share", help="What a cell of the table says.")
@click.option(
    "--least", metavar="N", type=click.IntRange(1), default=10, help="Leave out choices with fewer uses (10)."
)
@click.option("--format", "kind", type=click.Choice(sorted(FORMATS)), help="Default: by the name of OUT, else table.")
@click.option("-o", "--out", metavar="OUT", help="Write to this file; it is replaced only when all is read.")
@LEXICON
@REGION
def framing(files: tuple[str, ...], kind: str | None, out: str | None, **options: Any) -> None:
    """Compare the words that outlets choose: for whom, for what was done, for who did it.

    FILE is as for qawl read; the JSON Lines that qawl read wrote are taken as they are, without reading again.
    """
    failures = Failures()
    lexicon = _lexicon(options)
    picked = _picked(options, lexicon)
    found = readings_of(files, sys.stdin.buffer, lexicon, published=_day(options), outlet=options["outlet"])
    with _output(out, failures) as stream:
        compared = compare_framing(failures.sifted(found), who=options["who"], **picked)
        write = FORMATS[kind or _suffix(out, FORMATS) or "table"]
        write(true_choices(compared, options["least"]), stream, options["measure"])
    failures.finish()


def _picked(options: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """The topics and the actor that were asked for, if the lexicon knows them."""
    known, referent = topics_of(lexicon), options["referent"]
    for topic in options["topics"]:
        if topic not in known:
            raise click.UsageError(f"--topic {topic}: no such topic; take one of {', '.join(sorted(known))}")
    name = actor_named(lexicon, referent) if referent else None
    if referent and name is None:
        raise click.UsageError(f"--referent {referent}: no such actor; take an id or name from actors.csv")
    return {"topics": options["topics"], "referent": name}


def _suffix(out: str | None, formats: Iterable[str]) -> str | None:
    """The format that the name of the file ends with, if it is one of them."""
    suffix = Path(out).suffix.lower().lstrip(".") if out else ""
    return suffix if suffix in formats else None


@cli.command()
@click.argument("layers", metavar="[LAYER]...", nargs=-1)
@LEXICON
@REGION
def check(layers: tuple[str, ...], folder: str | None, region: str | None) -> None:
    """Run the examples of the lexicon and check its files, all of it or the LAYERs named (such as reporting).

    Each fault is printed with the file and line to open.
    """
    from qawl.check import check_all, check_lexicon  # noqa: PLC0415 (reads YAML, which takes longer than all else)

    if folder or region:
        found = check_lexicon(region=_region(region), extra=Path(folder) if folder else None, layers=layers)
    else:
        found = check_all(layers)
    for failure in found:
        click.echo(str(failure))
    click.echo(f"{len(found)} faults in the lexicon" if found else "the lexicon is as its examples say", err=True)
    sys.exit(FAILED if found else 0)


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
            click.echo(f"qawl: {table.shown(f'{item.where}: {item.message}')}", err=True)

    def finish(self) -> None:
        """Exit with FAILED where something was lost."""
        if self.lost:
            click.echo(f"qawl: {self.read} read, {self.lost} not read (see above)", err=True)
            sys.exit(FAILED)


def _found(
    files: tuple[str, ...], day: Day | None, lexicon: Lexicon, options: dict[str, Any]
) -> Iterator[Reading | Notice]:
    return read_files(files, sys.stdin.buffer, lexicon, published=day, outlet=options["outlet"])


def _day(options: dict[str, Any]) -> Day | None:
    try:
        return parse_day(options["published"]) if options["published"] else None
    except ValueError as error:
        raise click.UsageError(f"--published: {error}") from error


def _lexicon(options: dict[str, Any]) -> Lexicon:
    folder = options["folder"]
    try:
        return load(region=_region(options["region"]), extra=Path(folder) if folder else None)
    except LexiconError as error:
        raise click.ClickException(str(error)) from error


def _region(code: str | None) -> str | None:
    """`SY` and `ar-SY` are the same."""
    return f"ar-{code.upper()}" if code and len(code) == 2 else code


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
def _output(out: str | None, failures: Failures) -> Iterator[TextIO]:
    """Standard output, or a file that is replaced only when all is written, and only if anything was read."""
    if out is None or out == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(out).resolve()
    if target.exists() and not target.is_file():
        raise click.ClickException(f"{out}: is no file; name one that can be written")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with open(part, "x", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        if failures.read or not failures.lost:
            part.replace(target)
        else:
            click.echo(f"qawl: {out} is not written: nothing was read", err=True)
    except OSError as error:
        raise click.ClickException(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def main() -> None:
    """The command `qawl`: no traceback ever reaches a user."""
    try:
        cli.main(prog_name="qawl", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("qawl: stopped", err=True)
        sys.exit(STOPPED)
    except click.UsageError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(f"qawl: {error.format_message()}", err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        click.echo(f"qawl: a fault of qawl itself: {fault_of(error)}; please report it", err=True)
        sys.exit(BROKEN)
