"""Answering a query by Whoosh's own matchers, article by article and without short cuts."""

# mypy: disallow-untyped-calls=False, warn-return-any=False
# Much of what Whoosh offers to subclasses carries no types.
from __future__ import annotations

from dataclasses import dataclass

from whoosh.query.qcore import Query
from whoosh.searching import Searcher

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


def evaluate(node: Node, snapshot: Snapshot, reader: Reader) -> list[Found]:
    """Return the articles that a query finds, the best first, equals by id.

    Raises:
        QueryCancelled: if the search is cancelled.
    """
    return evaluate_query(compiled(node, reader), FlatIndexReader(snapshot), reader)


def evaluate_query(query: Query, index: FlatIndexReader, reader: Reader) -> list[Found]:
    """Return the articles that a Whoosh query finds, the best first, equals by id.

    Raises:
        QueryCancelled: if the search is cancelled.
    """
    searcher = Searcher(index)
    matcher = query.matcher(searcher, searcher.context(needs_current=True))
    found: list[Found] = []
    while matcher.is_active():
        if len(found) % _CHECK == 0:
            reader.limit.check()
        place = index.numbering.place(matcher.id())
        found.append(Found(*place, index.article_id(matcher.id()), matcher.score()))
        matcher.next()
    return sorted(found, key=lambda one: (-one.score, one.article))
