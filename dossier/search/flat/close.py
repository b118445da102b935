"""Which articles hold two frequent words near each other, without finding all the places where they are."""

from __future__ import annotations

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.layout import SEPARATOR
from dossier.search.flat.places import documents_of, holds, near_words
from dossier.search.flat.postings import occurrences, positions
from dossier.search.flat.segment import Ranges, Segment

_LOOK = 5  # nanoseconds to look at the neighbour of a position
_FIND = 40  # nanoseconds to find an article's positions
_MERGE = 8  # nanoseconds for each position to merge those of both words
_ROUNDS = 8
_HARDLY = 4  # a round in which fewer than one article in so many is found is the last
_AT_ONCE = 1 << 15  # positions: arrays that fit the processor's cache


def looking_pays(segment: Segment, left: Ranges, right: Ranges, shared: int, distance: int | None) -> bool:
    """Return whether `close_documents` is likely quicker than finding all the places.

    Args:
        segment: where to look.
        left: the terms of one word.
        right: those of the other.
        shared: the number of articles that hold both.
        distance: how far apart they may be.
    """
    if distance is None:
        return False
    merging = _MERGE * (occurrences(segment, left) + occurrences(segment, right))
    return shared * (_FIND + 2 * _LOOK * 2 * distance) < merging


def close_documents(
    segment: Segment, left: Ranges, right: Ranges, shared: Array, distance: int, *, ordered: bool
) -> Array:
    """Return the articles that hold two words in one paragraph, at most ``distance`` apart, ascending.

    Most articles with many of both hold them near each other more than once. In each article the first
    place of the rarer word is looked around, then in those not found the second; where that finds little,
    the rest is merged.

    Args:
        segment: where to look.
        left: the terms of one word.
        right: those of the other; none of the first.
        shared: the articles that hold both, ascending.
        distance: how far apart they may be; adjacent words are 1 apart.
        ordered: whether the right one must follow.
    """
    swapped = occurrences(segment, right) < occurrences(segment, left)
    rare, other = (right, left) if swapped else (left, right)
    ahead = -1 if swapped else 1
    ways = (ahead,) if ordered else (ahead, -ahead)
    stands = positions(segment, rare)
    edges = np.searchsorted(stands, segment.document_at)
    begin, end = edges[shared], edges[shared + np.uint32(1)]
    found = np.zeros(segment.count, bool)
    rest = shared
    for number in range(_ROUNDS):
        some = begin + number < end
        rest, begin, end = rest[some], begin[some], end[some]
        if not len(rest):
            return np.flatnonzero(found).astype(np.uint32)
        close = _is_close(segment, stands[begin + number], other, distance, ways)
        found[rest[close]] = True
        apart = ~close
        rest, begin, end = rest[apart], begin[apart], end[apart]
        if np.count_nonzero(close) * _HARDLY < len(close):
            break
    found[_merged(segment, left, right, rest, distance, ordered=ordered)] = True
    return np.flatnonzero(found).astype(np.uint32)


def _is_close(segment: Segment, stands: Array, other: Ranges, distance: int, ways: tuple[int, ...]) -> Array:
    """Return at which positions one of some terms stands near, with no end of a paragraph between."""
    found = np.zeros(len(stands), bool)
    for start in range(0, len(stands), _AT_ONCE):
        part = stands[start : start + _AT_ONCE].astype(np.int64)
        close = found[start : start + _AT_ONCE]
        for way in ways:
            at = part.copy()
            inside = np.ones(len(part), bool)
            for _ in range(distance):
                at += way
                terms = segment.fwd.take(at, mode="clip")
                close |= holds(segment, other, terms) & inside
                inside &= terms != SEPARATOR
    return found


def _merged(
    segment: Segment, left: Ranges, right: Ranges, documents: Array, distance: int, *, ordered: bool
) -> Array:
    found = near_words(
        segment,
        positions(segment, left, documents),
        positions(segment, right, documents),
        distance,
        ordered=ordered,
        units=segment.paragraph_at,
    )
    return documents_of(segment, found)
