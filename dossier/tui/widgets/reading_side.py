"""The right side of the main screen: the reader, and the line in which one finds words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from dossier.tui.widgets.article_reader import ArticleReader
from dossier.tui.widgets.find_line import FindLine
from dossier.tui.widgets.finding_reader import FindingReader

if TYPE_CHECKING:
    from dossier.session import Dossier


class ReadingSide(Vertical):
    """Holds the reader and its find line."""

    DEFAULT_CSS = """
    ReadingSide {
        & > #readers { height: 1fr; }
        & > #readers > * { width: 1fr; height: 1fr; }
    }
    """

    def __init__(self, dossier: Dossier, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.reader = ArticleReader(dossier, id="reader")
        self.find_line = FindLine()

    def compose(self) -> ComposeResult:
        """Make the reader and the line under it."""
        with Horizontal(id="readers"):
            yield self.reader
        yield self.find_line

    @on(FindingReader.FindAsked)
    def _open_find(self, event: FindingReader.FindAsked) -> None:
        event.stop()
        self.find_line.open(event.reader)

    @on(FindingReader.Found)
    def _tell_found(self, event: FindingReader.Found) -> None:
        event.stop()
        self.find_line.tell()

    def back(self) -> bool:
        """End a selection, or close the find line; False where there is neither."""
        if self.reader.end_selection():
            return True
        if not self.find_line.has_class("-open"):
            return False
        self.find_line.close()
        return True
