"""The box for the search, at the top of the main screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from dossier.tui.bindings import bindings


class SearchBox(Input):
    """Takes a query; answers arrive while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]
    DEFAULT_CSS = """
    SearchBox { width: 1fr; }
    """

    class Left(Message):
        """The hits are to get the focus."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(placeholder="/  search: words, “a phrase”, outlet:, by:, said:", compact=True, id=id)

    def action_into_results(self) -> None:
        """Go to the hits."""
        self.post_message(self.Left())

    async def action_clear(self) -> None:
        """Clear the box, or leave it where it is empty."""
        await self.run_action("app.back")
