"""Which articles are similar: candidates near in time, scaled by the density around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.days import days_between
from dossier.analysis.events.scope import WINDOW, Scope
from dossier.analysis.events.table import UNIT, ArticleTable
from dossier.analysis.sparse import Floats, Ints, Postings, SparseRows, sums
from dossier.analysis.terms import Hashes
from dossier.model import Cancelled

FLOOR = 0.03  # a cosine below is chance
LEAST_DENSITY = 0.10  # what unrelated reports of the same country and time have
_MISSING = 0.25  # stands in for a neighbour that a small folder lacks: what the nearest other event has
LEAST_SCALED = 0.25  # what is less counts as nothing, and would fill the memory of a folder on one affair
_SLAB = 1024  # articles that share one inverted file
_CELLS = 1 << 18  # similarities computed at a time


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Similar articles, by number, ``sources < targets``; each array has shape (pairs,)."""

    sources: Ints
    targets: Ints
    cosines: Floats
    scaled: Floats

    def mean_similarities(self, clusters: Sequence[Sequence[int]], count: int) -> Floats:
        """Return for each article how similar it is to the others of its cluster, summed; shape (count,)."""
        labels = np.zeros(count, dtype=np.int64)
        for label, cluster in enumerate(clusters):
            labels[cluster] = label
        inside = labels[self.sources] == labels[self.targets]
        weights = self.cosines[inside]
        return sums(self.sources[inside], weights, count) + sums(self.targets[inside], weights, count)


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """The nearest neighbours of articles: cosines in parts of ``UNIT``, and numbers, -1 for none.

    Both have shape (articles, neighbours), in no order.
    """

    cosines: Ints
    numbers: Ints

    @property
    def density(self) -> Floats:
        """How similar each article is to its neighbours on the mean, shape (articles,)."""
        return density_of(self.cosines)

    @property
    def lacking(self) -> NDArray[np.bool_]:
        """Which articles have fewer neighbours than asked for, shape (articles,)."""
        lacking: NDArray[np.bool_] = np.asarray((self.numbers < 0).any(axis=1))
        return lacking


def density_of(cosines: Ints) -> Floats:
    """Return the mean similarity to neighbours, from their cosines, shape (articles, neighbours)."""
    mean: Floats = cosines.sum(axis=1) / (UNIT * cosines.shape[1])
    return np.maximum(mean, LEAST_DENSITY)


def similar_pairs(
    rows: SparseRows,
    hashes: Hashes,
    ranges: NDArray[np.int64],
    scope: Scope,
    *,
    cancelled: Cancelled,
) -> tuple[Pairs, Nearest]:
    """Return the pairs of articles that may report one event, and the nearest neighbours of each.

    An article dated to the day has its neighbours among those of the days around it and those without
    such a date, any other one among all.

    Args:
        rows: The articles' vectors, those dated to the day first and in the order of their days.
        hashes: The term of each column, shape (columns,).
        ranges: The first and last days that their dates may mean, shape (articles, 2).
        scope: What is known of the folder.
        cancelled: Asked now and then whether to give up.
    """
    count = len(rows)
    dated = int(np.count_nonzero(ranges[:, 0] == ranges[:, 1]))
    firsts, lasts = _reach(ranges[:dated, 0], count, scope.span)
    near_firsts, _ = _reach(ranges[:dated, 0], count, WINDOW)
    left = [~scope.compared(hashes, dated=True), ~scope.compared(hashes, dated=False)]
    cosines = np.zeros((count, scope.neighbours), dtype=np.int64)
    numbers = np.full((count, scope.neighbours), -1, dtype=np.int64)
    density = np.full(count, LEAST_DENSITY)
    found: list[tuple[Ints, Ints, Floats]] = []
    for low, high in _slabs(dated, count):
        if cancelled():
            break
        first, last = int(firsts[low:high].min()), int(lasts[low:high].max())
        postings = [Postings(rows, first, last, left_out=left[low >= dated])]
        columns = np.arange(first, last)
        if low < dated < count:  # what has no date is a neighbour of everything
            postings.append(Postings(rows, dated, count, left_out=left[True]))
            columns = np.concatenate((columns, np.arange(dated, count)))
        step = max(1, _CELLS // len(columns))
        for at in range(low, high, step):
            end = min(at + step, high)
            block = np.hstack([one.products(rows, at, end) for one in postings])
            outside = (columns < firsts[at:end, None]) | (columns >= lasts[at:end, None])
            outside[:, last - first :] = False
            block[outside] = -1.0
            block[np.arange(end - at), np.arange(at, end) - first] = -1.0
            cosines[at:end], numbers[at:end] = nearest_of(block, scope.neighbours, columns)
            density[at:end] = density_of(cosines[at:end])
            found.append(_candidates(block, density, ranges, at, first, near_firsts))
    return _joined(found, density), Nearest(cosines, numbers)


def pairs_within(
    rows: SparseRows, hashes: Hashes, table: ArticleTable, density: Floats, scope: Scope
) -> Pairs:
    """Return the pairs among some articles that may report one event, given how dense their surroundings are.

    Args:
        rows: The articles' vectors, in the table's order, those dated to the day first.
        hashes: The term of each column, shape (columns,).
        table: The articles.
        density: The mean similarity of each to its neighbours, shape (articles,).
        scope: What is known of the folder.
    """
    count, dated = len(rows), int(np.count_nonzero(table.dated))
    left = [~scope.compared(hashes, dated=True), ~scope.compared(hashes, dated=False)]
    near_firsts, _ = _reach(table.days[:dated, 0], count, WINDOW)
    found: list[tuple[Ints, Ints, Floats]] = []
    for low, high in _slabs(dated, count):
        first = int(near_firsts[low:high].min())
        postings = Postings(rows, first, high, left_out=left[low >= dated])
        step = max(1, _CELLS // (high - first))
        for at in range(low, high, step):
            block = postings.products(rows, at, min(at + step, high))
            found.append(_candidates(block, density, table.days, at, first, near_firsts))
    return _joined(found, density)


def _joined(found: list[tuple[Ints, Ints, Floats]], density: Floats) -> Pairs:
    if not found:
        empty = np.zeros(0, dtype=np.int64)
        return Pairs(empty, empty, np.zeros(0), np.zeros(0))
    sources, targets, values = (np.concatenate(column) for column in zip(*found, strict=True))
    return Pairs(sources, targets, values, values / np.sqrt(density[sources] * density[targets]))


def nearest_of(block: Floats, neighbours: int, columns: Ints) -> tuple[Ints, Ints]:
    """Return the greatest of each row, and their columns, each of shape (rows, neighbours).

    What is below 0 is no neighbour; where there are too few, a usual one stands in for each.
    """
    count = min(neighbours, block.shape[1])
    where = np.argpartition(block, block.shape[1] - count, axis=1)[:, block.shape[1] - count :]
    values = np.take_along_axis(block, where, axis=1)
    cosines = np.full((len(block), neighbours), round(_MISSING * UNIT), dtype=np.int64)
    numbers = np.full((len(block), neighbours), -1, dtype=np.int64)
    cosines[:, :count] = np.where(values < 0, cosines[:, :count], values)
    numbers[:, :count] = np.where(values < 0, -1, columns[where])
    return cosines, numbers


def _slabs(dated: int, count: int) -> list[tuple[int, int]]:
    """Return ranges of articles; none holds both dated and undated ones."""
    starts = [*range(0, dated, _SLAB), *range(dated, count, _SLAB)]
    return list(pairwise([*starts, count]))


def _reach(days: NDArray[np.int64], count: int, span: int) -> tuple[Ints, Ints]:
    """Return the range of articles within a span of days of each; of an undated one, all.

    Args:
        days: The days of the dated articles, which come first.
        count: The number of all articles.
        span: Days before and after.
    """
    firsts = np.zeros(count, dtype=np.int64)
    lasts = np.full(count, count, dtype=np.int64)
    firsts[: len(days)] = np.searchsorted(days, days - span, "left")
    lasts[: len(days)] = np.searchsorted(days, days + span, "right")
    return firsts, lasts


def _candidates(
    block: Floats, density: Floats, ranges: NDArray[np.int64], low: int, first: int, near_firsts: Ints
) -> tuple[Ints, Ints, Floats]:
    """Return the pairs of a block of rows from ``low`` with earlier articles that may report one event.

    The densities of the block and of what precedes it are known by now.
    """
    begin = max(0, int(near_firsts[low : low + len(block)].min()) - first)
    end = low + len(block) - first
    rows, columns = np.nonzero(block[:, begin:end] > FLOOR * UNIT)
    columns += begin
    values = block[rows, columns] / UNIT
    targets, sources = rows + low, columns + first
    kept = sources < targets
    sources, targets, values = sources[kept], targets[kept], values[kept]
    kept = values >= LEAST_SCALED * np.sqrt(density[sources] * density[targets])
    sources, targets, values = sources[kept], targets[kept], values[kept]
    near = days_between(ranges[sources], ranges[targets]) <= WINDOW
    sources, targets, values = sources[near], targets[near], values[near]
    return sources, targets, values
