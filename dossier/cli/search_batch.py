"""Many queries at once: ``dossier search --batch``."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.articles.sanitize import sanitize_line
from dossier.cli.options import NOTHING_FOUND, emit, table
from dossier.cli.search_text import articles
from dossier.errors import DossierError, refusal
from dossier.export.formats import Format
from dossier.export.records import Record, hit_record
from dossier.model import SearchResult

if TYPE_CHECKING:
    from dossier.session import Dossier
from dossier.views.source import ALL

MOST_BYTES = 4_000_000
_COLUMNS = ("search", "query", "reading", "articles", "hits")


@dataclass(frozen=True, slots=True)
class Line:
    """A query of the file, its name, and the line it stands on, from 1."""

    number: int
    name: str
    query: str


def run_batch(
    dossier: Dossier, file: str, form: str, columns: Sequence[str], *, limit: int, count: bool
) -> int:
    """Ask every query of a file and write what each finds; one that fails is said, and the rest goes on.

    Args:
        dossier: where to search.
        file: a path, or - for stdin.
        form: with ``jsonl`` the hits are written, each with the key ``search``; else a line a query.
        columns: those of hits.
        limit: of how many articles of each query the hits are written.
        count: whether to count articles only, which is quicker.

    Returns:
        0 if any query found something, else 1.

    Raises:
        DossierError: if the file cannot be read or holds no query.
    """
    lines = list(batch_lines(_read(file)))
    if not lines:
        raise DossierError(f"{_shown(file)} holds no query; write one a line, or NAME, a tab and the query.")
    records: list[Record] = []
    found = 0
    with_hits = form == Format.JSONL and not count
    for line in lines:
        try:
            record, result = _ask(dossier, line, limit if with_hits else ALL, count=count)
        except (DossierError, OSError, sqlite3.Error) as error:
            click.echo(f"Line {line.number} ({line.name}) failed: {sanitize_line(str(error))}", err=True)
            continue
        found += record["articles"]
        if with_hits and result is not None:
            records += [{"search": line.name, **hit_record(hit)} for hit in result.hits]
        else:
            records.append(record)
    shown = ("search", *columns) if with_hits else _COLUMNS
    emit(records, form, shown, lambda: _table(records))
    return 0 if found else NOTHING_FOUND


def batch_lines(text: str) -> Iterator[Line]:
    """Yield the queries of a file; a query without a name is called as it reads."""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, tab, query = line.partition("\t")
        name, query = sanitize_line(name).strip(), sanitize_line(query if tab else line).strip()
        if query:
            yield Line(number, name or query, query)


def _ask(dossier: Dossier, line: Line, limit: int, *, count: bool) -> tuple[Record, SearchResult | None]:
    result = None
    if count:
        answer = dossier.matching(line.query)
        reading, messages, total, hits = answer.reading, answer.messages, answer.total, None
    else:
        result = dossier.search(line.query, limit=limit)
        reading, messages, total = result.reading, result.messages, result.total
        hits = sum(each.hits for each in result.articles)
    if not reading:
        why = "; ".join(f"column {each.column}: {each.text}" for each in messages)
        raise DossierError(f"nothing in it can be searched{f' ({why})' if why else ''}.")
    for message in messages:
        click.echo(f"Line {line.number} ({line.name}), column {message.column}: {message.text}", err=True)
    record: Record = {
        "search": line.name,
        "query": line.query,
        "reading": reading,
        "articles": total,
        "hits": hits,
    }
    return record, result


def _table(records: Sequence[Record]) -> Iterator[str]:
    rows = []
    for each in records:
        hits = "" if each["hits"] is None else f"{each['hits']} {'hit' if each['hits'] == 1 else 'hits'}"
        rows.append((each["search"], articles(each["articles"]), hits, f"Read as: {each['reading']}"))
    yield from table(rows)


def _read(file: str) -> str:
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise DossierError(f"{_shown(file)} cannot be read: {refusal(error)}.") from error
    if len(raw) > MOST_BYTES:
        raise DossierError(f"{_shown(file)} is larger than {MOST_BYTES // 1_000_000} MB; split it.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DossierError(f"{_shown(file)} is not UTF-8; save it as UTF-8.") from error


def _shown(file: str) -> str:
    return "What stdin gives" if file == "-" else sanitize_line(file)
