"""Screens that are dismissed once, however many keys came before they had gone."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ScreenResultType

from dossier.tui.screens.base import OwnScreen


class DismissedOnce(OwnScreen[ScreenResultType]):
    """A screen that takes no notice of being dismissed when it is not, or no longer, on top.

    Two keys typed at once would otherwise take away the screen below as well, or end the app.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen with a result."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
