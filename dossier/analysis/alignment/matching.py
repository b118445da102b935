"""Which passages of two articles belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.alignment.passages import MAX_PASSAGES, WeighedPassages
from dossier.analysis.alignment.similarity import similarities
from dossier.analysis.sparse import Floats

LEAST_SIMILARITY = 0.12
_MOST_MATCHES = 4  # of one passage: what repeats a line a thousand times says it once
_LEAST_WORDS = 4  # of a passage that is known by its wording alone
_NEARLY_BEST = 0.8  # of the greatest similarity of either passage


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages that say the same, by article and number."""

    article: int
    passage: int
    other_article: int
    other_passage: int
    similarity: float


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """All matches between compared articles, and how near each passage comes to any of another article.

    Attributes:
        matches: In the order of the articles and passages.
        nearest: For each article, the greatest similarity of each passage to one of another article.
    """

    matches: tuple[Match, ...]
    nearest: tuple[Floats, ...]


def match_passages(weighed: WeighedPassages) -> Matches:
    """Match the passages of each two articles: each is the most similar one to the other, or nearly."""
    articles = len(weighed.bounds) - 1
    nearest = [np.zeros(int(size)) for size in np.diff(weighed.bounds)]
    found: list[Match] = []
    for first in range(articles):
        for second in range(first + 1, articles):
            scores = similarities(weighed, first, second)
            if not scores.size:
                continue
            np.maximum(nearest[first], scores.max(axis=1), out=nearest[first])
            np.maximum(nearest[second], scores.max(axis=0), out=nearest[second])
            for a, b in _nearly_mutual(scores):
                found.append(Match(first, a, second, b, float(scores[a, b])))
    return Matches(tuple(found), tuple(nearest))


def copied_beyond(texts: Sequence[Sequence[str]]) -> list[Match]:
    """Match the passages that are copied where one of them lies beyond those that are compared.

    Of a text of thousands of sentences only the first are compared; of the rest, what another article has
    word for word is told by looking it up.

    Args:
        texts: The texts of all passages of each article.
    """
    longest = max(map(len, texts), default=0)
    if longest <= MAX_PASSAGES:
        return []
    places = [_places(one) for one in texts]
    return [
        Match(first, a, second, b, 1.0)
        for first, second in combinations(range(len(texts)), 2)
        for words, numbers in places[first].items()
        for a, b in zip(numbers, places[second].get(words, ()), strict=False)
        if max(a, b) >= MAX_PASSAGES
    ]


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    """Return the numbers of the passages of each wording, those of a few words left out."""
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        words = text.casefold().split()
        if len(words) >= _LEAST_WORDS:
            places.setdefault(" ".join(words), []).append(number)
    return places


def _nearly_mutual(scores: Floats) -> list[tuple[int, int]]:
    """Return the cells that are the greatest of their row and column, or nearly: passages say two things."""
    rivals = np.maximum(scores.max(axis=1, keepdims=True), scores.max(axis=0))
    rows, columns = np.nonzero(scores >= np.maximum(rivals * _NEARLY_BEST, LEAST_SIMILARITY))
    best = np.lexsort((np.abs(rows - columns), -scores[rows, columns]))
    rows, columns = rows[best], columns[best]
    kept = (_ranks(rows) < _MOST_MATCHES) & (_ranks(columns) < _MOST_MATCHES)
    return sorted(zip(rows[kept].tolist(), columns[kept].tolist(), strict=True))


def _ranks(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many of the same group precede each element, shape (elements,)."""
    order = np.argsort(groups, kind="stable")
    firsts = np.searchsorted(groups[order], groups[order], "left")
    ranks = np.empty(len(groups), dtype=np.int64)
    ranks[order] = np.arange(len(groups)) - firsts
    return ranks
