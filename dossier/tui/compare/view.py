"""The rows of a comparison on screen: one widget, one scroll offset, a line drawn when it comes into view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dossier.model import AlignedRow, Comparison, DifferenceKind, DifferenceRelation, Relation
from dossier.tui.compare.arrangement import Arrangement, Differences, Layout, blocks
from dossier.tui.compare.columns import ColumnsSheet, that_fit, window
from dossier.tui.compare.marks import DIFFERS, ONLY_HERE, VERBATIM, columns_of, mark_of
from dossier.tui.compare.sheet import pattern_of
from dossier.tui.compare.stacked import StackedSheet
from dossier.tui.compare.values import listed
from dossier.tui.text import strip_of
from dossier.tui.widgets.kept_lines import KeptLines

if TYPE_CHECKING:
    from dossier.model import Cell
    from dossier.tui.compare.arrangement import Block, Column
    from dossier.tui.compare.sheet import Sheet

NOTHING = Comparison((), ())
UNEQUAL = frozenset(DifferenceRelation) - {DifferenceRelation.EQUAL}
CREDITS = (DifferenceKind.AGENCY, DifferenceRelation.COMPATIBLE)
Wanted = Callable[[AlignedRow], bool]


class CompareView(ScrollView, can_focus=True, inherit_bindings=False):
    """Aligned rows of two to six articles.

    The cursor is on a block (a row, or folded rows), ``column`` is the current article. Both stay on the same
    passage when the arrangement or the width changes.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"compare-view--cursor"}
    DEFAULT_CSS = """
    CompareView {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .compare-view--cursor { background: $foreground 6%; }
    }
    """

    cursor: reactive[int] = reactive(0)
    column: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor, the current column or the arrangement changed."""

    class Chosen(Message):
        """A passage was clicked that the cursor was already on."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.comparison = NOTHING
        self.columns: Sequence[Column] = ()
        self.arrangement = Arrangement(())
        self.blocks: tuple[Block, ...] = ()
        self.sheet: Sheet = StackedSheet(NOTHING, (), (), (), self.arrangement.differences, 80)
        self.words = ""
        self._ends: list[int] = []
        self._strips: KeptLines[tuple[int, bool]] = KeptLines(512)

    # -- what is shown

    def show(self, comparison: Comparison, columns: Sequence[Column]) -> None:
        """Show a comparison from its first row, with all its columns."""
        self.comparison, self.columns = comparison, columns
        self.set_reactive(CompareView.cursor, 0)
        self.set_reactive(CompareView.column, 0)
        order = tuple(range(len(comparison.articles)))
        self.arrangement = replace(self.arrangement, order=order, unfolded=frozenset())
        self._lay_out()
        self.scroll_home(animate=False)

    def rearrange(self, arrangement: Arrangement) -> None:
        """Lay the rows out in another way, with the cursor on the same passage."""
        self.arrangement = arrangement
        if self.column not in arrangement.order and arrangement.order:
            self.set_reactive(CompareView.column, arrangement.order[0])
        self._lay_out()

    @property
    def layout_used(self) -> Layout:
        """The way rows are laid out, with the automatic choice made."""
        layout = self.arrangement.layout
        if layout is not Layout.AUTO:
            return layout
        fits = len(self.arrangement.order) <= that_fit(self.size.width)
        return Layout.COLUMNS if fits else Layout.INTERLEAVED

    @property
    def shown(self) -> tuple[int, ...]:
        """The columns that have room."""
        order, layout = self.arrangement.order, self.layout_used
        if layout is Layout.INTERLEAVED or not order:
            return order
        fit = 1 if layout is Layout.SINGLE else that_fit(self.size.width)
        return window(order, self.column, fit)

    @property
    def block(self) -> Block | None:
        """The block under the cursor."""
        return self.blocks[self.cursor] if self.cursor < len(self.blocks) else None

    @property
    def row(self) -> AlignedRow | None:
        """The row under the cursor; of several, the first that the current column has a passage in."""
        return self.comparison.rows[self.row_index] if self.block else None

    @property
    def row_index(self) -> int:
        """The index of that row, 0 where there is none."""
        rows = self.block.rows if self.block else (0,)
        carried = (row for row in rows if len(rows) > 1 and self.comparison.rows[row].cells[self.column])
        return next(carried, rows[0])

    @property
    def cell(self) -> Cell | None:
        """The passage of the current column under the cursor, else the first passage of the row."""
        if self.row is None:
            return None
        here = self.row.cells[self.column]
        return here or next((self.row.cells[column] for column in columns_of(self.row)), None)

    def _lay_out(self) -> None:
        kept, kept_line = self._first_row(), self._cursor_line()
        self._wrap()
        scrolls = self._height > self.size.height > 0
        if scrolls and not self.show_vertical_scrollbar:  # else all is laid out again when it comes
            self.show_vertical_scrollbar = True
            self._wrap()
        self.virtual_size = Size(0, self._height)
        self.set_reactive(CompareView.cursor, self.validate_cursor(self._block_of(kept)))
        self.scroll_to(y=max(0, self.scroll_offset.y + self._cursor_line() - kept_line), animate=False)
        self._to_cursor()
        self._strips.clear()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def _height(self) -> int:
        """The lines of all rows."""
        return self._ends[-1] if self._ends else 0

    def _wrap(self) -> None:
        """Wrap the rows in the width that there is."""
        sheet = StackedSheet if self.layout_used is Layout.INTERLEAVED else ColumnsSheet
        arrangement, shown = self.arrangement, self.shown
        self.sheet = sheet(
            self.comparison,
            self.columns,
            arrangement.order,
            shown,
            arrangement.differences,
            self.scrollable_content_region.width,
            pattern_of(self.words),
            arrangement.emphasis,
        )
        if sheet is StackedSheet:
            arrangement = replace(arrangement, packed=False)
        self.blocks = blocks(self.comparison, arrangement, shown)
        self._ends = list(accumulate(self.sheet.height(block) for block in self.blocks))

    def _first_row(self) -> int:
        return self.block.rows[0] if self.block else 0

    def _cursor_line(self) -> int:
        return self._top(self.cursor) if self.cursor < len(self._ends) else 0

    def _block_of(self, row: int) -> int:
        """Return the block that holds a row, else the nearest before it."""
        return max(0, bisect_right(self.blocks, row, key=lambda block: block.rows[0]) - 1)

    def _top(self, block: int) -> int:
        return self._ends[block - 1] if block else 0

    # -- drawing

    def notify_style_update(self) -> None:
        """Forget drawn lines when the theme changes."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Wrap anew in another width."""
        if self.scrollable_content_region.width != self.sheet.width:
            self._lay_out()

    def watch_show_vertical_scrollbar(self) -> None:
        """Wrap anew where the scrollbar leaves more room, or less."""
        self.call_after_refresh(self.on_resize)

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        line, width = self.scroll_offset.y + y, self.size.width
        if not self._ends or line >= self._ends[-1]:
            return Strip.blank(width, self.rich_style)
        at = bisect_right(self._ends, line)
        selected = at == self.cursor
        strip = self._strips.get((line, selected))
        if strip is None:
            content = self.sheet.line(
                self.blocks[at], line - self._top(at), self.column if selected else None
            )
            part = ("compare-view--cursor",) if selected else ()
            strip = strip_of(content, width, self.get_visual_style(*part), self.app.stylesheet.parse_style)
            self._strips[line, selected] = strip
        return strip

    # -- the cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the blocks."""
        return max(0, min(cursor, len(self.blocks) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show where the cursor went."""
        for block in (old, new):
            if block < len(self._ends):
                self.refresh_lines(self._top(block), self._ends[block] - self._top(block))
        self._to_cursor()
        self.post_message(self.Moved())

    def watch_column(self) -> None:
        """Show the current column, and slide the columns where it had no room."""
        if not self.is_mounted:
            return
        if self.shown != self.sheet.shown:
            self._lay_out()
            return
        self._strips.clear()
        self.refresh()
        self.post_message(self.Moved())

    def _to_cursor(self) -> None:
        if self.cursor < len(self._ends):
            top = self._top(self.cursor)
            height = min(self._ends[self.cursor] - top, max(1, self.size.height))
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, x_axis=False)

    def jump_rows(self) -> Iterator[tuple[int, Callable[[], object]]]:
        """Yield the lines in sight on which a row begins, with what goes to it."""
        blocks, top = self.blocks, self.scroll_offset.y
        for place in range(len(blocks)):
            if 0 <= (y := self._top(place) - top) < self.content_region.height:
                yield y, partial(self._jump_to, blocks, place)

    def _jump_to(self, blocks: tuple[Block, ...], place: int) -> None:
        self.focus()
        if self.blocks is blocks:  # else the rows were laid out anew in the meantime
            self.cursor = place

    def go(self, wanted: Wanted, step: int) -> bool:
        """Move to the next (1) or previous (-1) block with a wanted row; return whether there is one."""
        places = range(self.cursor + step, len(self.blocks) if step > 0 else -1, step)
        for place in places:
            if any(wanted(self.comparison.rows[row]) for row in self.blocks[place].rows):
                self.cursor = place
                return True
        return False

    def find(self, words: str) -> None:
        """Mark words in the passages, and go to the first row from the cursor on that holds them."""
        self.words = " ".join(words.split())
        self.sheet.pattern = pattern_of(self.words)
        self._strips.clear()
        self.refresh()
        if self.words and self.row is not None and not (self.holds(self.row) or self.go(self.holds, 1)):
            self.go(self.holds, -1)

    def holds(self, row: AlignedRow) -> bool:
        """Return whether a visible passage of a row holds the words searched for."""
        pattern = self.sheet.pattern
        visible = (row.cells[column] for column in self.arrangement.order)
        return pattern is not None and any(pattern.search(cell.text) for cell in visible if cell)

    def differs(self, row: AlignedRow) -> bool:
        """Return whether the visible passages of a row give different values, be they compatible or not.

        That articles credit different agencies is so in all their rows, and told once above them.
        """
        visible = self.arrangement.order
        told = listed(row, visible, Differences.FACTS)
        return mark_of(row, visible) is DIFFERS or any(
            each.relation in UNEQUAL and (each.kind, each.relation) != CREDITS for each in told
        )

    def copied(self, row: AlignedRow) -> bool:
        """Return whether visible passages of a row are the same word for word."""
        return row.relation is Relation.VERBATIM and mark_of(row, self.arrangement.order) in (
            VERBATIM,
            DIFFERS,
        )

    def lone(self, row: AlignedRow) -> bool:
        """Return whether one article alone has a row, as far as can be told."""
        return mark_of(row, self.arrangement.order) is ONLY_HERE

    def go_to_row(self, row: int) -> None:
        """Put the cursor on the block that holds a row."""
        self.cursor = self._block_of(row)

    def go_to_passage(self, article: str, start: int) -> None:
        """Put the cursor on the row that holds a place of an article, and on its column."""
        for row, aligned in enumerate(self.comparison.rows):
            for column, cell in enumerate(aligned.cells):
                if cell is not None and cell.article == article and cell.start <= start < cell.end:
                    self.column = column
                    self.go_to_row(row)
                    return

    def step(self, by: int) -> None:
        """Go to the next or previous block; first to the end of one that is taller than the screen."""
        if not self._scroll_within(by):
            self.cursor += by

    def page(self, by: int) -> None:
        """Scroll by a page, and take the cursor along."""
        if self._scroll_within(by):
            return
        line = self._cursor_line() + by * max(1, self.size.height - 2)
        at = bisect_right(self._ends, max(0, line))
        self.cursor = at if at != self.cursor else self.cursor + by

    def _scroll_within(self, by: int) -> bool:
        """Scroll on in a block that goes on beyond the screen; return whether it did."""
        if self.cursor >= len(self._ends):
            return False
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        if not (self._ends[self.cursor] > bottom if by > 0 else self._top(self.cursor) < top):
            return False
        self.scroll_to(y=top + by * max(1, self.size.height - 2), animate=False)
        return True

    def step_column(self, by: int) -> None:
        """Make the neighbouring column the current one."""
        order = self.arrangement.order
        if order:
            self.column = order[max(0, min(order.index(self.column) + by, len(order) - 1))]

    # -- the mouse

    def on_click(self, event: events.Click) -> None:
        """Go to the passage that was clicked; a second click opens it."""
        place = event.get_content_offset(self)
        line = self.scroll_offset.y + place.y if place else -1
        if place is None or not self._ends or not 0 <= line < self._ends[-1]:
            return
        at = bisect_right(self._ends, line)
        column = self.sheet.column_at(self.blocks[at], line - self._top(at), place.x)
        if at == self.cursor and column in (None, self.column):
            self.post_message(self.Chosen())
            return
        row = self.blocks[at].rows[0]
        if column is not None:
            self.column = column
        self.go_to_row(row)
