"""Stored rows as the columns that grouping works on, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import numpy as np

from dossier.analysis.events.grouping import Grouping
from dossier.analysis.events.neighbours import Nearest
from dossier.analysis.events.regions import Pool
from dossier.analysis.events.table import ArticleTable
from dossier.analysis.sparse import Ints
from dossier.storage.placement import PlacedRow, Placement

_WIDTH = "<i4"  # of neighbours as stored


class StoredPools:
    """The articles that are grouped already, read as they are needed."""

    def __init__(self, placement: Placement, neighbours: int) -> None:
        """Read from a placement that was made with so many neighbours an article."""
        self._placement = placement
        self._neighbours = neighbours
        self._read: tuple[Ints, Pool] | None = None  # ranges of days, and what lies in them

    def near(self, days: Ints) -> Pool:
        """Return the articles dated to a day in these ranges, those not dated to a day, and maybe others.

        What was read last is kept, because what is asked next often lies inside.
        """
        if self._read is None or not _holds(self._read[0], days):
            rows = self._placement.near([(first, last) for first, last in days.tolist()])
            self._read = days, pool_of(rows, self._neighbours)
        return self._read[1]

    def everything(self) -> Pool:
        """Return all articles."""
        return pool_of(self._placement.everything(), self._neighbours)

    def parts(self, parts: Collection[int]) -> Pool:
        """Return the articles of these parts."""
        return pool_of(self._placement.parts(parts), self._neighbours)

    def numbered(self, numbers: Collection[int]) -> Pool:
        """Return the articles of these numbers."""
        return pool_of(self._placement.numbered(numbers), self._neighbours)

    def keys(self, numbers: Collection[int]) -> Mapping[int, tuple[str, str]]:
        """Return the date and the id of articles by number."""
        return self._placement.keys(numbers)


def _holds(wider: Ints, days: Ints) -> bool:
    return all(
        any(low <= first and last <= high for low, high in wider.tolist()) for first, last in days.tolist()
    )


def pool_of(rows: list[PlacedRow], neighbours: int) -> Pool:
    """Return stored rows in columns."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 14
    n, _, first, last, part, length, cosines, numbers, weekdays, months, years, day, terms, counts = columns

    def whole(*values: object) -> Ints:
        return np.array(values, dtype=np.int64).T.reshape(-1, len(values))

    def near(blobs: Iterable[bytes]) -> Ints:
        return np.frombuffer(b"".join(blobs), dtype=_WIDTH).astype(np.int64).reshape(-1, neighbours)

    table = ArticleTable(
        np.array(n, dtype=np.int64),
        whole(first, last),
        whole(weekdays, months, years, day),
        np.array([len(one) for one in counts], dtype=np.int64),
        np.frombuffer(b"".join(terms), dtype="<u4"),
        np.frombuffer(b"".join(counts), dtype=np.uint8),
    )
    nearest = Nearest(near(cosines), near(numbers))
    return Pool(table, np.array(length, dtype=np.float64), nearest, np.array(part, dtype=np.int64))


def rows_of(pool: Pool) -> Iterator[PlacedRow]:
    """Yield the rows that store articles."""
    table = pool.table
    hashes, counts = table.hashes.astype("<u4").tobytes(), table.counts.tobytes()
    cosines, numbers = pool.nearest.cosines.astype(_WIDTH), pool.nearest.numbers.astype(_WIDTH)
    columns = zip(
        table.numbers.tolist(),
        table.dated.astype(int).tolist(),
        table.days.tolist(),
        pool.parts.tolist(),
        pool.lengths.tolist(),
        table.calendars.tolist(),
        table.starts.tolist(),
        table.sizes.tolist(),
        strict=False,  # one start more than articles
    )
    for at, (n, dated, days, part, length, calendar, start, size) in enumerate(columns):
        yield (
            n,
            dated,
            *days,
            part,
            length,
            cosines[at].tobytes(),
            numbers[at].tobytes(),
            *calendar,
            hashes[4 * start : 4 * (start + size)],
            counts[start : start + size],
        )


def pool_of_grouping(grouping: Grouping, table: ArticleTable) -> Pool:
    """Return a whole grouping, the places in which are those of the table, by the table's numbers.

    The articles come in the order in which they are stored the fastest.
    """
    numbers = np.where(grouping.nearest.numbers < 0, -1, table.numbers[grouping.nearest.numbers])
    nearest = Nearest(grouping.nearest.cosines, numbers)
    pool = Pool(table, grouping.lengths, nearest, table.numbers[grouping.parts])
    return pool.take(np.lexsort((table.numbers, table.days[:, 0], table.dated)))
