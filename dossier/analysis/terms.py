"""Terms: the words of a text that can tell one report from another, and how rare each is.

A term is a folded content word in its American spelling without a plural ending. How rare a term is
comes from a table of document frequencies that ships with the package, so that five articles can be
compared as well as five thousand. Terms are handled as 32-bit hashes wherever there are many of them.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from dossier.language.words import fold

Hashes = NDArray[np.uint32]

UNSPACED = (
    "\u3040-\u30ff\u3400-\u9fff"  # Japanese and Chinese, written without spaces: each character is a term
)
_TOKEN = re.compile(rf"[^\W\d_{UNSPACED}]+|[{UNSPACED}]|\d+(?:[.,]\d+)*")
_FIRST_UNSPACED = UNSPACED[0]
_MAX_TERM = 40  # what is longer is no word, and would only fill the caches
_SHORTEST_PLURAL = 5


def terms(text: str) -> list[str]:
    """Return the terms of a text in their order, repeated ones repeated."""
    return [term for term in map(_term, _TOKEN.findall(text.lower())) if term]


@lru_cache(maxsize=1 << 17)
def term_hash(term: str) -> int:
    """Return the hash of a term: 32 bits, the same in every process and on every machine."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


@cache
def stop_words() -> frozenset[str]:
    """Return the words that are never terms."""
    return frozenset(data_lines("stopwords.txt"))


@cache
def spellings() -> Mapping[str, str]:
    """Return British spellings with their American ones."""
    return dict(line.split() for line in data_lines("spellings.txt"))


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """In how many of a number of texts each term occurs; ``hashes`` is sorted."""

    documents: int
    hashes: Hashes
    counts: NDArray[np.uint32]

    def shares(self, hashes: Hashes) -> NDArray[np.float64]:
        """Return the share of texts with each of the hashed terms; 0 for a term that is not known."""
        if not len(self.hashes):
            return np.zeros(len(hashes))
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        known = self.hashes[at] == hashes
        return np.where(known, self.counts[at] / self.documents, 0.0)


@cache
def background() -> Background:
    """Return the document frequencies that ship with the package."""
    packed = files("dossier.analysis").joinpath("data", "background.tsv.gz").read_bytes()
    documents, _, lines = gzip.decompress(packed).partition(b"\n")
    cells = lines.strip().replace(b"\n", b"\t").split(b"\t")  # a term, its count, the next term
    hashes = np.fromiter(map(zlib.crc32, cells[::2]), dtype=np.uint32)
    counts = np.array(cells[1::2]).astype(np.uint32)
    order = np.argsort(hashes, kind="stable")
    return Background(int(documents), hashes[order], counts[order])


def inverse_frequencies(
    hashes: Hashes, counts: NDArray[np.integer], documents: int, *, weight: float = 1000.0
) -> NDArray[np.float64]:
    """Return the inverse document frequency of terms, ``ln((N + 1) / (n + 1)) + 1``.

    The folder's own counts and the background's shares are added up, the background as if it
    were ``weight`` articles: it rules in a small folder, and a large folder outgrows it.

    Args:
        hashes: The hashed terms, shape (terms,).
        counts: In how many of the folder's articles each occurs, shape (terms,).
        documents: The number of the folder's articles.
        weight: How many articles the background counts for.
    """
    within = counts + background().shares(hashes) * weight
    return np.log((documents + weight + 1.0) / (within + 1.0)) + 1.0


@lru_cache(maxsize=1 << 17)
def _term(token: str) -> str:
    """Return the term of a lower-case token, or an empty string if it is none."""
    word = fold(token)
    if len(word) > _MAX_TERM or word in stop_words() or (len(word) < 2 and word < _FIRST_UNSPACED):
        return ""
    word = spellings().get(word, word)
    return _singular(word)


def _singular(word: str) -> str:
    """Strip an English plural ending (the S-stemmer of Harman 1991, a little more careful)."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def data_lines(name: str) -> list[str]:
    """Return the lines of a list that ships with the package, without comments."""
    text = files("dossier.analysis").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
