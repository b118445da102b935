"""What the comparison and the panes ask of the app."""

from __future__ import annotations

from textual.message import Message


class OpenPassage(Message):
    """An article is to be opened at a passage, ``[start, end)`` of its text."""

    def __init__(self, article: str, start: int, end: int) -> None:
        super().__init__()
        self.article = article
        self.start = start
        self.end = end
