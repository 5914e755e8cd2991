"""The lexicon: its examples come out as written, its files keep the rules, folders overlie, the cache holds."""

from __future__ import annotations

import hashlib
import marshal
from pathlib import Path
from textwrap import dedent

import pytest

from qawl import flow
from qawl.check import Case, cases, check_lexicon, example_files, regions, run_case
from qawl.lexicon.lint import Failure
from qawl.lexicon.load import HERE, Lexicon, LexiconError, load
from qawl.text.words import Words
from qawl.types import Article

FOLDERS = ["ar", *regions()]


def all_cases() -> list[Case]:
    malformed: list[Failure] = []
    found = [case for folder in FOLDERS for path in example_files(HERE / folder) for case in cases(path, malformed)]
    assert not malformed, "\n".join(map(str, malformed))
    return found


@pytest.fixture(scope="module")
def lexicons() -> dict[str, Lexicon]:
    return {folder: load(region=None if folder == "ar" else folder) for folder in FOLDERS}


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.path.parent.name}/{case.path.name}:{case.line}")
def test_example(case: Case, lexicons: dict[str, Lexicon]) -> None:
    assert run_case(case, lexicons[case.path.parent.name]) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_entry_is_in_order_and_fired_by_an_example(folder: str) -> None:
    failures = check_lexicon(region=None if folder == "ar" else folder)
    assert not failures, "\n".join(map(str, failures))


# --- a folder of one's own


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / f"{name.replace('__', '.')}.yaml"
        path.write_text(dedent(content), encoding="utf-8")
    return folder


def matched(lexicon: Lexicon, layer: str, text: str) -> list[tuple[str, str]]:
    found = lexicon.match(Words(text)).layer(layer).values()
    return [(lexicon.entry(match.ref).name, match.features) for match in found]


WHISPER = """
    - verb: همس
      present: يهمس
      act: say
      takes:
        - clause
    """
HEARD = """
    - text: همس الجار أن الباب مغلق.
      why: a verb of one's own
      statements:
        - cue: همس
          source: الجار
          content:
            - الباب مغلق
    """


def test_a_folder_of_ones_own_adds_entries_and_its_examples_are_run(tmp_path: Path) -> None:
    write(tmp_path, reporting=WHISPER, reporting__examples=HEARD)
    assert check_lexicon(extra=tmp_path) == []
    assert matched(load(), "reporting", "همس الحارس") == []
    assert matched(load(extra=tmp_path), "reporting", "وهمست الحارسة") == [("همس", "pf3fs")]


def test_an_entry_replaces_the_one_of_the_same_name_below_it(tmp_path: Path) -> None:
    write(tmp_path, reporting="- verb: قال\n  act: warn\n")
    lexicon = load(extra=tmp_path)
    kept = [entry for entry in lexicon.entries("reporting") if entry.name == "قال"]
    assert [entry["act"] for entry in kept] == ["warn"]
    assert matched(lexicon, "reporting", "يقول") == [], "the present of the replaced entry is gone"


def test_a_form_of_the_upper_folder_wins_over_the_same_form_below(tmp_path: Path) -> None:
    write(tmp_path, reporting="- pseudo: وقفة\n  forms:\n    - قال\n  why: a test\n")
    assert matched(load(extra=tmp_path), "reporting", "قال الحارس") == [("وقفة", "")]


def test_a_written_form_outranks_one_made_by_rule(tmp_path: Path) -> None:
    write(tmp_path, reporting="- verb: همس\n  present: يهمس\n- pseudo: همست\n  why: a name\n")
    assert matched(load(extra=tmp_path), "reporting", "همست") == [("همست", "")]


@pytest.mark.skipif("ar-MA" not in FOLDERS, reason="needs the folder of the Maghreb")
def test_a_region_reads_what_the_language_alone_does_not() -> None:
    article = Article(text="وسجلت الوزيرة أن عدد السدود ارتفع هذه السنة.")
    assert flow.read(article, load()).statements == ()
    (statement,) = flow.read(article, load(region="ar-MA")).statements
    assert statement.speaker == "الوزيرة"


def test_a_folder_that_is_missing_is_named() -> None:
    with pytest.raises(LexiconError, match=r"ar-XX: no such folder.*--region"):
        load(region="ar-XX")


def test_every_scalar_is_a_string(tmp_path: Path) -> None:
    write(tmp_path, reporting="- verb: همس\n  act: no\n  stance: 12:30\n")
    (entry,) = [entry for entry in load(extra=tmp_path).entries("reporting") if entry.name == "همس"]
    assert (entry["act"], entry["stance"]) == ("no", "12:30")


# --- what check finds


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("- verb: همس\n- verb: نبس\n  colour: red\n", 2, "unknown field colour"),
        ("- verb: همس\n- noise: نبس\n", 2, "none of the headword keys verb, pseudo"),
        ("- pseudo: همس\n  forms:\n    - هَمَسَ\n    - نبس\n- pseudo: نبس\n", 5, "stands in pseudo همس (line 1) too"),
        ("- verb: همس\n- verb: همس\n", 2, "stands in verb همس (line 1) too"),
        ("- pseudo: همس\n  forms:\n    - نبس\n    - نبس\n", 1, "listed twice"),
        ("- pseudo: همس\n  why: a\n  why: b\n", 1, "the key why stands twice"),
        ("- pseudo: همس\n  forms: [نبس, لمح]\n", 2, "two Arabic values on one line"),
        ("- pseudo: '!!'\n", 1, "has no letters"),
        ("- verb: همس\n", 1, "no example fires verb همس"),
    ],
)
def test_a_faulty_entry_is_reported_with_its_line(tmp_path: Path, content: str, line: int, message: str) -> None:
    write(tmp_path, reporting=content)
    found = check_lexicon(extra=tmp_path)
    assert any(failure[:2] == ("reporting.yaml", line) and message in failure.message for failure in found), found


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gossip", "- verb: همس\n", "schema.yaml knows no layer gossip"),
        ("reporting", "- verb: همس\n  act: [say\n", "not valid YAML"),
        ("reporting", "- verb: \ufee7\ufe92\ufeb2\n", "presentation forms"),
        ("reporting", "verb: همس\n", "must be a list"),
    ],
)
def test_a_file_that_cannot_be_loaded_says_why(tmp_path: Path, name: str, content: str, message: str) -> None:
    write(tmp_path, **{name: content})
    with pytest.raises(LexiconError, match=message):
        load(extra=tmp_path)
    assert any(message in str(failure) for failure in check_lexicon(extra=tmp_path))


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ("{text: قال, figures: []}", "has no `why`"),
        ("{text: قال, why: w}", "names no layer"),
        ("{text: قال, why: w, figure: []}", "unknown field figure"),
        ("{text: قال, why: w, figures: []  , expect: pass}", "means nothing"),
        ("{text: قال, why: w, figures: [], published: today}", "no ISO date"),
        ("{text: قال, why: w, figures: [{colour: red}]}", "have no colour"),
        ("{text: قال, why: w, figures: [{span: قيل}]}", "does not stand in the text"),
        ("{text: قال, why: w, figures: none}", "must be a list"),
        ("{why: w, figures: []}", "has no text"),
    ],
)
def test_a_malformed_example_is_an_error_even_if_it_is_said_to_fail(tmp_path: Path, example: str, message: str) -> None:
    for failing in ("", "  expect: fail\n"):
        block = f"- text: باب\n  why: w\n  figures: []\n- {example}\n" if not failing else f"- {example}\n"
        write(tmp_path, figures__examples=block)
        assert any(message in failure.message for failure in check_lexicon(extra=tmp_path))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("figures: []", "figures: expected 0, got 1:\n      span «5 جنود»"),
        ("figures:\n    - low: 6", "figures 1 low: expected «6», got 5"),
        ("figures:\n    - span: جنود", "figures 1 span: expected «جنود», got «5 جنود»"),
        ("figures:\n    - unit: null", "figures 1 unit: expected null, got جنود"),
        ("figures:\n    - approx: yes", "figures 1 approx: expected «yes», got False"),
        ("expect: fail\n  figures:\n    - low: 5", "passes although it says `expect: fail`"),
    ],
)
def test_what_differs_from_an_example_is_told(tmp_path: Path, body: str, message: str) -> None:
    write(tmp_path, figures__examples=f"- text: وصل 5 جنود.\n  why: w\n  {body}\n")
    (failure,) = check_lexicon(extra=tmp_path)
    assert message in failure.message
    assert (failure.file, failure.line) == ("figures.examples.yaml", 1)


def test_what_is_known_to_fail_and_fails_is_no_failure(tmp_path: Path) -> None:
    write(tmp_path, figures__examples="- text: وصل 5 جنود.\n  why: w\n  expect: fail\n  figures: []\n")
    assert check_lexicon(extra=tmp_path) == []


def test_the_second_of_two_equal_surfaces_is_named_by_its_number(tmp_path: Path) -> None:
    example = """
        - text: وصل 5 جنود ثم 5 جنود.
          why: w
          figures:
            - span: 5 جنود
            - span: 5 جنود{number}
        """
    write(tmp_path, figures__examples=example.replace("{number}", "#2"))
    assert check_lexicon(extra=tmp_path) == []
    write(tmp_path, figures__examples=example.replace("{number}", ""))
    (failure,) = check_lexicon(extra=tmp_path)
    assert "got «5 جنود#2»" in failure.message


# --- the cache


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "qawl"


def stored(cache: Path) -> Path:
    (path,) = cache.glob("*.bin")
    return path


def test_a_compiled_lexicon_is_used_again(cache: Path) -> None:
    first = load()
    path = stored(cache)
    compiled = marshal.loads(path.read_bytes()[32:])
    content = marshal.dumps(compiled | {"sha256": "taken from the cache"})
    path.write_bytes(hashlib.sha256(content).digest() + content)
    assert load().sha256 == "taken from the cache" != first.sha256


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other"])
def test_a_damaged_cache_is_compiled_again(cache: Path, damage: str) -> None:
    whole = load()
    path = stored(cache)
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(
        {
            "cut": content[:middle],
            "flip": content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :],
            "empty": b"",
            "other": b"not a lexicon" * 9,
        }[damage]
    )
    assert load().sha256 == whole.sha256
    mended = stored(cache).read_bytes()
    assert hashlib.sha256(mended[32:]).digest() == mended[:32]


def test_a_cache_that_cannot_be_written_costs_time_only(cache: Path) -> None:
    cache.parent.write_text("a file where the folder should be")
    assert matched(load(), "reporting", "قال الحارس") == [("قال", "pf3ms")]
    assert cache.parent.read_text() == "a file where the folder should be"


def test_a_changed_file_is_compiled_anew(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    before = load(extra=write(folder, reporting=WHISPER))
    after = load(extra=write(folder, reporting=WHISPER.replace("همس", "نبس").replace("يهمس", "ينبس")))
    assert before.sha256 != after.sha256
    assert matched(after, "reporting", "همس") == []
    assert matched(after, "reporting", "نبس") == [("نبس", "pf3ms")]
    assert len(list(cache.glob("*.bin"))) == 2


def test_examples_do_not_count_into_the_hash(tmp_path: Path) -> None:
    before = load(extra=write(tmp_path, reporting=WHISPER))
    assert load(extra=write(tmp_path, reporting__examples=HEARD)).sha256 == before.sha256


def test_only_the_last_compiled_lexicons_are_kept(cache: Path, tmp_path: Path) -> None:
    for number in range(10):
        load(extra=write(tmp_path, reporting=f"- pseudo: باب {number}\n"))
    assert len(list(cache.glob("*.bin"))) == 8
