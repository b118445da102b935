"""The first screen of a dossier: what it holds, and the five keys that matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dossier.tui.about import facts, first_keys
from dossier.tui.keys.now import bound_key, key
from dossier.tui.text import ACCENT, DIM, STRONG, column, join, plain
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.wrap import wrap

if TYPE_CHECKING:
    from dossier.tui.about import Fact
    from dossier.tui.overview import Overview

READING = "The folder is being read; this fills in."
NAME = 14  # cells for the word of a fact
KEY = 8  # cells for a key
WIDEST = 80  # cells


class WelcomeScreen(DismissedOnce[None], ModalScreen[None]):
    """Tells of a dossier until a key is pressed; one of the keys that it names is then obeyed."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        background: $background;
        & > Vertical { width: 80; max-width: 100%; height: auto; max-height: 100%; padding: 0 2; }
        & #holds, & #first-keys, & #go-on, & #dossier-name { height: auto; }
        & #holds, & #first-keys { margin-bottom: 1; }
        & #dossier-name { margin-bottom: 1; }
    }
    """

    def __init__(self, name: str) -> None:
        """Take the dossier's name."""
        super().__init__()
        self._dossier = name
        self._facts: list[Fact] = []
        self._led_on = False  # a key that is named here was pressed

    def compose(self) -> ComposeResult:
        """Make the name, what the dossier holds, and the keys."""
        with Vertical():
            yield Static(plain(self._dossier, STRONG), id="dossier-name")
            yield Static(self._holds(), id="holds")
            yield Static(plain("\n").join(self._key_lines()), id="first-keys")
            yield Static(self._go_on(), id="go-on")

    def tell(self, overview: Overview, sizes: Mapping[str, int], *, underway: bool = False) -> None:
        """Tell what is known by now, and whether more is to come."""
        self._facts = facts(overview, sizes, underway=underway)
        if self.is_mounted:
            self.query_one("#holds", Static).update(self._holds())

    def _holds(self) -> Content:
        if not self._facts:
            return plain(READING, DIM)
        room = max(10, min(WIDEST, self.size.width) - 4 - NAME)
        lines = []
        for fact in self._facts:
            for place, (start, end) in enumerate(wrap(fact.said, room)):
                name = plain("" if place else fact.name, DIM)
                lines.append(join(column(name, NAME), plain(fact.said[start:end])))
        return plain("\n").join(lines)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.query_one("#holds", Static).update(self._holds())

    def _key_lines(self) -> list[Content]:
        return [
            join(column(plain(key(name), ACCENT), KEY), plain(said)) for name, said in first_keys().items()
        ]

    def _go_on(self) -> Content:
        every, again = key("app.help"), key("main.about")
        return plain(f"Any key goes on. {every} lists every key, {again} shows this again.", DIM)

    def on_key(self, event: events.Key) -> None:
        """Go on; a key that is named here does what it says, and what is typed after it comes through."""
        event.stop()
        event.prevent_default()
        named = {bound_key(name) for name in ("main.search", "main.quotes", "app.help")}
        if self.is_current:
            self._led_on = event.key in named or event.character in named
        if self._led_on:
            self.app.call_later(self.app.post_message, events.Key(event.key, event.character))
        self._leave()

    def on_click(self) -> None:
        """Go on."""
        self._leave()

    def _leave(self) -> None:
        # Of keys that are typed ahead the second one comes when this screen is gone.
        if self.is_current:
            self.dismiss()
