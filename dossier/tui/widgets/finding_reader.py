"""The reader's matches: finding words in the article that is shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.reader import READER_FIND_COMMANDS
from dossier.tui.occurrences import FoldedText
from dossier.tui.widgets.quoted_reader import QuotedReader

if TYPE_CHECKING:
    from dossier.model import Article, ArticleQuote, Span


class FindingReader(QuotedReader):
    """A reader in which words can be found; ``finding`` are those that are looked for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(READER_FIND_COMMANDS)]

    @dataclass
    class FindAsked(Message):
        """The words to find are to be typed."""

        reader: FindingReader

    @dataclass
    class Found(Message):
        """Words were looked for, or another match is the current one."""

        reader: FindingReader

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.finding = ""
        self._folded: FoldedText | None = None
        self._from = 0  # the offset that was in sight when the words were begun

    @property
    def match_number(self) -> int:
        """The number of the current match from 1; 0 where none is current."""
        current, found = self.marks.current, self.marks.found
        if current is None:
            return 0
        place = bisect_left(found, current.start, key=_start)
        return place + 1 if place < len(found) and found[place] == current else 0

    def show(
        self,
        article: Article,
        quotes: Sequence[ArticleQuote] = (),
        hits: Sequence[Span] = (),
        notes: Sequence[str] = (),
    ) -> None:
        """Show an article from its beginning, with the words marked that are looked for."""
        self._folded = None
        super().show(article, quotes, hits, notes)
        self._mark_matches()

    def find(self, words: str) -> None:
        """Mark where words occur, and go to the first one from what was in sight."""
        if not self.finding:
            self._from = self.top_offset
        self.finding = words
        self._mark_matches()
        if found := self.marks.found:
            place = bisect_left(found, self._from, key=_start)
            self._go_to_match(place if place < len(found) else 0)

    def stop_finding(self) -> None:
        """Take the marks of the matches away, and stay where one was."""
        self.finding = ""
        if self.match_number:
            self.marks.current = None
        self._mark_matches()

    def step_match(self, step: int) -> None:
        """Go to the next match, or (``step`` -1) the one before; after the last comes the first."""
        found = self.marks.found
        if not found:
            return
        if self.match_number:
            place = self.match_number - 1 + step
        else:
            at = self.top_offset
            place = (
                bisect_left(found, at, key=_start) if step > 0 else bisect_right(found, at, key=_start) - 1
            )
        self._go_to_match(place % len(found))

    def _go_to_match(self, place: int) -> None:
        span = self.marks.found[place]
        self.go_to(span.start, span.end)
        self.post_message(self.Found(self))

    def _mark_matches(self) -> None:
        if self.article is None or not self.finding.strip():
            self.marks.found = ()
        else:
            if self._folded is None:
                self._folded = FoldedText(self.article.text)
            self.marks.found = self._folded.occurrences(self.finding)
        self.post_message(self.Found(self))
        self.redraw()

    def action_find(self) -> None:
        """Ask for the words to find."""
        if self.article is not None:
            self.post_message(self.FindAsked(self))


def _start(span: Span) -> int:
    return span.start
