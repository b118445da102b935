"""What searching asks of the screen."""

from __future__ import annotations

from textual.message import Message


class KeepSearch(Message):
    """A query is to be kept under a name."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query


class Settled(Message):
    """A query is one to remember: it was gone into, or something that it found was opened."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query
