"""Rows interleaved: the passages of a row below each other, each with its outlet in front."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from dossier.tui.compare.marks import GAP, LONE, columns_of, mark_of
from dossier.tui.compare.sheet import CURSOR, GUTTER, Sheet
from dossier.tui.text import ACCENT, DIM, FAINT, STRONG, join, plain
from dossier.tui.text import column as fitted

MAX_LABEL = 18
LABEL_ABOVE = 56  # below this width the outlet stands above its passage
INDENT = "  "


class StackedSheet(Sheet):
    """Passages of a row below each other."""

    __slots__ = ()

    @property
    def _above(self) -> bool:
        return self.width < LABEL_ABOVE

    @property
    def _label_width(self) -> int:
        longest = max((cell_len(self.columns[column].label) for column in self.visible), default=0)
        return min(longest, MAX_LABEL) + 2

    @property
    def _text_width(self) -> int:
        return max(2, self.width - GUTTER - (len(INDENT) if self._above else self._label_width))

    def _passages(self, row: int) -> list[int]:
        return [column for column in self.visible if self.row(row).cells[column] is not None]

    def _missing(self, row: int) -> list[int]:
        """Return the columns without a counterpart, where the head does not say so already."""
        aligned = self.row(row)
        if mark_of(aligned, self.visible) in LONE:
            return []
        return [column for column in self.visible if column not in columns_of(aligned)]

    def _height_of(self, row: int, column: int) -> int:
        return len(self.lines(row, column, self._text_width)) + self._above

    def body_height(self, row: int) -> int:
        """Return the height of all passages, of the line of gaps and of the differences."""
        passages = sum(self._height_of(row, column) for column in self._passages(row))
        return passages + len(self.listed(row)) + bool(self._missing(row))

    def body_line(self, row: int, y: int, current: int | None) -> Content:
        """Return one line of a row."""
        for place in self._passages(row):
            height = self._height_of(row, place)
            if y < height:
                return self._passage_line(row, place, y, current=place == current)
            y -= height
        listed = self.listed(row)
        if y < len(listed):
            return self.values_line(row, y, self._passages(row))
        return join(plain(f"{GAP * 3} ", FAINT), plain(f"no counterpart found in {self._named(row)}", DIM))

    def _named(self, row: int) -> str:
        """Return the articles without a counterpart by their names, by number alone where those are long."""
        columns = [self.columns[place] for place in self._missing(row)]
        names = ", ".join(column.label for column in columns)
        fits = cell_len(names) + len("no counterpart found in ") + len(GAP * 3) + 1 <= self.width - GUTTER
        return names if fits else ", ".join(str(column.number) for column in columns)

    def packed_height(self, rows: tuple[int, ...]) -> int:
        """Return the height of the passages one below the other: here nothing stands side by side."""
        return sum(self.body_height(row) for row in rows)

    def packed_line(self, rows: tuple[int, ...], y: int, current: int | None) -> Content:
        """Return one line of passages one below the other."""
        gutter = plain("  ") if current is None else plain(CURSOR + " ", ACCENT)
        for row in rows:
            height = self.body_height(row)
            if y < height:
                return join(gutter, self.body_line(row, y, current))
            y -= height
        return gutter

    def body_column(self, row: int, y: int, x: int) -> int | None:  # noqa: ARG002 - a passage has all of a line
        """Return the column whose passage is at a line."""
        for place in self._passages(row):
            height = self._height_of(row, place)
            if y < height:
                return place
            y -= height
        return None

    def _passage_line(self, row: int, column: int, y: int, *, current: bool) -> Content:
        label = plain(self.columns[column].label, f"{STRONG} {ACCENT} reverse" if current else STRONG)
        lines = self.lines(row, column, self._text_width)
        if self._above:
            return label if y == 0 else join(INDENT, self.passage(row, column, lines[y - 1]))
        width = self._label_width
        first = join(fitted(label, min(cell_len(label.plain), width - 2)), "  ") if y == 0 else plain("")
        return join(fitted(first, width), self.passage(row, column, lines[y]))
