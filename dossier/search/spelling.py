"""How many letters two words differ by, and which of many is the nearest."""

from __future__ import annotations

from collections.abc import Mapping

FARTHEST = 2
SHORT = 5  # words of fewer letters are corrected by one letter only


def nearest(word: str, known: Mapping[str, int]) -> str | None:
    """Return the most frequent of the known words that differ least from a word and begin like it."""
    letters = frozenset(word)
    like = [
        other
        for other in known
        if other[:1] == word[:1]
        and abs(len(other) - len(word)) <= FARTHEST
        and len(letters.symmetric_difference(other)) <= 2 * FARTHEST  # a letter changed is one less, one more
    ]
    for distance in range(1, FARTHEST + 1 if len(word) >= SHORT else 2):
        close = [other for other in like if distance_within(other, word, distance)]
        if close:
            return max(sorted(close), key=known.__getitem__)
    return None


def distance_within(first: str, second: str, limit: int) -> bool:
    """Return whether at most ``limit`` letters added, dropped, changed or swapped part two words.

    The optimal string alignment distance; rows are cut off once all of them exceed the limit.
    """
    if abs(len(first) - len(second)) > limit:
        return False
    if first == second:
        return True
    before: list[int] = []
    above = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return False
        before, above = above, row
    return above[-1] <= limit
