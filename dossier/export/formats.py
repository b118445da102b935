"""Records as JSON, JSON lines, CSV or a Markdown table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier.export.records import Record


class Format(StrEnum):
    """How a command writes what it found."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"
    HTML = "html"  # of comparisons: one page that needs nothing else


# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_ENDS = ("\t", "\r", "\n")
_LINE_END = "\r\n"


def write(records: Iterable[Record], form: Format, columns: Sequence[str]) -> Iterator[str]:
    """Yield the lines of records in a format other than text; ``columns`` are those of tables."""
    if form is Format.JSONL:
        for record in records:
            yield json.dumps(record, ensure_ascii=False)
    elif form in (Format.CSV, Format.MD):
        yield from write_rows(table_cells(records, columns), form, columns)
    else:
        yield json.dumps(list(records), ensure_ascii=False, indent=2)


def table_cells(records: Iterable[Record], columns: Sequence[str]) -> Iterator[list[str]]:
    """Yield the cells of each record as text."""
    return ([_cell(record.get(column)) for column in columns] for record in records)


def write_rows(rows: Iterable[Sequence[str]], form: Format, columns: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a table as Markdown, else as CSV."""
    if form is Format.MD:
        yield f"| {' | '.join(map(markdown, columns))} |"
        yield f"|{'---|' * len(columns)}"
        for row in rows:
            yield f"| {' | '.join(map(markdown, row))} |"
    else:
        yield _csv(columns)
        for row in rows:
            yield _csv(row)


def _cell(value: Any) -> str:
    """Return a value as the text of one cell of a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_cell(item.get("text") if isinstance(item, dict) else item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_cell(item)}" for key, item in value.items())
    return str(value)


def _csv(cells: Sequence[str]) -> str:
    """Return a line of CSV in which no cell is a formula."""
    line = io.StringIO()
    # The writer puts a cell in quotation marks for the ends of lines that it is told of, and for no others.
    csv.writer(line, lineterminator=_LINE_END).writerow(
        [
            f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_ENDS) else cell
            for cell in cells
        ]
    )
    return line.getvalue().removesuffix(_LINE_END)


def markdown(cell: str) -> str:
    """Return text in which nothing is Markdown, on one line."""
    for mark in ("\\", "|", "`", "*", "_", "[", "]", "<", ">"):
        cell = cell.replace(mark, f"\\{mark}")
    return cell.replace("\n", " ")
