"""Passages that no other compared article has a counterpart of: the riskiest claim of a comparison."""

from __future__ import annotations

import numpy as np

from dossier.analysis.alignment.matching import Matches
from dossier.analysis.alignment.passages import WeighedPassages

_FAR = 0.095  # a greatest similarity below is no counterpart, whatever the words
_LEAST_WEIGHT = 0.65  # of the usual weight of a passage: a shorter one says too little to be missed elsewhere


def lone_passages(weighed: WeighedPassages, found: Matches) -> set[tuple[int, int]]:
    """Return the passages ``(article, number)`` that surely stand in one article only.

    A passage without a match is not enough for that: it must say something, and be far from every
    passage of every other article.
    """
    usual = float(np.median(weighed.totals)) if len(weighed.totals) else 0.0
    alone: set[tuple[int, int]] = set()
    for article, nearest in enumerate(found.nearest):
        weights = weighed.totals[weighed.bounds[article] : weighed.bounds[article + 1]]
        numbers = np.nonzero((nearest < _FAR) & (weights >= _LEAST_WEIGHT * usual))[0]
        alone.update((article, number) for number in numbers.tolist())
    return alone
