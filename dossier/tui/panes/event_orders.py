"""The events of the pane in all their orders, worked out in the thread that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from dossier.model import Event
from dossier.tui.panes.event_timeline import days_of
from dossier.tui.panes.grid import Grid, grid_of
from dossier.tui.panes.ordering import EventOrder, event_text, in_stories, sorted_events, undated
from dossier.tui.panes.rows import Flags, Loaded, folded_texts
from dossier.views.turning import none_lacks, turned

if TYPE_CHECKING:
    from dossier.tui.panes.ordering import Infos

Stories = Sequence[tuple[Event, ...]]


@dataclass(frozen=True)
class LoadedEvents(Loaded[Event]):
    """Events with what sorting, counting and the grid need of all of them.

    ``orders`` holds them in each order, forwards; ``told`` by story, and ``stories`` the stories by name.
    """

    orders: Mapping[EventOrder, tuple[Event, ...]] = field(default_factory=dict)
    told: Stories = ()
    stories: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    several: int = 0  # events with several reports
    linked: int = 0  # stories of several events
    grid: Grid = field(default_factory=Grid)
    days: Mapping[int, int] = field(default_factory=dict)  # how many articles lie on each day
    outlets: frozenset[str] = frozenset()  # of all articles

    def in_order(
        self, order: EventOrder, *, backwards: bool, chosen: Flags | Sequence[int] | None
    ) -> tuple[Event, ...]:
        """Return events in an order; ``chosen`` holds for each that was read whether it is wanted."""
        ordered = self.orders.get(order, ())
        if backwards:
            ordered = _turned(ordered, order)
        if chosen is None:
            return ordered
        wanted = {event.id for event in compress(self.rows, chosen)}
        return tuple(event for event in ordered if event.id in wanted)

    def by_story(self, *, backwards: bool, chosen: Flags | Sequence[int] | None) -> Stories:
        """Return events by story; of those wanted alone, the stories of most reports first."""
        told = self.told if chosen is None else in_stories(compress(self.rows, chosen))
        return told[::-1] if backwards else told


def load(rows: tuple[Event, ...], infos: Infos) -> LoadedEvents:
    """Return events with their orders."""
    told = in_stories(rows)
    return LoadedEvents(
        rows,
        folded_texts(rows, event_text),
        infos,
        {order: sorted_events(rows, order) for order in EventOrder},
        told,
        {story[0].story or story[0].id: story for story in told},
        sum(len(event.articles) > 1 for event in rows),
        sum(len(story) > 1 for story in told),
        grid_of(rows, infos),
        days_of(infos),
        frozenset(info.outlet for info in infos.values() if info.outlet),
    )


def _turned(ordered: Sequence[Event], order: EventOrder) -> tuple[Event, ...]:
    """Return an order turned round, those that the user pinned still before the others."""
    rows = turned(ordered, undated if order is EventOrder.DATE else none_lacks)
    return (*(event for event in rows if event.pinned), *(event for event in rows if not event.pinned))
