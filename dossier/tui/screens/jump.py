"""Jump mode: letters over panes and rows; typing one goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget

from dossier.tui.going.jumping import Target, labelled
from dossier.tui.screens.going import GoingScreen
from dossier.tui.text import DIM, join, plain, strip_of
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.widgets.tab_line import TabLine

SAID = "Type a label; any other key leaves."


class JumpScreen(DismissedOnce[Callable[[], object]], ModalScreen[Callable[[], object]]):
    """Shows labels over the screen below, and returns what goes to the one that was typed."""

    AUTO_FOCUS = ""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"jump--label", "jump--said"}
    DEFAULT_CSS = """
    JumpScreen {
        background: transparent;
        & > .jump--label { background: $background; color: $accent; text-style: bold reverse; }
        & > .jump--said { background: $background; }
        &:ansi > .jump--label { background: ansi_default; color: ansi_default; }
        &:ansi > .jump--said { background: ansi_default; }
    }
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        """Take the places of the screen below."""
        super().__init__()
        self._targets = labelled(targets)
        self._typed = ""
        self._drawn_for: Size | None = None

    @property
    def labels(self) -> dict[str, Target]:
        """The labels that are shown: all that begin with what is typed."""
        return {name: target for name, target in self._targets.items() if name.startswith(self._typed)}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the screen below with the labels over them, and what to do in the last one."""
        size = self.size
        lines = super().render_lines(Region(0, crop.y, size.width, crop.height))
        drawn = self.get_component_rich_style("jump--label")
        # From right to left: what is put into a line leaves all that stands before it where it is.
        for name, target in sorted(self.labels.items(), key=lambda each: -each[1].x):
            if crop.y <= target.y < crop.bottom:
                strip = lines[target.y - crop.y]
                label = Strip([Segment(name, drawn)], len(name))
                parts = (strip.crop(0, target.x), label, strip.crop(target.x + len(name)))
                lines[target.y - crop.y] = Strip.join(parts).adjust_cell_length(size.width)
        if crop.y < size.height <= crop.bottom:
            lines[size.height - 1 - crop.y] = self._said(size.width)
        return [line.crop(*crop.column_span) for line in lines]

    def _said(self, width: int) -> Strip:
        style = self.get_visual_style("jump--said")
        return strip_of(join(" ", plain(SAID, DIM)), width, style, self.app.stylesheet.parse_style)

    def on_resize(self, event: events.Resize) -> None:
        """Leave when the places below move."""
        if self._drawn_for not in (None, event.size):
            self._leave()
        self._drawn_for = event.size

    def on_key(self, event: events.Key) -> None:
        """Go to what is typed, wait for the second letter of two, or leave."""
        event.stop()
        event.prevent_default()
        self._typed += (event.character or " ").lower()
        target = self._targets.get(self._typed)
        if target is not None:
            self._leave(target.go)
        elif self.labels:
            self.refresh()
        else:
            self._leave()

    def on_click(self) -> None:
        """Leave."""
        self._leave()

    def _leave(self, go: Callable[[], object] | None = None) -> None:
        # Of keys that are typed ahead the next one may come when this screen is gone.
        if self.is_current:
            self.dismiss(go)


def places_of(screen: Screen[Any]) -> list[Target]:
    """Return where one can go on a screen: search box and tabs if it has them, panes, rows in sight."""
    rows = _list_of(screen)
    found = list(_ways_of(screen)) if isinstance(screen, GoingScreen) else []
    found += [
        Target(*widget.region.offset, widget.focus)
        for widget in screen.focus_chain
        if widget.region and widget is not screen.focused and widget is not rows and widget.id != "search"
    ]
    return [*found, *_rows_of(rows)] if rows is not None else found


def _rows_of(widget: Any) -> Iterator[Target]:
    at = widget.content_region
    for y, go in widget.jump_rows():
        yield Target(at.x, at.y + y, go)


def _ways_of(main: GoingScreen) -> Iterator[Target]:
    if main.search.region:
        yield Target(*main.search.content_region.offset, main.action_search, "/")
    line = main.query_one(TabLine)
    if line.region:
        at = line.content_region.offset
        for tab, x in line.places():
            yield Target(at.x + x, at.y, partial(main.action_show, tab.name), tab.key)


def _list_of(screen: Screen[Any]) -> Widget | None:
    """Return the widget with rows that has the focus, else the first that is on screen."""
    shown = (widget for widget in screen.focus_chain if widget.region)
    first = sorted(shown, key=lambda widget: widget is not screen.focused)
    return next((widget for widget in first if hasattr(widget, "jump_rows")), None)
