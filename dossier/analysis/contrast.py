"""What tells two sets of articles apart: terms, actors, outlets that more of one than of the other hold."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossier.analysis.terms import terms
from dossier.model import Contrast

_PRIOR = 0.5  # articles that each set is thought to hold more, with and without: small sets prove little
_LEAST = 1.0  # standard errors; below it a difference says nothing
_MOST = 12  # of each side
_MAX_CHARACTERS = 100_000  # of a text


def contrasts(
    first: Mapping[str, int], second: Mapping[str, int], sizes: tuple[int, int]
) -> tuple[Contrast, ...]:
    """Return what is in more articles of one set than of the other, what marks the first set first.

    The score is the log-odds ratio over its standard error, with a prior added to each count (after
    Monroe, Colaresi and Quinn 2008, over articles instead of words).

    Args:
        first: In how many articles of the first set each thing is.
        second: The same of the second set.
        sizes: The number of articles of each set.
    """
    found = []
    for text in first.keys() | second.keys():
        one, other = first.get(text, 0), second.get(text, 0)
        score = _score(one, other, sizes)
        if abs(score) >= _LEAST:
            found.append(Contrast(text, one, other, round(score, 3)))
    found.sort(key=lambda contrast: (-abs(contrast.score), contrast.text))
    sides = [contrast for contrast in found if contrast.score > 0][:_MOST]
    return (*sides, *[contrast for contrast in found if contrast.score < 0][:_MOST])


def term_counts(texts: Iterable[str]) -> Mapping[str, int]:
    """Return in how many texts each term is; numbers are left out."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({term for term in terms(text[:_MAX_CHARACTERS]) if not term[0].isdigit()})
    return counts


def in_several(counts: Mapping[str, int], others: Mapping[str, int]) -> Mapping[str, int]:
    """Return the counts of what is in at least two articles of both sets together."""
    return {text: count for text, count in counts.items() if count + others.get(text, 0) > 1}


def _score(one: int, other: int, sizes: Sequence[int]) -> float:
    if not all(sizes):
        return 0.0
    a, b = one + _PRIOR, max(sizes[0] - one, 0) + _PRIOR
    c, d = other + _PRIOR, max(sizes[1] - other, 0) + _PRIOR
    return math.log(a * d / (b * c)) / math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
