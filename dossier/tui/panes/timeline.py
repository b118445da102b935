"""A line of blocks that shows when an actor is named: higher is more, a dot is never."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

BLOCKS = "▁▂▃▄▅▆▇█"
NEVER = "·"


@dataclass(frozen=True, slots=True)
class Reach:
    """The days from the first to the last of a dossier, as ordinals."""

    first: int
    last: int


def reach_of(dates: Iterable[str | None]) -> Reach | None:
    """Return the days that ISO dates reach over; None where no date is known."""
    days = [day for each in dates if each and (day := _day(each)) is not None]
    return Reach(min(days), max(days)) if days else None


def timeline(dates: Sequence[tuple[str, int]], reach: Reach | None, cells: int) -> str:
    """Return counts by ISO date as one character a stretch of days, the same days in every line.

    Where there are fewer days than cells, a day is a cell.
    """
    if reach is None or cells < 1:
        return ""
    size = reach.last - reach.first + 1
    cells = min(cells, size)
    counts = [0] * cells
    for each, count in dates:
        day = _day(each)
        if day is not None and reach.first <= day <= reach.last:
            counts[(day - reach.first) * cells // size] += count
    most = max(counts)
    return "".join(BLOCKS[(count * len(BLOCKS) - 1) // most] if count else NEVER for count in counts)


def _day(text: str) -> int | None:
    """Return the first day of an ISO date, month or year."""
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text).toordinal()
    except ValueError:
        return None
