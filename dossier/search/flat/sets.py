"""Sets of articles as ascending arrays of numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.postings import within

NONE = np.zeros(0, np.uint32)
DENSE = 16  # a table over all articles beats looking up from one article in so many on


def among(documents: Array, others: Array) -> Array:
    """Return which articles are among others."""
    if len(documents) * DENSE < len(others) or not len(others):
        return within(documents, others)
    if not len(documents):
        return np.zeros(0, bool)
    mask = np.zeros(int(max(others[-1], documents[-1])) + 1, bool)
    mask[others] = True
    found: Array = mask[documents]
    return found


def both(first: Array, second: Array) -> Array:
    """Return the articles that are in two sets."""
    small, large = (first, second) if len(first) <= len(second) else (second, first)
    return small[among(small, large)]


def without(documents: Array, removed: Array) -> Array:
    """Return the articles of a set that are not in another."""
    return documents[~among(documents, removed)]


def union(sets: Sequence[Array], count: int) -> Array:
    """Return the articles that are in one of some sets; ``count`` is the number of all articles."""
    mask = np.zeros(count, bool)
    for documents in sets:
        mask[documents] = True
    return np.flatnonzero(mask).astype(np.uint32)
