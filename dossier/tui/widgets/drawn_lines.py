"""What every view of lines shares: how it is painted, and when its height asks for a new layout."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from textual.color import TRANSPARENT
from textual.filter import LineFilter
from textual.geometry import Region, Size, Spacing
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from dossier.tui.widgets.bar import Bar

NO_GUTTER = Spacing()


class DrawnLines(ScrollView):
    """A view of lines that keep what was drawn of them, so that a paint asks for no style.

    Styles other than colours and text style are for what is around it: no padding, no opacity.
    A border costs the time that Textual takes to draw one.
    """

    _drawn_in: object = None  # the look of the lines that were drawn
    _filters: Sequence[LineFilter] = ()  # what the app does to all lines, such as taking colours away
    _behind = TRANSPARENT
    _scrolled: tuple[Size, Size] | None = None  # the size of all lines, and of the place for them

    @abstractmethod
    def strips(self, places: range) -> list[Strip]:
        """Return lines of the screen, from the top of the view, ``line_width`` wide and `filtered`."""

    @abstractmethod
    def forget_drawn(self) -> None:
        """Forget the lines that were drawn."""

    def notify_style_update(self) -> None:
        """Forget the lines that were drawn where they would look otherwise: not where the focus changes."""
        super().notify_style_update()
        look = (self.app.theme, self.visual_style) if self.is_attached else None
        if look is None or look != self._drawn_in:
            self._drawn_in, self._filters = look, ()
            self.forget_drawn()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = Bar(name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    @property
    def line_width(self) -> int:
        """The width of a line in cells, without the scrollbar."""
        return self.scrollable_content_region.width

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        return self.strips(range(y, y + 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the screen as they were drawn; Textual would put each together anew."""
        if self.styles.gutter != NO_GUTTER:
            return super().render_lines(crop)
        filters = self.get_line_filters()
        if filters != self._filters:
            self._filters, self._behind = filters, self.background_colors[1]
            self.forget_drawn()
        strips, span = self.strips(range(crop.y, crop.bottom)), crop.column_span
        if span != (0, self.line_width):
            width, style = self.size.width, self.visual_style.rich_style
            strips = [strip.adjust_cell_length(width, style).crop(*span) for strip in strips]
        return strips

    def filtered(self, strip: Strip) -> Strip:
        """Return a line as the app has all lines look."""
        for line_filter in self._filters:
            strip = strip.apply_filter(line_filter, self._behind)
        return strip

    def _scroll_update(self, virtual_size: Size) -> None:
        """Bring the scrollbar up to date; Textual asks for that at every layout, changed or not."""
        scrolled = (virtual_size, self.container_size)
        if scrolled != self._scrolled:
            self._scrolled = scrolled
            super()._scroll_update(virtual_size)

    def fit(self, height: int) -> None:
        """Take a number of lines; only where the scrollbar comes or goes is the screen laid out again."""
        size, room = Size(0, height), self.container_size.height
        if size == self.virtual_size:
            return
        scrolls = height > room or self.styles.overflow_y == "scroll"
        if not room or self.styles.auto_dimensions or self.show_vertical_scrollbar != scrolls:
            self.virtual_size = size
            return
        self.set_reactive(ScrollView.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()
