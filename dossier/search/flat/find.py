"""A query from beginning to end over one snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossier.model import Cancelled, FoundArticle, MatchingArticles, QueryMessage, SearchResult, Sort
from dossier.search.about import with_names
from dossier.search.analyzer import ACRONYM_MARK
from dossier.search.flat.dictionary import near_terms
from dossier.search.flat.execute import Execution
from dossier.search.flat.hits import hits_of
from dossier.search.flat.rank import ranked
from dossier.search.flat.readers import Reader
from dossier.search.flat.snapshot import Snapshot
from dossier.search.limits import Limit
from dossier.search.lookup import Lookup
from dossier.search.nodes import Dated, Fuzzy, Marked, Node, Not, Phrase, Slot, Wildcard, Word, children
from dossier.search.query import Query
from dossier.search.reading import reading
from dossier.search.rewrite import mapped
from dossier.search.spelling import distance_within

_FARTHEST = 2
_SHORT = 5  # words of fewer letters are corrected by one letter only


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
        suggestion=None if total else _suggestion(query.node, execution, snapshot, lookup),
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


def _wanted(node: Node) -> Iterable[Slot]:
    """Yield the words that a query asks for, not those that it excludes."""
    match node:
        case Word() | Wildcard() | Fuzzy():
            yield node
        case Phrase(slots):
            yield from slots
        case Not():
            return
        case _:
            for part in children(node):
                yield from _wanted(part)


def _counts(node: Node, execution: Execution) -> tuple[tuple[str, int], ...]:
    return tuple((reading(slot), execution.frequency(slot)) for slot in dict.fromkeys(_wanted(node)))


def _suggestion(node: Node, execution: Execution, snapshot: Snapshot, lookup: Lookup) -> str | None:
    """Return the query with each unknown word spelled as the nearest known one, if that finds anything."""
    corrected: dict[Node, Node] = {}
    for slot in dict.fromkeys(_wanted(node)):
        if isinstance(slot, Word) and not execution.frequency(slot):
            nearest = _nearest(slot.term.removesuffix(ACRONYM_MARK), snapshot)
            if nearest is None:
                return None
            corrected[slot] = Word(nearest, exact=slot.exact)
    if not corrected:
        return None
    better = mapped(node, lambda part: corrected.get(part, part))
    asked = with_names(better, lookup.names)
    if any(len(execution.documents(asked, number)) for number in range(len(snapshot.segments))):
        return reading(better)
    return None


def _nearest(term: str, snapshot: Snapshot) -> str | None:
    """Return the most frequent of the known terms that differ least from a word and begin like it."""
    for distance in range(1, (1 if len(term) < _SHORT else _FARTHEST) + 1):
        counts: Counter[str] = Counter()
        for segment in snapshot.segments:
            low, high = segment.prefixed(term[:1])
            close = near_terms(term, distance, segment)
            for number in close[(close >= low) & (close < high)].tolist():
                known = segment.term(number).decode("utf-8", "replace").removesuffix(ACRONYM_MARK)
                if distance_within(known, term, distance):
                    counts[known] += int(segment.frequencies(number, number + 1)[0])
        if counts:
            return max(sorted(counts), key=counts.__getitem__)
    return None
