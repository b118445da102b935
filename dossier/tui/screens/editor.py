"""A box of several lines in which a note is written."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from dossier.tui.bindings import bindings_of
from dossier.tui.keys_now import key
from dossier.tui.note_keys import EDITOR_COMMANDS
from dossier.tui.text import DIM, STRONG, WARNING, line
from dossier.tui.widgets.dismissed_once import DismissedOnce


class NoteEditor(DismissedOnce["str | None"], ModalScreen["str | None"]):
    """Asks for a text of any number of lines, and gives it back; None where it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(EDITOR_COMMANDS)]
    AUTO_FOCUS = "#note"
    DEFAULT_CSS = """
    NoteEditor {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 84; max-width: 100%; height: 80%; padding: 1 2;
            background: $surface; border: round $accent;
        }
        & > Vertical > Static { height: auto; }
        & > Vertical > TextArea { height: 1fr; margin: 1 0; border: none; padding: 0; background: $boost; }
        & > Vertical > TextArea:focus { border: none; }
    }
    """

    def __init__(self, title: str, initial: str = "") -> None:
        super().__init__()
        self._title, self._initial = title, initial
        self._warned = False

    def compose(self) -> ComposeResult:
        """Make the question, the box and the line on what the keys do."""
        with Vertical():
            yield Static(line(self._title, STRONG), id="question")
            yield TextArea(self._initial, id="note", soft_wrap=True)
            yield Static(line(_keys(), DIM), id="keys")

    def on_mount(self) -> None:
        """Go to the end of what is written."""
        box = self.query_one("#note", TextArea)
        box.move_cursor(box.document.end)

    @property
    def text(self) -> str:
        """What is written."""
        return self.query_one("#note", TextArea).text

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._warned = False
        self.query_one("#keys", Static).update(line(_keys(), DIM))

    def action_keep(self) -> None:
        """Give the text back."""
        self.dismiss(self.text)

    def action_close(self) -> None:
        """Leave; where something was changed, only when asked twice."""
        if self.text == self._initial or self._warned:
            self.dismiss(None)
            return
        self._warned = True
        self.query_one("#keys", Static).update(line(_not_kept(), WARNING))


def _keys() -> str:
    keep, close = key("editor.keep"), key("editor.close")
    return f"{keep} keeps it · {close} leaves all as it is · an empty note is none"


def _not_kept() -> str:
    keep, close = key("editor.keep"), key("editor.close")
    return f"This is not kept yet: {keep} keeps it, {close} once more drops it."
