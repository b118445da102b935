"""Group anew only what an article that comes or goes can touch, as if everything had been grouped.

An article changes how dense its neighbours' surroundings are, and with that the similarities of those to
theirs. Events form inside parts, which strong similarities hold together; so the parts that changed
similarities touch, before or after, are grouped anew, and no others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.days import days_between
from dossier.analysis.events.evidence import weigh_dates
from dossier.analysis.events.grouping import LEAST_CUT, GroupedArticle, cluster
from dossier.analysis.events.neighbours import Nearest, Pairs, nearest_of, pairs_within
from dossier.analysis.events.scope import WINDOW, Scope
from dossier.analysis.events.similarity import whole_cosines
from dossier.analysis.events.table import UNIT, ArticleTable, norms, vectors
from dossier.analysis.sparse import Floats, Ints

_Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Articles with what grouping keeps of each.

    Attributes:
        table: The articles.
        lengths: The lengths of their vectors, shape (articles,).
        nearest: Their neighbours, by number.
        parts: The part of each, as the number of one of its articles, shape (articles,).
    """

    table: ArticleTable
    lengths: Floats
    nearest: Nearest
    parts: Ints

    def take(self, places: Ints) -> Pool:
        """Return the articles at these places."""
        return Pool(
            self.table.take(places),
            self.lengths[places],
            Nearest(self.nearest.cosines[places], self.nearest.numbers[places]),
            self.parts[places],
        )

    def followed_by(self, other: Pool) -> Pool:
        """Return the articles of both."""
        return Pool(
            self.table.followed_by(other.table),
            np.concatenate((self.lengths, other.lengths)),
            Nearest(
                np.concatenate((self.nearest.cosines, other.nearest.cosines)),
                np.concatenate((self.nearest.numbers, other.nearest.numbers)),
            ),
            np.concatenate((self.parts, other.parts)),
        )

    def without(self, numbers: Ints) -> Pool:
        """Return the articles but those of these numbers."""
        left = ~np.isin(self.table.numbers, numbers)
        return self if left.all() else self.take(np.flatnonzero(left))


class Pools(Protocol):
    """Where the articles that are grouped already are kept."""

    def near(self, days: Ints) -> Pool:
        """Return those dated to a day in one of these ranges, shape (ranges, 2), and those not dated to one.

        It may return others as well, but no article twice. Ranges are apart from each other and in order.
        """

    def everything(self) -> Pool:
        """Return all."""

    def parts(self, parts: Collection[int]) -> Pool:
        """Return those of these parts."""

    def keys(self, numbers: Collection[int]) -> Mapping[int, tuple[str, str]]:
        """Return the date, "9999" for none, and the id of articles by number."""


@dataclass(frozen=True, slots=True, eq=False)
class Regrouped:
    """What has changed.

    Attributes:
        pool: The new state of the articles that are grouped anew.
        places: Where these belong, by number.
        around: The articles that those that came were compared to, these among them.
        cosines: What that gave, in parts of ``UNIT``, -1 for what is out of reach, shape (came, around).
    """

    pool: Pool
    places: Mapping[int, GroupedArticle]
    around: Pool
    cosines: Ints


def regroup(pools: Pools, scope: Scope, removed: ArticleTable, added: ArticleTable) -> Regrouped:
    """Return what changes when articles go and others come; an article that changes does both.

    The result is that of ``group_all`` with the same scope, except that it tells no stories.

    Args:
        pools: The state before; it may hold the added articles or not.
        scope: What that state was grouped with.
        removed: The articles that go.
        added: The articles that come.
    """
    gone = np.concatenate((removed.numbers, added.numbers))
    around = near(pools, removed.followed_by(added), scope.span).without(gone)
    new = _new(added, scope)
    reach = around.followed_by(new)
    cosines = whole_cosines(new.table, new.lengths, reach.table, reach.lengths, scope)
    new = replace(new, nearest=_nearest(cosines, reach, scope))
    lost: _Mask = np.asarray(np.isin(around.nearest.numbers, removed.numbers).any(axis=1))
    before = around.nearest
    around, gained = _gain(around, new.table.numbers, cosines[:, : len(around.table)], ~lost)
    anew = _anew(around.take(np.flatnonzero(lost)), new, pools, gone, scope)
    changed = around.take(np.flatnonzero(gained)).followed_by(anew).followed_by(new)
    seeds = set(_parts_of(pools, removed)) | set(changed.parts[changed.parts >= 0].tolist())
    seeds |= _partners(new, around, cosines[:, : len(around.table)], scope)
    nearer = around.take(np.flatnonzero(gained & _may_be_nearer(before, around.nearest))).followed_by(anew)
    if len(nearer.table):
        others = near(pools, nearer.table, WINDOW).without(np.concatenate((gone, changed.table.numbers)))
        compared = whole_cosines(nearer.table, nearer.lengths, others.table, others.lengths, scope)
        seeds |= _partners(nearer, others, compared, scope)
    region = pools.parts(seeds).without(np.concatenate((gone, changed.table.numbers)))
    grouped, places = _grouped(region.followed_by(changed), pools, scope)
    return Regrouped(grouped, places, reach, cosines)


def _anew(lost: Pool, new: Pool, pools: Pools, gone: Ints, scope: Scope) -> Pool:
    """Return articles that lost a neighbour, with those that they have among what is left and new."""
    if not len(lost.table):
        return lost
    reach = near(pools, lost.table, scope.span).without(gone).followed_by(new)
    cosines = whole_cosines(lost.table, lost.lengths, reach.table, reach.lengths, scope)
    return replace(lost, nearest=_nearest(cosines, reach, scope))


def _parts_of(pools: Pools, removed: ArticleTable) -> list[int]:
    """Return the parts that removed articles are in."""
    held = near(pools, removed, 0)
    parts: list[int] = held.parts[np.isin(held.table.numbers, removed.numbers)].tolist()
    return parts


def near(pools: Pools, table: ArticleTable, span: int) -> Pool:
    """Return the articles within so many days of any of these; of an undated one, all are."""
    if not table.dated.all():
        return pools.everything()
    ranges: list[list[int]] = []
    for day in np.unique(table.days[:, 0]).tolist():
        if ranges and day - span <= ranges[-1][1] + 1:
            ranges[-1][1] = day + span
        else:
            ranges.append([day - span, day + span])
    return pools.near(np.array(ranges, dtype=np.int64).reshape(-1, 2))


def _new(added: ArticleTable, scope: Scope) -> Pool:
    shape = (len(added), scope.neighbours)
    none = Nearest(np.zeros(shape, dtype=np.int64), np.full(shape, -1, dtype=np.int64))
    return Pool(added, norms(added, scope), none, np.full(len(added), -1, dtype=np.int64))


def _gain(around: Pool, new: Ints, found: Ints, candidates: _Mask) -> tuple[Pool, _Mask]:
    """Put new articles among the neighbours of those that they are nearer to; returns them all, and which.

    Args:
        around: The articles that may gain neighbours.
        new: The numbers of the new articles.
        found: The cosines of new articles with those around, shape (new, around).
        candidates: Which of those around are looked at.
    """
    gained = np.zeros(len(around.table), dtype=np.bool_)
    cosines, numbers = around.nearest.cosines.copy(), around.nearest.numbers.copy()
    for number, row in zip(new.tolist(), found, strict=True):
        missing = numbers < 0
        few = missing.any(axis=1)
        where = np.where(few, missing.argmax(axis=1), cosines.argmin(axis=1))
        least = np.take_along_axis(cosines, where[:, None], axis=1)[:, 0]
        nearer = np.flatnonzero(candidates & (row >= 0) & (few | (row > least)))
        cosines[nearer, where[nearer]] = row[nearer]
        numbers[nearer, where[nearer]] = number
        gained[nearer] = True
    return replace(around, nearest=Nearest(cosines, numbers)), gained


def _may_be_nearer(before: Nearest, after: Nearest) -> _Mask:
    """Return which articles may be nearer to others than before, by what their neighbours were and are.

    Where an article's surroundings are denser, the similarities that are scaled by them are less, and what
    was not of its part before is not now.
    """
    nearer: _Mask = (after.density < before.density) | (after.lacking != before.lacking)
    return nearer


def _nearest(cosines: Ints, reach: Pool, scope: Scope) -> Nearest:
    return Nearest(*nearest_of(cosines.astype(np.float64), scope.neighbours, reach.table.numbers))


def _partners(some: Pool, others: Pool, cosines: Ints, scope: Scope) -> set[int]:
    """Return the parts of the others that some articles are strongly similar to.

    Args:
        some: The articles.
        others: The others, none of them among the articles.
        cosines: Their cosines, shape (some, others).
        scope: What is known of the folder.
    """
    both = some.followed_by(others)
    rows, columns = np.nonzero(cosines > 0)
    targets = columns + len(some.table)
    density = both.nearest.density
    values = cosines[rows, columns] / UNIT
    pairs = Pairs(rows, targets, values, values / np.sqrt(density[rows] * density[targets]))
    weighed = weigh_dates(pairs, both.table, both.nearest.lacking, mostly_dated=scope.mostly_dated)
    close = days_between(both.table.days[rows], both.table.days[targets]) <= WINDOW
    return set(both.parts[targets[close & (weighed >= LEAST_CUT)]].tolist())


def _grouped(region: Pool, pools: Pools, scope: Scope) -> tuple[Pool, dict[int, GroupedArticle]]:
    """Group the articles of whole parts; returns their new state, and where they belong."""
    keys = pools.keys(region.table.numbers.tolist())
    dated, days, numbers = region.table.dated, region.table.days[:, 0], region.table.numbers.tolist()
    order = sorted(range(len(numbers)), key=lambda at: (not dated[at], days[at], keys[numbers[at]]))
    region = region.take(np.array(order, dtype=np.int64))
    table = region.table
    rows, hashes = vectors(table, scope, region.lengths)
    pairs = pairs_within(rows, hashes, table, region.nearest.density, scope)
    clusters, centrality, parts = cluster(pairs, table, region.nearest, mostly_dated=scope.mostly_dated)
    places: dict[int, GroupedArticle] = {}
    for members in clusters:
        named = table.numbers[members].tolist()
        earliest = min(named, key=lambda number: keys[number])
        for number, at in zip(named, members, strict=True):
            places[number] = GroupedArticle(earliest, None, float(centrality[at]))
    return replace(region, parts=table.numbers[parts]), places
