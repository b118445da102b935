"""How much of what two passages say is the same."""

from __future__ import annotations

import numpy as np

from dossier.analysis.alignment.passages import WeighedPassages
from dossier.analysis.sparse import Floats, Postings

_LONGEST = 500  # a term of more passages of one article than this says nothing


def overlaps(weighed: WeighedPassages, first: int, second: int) -> Floats:
    """Return the weight of the terms that passages of two articles share, shape (passages, passages)."""
    low, high = int(weighed.bounds[first]), int(weighed.bounds[first + 1])
    postings = Postings(weighed.rows, int(weighed.bounds[second]), int(weighed.bounds[second + 1]), _LONGEST)
    return postings.products(weighed.rows, low, high)


def similarities(weighed: WeighedPassages, first: int, second: int) -> Floats:
    """Return the weighted Jaccard similarities of two articles' passages, shape (passages, passages)."""
    shared = overlaps(weighed, first, second)
    a = weighed.totals[weighed.bounds[first] : weighed.bounds[first + 1]]
    b = weighed.totals[weighed.bounds[second] : weighed.bounds[second + 1]]
    union = a[:, None] + b[None, :] - shared
    result: Floats = shared / np.maximum(union, 1e-9)
    return result
