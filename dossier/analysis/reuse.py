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
_GAP = 180  # characters between two seeds of one passage
_SHORTEST = 60  # characters of a passage, on both sides
_MOST_PLACES = 4  # a gram of more places in a text than this is no evidence
_MAX_TEXT = 500_000  # characters
_MOST_ADDED = 20  # words that a passage grows by at either end


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Seed(NamedTuple):
    """A gram in both texts: the numbers of its first and last words."""

    a_first: int
    a_last: int
    b_first: int
    b_last: int


def shared_spans(a: str, b: str) -> tuple[tuple[Span, Span], ...]:
    """Return the passages that two texts share, as pairs of spans, in the order of the first text.

    Seeds are runs of three content words in any order (sorted 3-grams, so that a swap of words does
    not hide a copy); seeds near each other in both texts are one passage. Only the first 500,000
    characters are read.
    """
    left, right = _words(a[:_MAX_TEXT]), _words(b[:_MAX_TEXT])
    found = []
    for passage in _passages(_seeds(left, right), left, right):
        grown = _grow(passage, left, right)
        first = Span(left[grown.a_first].start, left[grown.a_last].end)
        second = Span(right[grown.b_first].start, right[grown.b_last].end)
        if min(first.end - first.start, second.end - second.start) >= _SHORTEST:
            found.append((first, second))
    return tuple(found)


def _words(text: str) -> list[_Word]:
    return [_Word(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]


def _seeds(a: list[_Word], b: list[_Word]) -> list[_Seed]:
    places = _grams(b)
    seeds: set[_Seed] = set()
    for gram, spans in _grams(a).items():
        others = places.get(gram, ())
        if len(spans) <= _MOST_PLACES and len(others) <= _MOST_PLACES:
            seeds.update(_Seed(*span, *other) for span in spans for other in others)
    return sorted(seeds)


def _grams(words: list[_Word]) -> dict[int, list[tuple[int, int]]]:
    """Return the places of each sorted gram of content words, by hash."""
    content = [at for at, word in enumerate(words) if word.text not in stop_words()]
    hashes: Grams = word_hashes([words[at].text for at in content])
    count = len(content) - _GRAM + 1
    if count <= 0:
        return {}
    # A sum is the same in any order, which is what sorting the words of a gram is for.
    keys = np.zeros(count, dtype=np.uint64)
    for at in range(_GRAM):
        keys += hashes[at : at + count]
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, key in enumerate(keys.tolist()):
        places[key].append((content[at], content[at + _GRAM - 1]))
    return places


def _passages(seeds: list[_Seed], a: list[_Word], b: list[_Word]) -> Iterator[_Seed]:
    groups: dict[int, list[_Seed]] = defaultdict(list)
    for group, seed in zip(components(len(seeds), _neighbours(seeds, a, b)), seeds, strict=True):
        groups[group].append(seed)
    for members in groups.values():
        yield _Seed(
            min(seed.a_first for seed in members),
            max(seed.a_last for seed in members),
            min(seed.b_first for seed in members),
            max(seed.b_last for seed in members),
        )


def _neighbours(seeds: list[_Seed], a: list[_Word], b: list[_Word]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of seeds with at most the gap between them in both texts.

    A word is a character or more and has few places, so the inner loop is bounded.
    """
    for at, seed in enumerate(seeds):
        a_end, b_start, b_end = a[seed.a_last].end, b[seed.b_first].start, b[seed.b_last].end
        for later in range(at + 1, len(seeds)):
            other = seeds[later]
            if a[other.a_first].start - a_end > _GAP:
                break
            if max(b[other.b_first].start - b_end, b_start - b[other.b_last].end) <= _GAP:
                yield at, later


def _grow(passage: _Seed, a: list[_Word], b: list[_Word]) -> _Seed:
    """Add the words at either end that both texts have: function words begin no seed."""
    before = after = 0
    for _ in range(_MOST_ADDED):
        at, other = passage.a_first - before - 1, passage.b_first - before - 1
        if at < 0 or other < 0 or a[at].text != b[other].text:
            break
        before += 1
    for _ in range(_MOST_ADDED):
        at, other = passage.a_last + after + 1, passage.b_last + after + 1
        if at >= len(a) or other >= len(b) or a[at].text != b[other].text:
            break
        after += 1
    return _Seed(
        passage.a_first - before, passage.a_last + after, passage.b_first - before, passage.b_last + after
    )
