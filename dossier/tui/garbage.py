"""When Python looks for cyclic garbage: at the youngest objects as always, at others while nobody types.

Layouts, screens that were closed and threads that ended hold themselves, so that they are garbage to be
looked for. To look at what came with a hundred keys takes tens of milliseconds, to look at all events and
quotes 200, in the midst of whatever key comes when Python thinks it is time. What is frozen it passes over.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

THRESHOLDS = (5_000, 400, 1_000)
PAUSE, QUIET = 1.5, 6.0  # seconds since the last key, after which what is younger, or older, is looked at
AWAY = 30.0  # seconds since the last key, after which what was passed over is looked at too
YOUNG, OLD = 10, 8  # looks at what is younger still, after which there is reason to
MADE = 40  # looks, while threads work, after which what they made is much, and stays
EVERY = 1.0  # seconds between two questions whether it is quiet


class Garbage:
    """Has garbage collected where that holds up no key.

    Args:
        clock: Returns seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._typed_at = clock()
        self._stays_frozen = False
        self._passed_over = False  # whether garbage may be among what is passed over
        self._worked = False  # whether threads worked when it was last asked

    def begin(self) -> None:
        """Let the collector go on, more seldom, and without what is there already."""
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()

    def keep(self) -> None:
        """Pass over what has come since, which stays; the first time only."""
        if not self._stays_frozen:
            self._stays_frozen = True
            gc.freeze()

    def typed(self) -> None:
        """Note that somebody is there."""
        self._typed_at = self._clock()

    @property
    def quiet_for(self) -> float:
        """Seconds since the last key."""
        return self._clock() - self._typed_at

    def collect_if_quiet(self, *, working: bool = False) -> int | None:
        """Look for garbage where no key came for a while; return at which generation, None for none.

        While threads are ``working`` nothing is looked for; much that they made is passed over then.
        """
        worked, self._worked = self._worked, working
        if working or not gc.isenabled():
            return None
        still = self.quiet_for
        _, young, old = gc.get_count()
        if worked and young >= MADE:
            gc.freeze()
            self._passed_over = True
            return None
        if still >= AWAY and self._passed_over:
            self._passed_over = False
            gc.unfreeze()
            gc.collect(2)
            gc.freeze()
            return 2
        if still >= QUIET and old >= OLD:
            generation = 2
        elif still >= PAUSE and young >= YOUNG:
            generation = 1
        else:
            return None
        gc.collect(generation)
        return generation
