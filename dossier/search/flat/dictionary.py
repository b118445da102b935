"""From a slot of a query to the terms of a segment."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.segment import Ranges, Segment
from dossier.search.nodes import Fuzzy, Slot, Wildcard, Word
from dossier.search.slots import literal_prefix, spelled_out, term_test, wildcard_lines

_BYTES_A_LETTER = 4


def term_ranges(slot: Slot, segment: Segment) -> Ranges:
    """Return the terms that a slot stands for, as ranges in ascending order."""
    match slot:
        case Word():
            return _joined(number for term in spelled_out(slot) if (number := segment.find(term)) is not None)
        case Wildcard(pattern):
            low, high = segment.prefixed(literal_prefix(pattern))
            if pattern.endswith("*") and literal_prefix(pattern) == pattern[:-1]:
                return ((low, high),) if low < high else ()
            return _joined(segment.matching(wildcard_lines(pattern), low, high))
        case Fuzzy(term, distance):
            is_close = term_test(slot)
            near = near_terms(term, distance, segment).tolist()
            return _joined(k for k in near if is_close(segment.term(k).decode("utf-8", "replace")))


def _joined(numbers: Iterable[int]) -> Ranges:
    """Return numbers as ranges."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if ranges and ranges[-1][1] == number:
            ranges[-1] = (ranges[-1][0], number + 1)
        elif not ranges or number >= ranges[-1][1]:
            ranges.append((number, number + 1))
    return tuple(ranges)


def near_terms(term: str, distance: int, segment: Segment) -> Array:
    """Return the terms that can be within a distance, judged by their length and letters alone.

    A letter changed brings at most one new letter into a word, and takes at most one out of it.
    """
    packed = term.encode("utf-8", "replace")
    letters = 0
    for byte in packed:
        letters |= 1 << (byte & 31)
    width = distance if term.isascii() else distance * _BYTES_A_LETTER
    lengths = np.diff(segment.term_at).astype(np.int64) - 1
    # An acronym is longer by its mark, which is not a letter.
    found = np.flatnonzero((lengths >= len(packed) - width) & (lengths <= len(packed) + width + 1))
    held = segment.letters[found]
    new = np.bitwise_count(held & ~np.uint32(letters))
    gone = np.bitwise_count(np.uint32(letters) & ~held)
    plausible: Array = found[(new <= width) & (gone <= width)]
    return plausible
