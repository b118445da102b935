"""Word n-grams as hashes: what makes two texts word for word the same, whatever their punctuation."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dossier.analysis.terms import UNSPACED
from dossier.language.words import fold

Grams = NDArray[np.uint64]

_WORD = re.compile(rf"[^\W_{UNSPACED}]+|[{UNSPACED}]")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))
_MIXERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return _WORD.findall(text.lower())


def word_hashes(tokens: list[str]) -> Grams:
    """Return a well mixed 64-bit hash of each word, folded; shape (words,)."""
    return _mix(np.fromiter(map(_hash, tokens), dtype=np.uint64, count=len(tokens)))


def gram_hashes(hashes: Grams, size: int) -> Grams:
    """Return the hash of each run of ``size`` words; shape (words - size + 1,), empty for a shorter text."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    rolled = np.zeros(count, dtype=np.uint64)
    for at in range(size):
        rolled = rolled * _MULTIPLIER + hashes[at : at + count]  # wraps around on purpose
    return _mix(rolled)


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return zlib.crc32(fold(word).encode("utf-8", "surrogatepass"))


def _mix(values: Grams) -> Grams:
    """Spread the bits (the finalizer of SplitMix64, Steele et al. 2014), so that any of them may be kept."""
    values = (values ^ (values >> _SHIFTS[0])) * _MIXERS[0]
    values = (values ^ (values >> _SHIFTS[1])) * _MIXERS[1]
    return values ^ (values >> _SHIFTS[2])
