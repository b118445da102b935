"""Events by outlets: who reported what, how often, and of whom no report was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.panes.event_timeline import axis_of, tick
from dossier.tui.panes.lines import OUTLET_NOT_KNOWN
from dossier.tui.panes.ordering import folded
from dossier.tui.text import DIM, FAINT, STRONG, column, join, plain

if TYPE_CHECKING:
    from dossier.model import Event
    from dossier.tui.panes.event_timeline import Axis
    from dossier.tui.panes.ordering import Infos

REPORTED, SILENT = "●", "·"
CODE = 3  # letters of an outlet's code
STEP = CODE + 1
LEAST_TITLE, LEAST_LINE, MOST_LINE = 20, 10, 40  # cells
NOT_KNOWN_CODE = "?"


@dataclass(frozen=True, slots=True)
class Grid:
    """The outlets of a dossier, those with the most events first, and a short code for each.

    An outlet that is not known is None, and comes last.
    """

    outlets: tuple[str | None, ...] = ()
    codes: Mapping[str | None, str] | None = None
    axis: Axis | None = None  # from the first to the last day of the events

    def code(self, outlet: str | None) -> str:
        """Return the code of an outlet."""
        return (self.codes or {}).get(outlet, NOT_KNOWN_CODE)


def grid_of(events: Iterable[Event], infos: Infos) -> Grid:
    """Return the outlets that reported any of the events."""
    held = tuple(events)
    counts: Counter[str | None] = Counter()
    for event in held:
        counts.update(set(reports(event, infos)))
    known = [outlet for outlet in counts if outlet]
    known.sort(key=lambda outlet: (-counts[outlet], folded(outlet)))
    outlets = (*known, None) if None in counts else tuple(known)
    axis = axis_of(date for event in held for date in (event.first, event.last))
    return Grid(outlets, codes_of(outlets), axis)


def reports(event: Event, infos: Infos) -> Counter[str | None]:
    """Return how many reports of an event each outlet has."""
    found = (infos.get(article) for article in event.articles)
    return Counter(info.outlet if info else None for info in found)


def codes_of(outlets: Iterable[str | None]) -> Mapping[str | None, str]:
    """Return a code for each outlet, no two the same: its initials, else its first letters, else a number."""
    codes: dict[str | None, str] = {}
    taken = {NOT_KNOWN_CODE}
    for place, outlet in enumerate(outlets, 1):
        if outlet is None:
            codes[outlet] = NOT_KNOWN_CODE
            continue
        words = [word for word in outlet.split() if word[0].isalnum()]
        initials = "".join(word[0] for word in words)[:CODE].upper()
        letters = "".join(char for char in outlet if char.isalnum())[:CODE].upper()
        wanted = (initials if len(words) > 1 else letters, letters, str(place))
        code = next((each for each in wanted if each and each not in taken), f"{place}.")
        taken.add(code)
        codes[outlet] = code
    return codes


def that_fit(grid: Grid, width: int) -> int:
    """Return how many outlets have a column in a width, of which half is left to dates and titles."""
    return min(len(grid.outlets), max(0, width // 2) // STEP)


def line_width(grid: Grid, width: int) -> int:
    """Return how many cells the line of time has: none where there is no room for a title beside it."""
    rest = width - that_fit(grid, width) * STEP - 11
    return min(MOST_LINE, rest - LEAST_TITLE) if grid.axis and rest >= LEAST_TITLE + LEAST_LINE else 0


def grid_heading(grid: Grid, width: int) -> Content:
    """Return the codes of the outlets over their columns."""
    fit = that_fit(grid, width)
    codes = [column(plain(grid.code(outlet), DIM), CODE) for outlet in grid.outlets[:fit]]
    more = len(grid.outlets) - fit
    rest = f"  (+{more} {'outlet' if more == 1 else 'outlets'})" if more else ""
    size = line_width(grid, width)
    time = f"{'time':<{size + 1}}" if size else ""
    title = f"{time}date       event{rest}"
    return join(*(join(code, " ") for code in codes), plain(title, DIM))


def grid_line(event: Event, grid: Grid, infos: Infos, width: int, *, cursor: bool) -> Content:
    """Return one event across the outlets."""
    found = reports(event, infos)
    fit = that_fit(grid, width)
    cells = [column(sign(found[outlet]), CODE) for outlet in grid.outlets[:fit]]
    date = column(plain(event.first or "no date", DIM), 10)
    title = plain(event.title, STRONG if cursor else "")
    size = line_width(grid, width)
    time = (tick(event, grid.axis, size), " ") if size else ()
    return join(*(join(cell, " ") for cell in cells), *time, date, " ", title)


def sign(count: int) -> Content:
    """Return the sign for a number of reports."""
    if not count:
        return plain(SILENT, FAINT)
    return plain(REPORTED if count == 1 else f"{REPORTED}{count}", STRONG)


def legend(event: Event, grid: Grid, infos: Infos) -> Sequence[Content]:
    """Return each outlet with its code and its number of reports of an event."""
    found = reports(event, infos)
    lines = []
    for outlet in grid.outlets:
        count = found[outlet]
        if outlet is None and not count:
            continue
        told = "no report found" if not count else f"{count} reports" if count > 1 else "1 report"
        name = plain(outlet or OUTLET_NOT_KNOWN, "" if count else DIM)
        code = column(plain(grid.code(outlet), DIM), STEP)
        lines.append(join(column(sign(count), STEP), code, name, plain(f"  {told}", DIM)))
    return lines
