"""A narrow map of an article: where its text is shared with the others, and where the reader is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.model import Relation
from dossier.tui.text import ACCENT, FAINT, join, plain

if TYPE_CHECKING:
    from dossier.model import Comparison

COPIED, SHARED, LONE, HERE = "━", "╌", "·", "◆"
_STYLES = {COPIED: "$text-success", SHARED: "$text-primary", LONE: FAINT, HERE: ACCENT}
_RANK = {LONE: 0, SHARED: 1, COPIED: 2}


def share_map(comparison: Comparison, column: int, width: int) -> str:
    """Return a sign for each part of the article, from its start to its end: copied, shared, lone."""
    size = max((cell.end for row in comparison.rows if (cell := row.cells[column])), default=0)
    if not size or width <= 0:
        return ""
    signs = [LONE] * width
    for row in comparison.rows:
        cell = row.cells[column]
        if cell is None or row.relation is Relation.ONLY_HERE:
            continue
        sign = COPIED if row.relation is Relation.VERBATIM else SHARED
        for at in range(cell.start * width // size, min(-(-cell.end * width // size), width)):
            if _RANK[sign] > _RANK[signs[at]]:
                signs[at] = sign
    return "".join(signs)


def place_of(comparison: Comparison, column: int, row: int, width: int) -> int | None:
    """Return where on the map of a column a row stands, None where the column has no passage there."""
    size = max((cell.end for each in comparison.rows if (cell := each.cells[column])), default=0)
    cell = comparison.rows[row].cells[column] if row < len(comparison.rows) else None
    if cell is None or not size or width <= 0:
        return None
    return min((cell.start + cell.end) // 2 * width // size, width - 1)


def row_at(comparison: Comparison, column: int, place: int, width: int) -> int | None:
    """Return the row whose passage is nearest to a place on the map of a column."""
    size = max((cell.end for each in comparison.rows if (cell := each.cells[column])), default=0)
    wanted = place * size // max(width, 1)
    places = [
        (abs(cell.start - wanted), row)
        for row, each in enumerate(comparison.rows)
        if (cell := each.cells[column])
    ]
    return min(places)[1] if places else None


def painted(signs: str, here: int | None) -> Content:
    """Return the map with its styles, and the reader's place in it."""
    if here is not None:
        signs = signs[:here] + HERE + signs[here + 1 :]
    return join(*(plain("".join(run), _STYLES[sign]) for sign, run in groupby(signs)))
