"""What grouping takes from the folder as a whole: how frequent its terms are, how dense its days.

All of it drifts with every article. It is taken once, and again when the folder has changed by a tenth
(see ``is_stale``); in between it is fixed, so that an article that comes or goes touches its
surroundings only, and grouping them anew gives what grouping everything at once gives.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.sparse import Floats
from dossier.analysis.terms import Hashes, inverse_frequencies

LEAST_NEIGHBOURS, MOST_NEIGHBOURS = 8, 11
WINDOW = 3  # days between two reports of one event
EVERY_DAY = 4_000_000  # days: a span that holds all there are
_AROUND = 1500  # articles that one is compared to, to know how dense its surroundings are
_LONGEST, _USUAL = 2000, 20_000  # articles of a term that are compared, among so many
_STALE = 10  # the folder has changed by one part in so many


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The folder as it was when this was taken.

    Attributes:
        documents: The number of its articles.
        hashes: The hashed terms, sorted, shape (terms,).
        counts: In how many articles each occurs, shape (terms,).
        neighbours: How many neighbours tell how dense an article's surroundings are.
        span: How many days before and after an article these are sought in.
        mostly_dated: Whether most articles have a date.
        common: A term of a greater share of the articles than this is not compared.
        common_undated: The same where one of the two has no date, and is compared to all others.
    """

    documents: int
    hashes: Hashes
    counts: NDArray[np.uint32]
    neighbours: int
    span: int
    mostly_dated: bool
    common: float
    common_undated: float

    @classmethod
    def of(cls, hashes: Hashes, days: NDArray[np.int64]) -> Scope:
        """Take it from all articles.

        Args:
            hashes: The hashed terms of all, each once an article, shape (terms,).
            days: The first and last days that their dates may mean, shape (articles, 2).
        """
        vocabulary, counts = np.unique(hashes, return_counts=True)
        count = len(days)
        days = np.sort(days[days[:, 0] == days[:, 1], 0])
        span, reach = _span(days)
        return cls(
            documents=count,
            hashes=vocabulary.astype(np.uint32),
            counts=counts.astype(np.uint32),
            neighbours=min(max(count * 2 // 5, LEAST_NEIGHBOURS), MOST_NEIGHBOURS),
            span=span,
            mostly_dated=len(days) * 2 > count,
            common=_LONGEST / max(_USUAL, reach),
            common_undated=_LONGEST / max(_USUAL, count),
        )

    def is_stale(self, changes: int) -> bool:
        """Tell whether so many changes since it was taken are too many."""
        return changes * _STALE > self.documents

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return in how many articles hashed terms occurred."""
        if not len(self.hashes):
            return np.zeros(len(hashes), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[at] == hashes, self.counts[at], 0).astype(np.int64)

    def rarity(self, hashes: Hashes) -> Floats:
        """Return the inverse document frequency of hashed terms, shape (terms,)."""
        return inverse_frequencies(hashes, self.frequencies(hashes), self.documents)

    def compared(self, hashes: Hashes, *, dated: bool) -> NDArray[np.bool_]:
        """Tell which hashed terms are rare enough to be compared, shape (terms,)."""
        most = (self.common if dated else self.common_undated) * self.documents
        rare: NDArray[np.bool_] = self.frequencies(hashes) <= max(most, _LONGEST)
        return rare

    def to_bytes(self) -> bytes:
        """Return it as bytes that ``from_bytes`` reads."""
        head = json.dumps(
            [
                self.documents,
                len(self.hashes),
                self.neighbours,
                self.span,
                self.mostly_dated,
                self.common,
                self.common_undated,
            ]
        ).encode()
        return b"%s\n%s%s" % (head, self.hashes.astype("<u4").tobytes(), self.counts.astype("<u4").tobytes())

    @classmethod
    def from_bytes(cls, data: bytes) -> Scope:
        """Read what ``to_bytes`` wrote; raises ValueError for anything else."""
        head, _, body = data.partition(b"\n")
        documents, size, neighbours, span, mostly_dated, common, common_undated = json.loads(head)
        if len(body) != 8 * size:
            raise ValueError("not a scope: wrong length")
        hashes = np.frombuffer(body, dtype="<u4", count=size)
        counts = np.frombuffer(body, dtype="<u4", offset=4 * size)
        return cls(documents, hashes, counts, neighbours, span, mostly_dated, common, common_undated)


def _span(days: NDArray[np.int64]) -> tuple[int, int]:
    """Return how many days around the median article hold enough others, and how many they hold."""
    count = len(days)
    if count <= _AROUND:
        return EVERY_DAY, count
    some = days[:: max(1, count // 500)]
    low, high = WINDOW, int(days[-1] - days[0]) + 1
    while low < high:
        middle = (low + high) // 2
        if _around(days, some, middle) >= _AROUND:
            high = middle
        else:
            low = middle + 1
    return low, _around(days, some, low)


def _around(days: NDArray[np.int64], some: NDArray[np.int64], span: int) -> int:
    held = np.searchsorted(days, some + span, "right") - np.searchsorted(days, some - span, "left")
    return int(np.median(held))
