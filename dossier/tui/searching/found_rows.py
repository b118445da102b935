"""The rows of what a query found: chosen, shown beside, named and copied as their view says."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Vertical
from textual.content import Content

from dossier.tui.citing import in_style, style_of
from dossier.tui.going.places import Places
from dossier.tui.messages import ArticleChosen
from dossier.tui.overview import Overview
from dossier.tui.searching.messages import Settled
from dossier.tui.widgets.covered import Covered
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import Span
    from dossier.tui.searching.view import View


class FoundRows(Covered, Vertical):
    """A list of rows, each drawn by the view that is shown.

    ``query_text`` is what they answer; ``places`` are the places of its hits, through which one goes.
    """

    def __init__(self, view: View, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.overview = Overview()
        self.query_text = ""
        self.places = Places()
        self.view = view  # that is shown

    @property
    def listing(self) -> VirtualList[Any]:
        """The list of rows."""
        return self.query_one("#hits", VirtualList)

    @abstractmethod
    def narrow(self, condition: str) -> None:
        """Ask for what was found and meets a condition, too."""

    def action_copy(self) -> None:
        """Copy the row with its source."""
        row = self.listing.row
        if row is not None and (text := self.view.copied(row, self.listing.rows, self.overview)):
            if (passage := self.view.cited(row, self.overview)) is not None:
                text = in_style(text, passage, style_of(self))
            self.app.copy_to_clipboard(text)
            self.notify("Copied with its source.", markup=False, timeout=2)

    def naming(self) -> Callable[[], Sequence[object]]:
        """Return what names, as an export does, the rows that are shown now, in their order."""
        rows, view = self.listing.rows, self.view
        return lambda: [name for name in map(view.exported, rows) if name is not None]

    def find(self, article_id: str, place: Span) -> None:
        """Put the cursor on the hit at a place, without telling of it."""
        view, places = self.view, self.places
        at = next(
            (
                at
                for at, row in enumerate(self.listing.rows)
                if (found := view.passage(row, places)) is not None
                and found[0] == article_id
                and found[1] is not None
                and found[1].start == place.start
            ),
            -1,
        )
        if at >= 0:
            with self.prevent(VirtualList.Highlighted):
                self.listing.cursor = at

    @property
    def article_here(self) -> str | None:
        """The article of the row under the cursor."""
        row = self.listing.row
        found = self.view.passage(row, self.places) if row is not None else None
        return found[0] if found is not None else None

    def show_beside(self) -> None:
        """Ask for the article of the row under the cursor, to be shown beside the list."""
        if self.listing.row is not None:
            self._choose(self.listing.row, enter=False)

    @on(VirtualList.Highlighted, "#hits")
    def _preview(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._choose(event.row, enter=False)

    @on(VirtualList.Selected, "#hits")
    def _enter(self, event: VirtualList.Selected) -> None:
        event.stop()
        if condition := self.view.condition(event.row):
            self.narrow(condition)
        else:
            self._choose(event.row, enter=True)

    def _choose(self, row: Any, *, enter: bool) -> None:
        passage = self.view.passage(row, self.places)
        if passage is not None:
            article, span = passage
            self.post_message(ArticleChosen(article, passage=span, enter=enter))
            if enter:
                self.post_message(Settled(self.query_text))

    def _line(self, row: Any, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        return self.view.draw(row, width, self.overview)
