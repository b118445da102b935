"""A segment, opened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import compress, pairwise
from pathlib import Path

import numpy as np

from dossier.search.analyzer import ACRONYM_MARK
from dossier.search.errors import IndexDamaged
from dossier.search.flat.arrays import Array, ArrayFile
from dossier.search.flat.layout import PADDING

_BLOCK = 32  # terms between the ones kept in memory
_FEW = 8  # reading ids one by one pays where they are fewer than one in so many
# Small enough to be checked whenever a segment is opened; the postings are checked apart.
_CHECKED_AT_OPENING = (
    "terms", "term_at", "post_at", "pos_at", "document_at", "document_paragraph", "title_at", "title_end",
    "length", "first", "last", "words", "id_text", "id_text_at",
)  # fmt: skip

Ranges = tuple[tuple[int, int], ...]
"""Half-open ranges of term numbers."""


class Segment:
    """The postings and values of a set of articles, numbered from 0. Never changes."""

    def __init__(self, path: Path) -> None:
        """Open a segment.

        Raises:
            IndexDamaged: if it is not whole or not what it should be.
            FileNotFoundError: if there is none.
        """
        file = ArrayFile(path)
        file.check(_CHECKED_AT_OPENING)
        self._file = file
        self.name = path.name
        self.terms = file.blob("terms")
        self.term_at = file.array("term_at")
        self.post_at = file.array("post_at")
        self.pos_at = file.array("pos_at")
        self.ids = file.array("ids")
        self.tf = file.array("tf")
        self.pos = file.array("pos")
        self.fwd = file.array("fwd")
        self.document_at = file.array("document_at")
        self.document_paragraph = file.array("document_paragraph")
        self.paragraph_at = file.array("paragraph_at")
        self.title_at = file.array("title_at")
        self.title_end = file.array("title_end")
        self.length = file.array("length")
        self.first = file.array("first")
        self.last = file.array("last")
        self.words = file.array("words")
        self.size = len(self.term_at) - 1
        self.count = len(self.document_at) - 1
        self._check_shape()
        self._samples = [self.term(number) for number in range(0, self.size, _BLOCK)]

    def _check_shape(self) -> None:
        """Compare the lengths of the arrays, so that no number in them leads outside."""
        count, size = self.count, self.size
        per_document = (self.title_at, self.title_end, self.length, self.first, self.last, self.words)
        if (
            count < 0
            or size < 0
            or len(self.post_at) != size + 1
            or len(self.pos_at) != size + 1
            or len(self.document_paragraph) != count + 1
            or any(len(values) != count for values in per_document)
            or (size and (int(self.post_at[-1]) != len(self.ids) or int(self.pos_at[-1]) != len(self.pos)))
            or len(self.ids) != len(self.tf)
            or len(self.fwd) != int(self.document_at[-1]) + PADDING
        ):
            raise IndexDamaged(f"{self.name} was damaged (its parts did not fit)")

    def verify(self) -> None:
        """Compare the whole file with its checksums; takes a second for each gigabyte.

        Raises:
            IndexDamaged: if something differs.
        """
        self._file.check(self._file.names(), once=True)

    def release(self) -> None:
        """Give the mapped pages back to the system."""
        self._file.release()

    # -- terms

    def term(self, number: int) -> bytes:
        """Return a term."""
        return self.terms[self.term_at[number] : self.term_at[number + 1] - 1]

    def _floor(self, key: bytes) -> int:
        """Return the number of terms before ``key`` in byte order."""
        block = bisect_right(self._samples, key) - 1
        if block < 0:
            return 0
        low = block * _BLOCK
        high = min(low + _BLOCK, self.size)
        names = self.terms[self.term_at[low] : self.term_at[high] - 1].split(b"\n")
        return low + sum(name < key for name in names)

    def find(self, term: str) -> int | None:
        """Return the number of a term, or None."""
        key = term.encode("utf-8", "replace")
        number = self._floor(key)
        return number if number < self.size and self.term(number) == key else None

    def prefixed(self, prefix: str) -> tuple[int, int]:
        """Return the range of the terms that begin with a prefix."""
        key = prefix.encode("utf-8", "replace")
        return self._floor(key), self._floor(key + b"\xff")

    def matching(self, pattern: re.Pattern[bytes], low: int, high: int) -> list[int]:
        """Return the terms of a range that a pattern matches whole; the pattern must not cross lines."""
        if low >= high:
            return []
        start, end = int(self.term_at[low]), int(self.term_at[high])
        ends = self.term_at[low : high + 1]
        at = [found.start() for found in pattern.finditer(self.terms, start, end)]
        return [low + int(number) for number in np.searchsorted(ends, at)]

    def containing(self, part: str) -> list[int]:
        """Return the terms that hold some letters."""
        key = re.escape(part.encode("utf-8", "replace"))
        at = [found.start() for found in re.finditer(key, self.terms)]
        numbers = np.searchsorted(self.term_at, at, side="right") - 1
        return [int(number) for number in np.unique(numbers)]

    @cached_property
    def letters(self) -> Array:
        """The letters that each term holds, a bit each (letters share bits): shape (size,)."""
        raw = np.frombuffer(self.terms, dtype=np.uint8)
        bits = np.left_shift(np.uint32(1), (raw & 31).astype(np.uint32))
        bits[(raw == ord("\n")) | (raw == ord(ACRONYM_MARK))] = 0
        return np.bitwise_or.reduceat(bits, self.term_at[:-1]) if self.size else bits

    @cached_property
    def paragraph_bits(self) -> Array:
        """Where paragraphs begin: number k holds the bits of the 64 positions from 8 * k on."""
        flags = np.zeros((len(self.fwd) >> 3) + 9, np.uint8)
        byte = self.paragraph_at >> 3
        bit = np.left_shift(1, self.paragraph_at & 7).astype(np.uint8)
        if len(byte):
            first = np.flatnonzero(np.append(True, byte[1:] != byte[:-1]))
            flags[byte[first]] = np.bitwise_or.reduceat(bit, first)
        return np.ndarray((len(flags) - 8,), dtype="<u8", buffer=flags, strides=(1,))

    def frequencies(self, low: int, high: int) -> Array:
        """Return in how many articles each term of a range occurs."""
        return np.diff(self.post_at[low : high + 1]).astype(np.int64)

    # -- articles

    def document_of(self, positions: Array) -> Array:
        """Return the articles that positions are in."""
        # Of another type than the array, they would make numpy convert all of it.
        return np.searchsorted(self.document_at, positions.astype(np.uint32, copy=False), side="right") - 1

    def paragraph_of(self, positions: Array) -> Array:
        """Return the paragraphs that positions are in, numbered over all articles."""
        return np.searchsorted(self.paragraph_at, positions.astype(np.uint32, copy=False), side="right") - 1

    def _text(self, name: str, number: int) -> str:
        ends = self._ends(name)
        return self._file.part(name, int(ends[number]), int(ends[number + 1])).decode("utf-8", "replace")

    def _ends(self, name: str) -> Array:
        return self._file.array(f"{name}_at")

    def article_id(self, document: int) -> str:
        """Return an article's id."""
        return self._text("id_text", document)

    def article_ids(self, documents: Array) -> list[str]:
        """Return the ids of articles, given in ascending order."""
        if len(documents) * _FEW < self.count:
            return [self.article_id(document) for document in documents.tolist()]
        return list(compress(self._strings("id_text"), np.bincount(documents, minlength=self.count)))

    def title(self, document: int) -> str:
        """Return an article's title."""
        return self._text("title_text", document)

    def date(self, document: int) -> str | None:
        """Return an article's date as known, or None."""
        return self._text("date_text", document) or None

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each article by its id; where an id occurs twice, the later."""
        return {article: number for number, article in enumerate(self._strings("id_text"))}

    def strings(self, name: str, low: int, high: int) -> Iterator[str]:
        """Yield the ids, titles or dates of a range of articles."""
        return self._strings(f"{name}_text", low, high)

    def _strings(self, name: str, low: int = 0, high: int | None = None) -> Iterator[str]:
        ends = self._ends(name)[low : None if high is None else high + 1].tolist()
        base = ends[0]
        blob = self._file.array(name)[base : ends[-1]].tobytes()
        for start, end in pairwise(ends):
            yield blob[start - base : end - base].decode("utf-8", "replace")

    # -- values

    def codes(self, column: str) -> Array:
        """Return the value of each article as a number into ``values``, from 1; 0 is not known."""
        return self._file.array(column)

    def value(self, column: str, document: int) -> str | None:
        """Return an article's value of a column, or None."""
        code = int(self.codes(column)[document])
        return self.value_of(column, code) if code else None

    def value_of(self, column: str, code: int) -> str:
        """Return the value of a column that a number from 1 stands for."""
        return self._text(f"{column}_value", code - 1)

    def values(self, column: str) -> list[str]:
        """Return the different values of a column."""
        return list(self._strings(f"{column}_value"))

    def holding(self, column: str, pattern: re.Pattern[bytes]) -> Array:
        """Return which values, from 1, a pattern over their folded words matches; the first is for none."""
        blob = self._file.blob(f"{column}_folded")
        ends = self._ends(f"{column}_folded")
        found = np.zeros(len(ends), bool)
        at = [match.start() for match in pattern.finditer(blob)]
        found[np.searchsorted(ends, at, side="right")] = True
        return found
