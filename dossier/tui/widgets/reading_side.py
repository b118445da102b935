"""The right side of the main screen: one reader or two, and the line in which one finds words in them."""

from __future__ import annotations

from dataclasses import replace
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
    """Holds the reader, one beside it while an article is kept there, and the find line."""

    DEFAULT_CSS = """
    ReadingSide {
        & > #readers { height: 1fr; }
        & > #readers > * { width: 1fr; height: 1fr; }
        & #second { border-left: vkey $border-blurred; }
    }
    """

    def __init__(self, dossier: Dossier, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.reader = ArticleReader(dossier, id="reader")
        self.dossier = dossier
        self.second: ArticleReader | None = None
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

    @property
    def readers(self) -> tuple[ArticleReader, ...]:
        """The reader, and the one beside it."""
        return (self.reader,) if self.second is None else (self.reader, self.second)

    @property
    def focused(self) -> ArticleReader | None:
        """The reader that has the focus."""
        return next((reader for reader in self.readers if reader.has_focus), None)

    async def split(self) -> bool:
        """Keep the article in a reader beside, or close that one; False where there is nothing to keep."""
        if self.second is not None:
            second, self.second = self.second, None
            second.leave()
            if self.find_line.reader is second:
                self.find_line.close()
            if second.has_focus:
                self.reader.focus()
            await second.remove()
            return True
        wanted = self.reader.wanted
        if wanted is None or self.reader.article is None:
            return False
        self.second = ArticleReader(self.dossier, id="second")
        await self.query_one("#readers").mount(self.second)
        self.second.look(self.reader.widest, numbered=self.reader.numbered)
        self.second.open(replace(wanted, passage=None, top=self.reader.top_offset))
        return True

    def forget(self) -> None:
        """Fetch the articles again: after a refresh."""
        for reader in self.readers:
            reader.forget()

    def back(self) -> bool:
        """End a selection, or close the find line; False where there is neither."""
        if self.focused is not None and self.focused.end_selection():
            return True
        if not self.find_line.has_class("-open"):
            return False
        self.find_line.close()
        return True

    def to_first(self) -> bool:
        """Go from the reader beside to the first; False where that one has no focus."""
        if self.second is None or not self.second.has_focus:
            return False
        self.reader.focus()
        return True
