"""What grouping and copy finding need of one article, in about a kilobyte."""

from __future__ import annotations

import re
import struct
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dossier.analysis import grams as ngrams
from dossier.analysis.events.calendars import calendar
from dossier.analysis.terms import Hashes, inverse_frequencies, term_hash, terms

VERSION = 3
MAX_TERMS = 120
GRAM_SIZE = 8
KEPT_GRAMS = 4  # one gram in so many is kept, chosen by its hash: the same ones in every text
_MAX_TEXT = 200_000  # characters; a longer text is known by its beginning
_TITLE_WEIGHT = 2  # added to the one that the words of a title have anyway
_LEAD_WORDS = 80
_MAX_COUNT = 255
_HEADER = struct.Struct("<2sBBHIIIHH")
_QUOTED = re.compile('[“"][^“”"]{20,3000}[”"]')
_MAGIC = b"Fp"
_MAX_GRAMS = 0xFFFF


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article's strongest terms with their counts, and the hashes of a quarter of its 8-grams.

    Attributes:
        words: The number of words of the text.
        terms: Hashed terms, sorted, as little-endian 32-bit integers.
        counts: How often each of them occurs, title and lead counted more, a byte each.
        grams: Hashed 8-grams, sorted, each once, as little-endian 32-bit integers.
        weekdays: The weekdays that the lead names, a bit each, Monday the lowest.
        months: The months of the dates that the beginning gives, a bit each.
        years: The years that the beginning gives, modulo 32, a bit each.
        day: The first whole date that the lead gives, as an ordinal, 0 for none.
        quoted: Which of the grams stand inside quotation marks, a bit each, padded to bytes.
    """

    words: int
    terms: bytes
    counts: bytes
    grams: bytes
    weekdays: int = 0
    months: int = 0
    years: int = 0
    day: int = 0
    quoted: bytes = b""

    @property
    def quoted_grams(self) -> NDArray[np.bool_]:
        """Which of the kept 8-grams stand inside quotation marks, shape (grams,)."""
        bits = np.unpackbits(np.frombuffer(self.quoted, dtype=np.uint8), count=len(self.grams) // 4)
        return bits.astype(np.bool_)

    @property
    def gram_hashes(self) -> Hashes:
        """The hashes of the kept 8-grams, shape (grams,)."""
        return np.frombuffer(self.grams, dtype="<u4")

    def to_bytes(self) -> bytes:
        """Return the fingerprint as bytes that ``from_bytes`` of the same version reads."""
        calendar = (self.weekdays, self.months, self.years, self.day)
        head = _HEADER.pack(_MAGIC, VERSION, *calendar, self.words, len(self.counts), len(self.grams) // 4)
        return head + self.terms + self.counts + self.grams + self.quoted

    @classmethod
    def from_bytes(cls, data: bytes) -> Fingerprint:
        """Read what ``to_bytes`` wrote; raises ValueError for anything else, or another version."""
        if len(data) < _HEADER.size:
            raise ValueError("not a fingerprint: too short")
        magic, version, weekdays, months, years, day, words, terms_, grams = _HEADER.unpack_from(data)
        if magic != _MAGIC or version != VERSION:
            raise ValueError(f"not a fingerprint of version {VERSION}")
        first = _HEADER.size + 4 * terms_
        second = first + terms_
        third = second + 4 * grams
        if len(data) != third + (grams + 7) // 8:
            raise ValueError("not a fingerprint: wrong length")
        parts = data[_HEADER.size : first], data[first:second], data[second:third]
        return cls(words, *parts, weekdays, months, years, day, data[third:])


def fingerprint(title: str, text: str) -> Fingerprint:
    """Return the fingerprint of an article.

    A word of the title counts three times, one of the first words of the text twice: what a report
    is about stands there. The strongest terms are those of the greatest TF-IDF over the background.
    """
    text = text[:_MAX_TEXT]
    counts = Counter(terms(text))
    counts.update(terms(" ".join(text[: _LEAD_WORDS * 16].split()[:_LEAD_WORDS])))
    for term in terms(title[:_MAX_TEXT]):
        counts[term] += _TITLE_WEIGHT
    hashes, numbers = _strongest(counts)
    tokens = ngrams.words(text)
    grams = _kept_grams(tokens)
    inside = [_kept_grams(ngrams.words(match.group())) for match in _QUOTED.finditer(text)]
    quoted = np.isin(grams, np.concatenate(inside)) if inside else np.zeros(len(grams), dtype=np.bool_)
    return Fingerprint(
        len(tokens),
        hashes.tobytes(),
        numbers.tobytes(),
        grams.tobytes(),
        *calendar(title[:_MAX_TEXT], text),
        np.packbits(quoted).tobytes(),
    )


def term_weights(counts: NDArray[np.integer], idf: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return TF-IDF weights, ``(1 + ln tf) * idf``."""
    weights: NDArray[np.float64] = (1.0 + np.log(counts)) * idf
    return weights


def _strongest(counts: Counter[str]) -> tuple[Hashes, NDArray[np.uint8]]:
    merged = dict(zip(map(term_hash, counts), counts.values(), strict=True))  # of equal hashes the last one
    hashes = np.fromiter(merged, dtype="<u4", count=len(merged))
    numbers = np.minimum(np.fromiter(merged.values(), dtype=np.int64, count=len(merged)), _MAX_COUNT)
    order = np.argsort(hashes)
    hashes, numbers = hashes[order], numbers[order].astype(np.uint8)
    if len(hashes) > MAX_TERMS:
        weights = term_weights(numbers, inverse_frequencies(hashes, np.zeros(len(hashes), dtype=np.int64), 0))
        strongest = np.sort(np.argsort(-weights, kind="stable")[:MAX_TERMS])
        hashes, numbers = hashes[strongest], numbers[strongest]
    return hashes, numbers


def _kept_grams(tokens: list[str]) -> Hashes:
    hashes = ngrams.gram_hashes(ngrams.word_hashes(tokens), GRAM_SIZE)
    kept = hashes[hashes % np.uint64(KEPT_GRAMS) == 0] >> np.uint64(32)
    return np.unique(kept.astype("<u4"))[:_MAX_GRAMS]
