"""The way through what was read: back and forward, as in a browser."""

from __future__ import annotations

from typing import NamedTuple

MOST = 200  # places that are kept


class Visit(NamedTuple):
    """A place in an article: the text offset at the top of the reader."""

    article: str
    offset: int = 0


class Trail:
    """The places where one was, and which of them one is at."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    def go(self, left: Visit | None, article: str) -> None:
        """Go from a place on to an article; what lay ahead is forgotten."""
        self._keep(left)
        if self._at >= 0 and self._visits[self._at].article == article:
            return
        self._visits = [*self._visits[: self._at + 1], Visit(article)][-MOST:]
        self._at = len(self._visits) - 1

    def step(self, left: Visit | None, by: int) -> Visit | None:
        """Return the place before (``by`` -1) or after the one that is left; None where there is none."""
        self._keep(left)
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self._visits[self._at]

    def _keep(self, left: Visit | None) -> None:
        """Remember where one was; an article that was come to otherwise is a place too."""
        if left is None:
            return
        if self._at >= 0 and self._visits[self._at].article == left.article:
            self._visits[self._at] = left
        else:
            self._visits = [*self._visits[: self._at + 1], left][-MOST:]
            self._at = len(self._visits) - 1
