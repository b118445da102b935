"""What all our screens share: they are put together in our own way, and laid out and painted once."""

from __future__ import annotations

from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._context import visible_screen_stack
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.look.painter import Painter, scrollbars


class OwnScreen(Screen[ScreenResultType]):
    """A screen that is laid out and painted once when it is shown, and keeps what it shows of others below.

    Textual lays a new screen out and paints it when it is shown, once more when it is told its size, with the
    screens below it, and a last time because it was shown; and it paints the screens below, and blends their
    colours with the one that lies over them, for each line of its own.
    """

    _compositor: Painter
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)  # what has the focus paints itself

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(name, id, classes)
        self._compositor = Painter()
        self._laid_out_for: Size | None = None
        self._below: list[Strip] | None = None  # the screen below, as it looks through this one

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out and paint; what has another size now asks for neither on that account."""
        self._laid_out_for = self.outer_size if size is None else size
        self._compositor.resized = []
        super()._refresh_layout(size, scroll)
        painted = self.is_current and not self.app._batch_count
        for was in self._compositor.resized:
            if was.scrollbars != scrollbars(was.widget):
                continue
            if not was.waiting:
                was.widget._layout_required = False
            if painted:
                _painted(was.widget)

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; what else asks for a layout has it later."""
        if size != self._laid_out_for or self.app.is_inline:
            super()._screen_resized(size)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Lay out and paint what is shown for the first time; paint all of it later where it is not."""
        event.prevent_default()  # Textual calls the method of each base class by itself
        painted = self._size != self.app.size and not self.app._batch_count
        super()._on_screen_resume(event)
        if painted and self.is_attached:
            _painted(self)

    def _on_screen_suspend(self) -> None:
        """Leave it to the screen above to paint what can be seen of this one."""
        super()._on_screen_suspend()
        _painted(self)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Ask for paint or a layout; what a layout changes is painted without asking."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)

    # -- the screen below

    def _set_dirty(self, *regions: Region) -> None:
        """Note that something is to be painted; where the screen below changed it is told in this way."""
        self._below = None
        super()._set_dirty(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of what no widget covers: the screen below, where this one does not hide it."""
        if self.styles.background.a == 1 or self.app.is_inline:
            return super().render_lines(crop)
        if self._below is None:
            screens = visible_screen_stack.get([])
            if not screens or screens[-1] is self:
                return super().render_lines(crop)
            self._below = self._seen_through(screens.pop())
        lines = self._below[crop.y : crop.bottom]
        return (
            lines
            if crop.column_span == (0, self.size.width)
            else [line.crop(*crop.column_span) for line in lines]
        )

    def _seen_through(self, screen: Screen[object]) -> list[Strip]:
        """Return the lines of a screen in the colours they have behind this one, as Textual blends them."""
        over, own = self.styles.background, self.visual_style.rich_style
        blended: dict[Style | None, Style | None] = {}
        lines = []
        for strip in screen._compositor.render_strips(self.size):
            segments = []
            for text, style, _ in strip:
                plain = style and style.clear_meta_and_links()
                if plain not in blended:
                    (segment,) = BackgroundScreen.process_segments([Segment(text, plain)], over)
                    blended[plain] = own + segment.style
                segments.append(Segment(text, blended[plain]))
            lines.append(Strip(segments, strip.cell_length))
        return lines


def _painted(widget: Widget) -> None:
    """Take back that a widget asked to be painted: all of it has been."""
    widget._repaint_required = False
    widget._exchange_repaint_regions()
