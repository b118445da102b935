"""A box of one line, in which a key moves nothing else."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection


class LineInput(Input):
    """An `Input` as wide as there is room: what is typed in it asks for no layout of the screen."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def _watch_selection(self, selection: Selection) -> None:
        """Leave what is selected in a text where it is: a box tells of its own when it is made, too."""
        if self.has_focus or not self.app.screen.selections:
            super()._watch_selection(selection)
