"""How much of what two passages say is the same."""

from __future__ import annotations

import numpy as np

from dossier.analysis.alignment.passages import WeighedPassages
from dossier.analysis.sparse import Floats, Postings

_LONGEST = 500  # a concept of more passages of one article than this says nothing
_LEAST_EVIDENCE = 0.15  # of the usual weight of a passage: less in common is a name or two
_PRIOR = 0.25  # of the usual weight of a passage: what short passages lack to be sure
_PART = 0.55  # what it counts for that the shorter passage is a part of the longer one
_LEAST_PART = 0.25  # of the usual weight of a passage: less in common is no part of a sentence


def similarities(weighed: WeighedPassages, first: int, second: int) -> Floats:
    """Return the similarities of two articles' passages, 0 to 1, shape (passages, passages).

    A weighted Jaccard coefficient: the weight of the concepts that both have over that of those
    that either has. A constant in the denominator keeps two headlines of two names from being the
    best match of each other. One sentence often holds what another report says in a short one of its
    own, so the part of the shorter passage that the longer one holds counts as well (an overlap
    coefficient, with the same constant).
    """
    shared = _shared_weights(weighed, first, second)
    a, b = _totals(weighed, first), _totals(weighed, second)
    usual = float(np.median(weighed.totals)) if len(weighed.totals) else 0.0
    union = a[:, None] + b[None, :] - shared + _PRIOR * usual
    shorter = np.minimum(a[:, None], b[None, :]) + _PRIOR * usual
    alike = shared / np.maximum(union, 1e-9)
    part = np.where(shared >= _LEAST_PART * usual, _PART * shared / np.maximum(shorter, 1e-9), 0.0)
    return np.where(shared >= _LEAST_EVIDENCE * usual, np.maximum(alike, part), 0.0)


def _totals(weighed: WeighedPassages, article: int) -> Floats:
    return weighed.totals[weighed.bounds[article] : weighed.bounds[article + 1]]


def _shared_weights(weighed: WeighedPassages, first: int, second: int) -> Floats:
    """Return the weight of the concepts that passages of two articles share, shape (passages, passages)."""
    low, high = int(weighed.bounds[first]), int(weighed.bounds[first + 1])
    postings = Postings(weighed.rows, int(weighed.bounds[second]), int(weighed.bounds[second + 1]), _LONGEST)
    return postings.products(weighed.rows, low, high)
