"""A view of lines that are drawn when they come into sight, with the keys that scroll it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from textual.strip import Strip

from dossier.tui.widgets.drawn_lines import DrawnLines
from dossier.tui.widgets.kept_lines import KeptLines


class LineView(DrawnLines, can_focus=True):
    """Draws lines by number and remembers them until `redraw`; `fit` says how many there are."""

    DEFAULT_CSS = """
    LineView { overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._strips: KeptLines[tuple[int, int]] = KeptLines(512)
        self._drawn_width = 0  # of the lines that are kept

    @abstractmethod
    def draw_line(self, number: int, width: int) -> Strip:
        """Return line ``number``, from 0, in exactly ``width`` cells; asked for beyond the end, too."""

    def redraw(self) -> None:
        """Draw every line again."""
        self.forget_drawn()
        self.refresh()

    def forget_drawn(self) -> None:
        """Forget the lines that were drawn."""
        self._strips.clear()

    def forget_lines(self, lines: Iterable[int]) -> None:
        """Forget some of the lines that were drawn."""
        width = self.line_width
        for number in lines:
            self._strips.pop((number, width), None)

    def strips(self, places: range) -> list[Strip]:
        """Return lines of the screen."""
        top, width = self.scroll_offset.y, self.line_width
        if width != self._drawn_width:  # what is forgotten of one width must not come back with another
            self._drawn_width = width
            self.forget_drawn()
        return [self._drawn(top + y, width) for y in places]

    def _drawn(self, number: int, width: int) -> Strip:
        strip = self._strips.get((number, width))
        if strip is None:
            strip = self._strips[number, width] = self.filtered(self.draw_line(number, width))
        return strip

    def scroll_lines(self, lines: int) -> None:
        """Scroll down, or up by a negative number of lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    @property
    def page(self) -> int:
        """How many lines a page scrolls: one or two of those in sight stay."""
        return max(1, self.size.height - 2)

    def action_down(self) -> None:
        """Scroll down one line."""
        self.scroll_lines(1)

    def action_up(self) -> None:
        """Scroll up one line."""
        self.scroll_lines(-1)

    def action_page_down(self) -> None:
        """Scroll down one page, with two lines of the last one."""
        self.scroll_lines(self.page)

    def action_page_up(self) -> None:
        """Scroll up one page."""
        self.scroll_lines(-self.page)

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.virtual_size.height, animate=False, force=True)
