import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dossier.analysis.sparse import Postings, SparseRows, ranges


def sparse(dense: np.ndarray) -> SparseRows:
    rows, columns = np.nonzero(dense)
    starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(dense)))))
    values = dense[rows, columns].astype(np.float32)
    return SparseRows(starts, columns.astype(np.int32), values, dense.shape[1])


@given(arrays(np.int64, (7, 5), elements=st.integers(0, 3)), st.integers(0, 6), st.integers(0, 6))
def test_products_are_those_of_the_dense_matrix(dense: np.ndarray, low: int, first: int) -> None:
    products = Postings(sparse(dense), first, 7, longest=7).products(sparse(dense), low, 7)
    assert np.allclose(products, dense[low:] @ dense[first:].T)


def test_a_column_of_too_many_rows_is_left_out() -> None:
    dense = np.array([[1, 1], [1, 0], [1, 1]])
    products = Postings(sparse(dense), 0, 3, longest=2).products(sparse(dense), 0, 3)
    assert products.tolist() == [[1, 0, 1], [0, 0, 0], [1, 0, 1]]


def test_ranges_follow_one_another() -> None:
    assert ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
