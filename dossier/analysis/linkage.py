"""Average-link clustering of a sparse graph of similarities."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Edge = tuple[int, int, float]
Mergeable = Callable[[Sequence[int], Sequence[int]], bool]


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
    sources: NDArray[np.int64],
    targets: NDArray[np.int64],
    similarities: NDArray[np.float64],
    cut: float,
    mergeable: Mergeable,
) -> list[list[int]]:
    """Merge the two clusters of the greatest mean similarity until none is at least ``cut``.

    A pair without an edge counts as 0. Only clusters that hold an edge of at least ``cut`` between
    them can merge, so each connected component of such edges is clustered alone.

    Args:
        count: The number of nodes.
        sources: One end of each edge, the smaller one, shape (edges,).
        targets: The other end, shape (edges,).
        similarities: The edges' weights, shape (edges,).
        cut: The least mean similarity of a merge.
        mergeable: Says whether two clusters may become one.

    Returns:
        The clusters of two or more nodes, each sorted.
    """
    strong = similarities >= cut
    part = np.array(components(count, zip(sources[strong].tolist(), targets[strong].tolist(), strict=True)))
    inside = part[sources] == part[targets]
    edges: dict[int, list[Edge]] = defaultdict(list)
    for a, b, weight in zip(
        sources[inside].tolist(), targets[inside].tolist(), similarities[inside].tolist(), strict=True
    ):
        edges[int(part[a])].append((a, b, weight))
    return [cluster for key in sorted(edges) for cluster in _cluster(edges[key], cut, mergeable)]


def _cluster(edges: list[Edge], cut: float, mergeable: Mergeable) -> list[list[int]]:
    """Cluster one component; ties go to the earliest nodes, so that the result is one."""
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, weight in edges:
        sums[a][b] = sums[b][a] = weight
    members = {node: [node] for node in sums}
    heap = [(-weight, a, b) for a, b, weight in edges if weight >= cut]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in sums[a]:
            continue
        if -negative != sums[a][b] / (len(members[a]) * len(members[b])):
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
        for other, total in sums[a].items():
            mean = total / (len(members[a]) * len(members[other]))
            if mean >= cut:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return [sorted(cluster) for cluster in members.values() if len(cluster) > 1]
