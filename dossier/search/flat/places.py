"""Where matches stand: runs of positions, as arrays of starts and ends."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.postings import occurrences, positions, within
from dossier.search.flat.segment import Ranges, Segment

_ONE = np.uint32(1)
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
    start = positions(segment, slots[order[0]], documents) - order[0]
    for k in order[1:]:
        if not len(start):
            break
        start = start[_holds(segment, slots[k], segment.fwd[start + k])]
    return Places(start, start + len(slots))


def _holds(segment: Segment, ranges: Ranges, found: Array) -> Array:
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
    order = np.lexsort((end, start))
    return Places(start[order], end[order])


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


def near_words(left: Array, right: Array, distance: int | None, *, ordered: bool, units: Array) -> Places:
    """Return what `near` does, for matches of one word each, given as ascending positions.

    Merged in order, two matches that are each other's nearest are neighbours.
    """
    merged = np.concatenate(((left << _ONE), (right << _ONE) | _ONE))
    merged.sort(kind="stable")  # two ascending runs: one pass
    if not len(merged):
        return NOWHERE
    paired = (merged[1:] ^ merged[:-1]) & _ONE == _ONE
    if ordered:
        paired &= merged[1:] & _ONE == _ONE
    position = merged >> _ONE
    gap = position[1:] - position[:-1]
    paired &= gap > 0
    if distance is not None:
        paired &= gap <= distance
    at = np.flatnonzero(paired)
    return _in_one_unit(position[at], position[at + 1], units)


def near_itself(positions: Array, distance: int | None, units: Array) -> Places:
    """Return what `near` does for the matches of one word with one another, given as ascending positions."""
    start, last = positions[:-1], positions[1:]
    if distance is not None:
        close = np.flatnonzero(last - start <= distance)
        start, last = start[close], last[close]
    return _in_one_unit(start, last, units)


def _in_one_unit(start: Array, last: Array, units: Array) -> Places:
    same = np.searchsorted(units, start, side="right") == np.searchsorted(units, last, side="right")
    return Places(start[same].astype(np.int64), last[same].astype(np.int64) + 1)


def _following(left: Places, right: Places, distance: int | None, units: Array) -> Places:
    """Pair each match with the nearest one after it, where each is nearest to the other.

    The shorter list is gone through.
    """
    if len(left.start) <= len(right.start):
        second = np.searchsorted(right.start, left.end)
        first = np.flatnonzero(second < len(right.start))
        second = second[first]
        first, second = _last_of_each(first, second)
    else:
        order = np.argsort(left.end, kind="stable")
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
    same = np.searchsorted(units, start, side="right") == np.searchsorted(units, end - 1, side="right")
    order = np.lexsort((end[same], start[same]))
    return Places(start[same][order], end[same][order])


def _last_of_each(first: Array, second: Array) -> tuple[Array, Array]:
    """Return the pairs without those whose second member a later first one has too."""
    if np.any(second[1:] < second[:-1]):
        order = np.argsort(second, kind="stable")
        first, second = first[order], second[order]
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


def in_documents(segment: Segment, places: Places, documents: Array) -> Places:
    """Return the matches that lie in some articles."""
    kept = within(segment.document_of(places.start), documents)
    return Places(places.start[kept], places.end[kept])
