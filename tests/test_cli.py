"""The command line as a person meets it: in a process of its own, with files, pipes and a terminal."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from qawl.types import RECORDS

TEXT = "هدوء في ميناء الصفصاف\nقال رئيس البلدية سمير الرملي إن 30 سفينة دخلت الميناء أمس."
OTHER = "إغلاق طريق الجبل\nنفى متحدث باسم الدرك إغلاق الطريق."
ROW = {"id": "a1", "outlet": "الديرة", "published": "2019-03-01", "text": TEXT}


def qawl(*arguments: object, stdin: bytes = b"", **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command; whatever it meets, it never shows a traceback."""
    command = (sys.executable, "-m", "qawl", *map(str, arguments))
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, **settings)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def rows_of(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in (ROW, {"id": "a2", "text": OTHER})), encoding="utf-8")
    return path


def test_a_reading_is_one_line_in_the_form_of_the_gold_files(report: Path) -> None:
    (row,) = rows_of(qawl("read", report))
    assert row["text"] == TEXT
    assert row["id"] == str(report)
    assert row["outlet"] is row["published"] is None
    assert set(RECORDS) <= row.keys()
    assert row["schema"] == "qawl-reading/1"


def test_what_a_line_says_is_given_back_as_given(tmp_path: Path) -> None:
    given = {
        "id": 7,
        "outlet": "الديرة",
        "published": "2019-03-01T08:00:00+03:00",
        "text": TEXT + "\r\n\ud83d",
        "note": {"x": [1.5]},
    }
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(given), encoding="utf-8")
    (row,) = rows_of(qawl("read", path))
    assert {key: row[key] for key in given} == given


def test_articles_without_date_and_outlet_take_those_of_the_options(news: Path) -> None:
    first, second = rows_of(qawl("read", news, "--published", "2020-01-02", "--outlet", "قناة النهر"))
    assert (first["published"], first["outlet"]) == ("2019-03-01", "الديرة")
    assert (second["published"], second["outlet"]) == ("2020-01-02", "قناة النهر")


def test_standard_input(news: Path) -> None:
    assert [row["id"] for row in rows_of(qawl("read", "-", stdin=news.read_bytes()))] == ["a1", "a2"]


def test_json_is_one_array(news: Path) -> None:
    assert [row["id"] for row in json.loads(qawl("read", news, "--format", "json").stdout)] == ["a1", "a2"]


def test_a_table_on_a_terminal(news: Path) -> None:
    ours, theirs = pty.openpty()
    command = (sys.executable, "-m", "qawl", "read", str(news))
    process = subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = bytearray()
    while True:
        try:
            block = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        shown += block
    assert process.wait(timeout=60) == 0
    os.close(ours)
    assert "statements (" in shown.decode()
    assert "a1 · 2019-03-01 · الديرة" in shown.decode()


def test_a_table_shows_only_what_is_asked_for(news: Path) -> None:
    shown = qawl("read", news, "--format", "table", "--show", "statements").stdout.decode()
    assert "statements (" in shown
    assert "figures (" not in shown
    assert qawl("read", news, "--show", "verbs").returncode == 2


@pytest.mark.parametrize(("name", "start"), [("o.html", "<!doctype html>"), ("o.json", "["), ("o.jsonl", "{")])
def test_the_name_of_the_output_tells_its_format(news: Path, tmp_path: Path, name: str, start: str) -> None:
    done = qawl("read", news, "-o", tmp_path / name)
    assert done.returncode == 0
    assert done.stdout == b""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_one_bad_file_costs_only_itself(news: Path, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = qawl("read", "none.txt", report, tmp_path / "empty.txt", news, cwd=tmp_path)
    assert done.returncode == 1
    assert [row["id"] for row in rows_of(done)] == [str(report), "a1", "a2"]
    said = done.stderr.decode()
    assert "qawl: none.txt: cannot be read: No such file or directory" in said
    assert "empty.txt: holds no text" in said
    assert "3 read, 2 not read" in said


def test_an_article_twice(news: Path, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text(json.dumps({"id": "a1", "text": OTHER}), encoding="utf-8")
    done = qawl("read", news, news, tmp_path / "more.jsonl")
    assert done.returncode == 1
    assert [row["id"] for row in rows_of(done)] == ["a1", "a2"]
    assert "the article a1 was read before" in done.stderr.decode()
    assert "the id a1 belongs to another article" in done.stderr.decode()


def test_output_is_replaced_whole_or_not_at_all(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    out.write_text("before", encoding="utf-8")
    done = qawl("read", tmp_path / "none.txt", "-o", out)
    assert done.returncode == 1
    assert "is not written: nothing was read" in done.stderr.decode()
    assert out.read_text(encoding="utf-8") == "before"
    assert qawl("read", news, tmp_path / "none.txt", "-o", out).returncode == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_can_be_replaced_by_its_own_reading(news: Path) -> None:
    assert qawl("read", news, "-o", news).returncode == 0
    assert [json.loads(line)["id"] for line in news.read_text(encoding="utf-8").splitlines()] == ["a1", "a2"]


def test_output_that_cannot_be_written(news: Path, tmp_path: Path) -> None:
    assert "cannot be written" in qawl("read", news, "-o", tmp_path / "no" / "o.jsonl").stderr.decode()
    done = qawl("read", news, "-o", tmp_path)
    assert done.returncode == 1
    assert "is no file" in done.stderr.decode()


def test_whoever_reads_our_output_may_go_away(news: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(400)), encoding="utf-8")
    command = (sys.executable, "-m", "qawl", "read", str(many))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) != 0


def pressed(process: subprocess.Popen[bytes]) -> int | None:
    """The exit status after Ctrl-C; it is pressed again where Python drops it, as it does within a finaliser."""
    for _ in range(60):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=1)
    process.kill()
    return None


def test_stopped_by_the_keyboard(tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    command = (sys.executable, "-m", "qawl", "read", "-", "-o", str(out))
    # a shell starts what it puts into the background with this signal ignored, and children inherit that
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed) as process:  # noqa: PLW1509
        assert process.stdin
        assert process.stderr
        process.stdin.write(json.dumps({"text": "."}).encode() + b"\n" + b" " * 3_000_000 + b"\n")
        process.stdin.flush()
        assert process.stderr.readline()  # it has read the first line and is at work
        assert pressed(process) == 130
        assert b"Traceback" not in process.stderr.read()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read",), "Missing argument"),
        (("read", "x", "--published", "soon"), "'soon' is no date; write it as YYYY-MM-DD"),
        (("read", "x", "--format", "csv"), "'csv' is not one of"),
        (("read", "x", "--show", "claims", "--format", "jsonl"), "--show goes with --format table"),
        (("reed", "x"), "No such command"),
    ],
)
def test_a_wrong_call(arguments: tuple[str, ...], said: str) -> None:
    done = qawl(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()


@pytest.mark.parametrize("options", [("--region", "XX"), ("--lexicon", "/no/such/folder")])
def test_a_lexicon_that_is_not_there(news: Path, options: tuple[str, str]) -> None:
    done = qawl("read", news, *options)
    assert done.returncode == 1
    assert "no such folder of a lexicon" in done.stderr.decode()


def test_a_lexicon_with_a_fault_names_file_and_entry(news: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "reporting.yaml").write_text("- verb: همس\n  loudness: low\n", encoding="utf-8")
    done = qawl("read", news, "--lexicon", folder)
    assert done.returncode == 1
    assert "reporting.yaml:1: verb همس: unknown field loudness" in done.stderr.decode()
    assert qawl("check", "--lexicon", folder).returncode == 1


def test_a_fault_of_ours_is_one_line(news: Path, tmp_path: Path) -> None:
    code = "import qawl.jobs.reading as jobs, qawl.cli as cli; jobs.read = None; cli.main()"
    command = (sys.executable, "-c", code, "read", str(news))
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().count("TypeError") == 2  # one for each article, which are both told and not lost
    assert b"please report it" in done.stderr
    code = code.replace("jobs.read = None", "cli.read_files = None")
    done = subprocess.run((sys.executable, "-c", code, "read", str(news)), capture_output=True, timeout=60, check=False)
    assert done.returncode == 70
    assert b"a fault of qawl itself" in done.stderr
    assert b"Traceback" not in done.stderr


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "\x1b[2J\u202e", "text": TEXT}), encoding="utf-8")
    shown = qawl("read", tmp_path / "in.jsonl", "--format", "table").stdout
    assert b"\x1b" not in shown
    assert "\u202e" not in shown.decode()


def test_explain_names_each_article(news: Path) -> None:
    done = qawl("explain", news)
    assert done.returncode == 0
    assert [line for line in done.stdout.decode().splitlines() if line.startswith("==")] == ["== a1", "== a2"]


def test_version_and_help() -> None:
    assert qawl("--version").stdout.startswith(b"qawl ")
    assert b"read" in qawl("--help").stdout


def test_utf8_whatever_the_locale(report: Path) -> None:
    done = qawl("read", report, env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert rows_of(done)[0]["text"] == TEXT
