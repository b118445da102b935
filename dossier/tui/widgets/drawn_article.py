"""An article, or a sentence in its place, in wrapped lines: how they are laid out, and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip

from dossier.tui.marking import Marks
from dossier.tui.noted import WRITTEN
from dossier.tui.reading import WIDEST, article_blocks, lay_out
from dossier.tui.text import ACCENT, DIM, FAINT, column, join, plain, strip_of
from dossier.tui.widgets.line_view import LineView
from dossier.tui.wrap import wrap

if TYPE_CHECKING:
    from dossier.model import Article
    from dossier.tui.reading import Layout, Line
    from dossier.tui.wrap import Lines

SELECTED = "screen--selection"


class DrawnArticle(LineView):
    """Lays an article out in lines of its width, and draws them with what is marked in its text.

    ``paragraph`` is the block told by a bar in the margin.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.article: Article | None = None
        self.message: Content = plain("")
        self.notes: Sequence[str] = ()
        self.marks = Marks()
        self.widest = WIDEST  # cells of text in a line; 0 for as many as there is room for
        self.numbered = True  # whether paragraphs show their numbers
        self.paragraph = 0  # the block of the current paragraph
        self._layout: Layout | None = None
        # The lines of paragraphs, by number, of an article in a width.
        self._wrapped: tuple[Article | None, int, dict[int, Lines]] = (None, 0, {})

    # -- layout

    def _first_paragraph(self) -> int:
        blocks = self._layout.blocks if self._layout else ()
        return next((place for place, block in enumerate(blocks) if block.number), 0)

    @property
    def _text_width(self) -> int:
        return self._text_width_in(self.line_width)

    def _text_width_in(self, width: int) -> int:
        room = self._room_in(width)
        return max(2, min(self.widest or room, room))

    @property
    def _room(self) -> int:
        return self._room_in(self.line_width)

    def _room_in(self, width: int) -> int:
        # As if the scrollbar were there: whether it is depends on how the text is wrapped.
        width -= not self.show_vertical_scrollbar
        return width - _narrow_margin(width) - 1

    def _margin_in(self, width: int) -> int:
        return max(_narrow_margin(width), (width - self._text_width_in(width)) // 2)

    def _lay_out(self) -> None:
        if self.article is None:
            return
        width = self._text_width
        article, at, known = self._wrapped
        if article is not self.article or at != width:
            self._wrapped = (self.article, width, known := {})
        self._layout = lay_out(article_blocks(self.article, width, self.notes), width, known)
        self._fit()

    def wrap_beforehand(self, article: Article) -> None:
        """Wrap the paragraphs of an article that will be shown, in the thread that has read it."""
        width = self._text_width
        known: dict[int, Lines] = {}
        lay_out(article_blocks(article, width), width, known)
        self._wrapped = (article, width, known)

    def _fit(self) -> None:
        if self._layout is not None:
            self.fit(len(self._layout.lines))

    def _lay_out_again(self) -> None:
        """Wrap again, and keep the paragraph line at the top in its place."""
        old, top = self._layout, self._top_line
        current = old.blocks[self.paragraph].number if old and self.paragraph < len(old.blocks) else 0
        self._lay_out()
        if old is None or self._layout is None:
            return
        # The heading may have more or fewer blocks than before.
        numbers = [block.number for block in self._layout.blocks]
        self.paragraph = numbers.index(current) if current in numbers else self._first_paragraph()
        if not top:
            return
        line = old.lines[min(top, len(old.lines) - 1)]
        start = old.blocks[line.block].start if line.block >= 0 else -1
        if start >= 0:
            self._scroll_to_line(self._layout.line_at(start + line.start))

    def _scroll_to_line(self, line: int) -> None:
        """Have a line at the top of those in sight."""
        self.scroll_to(y=line, animate=False, force=True)

    @property
    def _top_line(self) -> int:
        """The first line of the article in sight."""
        return self.scroll_offset.y

    def look(self, widest: int, *, numbered: bool) -> None:
        """Show text in lines of at most ``widest`` cells (0: all there are), with numbers or without."""
        self.widest, self.numbered = widest, numbered
        if self._layout is not None and self._layout.width != self._text_width:
            self._lay_out_again()
        self.redraw()

    # -- drawing

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's signature
        """Draw the selection."""
        self.redraw()

    def draw_line(self, number: int, width: int) -> Strip:
        """Return a line of the article, or of what is said in its place."""
        base, parse = self.visual_style, self.app.stylesheet.parse_style
        if self._layout is None:
            return strip_of(
                plain(" " * min(2, width)) + self._message_line(number, width), width, base, parse
            )
        if number >= len(self._layout.lines) or (line := self._layout.lines[number]).block < 0:
            return strip_of(plain(""), width, base, parse)
        content = self._styled(line)
        margin = strip_of(self._beside(line, width), self._margin_in(width), base, parse)
        body = strip_of(content, content.cell_length, base, parse).apply_offsets(line.start, line.block)
        rest = Segment(" " * max(0, width - margin.cell_length - body.cell_length), base.rich_style)
        return Strip([*margin, *body, rest], width)

    def _message_line(self, number: int, width: int) -> Content:
        """Return what a line shows of the sentence that stands in the place of an article."""
        lines = wrap(self.message.plain, width - 4)
        place = number - min(2, max(0, self.size.height - len(lines)))
        return self.message[slice(*lines[place])] if 0 <= place < len(lines) else plain("")

    def _beside(self, line: Line, width: int) -> Content:
        """Return what the margin says of a line: its paragraph's number, the current one, quoted words."""
        assert self._layout is not None  # noqa: S101 - drawn lines have a layout
        block, margin = self._layout.blocks[line.block], self._margin_in(width)
        if not block.number:
            return plain(" " * margin)
        sign = self.marks.sign(block.start + line.start, block.start + line.end)
        here = line.block == self.paragraph
        bar = plain("▎", "$accent" if self.has_focus else FAINT) if here else plain(" ")
        wide = _narrow_margin(width) > 2
        if not wide:
            return column(bar, margin)
        number = f"{block.number}" if line.start == 0 and self.numbered else ""
        space = max(0, margin - 4)
        yours = self.marks.highlighted(block.start + line.start, block.start + line.end)
        before = plain(f"{number:>{space}}"[-space:] if space else "", DIM)
        return join(before, plain(WRITTEN if yours else " ", ACCENT), plain(sign, DIM), bar, " ")

    def _styled(self, line: Line) -> Content:
        assert self._layout is not None  # noqa: S101 - drawn lines have a layout
        block = self._layout.blocks[line.block]
        content = block.content[line.start : line.end]
        if block.start >= 0:
            content = self.marks.on(content, block.start + line.start)
        return self._with_selection(content, line)

    def _with_selection(self, content: Content, line: Line) -> Content:
        selection = self.text_selection
        span = selection.get_span(line.block) if selection is not None else None
        if span is None:
            return content
        end = line.end if span[1] < 0 else span[1]
        style = self.screen.get_visual_style(SELECTED)
        first, last = max(0, span[0] - line.start), min(len(content), end - line.start)
        return content.stylize(style, first, last) if last > first else content

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the bar at the paragraph in the colour of the focus."""
        super().watch_has_focus(has_focus)
        if self._layout is not None and self.paragraph < len(self._layout.first):
            self.forget_lines(self._layout.lines_of(self.paragraph))
        self.refresh()


def _narrow_margin(width: int) -> int:
    """Return how wide the margin is at least beside lines of a width."""
    return 7 if width >= 50 else 2
