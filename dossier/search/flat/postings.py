"""Postings and positions of sets of terms."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.segment import Ranges, Segment

_DENSE = 16  # counting by article beats sorting from one posting in so many articles on


class Postings(NamedTuple):
    """The articles of a set of terms in ascending order, and how often they hold one of the terms."""

    ids: Array
    tf: Array


NOTHING = Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint32))


def postings(segment: Segment, ranges: Ranges, alive: Array | None) -> Postings:
    """Return the postings of a set of terms, merged as if they were one term."""
    found = _merged(segment, ranges)
    if alive is None or not len(found.ids):
        return found
    kept = alive[found.ids]
    return Postings(found.ids[kept], found.tf[kept])


def _merged(segment: Segment, ranges: Ranges) -> Postings:
    if not ranges:
        return NOTHING
    bounds = [(int(segment.post_at[low]), int(segment.post_at[high])) for low, high in ranges]
    if len(ranges) == 1 and ranges[0][1] - ranges[0][0] == 1:
        start, end = bounds[0]
        return Postings(segment.ids[start:end], segment.tf[start:end])
    ids = _joined(segment.ids, bounds)
    tf = _joined(segment.tf, bounds)
    if len(ids) and int(ids.max()) >= segment.count:
        raise IndexError("a posting leads outside its segment")  # or else as much memory as it says
    if len(ids) * _DENSE > segment.count:
        dense = np.bincount(ids, weights=tf, minlength=segment.count)
        at = np.flatnonzero(dense)
        return Postings(at.astype(np.uint32), dense[at])
    order = np.argsort(ids, kind="stable")
    ids, tf = ids[order], tf[order]
    first = np.flatnonzero(np.append(True, ids[1:] != ids[:-1])) if len(ids) else np.zeros(0, np.int64)
    return Postings(ids[first], np.add.reduceat(tf.astype(np.uint32), first)) if len(ids) else NOTHING


def _joined(values: Array, bounds: list[tuple[int, int]]) -> Array:
    if len(bounds) == 1:
        return values[bounds[0][0] : bounds[0][1]]
    return np.concatenate([values[start:end] for start, end in bounds])


def occurrences(segment: Segment, ranges: Ranges) -> int:
    """Return how often the terms occur, without looking at the positions."""
    return sum(int(segment.pos_at[high]) - int(segment.pos_at[low]) for low, high in ranges)


def positions(segment: Segment, ranges: Ranges, documents: Array | None = None) -> Array:
    """Return the positions of a set of terms in ascending order.

    Args:
        segment: where to look.
        ranges: the terms.
        documents: the articles to look in, ascending; all by default.
    """
    parts: list[Array] = []
    for low, high in ranges:
        at = segment.pos_at[low : high + 1]
        if documents is None:
            parts.append(segment.pos[int(at[0]) : int(at[-1])])
        elif high - low == 1:
            parts.append(_in_documents(segment, segment.pos[int(at[0]) : int(at[1])], documents))
        else:
            every = np.sort(segment.pos[int(at[0]) : int(at[-1])], kind="stable")
            parts.append(_in_documents(segment, every, documents))
    if not parts:
        return np.zeros(0, np.uint32)
    joined = np.concatenate(parts) if len(parts) > 1 else parts[0]
    if len(ranges) > 1 or ranges[0][1] - ranges[0][0] > 1:
        joined = np.sort(joined, kind="stable")  # some ascending runs: cheap to merge
    return joined


def _in_documents(segment: Segment, ordered: Array, documents: Array) -> Array:
    """Return those of ascending positions that lie in some articles."""
    start = np.searchsorted(ordered, segment.document_at[documents])
    end = np.searchsorted(ordered, segment.document_at[documents + np.uint32(1)])
    return ordered[slices(start, end - start)]


def slices(starts: Array, counts: Array) -> Array:
    """Return the indices of many runs: ``counts[i]`` numbers from ``starts[i]`` on, for each i."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()))


def within(values: Array, ordered: Array) -> Array:
    """Return which values are among ascending ones."""
    if not len(ordered):
        return np.zeros(len(values), bool)
    at = np.searchsorted(ordered, values)
    at[at == len(ordered)] = 0
    found: Array = ordered[at] == values
    return found
