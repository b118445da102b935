"""Jump mode: letters over panes and rows; typing one goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from dossier.tui.jumping import Target, labelled
from dossier.tui.screens.going import GoingScreen
from dossier.tui.text import DIM, plain
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.widgets.tab_line import TabLine

SAID = "Type a label; any other key leaves."


class JumpScreen(DismissedOnce[Callable[[], object]], ModalScreen[Callable[[], object]]):
    """Shows labels over the screen below, and returns what goes to the one that was typed."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    JumpScreen {
        background: transparent;
        & > .jump-label {
            position: absolute; width: auto; height: 1;
            background: $background; color: $accent; text-style: bold reverse;
        }
        & > #jump-said { dock: bottom; width: 100%; height: 1; padding: 0 1; background: $background; }
        &:ansi > .jump-label { background: ansi_default; color: ansi_default; }
        &:ansi > #jump-said { background: ansi_default; }
    }
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        """Take the places of the screen below."""
        super().__init__()
        self._targets = labelled(targets)
        self._labels: dict[str, Static] = {}
        self._typed = ""
        self._drawn_for: Size | None = None

    def compose(self) -> ComposeResult:
        """Make a label for each place."""
        for name, target in self._targets.items():
            label = self._labels[name] = Static(plain(name), classes="jump-label")
            label.styles.offset = (target.x, target.y)
            yield label
        yield Static(plain(SAID, DIM), id="jump-said")

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
        elif any(name.startswith(self._typed) for name in self._labels):
            for name, label in self._labels.items():
                label.display = name.startswith(self._typed)
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
