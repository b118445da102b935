"""A row as text for the clipboard: each passage in quotation marks, with its source."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from dossier.tui.compare.marks import mark_of

if TYPE_CHECKING:
    from dossier.model import AlignedRow
    from dossier.tui.compare.arrangement import Column


def row_with_sources(row: AlignedRow, columns: Sequence[Column], visible: Collection[int]) -> str:
    """Return the visible passages of a row, each followed by outlet, date, title and file."""
    passages = [
        f"“{cell.text}”\n— {source(columns[index])}, characters {cell.start}–{cell.end}"
        for index, cell in enumerate(row.cells)
        if cell is not None and index in visible
    ]
    head = f"[{mark_of(row, visible).word}]\n" if len(passages) > 1 else ""
    return head + "\n\n".join(passages)


def source(column: Column) -> str:
    """Return where a passage is from: outlet, date, title and file."""
    info = column.info
    if info is None:
        return column.article
    return ", ".join((column.outlet, info.date or "date not known", f"“{info.title}”", info.path))
