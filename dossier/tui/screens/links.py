"""The addresses in an article, shown whole; one is opened only when that is confirmed."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.reader import LINK_COMMANDS
from dossier.tui.links import caution, is_web
from dossier.tui.text import DIM, STRONG, WARNING, plain
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.widgets.virtual_list import VirtualList


class LinksScreen(DismissedOnce[None], ModalScreen[None]):
    """Lists addresses; the one under the cursor is shown whole below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(LINK_COMMANDS)]
    AUTO_FOCUS = "#links"
    DEFAULT_CSS = """
    LinksScreen {
        align: center top;
        background: $background 60%;
        & > Vertical {
            width: 90%; max-width: 110; height: auto; max-height: 90%; margin-top: 2; padding: 1 2;
            background: $surface; border: round $accent;
        }
        & #links { height: auto; max-height: 12; margin: 1 0; background: $surface; }
        & Static { height: auto; }
        & #whole { max-height: 12; }
    }
    """

    def __init__(self, addresses: Sequence[str]) -> None:
        super().__init__()
        self._addresses = addresses
        self._asked = ""  # the address that enter opens when it is pressed once more

    def compose(self) -> ComposeResult:
        """Make the list, the address in full, and what the keys do."""
        with Vertical():
            yield Static(plain("Addresses in the article", STRONG))
            yield VirtualList[str](self._addresses, _address_line, id="links")
            yield Static(plain(""), id="whole")
            yield Static(plain(""), id="caution")
            yield Static(plain(_keys(), DIM), id="what")

    def on_mount(self) -> None:
        """Show the first address whole."""
        listing = self.query_one("#links", VirtualList)
        listing.styles.height = min(12, len(self._addresses))
        self._show(self._addresses[0])

    def _show(self, address: str) -> None:
        self._asked = ""
        self.query_one("#whole", Static).update(plain(address))
        said = caution(address)
        self.query_one("#caution", Static).update(plain(said, WARNING))
        self.query_one("#caution").display = bool(said)
        self.query_one("#what", Static).update(plain(_keys(), DIM))

    @on(VirtualList.Highlighted, "#links")
    def _moved(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._show(event.row)

    @on(VirtualList.Selected, "#links")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        if event.row != self._asked:
            self._asked = event.row
            question = "Open this address in the browser? enter once more opens it; esc does not."
            self.query_one("#what", Static).update(plain(question, WARNING))
            return
        self._asked = ""
        if is_web(event.row):
            self._open(str(event.row))
        self.dismiss()

    def _open(self, address: str) -> None:
        if self.app.is_web:
            self.app.open_url(address)  # by the browser that shows the app
            return
        self.app.run_worker(
            lambda: webbrowser.open(address), group="browser", thread=True, exit_on_error=False
        )

    def action_copy(self) -> None:
        """Copy the address."""
        row = self.query_one("#links", VirtualList).row
        self.app.copy_to_clipboard(str(row))
        self.notify("Copied the address.", markup=False, timeout=2)

    def action_close(self) -> None:
        """Take the question back, else close."""
        if self._asked:
            self._show(self._asked)
        else:
            self.dismiss()


def _address_line(address: str, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG001
    return plain(address)


def _keys() -> str:
    enter, copy, close = key("list.select"), key("links.copy"), key("links.close")
    return f"{enter} opens in the browser, after a question · {copy} copies · {close} goes back"
