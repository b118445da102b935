"""When Python looks for cyclic garbage: seldom, and at everything only while nobody types.

To look at all events, quotes and articles takes 100 to 200 ms, in the midst of whatever key comes
when Python thinks it is time. What is frozen it passes over.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

THRESHOLDS = (20_000, 20, 1_000)
LOOKS = 3  # at what is younger, after which all is looked at in the next quiet moment
QUIET = 4.0  # seconds since the last key
EVERY = 5.0  # seconds between two questions whether it is quiet


class Garbage:
    """Has garbage collected where that holds up no key.

    Args:
        clock: Returns seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._typed_at = clock()
        self._stays_frozen = False

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

    def collect_if_quiet(self) -> bool:
        """Look at everything where no key came for a while and there was reason to; return whether it was."""
        quiet = self._clock() - self._typed_at >= QUIET
        if not (quiet and gc.isenabled() and gc.get_count()[2] >= LOOKS):
            return False
        gc.collect()
        return True
