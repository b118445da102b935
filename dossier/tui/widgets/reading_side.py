"""The right side of the main screen: one reader or two, and the line in which one finds words in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Vertical

from dossier.tui.widgets.covered import Covered, Row

if TYPE_CHECKING:
    from dossier.session import Dossier
    from dossier.tui.widgets.article_reader import ArticleReader
    from dossier.tui.widgets.find_line import FindLine
    from dossier.tui.widgets.finding_reader import FindingReader


class ReadingSide(Covered, Vertical):
    """Holds the reader, one beside it while an article is kept there, and the find line.

    It is empty until the reader is first asked for: the list is drawn before.
    """

    DEFAULT_CSS = """
    ReadingSide {
        & > #readers { height: 1fr; }
        & > #readers > * { width: 1fr; height: 1fr; }
        & #second { border-left: vkey $border-blurred; overflow-y: scroll; }
    }
    """

    def __init__(self, dossier: Dossier, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.dossier = dossier
        self.second: ArticleReader | None = None
        self._filled: tuple[ArticleReader, FindLine] | None = None

    @property
    def filled(self) -> bool:
        """Whether the reader is there."""
        return self._filled is not None

    @property
    def reader(self) -> ArticleReader:
        """The reader."""
        return self._fill()[0]

    @property
    def find_line(self) -> FindLine:
        """The line under the reader, in which words are found."""
        return self._fill()[1]

    def _fill(self) -> tuple[ArticleReader, FindLine]:
        """Return the reader and the line under it, put in their place now if they are not."""
        if self._filled is None:
            from dossier.tui.widgets.article_reader import ArticleReader
            from dossier.tui.widgets.find_line import FindLine

            self._filled = reader, line = ArticleReader(self.dossier, id="reader"), FindLine()
            self.mount(Row(reader, id="readers"), line)
        return self._filled

    # The readers are not loaded from the start; so these find their messages by their names.

    def on_finding_reader_find_asked(self, event: FindingReader.FindAsked) -> None:
        """Find words in a reader."""
        event.stop()
        self.find_line.open(event.reader)

    def on_finding_reader_found(self, event: FindingReader.Found) -> None:
        """Say how many were found."""
        event.stop()
        self.find_line.tell()

    @property
    def readers(self) -> tuple[ArticleReader, ...]:
        """The reader, and the one beside it; none before the first is asked for."""
        if not self.filled:
            return ()
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
        from dossier.tui.widgets.article_reader import ArticleReader

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
        if not self.filled or not self.find_line.has_class("-open"):
            return False
        self.find_line.close()
        return True

    def to_first(self) -> bool:
        """Go from the reader beside to the first; False where that one has no focus."""
        if self.second is None or not self.second.has_focus:
            return False
        self.reader.focus()
        return True
