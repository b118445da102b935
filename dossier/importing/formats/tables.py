"""Articles as rows: JSON lines, a JSON list, CSV and TSV, with the column names of common tools."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import BinaryIO

from dossier.articles.blocks import split_blocks
from dossier.articles.decode import decode
from dossier.articles.fields import Draft, Value, value
from dossier.articles.files import Unreadable
from dossier.articles.mojibake import repaired
from dossier.articles.outlets import Outlets
from dossier.articles.page_text import page_text
from dossier.articles.sanitize import sanitize_line
from dossier.articles.tags import tokens
from dossier.importing.items import Item, Refused
from dossier.importing.kinds import Drafts, Kind, Sample
from dossier.importing.text import clean, json_of
from dossier.language.data_files import load_yaml
from dossier.model import Source

_LONGEST_LINE = 20_000_000  # characters
_SAMPLE = 1_000_000  # bytes by which the encoding of a table is told
_MOST_TAGS = 50
_CLOCK = re.compile(r"[1-9]\d{9}(?:\d{3})?(?:\.\d{1,9})?")
_LISTS = ("articles", "items", "results", "data", "stories", "documents")
_TEXTS = ("body", "html")

csv.field_size_limit(min(sys.maxsize, _LONGEST_LINE))


@cache
def _columns() -> Mapping[str, tuple[str, int]]:
    """Return, by a column's name, the field that it gives, and how far down that field's list it stands."""
    table: dict[str, list[str]] = load_yaml("column_names.yaml")
    return {name: (meant, place) for meant, names in table.items() for place, name in enumerate(names)}


def field_of_column(name: str) -> tuple[str, int] | None:
    """Return the field that a column gives, and its rank among that field's columns; None for others."""
    plain = " ".join(name.lower().replace("_", " ").replace("-", " ").replace(".", " ").split())
    return _columns().get(plain)


def draft_of_row(row: Mapping[str, object]) -> Draft:
    """Return the article that a row of named values holds; it may hold no text."""
    given: dict[str, tuple[int, str, object]] = {}
    for name, content in row.items():
        if content in (None, "", [], {}) or (found := field_of_column(str(name))) is None:
            continue
        meant, rank = found
        if meant not in given or rank < given[meant][0]:
            given[meant] = (rank, str(name), content)
    values: dict[str, Value] = {}
    tags: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    for meant, (_, name, content) in given.items():
        if meant == "tags":
            tags = tuple(_tags(content))[:_MOST_TAGS]
        elif meant == "body":
            blocks = tuple(split_blocks(clean(_flat(content, "\n\n"))))
        elif meant == "html":
            report = page_text(list(tokens(clean(_flat(content, "\n")))))
            if not blocks:
                blocks, aside = report.paragraphs, report.aside
        elif text := sanitize_line(repaired(", ".join(_listed(content)))):
            text = _day_of_clock(text) if meant in ("date", "modified") else text
            values[meant] = value(text, Source.COLUMN, sanitize_line(name)[:40])
    return Draft(blocks=blocks, values=values, tags=tags, taken_out=aside)


def _tags(content: object) -> Iterator[str]:
    for text in _listed(content):
        yield from filter(None, (part.strip() for part in re.split(r"[,;|]", text)))


def _day_of_clock(text: str) -> str:
    """Return the day of a Unix time, in seconds or milliseconds; another text as it is."""
    if not _CLOCK.fullmatch(text):
        return text
    return datetime.fromtimestamp(int(text[:10]), tz=UTC).date().isoformat()


def _flat(content: object, between: str) -> str:
    if isinstance(content, list):
        return between.join(_flat(item, between) for item in content)
    return str(content)


def _listed(content: object) -> Iterator[str]:
    """Yield the texts of a value: of a list its items, of a mapping its name; “['a', 'b']” is a list too."""
    if isinstance(content, str) and content[:1] == "[" and content[-1:] == "]":
        inner = content[1:-1].split(",")
        content = [item.strip().strip("'\"") for item in inner]
    if isinstance(content, list):
        for item in content:
            yield from _listed(item)
    elif isinstance(content, dict):
        yield from _listed(content.get("name") or content.get("title") or content.get("domain") or "")
    elif content is not None and (text := sanitize_line(str(content))):
        yield text


def _rows_of(found: object) -> Iterator[object]:
    """Yield the rows of a JSON value: a list, or a mapping that holds one, or a single row."""
    if isinstance(found, list):
        yield from found
    elif isinstance(found, dict):
        inner = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), None)
        yield from inner if inner is not None else [found]


def _drafts(rows: Iterator[tuple[str, object]]) -> Drafts:
    for name, row in rows:
        if isinstance(row, Refused):
            yield row
        elif not isinstance(row, dict):
            yield Refused(name, "is no object with named values")
        else:
            draft = draft_of_row(row)
            yield draft if draft.blocks else Refused(name, "holds no text")


def _json_lines(item: Item, _: Outlets) -> Drafts:
    with item.open() as stream:
        yield from _drafts(_lines(item.name, stream))


def _lines(name: str, stream: BinaryIO) -> Iterator[tuple[str, object]]:
    at = 0
    while line := stream.readline(_LONGEST_LINE):
        at += 1
        shown = f"{name} line {at}"
        if not line.endswith(b"\n") and len(line) >= _LONGEST_LINE:
            while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield shown, Refused(shown, f"is longer than {_LONGEST_LINE // 1_000_000} MB")
        elif line.strip():
            try:
                yield shown, json.loads(line)
            except (ValueError, RecursionError):
                yield shown, Refused(shown, "is no JSON")


def _json(item: Item, _: Outlets) -> Drafts:
    found = json_of(item)
    yield from _drafts((f"{item.name} number {at}", row) for at, row in enumerate(_rows_of(found), 1))


def _is_lines(sample: Sample) -> bool:
    if sample.suffix in (".jsonl", ".ndjson"):
        return True
    if sample.suffix not in (".json", ".txt", "") or sample.head[:1] != b"{":
        return False
    first, ended, _ = sample.head.partition(b"\n")
    try:
        return bool(ended) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _is_table(sample: Sample) -> bool:
    if sample.suffix in (".csv", ".tsv"):
        return True
    if sample.suffix not in (".txt", ""):
        return False
    header = sample.text.partition("\n")[0]
    try:
        names = next(csv.reader([header], delimiter="\t" if "\t" in header else ","), [])
    except csv.Error:
        return False
    meant = {found[0] for name in names if (found := field_of_column(name))}
    return len(names) > 2 and len(meant) > 2 and bool(meant & set(_TEXTS))


def _table(item: Item, _: Outlets) -> Drafts:
    with item.open() as stream:
        head = stream.read(_SAMPLE)
    # Cut at a line, so that no character is cut in two.
    encoding = decode(head.rpartition(b"\n")[0] if len(head) == _SAMPLE else head, html=False).encoding
    first = head.partition(b"\n")[0]
    delimiter = max("\t;,", key=lambda mark: first.count(mark.encode()))
    with item.open() as raw, io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as text:
        yield from _drafts(_table_rows(item.name, text, delimiter))


def _table_rows(name: str, text: io.TextIOWrapper, delimiter: str) -> Iterator[tuple[str, object]]:
    reader = csv.reader((line.replace("\0", "") for line in text), delimiter=delimiter)
    try:
        names = next(reader, [])
        if not any((found := field_of_column(column)) and found[0] in _TEXTS for column in names):
            raise Unreadable("has no column of texts, such as “text”, “body” or “content”")
        for at, row in enumerate(reader, 2):
            if row:
                yield f"{name} row {at}", dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise Unreadable(f"cannot be read as a table: {sanitize_line(str(error))}") from error


KINDS = (
    Kind(
        "JSON lines",
        "the ending .jsonl or .ndjson, or an object on the first line of a .json or .txt file",
        _is_lines,
        _json_lines,
    ),
    Kind(
        "JSON",
        "the ending .json; one article, a list of them, or an object that holds one",
        lambda sample: sample.suffix == ".json",
        _json,
    ),
    Kind(
        "CSV or TSV",
        "the ending .csv or .tsv, or a first line of column names, of which one is the text",
        _is_table,
        _table,
    ),
)
