"""The footer: the keys that matter where the focus is, in one line."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from dossier.tui.text import DIM, STRONG, join, plain

GAP = "   "
FIRST = (
    "app.help",
    "app.leave",
    "app.back",
    "panes.leave_filter",
    "help.close",
    "compare.back",
    "list.select",
    "reader.copy",
    "hits.copy",
    "panes.copy",
    "main.search",
    "articles.mark",
    "main.compare",
    "articles.filter",
    "compare.open",
    "compare.next_difference",
    "compare.layout",
    "compare.find",
    "compare.next_column",
    "events.compare",
    "events.matrix",
    "events.rename",
    "actors.merge",
    "quotes.carried",
    "quotes.attribute",
    "quotes.voice",
    "main.next_hit",
    "panes.filter",
    "reader.find",
    "reader.next_quote",
    "reader.who",
    "app.palette",
)
"""The commands whose keys stay where not all fit, the most needed first."""


class KeyLine(Widget):
    """Shows the active bindings that have a label; a click presses the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:  # noqa: ARG002 - the signal's payload
        self.refresh()

    def _shown(self) -> list[Binding]:
        """Return one binding for each action that has a label, nearest to the focus first."""
        shown: dict[str, Binding] = {}
        typing = isinstance(self.screen.focused, Input)
        for active in self.screen.active_bindings.values():
            typed = typing and len(self.app.get_key_display(active.binding)) == 1
            if active.enabled and active.binding.show and not typed:
                shown.setdefault(active.binding.id or active.binding.action, active.binding)
        if "app.leave" in shown:
            for other in ("app.back", "panes.leave_filter"):  # one way back is enough to know
                shown.pop(other, None)
        for idle in getattr(self.screen, "idle_commands", ()):
            shown.pop(idle, None)
        return list(shown.values())

    def render(self) -> Content:
        """Return the line of keys, as many as fit; those that lead on and out stay."""
        held = [(binding, self._part(binding)) for binding in self._shown()]
        room = self.size.width
        for binding, part in sorted(held, key=lambda pair: _rank(pair[0].id)):
            room -= part.cell_length + len(GAP)
            if room + len(GAP) < 0:
                held.remove((binding, part))
        self._keys, at = [], 0
        for binding, part in held:
            self._keys.append((at, at + part.cell_length, binding.key))
            at += part.cell_length + len(GAP)
        return plain(GAP).join([part for _, part in held])

    def _part(self, binding: Binding) -> Content:
        return join(plain(self.app.get_key_display(binding), STRONG), plain(f" {binding.description}", DIM))

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        for start, end, key in self._keys:
            if start <= place.x < end:
                self.app.simulate_key(key)


def _rank(command: str | None) -> int:
    return FIRST.index(command) if command in FIRST else len(FIRST)
