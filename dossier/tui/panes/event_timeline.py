"""Dates as a line: how many reports when, and where the events of a story stand. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.text import ACCENT, DIM, FAINT, STRONG, column, join, plain

if TYPE_CHECKING:
    from dossier.model import Event
    from dossier.tui.panes.ordering import Infos

BARS = "▁▂▃▄▅▆▇█"
NONE, BETWEEN, OTHER, HERE = "·", "─", "●", "◆"
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of days, from 1 on as `date.toordinal` counts them."""

    first: int
    last: int

    def place(self, day: int, width: int) -> int:
        """Return the cell of a day on a line of cells."""
        span = self.last - self.first
        at = (day - self.first) * (width - 1) // span if span else width // 2
        return max(0, min(at, width - 1))


@lru_cache(maxsize=4096)  # lists and lines of time ask for the same few dates for every row
def day_of(text: str | None) -> int | None:
    """Return the day of an ISO date, of a month or year its first; None where it is none."""
    found = _DATE.fullmatch(text or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def axis_of(dates: Iterable[str | None]) -> Axis | None:
    """Return the stretch from the first to the last date, None where there is none."""
    days = [day for text in dates if (day := day_of(text)) is not None]
    return Axis(min(days), max(days)) if days else None


def density(days: Mapping[int, int], axis: Axis, width: int) -> str:
    """Return a bar for each cell, as high as its share of the fullest; ``days`` say how many lie on each."""
    counts = [0] * max(width, 1)
    for day, number in days.items():
        counts[axis.place(day, len(counts))] += number
    most = max(counts)
    return "".join(BARS[(count * len(BARS) - 1) // most] if count else NONE for count in counts)


def marks(days: Sequence[int], here: int | None, axis: Axis, width: int) -> str:
    """Return a line with a sign at each day, another at ``here``, and a stroke from the first to the last."""
    line = [" "] * max(width, 1)
    places = sorted(axis.place(day, len(line)) for day in (*days, *([here] if here is not None else ())))
    for place in range(places[0], places[-1] + 1) if places else ():
        line[place] = BETWEEN
    for place in places:
        line[place] = OTHER
    if here is not None:
        line[axis.place(here, len(line))] = HERE
    return "".join(line)


def days_of(infos: Infos) -> Counter[int]:
    """Return how many articles lie on each day."""
    days: Counter[int] = Counter()
    for text, number in Counter(info.date for info in infos.values()).items():
        if (day := day_of(text)) is not None:
            days[day] += number
    return days


def timeline(event: Event, story: Sequence[Event], days: Mapping[int, int], width: int) -> list[Content]:
    """Return two lines: the reports of the dossier over time, and the events of a story; none without dates.

    Args:
        event: The event that is marked.
        story: The events of its story, with it or without it.
        days: How many articles of the dossier lie on each day.
        width: Cells of a line.
    """
    if not days or width < 30:
        return []
    axis = Axis(min(days), max(days))
    first, last = (date.fromordinal(day).isoformat() for day in (axis.first, axis.last))
    room = width - 22
    others = [day for one in story if one.id != event.id and (day := day_of(one.first)) is not None]
    here = day_of(event.first)
    dense = plain(density(days, axis, room), DIM)
    lines = [join(plain(first, DIM), " ", dense, " ", plain(last, DIM))]
    if here is not None or others:
        name = column(plain("story" if others else "event", DIM), 10)
        lines.append(join(name, " ", plain(marks(others, here, axis, room), ACCENT)))
    return lines


def tick(event: Event, axis: Axis | None, width: int) -> Content:
    """Return one line of an event: where it stands between the first and the last day."""
    here = day_of(event.first)
    if axis is None or here is None:
        return plain(" " * width)
    place, until = axis.place(here, width), axis.place(day_of(event.last) or here, width)
    before, after = plain(NONE * place, FAINT), plain(NONE * (width - until - 1), FAINT)
    return join(before, plain(OTHER + BETWEEN * (until - place), STRONG), after)
