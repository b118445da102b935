"""Clustering in arrays gives what clustering with a heap of edges gives."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dossier.analysis import linkage
from dossier.analysis.large_linkage import cluster_many


def cut(sizes: NDArray[np.int64], smaller: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(sizes < 6, 0.9, np.where(smaller < 3, 0.7, 0.8))


def small(first: object, second: object) -> bool:
    return len(list(first)) + len(list(second)) <= 9  # type: ignore[call-overload] -- both are lists


def clusters_both_ways(pairs: NDArray[np.int64], weights: NDArray[np.float64]) -> list[list[list[int]]]:
    sources, targets = pairs[:, 0].copy(), pairs[:, 1].copy()
    edges = zip(sources.tolist(), targets.tolist(), weights.tolist(), strict=True)
    found = cluster_many(sources, targets, weights, cut, small), linkage._cluster(edges, cut, small)
    return [sorted(clusters) for clusters in found]


@settings(deadline=None)
@given(st.integers(3, 16), st.floats(0.2, 1.0), st.integers(0, 2**32 - 1))
def test_both_ways_give_the_same_clusters(count: int, share: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = np.array(list(combinations(range(count), 2)))
    pairs = pairs[rng.random(len(pairs)) < share]
    arrays, dictionaries = clusters_both_ways(pairs, rng.random(len(pairs)) * 1.4)
    assert arrays == dictionaries


@settings(deadline=None)
@given(st.integers(3, 16), st.integers(0, 2**32 - 1))
def test_of_equal_pairs_both_ways_take_the_earliest(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = np.array(list(combinations(range(count), 2)))
    arrays, dictionaries = clusters_both_ways(pairs, rng.integers(0, 6, len(pairs)) / 4)
    assert arrays == dictionaries


def test_hundreds_of_equals_become_one_cluster() -> None:
    pairs = np.array(list(combinations(range(300), 2)))
    sources, targets = pairs[:, 0].copy(), pairs[:, 1].copy()
    weights = np.ones(len(pairs))
    (whole,) = linkage.average_link(300, sources, targets, weights, cut, 0.7, lambda _first, _second: True)
    assert whole == list(range(300))


def test_a_chain_of_thousands_falls_apart_into_groups_that_may_be() -> None:
    nodes = np.arange(3000)
    clusters = linkage.average_link(3000, nodes[:-1], nodes[1:], np.ones(2999), cut, 0.7, small)
    assert {len(cluster) for cluster in clusters} == {2}
