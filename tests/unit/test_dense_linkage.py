"""Clustering with a matrix gives what clustering with a heap of edges gives."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dossier.analysis import linkage
from dossier.analysis.dense_linkage import cluster_densely


def cut(sizes: NDArray[np.int64], smaller: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(sizes < 6, 0.9, np.where(smaller < 3, 0.7, 0.8))


def small(first: object, second: object) -> bool:
    return len(list(first)) + len(list(second)) <= 9  # type: ignore[call-overload] -- both are lists


@settings(deadline=None)
@given(st.integers(3, 16), st.integers(0, 2**32 - 1))
def test_both_ways_give_the_same_clusters(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = np.array(list(combinations(range(count), 2)))
    weights = rng.random(len(pairs)) * 1.4  # no two are the same
    sources, targets = pairs[:, 0].copy(), pairs[:, 1].copy()
    dense = cluster_densely(sources, targets, weights, cut, small)
    edges = zip(sources.tolist(), targets.tolist(), weights.tolist(), strict=True)
    sparse = linkage._cluster(edges, cut, small)
    assert dense is not None
    assert sorted(dense) == sorted(sparse)


def test_a_sparse_component_is_none_for_a_matrix() -> None:
    chain = np.arange(60)
    assert cluster_densely(chain[:-1], chain[1:], np.ones(59), cut, small) is None


def test_hundreds_of_equals_become_one_cluster() -> None:
    pairs = np.array(list(combinations(range(300), 2)))
    sources, targets = pairs[:, 0].copy(), pairs[:, 1].copy()
    weights = np.ones(len(pairs))
    (whole,) = linkage.average_link(300, sources, targets, weights, cut, 0.7, lambda _first, _second: True)
    assert whole == list(range(300))
