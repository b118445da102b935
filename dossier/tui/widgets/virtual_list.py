"""A list of any length that draws only the rows on screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from dossier.tui.keys.bindings import bindings
from dossier.tui.made import Made
from dossier.tui.text import DIM, FAINT, join, plain, strip_of
from dossier.tui.widgets.drawn_lines import DrawnLines
from dossier.tui.widgets.kept_lines import KeptLines
from dossier.tui.wrap import wrap

R = TypeVar("R")
Render: TypeAlias = Callable[[R, int, bool, bool], "Content | str"]
"""Called with a row, the width in cells, whether the cursor is on it, and whether it is and has the focus."""

CURSOR = "▌"
MOST_SAID = 4  # lines of what is said in the place of an empty list
BELOW = -2  # the place of the lines below the rows, which all look the same


class VirtualList(DrawnLines, Generic[R], can_focus=True):
    """A list of rows, one screen line each.

    Args:
        rows: Any sequence; rows are asked for when they come into view.
        render: Makes the line of a row. It is called once for a row, width, cursor and focus, until
            `redraw`; the result is cut or padded to the width. A ``str`` is plain text, never markup.
            One cell at the left belongs to the list, which shows the cursor there.
        empty: What to say in the place of an empty list.
        key: Gives a row a name that outlives a new sequence; `show` keeps the cursor on the same name.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--cursor", "virtual-list--hover"}
    DEFAULT_CSS = """
    VirtualList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .virtual-list--cursor { background: $foreground 8%; }
        &:focus > .virtual-list--cursor { background: $accent 20%; }
        & > .virtual-list--hover { background: $foreground 4%; }
        &:ansi > .virtual-list--cursor { background: ansi_default; text-style: bold; }
        &:ansi:focus > .virtual-list--cursor { background: ansi_default; text-style: reverse; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    hover: reactive[int] = reactive(-1, repaint=False)

    class OfRow(Message):
        """Something about a row. ``index`` is its place, ``row`` the row itself."""

        def __init__(self, widget: VirtualList[Any], index: int, row: Any) -> None:
            super().__init__()
            self.list, self.index, self.row = widget, index, row

        @property
        def control(self) -> VirtualList[Any]:
            """The list, for ``@on(VirtualList.Highlighted, "#id")``."""
            return self.list

    # Neither derives from the other: what heeds one would be told of both.

    class Highlighted(OfRow):
        """The cursor came to a row."""

    class Selected(OfRow):
        """A row was chosen, with enter or a click."""

    def __init__(
        self,
        rows: Sequence[R] = (),
        render: Render[R] | None = None,
        *,
        empty: Content | str = "",
        key: Callable[[R], Hashable] | None = None,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.rows: Sequence[R] = rows
        self.empty = empty
        self._render_row: Render[R] = render or (lambda row, *_: str(row))
        self._key = key
        self._strips: KeptLines[tuple[int, int, bool, bool, bool]] = KeptLines(1024)
        self._announced: tuple[int, int] | None = None

    # -- rows

    def on_mount(self) -> None:
        """Take the height of the rows."""
        self._fit()

    def show(self, rows: Sequence[R], *, cursor: int | None = None) -> None:
        """Show other rows, with the cursor on ``cursor``, else on the same key, else on the same place."""
        kept = self._same_row(rows) if cursor is None else cursor
        self.rows = rows
        self._fit()
        self._announced = None
        self.set_reactive(VirtualList.cursor, self.validate_cursor(kept))
        self._to_cursor()
        self.redraw()

    def redraw(self) -> None:
        """Draw every row again: after a change of what `render` says of them."""
        self.forget_drawn()
        self.refresh()

    @property
    def row(self) -> R | None:
        """The row under the cursor, None in an empty list."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def _same_row(self, rows: Sequence[R]) -> int:
        current = self.row
        if self._key is None or current is None:
            return self.cursor
        name = self._key(current)
        if isinstance(rows, Made) and rows.find is not None:
            return rows.find(name) or 0
        key = self._key
        return next((place for place, row in enumerate(rows) if key(row) == name), 0)

    def _fit(self) -> None:
        self.fit(len(self.rows))

    # -- drawing

    def forget_drawn(self) -> None:
        """Forget drawn rows."""
        self._strips.clear()

    def strips(self, places: range) -> list[Strip]:
        """Return lines of the screen."""
        top, width, focused = self.scroll_offset.y, self.line_width, self.has_focus
        return [self._drawn(top + y, width, focused) for y in places]

    def _drawn(self, index: int, width: int, focused: bool) -> Strip:
        if index >= len(self.rows):
            if not self.rows and index < MOST_SAID:
                return self.filtered(self._message(index, width))
            index = BELOW
        cursor, hover = index == self.cursor, index == self.hover
        focused = focused and cursor
        key = (index, width, cursor, hover, focused)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._draw(index, width, cursor, hover, focused)
            strip = self._strips[key] = self.filtered(strip)
        return strip

    def _draw(self, index: int, width: int, cursor: bool, hover: bool, focused: bool) -> Strip:
        parse = self.app.stylesheet.parse_style
        if index == BELOW:
            return strip_of(plain(""), width, self.visual_style, parse)
        content = self._render_row(self.rows[index], max(0, width - 1), cursor, focused)
        gutter = plain(CURSOR, "$accent" if focused else FAINT) if cursor else " "
        part = ("virtual-list--cursor",) if cursor else ("virtual-list--hover",) if hover else ()
        return strip_of(join(gutter, content), width, self.get_visual_style(*part), parse)

    def _message(self, index: int, width: int) -> Strip:
        """Return a line of what is said in the place of an empty list."""
        message = plain(self.empty, DIM) if isinstance(self.empty, str) else self.empty
        lines = wrap(message.plain, max(1, width - 2))
        start, end = lines[index] if index < len(lines) else (0, 0)
        shown = join(" ", message[start:end])
        return strip_of(shown, width, self.visual_style, self.app.stylesheet.parse_style)

    # -- the cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the rows."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show where the cursor went, and tell it."""
        self.refresh_line(old)
        self.refresh_line(new)
        self._to_cursor()
        if self.is_mounted and self.rows:
            self.post_message(self.Highlighted(self, new, self.rows[new]))

    def _to_cursor(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, x_axis=False)

    def watch_hover(self, old: int, new: int) -> None:
        """Redraw the rows that the mouse left and entered."""
        self.refresh_line(old)
        self.refresh_line(new)

    def jump_rows(self) -> Iterator[tuple[int, Callable[[], object]]]:
        """Yield the lines in sight on which a row begins, with what goes to it."""
        first, rows = self.scroll_offset.y, self.rows
        for y in range(min(self.content_region.height, len(rows) - first)):
            yield y, partial(self._jump_to, rows, first + y)

    def _jump_to(self, rows: Sequence[R], index: int) -> None:
        self.focus()
        if self.rows is rows:  # else another list came in the meantime, and the place means nothing
            self.cursor = index

    def action_down(self) -> None:
        """Go down one row."""
        self.cursor += 1

    def action_up(self) -> None:
        """Go up one row."""
        self.cursor -= 1

    def action_page_down(self) -> None:
        """Go down one page."""
        self.cursor += max(1, self.size.height - 1)

    def action_page_up(self) -> None:
        """Go up one page."""
        self.cursor -= max(1, self.size.height - 1)

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor = len(self.rows) - 1

    def action_select(self) -> None:
        """Choose the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Selected(self, self.cursor, self.rows[self.cursor]))

    # -- the mouse

    def _row_at(self, event: events.MouseEvent) -> int:
        place = event.get_content_offset(self)
        index = -1 if place is None else self.scroll_offset.y + place.y
        return index if index < len(self.rows) else -1

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        if (index := self._row_at(event)) >= 0:
            self.cursor = index
            self.action_select()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row the mouse is on."""
        self.hover = self._row_at(event)

    def on_leave(self) -> None:
        """Forget the mouse."""
        self.hover = -1
