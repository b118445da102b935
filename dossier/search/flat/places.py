"""Where matches stand: runs of positions, as arrays of starts and ends."""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.postings import occurrences, positions, slices, within
from dossier.search.flat.segment import Ranges, Segment

_ONE = np.uint32(1)
_LONG = 150_000  # positions from which on lists are taken in parts
_STRETCH = 1 << 21  # of the stream, that a part is about as long as
_WINDOW = 56  # positions that a look at the bits of the paragraphs covers
_MANY = 4  # ranges from which a table of all terms is quicker than comparing with each


class Places(NamedTuple):
    """Matches ordered by start; ``[start, end)`` are positions in the stream."""

    start: Array
    end: Array


NOWHERE = Places(np.zeros(0, np.int64), np.zeros(0, np.int64))


def of_phrase(segment: Segment, slots: tuple[Ranges, ...], documents: Array | None) -> Places:
    """Return where terms follow one another.

    The occurrences of the rarest are taken, and the terms around them are looked at.
    """
    if not all(slots):
        return NOWHERE
    order = sorted(range(len(slots)), key=lambda k: occurrences(segment, slots[k]))
    start = positions(segment, slots[order[0]], documents).astype(np.int64) - order[0]
    for k in order[1:]:
        if not len(start):
            break
        # Clipping costs less than checking bounds, and the padding keeps every neighbour inside.
        start = start[holds(segment, slots[k], segment.fwd.take(start + k, mode="clip"))]
    return Places(start, start + len(slots))


def holds(segment: Segment, ranges: Ranges, found: Array) -> Array:
    """Return which of some terms lie in ranges of terms."""
    if len(ranges) < _MANY:
        mask = np.zeros(len(found), bool)
        for low, high in ranges:
            mask |= found == low if high == low + 1 else (found >= low) & (found < high)
        return mask
    table = np.zeros(segment.size + 1, bool)
    for low, high in ranges:
        table[low:high] = True
    return table[np.minimum(found, segment.size)]


def together(parts: list[Places]) -> Places:
    """Return the matches of several lists in one."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return NOWHERE
    start = np.concatenate([part.start for part in parts])
    end = np.concatenate([part.end for part in parts])
    return _in_order(start, end)


def _in_order(start: Array, end: Array) -> Places:
    """Return matches ordered by start, one for each stretch."""
    order = np.lexsort((end, start))
    start, end = start[order], end[order]
    new = np.ones(len(start), bool)
    new[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    return Places(start[new], end[new])


def near(left: Places, right: Places, distance: int | None, *, ordered: bool, units: Array) -> Places:
    """Return, for each match on the left, the next one on the right after it and before it, as one stretch.

    Args:
        left: matches.
        right: matches.
        distance: how far apart they may be; adjacent words are 1 apart. None: any distance.
        ordered: whether the right one must follow.
        units: where the paragraphs or sentences begin that both must be in.
    """
    if not len(left.start) or not len(right.start):
        return NOWHERE
    found = [_following(left, right, distance, units)]
    if not ordered:
        found.append(_following(right, left, distance, units))
    return together(found)


def near_words(
    segment: Segment, left: Array, right: Array, distance: int | None, *, ordered: bool, units: Array
) -> Places:
    """Return what `near` does, for matches of one word each, given as ascending positions.

    Long lists are taken some articles at a time: arrays that fit the processor's cache cost half as much.
    """
    if len(left) + len(right) < _LONG:
        return _near_in_part(segment, left, right, distance, ordered=ordered, units=units)
    at = np.searchsorted(segment.document_at, np.arange(0, len(segment.fwd), _STRETCH))
    cuts = np.append(segment.document_at[np.minimum(at, segment.count)], len(segment.fwd))
    cuts[0] = 0
    here, there = np.searchsorted(left, cuts).tolist(), np.searchsorted(right, cuts).tolist()
    parts = [
        _near_in_part(segment, left[low:high], right[first:last], distance, ordered=ordered, units=units)
        for (low, high), (first, last) in zip(pairwise(here), pairwise(there), strict=True)
        if low < high and first < last
    ]
    if not parts:
        return NOWHERE
    return Places(
        np.concatenate([part.start for part in parts]), np.concatenate([part.end for part in parts])
    )


def _near_in_part(
    segment: Segment, left: Array, right: Array, distance: int | None, *, ordered: bool, units: Array
) -> Places:
    """Return what `near_words` does.

    Merged in order, two matches that are each other's nearest are neighbours. The lowest bit tells the
    lists apart, so that the difference of two neighbours is odd if they are of different lists.
    """
    merged = np.concatenate((left << _ONE, (right << _ONE) | _ONE))
    merged.sort(kind="stable")  # two ascending runs: one pass
    apart = merged[1:] - merged[:-1]
    widest = 2 * (distance if distance is not None else len(segment.fwd)) + 1
    at = np.flatnonzero(apart <= widest)
    apart, first = apart[at], merged[at]
    backwards = first & _ONE
    kept = (apart & _ONE == _ONE) & (apart + (backwards << _ONE) <= widest)
    if ordered:
        kept &= backwards == 0
    at = at[kept]
    start, last = merged[at] >> _ONE, merged[at + 1] >> _ONE
    return _in_one_unit(segment, start, last, distance, units)


def near_itself(segment: Segment, positions: Array, distance: int | None, units: Array) -> Places:
    """Return what `near` does for the matches of one word with one another, given as ascending positions."""
    start, last = positions[:-1], positions[1:]
    if distance is not None:
        close = np.flatnonzero(last - start <= distance)
        start, last = start[close], last[close]
    return _in_one_unit(segment, start, last, distance, units)


def _in_one_unit(segment: Segment, start: Array, last: Array, distance: int | None, units: Array) -> Places:
    """Return the stretches, from ``start`` to ``last``, that no paragraph or sentence begins within."""
    if units is segment.paragraph_at and distance is not None and distance <= _WINDOW:
        same = ~_paragraph_begins(segment, start, last)
    else:
        same = _same_unit(start, last, units)
    return Places(start[same].astype(np.int64), last[same].astype(np.int64) + 1)


def _paragraph_begins(segment: Segment, start: Array, last: Array) -> Array:
    """Return whether a paragraph begins after ``start``, up to ``last``, at most _WINDOW positions on."""
    after = start.astype(np.int64) + 1
    bits = segment.paragraph_bits[after >> 3] >> (after & 7).astype(np.uint64)
    wanted = (np.uint64(1) << (last - start).astype(np.uint64)) - np.uint64(1)
    found: Array = (bits & wanted) != 0
    return found


def _same_unit(start: Array, last: Array, units: Array) -> Array:
    if not len(units):
        return np.ones(len(start), bool)
    following = np.searchsorted(units, start.astype(units.dtype, copy=False), side="right")
    begins = units[np.minimum(following, len(units) - 1)]
    found: Array = (begins > last) | (following == len(units))
    return found


def _following(left: Places, right: Places, distance: int | None, units: Array) -> Places:
    """Pair each match with the nearest one after it, where each is nearest to the other.

    The shorter list is gone through.
    """
    order = np.argsort(left.end, kind="stable")  # the nearest is the last to end, wherever it begins
    if len(left.start) <= len(right.start):
        second = np.searchsorted(right.start, left.end[order])
        kept = second < len(right.start)
        first, second = _last_of_each(order[kept], second[kept])
    else:
        at = np.searchsorted(left.end[order], right.start, side="right") - 1
        second = np.flatnonzero(at >= 0)
        at = at[second]
        new = np.ones(len(at), bool)
        new[1:] = at[1:] != at[:-1]
        first, second = order[at[new]], second[new]
    start, end = left.start[first], right.end[second]
    if distance is not None:
        close = right.start[second] - left.end[first] < distance
        start, end = start[close], end[close]
    same = _same_unit(start, end - 1, units)
    return _in_order(start[same], end[same])


def _last_of_each(first: Array, second: Array) -> tuple[Array, Array]:
    """Return the pairs, ascending by the second member, without those whose second a later pair has too."""
    last = np.ones(len(second), bool)
    last[:-1] = second[1:] != second[:-1]
    return first[last], second[last]


def in_titles(segment: Segment, places: Places) -> Places:
    """Return the matches that lie in titles."""
    document = segment.document_of(places.start)
    kept = (places.start >= segment.title_at[document]) & (places.end <= segment.title_end[document])
    return Places(places.start[kept], places.end[kept])


def documents_of(segment: Segment, places: Places) -> Array:
    """Return the articles that matches are in, ascending."""
    starts = places.start
    if len(starts) > segment.count:
        return np.flatnonzero(np.diff(np.searchsorted(starts, segment.document_at))).astype(np.uint32)
    documents = segment.document_of(starts)
    new = np.ones(len(documents), bool)
    np.not_equal(documents[1:], documents[:-1], out=new[1:])
    return documents[new].astype(np.uint32)


def paragraphs_of(segment: Segment, places: Places) -> list[tuple[int, list[int]]]:
    """Return each article that matches are in, and its paragraphs that hold them; 0 is the title."""
    numbers = np.unique(segment.paragraph_of(places.start))
    documents = np.searchsorted(segment.document_paragraph, numbers, side="right") - 1
    in_article = (numbers - segment.document_paragraph[documents]).tolist()
    pairs = zip(documents.tolist(), in_article, strict=True)
    return [
        (document, [number for _, number in group]) for document, group in groupby(pairs, key=itemgetter(0))
    ]


def paragraph_starts(segment: Segment, documents: Array) -> Array:
    """Return where the paragraphs of some articles begin, and where the articles end."""
    first = segment.document_paragraph[documents].astype(np.int64)
    counts = segment.document_paragraph[documents + np.uint32(1)] - first
    starts = segment.paragraph_at[slices(first, counts)]
    return np.concatenate([starts, segment.document_at[documents + np.uint32(1)]]).astype(np.int64)


def in_documents(segment: Segment, places: Places, documents: Array) -> Places:
    """Return the matches that lie in some articles."""
    kept = within(segment.document_of(places.start), documents)
    return Places(places.start[kept], places.end[kept])
