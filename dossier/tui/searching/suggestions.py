"""The suggestions below the search box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget

from dossier.model import SuggestionKind
from dossier.tui.text import DIM, column, join, plain
from dossier.tui.widgets.virtual_list import CURSOR

if TYPE_CHECKING:
    from dossier.model import Suggestion

WIDEST, LEAST = 60, 24  # cells
LOW = 30  # lines of a screen below which few are shown
MOST, MOST_WHERE_LOW = 8, 5
SIGNS = {SuggestionKind.SAVED: "★", SuggestionKind.HISTORY: "↑"}


class SuggestionList(Widget):
    """Lies over the screen at the right, where it covers no number of hits; never takes the focus."""

    ALLOW_SELECT = False
    virtual_size: Reactive[Size] = Reactive(
        Size(0, 0)
    )  # it never scrolls, so another size asks for no layout
    DEFAULT_CSS = """
    SuggestionList {
        layer: suggestions; position: absolute; display: none; background: $panel; height: auto;
    }
    """

    @dataclass
    class Clicked(Message):
        """A suggestion was clicked."""

        suggestion: Suggestion

    def __init__(self) -> None:
        super().__init__()
        self.suggestions: tuple[Suggestion, ...] = ()
        self.cursor = -1

    @property
    def open(self) -> bool:
        """Whether there is something to take."""
        return bool(self.suggestions)

    @property
    def chosen(self) -> Suggestion | None:
        """The suggestion that the cursor is on; the first while it is on none; None where there is none."""
        return self.suggestions[max(0, self.cursor)] if self.suggestions else None

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """Show suggestions; none of them hides the list."""
        screen = self.app.size
        shown = tuple(suggestions[: MOST if screen.height >= LOW else MOST_WHERE_LOW])
        if shown == self.suggestions and self.cursor < 0:
            return
        self.suggestions, self.cursor = shown, -1
        self.display = self.open
        if self.open:
            needed = max(len(each.label) + len(each.detail) for each in self.suggestions) + 6
            width = max(1, min(max(LEAST, needed), WIDEST, screen.width))
            self.styles.width = width
            self.styles.height = len(self.suggestions)
            self.styles.offset = (screen.width - width, 1)
            self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor; before the first is none."""
        self.cursor = max(-1, min(self.cursor + step, len(self.suggestions) - 1))
        self.refresh()

    def render(self) -> Content:
        """Return a line for each."""
        lines = (self._line(each, place == self.cursor) for place, each in enumerate(self.suggestions))
        return plain("\n").join(lines)

    def _line(self, each: Suggestion, here: bool) -> Content:
        width = self.size.width
        detail = min(len(each.detail), max(12, width - len(each.label) - 5))
        line = join(
            plain(CURSOR if here else " ", "$accent"),
            plain(f"{SIGNS.get(each.kind, ' ')} ", DIM),
            column(plain(each.label, "bold" if here else ""), max(0, width - detail - 5)),
            " ",
            column(plain(each.detail, DIM), detail, right=True),
        )
        return line.pad_right(max(0, width - line.cell_length)).stylize("on $accent 20%") if here else line

    def on_click(self, event: events.Click) -> None:
        """Take the suggestion that was clicked."""
        place = event.get_content_offset(self)
        if place is not None and place.y < len(self.suggestions):
            self.post_message(self.Clicked(self.suggestions[place.y]))
