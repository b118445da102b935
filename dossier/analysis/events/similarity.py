"""How similar a few articles are to many, without putting the many into order first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.events.scope import Scope
from dossier.analysis.events.table import ArticleTable, whole_weights
from dossier.analysis.sparse import Floats, Ints

_AT_ONCE = 32  # of the few
_BUCKETS = 1 << 16


def in_reach(few: ArticleTable, many: ArticleTable, span: int) -> NDArray[np.bool_]:
    """Return which of the many are so near to each of the few that they are compared, shape (few, many).

    Articles dated to the day are compared within a span of days, others to all; none to itself.
    """
    apart = np.abs(few.days[:, None, 0] - many.days[None, :, 0])
    undated = ~(few.dated[:, None] & many.dated[None, :])
    near: NDArray[np.bool_] = undated | (apart <= span)
    near &= few.numbers[:, None] != many.numbers[None, :]
    return near


def whole_cosines(
    few: ArticleTable, few_lengths: Floats, many: ArticleTable, many_lengths: Floats, scope: Scope
) -> Ints:
    """Return cosines in parts of ``UNIT``, -1 for articles out of reach of each other; shape (few, many)."""
    found = np.full((len(few), len(many)), -1, dtype=np.int64)
    for first in range(0, len(few), _AT_ONCE):
        part = np.arange(first, min(first + _AT_ONCE, len(few)))
        some = few.take(part)
        cosines = _cosines(some, few_lengths[part], many, many_lengths, scope)
        found[part] = np.where(in_reach(some, many, scope.span), cosines, -1)
    return found


def _cosines(
    few: ArticleTable, few_lengths: Floats, many: ArticleTable, many_lengths: Floats, scope: Scope
) -> Floats:
    vocabulary, columns = np.unique(few.hashes, return_inverse=True)
    if not len(vocabulary) or not len(many.hashes):
        return np.zeros((len(few), len(many)))
    rarity = scope.rarity(vocabulary)
    rows = np.repeat(np.arange(len(few)), few.sizes)
    dense = np.zeros((len(few), len(vocabulary)), dtype=np.float32)
    dense[rows, columns] = whole_weights(few.counts, rarity[columns], few_lengths[rows])
    # Most terms of the many are none of the few's: a table of their last bits tells at once.
    seen = np.zeros(_BUCKETS, dtype=np.bool_)
    seen[vocabulary & (_BUCKETS - 1)] = True
    entries = np.flatnonzero(seen[many.hashes & (_BUCKETS - 1)])
    at = np.minimum(np.searchsorted(vocabulary, many.hashes[entries]), len(vocabulary) - 1)
    same = vocabulary[at] == many.hashes[entries]
    entries, at = entries[same], at[same]
    owners = np.repeat(np.arange(len(many)), many.sizes)[entries]
    weights = whole_weights(many.counts[entries], rarity[at], many_lengths[owners])
    compared, strictly = (scope.compared(vocabulary, dated=dated) for dated in (True, False))
    cosines = _products(dense * compared, at, weights, owners, len(many))
    if (compared == strictly).all():
        return cosines
    undated = ~(few.dated[:, None] & many.dated[None, :])
    return np.where(undated, _products(dense * strictly, at, weights, owners, len(many)), cosines)


def _products(
    dense: NDArray[np.float32], columns: Ints, weights: NDArray[np.float32], owners: Ints, count: int
) -> Floats:
    """Return the products of dense rows with sparse ones, the entries of which come in their order."""
    found = np.zeros((len(dense), count))
    if len(owners):
        starts = np.concatenate(([0], np.flatnonzero(np.diff(owners)) + 1))
        products = dense[:, columns] * weights
        found[:, owners[starts]] = np.add.reduceat(products, starts, axis=1, dtype=np.float64)
    return found
