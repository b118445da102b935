"""Sparse rows and their products, block by block, in plain numpy.

Products are summed with ``bincount`` over inverted lists of a range of rows, so that the caller
decides how many rows are compared, and the cost follows from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_PRODUCTS = 1 << 17  # made at a time, some 40 bytes each


@dataclass(frozen=True, slots=True, eq=False)
class SparseRows:
    """Rows of a sparse matrix (compressed sparse row form).

    Attributes:
        starts: Where each row begins in ``columns`` and ``values``, shape (rows + 1,).
        columns: Column numbers, shape (entries,).
        values: Weights, shape (entries,).
        width: The number of columns.
    """

    starts: Ints
    columns: NDArray[np.int32]
    values: NDArray[np.float32]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1


class Postings:
    """Inverted lists of a range of rows: for each column, the rows that have a value in it."""

    def __init__(
        self,
        rows: SparseRows,
        low: int,
        high: int,
        longest: int | None = None,
        *,
        left_out: NDArray[np.bool_] | None = None,
    ) -> None:
        """Invert the rows ``[low, high)``.

        Columns of more than ``longest`` of them are left out, and those that ``left_out``, shape
        (width,), says.
        """
        self.low, self.high = low, high
        first, last = rows.starts[low], rows.starts[high]
        columns = rows.columns[first:last]
        order = np.argsort(columns, kind="stable")
        owners = np.repeat(np.arange(high - low), np.diff(rows.starts[low : high + 1]))
        self._rows = owners[order]
        self._values = rows.values[first:last][order]
        sizes = np.bincount(columns, minlength=rows.width)
        self._starts = np.concatenate(([0], np.cumsum(sizes)))[:-1]
        if longest is not None:
            sizes = np.where(sizes <= longest, sizes, 0)
        self._sizes = sizes if left_out is None else np.where(left_out, 0, sizes)

    def products(self, rows: SparseRows, low: int, high: int) -> Floats:
        """Return the dot products of the rows ``[low, high)`` with the inverted, shape (rows, inverted)."""
        width = self.high - self.low
        first, last = rows.starts[low], rows.starts[high]
        columns = rows.columns[first:last]
        sizes = self._sizes[columns]
        owners = np.repeat(np.arange(high - low), np.diff(rows.starts[low : high + 1]))
        found = np.zeros((high - low) * width)
        for begin, end in _portions(sizes):
            part = slice(begin, end)
            where = ranges(self._starts[columns[part]], sizes[part])
            cells = np.repeat(owners[part] * width, sizes[part]) + self._rows[where]
            products = np.repeat(rows.values[first:last][part], sizes[part]) * self._values[where]
            found += sums(cells, products, len(found))
        return found.reshape(high - low, width)


def _portions(sizes: Ints) -> Iterator[tuple[int, int]]:
    """Yield ranges of entries that make about ``_PRODUCTS`` products each, which bounds the memory."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    cuts = np.searchsorted(ends, np.arange(_PRODUCTS, total, _PRODUCTS))
    edges = np.concatenate(([0], cuts, [len(sizes)]))
    edges = edges[np.diff(edges, prepend=-1) > 0]
    yield from zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)


def sums(groups: NDArray[np.integer], values: NDArray[np.floating], count: int) -> Floats:
    """Return the sum of the values of each of ``count`` groups, shape (count,)."""
    return np.asarray(np.bincount(groups, weights=values, minlength=count), dtype=np.float64)


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """Return the numbers of all ranges ``[start, start + size)``, one after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(starts - ends + sizes, sizes)
