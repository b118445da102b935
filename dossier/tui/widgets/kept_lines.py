"""Lines that were drawn, kept for the next paint."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from textual.strip import Strip

Key = TypeVar("Key", bound=Hashable)


class KeptLines(dict[Key, Strip]):
    """At most so many lines: where there are more, the first one goes.

    The entries of Textual's LRUCache hold each other, so that all that is forgotten at once is garbage until
    the collector comes, half a megabyte for every key.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Key, line: Strip) -> None:
        """Keep a line."""
        if len(self) >= self._most and key not in self:
            del self[next(iter(self))]
        super().__setitem__(key, line)
