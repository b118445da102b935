"""A box of one line, in which a key moves nothing else."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class LineInput(Input):
    """An `Input` as wide as there is room: what is typed in it asks for no layout of the screen."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
