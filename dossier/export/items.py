"""What the user takes out of a dossier, as a file: a list of records with the articles that they are from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from dossier.export.citations import Style, cite
from dossier.export.comparison.page import table_page
from dossier.export.comparison.tables import Table, markdown_head
from dossier.export.formats import Format, markdown, table_cells, write, write_rows
from dossier.export.records import Record
from dossier.model import ArticleInfo

SCHEMA = 1
"""Raised when a key is renamed or means something else; keys that are added do not raise it."""


class What(StrEnum):
    """What can be taken out."""

    ARTICLES = "articles"
    HITS = "hits"
    QUOTES = "quotes"
    ACTORS = "actors"
    EVENTS = "events"
    COMPARISON = "comparison"
    NOTES = "notes"


class FileFormat(StrEnum):
    """How it is written: as records, or as citations of the articles."""

    MD = "md"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    CSL_JSON = "csl-json"
    BIBLATEX = "biblatex"
    BIBTEX = "bibtex"
    RIS = "ris"


RECORDS = (FileFormat.MD, FileFormat.HTML, FileFormat.CSV, FileFormat.JSON)
CITATIONS = (FileFormat.CSL_JSON, FileFormat.BIBLATEX, FileFormat.BIBTEX, FileFormat.RIS)
_ENDINGS = {
    ".csl.json": FileFormat.CSL_JSON,
    ".json": FileFormat.JSON,
    ".md": FileFormat.MD,
    ".html": FileFormat.HTML,
    ".csv": FileFormat.CSV,
    ".bib": FileFormat.BIBLATEX,
    ".ris": FileFormat.RIS,
}
_COLUMNS: Mapping[What, tuple[str, ...]] = {
    What.ARTICLES: ("id", "date", "outlet", "agency", "title", "author", "words", "url", "path"),
    What.HITS: ("article", "outlet", "date", "title", "paragraph", "left", "match", "right"),
    What.QUOTES: (
        "article",
        "outlet",
        "date",
        "title",
        "paragraph",
        "speaker",
        "cue",
        "type",
        "text",
        "confidence",
    ),
    What.ACTORS: ("id", "name", "kind", "mentions", "articles", "quotes", "aliases", "roles", "outlets"),
    What.EVENTS: ("id", "from", "to", "title", "articles", "outlets", "agencies", "story"),
    What.NOTES: (
        "article",
        "outlet",
        "date",
        "title",
        "starred",
        "tags",
        "quote",
        "note",
        "loose",
        "missing",
    ),
}
_NAMES = ("id", "article", "story", "path")
_WORDS = ("title", "text", "quote", "note", "left", "right", "aliases", "roles")


@dataclass(frozen=True, slots=True)
class Items:
    """Records of one kind, and the articles that they are from, each once."""

    what: What
    title: str
    records: Sequence[Record]
    infos: Sequence[ArticleInfo] = ()


def formats_of(what: What) -> tuple[FileFormat, ...]:
    """Return the formats that make sense: what is of no single article cannot be cited."""
    return RECORDS if what in (What.ACTORS, What.COMPARISON) else (*RECORDS, *CITATIONS)


def endings_of(what: What) -> tuple[str, ...]:
    """Return the endings of file names that choose a format."""
    return tuple(ending for ending, form in _ENDINGS.items() if form in formats_of(what))


def format_named(name: str) -> FileFormat | None:
    """Return the format that the ending of a file's name asks for."""
    return next((form for ending, form in _ENDINGS.items() if name.casefold().endswith(ending)), None)


def items_file(items: Items, form: FileFormat) -> Iterator[str]:
    """Yield the lines of a file."""
    if form in CITATIONS:
        yield from cite(items.infos, Style(form)).splitlines()
    elif form is FileFormat.JSON:
        yield from json_lines(items.what, items.records)
    elif form is FileFormat.CSV:
        yield from write(items.records, Format.CSV, _COLUMNS[items.what])
    elif form is FileFormat.HTML:
        yield from _page(items)
    else:
        yield from _markdown(items)


def json_lines(what: What, records: Sequence[Record]) -> Iterator[str]:
    """Yield the lines of records as JSON that says what it holds, and by which schema."""
    head = json.dumps({"schema": SCHEMA, "kind": str(what), "items": []}, ensure_ascii=False, indent=2)
    if not records:
        yield head
        return
    yield head.removesuffix("]\n}")
    for place, record in enumerate(records, start=1):
        text = json.dumps(record, ensure_ascii=False, indent=2).replace("\n", "\n    ")
        yield f"    {text}{',' if place < len(records) else ''}"
    yield "  ]\n}"


def _page(items: Items) -> Iterator[str]:
    # Names of files and events are for programs: people find them at the end of the row.
    columns = tuple(sorted(_COLUMNS[items.what], key=lambda column: column in _NAMES))
    records = ({**each, "articles": _number(each.get("articles"))} for each in items.records)
    rows = table_cells(records, columns)
    notes = (_counted(items),)
    yield from table_page(Table(items.title, columns, rows, heads=0, notes=notes, wide=_WORDS))


def _number(articles: Any) -> Any:
    return len(articles) if isinstance(articles, list) else articles


def _counted(items: Items) -> str:
    number = len(items.records)
    return f"{number:,} {str(items.what).removesuffix('s') if number == 1 else items.what}."


def _markdown(items: Items) -> Iterator[str]:
    yield from markdown_head(items.title, [_counted(items)])
    if items.what is What.QUOTES:
        titles = {info.id: info.title for info in items.infos}
        yield from chain.from_iterable(_quote(record, titles) for record in items.records)
    elif items.what is What.NOTES:
        yield from _notes(items.records)
    else:
        columns = _COLUMNS[items.what]
        yield from write_rows(table_cells(items.records, columns), Format.MD, columns)


def _quote(record: Record, titles: Mapping[str, str]) -> Iterator[str]:
    title = titles.get(record["article"], record["article"])
    yield f"> {markdown(' '.join(record['text'].split()))}"
    yield ">"
    yield f"> — {markdown(record['speaker'] or 'speaker not known')}; {_source(record, title)}"
    yield ""


def _source(record: Record, title: str) -> str:
    outlet, date = record["outlet"] or "outlet not known", record["date"] or "no date"
    return markdown(f"{outlet}, {date}: “{title}”")


def _notes(records: Sequence[Record]) -> Iterator[str]:
    article = None
    for record in records:
        if record["article"] != article:
            article = record["article"]
            gone = " (gone)" if record["missing"] else ""
            yield f"## {_source(record, record['title'] or article)}{gone}"
            yield ""
        told = ["starred"] if record["kind"] == "article" and record["starred"] else []
        told += [f"#{markdown(tag)}" for tag in record["tags"] if record["kind"] == "article"]
        if told:
            yield " · ".join(told)
            yield ""
        if record["quote"]:
            loose = " (not in the article any more)" if record["loose"] else ""
            yield f"> {markdown(record['quote'])}{loose}"
            yield ""
        if record["note"]:
            yield "\n".join(markdown(line) for line in record["note"].splitlines())
            yield ""
