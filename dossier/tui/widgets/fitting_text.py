"""Text that takes as many lines as it needs, and moves nothing where it needs no other number of them."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class FittingText(Static):
    """A `Static` of automatic height; another text has the screen laid out only where the height changes."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text."""
        super().update(content, layout=layout and not self._fits(content))

    def _fits(self, content: VisualType) -> bool:
        """Return whether a text needs the lines that there are, or more where there can be no more."""
        width, height = self.content_size
        if not width or not isinstance(content, Content):
            return False
        needed = content.get_height(self.styles.get_rules(), width)
        most = self.styles.max_height
        return needed == height or (most is not None and most.cells == height and needed > height)
