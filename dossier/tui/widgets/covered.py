"""Containers that others cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.reactive import Reactive

if TYPE_CHECKING:
    from textual.strip import Strip
    from textual.widget import Widget as _Base
else:
    _Base = object  # the styles of a widget are those of its first base that is one


class Covered(_Base):
    """A mixin of what has nothing of its own to show, as children lie over it, nor a border above or below.

    All its lines are the same line, which is drawn once. Textual draws each of them before the children,
    and a screen of nested containers would draw more blank lines than others. It also lays the screen
    out a second time where a container has another size than before, as if it could scroll.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the same line again and again."""
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class Row(Covered, Horizontal):
    """Children side by side."""
