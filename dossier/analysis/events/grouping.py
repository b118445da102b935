"""Group articles into events: what happened at one time, however many outlets report it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analysis.events.days import day_ranges
from dossier.analysis.events.evidence import weigh_dates
from dossier.analysis.events.fingerprints import Fingerprint
from dossier.analysis.events.neighbours import similar_pairs
from dossier.analysis.events.scope import Scope
from dossier.analysis.events.stories import link_stories
from dossier.analysis.events.vectors import vectors
from dossier.analysis.linkage import average_link
from dossier.event_members import Member, make_event
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


@dataclass(frozen=True, slots=True)
class GroupedArticle:
    """Where an article belongs.

    Attributes:
        event: The number of the earliest article of its event.
        story: The number of the earliest article of its story, if there is one.
        centrality: How similar it is to the others of its event, summed.
    """

    event: int
    story: int | None
    centrality: float


def group_events(articles: Sequence[EventArticle], *, cancelled: Cancelled = never) -> tuple[Event, ...]:
    """Group articles into events, the earliest first; every article is in exactly one.

    Events of one running affair have the same ``story``. When cancelled it returns no events.
    """
    groups: dict[int, list[Member]] = {}
    stories: dict[int, str] = {}
    for one, place in zip(articles, group_articles(articles, cancelled=cancelled), strict=False):
        member = Member(one.id, one.date, one.outlet, one.agency, one.title, place.centrality)
        groups.setdefault(place.event, []).append(member)
        if place.story is not None:
            stories[place.event] = f"story-{articles[place.story].id}"
    events = [make_event(members, stories.get(event)) for event, members in groups.items()]
    return tuple(sorted(events, key=lambda event: (event.first or "9999", event.id)))


def group_articles(articles: Sequence[EventArticle], *, cancelled: Cancelled = never) -> list[GroupedArticle]:
    """Return where each article belongs, in the order given; nothing when cancelled.

    Similarities are TF-IDF cosines scaled by how close the articles lie to their neighbours, which
    takes out the vocabulary of a running affair; clusters are merged by average link. The result
    does not depend on the order of the articles.
    """
    if not articles:
        return []
    # Articles dated to the day come first and in order, because candidates are sought in windows of days.
    order = sorted(range(len(articles)), key=lambda at: _place(articles[at]))
    ordered = [articles[at] for at in order]
    fingerprints = [one.fingerprint for one in ordered]
    ranges = day_ranges([one.date for one in ordered])
    scope = Scope.of(fingerprints, ranges)
    rows, hashes = vectors(fingerprints, scope)
    pairs, _ = similar_pairs(rows, hashes, ranges, scope, cancelled=cancelled)
    if cancelled():
        return []

    def near(first: Sequence[int], second: Sequence[int]) -> bool:
        both = ranges[[*first, *second]]
        return int(both[:, 0].max() - both[:, 1].min()) <= LONGEST_EVENT

    weighed = weigh_dates(pairs, ranges, fingerprints, mostly_dated=scope.mostly_dated)
    clusters = average_link(len(ordered), pairs.sources, pairs.targets, weighed, cut, LARGE_CUT, near)
    grouped = {at for cluster in clusters for at in cluster}
    clusters += [[at] for at in range(len(ordered)) if at not in grouped]
    centrality = pairs.mean_similarities(clusters, len(ordered))
    earliest = [min(cluster, key=lambda at: earliness(ordered[at])) for cluster in clusters]
    by_day = sorted(range(len(clusters)), key=lambda number: earliness(ordered[earliest[number]]))
    stories: dict[int, int] = {}
    for linked in link_stories(rows, [clusters[number] for number in by_day], cancelled=cancelled):
        stories |= {by_day[at]: order[earliest[by_day[linked[0]]]] for at in linked}
    found: dict[int, GroupedArticle] = {}
    for number, cluster in enumerate(clusters):
        for at in cluster:
            found[order[at]] = GroupedArticle(
                order[earliest[number]], stories.get(number), float(centrality[at])
            )
    return [] if cancelled() else [found[at] for at in range(len(articles))]


def earliness(article: EventArticle | Member) -> tuple[str, str]:
    """Return what the articles of an event are sorted by."""
    return article.date or "9999", article.id


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
