"""What can go wrong with an index."""

from __future__ import annotations


class IndexDamaged(Exception):  # noqa: N818 -- the name that callers know; it says what the caller must do
    """An index that cannot be trusted or read; it must be deleted and built anew.

    Attributes:
        reason: what was wrong, to follow "The index was built anew:", as in "its folder was open to
            other users".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class QueryCancelled(Exception):  # noqa: N818 -- not an error: the user asked for it
    """A search that was asked to stop."""
