"""What both ways of laying rows out have in common: the lines of a passage, heads and differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.content import Content

from dossier.model import AlignedRow, Cell, Comparison, Difference, DifferenceKind, Span
from dossier.tui.compare.arrangement import Block, Column, Differences
from dossier.tui.compare.marks import LONE, MOVED, ONLY_HERE, VALUES, VERBATIM, columns_of, mark_of
from dossier.tui.compare.wrap import Lines, wrap
from dossier.tui.text import ACCENT, DIFFERS, DIM, FAINT, join, marked, plain
from dossier.tui.text import VERBATIM as COPIED

GUTTER = 2
CURSOR = "▌"
MAX_TEXT = 84  # cells; longer lines are hard to read


@dataclass(slots=True)
class Sheet:
    """Rows of a comparison in a given width. Lines are wrapped once and kept as long as the sheet.

    Args:
        comparison: What is shown.
        columns: The compared articles, in the order of the comparison.
        visible: Columns that are not hidden, in the order of display.
        shown: Those of them that have room.
        differences: Which differences are listed.
        width: Cells of a line.
    """

    comparison: Comparison
    columns: Sequence[Column]
    visible: tuple[int, ...]
    shown: tuple[int, ...]
    differences: Differences
    width: int
    _lines: dict[tuple[int, int], Lines] = field(default_factory=dict)

    def height(self, block: Block) -> int:
        """Return the number of screen lines of a block."""
        if block.folded:
            return 1
        return (0 if block.runs_on else 1) + self.body_height(block.rows[0])

    def line(self, block: Block, y: int, current: int | None) -> Content:
        """Return one screen line of a block; ``current`` is the current column where the cursor is here."""
        gutter = plain("  ") if current is None else plain(CURSOR + " ", ACCENT)
        if block.folded:
            return join(gutter, self._ruled(self.fold_line(block)))
        if not block.runs_on:
            if y == 0:
                return join(gutter, self._ruled(self.head(block.rows[0])))
            y -= 1
        return join(gutter, self.body_line(block.rows[0], y, current))

    def _ruled(self, head: Content) -> Content:
        return join(head, " ", plain("─" * max(0, self.width - GUTTER - head.cell_length - 1), FAINT))

    def body_height(self, row: int) -> int:
        """Return the number of lines of a row without its head."""
        raise NotImplementedError

    def body_line(self, row: int, y: int, current: int | None) -> Content:
        """Return one line of a row, without head and gutter."""
        raise NotImplementedError

    # -- rows

    def row(self, index: int) -> AlignedRow:
        """Return a row."""
        return self.comparison.rows[index]

    def head(self, index: int) -> Content:
        """Return the line above a row: its sign, its word, and how many articles carry it."""
        row = self.row(index)
        mark = mark_of(row, self.visible)
        if mark in LONE:
            label = self.columns[columns_of(row)[0]].label
            word = "only in" if mark is ONLY_HERE else "no counterpart found for"
            return plain(f"{mark.sign} {word} {label}", mark.style)
        here = sum(column in self.visible for column in columns_of(row))
        of = len(self.visible)
        return join(
            plain(f"{mark.sign} {mark.word}", mark.style),
            plain(f" in all {of}" if here == of else f" in {here} of {of}", DIM),
            plain(self._moved(row), DIM),
        )

    def _moved(self, row: AlignedRow) -> str:
        moved = [str(self.columns[column].number) for column in row.moved if column in self.visible]
        return f"  {MOVED} elsewhere in {', '.join(moved)}" if moved else ""

    def fold_line(self, block: Block) -> Content:
        """Return the line that stands for folded rows, with their count."""
        count = len(block.rows)
        rows = f"{count} row" if count == 1 else f"{count} rows"
        row = self.row(block.rows[0])
        if mark_of(row, self.visible) in LONE:
            passages = "passage" if count == 1 else "passages"
            return plain(
                f"{ONLY_HERE.sign} {count} {passages} without counterpart: {self._where(block)}", DIM
            )
        return plain(f"{VERBATIM.sign} {rows} shared by all {len(self.visible)}", DIM)

    def _where(self, block: Block) -> str:
        counts: dict[int, int] = {}
        for index in block.rows:
            for column in columns_of(self.row(index)):
                counts[column] = counts.get(column, 0) + 1
        if len(counts) == 1:
            return self.columns[next(iter(counts))].label
        return ", ".join(f"{self.columns[column].label} ({count})" for column, count in counts.items())

    # -- passages

    def lines(self, row: int, column: int, width: int) -> Lines:
        """Return the lines of a passage; none where there is no passage."""
        cell = self.row(row).cells[column]
        if cell is None:
            return ()
        key = (row, column)
        if key not in self._lines:
            self._lines[key] = wrap(cell.text, min(width, MAX_TEXT))
        return self._lines[key]

    def passage(self, row: int, column: int, line: tuple[int, int]) -> Content:
        """Return one line of a passage, copied runs and differing values marked."""
        aligned = self.row(row)
        cell = aligned.cells[column]
        assert cell is not None  # noqa: S101 - a line exists only where there is a cell
        start, end = line
        mark = mark_of(aligned, self.visible)
        content = plain(cell.text[start:end])
        if mark is VERBATIM and all(_all_copied(other) for other in aligned.cells if other):
            content = content.stylize(VERBATIM.style)
        else:
            content = marked(content, _within(cell), COPIED, start=start)
        return marked(content, self._values(aligned, column, cell), DIFFERS, start=start)

    def _values(self, row: AlignedRow, column: int, cell: Cell) -> list[Span]:
        """Return where the values that differ stand in a passage."""
        spans = []
        for difference in self.listed(row):
            value = difference.values[column] if column < len(difference.values) else None
            at = cell.text.find(value) if value else -1
            if value and at >= 0:
                spans.append(Span(at, at + len(value)))
        return spans

    def listed(self, row: AlignedRow) -> tuple[Difference, ...]:
        """Return the differences of a row that are to be listed under it."""
        if self.differences is Differences.NONE or len(columns_of(row)) < 2:
            return ()
        return tuple(
            difference
            for difference in row.differences
            if self.differences is Differences.ALL or difference.kind is not DifferenceKind.WORD
        )

    def difference_line(self, row: int, place: int, columns: Sequence[int]) -> Content:
        """Return one difference with the value of each column that has a passage, on a line."""
        difference = self.listed(self.row(row))[place]
        parts = [
            join(
                plain(f"{self.columns[column].number} ", DIM),
                plain(value, DIFFERS) if value is not None else plain("not given", DIM),
            )
            for column, value in ((column, value_of(difference, column)) for column in columns)
        ]
        return join(
            plain(f"{VALUES[difference.relation]} {difference.kind}  ", DIM),
            plain("  ·  ", FAINT).join(parts),
        )


def value_of(difference: Difference, column: int) -> str | None:
    """Return the value that a column gives."""
    return difference.values[column] if column < len(difference.values) else None


def _within(cell: Cell) -> list[Span]:
    """Return the copied runs as offsets into the passage."""
    return [Span(span.start - cell.start, span.end - cell.start) for span in cell.shared]


def _all_copied(cell: Cell) -> bool:
    return sum(span.end - span.start for span in cell.shared) >= 0.9 * len(cell.text)
