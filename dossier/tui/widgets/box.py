"""A box in which words are typed."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class Box(Input):
    """An input as wide as its place: what is typed in it has no screen laid out again, as Textual does."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
