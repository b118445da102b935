"""Rows as columns: one column an article, each row as tall as its tallest passage."""

from __future__ import annotations

from textual.content import Content

from dossier.tui.compare.marks import GAP, LONE, columns_of, mark_of
from dossier.tui.compare.sheet import CURSOR, GUTTER, MAX_TEXT, Sheet, given
from dossier.tui.text import ACCENT, DIM, FAINT, join, plain
from dossier.tui.text import column as fitted

MIN_COLUMN = 37  # cells of text; with its margin 38 and more, so that 80 cells hold two and 120 three
SEPARATOR = " │ "
CURRENT = " ▌ "  # in front of the current passage


def that_fit(width: int) -> int:
    """Return how many columns have room in a width, at least one."""
    return max(1, (width - GUTTER + len(SEPARATOR)) // (MIN_COLUMN + len(SEPARATOR)))


def widths(width: int, count: int) -> tuple[int, ...]:
    """Return the width of the text of each column."""
    room = max(0, width - GUTTER - len(SEPARATOR) * (count - 1))
    each, over = divmod(room, max(count, 1))
    return tuple(min(each + (place < over), MAX_TEXT) for place in range(count))


def place_at(width: int, count: int, x: int) -> int | None:
    """Return which column, from the left, a cell belongs to; ``x`` counts from the end of the gutter."""
    for place, size in enumerate(widths(width, count)):
        if x < size + 1:
            return place
        x -= size + len(SEPARATOR)
    return None


def window(order: tuple[int, ...], current: int, fit: int) -> tuple[int, ...]:
    """Return the columns that have room: the first stays, the others slide so that the current one shows."""
    if fit >= len(order):
        return order
    if fit <= 1:
        return (current,)
    place = order.index(current)
    first = max(1, place - (fit - 2))
    first = min(first, len(order) - (fit - 1))
    return (order[0], *order[first : first + fit - 1])


class ColumnsSheet(Sheet):
    """Passages of a row beside each other."""

    __slots__ = ()

    def _tallest(self, row: int) -> int:
        sizes = widths(self.width, len(self.shown))
        return max(
            1,
            *(len(self.lines(row, column, size)) for column, size in zip(self.shown, sizes, strict=True)),
        )

    def body_height(self, row: int) -> int:
        """Return the height of the tallest passage and of the differences listed."""
        return self._tallest(row) + len(self.listed(row))

    def body_line(self, row: int, y: int, current: int | None) -> Content:
        """Return one line across the columns."""
        tallest = self._tallest(row)
        if y >= tallest and len(self.shown) == 1:
            carriers = [place for place in self.visible if place in columns_of(self.row(row))]
            return self.values_line(row, y - tallest, carriers)
        sizes = widths(self.width, len(self.shown))
        parts: list[Content] = []
        for place, size in zip(self.shown, sizes, strict=True):
            if parts:
                parts.append(plain(CURRENT, ACCENT) if place == current else plain(SEPARATOR, FAINT))
            listed = y >= tallest
            parts.append(
                fitted(
                    self._value(row, place, y - tallest) if listed else self._text(row, place, size, y), size
                )
            )
        return join(*parts)

    def _stack(self, rows: tuple[int, ...], column: int, width: int) -> list[tuple[int, int]]:
        """Return the lines of the passages of a column in packed rows, as row and line of its passage."""
        key = (rows[0], column)
        if key not in self._stacks:
            self._stacks[key] = [
                (row, line) for row in rows for line in range(len(self.lines(row, column, width)))
            ]
        return self._stacks[key]

    def packed_height(self, rows: tuple[int, ...]) -> int:
        """Return the height of the longest column."""
        sizes = widths(self.width, len(self.shown))
        return max(
            len(self._stack(rows, column, size)) for column, size in zip(self.shown, sizes, strict=True)
        )

    def packed_line(self, rows: tuple[int, ...], y: int, current: int | None) -> Content:
        """Return one line across the columns; a sign in the margin begins each passage."""
        parts: list[Content] = []
        for place, size in zip(self.shown, widths(self.width, len(self.shown)), strict=True):
            stack = self._stack(rows, place, size)
            row, line = stack[y] if y < len(stack) else (-1, -1)
            sign = plain(mark_of(self.row(row), self.visible).sign if line == 0 else " ", DIM)
            if not parts:
                margin = plain(" " if current is None else CURSOR, ACCENT)
            else:
                margin = plain(CURRENT[:-1], ACCENT) if place == current else plain(SEPARATOR[:-1], FAINT)
            text = self.passage(row, place, self.lines(row, place, size)[line]) if line >= 0 else plain("")
            parts += [margin, sign, fitted(text, size)]
        return join(*parts)

    def body_column(self, row: int, y: int, x: int) -> int | None:  # noqa: ARG002 - all rows have the same
        """Return the column at a place, whatever stands there."""
        place = place_at(self.width, len(self.shown), x)
        return None if place is None else self.shown[place]

    def _text(self, row: int, column: int, width: int, y: int) -> Content:
        lines = self.lines(row, column, width)
        if y < len(lines):
            return self.passage(row, column, lines[y])
        if lines or y:
            return plain("")
        aligned = self.row(row)
        if mark_of(aligned, self.visible) in LONE and column not in columns_of(aligned):
            return plain(GAP * 3, FAINT)
        return join(plain(GAP * 3, FAINT), plain(" no counterpart found", DIM))

    def _value(self, row: int, column: int, place: int) -> Content:
        values = self.listed(row)[place]
        if self.row(row).cells[column] is None or not (values.kind or values.given[column]):
            return plain("")
        return join(plain(f"{values.sign} {values.name} ", DIM), given(values, column))
