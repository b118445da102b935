"""Memory that was freed, given back to the system."""

from __future__ import annotations

import contextlib
import ctypes


def give_back() -> None:
    """Give back what is free: glibc keeps it, in pieces that the next step's large arrays do not fit into.

    It takes milliseconds. Other C libraries have no such function, and keep less.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
