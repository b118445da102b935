"""The reader's quotes: going from one to the next, and the line that tells who spoke and how one knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip

from dossier.model import Span
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.quotes import READER_QUOTE_COMMANDS
from dossier.tui.quoting import copied, passage_of, told
from dossier.tui.text import BAR, column, flowing, join, strip_of
from dossier.tui.widgets.headed_article import LEAST_HEIGHT
from dossier.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from dossier.model import Article, ArticleQuote

MOST_LINES = 2  # that tell of a quote


class QuotedReader(Reader):
    """A reader with a current quote, told of in the lowest line while there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(READER_QUOTE_COMMANDS)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._chosen: int | None = None
        self._at_mention = False
        self._told_lines = 0  # that tell of the current quote
        self._going = False  # to what is current
        self._drawn_bar: tuple[tuple[int, int], list[Strip]] | None = None  # for a width and a height

    @property
    def quote(self) -> ArticleQuote | None:
        """The current quote."""
        if self._chosen is None or self._chosen >= len(self.quotes):
            return None
        return self.quotes[self._chosen]

    def forget_places(self, article: Article) -> None:
        """Forget which quote is the current one."""
        self._chosen = None
        super().forget_places(article)

    def go_to(self, start: int, end: int) -> None:
        """Show a passage; where it is a quote, that becomes the current one."""
        super().go_to(start, end)
        place = bisect_left(self.quotes, start, key=_start)
        if place < len(self.quotes) and _spans(self.quotes[place], start, end):
            self._choose(place)

    # -- from quote to quote

    def action_next_quote(self) -> None:
        """Go to the next quote."""
        self._step_quote(1)

    def action_previous_quote(self) -> None:
        """Go to the quote before."""
        self._step_quote(-1)

    def _step_quote(self, step: int) -> None:
        if self.article is None:
            return
        if not self.quotes:
            self._tell(f"Nobody is quoted in this article; {key('app.back')} goes back.")
            return
        place = self._following(step)
        if not 0 <= place < len(self.quotes):
            which = "further" if step > 0 else "earlier"
            self._tell(f"No {which} quote in this article; {key('app.back')} goes back.")
            return
        self.marks.current = None
        self._choose(place)
        self._bring_into_sight(self.quotes[place].quote.start)
        self.post_message(self.Moved())

    def quote_or_next(self) -> ArticleQuote | None:
        """Return the current quote; where there is none, go to the next one and return None."""
        found = self.quote
        if found is None:
            self._step_quote(1)
        return found

    def choose_quote_at(self, start: int) -> None:
        """Make the quote that begins at an offset the current one, if one does."""
        place = bisect_left(self.quotes, start, key=_start)
        if place < len(self.quotes) and self.quotes[place].quote.start == start:
            self._choose(place)

    def _following(self, step: int) -> int:
        """Return the place of the quote after or before the current one, else the text in sight."""
        if self._chosen is not None:
            return self._chosen + step
        at = self._place_in_sight()
        return (
            bisect_left(self.quotes, at, key=_start)
            if step > 0
            else bisect_right(self.quotes, at, key=_start) - 1
        )

    def _place_in_sight(self) -> int:
        """Return where the current paragraph begins, or the first line in sight if that is below."""
        start = self._layout.blocks[self.paragraph].start if self._layout is not None else 0
        return max(0, start, self.top_offset)

    def _choose(self, place: int | None) -> None:
        self._chosen, self._at_mention = place, False
        found = self.quote
        self.marks.quote = found.quote if found is not None else None
        if found is not None and self._layout is not None:
            self.paragraph = self._layout.block_at(found.quote.start)
        with self.gone_to():
            self._fit()
        self.redraw()

    # -- what is current stays in sight

    @property
    def seen(self) -> range:
        """The lines of the article that are in sight: not those under what is told of the quote."""
        seen = super().seen
        return range(seen.start, max(seen.start, seen.stop - self._told_lines))

    @property
    def page(self) -> int:
        """How many lines a page scrolls: none that is told of the quote over the text."""
        return max(1, super().page - self._told_lines)

    @contextmanager
    def gone_to(self) -> Iterator[None]:
        """Keep what is current while it is not in sight yet."""
        before, self._going = self._going, True
        try:
            yield
        finally:
            self._going = before

    def follow(self) -> None:
        """Keep what is current in sight; a quote that is not is no longer the current one."""
        if self._going or self._layout is None or not self.seen:
            return
        super().follow()
        if not self._current_seen():
            self._choose(None)

    def _current_seen(self) -> bool:
        """Return whether the current quote, or the words that name its speaker, are in sight; or none is."""
        found, layout = self.quote, self._layout
        if found is None or layout is None or layout.shows(found.quote.start, found.quote.end, self.seen):
            return True
        mention = found.quote.mention if self._at_mention else None
        return mention is not None and layout.shows(mention.start, mention.end, self.seen)

    def _bring_into_sight(self, offset: int) -> None:
        if self._layout is None:
            return
        line, top, height = self._layout.line_at(offset), self.scroll_offset.y, self.size.height
        if not self.seen.start <= line < top + height - 1 - MOST_LINES:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def _tell(self, sentence: str) -> None:
        self.notify(sentence, markup=False, timeout=3)

    # -- who spoke

    def action_who(self) -> None:
        """Go to the words that name the speaker of the current quote, or back from them."""
        found = self.quote_or_next()
        if found is None:
            return
        mention = found.quote.mention
        if mention is None:
            self._tell("No words name the speaker of this quote.")
        elif self._at_mention:
            self._at_mention, self.marks.current = False, None
            self.paragraph = self._layout.block_at(found.quote.start) if self._layout is not None else 0
            self._bring_into_sight(found.quote.start)
        else:
            self._at_mention, self.marks.current = True, Span(mention.start, mention.end)
            self._bring_into_sight(mention.start)
        self.redraw()

    # -- the line

    def _fit(self) -> None:
        """Keep lines free under the last one while the lowest tell of a quote."""
        if self._layout is not None:
            self._told_lines = len(self._told())
            self.fit(len(self._layout.lines) + self._told_lines)

    def _told(self) -> list[Content]:
        """Return the lines on the current quote; none where there is none, or no room."""
        found = self.quote
        if found is None or self._chosen is None or self.size.height < LEAST_HEIGHT:
            return []
        parts = told(found, self._chosen + 1, len(self.quotes))
        return flowing(parts, max(10, self.line_width - 1)).split("\n")[:MOST_LINES]

    def strips(self, places: range) -> list[Strip]:
        """Return lines of the screen; the lowest tell of the current quote."""
        bar = self._bar()
        first = self.size.height - len(bar)
        above = super().strips(range(places.start, max(places.start, min(places.stop, first))))
        return above + bar[max(0, places.start - first) : max(0, places.stop - first)]

    def _bar(self) -> list[Strip]:
        """Return the lines that tell of the current quote, drawn."""
        room = (self.line_width, self.size.height)
        if self._drawn_bar is None or self._drawn_bar[0] != room:
            base, parse = self.visual_style, self.app.stylesheet.parse_style
            told = (column(join(" ", line), room[0]).stylize_before(BAR) for line in self._told())
            self._drawn_bar = room, [self.filtered(strip_of(line, room[0], base, parse)) for line in told]
        return self._drawn_bar[1]

    def forget_drawn(self) -> None:
        """Forget the lines that were drawn, and those that tell of the current quote."""
        super().forget_drawn()
        self._drawn_bar = None

    # -- copying

    def action_copy(self) -> None:
        """Copy the selection, else the current quote with speaker and source, else the current paragraph."""
        selection: Selection | None = self.text_selection
        found = self.quote
        if self.article is None or found is None or (selection is not None and self.get_selection(selection)):
            super().action_copy()
            return
        info = self.article.info
        self.post_message(self.Copied(copied(found, info), passage_of(found, info)))


def _start(found: ArticleQuote) -> int:
    return found.quote.start


def _spans(found: ArticleQuote, start: int, end: int) -> bool:
    return (found.quote.start, found.quote.end) == (start, end)
