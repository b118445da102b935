"""The heads of the columns: outlet, date, agency, title, and the map of what is shared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.compare.arrangement import Layout
from dossier.tui.compare.columns import SEPARATOR, place_at, widths
from dossier.tui.compare.share_map import painted, place_of, row_at, share_map
from dossier.tui.compare.sheet import GUTTER
from dossier.tui.text import ACCENT, DIM, FAINT, STRONG, join, known, plain, separated, strip_of
from dossier.tui.text import column as fitted

if TYPE_CHECKING:
    from dossier.tui.compare.arrangement import Column
    from dossier.tui.compare.view import CompareView

MAP_WIDTH = 28
MAX_CELL = 34  # of a table of heads, so that a long name leaves room for the title
WITH_MAP = 100  # from this width on, interleaved heads have room for the map
HIGH = 30  # from this height on, titles have two lines
LOW = 16  # on a lower screen only the current article has a head


class CompareHeader(Widget):
    """The heads over a `CompareView`, in the same columns. Call `update` when the view moved."""

    DEFAULT_CSS = """
    CompareHeader { width: 1fr; height: 0; }
    """

    def __init__(self, view: CompareView) -> None:
        super().__init__()
        self._view = view
        self._lines: list[Content] = []

    def update(self) -> None:
        """Draw the heads anew."""
        self._lines = self._make()
        self.styles.height = len(self._lines)
        self.refresh()

    def on_resize(self) -> None:
        """Fit the heads to another width."""
        self.update()

    def render_line(self, y: int) -> Strip:
        """Return one line of the heads."""
        content = self._lines[y] if y < len(self._lines) else Content("")
        return strip_of(content, self.size.width, self.visual_style, self.app.stylesheet.parse_style)

    def on_click(self, event: events.Click) -> None:
        """Go to the column that was clicked, and where its map was clicked, to the row there."""
        view, place = self._view, event.get_content_offset(self)
        if place is None or not view.shown:
            return
        if view.layout_used is Layout.INTERLEAVED:
            start, width = self.size.width - MAP_WIDTH, MAP_WIDTH
            index = view.column if len(self._lines) == 1 else view.shown[place.y]
            on_map = self.size.width >= WITH_MAP and place.x >= start
        else:
            sizes = widths(view.sheet.width, len(view.shown))
            at = place_at(view.sheet.width, len(view.shown), place.x - GUTTER)
            if at is None:
                return
            index, width = view.shown[at], sizes[at]
            start = GUTTER + sum(sizes[:at]) + len(SEPARATOR) * at
            on_map = len(self._lines) > 1 and place.y == len(self._lines) - 1
        view.column = index
        row = row_at(view.comparison, index, place.x - start, width) if on_map else None
        if row is not None:
            view.go_to_row(row)

    def _make(self) -> list[Content]:
        view = self._view
        if not view.columns or not view.shown:
            return []
        low = self.app.size.height < LOW
        if view.layout_used is Layout.INTERLEAVED:
            rows = (view.column,) if low else view.shown
            return self._rows(rows)
        heads = [
            self._head(index, width)
            for index, width in zip(view.shown, widths(view.sheet.width, len(view.shown)), strict=True)
        ]
        lines = [join("  ", plain(SEPARATOR, FAINT).join(parts)) for parts in zip(*heads, strict=True)]
        return lines[:1] if low else lines

    def _label(self, index: int) -> Content:
        """Return number and outlet, the current one marked by a sign and in reverse."""
        column, current = self._view.columns[index], index == self._view.column
        parts = [plain(column.label, f"{STRONG} reverse {ACCENT}" if current else STRONG)]
        if index == 0:
            parts.append(plain("base", DIM))
        hidden = len(self._view.arrangement.order) - len(self._view.shown)
        if current and hidden:
            place = self._view.arrangement.order.index(index) + 1
            parts.append(plain(f"◂ {place} of {len(self._view.arrangement.order)} ▸", DIM))
        return join(*_spaced(parts))

    def _head(self, index: int, width: int) -> list[Content]:
        column = self._view.columns[index]
        title = plain(column.info.title if column.info else column.article)
        room = width * (2 if self.app.size.height >= HIGH else 1)
        lines = [*title.truncate(room, ellipsis=True).wrap(width)[:2], plain("")]
        return [
            fitted(self._label(index), width),
            fitted(_dated(column), width),
            *(fitted(each, width) for each in lines[: 2 if self.app.size.height >= HIGH else 1]),
            fitted(self._map(index, width), width),
        ]

    def _rows(self, indices: Sequence[int]) -> list[Content]:
        """Return one head a line, as a table."""
        view, width = self._view, self._view.size.width
        with_map = width >= WITH_MAP
        columns = [view.columns[index] for index in indices]
        table = [
            _fit_together([self._label(index) for index in indices]),
            _fit_together([_dated(column, brief=True) for column in columns]),
            [plain(column.info.title if column.info else column.article) for column in columns],
        ]
        room = width - MAP_WIDTH - 4 if with_map else width - 3
        return [
            join(
                "  ",
                fitted(plain("  ").join(cells), room),
                *(("  ", self._map(index, MAP_WIDTH)) if with_map else ()),
            )
            for index, cells in zip(indices, zip(*table, strict=True), strict=True)
        ]

    def _map(self, index: int, width: int) -> Content:
        view = self._view
        row = view.row_index
        signs = share_map(view.comparison, index, width)
        return painted(signs, place_of(view.comparison, index, row, len(signs)))


def _dated(column: Column, *, brief: bool = False) -> Content:
    """Return date and agency; a brief line leaves out that no agency is credited."""
    info = column.info
    date = known(info.date if info else None, missing=(info.about if info else None) or "date not known")
    if brief and (info is None or info.agency is None):
        return date.stylize(DIM)
    agency = known(info.agency if info else None, missing="no agency credited")
    return separated((date.stylize(DIM), agency.stylize(DIM)))


def _fit_together(cells: list[Content]) -> list[Content]:
    widest = min(max((cell.cell_length for cell in cells), default=0), MAX_CELL)
    return [fitted(cell, widest) for cell in cells]


def _spaced(parts: list[Content]) -> list[Content]:
    return [part for each in parts for part in (each, plain(" "))][:-1]
