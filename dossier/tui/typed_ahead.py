"""Keys that come before what an earlier one brings about is done."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual.events import Key
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App


class TypedAhead:
    """What has the focus when each key comes, and the keys that wait.

    All keys that are there at once go where the focus is before the first of them is acted upon. A list
    gives them back to the app, which sends them on; a box of text would keep them. So the keys after one
    that leaves a box wait until the focus has moved.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._into = WeakKeyDictionary[Key, Widget | None]()
        self._waiting: list[Key] | None = None

    def comes(self, key: Key) -> bool:
        """Note where a key goes; False where it has to wait."""
        if self._waiting is not None:
            self._waiting.append(key)
            return False
        self._into[key] = self._app.focused
        return True

    def is_for_another(self, key: Key) -> bool:
        """Return whether the focus moved after a key came, so that it is meant for what has it now."""
        focused = self._app.focused
        return focused is not None and focused is not self._into.pop(key, focused)

    def hold(self) -> None:
        """Let the keys that follow wait."""
        if self._waiting is None:
            self._waiting = []

    def let_go(self) -> None:
        """Send the keys that waited where the focus is, once it has moved as it was asked to."""
        self._app.call_later(self._send)

    async def _send(self) -> None:
        waiting, self._waiting = self._waiting, None
        for key in waiting or ():
            await self._app.on_event(Key(key.key, key.character))


def typed_ahead(widget: Widget) -> TypedAhead:
    """Return the keys typed ahead in the app of a widget."""
    held = getattr(widget.app, "typed_ahead", None)
    return held if isinstance(held, TypedAhead) else TypedAhead(widget.app)
