"""From matches to the rows of a comparison, in an order that can be read."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np

from dossier.analysis.alignment.matching import Match
from dossier.analysis.linkage import average_link
from dossier.analysis.sparse import Floats, Ints

Node = tuple[int, int]  # article, passage
Row = dict[int, int]  # article -> passage
_LEAST_MEAN = 0.09  # of the similarities within a row, a pair that does not match counting as 0
P = TypeVar("P", int, tuple[int, int])


def build_rows(sizes: Sequence[int], matches: Iterable[Match]) -> list[Row]:
    """Gather passages into rows by average link, at most one passage of an article in a row.

    Args:
        sizes: The number of passages of each article.
        matches: The matches between the passages of each two articles.

    Returns:
        The rows, also those of one passage, in the order of their first passages.
    """
    firsts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    nodes = [(article, passage) for article, size in enumerate(sizes) for passage in range(size)]
    edges = [
        (
            int(firsts[one.article]) + one.passage,
            int(firsts[one.other_article]) + one.other_passage,
            one.similarity,
        )
        for one in matches
    ]

    def mergeable(first: Sequence[int], second: Sequence[int]) -> bool:
        return {nodes[at][0] for at in first}.isdisjoint(nodes[at][0] for at in second)

    columns = np.array(edges, dtype=np.float64).reshape(-1, 3)
    sources, targets = columns[:, 0].astype(np.int64), columns[:, 1].astype(np.int64)
    clusters = average_link(len(nodes), sources, targets, columns[:, 2], _cut, _LEAST_MEAN, mergeable)
    paired = {at for cluster in clusters for at in cluster}
    clusters += [[at] for at in range(len(nodes)) if at not in paired]
    return [dict(nodes[at] for at in cluster) for cluster in sorted(clusters)]


def _cut(sizes: Ints, _smaller: Ints) -> Floats:
    return np.full(len(sizes), _LEAST_MEAN)


def order_rows(rows: Sequence[Row], sizes: Sequence[int]) -> tuple[list[Row], list[frozenset[int]]]:
    """Put rows in the order of the base, and rows without the base after what precedes them.

    Returns:
        The rows in order, and for each the articles whose passage stands elsewhere in its article.
    """
    home = {(article, passage): at for at, row in enumerate(rows) for article, passage in row.items()}
    # A gap is a row of the base with the rows that follow it before the next one; the first has no base.
    gaps: list[list[int]] = [[], *([home[0, passage]] for passage in range(sizes[0]))]
    placed = {row: (gap, 0) for gap, members in enumerate(gaps) for row in members}
    moved: dict[int, set[int]] = defaultdict(set)
    for article in range(1, len(sizes)):
        own = [home[article, passage] for passage in range(sizes[article])]
        steady = longest_rising([placed[row] for row in own if row in placed])
        gap = 0
        for row in own:
            if row not in placed:
                placed[row] = (gap, len(gaps[gap]))
                gaps[gap].append(row)
            elif placed[row] in steady:
                gap = placed[row][0]
            else:
                moved[row].add(article)
    order = [row for members in gaps for row in members]
    return [rows[at] for at in order], [frozenset(moved[at]) for at in order]


def longest_rising(places: Sequence[P]) -> set[P]:
    """Return the places of a longest rising subsequence (patience sorting)."""
    tails: list[P] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        pile = bisect_left(tails, place)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(place)
            ends.append(at)
        else:
            tails[pile], ends[pile] = place, at
    found: set[P] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(places[at])
        at = before[at]
    return found
