"""The footer: the keys that matter where the focus is, in one line."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from dossier.tui.text import DIM, STRONG, join, plain


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
        for active in self.screen.active_bindings.values():
            if active.enabled and active.binding.show:
                shown.setdefault(active.binding.id or active.binding.action, active.binding)
        return list(shown.values())

    def render(self) -> Content:
        """Return the line of keys, as many as fit."""
        parts: list[Content] = []
        self._keys = []
        at = 0
        for binding in self._shown():
            key = self.app.get_key_display(binding)
            part = join(plain(key, STRONG), plain(f" {binding.description}", DIM))
            if at + part.cell_length > self.size.width:
                break
            self._keys.append((at, at + part.cell_length, binding.key))
            parts.append(part)
            at += part.cell_length + 3
        return plain("   ").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        for start, end, key in self._keys:
            if start <= place.x < end:
                self.app.simulate_key(key)
