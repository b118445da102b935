"""The list of every key, with a box to search it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from dossier.tui.keys.bindings import bindings
from dossier.tui.keys.clashes import keys_of
from dossier.tui.keys.command import Command
from dossier.tui.keys.commands import CONTEXTS, all_commands, label
from dossier.tui.text import ACCENT, DIM, STRONG, column, flowing, join, plain
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.virtual_list import VirtualList

Row = Command | str
"""A command, or the heading over the commands of a context; an empty heading is a blank line."""

WIDE = ("panes", "list", "main", "app")
"""Contexts of more than one pane, which come after that of the pane."""

MARKS = (
    ("◆ marked", "• unread", "= copied", "A B event", "▎ current", "“ quoted", "± in part",
     "~ in other words", "? hardly a quote", "? before a name: a guess", "× no quote", "+2 folded",
     "▲ pinned"),
    ("Compared:", "= verbatim", "~ paraphrase", "≠ differs", "≈ compatible", "→ update", "+ by one alone",
     "• only here", "◌ no counterpart found", "┄ gap", "↕ at another place", "━ copied", "╌ shared"),
)  # fmt: skip
"""What the signs mean: those of the main screen, and those of the comparison."""


class HelpScreen(DismissedOnce[None]):
    """Shows the keys as they are bound now."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]
    DEFAULT_CSS = """
    HelpScreen {
        & > #keys { height: 1fr; margin: 1 1 0 1; }
        & > #whole { height: 2; padding: 0 2; display: none; }
        &.-narrow > #whole { display: block; }
        & > #marks { height: auto; max-height: 6; padding: 0 2; }
    }
    """
    AUTO_FOCUS = "#keys"

    def __init__(self, changed: Mapping[str, str], active: Sequence[str] = ()) -> None:
        """Take the keys that the user changed, by command id, and the contexts to list first."""
        super().__init__()
        self._changed, self._active = changed, active

    def compose(self) -> ComposeResult:
        """Make the box, the list, and what the marks mean."""
        yield Input(placeholder="/  search the keys", id="wanted", compact=True)
        yield VirtualList[Row](
            rows_for("", active=self._active), self._line, empty="No key does that.", id="keys"
        )
        yield Static(id="whole")
        yield Static(id="marks")
        yield KeyLine()

    def _line(self, row: Row, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        if isinstance(row, str):
            return plain(row, STRONG)
        shown = column(plain(f"  {self._keys(row)}", ACCENT), _keys_width(width))
        identity = plain(f"  {row.id}", DIM) if cursor and width >= 90 else plain("")
        return join(shown, " ", plain(row.help), identity)

    def on_resize(self) -> None:
        """Break the lines below the list between what they tell, never inside it."""
        width = max(10, self.size.width - 4)
        self.set_class(self.size.width < 100, "-narrow")
        lines = [flowing([plain(mark) for mark in marks], width, "  ") for marks in MARKS]
        self.query_one("#marks", Static).update(plain("\n").join(lines).stylize(DIM))
        self._show_whole()

    @on(VirtualList.Highlighted, "#keys")
    def _show_whole(self) -> None:
        """Show the row under the cursor in full where the list cuts it."""
        row, width = self.query_one("#keys", VirtualList).row, self.size.width - 4
        whole = plain("")
        if isinstance(row, Command):
            keys = self._keys(row)
            room = width - _keys_width(width) - 1
            if len(row.help) > room or len(keys) + 2 > _keys_width(width):
                whole = join(plain(keys, ACCENT), plain(f"   {row.help}"))
        self.query_one("#whole", Static).update(whole)

    def _keys(self, command: Command) -> str:
        return "  ".join(map(label, keys_of(command, self._changed)))

    @on(Input.Changed, "#wanted")
    def _search(self, event: Input.Changed) -> None:
        self.query_one("#keys", VirtualList).show(rows_for(event.value, active=self._active), cursor=0)

    @on(Input.Submitted, "#wanted")
    def _searched(self) -> None:
        self.query_one("#keys").focus()

    def action_search(self) -> None:
        """Go to the box."""
        self.query_one("#wanted").focus()

    def action_close(self) -> None:
        """Leave the box, then the screen."""
        box = self.query_one("#wanted", Input)
        if box.has_focus or box.value:
            box.value = ""
            self.query_one("#keys").focus()
        else:
            self.dismiss()


def _keys_width(width: int) -> int:
    return min(26, width // 3)


def active_contexts(screen: Screen[Any]) -> list[str]:
    """Return the contexts whose keys are heard now: of the focused pane, of any list, of the screen."""
    held = {(active.binding.id or "").partition(".")[0] for active in screen.active_bindings.values()}
    return sorted(held & CONTEXTS.keys(), key=lambda name: WIDE.index(name) + 1 if name in WIDE else 0)


def rows_for(typed: str, commands: Sequence[Command] | None = None, active: Sequence[str] = ()) -> list[Row]:
    """Return the commands that hold every word typed, under the headings of their contexts.

    The contexts that are ``active`` come first, in their order.
    """
    words = typed.casefold().split()
    rows: list[Row] = []
    for context in dict.fromkeys([*active, *CONTEXTS]):
        heading = CONTEXTS[context]
        chosen = [
            command
            for command in (all_commands() if commands is None else commands)
            if command.context == context and _holds(command, heading, words)
        ]
        if chosen:
            rows += ["", heading, *chosen] if rows else [heading, *chosen]
    return rows


def _holds(command: Command, heading: str, words: Sequence[str]) -> bool:
    text = " ".join((command.help, command.name, command.title, command.words, heading))
    text = " ".join((text, *map(label, command.keys))).casefold()
    return all(word in text for word in words)
