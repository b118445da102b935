"""The palette: go to a command, article, actor or event by typing some of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.worker import get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.tui.going.finding import NO_KEYS, Entry, Finder, command_entries, dossier_entries
from dossier.tui.keys.bindings import bindings
from dossier.tui.keys.commands import all_commands
from dossier.tui.text import ACCENT, DIM, column, join, plain
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import ActorName
    from dossier.session import Dossier
    from dossier.tui.overview import Overview

NOTHING = "Nothing has such a name."


class Palette(DismissedOnce[Entry | None], ModalScreen[Entry | None]):
    """Gives back the entry that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]
    AUTO_FOCUS = "#typed"
    DEFAULT_CSS = """
    Palette {
        align: center top;
        background: $background 60%;
        & > #palette {
            width: 80%; max-width: 110; min-width: 30; height: 70%; max-height: 26; margin: 2 0; padding: 1 1;
            background: $panel; border: none;
        }
        & #typed { margin: 0 0 1 0; }
        & #entries { height: 1fr; background: $panel; }
    }
    """

    @dataclass
    class Gathered(Message):
        """The names in the dossier are known."""

        finder: Finder

    @dataclass
    class Found(Message):
        """What was typed was looked up."""

        typed: str
        entries: Sequence[Entry]

    def __init__(self, dossier: Dossier, overview: Overview, changed: Mapping[str, str] = NO_KEYS) -> None:
        """Take what has names, and the keys that the user changed, by command id."""
        super().__init__()
        self.dossier = dossier
        self.overview = overview
        self._commands = command_entries(all_commands(), changed)
        self._finder = Finder(self._commands)
        self._gathers = False

    def compose(self) -> ComposeResult:
        """Make the box and the list under it."""
        with Vertical(id="palette"):
            yield Input(
                placeholder="a command, article, actor, event or saved search", id="typed", compact=True
            )
            yield VirtualList[Entry](self._commands, entry_line, empty=NOTHING, id="entries")

    @property
    def listing(self) -> VirtualList[Entry]:
        """The list of entries."""
        return self.query_one("#entries", VirtualList)

    def _gather(self) -> None:
        worker = get_current_worker()
        try:
            actors: Sequence[ActorName] = self.dossier.actor_names()
        except Exception as error:  # noqa: BLE001 - commands, articles and events can be found without them
            self.notify(f"Actors cannot be listed: {sanitize_line(str(error))}", markup=False)
            actors = ()
        try:
            searches = self.dossier.searches.all()
        except Exception as error:  # noqa: BLE001 - the rest can be found without them
            self.notify(sanitize_line(str(error)), markup=False)
            searches = ()
        entries = dossier_entries(self.overview, actors, searches)
        if not worker.is_cancelled:
            self.post_message(self.Gathered(Finder([*self._commands, *entries])))

    @on(Gathered)
    def _take(self, event: Gathered) -> None:
        self._finder = event.finder
        self._look_up(self.query_one("#typed", Input).value)

    @on(Input.Changed, "#typed")
    def _typed(self, event: Input.Changed) -> None:
        if not self._gathers:  # the names of the dossier, which nobody needs who goes to a command below
            self._gathers = True
            self.run_worker(self._gather, group="gather", thread=True, exit_on_error=False)
        self._look_up(event.value)

    def _look_up(self, typed: str) -> None:
        self.run_worker(
            lambda: self._find(typed), group="find", thread=True, exclusive=True, exit_on_error=False
        )

    def _find(self, typed: str) -> None:
        worker = get_current_worker()
        entries = self._finder.found(typed, cancelled=lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Found(typed, entries))

    @on(Found)
    def _show(self, event: Found) -> None:
        if event.typed == self.query_one("#typed", Input).value:
            self.listing.show(event.entries, cursor=0)

    @on(VirtualList.Selected, "#entries")
    def _chosen(self, event: VirtualList.Selected) -> None:
        self.dismiss(event.row)

    def action_down(self) -> None:
        """Go down."""
        self.listing.action_down()

    def action_up(self) -> None:
        """Go up."""
        self.listing.action_up()

    @on(Input.Submitted, "#typed")
    def action_choose(self) -> None:
        """Go to the entry under the cursor."""
        if self.listing.row is not None:
            self.dismiss(self.listing.row)

    def action_close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


def entry_line(entry: Entry, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG001
    """Return the line of an entry: kind, name, detail."""
    detail = min(44, max(26, width * 2 // 5)) if width >= 56 else 0
    name = max(0, width - 10 - detail)
    return join(
        column(plain(str(entry.kind), ACCENT if cursor else DIM), 9),
        " ",
        column(plain(entry.name), name - 1),
        " ",
        column(plain(entry.detail, DIM), detail),
    )
