"""Average-link clustering of a sparse graph of similarities."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.large_linkage import cluster_many

Edge = tuple[int, int, float]
Mergeable = Callable[[Sequence[int], Sequence[int]], bool]
Cut = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float64]]

_MANY_EDGES = 2000  # of one component, from which on arrays are the quicker


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of ``count`` nodes the smallest node that pairs connect it to."""
    parents = list(range(count))

    def root(node: int) -> int:
        while parents[node] != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    for a, b in pairs:
        first, second = root(a), root(b)
        if first != second:
            parents[max(first, second)] = min(first, second)
    return [root(node) for node in range(count)]


def average_link(
    count: int,
    sources: NDArray[np.integer],
    targets: NDArray[np.integer],
    similarities: NDArray[np.float64],
    cut: Cut,
    least: float,
    mergeable: Mergeable,
    parts: NDArray[np.int64] | None = None,
) -> list[list[int]]:
    """Merge the two clusters whose mean similarity is the most above the cut, until none reaches it.

    A pair without an edge counts as 0. Only clusters that hold an edge of at least the least cut
    between them can merge, so each connected component of such edges is clustered alone.

    Args:
        count: The number of nodes.
        sources: One end of each edge, the smaller one, shape (edges,).
        targets: The other end, shape (edges,).
        similarities: The edges' weights, shape (edges,).
        cut: Returns the least mean similarity of merges, given the sizes of the clusters that they
            make and of the smaller of their two parts, elementwise.
        least: The least value that ``cut`` returns.
        mergeable: Says whether two clusters may become one; where they may not, they may not either when
            they have grown.
        parts: What ``linked_parts`` returned for these edges, if it was asked before.

    Returns:
        The clusters of two or more nodes, each sorted.
    """
    part = linked_parts(count, sources, targets, similarities, least) if parts is None else parts
    inside = np.flatnonzero(part[sources] == part[targets])
    inside = inside[np.argsort(part[sources[inside]], kind="stable")]
    _, firsts = np.unique(part[sources[inside]], return_index=True)
    clusters: list[list[int]] = []
    for first, last in pairwise([*firsts.tolist(), len(inside)] if len(firsts) else []):
        edges = inside[first:last]
        if last - first < _MANY_EDGES:
            columns = (column[edges].tolist() for column in (sources, targets, similarities))
            clusters += _cluster(zip(*columns, strict=True), cut, mergeable)
        else:
            clusters += cluster_many(sources[edges], targets[edges], similarities[edges], cut, mergeable)
    return clusters


def linked_parts(
    count: int,
    sources: NDArray[np.integer],
    targets: NDArray[np.integer],
    similarities: NDArray[np.float64],
    least: float,
) -> NDArray[np.int64]:
    """Return, for each node, the first node that edges of at least ``least`` connect it to."""
    strong = similarities >= least
    pairs = zip(sources[strong].tolist(), targets[strong].tolist(), strict=True)
    return np.array(components(count, pairs), dtype=np.int64)


def _cluster(edges: Iterable[Edge], cut: Cut, mergeable: Mergeable) -> list[list[int]]:
    """Cluster one component; ties go to the earliest nodes, so that the result is one."""

    @cache
    def least(size: int, smaller: int) -> float:
        return float(cut(np.array([size]), np.array([smaller]))[0])

    def surplus(a: int, b: int) -> float:
        first, second = len(members[a]), len(members[b])
        return sums[a][b] / (first * second * least(first + second, min(first, second)))

    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, weight in edges:
        sums[a][b] = sums[b][a] = weight
    members = {node: [node] for node in sums}
    heap = [(-surplus(a, b), a, b) for a in sums for b in sums[a] if a < b and surplus(a, b) >= 1.0]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in sums[a]:
            continue
        if -negative != surplus(a, b):
            continue  # an entry from before one of them grew
        if not mergeable(members[a], members[b]):
            continue
        members[a] += members.pop(b)
        del sums[a][b]
        for other, total in sums.pop(b).items():
            if other == a:
                continue
            del sums[other][b]
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
        for other in sums[a]:
            first, second = min(a, other), max(a, other)
            if surplus(first, second) >= 1.0:
                heapq.heappush(heap, (-surplus(first, second), first, second))
    return [sorted(cluster) for cluster in members.values() if len(cluster) > 1]
