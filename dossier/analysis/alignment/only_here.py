"""Passages that no other compared article has a counterpart of: the riskiest claim of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.alignment.matching import ONLY_HERE_BELOW, Matches
from dossier.analysis.terms import terms

_LEAST_TERMS = 3  # a passage of fewer says too little to miss it elsewhere


def lone_passages(texts: Sequence[Sequence[str]], found: Matches) -> list[tuple[int, int]]:
    """Return the passages ``(article, number)`` that surely stand in one article only.

    A passage without a match is not enough: it must be far from every passage of every other article.
    """
    matched = {(one.article, one.passage) for one in found.matches}
    matched |= {(one.other_article, one.other_passage) for one in found.matches}
    return [
        (article, number)
        for article, nearest in enumerate(found.nearest)
        for number in range(len(nearest))
        if (article, number) not in matched
        and nearest[number] < ONLY_HERE_BELOW
        and len(terms(texts[article][number][:2000])) >= _LEAST_TERMS
    ]
