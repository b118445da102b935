"""The order of the articles that a query finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dossier.language.words import fold
from dossier.model import Sort
from dossier.search.flat.arrays import Array
from dossier.search.flat.execute import Execution
from dossier.search.flat.layout import UNKNOWN
from dossier.search.flat.snapshot import Snapshot
from dossier.search.nodes import Node

_LAST = 0xFFFFFFFF
_STRETCHES = 8  # for each article wanted
_MANY_EQUAL = 1000  # articles equal in all but their ids, from which on the order of all ids is worked out


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article that a query finds; ``segment`` and ``document`` are its numbers."""

    segment: int
    document: int
    article: str
    score: float


def ranked(
    execution: Execution, snapshot: Snapshot, node: Node, found: list[Array], sort: Sort, limit: int
) -> list[Ranked]:
    """Return the first articles in the order asked for; equals by article id.

    Args:
        execution: the query at work.
        snapshot: what it works on.
        node: the query.
        found: for each segment, the articles in which the query holds.
        sort: by relevance the best first; by date the earliest first; by outlet in alphabetical order,
            each outlet's earliest first. What is not known comes last.
        limit: how many.
    """
    if limit <= 0 or not any(map(len, found)):
        return []
    keys = _keys(execution, snapshot, node, found, sort)
    columns = [_joined(column) for column in zip(*keys, strict=True)]
    kept = _at_most(columns, limit)
    if len(kept) > limit + _MANY_EQUAL:
        rank = _joined([ranks[documents] for ranks, documents in zip(snapshot.id_ranks, found, strict=True)])
        kept = kept[np.lexsort((rank[kept], *(column[kept] for column in columns[::-1])))[:limit]]
    starts = np.cumsum([0, *map(len, found)])
    segment = np.searchsorted(starts, kept, side="right") - 1
    at = (kept - starts[segment]).tolist()
    places = [(number, int(found[number][k])) for number, k in zip(segment.tolist(), at, strict=True)]
    names = [snapshot.segments[number].article_id(document) for number, document in places]
    values = list(zip(*(column[kept].tolist() for column in columns), names, strict=True))
    chosen = sorted(range(len(values)), key=values.__getitem__)[:limit]
    if sort is Sort.RELEVANCE:
        scores = [-float(values[k][0]) for k in chosen]
    else:
        scores = _scores(execution, node, [places[k] for k in chosen])
    return [Ranked(*places[k], names[k], score) for k, score in zip(chosen, scores, strict=True)]


def _keys(
    execution: Execution, snapshot: Snapshot, node: Node, found: list[Array], sort: Sort
) -> list[tuple[Array, ...]]:
    """Return, for each segment, what its articles are ordered by: the first column, then the next."""
    if sort is Sort.RELEVANCE:
        return [(-execution.scores(node, number, documents),) for number, documents in enumerate(found)]
    dates = [_dates(snapshot, number, documents) for number, documents in enumerate(found)]
    if sort is Sort.DATE:
        return [(column,) for column in dates]
    ranks = _outlet_ranks(snapshot)
    return [
        (ranks[number][snapshot.segments[number].codes("outlet")[documents]], dates[number])
        for number, documents in enumerate(found)
    ]


def _joined(parts: Sequence[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _scores(execution: Execution, node: Node, places: Sequence[tuple[int, int]]) -> list[float]:
    """Return the scores of a few articles, given as segment and number."""
    found: dict[tuple[int, int], float] = {}
    for number in {segment for segment, _ in places}:
        documents = np.array(sorted(document for segment, document in places if segment == number), np.uint32)
        values = execution.scores(node, number, documents).tolist()
        found.update(zip(((number, document) for document in documents.tolist()), values, strict=True))
    return [found[place] for place in places]


def _at_most(columns: list[Array], limit: int) -> Array:
    """Return the indices of the first ``limit`` by the columns and of all that equal the last of them."""
    if len(columns[0]) <= limit:
        return np.arange(len(columns[0]))
    if len(columns) == 1:
        return np.flatnonzero(columns[0] <= _smallest(columns[0], limit))
    order = np.lexsort(columns[::-1])
    last = order[limit - 1]
    end = limit
    while end < len(order) and all(column[order[end]] == column[last] for column in columns):
        end += 1
    return order[:end]


def _smallest(values: Array, number: int) -> Array:
    """Return the ``number``-th smallest of more values than that.

    Parting a long array costs several milliseconds. The same of the least values of its stretches is a
    bound, below which few values are left.
    """
    stretches = number * _STRETCHES
    width = len(values) // stretches
    if width > 1:
        least = values[: stretches * width].reshape(stretches, width).min(axis=1)
        values = values[values <= np.partition(least, number - 1)[number - 1]]
    found: Array = np.partition(values, number - 1)[number - 1]
    return found


def _dates(snapshot: Snapshot, number: int, documents: Array) -> Array:
    first = snapshot.segments[number].first[documents]
    return np.where(first == UNKNOWN, np.uint32(_LAST), first)


def _outlet_ranks(snapshot: Snapshot) -> list[Array]:
    """Return, for each segment, the rank of each outlet in alphabetical order by its number."""
    folded = {fold(value) for segment in snapshot.segments for value in segment.values("outlet")}
    rank = {value: number for number, value in enumerate(sorted(folded))}
    return [
        np.array([_LAST, *(rank[fold(value)] for value in segment.values("outlet"))], dtype=np.uint32)
        for segment in snapshot.segments
    ]
