"""An event as its articles make it: its title, days, outlets and agencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.model import Event


@dataclass(frozen=True, slots=True)
class Member:
    """An article of an event; ``centrality`` is how similar it is to the others."""

    id: str
    date: str | None
    outlet: str | None
    agency: str | None
    title: str
    centrality: float = 0.0


def make_event(
    members: Iterable[Member], story: str | None, *, name: str | None = None, pinned: bool = False
) -> Event:
    """Return the event of at least one article, titled as the article nearest to all the others is.

    Args:
        members: The articles.
        story: The id of the story that the event belongs to.
        name: The user's title for it.
        pinned: Whether the user keeps it at hand.
    """
    ordered = sorted(members, key=lambda one: (one.date or "9999", one.id))
    dates = [one.date for one in ordered if one.date]
    return Event(
        id=f"event-{ordered[0].id}",
        title=name or max(ordered, key=lambda one: one.centrality).title,
        first=min(dates, default=None),
        last=max(dates, default=None),
        articles=tuple(one.id for one in ordered),
        outlets=tuple(dict.fromkeys(one.outlet for one in ordered if one.outlet)),
        agencies=tuple(dict.fromkeys(one.agency for one in ordered if one.agency)),
        story=story,
        name_by_user=name is not None,
        pinned=pinned,
    )
