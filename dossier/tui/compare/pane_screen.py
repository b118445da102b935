"""A pane that has the whole screen: a title, its list with detail, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from dossier.tui.compare.messages import OpenPassage
from dossier.tui.panes.messages import RowChosen
from dossier.tui.text import DIM, STRONG, flowing, line
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.widgets.fitting_text import FittingText
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.tui.panes.pane import Pane

Answer = TypeVar("Answer")


class PaneScreen(DismissedOnce["Answer | None"], Generic[Answer]):
    """Shows a pane, and gives back what is chosen there; None where it is left without a choice.

    A passage opened in the detail is passed on to the app, which shows it above this screen.
    """

    DEFAULT_CSS = """
    PaneScreen {
        & > .title { height: auto; max-height: 2; padding: 0 1; }
        & > Pane { height: 1fr; }
    }
    """

    def __init__(self, title: str, pane: Pane[Any]) -> None:
        super().__init__()
        self._title, self.pane = title, pane

    def compose(self) -> ComposeResult:
        """Make the title, the pane and the keys."""
        yield FittingText(classes="title")
        yield self.pane
        yield KeyLine()

    def on_resize(self) -> None:
        """Fit the title, and what the signs mean."""
        parts = (line(self._title, STRONG), line(self.pane.LEGEND, DIM))
        self.query_one(".title", Static).update(flowing(parts, max(1, self.size.width - 2), "   "))

    def on_mount(self) -> None:
        """Go to the list."""
        self.pane.query_one(".rows", VirtualList).focus()

    @on(RowChosen)
    def _chosen(self, event: RowChosen) -> None:
        event.stop()
        self.dismiss(event.row)

    @on(OpenPassage)
    def _opened(self, event: OpenPassage) -> None:
        event.stop()
        self.app.post_message(OpenPassage(event.article, event.start, event.end))
