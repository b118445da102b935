"""What the parts of the main screen derive from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    ScreenPart = Screen[None]
else:
    # Textual looks through all the names of each class of widgets, which takes half a millisecond; so only
    # the whole that the parts are joined to is one. Their handlers are found as those of a widget are.
    from textual.message_pump import MessagePump as ScreenPart

__all__ = ["ScreenPart"]
