"""A query from beginning to end over one snapshot."""

from __future__ import annotations

from dossier.model import Cancelled, FoundArticle, MatchingArticles, QueryMessage, SearchResult, Sort
from dossier.search.about import with_names
from dossier.search.flat.execute import Execution
from dossier.search.flat.hits import hits_of
from dossier.search.flat.rank import ranked
from dossier.search.flat.readers import Reader
from dossier.search.flat.respell import respelled
from dossier.search.flat.snapshot import Snapshot
from dossier.search.hints import hint
from dossier.search.limits import Limit
from dossier.search.lookup import Lookup
from dossier.search.nodes import Dated, Marked, Node, asked
from dossier.search.query import Query
from dossier.search.reading import reading
from dossier.search.rewrite import mapped


def find(
    text: str,
    query: Query,
    snapshot: Snapshot,
    lookup: Lookup,
    *,
    sort: Sort,
    limit: int,
    hits: int,
    cancelled: Cancelled,
) -> SearchResult:
    """Answer a query with its first ``limit`` articles and the first ``hits`` hits of each.

    Raises:
        QueryCancelled: if cancelled.
    """
    if query.node is None:
        return SearchResult(query=text, reading=query.reading, messages=query.messages)
    node = with_names(query.node, lookup.names)
    reader = Reader(lookup, Limit(cancelled))
    execution = Execution(snapshot, reader)
    numbers = range(len(snapshot.segments))
    found = [execution.documents(node, number) for number in numbers]
    total = sum(len(documents) for documents in found)
    first = ranked(execution, snapshot, node, found, sort, limit)
    shown = hits_of(execution, snapshot, reader, node, first, hits)
    return SearchResult(
        query=text,
        reading=query.reading,
        messages=_messages(query, reader),
        total=total,
        articles=tuple(FoundArticle(one.article, one.score, shown[one.article].count) for one in first),
        hits=tuple(hit for one in first for hit in shown[one.article].hits),
        undated=_undated(node, execution, snapshot),
        counts=() if total else _counts(query.node, execution),
        suggestion=None if total else respelled(query.node, execution, snapshot, lookup),
        hint=hint(query.node, lookup.names),
    )


def matching(
    text: str, query: Query, snapshot: Snapshot, lookup: Lookup, cancelled: Cancelled
) -> MatchingArticles:
    """Return all articles that a query finds.

    Raises:
        QueryCancelled: if cancelled.
    """
    if query.node is None:
        return MatchingArticles(query=text, reading=query.reading, messages=query.messages)
    node = with_names(query.node, lookup.names)
    reader = Reader(lookup, Limit(cancelled))
    execution = Execution(snapshot, reader)
    articles: list[str] = []
    for number, segment in enumerate(snapshot.segments):
        articles += segment.article_ids(execution.documents(node, number))
    return MatchingArticles(
        query=text,
        reading=query.reading,
        messages=_messages(query, reader),
        articles=tuple(articles),
        undated=_undated(node, execution, snapshot),
    )


def _messages(query: Query, reader: Reader) -> tuple[QueryMessage, ...]:
    """Return what the user must be told: what could not be read, and what was not for want of time."""
    unread = reader.limit.unread
    if not unread:
        return query.messages
    left_out = QueryMessage(1, f"for want of time {unread} articles were not read for this; narrow it")
    return (*query.messages, left_out)


def _undated(node: Node, execution: Execution, snapshot: Snapshot) -> int:
    """Return how many articles without a date the query would find but for its dates."""
    without = mapped(node, lambda part: Marked("undated") if isinstance(part, Dated) else part)
    if without == node:
        return 0
    return sum(len(execution.documents(without, number)) for number in range(len(snapshot.segments)))


def _counts(node: Node, execution: Execution) -> tuple[tuple[str, int], ...]:
    return tuple((reading(part), execution.frequency(part)) for part in dict.fromkeys(asked(node)))
