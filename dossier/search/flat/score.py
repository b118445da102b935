"""How well articles answer a query: BM25."""

from __future__ import annotations

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.fallback import Fallback, is_known
from dossier.search.flat.sets import DENSE
from dossier.search.flat.sets import among as is_among
from dossier.search.flat.snapshot import K1, Snapshot
from dossier.search.flat.vocabulary import Documents, Vocabulary
from dossier.search.nodes import (
    And,
    AtLeast,
    Fuzzy,
    InTitle,
    Near,
    Node,
    Or,
    Phrase,
    Quoted,
    Slot,
    Wildcard,
    Within,
    Word,
)  # fmt: skip


class Scorer:
    """Scores articles for one query, whose articles ``documents`` knows."""

    def __init__(
        self, snapshot: Snapshot, vocabulary: Vocabulary, fallback: Fallback, documents: Documents
    ) -> None:
        self._snapshot = snapshot
        self._vocabulary = vocabulary
        self._fallback = fallback
        self._documents = documents

    def scores(self, node: Node, number: int, documents: Array) -> Array:
        """Return the BM25 score of articles of a segment; conditions and exclusions count nothing."""
        match node:
            case Word() | Wildcard() | Fuzzy():
                return self._slot_scores(node, number, documents)
            case Phrase(slots):
                return self._sum(slots, number, documents)
            case And(parts) | Quoted(_, parts):
                return self._sum(parts, number, documents)
            case Or(parts):
                return self._sum_of_holding(parts, number, documents)
            case _ if not is_known(node):
                return self._fallback.scores(node, number, documents)
            case Near(left, right) | Within(left, right):
                return self._sum((left, right), number, documents)
            case AtLeast(_, part) | InTitle(part):
                return self.scores(part, number, documents)
            case _:
                return np.zeros(len(documents))

    def _sum(self, parts: tuple[Node, ...], number: int, documents: Array) -> Array:
        if not parts:
            return np.zeros(len(documents))
        total = self.scores(parts[0], number, documents)
        for part in parts[1:]:
            total += self.scores(part, number, documents)
        return total

    def _sum_of_holding(self, parts: tuple[Node, ...], number: int, documents: Array) -> Array:
        """Add up the parts that hold; the words of a phrase may stand apart in an article."""
        total = np.zeros(len(documents))
        for part in parts:
            scores = self.scores(part, number, documents)
            if not isinstance(part, Slot):
                scores = np.where(is_among(documents, self._documents(part, number, documents)), scores, 0.0)
            total += scores
        return total

    def _slot_scores(self, slot: Slot, number: int, documents: Array) -> Array:
        ids, tf = self._vocabulary.postings(slot, number)
        if not len(ids):
            return np.zeros(len(documents))
        held = _frequencies(ids, tf, documents, self._snapshot.segments[number].count)
        below = self._snapshot.norms[number][documents]
        below += held
        held *= K1 + 1  # in place: making long arrays costs more than reckoning with them
        held *= self._vocabulary.inverse_frequency(slot)
        held /= below
        return held


def _frequencies(ids: Array, tf: Array, documents: Array, count: int) -> Array:
    """Return how often each of some articles holds a slot, given its postings, as new floating numbers."""
    if ids is documents:
        return tf.astype(np.float64)
    if len(documents) * DENSE > len(ids):
        every = np.zeros(count, tf.dtype)
        every[ids] = tf
        return every[documents].astype(np.float64)
    where = np.searchsorted(ids, documents)
    where[where == len(ids)] = 0
    return np.where(ids[where] == documents, tf[where], 0).astype(np.float64)
