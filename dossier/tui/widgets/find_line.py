"""The line under the reader in which one types what to find in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.reader import FIND_COMMANDS
from dossier.tui.text import DIM, WARNING, plain
from dossier.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from dossier.tui.widgets.finding_reader import FindingReader


class FindLine(Horizontal):
    """Shows what is looked for and how often it was found; takes no place while closed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(FIND_COMMANDS)]
    DEFAULT_CSS = """
    FindLine {
        height: 1; display: none; background: $boost;
        &.-open { display: block; }
        & > #find-label { width: auto; padding: 0 0 0 1; }
        & > #find { width: 1fr; }
        & > #find-count { width: 18; padding: 0 1; text-align: right; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.reader: FindingReader | None = None

    def _parts(self) -> ComposeResult:
        """Make the box between its name and the count: when the line is first opened."""
        yield Static(plain("Find", DIM), id="find-label")
        yield LineInput(placeholder="words in this article", id="find", compact=True, select_on_focus=True)
        yield Static(plain(""), id="find-count")

    @property
    def box(self) -> Input:
        """The box in which one types."""
        return self.query_one("#find", Input)

    def open(self, reader: FindingReader) -> None:
        """Ask what to find in a reader, beginning with what was looked for last."""
        if self.reader is not None and self.reader is not reader:
            self.reader.stop_finding()
        self.reader = reader
        if not self.children:
            self.mount(*self._parts())
        self.add_class("-open")
        self.box.focus()
        if self.box.value:
            reader.find(self.box.value)

    def close(self) -> None:
        """Take no place, and go back to the article."""
        self.remove_class("-open")
        if self.reader is not None:
            self.reader.stop_finding()
            self.reader.focus()

    def tell(self) -> None:
        """Say which match is the current one."""
        if self.reader is not None and self.children:
            said = count_line(self.box.value, self.reader.match_number, len(self.reader.marks.found))
            self.query_one("#find-count", Static).update(said, layout=False)  # it has room for 10,000 of them

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.reader is not None and self.has_class("-open"):
            self.reader.find(event.value)

    @on(Input.Submitted, "#find")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Go to the article, or close the line where nothing is looked for."""
        if not self.box.value.strip():
            self.close()
        elif self.reader is not None:
            self.reader.focus()

    def action_next(self) -> None:
        """Go to the next match."""
        if self.reader is not None:
            self.reader.step_match(1)

    def action_previous(self) -> None:
        """Go to the match before."""
        if self.reader is not None:
            self.reader.step_match(-1)

    def action_close(self) -> None:
        """Close the line."""
        self.close()


def count_line(words: str, number: int, total: int) -> Content:
    """Return how often words were found, and which match is the current one."""
    if not words.strip():
        return plain("")
    if not total:
        return plain("not found", WARNING)
    return plain(f"{number:,} of {total:,}" if number else f"{total:,} found", DIM)
