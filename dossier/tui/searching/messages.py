"""What searching asks of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass(eq=False, repr=False)
class KeepSearch(Message):
    """A query is to be kept under a name."""

    query: str


@dataclass(eq=False, repr=False)
class Settled(Message):
    """A query is one to remember: it was gone into, or something that it found was opened."""

    query: str
