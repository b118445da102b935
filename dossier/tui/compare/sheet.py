"""What both ways of laying rows out have in common: the lines of a passage, heads and differences."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.model import Relation, Span
from dossier.tui.compare.emphasis import Emphasis, changed_words
from dossier.tui.compare.marks import GAP, LONE, MOVED, ONLY_HERE, VERBATIM, columns_of, mark_of
from dossier.tui.compare.values import ALONE, listed, single_values
from dossier.tui.text import ACCENT, CHANGED, DIFFERS, DIM, FAINT, HIT, STRONG, join, marked, plain
from dossier.tui.text import VERBATIM as COPIED
from dossier.tui.wrap import wrap

if TYPE_CHECKING:
    from dossier.model import AlignedRow, Cell, Comparison
    from dossier.tui.compare.arrangement import Block, Column, Differences
    from dossier.tui.compare.values import Values
    from dossier.tui.wrap import Lines

GUTTER = 2
CURSOR = "▌"
MAX_TEXT = 84  # cells; longer lines are hard to read


@dataclass(slots=True)
class Sheet(ABC):
    """Rows of a comparison in a given width. Lines are wrapped once and kept as long as the sheet.

    Args:
        comparison: What is shown.
        columns: The compared articles, in the order of the comparison.
        visible: Columns that are not hidden, in the order of display.
        shown: Those of them that have room.
        differences: Which differences are listed.
        width: Cells of a line.
        pattern: What is marked as found in the passages.
        emphasis: What is underlined in them.
    """

    comparison: Comparison
    columns: Sequence[Column]
    visible: tuple[int, ...]
    shown: tuple[int, ...]
    differences: Differences
    width: int
    pattern: re.Pattern[str] | None = None
    emphasis: Emphasis = Emphasis.COPIED
    _lines: dict[tuple[int, int], Lines] = field(default_factory=dict)
    _stacks: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)
    _changed: dict[int, Mapping[int, tuple[Span, ...]]] = field(default_factory=dict)

    def height(self, block: Block) -> int:
        """Return the number of screen lines of a block."""
        if block.folded:
            return 1
        if block.packed:
            return 1 + self.packed_height(block.rows)
        return (0 if block.runs_on else 1) + self.body_height(block.rows[0])

    def line(self, block: Block, y: int, current: int | None) -> Content:
        """Return one screen line of a block; ``current`` is the current column where the cursor is here."""
        gutter = plain("  ") if current is None else plain(CURSOR + " ", ACCENT)
        if block.folded:
            return join(gutter, self._ruled(self.fold_line(block)))
        if not block.runs_on:
            if y == 0:
                head = self.packed_head(block.rows) if block.packed else self.head(block.rows[0])
                return join(gutter, self._ruled(head))
            y -= 1
        if block.packed:
            return self.packed_line(block.rows, y, current)
        return join(gutter, self.body_line(block.rows[0], y, current))

    def _ruled(self, head: Content) -> Content:
        return join(head, " ", plain("─" * max(0, self.width - GUTTER - head.cell_length - 1), FAINT))

    @abstractmethod
    def body_height(self, row: int) -> int:
        """Return the number of lines of a row without its head."""

    @abstractmethod
    def body_line(self, row: int, y: int, current: int | None) -> Content:
        """Return one line of a row, without head and gutter."""

    @abstractmethod
    def packed_height(self, rows: tuple[int, ...]) -> int:
        """Return the number of lines of packed rows without their head."""

    @abstractmethod
    def packed_line(self, rows: tuple[int, ...], y: int, current: int | None) -> Content:
        """Return one line of packed rows with the gutter, without their head."""

    def column_at(self, block: Block, y: int, x: int) -> int | None:
        """Return the column whose passage is at a place of a block, None where there is none."""
        if block.folded:
            return None
        y -= not block.runs_on
        return self.body_column(block.rows[0], y, x - GUTTER) if y >= 0 else None

    @abstractmethod
    def body_column(self, row: int, y: int, x: int) -> int | None:
        """Return the column at a place of a row, without head and gutter."""

    # -- rows

    def row(self, index: int) -> AlignedRow:
        """Return a row."""
        return self.comparison.rows[index]

    def visible_of(self, index: int) -> tuple[int, ...]:
        """Return the columns of a row that are not hidden."""
        return tuple(column for column in columns_of(self.row(index)) if column in self.visible)

    def head(self, index: int) -> Content:
        """Return the line above a row: its sign, its word, and how many articles carry it."""
        row = self.row(index)
        mark = mark_of(row, self.visible)
        if mark in LONE:
            label, others = self.columns[columns_of(row)[0]].label, len(row.cells) - 1
            if mark is ONLY_HERE:
                return plain(f"{mark.sign} only in {label}", mark.style)
            articles = "the other article" if others == 1 else f"{others} other articles"
            return plain(f"{mark.sign} {label}: no counterpart found in {articles}", mark.style)
        here = sum(column in self.visible for column in columns_of(row))
        of = len(self.visible)
        return join(
            plain(f"{mark.sign} {mark.word}", mark.style),
            plain(_in(here, of), DIM),
            plain(self._copied(row), DIM),
            plain(self._moved(row), DIM),
        )

    def _copied(self, row: AlignedRow) -> str:
        """Return which passages of a paraphrase stand word for word in each other."""
        same = [column for column in self.visible if (cell := row.cells[column]) and _all_copied(cell)]
        if row.relation is Relation.VERBATIM or len(same) < 2:
            return ""
        numbers = [str(self.columns[column].number) for column in same]
        return f"  {VERBATIM.sign} word for word in {', '.join(numbers[:-1])} and {numbers[-1]}"

    def _moved(self, row: AlignedRow) -> str:
        moved = [str(self.columns[column].number) for column in row.moved if column in self.visible]
        return f"  {MOVED} at another place in {', '.join(moved)}" if moved else ""

    def packed_head(self, rows: tuple[int, ...]) -> Content:
        """Return the line above packed rows, which says that what stands side by side is not paired."""
        return plain(f"not paired, no counterpart found: {self._where(rows)}", DIM)

    def fold_line(self, block: Block) -> Content:
        """Return the line that stands for folded rows, with their count."""
        count = len(block.rows)
        rows = f"{count} row" if count == 1 else f"{count} rows"
        row = self.row(block.rows[0])
        if not set(columns_of(row)).intersection(self.shown):
            held = {column for index in block.rows for column in self.visible_of(index)}
            numbers = ", ".join(str(self.columns[column].number) for column in self.visible if column in held)
            return plain(f"{GAP} {rows} in other columns: {numbers}", DIM)
        if mark_of(row, self.visible) in LONE:
            passages = "passage" if count == 1 else "passages"
            return plain(
                f"{ONLY_HERE.sign} {count} {passages} without counterpart: {self._where(block.rows)}", DIM
            )
        everyone = "both" if len(self.visible) == 2 else f"all {len(self.visible)}"
        return plain(f"{VERBATIM.sign} {rows} shared by {everyone}", DIM)

    def _where(self, rows: Sequence[int]) -> str:
        counts: dict[int, int] = {}
        for index in rows:
            for column in self.visible_of(index):
                counts[column] = counts.get(column, 0) + 1
        return ", ".join(
            f"{self.columns[column].label}{f' ×{count}' if count > 1 else ''}"
            for column, count in sorted(counts.items())
        )

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
        elif self.emphasis is Emphasis.COPIED:
            content = marked(content, _within(cell), COPIED, start=start)
        elif self.emphasis is Emphasis.CHANGED:
            content = marked(content, self._changed_in(row, column), CHANGED, start=start)
        return self._marked_finds(self._marked_values(content, aligned, column, start), cell, start)

    def _changed_in(self, row: int, column: int) -> tuple[Span, ...]:
        if row not in self._changed:
            self._changed[row] = changed_words(self.row(row), self.visible)
        return self._changed[row].get(column, ())

    def _marked_finds(self, content: Content, cell: Cell, start: int) -> Content:
        if self.pattern is None:
            return content
        found = [Span(match.start(), match.end()) for match in self.pattern.finditer(cell.text)]
        return marked(content, found, HIT, start=start)

    def _marked_values(self, content: Content, row: AlignedRow, column: int, start: int) -> Content:
        """Return a line with the values that are listed under the row marked where they first stand."""
        cell = row.cells[column]
        for value, differs in single_values(row, column, self.differences):
            at = cell.text.find(value) if cell else -1
            if at >= 0:
                style = DIFFERS if differs else STRONG
                content = marked(content, [Span(at, at + len(value))], style, start=start)
        return content

    def listed(self, index: int) -> tuple[Values, ...]:
        """Return the lines of values under a row."""
        return listed(self.row(index), self.visible, self.differences)

    def values_line(self, row: int, place: int, columns: Sequence[int]) -> Content:
        """Return one line of values, those of all columns one after the other."""
        values = self.listed(row)[place]
        parts = [
            join(plain(f"{self.columns[column].number} ", DIM), given(values, column))
            for column in columns
            if values.kind or values.given[column] is not None
        ]
        name = plain(f"{values.sign} {values.name}  ", DIM)
        return join(name, plain("  ·  ", FAINT).join(parts))


def pattern_of(words: str) -> re.Pattern[str] | None:
    """Return what finds words as typed, in any case; None for no words."""
    return re.compile(re.escape(words), re.IGNORECASE) if words else None


def given(values: Values, column: int) -> Content:
    """Return the value that a column gives, or words that say it gives none."""
    value = values.given[column]
    if value is None:
        return plain("not given", DIM) if values.kind else plain("")
    return plain(value, DIFFERS if values.sign != ALONE else STRONG)


def _in(here: int, of: int) -> str:
    if here < of:
        return f" in {here} of {of}"
    return {1: "", 2: " in both"}.get(of, f" in all {of}")


def _within(cell: Cell) -> list[Span]:
    """Return the copied runs as offsets into the passage."""
    runs = (Span(span.start - cell.start, span.end - cell.start) for span in cell.shared)
    return [span for span in runs if span.start < span.end]


def _all_copied(cell: Cell) -> bool:
    return sum(span.end - span.start for span in cell.shared) >= 0.9 * len(cell.text)
