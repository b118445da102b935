"""One numbering for the articles of all segments, those removed left out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.segment import Segment
from dossier.search.flat.snapshot import Snapshot


class Place(NamedTuple):
    """Where an article lies: the number of its segment, and its number in it."""

    segment: int
    document: int


class Numbering:
    """Articles numbered from 0 in the order of the segments."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._living = [snapshot.universe(number) for number in range(len(snapshot.segments))]
        self._bases = np.concatenate(([0], np.cumsum([len(living) for living in self._living]))).astype(
            np.int64
        )
        self.count = int(self._bases[-1])

    def segments(self) -> list[tuple[int, Segment]]:
        """Return the segments with their numbers."""
        return list(enumerate(self.snapshot.segments))

    def living(self, segment: int) -> Array:
        """Return the articles of a segment that are not removed, by their numbers in it, ascending."""
        return self._living[segment]

    def numbers(self, segment: int, documents: Array) -> Array:
        """Return the numbers of living articles of a segment."""
        if self.snapshot.alive(segment) is None:
            within = documents.astype(np.int64)
        else:
            within = np.searchsorted(self._living[segment], documents)
        found: Array = within + self._bases[segment]
        return found

    def place(self, number: int) -> Place:
        """Return where an article lies.

        Raises:
            IndexError: if there is none of this number.
        """
        if not 0 <= number < self.count:
            raise IndexError(number)
        segment = int(np.searchsorted(self._bases, number, side="right")) - 1
        return Place(segment, int(self._living[segment][number - int(self._bases[segment])]))

    def number(self, article: str) -> int | None:
        """Return the number of an article by its id, or None where there is none."""
        place = self.snapshot.place(article)
        if place is None:
            return None
        return int(self.numbers(place[0], np.array([place[1]]))[0])

    def gathered(self, name: str) -> Array:
        """Return one value of each article, by its name in a segment."""
        parts = [getattr(segment, name)[self._living[k]] for k, segment in self.segments()]
        return np.concatenate(parts) if parts else np.zeros(0, np.uint32)
