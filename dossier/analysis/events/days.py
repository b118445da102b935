"""Dates as ranges of days: "2019-06" is any day of June, and an unknown date any day at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

_ALWAYS = (0, date.max.toordinal())


def day_ranges(dates: Sequence[str | None]) -> NDArray[np.int64]:
    """Return the first and the last day that each ISO date may mean, as ordinals; shape (dates, 2)."""
    return np.array([_range(one or "") for one in dates], dtype=np.int64).reshape(-1, 2)


def days_between(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the least number of days between ranges of days, of shape (n, 2) each; shape (n,)."""
    apart = np.maximum(first[:, 0] - second[:, 1], second[:, 0] - first[:, 1])
    distance: NDArray[np.int64] = np.maximum(apart, 0)
    return distance


def _range(value: str) -> tuple[int, int]:
    """Return the range of one date; YYYY-MM-DD, YYYY-MM or YYYY, else any day."""
    try:
        if len(value) == 4:
            year = int(value)
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if len(value) == 7:
            first = date.fromisoformat(f"{value}-01")
            return first.toordinal(), _month_end(first)
        day = date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return _ALWAYS
    return day, day


def _month_end(first: date) -> int:
    if first.month == 12:
        return date(first.year, 12, 31).toordinal()
    return date(first.year, first.month + 1, 1).toordinal() - 1
