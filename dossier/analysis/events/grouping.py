"""Group articles into events: what happened at one time, however many outlets report it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dossier.analysis.events.fingerprint import Fingerprint
from dossier.analysis.events.neighbours import similar_pairs
from dossier.analysis.events.vectors import vectors
from dossier.analysis.linkage import average_link
from dossier.model import Cancelled, Event, never

CUT = 0.70
LONGEST_EVENT = 2  # days between the first and the last report
UNDATED = -1


@dataclass(frozen=True, slots=True, eq=False)
class EventArticle:
    """What grouping and copy finding know of an article."""

    id: str
    date: str | None
    outlet: str | None
    agency: str | None
    title: str
    fingerprint: Fingerprint


def group_events(articles: Sequence[EventArticle], *, cancelled: Cancelled = never) -> tuple[Event, ...]:
    """Group articles into events, the earliest first; every article is in exactly one.

    Similarities are TF-IDF cosines scaled by how close the articles lie to their neighbours, which
    takes out the vocabulary of a running affair; clusters are merged by average link. The result
    does not depend on the order of the articles. When cancelled it returns no events.
    """
    ordered = sorted(articles, key=lambda one: (one.date or "9999", one.id))
    if not ordered:
        return ()
    days = np.array([day_number(one.date) for one in ordered], dtype=np.int64)
    # Articles without a full date come last for the search in windows.
    order = np.lexsort((np.arange(len(days)), np.where(days == UNDATED, np.iinfo(np.int64).max, days)))
    ordered = [ordered[at] for at in order]
    days = days[order]
    rows = vectors([one.fingerprint for one in ordered])
    pairs = similar_pairs(rows, days, cancelled=cancelled)
    if cancelled():
        return ()

    def near(first: Sequence[int], second: Sequence[int]) -> bool:
        known = [int(days[at]) for at in (*first, *second) if days[at] != UNDATED]
        return not known or max(known) - min(known) <= LONGEST_EVENT

    clusters = average_link(len(ordered), pairs.sources, pairs.targets, pairs.scaled, CUT, near)
    grouped = {at for cluster in clusters for at in cluster}
    clusters += [[at] for at in range(len(ordered)) if at not in grouped]
    centrality = pairs.mean_similarities(clusters, len(ordered))
    events = [_event([ordered[at] for at in cluster], centrality[cluster]) for cluster in clusters]
    return tuple(sorted(events, key=lambda one: (one.first or "9999", one.id)))


def day_number(value: str | None) -> int:
    """Return the number of an ISO date's day, or ``UNDATED`` where it is not known to the day."""
    try:
        return date.fromisoformat((value or "")[:10]).toordinal()
    except ValueError:
        return UNDATED


def _event(members: list[EventArticle], centrality: np.ndarray) -> Event:
    central = members[int(np.argmax(centrality))]
    dates = [one.date for one in members if one.date]
    ordered = sorted(members, key=lambda one: (one.date or "9999", one.id))
    return Event(
        id=f"event-{ordered[0].id}",
        title=central.title,
        first=min(dates, default=None),
        last=max(dates, default=None),
        articles=tuple(one.id for one in ordered),
        outlets=tuple(dict.fromkeys(one.outlet for one in ordered if one.outlet)),
        agencies=tuple(dict.fromkeys(one.agency for one in ordered if one.agency)),
    )
