"""Corpus articles from YAML: surfaces become character offsets, records take the shape of a reading.

python -m corpus.load OUT.jsonl            all articles with their gold, one a line
python -m corpus.load --input OUT.jsonl    the same without the annotation, for a reader to read
python -m corpus.load --check [ID ...]     every record as the text it stands for, to be proofread
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from corpus.surfaces import CorpusError, Span, find

Record = dict[str, Any]

ARTICLES = Path(__file__).resolve().parent / "articles"

STYLES = frozenset({"agency", "partisan", "broadcaster", "newspaper", "activists", "interview", "tribunal"})
CHOICES: dict[str, frozenset[str]] = {
    "mode": frozenset({"direct", "indirect", "mixed"}),
    "act": frozenset({"say", "deny", "confirm", "accuse", "demand", "warn", "promise", "admit", "decline"}),
    "polarity": frozenset({"said", "denied", "unconfirmed", "undenied", "declined"}),
    "modality": frozenset({"happened", "ongoing", "future", "conditional", "negated", "general"}),
    "about": frozenset(
        {"killed", "injured", "detained", "missing", "kidnapped", "displaced", "freed", "surrendered", "other"}
    ),
    "kind": frozenset({"count", "money", "percent", "measure", "time"}),
    "label": frozenset({"denies", "confirms", "declines"}),
}
INPUT_KEYS = ("id", "outlet", "published", "text")
WITHOUT_CONTENT = frozenset({"decline", "deny", "confirm"})


def load(path: Path) -> Record:
    """One article with its gold, spans as `[start, end)` code points of `text`. Raises CorpusError."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise CorpusError(f"{path.name}: not readable as YAML: {error}") from error
    if not isinstance(raw, dict):
        raise CorpusError(f"{path.name}: a mapping with id, text, statements ... is expected")
    return _article(raw, path.name)


def load_all(folder: Path = ARTICLES) -> list[Record]:
    """Every article of the corpus in the order of the file names; ids are unique."""
    articles = [load(path) for path in sorted(folder.glob("*.yaml"))]
    seen: set[str] = set()
    for article in articles:
        if article["id"] in seen:
            raise CorpusError(f"{article['id']}: two articles have this id")
        seen.add(article["id"])
    return articles


def without_annotation(article: Record) -> Record:
    """What a reader is given: id, outlet, published, text."""
    return {key: article[key] for key in INPUT_KEYS}


def _article(raw: Mapping[str, Any], name: str) -> Record:
    """The whole article; each layer is resolved by its own small function."""
    text = _need(raw, "text", name)
    _check_letters(text, name)
    if raw.get("style") not in STYLES:
        raise CorpusError(f"{name}: style {raw.get('style')!r} is none of {', '.join(sorted(STYLES))}")
    article: Record = {key: _optional(raw.get(key)) for key in ("id", "outlet", "style", "story", "published")}
    if article["id"] != name.removesuffix(".yaml"):
        raise CorpusError(f"{name}: id {article['id']!r} must be the file's name")
    article["text"] = text
    for layer, build in LAYERS.items():
        article[layer] = [build(record, text, where) for record, where in _records(raw, layer, name)]
    _check_links(article, name)
    return article


def _records(raw: Mapping[str, Any], layer: str, name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The records of a layer, each with the words that an error shows for it."""
    for number, record in enumerate(raw.get(layer) or [], 1):
        if not isinstance(record, dict):
            raise CorpusError(f"{name}: {layer} {number}: a mapping is expected")
        shown = record.get("id") or record.get("span") or number
        yield record, f"{name}: {layer} {shown}"


def _statement(record: Mapping[str, Any], text: str, where: str) -> Record:
    """A statement: cue, source and content as spans; the rest as written."""
    out: Record = {"id": _need(record, "id", where)}
    for key in ("cue", "source"):
        out[key] = _optional_span(record.get(key), text, f"{where}: {key}")
    out["speaker"] = _optional(record.get("speaker"))
    out["content"] = _spans(record.get("content"), text, f"{where}: content")
    for key in ("mode", "act", "polarity", "modality"):
        out[key] = _choice(record, key, where)
    if not out["content"] and out["act"] not in WITHOUT_CONTENT:
        raise CorpusError(f"{where}: only an answer may be without content")
    return out


def _figure(record: Mapping[str, Any], text: str, where: str) -> Record:
    """A figure: low and high as numbers or null (open)."""
    out: Record = {"span": find(_need(record, "span", where), text, where)}
    for key in ("low", "high"):
        out[key] = _number(record.get(key), f"{where}: {key}")
    for key in ("approx", "vague"):
        out[key] = _flag(record.get(key), f"{where}: {key}")
    out["unit"] = _optional(record.get("unit"))
    for key in ("about", "kind"):
        out[key] = _choice(record, key, where)
    return out


def _date(record: Mapping[str, Any], text: str, where: str) -> Record:
    """A date: its span and its EDTF value or null."""
    return {"span": find(_need(record, "span", where), text, where), "value": _optional(record.get("value"))}


def _place(record: Mapping[str, Any], text: str, where: str) -> Record:
    """A place: the span with its type word, the name without, country, degrees or null."""
    out: Record = {"span": find(_need(record, "span", where), text, where), "name": _need(record, "name", where)}
    out["country"] = _optional(record.get("country"))
    for key in ("lat", "lon"):
        out[key] = _number(record.get(key), f"{where}: {key}")
    if (out["lat"] is None) != (out["lon"] is None):
        raise CorpusError(f"{where}: lat and lon go together")
    return out


def _claim(record: Mapping[str, Any], text: str, where: str) -> Record:
    """A claim: what is in question, who spread it, and the statements that answer it."""
    return {
        "id": _need(record, "id", where),
        "content": _spans(record.get("content"), text, f"{where}: content"),
        "origin": _optional_span(record.get("origin"), text, f"{where}: origin"),
        "answers": [
            {"statement": _need(answer, "statement", where), "label": _choice(answer, "label", where)}
            for answer in record.get("answers") or []
        ],
    }


LAYERS: dict[str, Callable[[Mapping[str, Any], str, str], Record]] = {
    "statements": _statement,
    "figures": _figure,
    "dates": _date,
    "places": _place,
    "claims": _claim,
}


def _spans(values: Any, text: str, where: str) -> list[Span]:
    """A list of surfaces as spans."""
    return [find(value, text, where) for value in values or []]


def _optional_span(value: Any, text: str, where: str) -> Span | None:
    """A surface as a span; null stays null."""
    surface = _optional(value)
    return None if surface is None else find(surface, text, where)


def _optional(value: Any) -> str | None:
    """A scalar as written; `null` and nothing are None."""
    return None if value in (None, "", "null") else str(value)


def _need(record: Mapping[str, Any], key: str, where: str) -> str:
    """A scalar that must be there."""
    value = _optional(record.get(key))
    if value is None:
        raise CorpusError(f"{where}: {key} is missing")
    return value


def _choice(record: Mapping[str, Any], key: str, where: str) -> str:
    """A scalar out of a closed list."""
    value = _need(record, key, where)
    if value not in CHOICES[key]:
        raise CorpusError(f"{where}: {key} {value!r} is none of {', '.join(sorted(CHOICES[key]))}")
    return value


def _number(value: Any, where: str) -> int | float | None:
    """A number written with ASCII digits, or None."""
    written = _optional(value)
    if written is None:
        return None
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", written):
        raise CorpusError(f"{where}: {written!r} is no number")
    return float(written) if "." in written else int(written)


def _flag(value: Any, where: str) -> bool:
    """true or false; YAML gives strings here."""
    if value not in ("true", "false"):
        raise CorpusError(f"{where}: true or false is expected, not {value!r}")
    return bool(value == "true")


def _check_letters(text: str, name: str) -> None:
    """No presentation forms: they are glyphs, not letters, and match nothing."""
    for char in text:
        if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc":
            raise CorpusError(f"{name}: text holds the presentation form U+{ord(char):04X}; write plain letters")


def _check_links(article: Record, name: str) -> None:
    """Ids are unique and every answer points to a statement of the article."""
    for layer in ("statements", "claims"):
        ids = [record["id"] for record in article[layer]]
        if len(ids) != len(set(ids)):
            raise CorpusError(f"{name}: {layer}: ids repeat")
    known = {record["id"] for record in article["statements"]}
    for claim in article["claims"]:
        for answer in claim["answers"]:
            if answer["statement"] not in known:
                raise CorpusError(f"{name}: claims {claim['id']}: no statement {answer['statement']!r}")


def check(article: Record) -> list[str]:
    """Every record of an article as one line of the text that it stands for, for proofreading the gold."""
    shown = partial(_shown, article["text"])
    lines = [f"== {article['id']} ({article['published']})", article["text"]]
    for record in article["statements"]:
        kinds = " ".join(record[key] for key in ("mode", "act", "polarity", "modality"))
        source = f"cue [{shown(record['cue'])}] source [{shown(record['source'])}] speaker [{record['speaker']}]"
        lines.append(f"{record['id']} {kinds}: {source} says: {shown(*record['content'])}")
    for layer in ("figures", "dates", "places"):
        for record in article[layer]:
            values = ", ".join(
                f"{key} {value}" for key, value in record.items() if key != "span" and value is not False
            )
            lines.append(f"{layer[:-1]} [{shown(record['span'])}] {values}")
    for record in article["claims"]:
        answers = ", ".join(f"{answer['statement']} {answer['label']}" for answer in record["answers"]) or "unanswered"
        lines.append(f"{record['id']} origin [{shown(record['origin'])}] {answers}: {shown(*record['content'])}")
    return lines


def _shown(text: str, *spans: Span | None) -> str:
    """The text of the spans on one line."""
    return " || ".join(text[span[0] : span[1]].replace("\n", " / ") for span in spans if span) or "-"


def main() -> None:
    """Writes the corpus as JSON Lines, or prints it for proofreading."""
    parser = argparse.ArgumentParser(description="Writes the corpus as JSON Lines, or prints it for proofreading.")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--input", action="store_true", help="leave the annotation out")
    parser.add_argument("--check", nargs="*", metavar="ID", help="print the records of these (or all) articles")
    options = parser.parse_args()
    if options.check is not None:
        names = options.check or [path.stem for path in sorted(ARTICLES.glob("*.yaml"))]
        print("\n".join(line for name in names for line in check(load(ARTICLES / f"{name}.yaml"))))
        return
    if options.out is None:
        parser.error("name a file to write to, or say --check")
    articles = load_all()
    rows = [without_annotation(article) for article in articles] if options.input else articles
    options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} articles -> {options.out}")


if __name__ == "__main__":
    try:
        main()
    except CorpusError as error:
        raise SystemExit(str(error)) from None
