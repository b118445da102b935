"""The line that names the panes on the left, with their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from dossier.tui.text import ACCENT, DIM, join, plain


class Tab(NamedTuple):
    """A pane: its name, its key, the word for it, how many rows it holds (None: not known yet)."""

    name: str
    key: str
    label: str
    number: int | None = None


class TabLine(Widget):
    """Shows the panes and which is open; a click opens one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; }
    """

    tabs: reactive[Sequence[Tab]] = reactive(())
    active: reactive[str] = reactive("")

    class Chosen(Message):
        """A pane was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def render(self) -> Content:
        """Return the names in one line; where it is short, the keys stand for those not open."""
        full = plain("   ").join([self._tab(tab, short=False) for tab in self.tabs])
        if full.cell_length <= self.size.width:
            return full
        return plain("  ").join([self._tab(tab, short=tab.name != self.active) for tab in self.tabs])

    def _tab(self, tab: Tab, *, short: bool) -> Content:
        here = tab.name == self.active
        number = f" {tab.number:,}" if tab.number is not None and not short else ""
        label = tab.label[:3] if short and self.size.width < 40 else tab.label
        return join(
            plain(f"{tab.key} ", ACCENT if here else DIM),
            plain(label, f"bold underline {ACCENT}" if here else DIM),
            plain(number, DIM),
        )

    def on_click(self, event: events.Click) -> None:
        """Open the pane whose name was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        text = self.render().plain
        for tab, start in self.places():
            end = text.find("  ", start)
            if start <= place.x < (len(text) if end < 0 else end):
                self.post_message(self.Chosen(tab.name))

    def places(self) -> list[tuple[Tab, int]]:
        """Return each tab with the cell of the line where it begins."""
        text, at = self.render().plain, 0
        found: list[tuple[Tab, int]] = []
        for tab in self.tabs:
            start = text.find(f"{tab.key} {tab.label[:3]}", at)
            if start >= 0:
                found.append((tab, start))
                at = start + 1
        return found
