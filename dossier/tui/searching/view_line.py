"""The line that names the views of a search, with their keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from dossier.tui.text import ACCENT, DIM, join, plain

if TYPE_CHECKING:
    from dossier.tui.searching.view import View

HERE = "▸"
GAP = "  "


class ViewLine(Widget):
    """Shows the views, which one is open, and how it is sorted; a click opens one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ViewLine { height: 1; padding: 0 1; }
    """

    @dataclass
    class Chosen(Message):
        """A view was clicked."""

        name: str

    def __init__(self, views: tuple[View, ...]) -> None:
        super().__init__()
        self._views = views
        self._active = views[0].name
        self._order = ""
        self._places: list[tuple[int, int, str]] = []

    def show(self, active: str, order: str, *, backward: bool) -> None:
        """Show which view is open, and how it is sorted."""
        self._active, self._order = active, f"{order} {'↑' if backward else '↓'}"
        self.refresh()

    def render(self) -> Content:
        """Return the views, the open one with a sign before it, and the order as far as there is room."""
        parts = [self._part(view) for view in self._views]
        width, size = self.size.width, sum(part.cell_length for part in parts)
        for gap, order in ((GAP, f"by {self._order}"), (" ", self._order), (GAP, ""), (" ", "")):
            room = width - size - len(gap) * (len(parts) - 1) - len(order)
            if room >= (len(gap) if order else 0):
                break
        self._places, at = [], 0
        for view, part in zip(self._views, parts, strict=True):
            self._places.append((at, at + part.cell_length, view.name))
            at += part.cell_length + len(gap)
        return join(plain(gap).join(parts), " " * max(0, room), plain(order, DIM))

    def _part(self, view: View) -> Content:
        here = view.name == self._active
        return join(
            plain(HERE if here else " ", ACCENT),
            plain(f"{view.key} ", ACCENT if here else DIM),
            plain(view.name, f"bold underline {ACCENT}" if here else DIM),
        )

    def on_click(self, event: events.Click) -> None:
        """Open the view whose name was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        for start, end, name in self._places:
            if start <= place.x < end:
                self.post_message(self.Chosen(name))
