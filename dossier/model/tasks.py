"""How a long task is watched and stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Cancelled: TypeAlias = Callable[[], bool]


Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


def never() -> bool:
    """Return False: the answer of a task that nobody cancels."""
    return False


def unheard(what: str, done: int, total: int) -> None:
    """Take progress that nobody watches."""
