"""Link events that belong to one running affair, and leave them the events they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.linkage import average_link
from dossier.analysis.sparse import Floats, Ints, Postings, SparseRows, sums
from dossier.model import Cancelled

STORY_CUT = 0.20
_FLOOR = 0.10  # a cosine below counts as 0
_AROUND = 1500  # events before and after that one is compared to
_SLAB, _AT_ONCE = 512, 128  # events that share one inverted file, and that are compared at a time
_LONGEST = 1000  # a term of more events of a slab's range than this is left out of it
_STRONGEST = 200  # terms of an event

_Numbers = NDArray[np.int32]


def event_centres(rows: SparseRows, events: Sequence[Sequence[int]]) -> SparseRows:
    """Return the mean vectors of events, of unit length, with their strongest terms.

    Args:
        rows: The articles' vectors.
        events: The article numbers of each event, the events in the order of their days.
    """
    columns: list[np.ndarray] = []
    values: list[np.ndarray] = []
    for members in events:
        entries = np.concatenate([np.arange(rows.starts[at], rows.starts[at + 1]) for at in members])
        terms, places = np.unique(rows.columns[entries], return_inverse=True)
        weights = sums(places, rows.values[entries], len(terms))
        if len(terms) > _STRONGEST:
            kept = np.sort(np.argsort(-weights, kind="stable")[:_STRONGEST])
            terms, weights = terms[kept], weights[kept]
        columns.append(terms)
        values.append((weights / max(float(np.linalg.norm(weights)), 1e-12)).astype(np.float32))
    starts = np.concatenate(([0], np.cumsum([len(one) for one in columns]))).astype(np.int64)
    return SparseRows(starts, np.concatenate(columns), np.concatenate(values), rows.width)


def link_stories(centres: SparseRows, *, cancelled: Cancelled) -> list[list[int]]:
    """Return the groups of two or more events that belong to one story, as event numbers.

    Events are compared by their centres, whatever the time between them, and grouped by average link.

    Args:
        centres: What ``event_centres`` returned.
        cancelled: Asked now and then whether to give up.
    """
    sources, targets, cosines = _similar_events(centres, cancelled)
    return average_link(
        len(centres), sources, targets, cosines, _cut, STORY_CUT, lambda _first, _second: True
    )


def _cut(sizes: Ints, _smaller: Ints) -> Floats:
    return np.full(len(sizes), STORY_CUT)


def _similar_events(centres: SparseRows, cancelled: Cancelled) -> tuple[_Numbers, _Numbers, Floats]:
    count = len(centres)
    none = np.zeros(0, np.int32)
    found: list[tuple[_Numbers, _Numbers, Floats]] = [(none, none, np.zeros(0))]
    for low in range(0, count, _SLAB):
        if cancelled():
            break
        high = min(low + _SLAB, count)
        last = min(high + _AROUND, count)
        postings = Postings(centres, low, last, _LONGEST)
        for at in range(low, high, _AT_ONCE):
            cosines = postings.products(centres, at, min(at + _AT_ONCE, high))
            first, second = np.nonzero(cosines >= _FLOOR)
            values = cosines[first, second]
            sources, targets = (first + at).astype(np.int32), (second + low).astype(np.int32)
            later = sources < targets
            found.append((sources[later], targets[later], values[later]))
    sources, targets, cosines = (np.concatenate(column) for column in zip(*found, strict=True))
    return sources, targets, cosines
