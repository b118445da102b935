"""The articles that a search sees: some segments, without what was removed from them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from threading import Lock

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.segment import Segment
from dossier.search.nodes import Node

# The parameters of BM25 that Whoosh takes by default.
K1 = 1.2
B = 0.75

_KEPT_FILTERS = 32


class Snapshot:
    """Segments and the articles removed from them. Never changes; safe to share between threads."""

    def __init__(self, segments: tuple[Segment, ...], removed: Mapping[str, Array]) -> None:
        self.segments = segments
        self._alive: list[Array | None] = [_alive(segment, removed.get(segment.name)) for segment in segments]
        self._lock = Lock()
        self._filters: dict[tuple[Node, int], Array] = {}

    def alive(self, number: int) -> Array | None:
        """Return which articles of a segment are not removed, or None where none is."""
        return self._alive[number]

    def universe(self, number: int) -> Array:
        """Return the articles of a segment."""
        mask = self._alive[number]
        if mask is None:
            return np.arange(self.segments[number].count, dtype=np.uint32)
        return np.flatnonzero(mask).astype(np.uint32)

    @cached_property
    def count(self) -> int:
        """The number of articles."""
        return sum(
            segment.count if mask is None else int(mask.sum())
            for segment, mask in zip(self.segments, self._alive, strict=True)
        )

    @cached_property
    def mean_length(self) -> float:
        """The mean length of an article in terms, those of its title twice."""
        total = sum(
            int((segment.length if mask is None else segment.length[mask]).sum(dtype=np.int64))
            for segment, mask in zip(self.segments, self._alive, strict=True)
        )
        return total / self.count if self.count and total else 1.0

    @cached_property
    def norms(self) -> list[Array]:
        """For each segment, what BM25 adds to the frequency for the length of each article."""
        mean = self.mean_length
        return [K1 * ((1 - B) + B * segment.length.astype(np.float64) / mean) for segment in self.segments]

    @cached_property
    def id_ranks(self) -> list[Array]:
        """For each segment, the rank of each article's id among all ids."""
        ids = [list(segment.strings("id", 0, segment.count)) for segment in self.segments]
        every = [article for part in ids for article in part]
        ranks = np.empty(len(every), np.uint32)
        ranks[sorted(range(len(every)), key=every.__getitem__)] = np.arange(len(every), dtype=np.uint32)
        return np.split(ranks, np.cumsum([len(part) for part in ids[:-1]]))

    def place(self, article: str) -> tuple[int, int] | None:
        """Return the segment and number of an article, or None where there is none."""
        for number, segment in enumerate(self.segments):
            document = segment.numbers.get(article)
            mask = self._alive[number]
            if document is not None and (mask is None or mask[document]):
                return number, document
        return None

    def article_ids(self) -> set[str]:
        """Return the ids of all articles."""
        found: set[str] = set()
        for segment, mask in zip(self.segments, self._alive, strict=True):
            found.update(a for a, d in segment.numbers.items() if mask is None or mask[d])
        return found

    def kept_filter(self, node: Node, number: int) -> Array | None:
        """Return the articles of a segment that a condition was found to hold for, if that is still known."""
        with self._lock:
            return self._filters.get((node, number))

    def keep_filter(self, node: Node, number: int, documents: Array) -> None:
        """Remember the articles of a segment that a condition holds for."""
        with self._lock:
            if len(self._filters) >= _KEPT_FILTERS:
                self._filters.pop(next(iter(self._filters)))
            self._filters[node, number] = documents


def _alive(segment: Segment, removed: Array | None) -> Array | None:
    if removed is None or not len(removed):
        return None
    mask = np.ones(segment.count, bool)
    mask[removed] = False
    return mask
