"""From positions in the stream to titles and paragraphs of articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.places import Places
from dossier.search.flat.postings import slices
from dossier.search.flat.segment import Segment

Run = tuple[int, int]
"""Where a match begins and ends: in terms, or in offsets into a text."""


class Matches(NamedTuple):
    """The first matches of an article, and how many there are."""

    title: list[Run]  # in terms of the title, where the text does not repeat it
    body: list[tuple[int, int, int]]  # the paragraph, from 1, and where in its terms
    total: int


def by_article(segment: Segment, documents: Array, places: Places, most: int | None) -> list[Matches]:
    """Return the first ``most`` matches, or all, in the title and as many in the text of each article.

    Args:
        segment: where the articles are.
        documents: the articles, ascending.
        places: matches in these articles that do not overlap.
        most: how many are wanted.
    """
    first = segment.document_paragraph[documents].astype(np.int64)
    begins, ends = segment.document_at[documents], segment.document_at[documents + np.uint32(1)]
    following = np.minimum(first + 1, len(segment.paragraph_at) - 1)
    alone = first + 1 >= segment.document_paragraph[documents + np.uint32(1)]
    title_ends = np.where(alone, ends, segment.paragraph_at[following])
    low, middle, high = (np.searchsorted(places.start, at) for at in (begins, title_ends, ends))
    wanted = high - middle if most is None else np.minimum(high - middle, most)
    chosen = slices(middle, wanted)
    number = segment.paragraph_of(places.start[chosen])
    base = segment.paragraph_at[number].astype(np.int64)
    body = list(
        zip(
            (number - np.repeat(first, wanted)).tolist(),
            (places.start[chosen] - base).tolist(),
            (places.end[chosen] - base).tolist(),
            strict=True,
        )
    )
    stops = np.cumsum(wanted).tolist()
    found: list[Matches] = []
    for k, (start, stop) in enumerate(zip([0, *stops], stops, strict=False)):
        title = slice(int(low[k]), int(middle[k]))
        runs = zip(
            (places.start[title] - int(begins[k])).tolist(),
            (places.end[title] - int(begins[k])).tolist(),
            strict=True,
        )
        found.append(Matches(list(runs), body[start:stop], int(high[k] - low[k])))
    return found


def apart(places: Places) -> Places:
    """Return matches that do not overlap, of those that do the earlier and longer."""
    if np.all(places.end[:-1] <= places.start[1:]):
        return places
    kept = np.array(without_overlap(list(zip(places.start.tolist(), places.end.tolist(), strict=True))))
    return Places(kept[:, 0], kept[:, 1])


def without_overlap(runs: Sequence[Run]) -> list[Run]:
    """Return runs that do not overlap, of those that do the earlier and longer."""
    kept: list[Run] = []
    for start, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
