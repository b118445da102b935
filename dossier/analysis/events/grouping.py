"""Group articles into events: what happened at one time, however many outlets report it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dossier.analysis.events.days import day_ranges
from dossier.analysis.events.evidence import weigh_dates
from dossier.analysis.events.fingerprints import Fingerprint
from dossier.analysis.events.neighbours import similar_pairs
from dossier.analysis.events.stories import link_stories
from dossier.analysis.events.vectors import vectors
from dossier.analysis.linkage import average_link
from dossier.model import Cancelled, Event, never

LONGEST_EVENT = 3  # days between the first and the last report
SMALL_CUT, LARGE_CUT = 0.92, 0.70  # the least mean similarity within a small and within a large event
SMALL, LARGE = 6, 10  # articles


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
    does not depend on the order of the articles. Events of one running affair have the same
    ``story``. When cancelled it returns no events.
    """
    if not articles:
        return ()
    # Articles dated to the day come first and in order, because candidates are sought in windows of days.
    ordered = sorted(articles, key=_place)
    fingerprints = [one.fingerprint for one in ordered]
    ranges = day_ranges([one.date for one in ordered])
    rows = vectors(fingerprints)
    pairs = similar_pairs(rows, ranges, cancelled=cancelled)
    if cancelled():
        return ()

    def near(first: Sequence[int], second: Sequence[int]) -> bool:
        both = ranges[[*first, *second]]
        return int(both[:, 0].max() - both[:, 1].min()) <= LONGEST_EVENT

    weighed = weigh_dates(pairs, ranges, fingerprints)
    clusters = average_link(len(ordered), pairs.sources, pairs.targets, weighed, cut, LARGE_CUT, near)
    grouped = {at for cluster in clusters for at in cluster}
    clusters += [[at] for at in range(len(ordered)) if at not in grouped]
    centrality = pairs.mean_similarities(clusters, len(ordered))
    found = [(_event([ordered[at] for at in cluster], centrality[cluster]), cluster) for cluster in clusters]
    found.sort(key=lambda one: (one[0].first or "9999", one[0].id))
    events = [event for event, _ in found]
    for members in link_stories(rows, [cluster for _, cluster in found], cancelled=cancelled):
        story = events[members[0]].id.replace("event-", "story-", 1)
        for at in members:
            events[at] = replace(events[at], story=story)
    return () if cancelled() else tuple(events)


def cut(size: int) -> float:
    """Return the least mean similarity of a merge into an event of ``size`` articles.

    The members of a large event are among each other's nearest neighbours, so that scaling by these
    lowers their similarities; a small event's neighbours are other events.
    """
    part = min(max((size - SMALL) / (LARGE - SMALL), 0.0), 1.0)
    return SMALL_CUT + (LARGE_CUT - SMALL_CUT) * part


def _place(article: EventArticle) -> tuple[bool, int, str, str]:
    ((first, last),) = day_ranges([article.date]).tolist()
    return first != last, first, article.date or "9999", article.id


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
