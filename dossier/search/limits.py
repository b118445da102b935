"""How long a search may take, and how much it returns."""

from __future__ import annotations

import time
from collections.abc import Callable

from dossier.model import Cancelled
from dossier.search.errors import QueryCancelled

SECONDS = 0.2  # of the processor, so that other work on the machine changes no answer
WAITED = 2.0  # seconds that pass meanwhile
HITS = 200  # of one article that are returned


class Limit:
    """The time left of one search, for work that reads article by article.

    Made in the thread that searches.
    """

    def __init__(
        self,
        cancelled: Cancelled,
        spent: Callable[[], float] = time.thread_time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cancelled = cancelled
        self._spent, self._most = spent, spent() + SECONDS
        self._clock, self._end = clock, clock() + WAITED
        self.unread = 0  # articles that were left out for want of time

    def check(self) -> None:
        """Stop a cancelled search.

        Raises:
            QueryCancelled: if it is cancelled.
        """
        if self._cancelled():
            raise QueryCancelled

    def exceeded(self) -> bool:
        """Return whether the time is used up."""
        self.check()
        return self._spent() > self._most or self._clock() > self._end
