"""A comparison as a file in any of the formats."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dossier.export.comparison.page import comparison_page
from dossier.export.comparison.records import report_record
from dossier.export.comparison.tables import markdown_head, rows_table, wording_table
from dossier.export.comparison.text import comparison_lines
from dossier.export.comparison.words import ComparisonReport, counts, given, heading, shared_text
from dossier.export.formats import Format, write, write_rows
from dossier.export.records import Record
from dossier.model import AlignedRow

COLUMNS = ("relation", "similarity", "articles", "passages", "differences", "verdict", "moved")


def comparison_file(report: ComparisonReport, form: Format) -> Iterator[str]:
    """Yield the lines of a comparison in a format."""
    if form is Format.TEXT:
        yield from comparison_lines(report)
    elif form is Format.HTML:
        yield from comparison_page(report)
    elif form is Format.CSV:
        yield from write([_row(row) for row in report.comparison.rows], form, COLUMNS)
    elif form is Format.MD:
        yield from _markdown(report)
    else:
        yield json.dumps(report_record(report), ensure_ascii=False, indent=2 if form is Format.JSON else None)


def _markdown(report: ComparisonReport) -> Iterator[str]:
    notes = [f"{heading(at, info)}: {info.title}" for at, info in enumerate(report.infos)]
    notes.append(counts(report.comparison))
    notes += [shared_text(copy, report.infos) for copy in report.comparison.wire]
    for table in (rows_table(report), wording_table(report.wording, report.infos)):
        yield from markdown_head(table.title, notes)
        yield from write_rows(table.rows, Format.MD, table.columns)
        yield ""
        notes = []


def _row(row: AlignedRow) -> Record:
    cells = [cell for cell in row.cells if cell is not None]
    return {
        "relation": str(row.relation),
        "similarity": round(row.similarity, 2),
        "articles": [cell.article for cell in cells],
        "passages": [cell.text for cell in cells],
        "differences": [f"{one.kind}, {one.relation}: {given(one)}" for one in row.differences],
        "verdict": str(row.verdict),
        "moved": [moved.article for column in row.moved if (moved := row.cells[column])],
    }
