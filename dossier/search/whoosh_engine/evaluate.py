"""Answering a query by Whoosh's own matchers, article by article and without short cuts."""

# mypy: disallow-untyped-calls=False, warn-return-any=False
# Much of what Whoosh offers to subclasses carries no types.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from whoosh.query.qcore import Query
from whoosh.searching import Searcher

from dossier.search.about import with_names
from dossier.search.flat.arrays import Array
from dossier.search.flat.readers import Reader
from dossier.search.flat.snapshot import Snapshot
from dossier.search.nodes import Node
from dossier.search.whoosh_engine.compile import compiled
from dossier.search.whoosh_engine.reader import FlatIndexReader

_CHECK = 1024  # articles between two questions whether to stop


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a query finds; ``segment`` and ``document`` are its numbers in the snapshot."""

    segment: int
    document: int
    article: str
    score: float


class Scored(NamedTuple):
    """Articles of a segment, ascending, and their scores."""

    documents: Array
    scores: Array


def evaluate(node: Node | Query, snapshot: Snapshot, reader: Reader) -> list[Found]:
    """Return the articles that a query finds, the best first, equals by id.

    Args:
        node: the query; a Whoosh query may stand for it, or for a part of it.
        snapshot: where to look.
        reader: answers what the index does not hold.

    Raises:
        QueryCancelled: if the search is cancelled.
    """
    index = FlatIndexReader(snapshot)
    found = [
        Found(*index.numbering.place(number), index.article_id(number), score)
        for number, score in _matches(node, index, reader)
    ]
    return sorted(found, key=lambda one: (-one.score, one.article))


def by_segment(node: Node | Query, snapshot: Snapshot, reader: Reader) -> list[Scored]:
    """Return the articles that a query finds in each segment, for an engine that cannot answer it itself.

    Raises:
        QueryCancelled: if the search is cancelled.
    """
    index = FlatIndexReader(snapshot)
    places: list[list[int]] = [[] for _ in snapshot.segments]
    scores: list[list[float]] = [[] for _ in snapshot.segments]
    for number, score in _matches(node, index, reader):
        place = index.numbering.place(number)
        places[place.segment].append(place.document)
        scores[place.segment].append(score)
    return [
        Scored(np.array(documents, dtype=np.uint32), np.array(values, dtype=np.float64))
        for documents, values in zip(places, scores, strict=True)
    ]


def _matches(node: Node | Query, index: FlatIndexReader, reader: Reader) -> Iterator[tuple[int, float]]:
    """Yield the number and the score of each article in which a query holds, in the order of the index."""
    searcher = Searcher(index)
    asked = node if isinstance(node, Query) else with_names(node, reader.lookup.names)
    matcher = compiled(asked, reader).matcher(searcher, searcher.context(needs_current=True))
    count = 0
    while matcher.is_active():
        if count % _CHECK == 0:
            reader.limit.check()
        count += 1
        yield matcher.id(), matcher.score()
        matcher.next()
