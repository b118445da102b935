"""Which words of two texts are the same ones: the alignment that word-by-word comparisons start from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dossier.analysis.alignment.rows import longest_rising

_SMALL = 40  # words of a gap on both sides that is aligned exactly


def anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of shared words, rising in both: unique ones, and what extends them.

    This is what a patience diff starts from.
    """
    counts = Counter(a), Counter(b)
    place = {word: at for at, word in enumerate(b) if counts[1][word] == 1}
    unique = [(at, place[word]) for at, word in enumerate(a) if counts[0][word] == 1 and word in place]
    rising = longest_rising([other for _, other in unique])
    found = {at: other for at, other in unique if other in rising}
    taken = set(found.values())
    for step in (1, -1):
        for at, other in sorted(found.items(), reverse=step < 0):
            one, two = at + step, other + step
            while 0 <= one < len(a) and 0 <= two < len(b) and one not in found and two not in taken:
                if a[one] != b[two]:
                    break
                found[one] = two
                taken.add(two)
                one, two = one + step, two + step
    return sorted(found.items())


def aligned_words(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of shared words as ``anchors`` does, and those that small gaps between them share."""
    ends = [(-1, -1), *anchors(a, b), (len(a), len(b))]
    found: list[tuple[int, int]] = []
    for (a_before, b_before), (a_after, b_after) in pairwise(ends):
        left, right = a[a_before + 1 : a_after], b[b_before + 1 : b_after]
        if left and right and len(left) <= _SMALL and len(right) <= _SMALL:
            found += [(a_before + 1 + one, b_before + 1 + two) for one, two in _common(left, right)]
        if a_after < len(a):
            found.append((a_after, b_after))
    return found


def _common(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence; for short sequences."""
    lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for one in range(len(a) - 1, -1, -1):
        for two in range(len(b) - 1, -1, -1):
            lengths[one][two] = (
                lengths[one + 1][two + 1] + 1
                if a[one] == b[two]
                else max(lengths[one + 1][two], lengths[one][two + 1])
            )
    found = []
    one = two = 0
    while one < len(a) and two < len(b):
        if a[one] == b[two]:
            found.append((one, two))
            one, two = one + 1, two + 1
        elif lengths[one + 1][two] >= lengths[one][two + 1]:
            one += 1
        else:
            two += 1
    return found
