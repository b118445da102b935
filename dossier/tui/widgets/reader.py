"""The reading pane: an article's heading and paragraphs, with quotes and hits marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.selection import Selection

from dossier.export.citations.passage import Passage
from dossier.model import Span
from dossier.tui.keys.bindings import bindings
from dossier.tui.marking import Marks, quoted
from dossier.tui.reading import next_width, source_line
from dossier.tui.text import plain
from dossier.tui.widgets.headed_article import HeadedArticle

if TYPE_CHECKING:
    from dossier.model import Article, ArticleQuote


class Reader(HeadedArticle):
    """Shows one article, or a sentence in its place.

    Offsets are those of the article's text; quotes and hits come in its order. The widget keeps a
    current paragraph, told by a bar in the margin, which `y` copies where nothing is selected. It stays
    in sight: where it is scrolled away, the nearest one that is seen becomes the current one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reader")]

    class Moved(Message):
        """Another passage or article is shown, or other hits are marked."""

    @dataclass
    class LookChanged(Message):
        """The text is to be as wide as the reader's ``widest``, and numbered or not."""

        reader: Reader

    class Copied(Message):
        """Text was asked for, with its source."""

        def __init__(self, text: str, passage: Passage) -> None:
            super().__init__()
            self.text, self.passage = text, passage

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.quotes: Sequence[ArticleQuote] = ()  # in the order of the text

    # -- what is shown

    def show(
        self,
        article: Article,
        quotes: Sequence[ArticleQuote] = (),
        hits: Sequence[Span] = (),
        notes: Sequence[str] = (),
    ) -> None:
        """Show an article from its beginning, with notes in its heading."""
        self.forget_places(article)
        self.article, self.message, self.notes = article, plain(""), notes
        self.quotes = sorted(quotes, key=lambda found: found.quote.start)
        self.marks = Marks(quoted(quotes), hits)
        self.screen.clear_selection()
        self._lay_out()
        self.paragraph = self._first_paragraph()
        self.scroll_to(y=0, animate=False, force=True)
        self.post_message(self.Moved())
        self.redraw()

    def forget_places(self, article: Article) -> None:
        """Forget the places in the article that is shown; the one given, or the same anew, comes instead."""

    def say(self, message: Content) -> None:
        """Show a sentence in the place of an article."""
        self.article, self.message, self._layout = None, message, None
        self.fit(0)
        self.redraw()

    def mark_hits(self, hits: Sequence[Span]) -> None:
        """Mark the hits of a search in the article shown."""
        same = self.marks.current is None and list(hits) == list(self.marks.hits)
        self.marks = replace(self.marks, hits=hits, current=None)
        self.post_message(self.Moved())
        if not same:
            self.redraw()

    # -- going to places

    def go_to(self, start: int, end: int) -> None:
        """Show a passage, a third down the screen, and mark it."""
        if self._layout is None:
            return
        self.marks.current = Span(start, end)
        line = self._layout.line_at(start)
        self.paragraph = max(self._layout.lines[line].block, self._first_paragraph())
        self.scroll_to(y=max(0, line - self.size.height // 3), animate=False, force=True)
        self.post_message(self.Moved())
        self.redraw()

    def have_at_top(self, offset: int) -> None:
        """Show a text offset in the first line; 0 shows the heading."""
        if self._layout is None:
            return
        line = self._layout.line_at(offset) if offset else 0
        self.paragraph = max(self._layout.lines[line].block, self._first_paragraph())
        self._scroll_to_line(line)
        self.redraw()

    def make_current_at(self, offset: int) -> None:
        """Make the paragraph at a text offset the current one, if it is in sight; 0 changes nothing."""
        if offset and self._layout is not None:
            self._make_current(self._layout.block_at(offset))
            self.follow()

    def step_hit(self, step: int) -> bool:
        """Go to the hit after the current one, or before it (``step`` -1); False where there is none."""
        hit = self.marks.beside(step)
        if hit is not None:
            self.go_to(hit.start, hit.end)
        return hit is not None

    @property
    def top_offset(self) -> int:
        """Where the first line in sight begins in the article's text; 0 in the heading."""
        if self._layout is None or not self._layout.lines:
            return 0
        top = min(self._top_line, len(self._layout.lines) - 1)
        line = self._layout.lines[top]
        if line.block < 0:  # a blank line stands for the one after it
            line = self._layout.lines[min(top + 1, len(self._layout.lines) - 1)]
        start = self._layout.blocks[line.block].start if line.block >= 0 else -1
        return start + line.start if start >= 0 else 0

    # -- how it is shown

    def on_resize(self) -> None:
        """Wrap again for another width."""
        if self._layout is None:
            self.redraw()
        elif self._layout.width != self._text_width:
            self._lay_out_again()
            self.redraw()
        else:  # lines are kept by their width, and there may be room for what is told below them
            self._fit()
        self.follow()

    def note(self, notes: Sequence[str]) -> None:
        """Show other notes in the heading."""
        if self._layout is not None and list(notes) != list(self.notes):
            self.notes = notes
            self._lay_out_again()
            self.redraw()

    def action_numbers(self) -> None:
        """Show the numbers of the paragraphs, or hide them."""
        self.look(self.widest, numbered=not self.numbered)
        self.post_message(self.LookChanged(self))

    def action_width(self) -> None:
        """Take the next of the widths."""
        room = self._room
        self.look(next_width(self.widest, room), numbered=self.numbered)
        said = f"{self.widest} cells wide" if 0 < self.widest < room else "as wide as there is room"
        self.notify(f"The text is {said}.", markup=False, timeout=2)
        self.post_message(self.LookChanged(self))

    # -- copying

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it stands in the article, without the line ends of the screen."""
        if self._layout is None:
            return None
        pieces = []
        for place, block in enumerate(self._layout.blocks):
            if (span := selection.get_span(place)) is not None:
                text = block.content.plain
                pieces.append(text[span[0] : len(text) if span[1] < 0 else span[1]])
        return "\n\n".join(piece for piece in pieces if piece), "\n"

    def action_copy(self) -> None:
        """Copy the selection, else the current paragraph, with its source."""
        if self.article is None or self._layout is None:
            return
        selection = self.text_selection
        chosen = self.get_selection(selection) if selection is not None else None
        number = self._layout.blocks[self.paragraph].number
        if chosen and chosen[0]:
            text = chosen[0]
            number = self._selected_paragraph(selection) if selection is not None else number
        else:
            text = self._layout.blocks[self.paragraph].content.plain
        info = self.article.info
        passage = Passage(text, info, number)
        self.post_message(self.Copied(f"{text}\n{source_line(info, number)}", passage))

    def _selected_paragraph(self, selection: Selection) -> int:
        assert self._layout is not None  # noqa: S101 - called where a layout is
        place = selection.start.y if selection.start is not None else 0
        return self._layout.blocks[place].number if 0 <= place < len(self._layout.blocks) else 0

    # -- going from paragraph to paragraph

    def action_next_paragraph(self) -> None:
        """Make the next paragraph the current one."""
        self._to_paragraph(self.paragraph + 1)

    def action_previous_paragraph(self) -> None:
        """Make the previous paragraph the current one."""
        self._to_paragraph(self.paragraph - 1)

    def _to_paragraph(self, block: int) -> None:
        if self._layout is None:
            return
        self._make_current(max(self._first_paragraph(), min(block, len(self._layout.blocks) - 1)))
        top = self._layout.first[self.paragraph]
        if not self.seen.start <= top < self.scroll_offset.y + self.size.height - 2:
            self.scroll_to(y=max(0, top - 2), animate=False, force=True)

    def action_first(self) -> None:
        """Go to the beginning, and make the first paragraph the current one."""
        if self._layout is not None:
            self._make_current(self._first_paragraph())
        super().action_first()

    def action_last(self) -> None:
        """Go to the end, and make the last paragraph the current one."""
        if self._layout is not None:
            self._make_current(len(self._layout.blocks) - 1)
        super().action_last()

    def _make_current(self, block: int) -> None:
        """Make a paragraph the current one, and draw the lines that say so."""
        assert self._layout is not None  # noqa: S101 - called where a layout is
        for changed in {self.paragraph, block} if block != self.paragraph else ():
            if changed < len(self._layout.first):
                self.forget_lines(self._layout.lines_of(changed))
        self.paragraph = block
        self.refresh()

    # -- what is current stays in sight

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep what is current in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.follow()

    def follow(self) -> None:
        """Make the nearest paragraph in sight the current one where that is out of sight."""
        if self._layout is not None and self.size.height:
            block = self._layout.nearest(self.paragraph, self.seen)
            if block != self.paragraph:
                self._make_current(block)
