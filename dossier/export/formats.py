"""Records as JSON, JSON lines, CSV or a Markdown table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from dossier.export.records import Record


class Format(StrEnum):
    """How a command writes what it found."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(records: Iterable[Record], form: Format, columns: Sequence[str]) -> Iterator[str]:
    """Yield the lines of records in a format other than text; ``columns`` are those of tables."""
    if form is Format.JSONL:
        for record in records:
            yield json.dumps(record, ensure_ascii=False)
    elif form is Format.CSV:
        yield _csv(columns)
        for record in records:
            yield _csv([_cell(record.get(column)) for column in columns])
    elif form is Format.MD:
        yield f"| {' | '.join(columns)} |"
        yield f"|{'---|' * len(columns)}"
        for record in records:
            yield f"| {' | '.join(_markdown(_cell(record.get(column))) for column in columns)} |"
    else:
        yield json.dumps(list(records), ensure_ascii=False, indent=2)


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
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(
        [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    )
    return line.getvalue()


def _markdown(cell: str) -> str:
    for mark in ("\\", "|", "`", "*", "_", "[", "]", "<", ">"):
        cell = cell.replace(mark, f"\\{mark}")
    return cell.replace("\n", " ")
