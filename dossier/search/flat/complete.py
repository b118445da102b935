"""What a half-typed word or value may become."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np

from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.flat.segment import Segment
from dossier.search.flat.snapshot import Snapshot


def completions(prefix: str, limit: int, snapshot: Snapshot) -> list[tuple[str, int]]:
    """Return terms that begin with a prefix and their numbers of articles, the most articles first.

    The numbers are at most so many too high: articles removed since their segment was written are counted
    still, and those that hold both a word and an acronym of its letters are counted twice.
    """
    counts: Counter[str] = Counter()
    for segment in snapshot.segments:
        for number, frequency in _most_frequent(prefix, limit, segment):
            counts[segment.term(number).decode("utf-8", "replace").removesuffix(ACRONYM_MARK)] += frequency
    return _first(counts, limit)


def _most_frequent(prefix: str, limit: int, segment: Segment) -> Iterable[tuple[int, int]]:
    low, high = segment.prefixed(prefix)
    frequencies = segment.frequencies(low, high)
    order = np.argsort(-frequencies, kind="stable")[: 4 * limit]
    return [(low + int(k), int(frequencies[k])) for k in order]


def values(field: str, prefix: str, limit: int, snapshot: Snapshot) -> list[tuple[str, int]]:
    """Return values of a field, words of which begin with a prefix, and their numbers of articles.

    The values of the most articles come first.
    """
    words = " ".join(term.removesuffix(ACRONYM_MARK) for term in terms(prefix))
    wanted = re.compile(f" {re.escape(words)}".encode("utf-8", "replace"))
    counts: Counter[str] = Counter()
    for number, segment in enumerate(snapshot.segments):
        codes, alive = segment.codes(field), snapshot.alive(number)
        held = np.bincount(codes if alive is None else codes[alive], minlength=1)
        kept = segment.holding(field, wanted)[: len(held)] & (held > 0)
        kept[0] = False  # not known
        chosen = np.flatnonzero(kept)
        for code in chosen[np.argsort(-held[chosen], kind="stable")][: 4 * limit].tolist():
            counts[segment.value_of(field, code)] += int(held[code])
    return _first(counts, limit)


def _first(counts: Counter[str], limit: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]
