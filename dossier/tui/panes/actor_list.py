"""The list of actors, whose rows can be marked for a correction."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from dossier.model import Actor
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.panes import ACTOR_LIST_COMMANDS
from dossier.tui.widgets.virtual_list import VirtualList


class ActorList(VirtualList[Actor]):
    """Rows of actors. Space, which goes down a page elsewhere, marks."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ACTOR_LIST_COMMANDS)]

    class MarkAsked(Message):
        """The row under the cursor is to be marked, or no longer; without ``row`` all marks are to go."""

        def __init__(self, row: Actor | None) -> None:
            super().__init__()
            self.row = row

    def action_mark(self) -> None:
        """Mark the row, or take its mark away, and go on to the next."""
        if self.row is not None:
            self.post_message(self.MarkAsked(self.row))
            self.cursor += 1

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.post_message(self.MarkAsked(None))
