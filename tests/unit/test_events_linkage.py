import numpy as np

from dossier.analysis.linkage import average_link, components

Edge = tuple[int, int, float]


def clusters(
    count: int, edges: list[Edge], cut: float = 0.5, apart: frozenset[int] = frozenset()
) -> list[list[int]]:
    columns = np.array(edges, dtype=np.float64).reshape(-1, 3)
    return average_link(
        count,
        columns[:, 0].astype(np.int64),
        columns[:, 1].astype(np.int64),
        columns[:, 2],
        lambda sizes, _smaller: np.full(len(sizes), cut),
        cut,
        lambda first, second: not apart or not apart <= {*first, *second},
    )


def test_a_chain_is_cut_where_its_ends_are_unlike() -> None:
    assert clusters(4, [(0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9)]) == [[0, 1], [2, 3]]


def test_a_dense_group_is_one_cluster() -> None:
    edges = [(a, b, 0.6) for a in range(5) for b in range(a + 1, 5)]
    assert clusters(5, edges) == [[0, 1, 2, 3, 4]]


def test_what_may_not_be_merged_stays_apart() -> None:
    assert clusters(2, [(0, 1, 0.9)], apart=frozenset({0, 1})) == []


def test_no_edges_make_no_clusters() -> None:
    assert clusters(3, []) == []


def test_components_are_named_by_their_first_node() -> None:
    assert components(5, [(3, 4), (1, 2), (2, 4)]) == [0, 1, 1, 1, 1]
