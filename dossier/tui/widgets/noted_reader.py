"""The reader's highlights: going from one to the next, and showing the note of the current one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from dossier.model import Span
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.notes import READER_NOTE_COMMANDS
from dossier.tui.keys.now import key
from dossier.tui.messages import TagAsked
from dossier.tui.noted import WRITTEN
from dossier.tui.text import ACCENT, DIM, flowing, plain
from dossier.tui.widgets.finding_reader import FindingReader
from dossier.tui.widgets.headed_article import LEAST_HEIGHT
from dossier.tui.widgets.quoted_reader import MOST_LINES

if TYPE_CHECKING:
    from dossier.model import Article, Highlight


class NotedReader(FindingReader):
    """A reader with the user's highlights; the note of the current one stands in the lowest line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(READER_NOTE_COMMANDS)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.highlights: Sequence[Highlight] = ()  # those found in the text, in its order
        self._current: Span | None = None  # the words of the current highlight

    @property
    def highlight(self) -> Highlight | None:
        """The current highlight."""
        here = self._current
        return next((one for one in self.highlights if (one.start, one.end) == _ends(here)), None)

    def forget_places(self, article: Article) -> None:
        """Forget the highlights; the current one only where another article comes."""
        if self.article is None or self.article.id != article.id:
            self._current = None
        self.highlights = ()
        super().forget_places(article)

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Mark the highlights of the article that is shown; loose ones have no place in it."""
        self.highlights = [one for one in highlights if not one.loose]
        self.marks.highlights = [Span(one.start, one.end) for one in self.highlights]
        self._fit()
        self.redraw()

    # -- from highlight to highlight

    def action_next_highlight(self) -> None:
        """Go to the next highlight."""
        self._step_highlight(1)

    def action_previous_highlight(self) -> None:
        """Go to the highlight before."""
        self._step_highlight(-1)

    def _step_highlight(self, step: int) -> None:
        if self.article is None:
            return
        if not self.highlights:
            self._tell(
                f"Nothing is highlighted in this article; {key('reader.highlight')} highlights a passage."
            )
            return
        place = self._highlight_beside(step)
        if not 0 <= place < len(self.highlights):
            self._tell(f"No {'further' if step > 0 else 'earlier'} highlight in this article.")
            return
        self.choose_highlight(self.highlights[place])

    def _highlight_beside(self, step: int) -> int:
        starts = [one.start for one in self.highlights]
        current = self.highlight
        if current is not None:
            return list(self.highlights).index(current) + step
        at = self._place_in_sight()
        return bisect_left(starts, at) if step > 0 else bisect_right(starts, at) - 1

    def choose_highlight(self, highlight: Span | Highlight) -> None:
        """Make a highlight the current one, and show it."""
        self.marks.current = None
        self._choose(None)
        self._current = Span(highlight.start, highlight.end)
        if self._layout is not None:
            self.paragraph = self._layout.block_at(highlight.start)
        with self.gone_to():
            self._fit()
        self._bring_into_sight(highlight.start)
        self.post_message(self.Moved())
        self.redraw()

    def go_to(self, start: int, end: int) -> None:
        """Show a passage; where it is a highlight, that becomes the current one."""
        super().go_to(start, end)
        if any((one.start, one.end) == (start, end) for one in self.highlights):
            self.choose_highlight(Span(start, end))

    def _choose(self, place: int | None) -> None:
        if place is not None:
            self._current = None
        super()._choose(place)

    def _current_seen(self) -> bool:
        """Return whether the current highlight is in sight, else the current quote; or there is neither."""
        found = self.highlight
        if found is None or self._layout is None:
            return super()._current_seen()
        if not (seen := self._layout.shows(found.start, found.end, self.seen)):
            self._current = None
        return seen

    def _told(self) -> list[Content]:
        """Return the lines on the current highlight, else on the current quote."""
        found = self.highlight
        if found is None or self.size.height < LEAST_HEIGHT:
            return super()._told()
        place = list(self.highlights).index(found) + 1
        note = (
            plain(" ".join(found.note.split()))
            if found.note
            else plain(f"{key('main.write_note')} writes a note on it", DIM)
        )
        parts = [plain(f"{WRITTEN} {place}/{len(self.highlights)} highlight", ACCENT), note]
        return flowing(parts, max(10, self.line_width - 1)).split("\n")[:MOST_LINES]

    # -- what is to be highlighted

    def passage(self) -> Span | None:
        """Return the selected words, else the current highlight, the current quote, the current paragraph."""
        if self._layout is None:
            return None
        if (chosen := self._selected()) is not None:
            return chosen
        if (marked := self.highlight) is not None:
            return Span(marked.start, marked.end)
        if (found := self.quote) is not None:
            return Span(found.quote.start, found.quote.end)
        block = self._layout.blocks[self.paragraph]
        return Span(block.start, block.start + len(block.content.plain)) if block.number else None

    def _selected(self) -> Span | None:
        selection = self.text_selection
        if selection is None or self._layout is None:
            return None
        found: list[Span] = []
        for place, block in enumerate(self._layout.blocks):
            if block.number and (span := selection.get_span(place)) is not None:
                end = len(block.content.plain) if span[1] < 0 else span[1]
                found.append(Span(block.start + span[0], block.start + end))
        return Span(found[0].start, found[-1].end) if found and found[-1].end > found[0].start else None

    def action_tag(self) -> None:
        """Ask for tags."""
        self.post_message(TagAsked())


def _ends(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span is not None else None
