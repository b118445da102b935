"""What the arrays cannot answer is answered by Whoosh's own matchers over the same postings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.readers import Reader
from dossier.search.flat.snapshot import Snapshot
from dossier.search.nodes import Node, children

if TYPE_CHECKING:
    from dossier.search.whoosh_engine.evaluate import Scored


def is_known(node: Node) -> bool:
    """Return whether a node, and all below it, is of the kinds of `dossier.search.nodes`."""
    return isinstance(node, Node) and all(is_known(part) for part in children(node))


class Fallback:
    """Answers nodes of other kinds for one search: Whoosh queries, by themselves or as parts of a query."""

    def __init__(self, snapshot: Snapshot, reader: Reader) -> None:
        self._snapshot = snapshot
        self._reader = reader
        self._found: dict[Node, list[Scored]] = {}

    def documents(self, node: Node, number: int) -> Array:
        """Return the articles of a segment in which a node holds, ascending."""
        return self._answer(node)[number].documents

    def scores(self, node: Node, number: int, documents: Array) -> Array:
        """Return the BM25 score of articles of a segment; 0 where the node does not hold."""
        found = self._answer(node)[number]
        every = np.zeros(self._snapshot.segments[number].count)
        every[found.documents] = found.scores
        scores: Array = every[documents]
        return scores

    def _answer(self, node: Node) -> list[Scored]:
        if node not in self._found:
            from dossier.search.whoosh_engine.evaluate import by_segment

            self._found[node] = by_segment(node, self._snapshot, self._reader)
        return self._found[node]
