"""A box of several lines in which a note is written."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from dossier.errors import DossierError
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.notes import EDITOR_COMMANDS
from dossier.tui.keys.now import key
from dossier.tui.text import DIM, STRONG, WARNING, line
from dossier.tui.widgets.dismissed_once import DismissedOnce


class Drafts(Protocol):
    """Keeps texts that were begun, by what they are about."""

    def of(self, about: str) -> str | None:
        """Return the text that was begun."""

    def keep(self, about: str, text: str) -> None:
        """Keep a text."""

    def drop(self, about: str) -> None:
        """Let a text go."""


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

    def __init__(self, title: str, initial: str, drafts: Drafts, about: str) -> None:
        """Ask for a text; what is begun and neither kept nor dropped is a draft of what it is ``about``."""
        super().__init__()
        self._title, self._initial = title, initial
        self._drafts, self._about = drafts, about
        self._begun = drafts.of(about)
        self._latest = initial if self._begun is None else self._begun
        self._warned = self._answered = False

    def compose(self) -> ComposeResult:
        """Make the question, the box and the line on what the keys do."""
        with Vertical():
            yield Static(line(self._title, STRONG), id="question")
            yield TextArea(self._latest, id="note", soft_wrap=True)
            yield Static(line(_keys() if self._begun is None else _begun(), DIM), id="keys")

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
        if self.text == self._latest:  # the box was filled
            return
        self._latest, self._warned = self.text, False
        self.query_one("#keys", Static).update(line(_keys(), DIM))

    def on_unmount(self) -> None:
        """Keep what was begun where the app ends in between."""
        if not self._answered and self._latest not in ("", self._initial):
            with suppress(DossierError):
                self._drafts.keep(self._about, self._latest)

    def _answer(self, text: str | None) -> None:
        self._answered = True
        with suppress(DossierError):
            self._drafts.drop(self._about)
        self.dismiss(text)

    def action_keep(self) -> None:
        """Give the text back."""
        self._answer(self.text)

    def action_close(self) -> None:
        """Leave; where something was changed, only when asked twice."""
        if self.text == self._initial or self._warned:
            self._answer(None)
            return
        self._warned = True
        self.query_one("#keys", Static).update(line(_not_kept(), WARNING))


def _keys() -> str:
    keep, close = key("editor.keep"), key("editor.close")
    return f"{keep} keeps it · {close} leaves all as it is · an empty note is none"


def _begun() -> str:
    keep, close = key("editor.keep"), key("editor.close")
    return f"This was begun when the app ended: {keep} keeps it, {close} twice drops it."


def _not_kept() -> str:
    keep, close = key("editor.keep"), key("editor.close")
    return f"This is not kept yet: {keep} keeps it, {close} once more drops it."
