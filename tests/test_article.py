"""Articles in: encodings, kinds of files, and a message that helps for everything that is no article."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qawl.article import Notice, find_articles
from qawl.article.check import MAX_TEXT, fault_of
from qawl.article.day import parse_day
from qawl.article.encoding import EncodingError, decode
from qawl.article.source import MAX_BYTES
from qawl.types import Article

TEXT = "هدوء في ميناء الصفصاف\nقال رئيس البلدية إن الميناء مفتوح منذ الصباح."


def found(name: str | Path, stdin: bytes = b"") -> list[Article | Notice]:
    return list(find_articles(str(name), io.BytesIO(stdin)))


def article(name: str | Path, stdin: bytes = b"") -> Article:
    """The only article of a file, notices aside."""
    (one,) = [item for item in found(name, stdin) if isinstance(item, Article)]
    return one


def complaint(name: str | Path, stdin: bytes = b"") -> str:
    """The only thing that is said of a file in which nothing can be read."""
    (one,) = found(name, stdin)
    assert isinstance(one, Notice)
    assert one.lost
    return f"{one.where}: {one.message}"


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(folder: Path, *rows: Any) -> Path:
    """A file of JSON lines; a string is written as it is."""
    return written(folder, "in.jsonl", "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso8859-6"]
)
def test_plain_text_in_every_encoding_of_arabic_news(tmp_path: Path, encoding: str) -> None:
    assert article(written(tmp_path, "a.txt", TEXT.encode(encoding))).text == TEXT


def test_an_encoding_that_was_guessed_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT.encode("windows-1256"))
    (notice, _) = found(path)
    assert notice == Notice(str(path), "read as windows-1256", lost=False)


def test_utf8_is_not_remarked_upon(tmp_path: Path) -> None:
    assert len(found(written(tmp_path, "a.txt", TEXT))) == 1


@pytest.mark.parametrize("text", [TEXT.replace("\n", "\r\n"), f"  {TEXT}\n\n", TEXT + "\u200f 🙂\u0640"])
def test_not_one_character_is_altered(tmp_path: Path, text: str) -> None:
    assert article(written(tmp_path, "a.txt", text)).text == text


def test_plain_text_is_named_after_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT)
    assert article(path).id == str(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no text"),
        (b" \n\t\n", "holds no text"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04\x14", "is a zip archive"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is a picture"),
        (bytes(range(256)), "is a binary file"),
        (TEXT.encode()[:-3] + b"\xd9", "is damaged UTF-8: byte"),
        (TEXT.encode("utf-16")[:-1], "is damaged utf-16-le"),
        ("Слово о мире и войне".encode("koi8-r"), "is neither UTF-8"),
        (TEXT.encode().decode("windows-1252", "replace").encode(), "was read in another encoding"),
        ("The mayor said that the harbour is open.", "is not Arabic: 0 of its 32 letters"),
        ("1234 5678", "is not Arabic"),
        ("شهردار گفت که بندر پس از چند روز باز شد. همه چیز پیش می‌رود و گمرک کار می‌کند. گزارش پایان گرفت", "Persian"),
    ],
)  # fmt: skip
def test_what_is_no_arabic_text_is_said_with_its_remedy(tmp_path: Path, content: bytes | str, said: str) -> None:
    path = written(tmp_path, "a.txt", content)
    assert complaint(path).startswith(f"{path}: ")
    assert said in complaint(path)


def test_the_line_of_a_damaged_byte_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT.encode() + b"\nabc \xff\n")
    assert "in line 3" in complaint(path)


def test_foreign_letters_in_a_few_names_do_not_make_an_article_foreign() -> None:
    assert fault_of(f"{TEXT} ڤاليري گورباتشوف") is None


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "No such file" in complaint(tmp_path / "none.txt")
    assert "name the files in it" in complaint(tmp_path)


def test_a_file_that_is_too_long_is_refused_whole(tmp_path: Path) -> None:
    assert "split it into articles" in complaint(written(tmp_path, "a.txt", "نص " * (MAX_BYTES // 5 + 1)))
    assert "split it into articles" in str(fault_of("ن" * (MAX_TEXT + 1)))


def test_standard_input_of_every_kind() -> None:
    assert article("-", TEXT.encode()).text == TEXT
    assert article("-", json.dumps({"text": TEXT}).encode()).text == TEXT
    assert article("-", b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode()).text == TEXT


def test_a_line_keeps_what_it_says(tmp_path: Path) -> None:
    row = {"id": "x1", "outlet": "الديرة", "published": "2019-03-01", "text": TEXT, "url": "u", "tags": [1, None]}
    assert article(lines(tmp_path, row)) == Article(
        text=TEXT, id="x1", outlet="الديرة", published=date(2019, 3, 1), extra={"url": "u", "tags": [1, None]}
    )


def test_a_line_that_says_only_its_text_is_named_after_its_place(tmp_path: Path) -> None:
    path = lines(tmp_path, "", {"text": TEXT})
    assert article(path) == Article(text=TEXT, id=f"{path}:2")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": ', "not JSON"),
        ('["text"]', "no JSON object"),
        ('{"id": "x"}', 'no "text"'),
        ('{"text": 5}', 'no "text"'),
        ('{"text": ""}', '"text" holds no text'),
        ('{"text": "harbour"}', '"text" is not Arabic'),
        ({"text": TEXT, "published": "yesterday"}, "'yesterday' is no date; write it as YYYY-MM-DD"),
        ({"text": TEXT, "published": "2019-02-30"}, "'2019-02-30' is no date"),
        ({"text": TEXT, "published": 2019}, "2019 is no date"),
        ({"text": TEXT, "id": [1]}, '"id": [1] must be'),
        ({"text": TEXT, "outlet": 5}, '"outlet": 5 must be'),
        (f'{{"text": "{TEXT[:20]}", "text": "{TEXT[:20]}"}}', '"text" stands twice'),
        (f'{{"text": "{TEXT[:20]}", "n": NaN}}', "NaN is no number"),
        (f'{{"text": "{TEXT[:20]}", "n": {"9" * 5000}}}', "thousands of digits"),
        (f'{{"text": "{TEXT[:20]}", "n": {"[" * 100_000}{"]" * 100_000}}}', "nested too deeply"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: Any, said: str) -> None:
    path = lines(tmp_path, {"text": TEXT}, line, {"text": TEXT})
    first, notice, last = found(path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(notice, Notice)
    assert notice.where == f"{path}: line 2"
    assert said in notice.message


def test_a_line_of_50_megabytes_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    long = json.dumps({"text": "ن" * (MAX_TEXT + 1)}).encode() + b" " * 50_000_000
    path.write_bytes(long + b"\n" + json.dumps({"text": TEXT}).encode())
    notice, last = found(path)
    assert isinstance(notice, Notice)
    assert notice.where == f"{path}: line 1"
    assert isinstance(last, Article)


def test_json_lines_in_utf16_and_windows_1256(tmp_path: Path) -> None:
    row = json.dumps({"text": TEXT}, ensure_ascii=False)
    assert article(written(tmp_path, "a.jsonl", f"{row}\n".encode("utf-16"))).text == TEXT
    assert article(written(tmp_path, "b.jsonl", f"{row}\n".encode("windows-1256"))).text == TEXT


def test_one_document_over_many_lines_is_one_complaint(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", json.dumps([{"text": TEXT}] * 3, indent=1))
    assert "one whole article" in complaint(path)


def test_an_empty_or_binary_file_of_lines(tmp_path: Path) -> None:
    assert "holds no text" in complaint(written(tmp_path, "a.jsonl", b"\n \n"))
    assert "is a binary file" in complaint(written(tmp_path, "b.jsonl", bytes(range(256)) * 9))


@pytest.mark.parametrize("written_as", ["2019-03-01", "2019-03-01T23:59:00+03:00", "2019-03-01 08:00", " 2019-03-01 "])
def test_days_as_data_has_them(written_as: str) -> None:
    assert parse_day(written_as) == date(2019, 3, 1)


@pytest.mark.parametrize("written_as", ["", "1.3.2019", "2019-3-1", "20190301", "2019-W09-5", "2019-03", "٢٠١٩-٠٣-٠١"])
def test_what_is_no_iso_day(written_as: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_day(written_as)


def test_utf16_is_not_seen_in_ascii() -> None:
    assert decode(b"plain ascii, even length") == ("plain ascii, even length", "utf-8")
    with pytest.raises(EncodingError, match="binary"):
        decode(b"\x00\x01\x02\x03" * 9)


PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>هدوء في ميناء الصفصاف - الديرة</title>
<meta property="og:site_name" content="الديرة"><meta property="article:published_time" content="2019-03-01T10:00:00Z">
<meta property="og:title" content="هدوء في ميناء الصفصاف"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav><article><h1>هدوء في ميناء الصفصاف</h1>
<p>{"قال رئيس البلدية إن الميناء مفتوح منذ الصباح، وإن السفن تدخل إليه من دون تأخير. " * 4}</p>
<p>{"وأضاف أن العمال عادوا إلى أعمالهم بعد توقف دام ثلاثة أيام بسبب العاصفة. " * 4}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_a_web_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra fetch is not installed")
    one = article(written(tmp_path, "a.html", PAGE))
    headline, body = one.text.split("\n", 1)
    assert headline == "هدوء في ميناء الصفصاف"
    assert body.startswith("قال رئيس البلدية")
    assert "الحقوق" not in one.text
    assert "رياضة" not in one.text
    assert one.outlet == "الديرة"
    assert one.published == date(2019, 3, 1)


def test_a_web_page_without_an_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra fetch is not installed")
    assert "no article was found" in complaint(written(tmp_path, "a.html", "<html><body></body></html>"))


def test_a_web_page_without_trafilatura(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    assert "pip install 'qawl[fetch]'" in complaint(written(tmp_path, "a.html", PAGE))
