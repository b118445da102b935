"""The reader's selection by keys: line by line, or paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.geometry import Offset
from textual.selection import Selection

from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.reader import READER_SELECT_COMMANDS
from dossier.tui.widgets.noted_reader import NotedReader

if TYPE_CHECKING:
    from dossier.model import Article


class SelectingReader(NotedReader):
    """A reader in which lines are selected by keys, from where that was begun to where one went."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(READER_SELECT_COMMANDS)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._chosen_lines: tuple[int, int] | None = (
            None  # the screen lines where it was begun and where it ends
        )

    @property
    def selecting(self) -> bool:
        """Whether keys extend a selection."""
        return self._chosen_lines is not None

    def forget_places(self, article: Article) -> None:
        """Forget what is selected."""
        self._chosen_lines = None
        super().forget_places(article)

    def action_begin_selection(self) -> None:
        """Begin a selection at the current paragraph, or end it."""
        if self.selecting:
            self.end_selection()
        elif self._layout is not None:
            seen, line = self.seen, self._layout.first[self.paragraph]
            at = line if line in seen else self._line_from(seen.start, 1)
            if at is not None:
                self._select(at, at)
                self.notify(_how_to_select(), markup=False, timeout=3)

    def end_selection(self) -> bool:
        """Select nothing; False where no selection was begun by a key."""
        if not self.selecting:
            return False
        self._chosen_lines = None
        self.screen.clear_selection()
        self.redraw()
        return True

    def action_down(self) -> None:
        """Scroll down one line, or select one more."""
        if not self._extend(1):
            super().action_down()

    def action_up(self) -> None:
        """Scroll up one line, or select to the line before."""
        if not self._extend(-1):
            super().action_up()

    def action_next_paragraph(self) -> None:
        """Make the next paragraph the current one; select to its end."""
        super().action_next_paragraph()
        self._extend_to_paragraph()

    def action_previous_paragraph(self) -> None:
        """Make the paragraph before the current one; select to it."""
        super().action_previous_paragraph()
        self._extend_to_paragraph()

    def action_copy(self) -> None:
        """Copy what is selected, and end the selection; else what is current."""
        super().action_copy()
        self.end_selection()

    def on_resize(self) -> None:
        """Wrap again; a selection of lines does not outlive its lines."""
        self.end_selection()
        super().on_resize()

    def _extend(self, step: int) -> bool:
        if self._chosen_lines is None:
            return False
        begun, at = self._chosen_lines
        following = self._line_from(at + step, step)
        if following is not None:
            self._select(begun, following)
        return True

    def _extend_to_paragraph(self) -> None:
        if self._chosen_lines is None or self._layout is None:
            return
        begun, _ = self._chosen_lines
        first = self._layout.first[self.paragraph]
        last = first
        while last + 1 < len(self._layout.lines) and self._layout.lines[last + 1].block == self.paragraph:
            last += 1
        self._select(begun, last if last >= begun else first)

    def _line_from(self, line: int, step: int) -> int | None:
        """Return the first line with text from one on; None where there is none."""
        lines = self._layout.lines if self._layout is not None else ()
        while 0 <= line < len(lines):
            if lines[line].block >= 0:
                return line
            line += step
        return None

    def _select(self, begun: int, at: int) -> None:
        if self._layout is None:
            return
        self._chosen_lines = begun, at
        first, last = (self._layout.lines[line] for line in sorted((begun, at)))
        self.screen.selections = {
            self: Selection(Offset(first.start, first.block), Offset(last.end, last.block))
        }
        top, height = self.scroll_offset.y, self.size.height
        if at < self.seen.start:
            self._scroll_to_line(at)
        elif at >= top + height - 1:
            self.scroll_to(y=max(0, at - height + 2), animate=False, force=True)
        self.redraw()


def _how_to_select() -> str:
    down, up = key("reader.down"), key("reader.up")
    following, before = key("reader.next_paragraph"), key("reader.previous_paragraph")
    copy, leave = key("reader.copy"), key("app.back")
    return f"{down} and {up} select lines, {following} and {before} paragraphs; {copy} copies, {leave} ends."
