"""Find the passages that two texts share, copied word for word or lightly edited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from dossier.analysis.grams import Grams, word_hashes
from dossier.analysis.linkage import components
from dossier.analysis.terms import stop_words
from dossier.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_GRAM = 3
_GAP = 150  # characters between two seeds of one passage
_SHORTEST = 60  # characters of a passage, on both sides
_MOST_PLACES = 4  # a gram of more places in a text than this is no evidence
_MAX_TEXT = 500_000  # characters


class _Seed(NamedTuple):
    """Where a gram stands in both texts."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


def shared_spans(a: str, b: str) -> tuple[tuple[Span, Span], ...]:
    """Return the passages that two texts share, as pairs of spans, in the order of the first text.

    Seeds are runs of three content words in any order (sorted 3-grams, so that a swap of words does
    not hide a copy); seeds near each other in both texts are one passage. Only the first 500,000
    characters are read.
    """
    passages = _passages(_seeds(a[:_MAX_TEXT], b[:_MAX_TEXT]))
    return tuple((Span(one.a_start, one.a_end), Span(one.b_start, one.b_end)) for one in passages)


def _seeds(a: str, b: str) -> list[_Seed]:
    places = _grams(b)
    seeds: set[_Seed] = set()
    for gram, spans in _grams(a).items():
        others = places.get(gram, ())
        if len(spans) <= _MOST_PLACES and len(others) <= _MOST_PLACES:
            seeds.update(_Seed(*span, *other) for span in spans for other in others)
    return sorted(seeds)


def _grams(text: str) -> dict[int, list[tuple[int, int]]]:
    """Return the places of each sorted gram of content words, by hash."""
    found = [(word.group(), word.span()) for word in _WORD.finditer(text.lower())]
    content = [(word, span) for word, span in found if word not in stop_words()]
    spans = [span for _, span in content]
    hashes: Grams = word_hashes([word for word, _ in content])
    count = len(spans) - _GRAM + 1
    if count <= 0:
        return {}
    # A sum is the same in any order, which is what sorting the words of a gram is for.
    keys = np.zeros(count, dtype=np.uint64)
    for at in range(_GRAM):
        keys += hashes[at : at + count]
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, key in enumerate(keys.tolist()):
        places[key].append((spans[at][0], spans[at + _GRAM - 1][1]))
    return places


def _passages(seeds: list[_Seed]) -> Iterator[_Seed]:
    groups: dict[int, list[_Seed]] = defaultdict(list)
    for group, seed in zip(components(len(seeds), _neighbours(seeds)), seeds, strict=True):
        groups[group].append(seed)
    for members in groups.values():
        whole = _Seed(
            min(seed.a_start for seed in members),
            max(seed.a_end for seed in members),
            min(seed.b_start for seed in members),
            max(seed.b_end for seed in members),
        )
        if min(whole.a_end - whole.a_start, whole.b_end - whole.b_start) >= _SHORTEST:
            yield whole


def _neighbours(seeds: list[_Seed]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of seeds with at most the gap between them in both texts.

    A word is two characters or more and has few places, so the inner loop is bounded.
    """
    for at, seed in enumerate(seeds):
        for later in range(at + 1, len(seeds)):
            other = seeds[later]
            if other.a_start - seed.a_end > _GAP:
                break
            if max(other.b_start - seed.b_end, seed.b_start - other.b_end) <= _GAP:
                yield at, later
