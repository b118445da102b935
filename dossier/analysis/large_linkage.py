"""Average-link clustering of a component with many edges, in arrays, which take a tenth of dictionaries."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]
_Places = NDArray[np.int32]

_NONE = -1
_GONE = -np.inf  # the weight of an edge that is no more


def cluster_many(
    sources: NDArray[np.integer],
    targets: NDArray[np.integer],
    similarities: _Floats,
    cut: Callable[[_Ints, _Ints], _Floats],
    mergeable: Callable[[Sequence[int], Sequence[int]], bool],
) -> list[list[int]]:
    """Cluster one component as ``linkage.average_link`` does.

    Clusters that cannot merge must not be able to when they have grown.

    Args:
        sources: One end of each edge, shape (edges,).
        targets: The other end, shape (edges,).
        similarities: The edges' weights, shape (edges,).
        cut: Returns the least mean similarity of merges, given the sizes of the clusters that they
            make and of the smaller of their two parts, elementwise.
        mergeable: Says whether two clusters may become one.
    """
    nodes = np.union1d(sources, targets)
    first, second = (np.searchsorted(nodes, ends).astype(np.int32) for ends in (sources, targets))
    clusters = _Clusters(len(nodes), first, second, similarities, cut)
    return clusters.merged(nodes.tolist(), mergeable)


class _Clusters:
    """Clusters by the place of their first node, and the edges of each.

    Of an edge the two ends are known as ``one ^ other``: what looks at it from one gets the other.
    """

    def __init__(
        self,
        count: int,
        first: _Places,
        second: _Places,
        similarities: _Floats,
        cut: Callable[[_Ints, _Ints], _Floats],
    ) -> None:
        both = zip(_edges_of(first, count), _edges_of(second, count), strict=True)
        self._edges: list[_Places] = [np.concatenate(edges) for edges in both]
        self._ends = first ^ second
        self._sums = similarities.copy()
        self._cut = cut
        self._sizes = np.ones(count, dtype=np.int64)
        self._edge_to = np.full(count, _NONE, dtype=np.int32)  # lent to each merge in turn
        self._grown = [0] * count  # at which merge, -1 for what is merged into another
        self._heap: list[tuple[float, int, int, int, int]] = []

    def merged(
        self, nodes: Sequence[int], mergeable: Callable[[Sequence[int], Sequence[int]], bool]
    ) -> list[list[int]]:
        """Merge the pair of the greatest surplus until there is none; return clusters of two or more."""
        members = {at: [node] for at, node in enumerate(nodes)}
        for at in members:
            self._look(at, 0)
        merges = 0
        while self._heap:
            _, a, b, looked, merge = heapq.heappop(self._heap)
            if self._grown[looked] == _NONE:
                continue
            if not (0 <= self._grown[a] <= merge and 0 <= self._grown[b] <= merge):
                self._look(looked, merges)  # the entry is from before one of them grew
            elif not mergeable(members[a], members[b]):
                edges = self._edges[a]
                self._sums[edges[self._ends[edges] ^ a == b]] = _GONE
                self._look(looked, merges)
            else:
                merges += 1
                members[a] += members.pop(b)
                self._join(a, b)
                self._grown[a], self._grown[b] = merges, _NONE
                self._look(a, merges)
        return [sorted(some) for some in members.values() if len(some) > 1]

    def _look(self, at: int, merge: int) -> None:
        """Put the best partner of a cluster on the heap, the earliest of equal ones.

        What others may gain by it stands there too, seen from this side; what they lose is found out
        when their turn comes.
        """
        edges = self._edges[at]
        others = self._ends[edges] ^ at
        own, sizes = self._sizes[at], self._sizes[others]
        surplus = self._sums[edges] / (own * sizes * self._cut(own + sizes, np.minimum(own, sizes)))
        most = float(surplus.max(initial=0.0))
        if most >= 1.0:
            best = int(others[surplus == most].min())
            heapq.heappush(self._heap, (-most, min(at, best), max(at, best), at, merge))

    def _join(self, a: int, b: int) -> None:
        """Give the edges of b to a; what both have with the same cluster becomes one."""
        own, new = self._left(a), self._left(b)
        others = self._ends[new] ^ b
        self._edge_to[self._ends[own] ^ a] = own
        same = self._edge_to[others]
        self._edge_to[self._ends[own] ^ a] = _NONE
        to_a, shared = others == a, same != _NONE
        self._sums[same[shared]] += self._sums[new[shared]]
        self._sums[new[shared | to_a]] = _GONE
        moved = new[~(shared | to_a)]
        self._ends[moved] ^= np.int32(a ^ b)
        self._edges[a] = np.concatenate((own[self._ends[own] ^ a != b], moved))
        self._edges[b] = moved[:0]
        self._sizes[a] += self._sizes[b]

    def _left(self, at: int) -> _Places:
        edges = self._edges[at]
        left: _Places = edges[self._sums[edges] != _GONE]
        return left


def _edges_of(ends: _Places, count: int) -> list[_Places]:
    """Return the edges that have each node for this one of their ends."""
    edges = np.argsort(ends, kind="stable").astype(np.int32)
    return np.split(edges, np.cumsum(np.bincount(ends, minlength=count))[:-1])
