"""Remembering what was read, in a thread: a slow disk must not hold up a key."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from dossier.session import Dossier


class Remembering:
    """Stores what a screen tells, one thing after the other."""

    def __init__(self, screen: Screen[None], dossier: Dossier) -> None:
        self._screen = screen
        self._state = dossier.reading
        self._works: deque[Callable[[], None]] = deque()

    def read(self, article_ids: Collection[str], *, read: bool = True) -> None:
        """Remember that articles were read, or that they were not."""
        self._later(lambda: self._state.set_read(article_ids, read=read))

    def place(self, article_id: str, offset: int, current: int) -> None:
        """Remember where in an article one was, and where its current paragraph begins."""
        self._later(lambda: self._state.set_place(article_id, offset, current))

    def values(self, values: Mapping[str, Any]) -> None:
        """Remember settings of the screen."""
        self._later(lambda: self._state.leave_at(values))

    def _later(self, work: Callable[[], None]) -> None:
        self._works.append(work)
        if not any(worker.group == "remember" and worker.is_running for worker in self._screen.workers):
            self._screen.run_worker(self.store, group="remember", thread=True, exit_on_error=False)

    def store(self) -> None:
        """Store what was told so far."""
        while self._works:
            try:
                work = self._works.popleft()
            except IndexError:  # the other thread took it
                return
            work()
