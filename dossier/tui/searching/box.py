"""The box for the search, at the top of the main screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.searching import SEARCH_COMMANDS
from dossier.tui.searching.messages import KeepSearch
from dossier.tui.typed_ahead import typed_ahead
from dossier.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from dossier.model import Suggestion
    from dossier.session import Dossier
    from dossier.tui.searching.suggestions import SuggestionList

DEBOUNCE = 0.03  # seconds


class SearchBox(LineInput):
    """Takes a query; answers and suggestions arrive while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(SEARCH_COMMANDS)]
    DEFAULT_CSS = """
    SearchBox { width: 1fr; }
    """

    class Left(Message):
        """The hits are to get the focus; keys wait until they have it."""

    class Cleared(Message):
        """Something was taken back; keys wait until all that follows from that is done."""

    class InTurn(Message):
        """What was typed before is in the box; now something is to be done."""

        def __init__(self, work: Callable[[], object]) -> None:
            super().__init__()
            self.work = work

    class Suggested(Message):
        """What was typed can become this."""

        def __init__(self, typed: str, cursor: int, suggestions: Sequence[Suggestion]) -> None:
            super().__init__()
            self.typed, self.cursor, self.suggestions = typed, cursor, suggestions

    def __init__(self, dossier: Dossier, placeholder: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(placeholder=placeholder, compact=True, id=id)
        self.dossier = dossier
        self._recalled: str | None = None  # the query put into the box from the history
        self._walked = -1  # how far back in the history
        self._typed = ""  # what stood in the box before the history was walked

    # -- suggestions

    @cached_property
    def offered(self) -> SuggestionList:
        """The list of suggestions, which the screen places."""
        from dossier.tui.searching.suggestions import SuggestionList

        return SuggestionList()

    @on(Input.Changed)
    def _ask(self, event: Input.Changed) -> None:
        """Ask for suggestions, unless the query came from the history."""
        if event.value == self._recalled:
            self._hide()
            return
        self._recalled, self._walked = None, -1
        typed, cursor = event.value, self.cursor_position
        if not (typed.strip() and self.has_focus):
            self._hide()
            return
        self.run_worker(
            lambda: self._suggest(typed, cursor),
            group="suggest",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _suggest(self, typed: str, cursor: int) -> None:
        worker = get_current_worker()
        time.sleep(DEBOUNCE)
        if worker.is_cancelled:
            return
        found = self.dossier.suggest(typed, cursor)
        if not worker.is_cancelled:
            self.post_message(self.Suggested(typed, cursor, found))

    @on(Suggested)
    def _show(self, event: Suggested) -> None:
        event.stop()
        if event.typed == self.value and event.cursor == self.cursor_position and self.has_focus:
            self.offered.show(event.suggestions)

    def _hide(self) -> None:
        self.workers.cancel_group(self, "suggest")
        self.offered.show(())

    def on_blur(self) -> None:
        """Suggest nothing to somebody who is elsewhere."""
        self._hide()

    def take(self, suggestion: Suggestion) -> None:
        """Put a suggestion into the box."""
        self._hide()
        self.value = suggestion.query
        self.cursor_position = suggestion.cursor

    def action_take(self) -> None:
        """Take the suggestion under the cursor, else the first; where there is none, the key is another's."""
        if self.offered.chosen is None:
            raise SkipAction
        self.take(self.offered.chosen)

    def action_take_at_end(self) -> None:
        """Take a suggestion where the text ends, else move on."""
        if self.offered.chosen is not None and self.cursor_position >= len(self.value):
            self.take(self.offered.chosen)
        else:
            self.action_cursor_right()

    def action_next_suggestion(self) -> None:
        """Go to the next suggestion; where there is none, on in the history, then to the hits."""
        if self.offered.open:
            self.offered.move(1)
        elif self._walked >= 0:
            self.action_later()
        else:
            self.action_into_results()

    def action_previous_suggestion(self) -> None:
        """Go to the suggestion before; where there is none, back in the history."""
        if self.offered.open:
            self.offered.move(-1)
        else:
            self.action_earlier()

    # -- the history

    def action_earlier(self) -> None:
        """Put the query asked before into the box."""
        self._walk(1)

    def action_later(self) -> None:
        """Put the query asked after it into the box."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        if self._walked < 0:
            self._typed = self.value
        queries = [query for query in self.dossier.history.queries() if query != self._typed]
        place = self._walked + step
        if not -1 <= place < len(queries):
            return
        self._walked = place
        self._recalled = queries[place] if place >= 0 else self._typed
        self.value = self._recalled
        self.cursor_position = len(self.value)
        self._hide()

    # -- leaving

    def _in_turn(self, work: Callable[[], object]) -> None:
        """Do something after all that was typed is in the box; the keys that follow wait."""
        typed_ahead(self).hold()
        self.post_message(self.InTurn(work))

    @on(InTurn)
    async def _do(self, event: InTurn) -> None:
        event.stop()
        if isawaitable(done := event.work()):
            await done

    def action_into_results(self) -> None:
        """Go to the hits."""
        self._in_turn(self._leave)

    def _leave(self) -> None:
        self._hide()
        self.post_message(self.Left())  # after the changes that what was typed made

    def action_keep(self) -> None:
        """Keep the query under a name."""
        self._hide()
        self.post_message(KeepSearch(self.value))

    def action_clear(self) -> None:
        """Close the suggestions, else clear the box, or leave it where it is empty."""
        self._in_turn(self._clear)

    async def _clear(self) -> None:
        if self.offered.open:
            self._hide()
        else:
            await self.run_action("app.back")
        self.post_message(self.Cleared())
