"""Group articles into events: what happened at one time, however many outlets report it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dossier.analysis.events.days import day_ranges
from dossier.analysis.events.evidence import weigh_dates
from dossier.analysis.events.fingerprints import Fingerprint
from dossier.analysis.events.neighbours import Nearest, Pairs, similar_pairs
from dossier.analysis.events.scope import Scope
from dossier.analysis.events.stories import event_centres, link_stories
from dossier.analysis.events.table import ArticleTable, norms, vectors
from dossier.analysis.linkage import average_link, linked_parts
from dossier.analysis.sparse import Floats, Ints
from dossier.model import Cancelled, Event, never
from dossier.model.event_members import Member, make_event

LONGEST_EVENT = 3  # days between the first and the last report
SMALL_CUT, LARGE_CUT = 0.92, 0.74  # the least mean similarity between parts of a small and of a large event
SMALL, LARGE = 6, 10  # articles
LEAST_CUT = 0.66  # the same between a large event and a fragment
FRAGMENT = 2  # articles: a wrong merge of so few spoils little, of two large events much


@dataclass(frozen=True, slots=True, eq=False)
class EventArticle:
    """What grouping and copy finding know of an article."""

    id: str
    date: str | None
    outlet: str | None
    agency: str | None
    title: str
    fingerprint: Fingerprint
    date_estimate: str | None = None


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
    grouping = group_all(articles, cancelled=cancelled)
    return grouping.places if grouping else []


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """A whole folder grouped, and what it takes to go on from there when an article comes or goes.

    Attributes:
        places: Where each article belongs, by place in the order given.
        scope: What was taken from the folder as a whole.
        lengths: The length of each article's vector, shape (articles,).
        nearest: The neighbours of each article, as places.
        parts: The part of each article, as a place: articles of different parts cannot share an event.
    """

    places: list[GroupedArticle]
    scope: Scope
    lengths: Floats
    nearest: Nearest
    parts: Ints


def group_all(
    articles: Sequence[EventArticle], scope: Scope | None = None, *, cancelled: Cancelled = never
) -> Grouping | None:
    """Group articles as ``group_articles`` does; None where there are none, or when cancelled.

    Args:
        articles: The articles.
        scope: What was taken from the folder earlier, instead of taking it now.
        cancelled: Asked now and then whether to give up.
    """
    if not articles:
        return None
    order = np.array(sorted(range(len(articles)), key=lambda at: place_key(articles[at])), dtype=np.int64)
    ordered = [articles[at] for at in order.tolist()]
    table = ArticleTable.of(
        range(len(ordered)),
        [one.date for one in ordered],
        [one.fingerprint for one in ordered],
        [one.date_estimate for one in ordered],
    )
    scope = scope or Scope.of(table.hashes, table.days)
    lengths = norms(table, scope)
    rows, hashes = vectors(table, scope, lengths)
    pairs, nearest = similar_pairs(rows, hashes, table.days, scope, cancelled=cancelled)
    if cancelled():
        return None
    clusters, centrality, parts = cluster(pairs, table, nearest, mostly_dated=scope.mostly_dated)
    del pairs, table  # linking stories takes as much memory again
    earliest = [min(members, key=lambda at: earliness(ordered[at])) for members in clusters]
    by_day = sorted(range(len(clusters)), key=lambda number: earliness(ordered[earliest[number]]))
    stories: dict[int, int] = {}
    centres = event_centres(rows, [clusters[number] for number in by_day])
    del rows  # the largest of all that is held
    for linked in link_stories(centres, cancelled=cancelled):
        stories |= {by_day[at]: int(order[earliest[by_day[linked[0]]]]) for at in linked}
    if cancelled():
        return None
    found: dict[int, GroupedArticle] = {}
    for number, members in enumerate(clusters):
        for at in members:
            found[int(order[at])] = GroupedArticle(
                int(order[earliest[number]]), stories.get(number), float(centrality[at])
            )
    back = np.argsort(order)
    numbers = np.where(nearest.numbers < 0, -1, order[nearest.numbers])
    return Grouping(
        [found[at] for at in range(len(articles))],
        scope,
        lengths[back],
        Nearest(nearest.cosines[back], numbers[back]),
        order[parts][back],
    )


def cluster(
    pairs: Pairs, table: ArticleTable, nearest: Nearest, *, mostly_dated: bool
) -> tuple[list[list[int]], Floats, Ints]:
    """Return the articles of each event, how central each article is, and the part of each.

    Args:
        pairs: The similar articles, as places in the table.
        table: The articles, in the order of ``place_key``, which decides where similarities are equal.
        nearest: Their neighbours.
        mostly_dated: Whether most of the folder is dated.
    """

    def near(first: Sequence[int], second: Sequence[int]) -> bool:
        both = table.days[[*first, *second]]
        return int(both[:, 0].max() - both[:, 1].min()) <= LONGEST_EVENT

    weighed = weigh_dates(pairs, table, nearest.lacking, mostly_dated=mostly_dated)
    edges = pairs.sources, pairs.targets, weighed
    parts = linked_parts(len(table), *edges, LEAST_CUT)
    clusters = average_link(len(table), *edges, cut, LEAST_CUT, near, parts)
    grouped = {at for members in clusters for at in members}
    clusters += [[at] for at in range(len(table)) if at not in grouped]
    return clusters, pairs.mean_similarities(clusters, len(table)), parts


def place_key(article: EventArticle) -> tuple[bool, int, str, str]:
    """Return what articles are sorted by: those dated to the day first, whose days are windows to look in."""
    ((first, last),) = day_ranges([article.date]).tolist()
    return first != last, first, article.date or "9999", article.id


def earliness(article: EventArticle | Member) -> tuple[str, str]:
    """Return what the articles of an event are sorted by."""
    return article.date or "9999", article.id


def cut(sizes: Ints, smaller: Ints) -> Floats:
    """Return the least mean similarity of merges into events of these sizes, given their smaller parts'.

    The members of a large event are among each other's nearest neighbours, so that scaling by these
    lowers their similarities; a small event's neighbours are other events.
    """
    least = np.where(smaller <= FRAGMENT, LEAST_CUT, LARGE_CUT)
    cuts: Floats = SMALL_CUT + (least - SMALL_CUT) * np.clip((sizes - SMALL) / (LARGE - SMALL), 0.0, 1.0)
    return cuts
