"""Which articles are similar: candidates near in time, scaled by the density around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.days import days_between
from dossier.analysis.sparse import Floats, Ints, Postings, SparseRows, sums
from dossier.model import Cancelled

LEAST_NEIGHBOURS, MOST_NEIGHBOURS = 8, 11
FLOOR = 0.03  # a cosine below is chance
LEAST_DENSITY = 0.10  # what unrelated reports of the same country and time have; stands in for missing ones
WINDOW = 3  # days between two reports of one event
_AROUND = 1500  # how many articles before and after count as the neighbourhood
_LEAST_SCALED = 0.25  # what is less counts as nothing, and would fill the memory of a folder on one affair
_SLAB = 1024  # articles that share one inverted file
_CELLS = 1 << 19  # similarities computed at a time
_WIDEST = 30_000  # articles that one is compared to at most: the nearest in the order of days
_LONGEST = 2000  # a term of more articles of a slab's range than this is left out of it ...
_USUAL_RANGE = 20_000  # ... and of fewer in a wider range, so that the work of one article is bounded


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


def similar_pairs(rows: SparseRows, ranges: NDArray[np.int64], *, cancelled: Cancelled) -> Pairs:
    """Return the pairs of articles that may report one event.

    Args:
        rows: The articles' vectors, those dated to the day first and in the order of their days.
        ranges: The first and last days that their dates may mean, shape (articles, 2).
        cancelled: Asked now and then whether to give up.
    """
    count = len(rows)
    dated = int(np.count_nonzero(ranges[:, 0] == ranges[:, 1]))
    density = np.full(count, LEAST_DENSITY)
    neighbours = min(max(count * 2 // 5, LEAST_NEIGHBOURS), MOST_NEIGHBOURS)
    found: list[tuple[Ints, Ints, Floats]] = []
    for low in range(0, count, _SLAB):
        if cancelled():
            break
        high = min(low + _SLAB, count)
        first, last = _reach(ranges[:dated, 0], count, low, high)
        longest = _LONGEST * _USUAL_RANGE // max(_USUAL_RANGE, last - first)
        postings = Postings(rows, first, last, longest)
        step = max(1, _CELLS // (last - first))
        for at in range(low, high, step):
            end = min(at + step, high)
            cosines = postings.products(rows, at, end)
            cosines[np.arange(end - at), np.arange(at, end) - first] = 0.0
            density[at:end] = np.maximum(_mean_of_nearest(cosines, neighbours), LEAST_DENSITY)
            found.append(_candidates(cosines, density, ranges, at, first))
    if not found:
        return Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0))
    sources, targets, cosines = (np.concatenate(column) for column in zip(*found, strict=True))
    scaled = cosines / np.sqrt(density[sources] * density[targets])
    return Pairs(sources, targets, cosines, scaled)


def _reach(days: NDArray[np.int64], count: int, low: int, high: int) -> tuple[int, int]:
    """Return the range of articles that those of a slab are compared to.

    Args:
        days: The days of the dated articles, which come first.
        count: The number of all articles.
        low: Where the slab begins.
        high: Where it ends.
    """
    if high > len(days):  # what has no date may belong anywhere
        first, last = 0, count
    else:
        window = np.searchsorted(days, [days[low] - WINDOW, days[high - 1] + WINDOW + 1], "left")
        first, last = min(int(window[0]), low - _AROUND), max(int(window[1]), high + _AROUND)
    return max(0, first, low - _WIDEST // 2), min(count, last, high + _WIDEST // 2)


def _mean_of_nearest(cosines: Floats, neighbours: int) -> Floats:
    """Return the mean similarity of each row to its nearest neighbours, shape (rows,)."""
    missing = max(0, neighbours - cosines.shape[1] + 1)
    if cosines.shape[1] > neighbours:
        cosines = np.partition(cosines, cosines.shape[1] - neighbours, axis=1)[:, -neighbours:]
    mean: Floats = (cosines.sum(axis=1) + missing * LEAST_DENSITY) / neighbours
    return mean


def _candidates(
    cosines: Floats, density: Floats, ranges: NDArray[np.int64], low: int, first: int
) -> tuple[Ints, Ints, Floats]:
    """Return the pairs of a block of rows from ``low`` with earlier articles that may report one event.

    The densities of the block and of what precedes it are known by now.
    """
    rows, columns = np.nonzero(cosines > FLOOR)
    values = cosines[rows, columns]
    targets, sources = rows + low, columns + first
    kept = sources < targets
    sources, targets, values = sources[kept], targets[kept], values[kept]
    kept = values >= _LEAST_SCALED * np.sqrt(density[sources] * density[targets])
    sources, targets, values = sources[kept], targets[kept], values[kept]
    near = days_between(ranges[sources], ranges[targets]) <= WINDOW
    sources, targets, values = sources[near], targets[near], values[near]
    return sources, targets, values
