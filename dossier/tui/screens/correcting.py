"""Corrections and notes: doing them, showing what they change, taking them back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on

from dossier.tui.background import Background
from dossier.tui.keys.now import key
from dossier.tui.messages import Correct
from dossier.tui.screens.going import GoingScreen

if TYPE_CHECKING:
    from dossier.session import Dossier
    from dossier.tui.noted import Noted
    from dossier.tui.widgets.status_line import StatusLine


class CorrectingScreen(GoingScreen):
    """A screen on which corrections are made and undone."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(dossier)
        self.background = Background(self, dossier)

    @cached_property
    def status(self) -> StatusLine:
        """The line that says what runs, put in its place when there is something to say."""
        from dossier.tui.widgets.status_line import StatusLine

        line = StatusLine()
        self.mount(line, after="#body")
        return line

    @on(Correct)
    def _correct(self, event: Correct) -> None:
        event.stop()
        self.background.correct(event.work, light=lambda: event.light)

    @on(Background.Corrected)
    def _corrected(self, event: Background.Corrected) -> None:
        taken_back = f" {key('main.undo')} takes that back." if event.said and event.undoable else ""
        self.status.say(event.said + taken_back, seconds=6)
        if event.noted is not None:
            self._show_noted(event.noted)
            return
        self.side.forget()
        self.left.reload()
        self.background.list_articles()

    def _show_noted(self, noted: Noted) -> None:
        """Show other notes, on the same articles."""
        self.overview = self.overview._replace(noted=noted)
        self.left.show_noted(noted)
        for reader in self.side.readers:
            reader.reload_highlights()
        if self.side.filled and self.reader.wanted is not None:
            from dossier.tui.relations import relations

            self.reader.note(relations(self.overview, self.reader.wanted.article))

    def action_state(self) -> None:
        """Ask what is known better of the marked articles, or of the current one."""
        from dossier.tui.asking.stating import ask_value

        if infos := [self.overview.by_id[name] for name in self.chosen() if name in self.overview.by_id]:
            ask_value(self, self.dossier, infos)

    def action_undo(self) -> None:
        """Take back the last correction or note."""
        stack = self.dossier.undo_stack
        self.background.correct(
            lambda: _told(stack.undo(), "Taken back: {}.", "undo"), light=lambda: stack.light
        )

    def action_redo(self) -> None:
        """Take again what was taken back."""
        stack = self.dossier.undo_stack
        self.background.correct(
            lambda: _told(stack.redo(), "Taken again: {}.", "redo"), light=lambda: stack.light
        )


def _told(label: str | None, sentence: str, what: str) -> str:
    return sentence.format(label) if label is not None else f"There is nothing to {what}."
