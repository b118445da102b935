"""The terms and postings of one query's words, worked out once each."""

from __future__ import annotations

import math
from typing import Protocol

from dossier.search.flat.arrays import Array
from dossier.search.flat.dictionary import term_ranges
from dossier.search.flat.postings import Postings, postings
from dossier.search.flat.segment import Ranges
from dossier.search.flat.snapshot import Snapshot
from dossier.search.nodes import Node, Slot


class Documents(Protocol):
    """Returns the articles of a segment in which a node holds; see `Execution.documents`."""

    def __call__(self, node: Node, number: int, among: Array | None = None) -> Array:
        """Return them, ascending."""


class Vocabulary:
    """What the words of one query are in each segment of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._ranges: dict[tuple[Slot, int], Ranges] = {}
        self._postings: dict[tuple[Slot, int], Postings] = {}
        self._rarity: dict[Slot, float] = {}

    def ranges(self, slot: Slot, number: int) -> Ranges:
        """Return the terms of a segment that a slot stands for."""
        key = (slot, number)
        if key not in self._ranges:
            self._ranges[key] = term_ranges(slot, self._snapshot.segments[number])
        return self._ranges[key]

    def postings(self, slot: Slot, number: int) -> Postings:
        """Return the postings of a slot in a segment."""
        key = (slot, number)
        if key not in self._postings:
            segment, alive = self._snapshot.segments[number], self._snapshot.alive(number)
            self._postings[key] = postings(segment, self.ranges(slot, number), alive)
        return self._postings[key]

    def frequency(self, slot: Slot) -> int:
        """Return the number of articles that hold a slot."""
        return sum(len(self.postings(slot, number).ids) for number in range(len(self._snapshot.segments)))

    def inverse_frequency(self, slot: Slot) -> float:
        """Return how much the rarity of a slot weighs in BM25."""
        if slot not in self._rarity:
            self._rarity[slot] = math.log(max(self._snapshot.count, 1) / (self.frequency(slot) + 1)) + 1
        return self._rarity[slot]
