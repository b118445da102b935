"""Articles in columns, as grouping handles them: many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.days import day_ranges
from dossier.analysis.events.fingerprints import Fingerprint, term_weights
from dossier.analysis.events.scope import Scope
from dossier.analysis.sparse import Floats, Ints, SparseRows, ranges, sums
from dossier.analysis.terms import Hashes

SCALE = 4096  # a power of two: cosines, products over its square, are exact as well
UNIT = SCALE * SCALE  # the cosine of an article with itself
_AT_ONCE = 1 << 17  # terms


@dataclass(frozen=True, slots=True, eq=False)
class ArticleTable:
    """Articles in columns.

    Attributes:
        numbers: Their numbers, shape (articles,).
        days: The first and the last day that their dates may mean, shape (articles, 2).
        calendars: The weekdays, months and years that they speak of as bits, and the day that they give
            as an ordinal, 0 for none, shape (articles, 4).
        sizes: The number of terms of each, shape (articles,).
        hashes: The hashed terms of one after the other, shape (terms,).
        counts: How often each occurs, shape (terms,).
    """

    numbers: Ints
    days: Ints
    calendars: Ints
    sizes: Ints
    hashes: Hashes
    counts: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.numbers)

    @classmethod
    def of(
        cls,
        numbers: Sequence[int],
        dates: Sequence[str | None],
        fingerprints: Sequence[Fingerprint],
        estimates: Sequence[str | None] = (),
    ) -> ArticleTable:
        """Put fingerprints into columns; an estimated date to the day stands before the day in the lead."""
        calendars = [(one.weekdays, one.months, one.years, one.day) for one in fingerprints]
        for at, (first, last) in enumerate(day_ranges(estimates).tolist()):
            if first == last:
                calendars[at] = (*calendars[at][:3], first)
        return cls(
            np.array(numbers, dtype=np.int64),
            day_ranges(dates),
            np.array(calendars, dtype=np.int64).reshape(-1, 4),
            np.array([len(one.counts) for one in fingerprints], dtype=np.int64),
            np.frombuffer(b"".join(one.terms for one in fingerprints), dtype="<u4"),
            np.frombuffer(b"".join(one.counts for one in fingerprints), dtype=np.uint8),
        )

    @property
    def dated(self) -> NDArray[np.bool_]:
        """Which have a date to the day, shape (articles,)."""
        same: NDArray[np.bool_] = self.days[:, 0] == self.days[:, 1]
        return same

    @property
    def starts(self) -> Ints:
        """Where the terms of each begin, and the end, shape (articles + 1,)."""
        return np.concatenate(([0], np.cumsum(self.sizes)))

    def take(self, places: Ints) -> ArticleTable:
        """Return the articles at these places, in this order."""
        entries = ranges(self.starts[places], self.sizes[places])
        return ArticleTable(
            self.numbers[places],
            self.days[places],
            self.calendars[places],
            self.sizes[places],
            self.hashes[entries],
            self.counts[entries],
        )

    def followed_by(self, other: ArticleTable) -> ArticleTable:
        """Return the articles of both."""
        return ArticleTable(
            np.concatenate((self.numbers, other.numbers)),
            np.concatenate((self.days, other.days)),
            np.concatenate((self.calendars, other.calendars)),
            np.concatenate((self.sizes, other.sizes)),
            np.concatenate((self.hashes, other.hashes)),
            np.concatenate((self.counts, other.counts)),
        )


def norms(table: ArticleTable, scope: Scope) -> Floats:
    """Return the length of the TF-IDF vector of each article, shape (articles,)."""
    vocabulary, columns = _columns(table.hashes)
    rarity = scope.rarity(vocabulary)
    squares = np.zeros(len(table))
    for articles, terms, owners in _portions(table):
        values = term_weights(table.counts[terms], rarity[columns[terms]])
        values *= values
        squares[articles] = sums(owners, values, articles.stop - articles.start)
    return np.maximum(np.sqrt(squares), 1e-12)


def vectors(table: ArticleTable, scope: Scope, lengths: Floats) -> tuple[SparseRows, Hashes]:
    """Return the TF-IDF vectors of articles, and the hashed term of each column, shape (columns,).

    The vectors have unit length. Weights are rounded to 1/SCALE and given in such parts. Their products
    and sums are then whole numbers that floating-point arithmetic gives exactly, in any order: a cosine
    is the same however many articles are compared at once.

    Args:
        table: The articles.
        scope: What is known of the folder.
        lengths: What ``norms`` returned for them.
    """
    vocabulary, columns = _columns(table.hashes)
    rarity = scope.rarity(vocabulary)
    values = np.zeros(len(columns), dtype=np.float32)
    for articles, terms, owners in _portions(table):
        own = lengths[articles][owners]
        values[terms] = whole_weights(table.counts[terms], rarity[columns[terms]], own)
    return SparseRows(table.starts, columns, values, len(vocabulary)), vocabulary


def _columns(hashes: Hashes) -> tuple[Hashes, NDArray[np.int32]]:
    """Return the different hashed terms, sorted, and the place of each term among them, shape (terms,)."""
    vocabulary = np.unique(hashes)
    columns = np.zeros(len(hashes), dtype=np.int32)
    for first in range(0, len(hashes), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        columns[some] = np.searchsorted(vocabulary, hashes[some])
    return vocabulary, columns


def _portions(table: ArticleTable) -> Iterator[tuple[slice, slice, Ints]]:
    """Yield ranges of articles, of their terms, and the article of each term, from 0 in each range.

    What is worked out for all terms at once takes several times the table's memory.
    """
    starts = table.starts
    step = max(1, _AT_ONCE * len(table) // max(1, len(table.hashes)))
    for first in range(0, len(table), step):
        last = min(first + step, len(table))
        owners = np.repeat(np.arange(last - first), table.sizes[first:last])
        yield slice(first, last), slice(int(starts[first]), int(starts[last])), owners


def whole_weights(counts: NDArray[np.uint8], rarity: Floats, lengths: Floats) -> NDArray[np.float32]:
    """Return weights of terms in vectors of unit length, in parts of 1/SCALE; all of shape (terms,)."""
    whole: NDArray[np.float32] = np.rint(term_weights(counts, rarity) / lengths * SCALE).astype(np.float32)
    return whole
