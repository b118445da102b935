"""Average-link clustering of a component in which most nodes are similar to most others."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]

_MOST_NODES = 3000  # whose matrix takes 72 MB
_LEAST_SHARE = 0.1  # of all pairs that have an edge: with fewer, the matrix is not worth its memory


def cluster_densely(
    sources: _Ints,
    targets: _Ints,
    similarities: _Floats,
    cut: Callable[[_Ints, _Ints], _Floats],
    mergeable: Callable[[Sequence[int], Sequence[int]], bool],
) -> list[list[int]] | None:
    """Cluster one component as ``linkage.average_link`` does; None where a matrix does not suit it.

    Clusters that cannot merge must not be able to when they have grown.

    Args:
        sources: One end of each edge, shape (edges,).
        targets: The other end, shape (edges,).
        similarities: The edges' weights, shape (edges,).
        cut: Returns the least mean similarity of merges, given the sizes of the clusters that they
            make and of the smaller of their two parts, elementwise.
        mergeable: Says whether two clusters may become one.
    """
    nodes, places = np.unique(np.concatenate((sources, targets)), return_inverse=True)
    count = len(nodes)
    if count > _MOST_NODES or len(sources) < _LEAST_SHARE * count * count / 2:
        return None
    sums = np.zeros((count, count))
    first, second = places[: len(sources)], places[len(sources) :]
    sums[first, second] = sums[second, first] = similarities
    return _Clusters(nodes.tolist(), sums, cut, mergeable).merged()


class _Clusters:
    """Clusters by the place of their first node, and the summed similarities between them."""

    def __init__(
        self,
        nodes: list[int],
        sums: _Floats,
        cut: Callable[[_Ints, _Ints], _Floats],
        mergeable: Callable[[Sequence[int], Sequence[int]], bool],
    ) -> None:
        self._members = {at: [node] for at, node in enumerate(nodes)}
        self._sums, self._cut, self._mergeable = sums, cut, mergeable
        self._sizes = np.ones(len(nodes), dtype=np.int64)
        self._gone = np.zeros(len(nodes), dtype=np.bool_)
        self._heap: list[tuple[float, int, int]] = []

    def merged(self) -> list[list[int]]:
        """Merge the pair of the greatest surplus until there is none; return clusters of two or more."""
        for at in self._members:
            self._look(at)
        while self._heap:
            negative, a, b = heapq.heappop(self._heap)
            if a not in self._members:
                continue
            if b not in self._members or self._surplus(a)[b] != -negative:
                self._look(a)  # the entry is from before one of them grew
            elif not self._mergeable(self._members[a], self._members[b]):
                self._sums[a, b] = self._sums[b, a] = -np.inf
                self._look(a)
            else:
                self._join(min(a, b), max(a, b))
        return [sorted(members) for members in self._members.values() if len(members) > 1]

    def _surplus(self, at: int) -> _Floats:
        sizes = self._sizes
        cuts = self._cut(sizes[at] + sizes, np.minimum(sizes[at], sizes))
        surplus: _Floats = self._sums[at] / (sizes[at] * sizes * cuts)
        surplus[self._gone] = 0.0
        surplus[at] = 0.0
        return surplus

    def _look(self, at: int) -> None:
        """Put the best partner of a cluster on the heap.

        What others may gain by it stands there too, seen from this side; what they lose is found out
        when their turn comes.
        """
        surplus = self._surplus(at)
        best = int(np.argmax(surplus))
        if surplus[best] >= 1.0:
            heapq.heappush(self._heap, (-float(surplus[best]), at, best))

    def _join(self, a: int, b: int) -> None:
        self._members[a] += self._members.pop(b)
        self._sums[a] += self._sums[b]
        self._sums[:, a] = self._sums[a]
        self._sizes[a] += self._sizes[b]
        self._gone[b] = True
        self._look(a)
