"""The fields with one value an article: its id, its outlet, its dates; held in memory once asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.layout import UNKNOWN
from dossier.search.whoosh_engine.documents import Numbering
from dossier.search.whoosh_engine.fields import FieldPostings

Words = Callable[[str], list[str]]
"""Cuts a value into terms."""

_NOWHERE = np.zeros(0, np.int64)


class ColumnField:
    """The words of the values of a column, which many articles share."""

    def __init__(self, numbering: Numbering, column: str, words: Words) -> None:
        self._numbering = numbering
        self._column = column
        self._words = words

    @cached_property
    def _holders(self) -> dict[bytes, list[tuple[int, int, list[int]]]]:
        """For each term the values that hold it: segment, code, and the positions in the value."""
        found: dict[bytes, list[tuple[int, int, list[int]]]] = {}
        for number, segment in self._numbering.segments():
            for code, value in enumerate(segment.values(self._column), 1):
                if not len(self._documents(number, code)):
                    continue
                places: dict[str, list[int]] = {}
                for position, word in enumerate(self._words(value)):
                    places.setdefault(word, []).append(position)
                for word, positions in places.items():
                    found.setdefault(word.encode(), []).append((number, code, positions))
        return found

    @cached_property
    def _sorted(self) -> list[bytes]:
        return sorted(self._holders)

    @cached_property
    def _by_code(self) -> list[tuple[Array, Array]]:
        """For each segment its living articles ordered by code, and their codes."""
        found = []
        for number, segment in self._numbering.segments():
            living = self._numbering.living(number)
            codes = segment.codes(self._column)[living]
            order = np.argsort(codes, kind="stable")
            found.append((living[order], codes[order]))
        return found

    def _documents(self, segment: int, code: int) -> Array:
        documents, codes = self._by_code[segment]
        start, end = np.searchsorted(codes, (code, code + 1))
        return documents[start:end]

    def known(self) -> Array:
        """Return the articles that have a value."""
        parts = [
            self._numbering.numbers(number, np.sort(documents[codes != UNKNOWN]))
            for number, (documents, codes) in enumerate(self._by_code)
        ]
        return np.concatenate(parts) if parts else _NOWHERE

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from ``start`` on."""
        return iter(self._sorted[bisect_left(self._sorted, start) :])

    def __contains__(self, term: bytes) -> bool:
        return term in self._holders

    def postings(self, term: bytes) -> FieldPostings | None:
        """Return where a term stands in the values, or None where no article has such a value."""
        held: dict[int, list[int]] = {}
        for number, code, positions in self._holders.get(term, ()):
            documents = self._numbering.numbers(number, self._documents(number, code))
            held.update(dict.fromkeys(documents.tolist(), positions))
        if not held:
            return None
        ids = sorted(held)
        counts = np.array([len(held[document]) for document in ids])
        places = np.array([place for document in ids for place in held[document]])
        return FieldPostings(np.array(ids), counts.astype(np.float64), places, np.cumsum(counts))

    @property
    def lengths(self) -> Array:
        """Zeros: values are not scored."""
        return np.zeros(self._numbering.count, np.int64)


class KeyField:
    """A term for each article, as bytes that sort as the values do; None where the value is not known."""

    def __init__(self, keys: Callable[[], list[bytes | None]]) -> None:
        self._keys = keys

    @cached_property
    def _holders(self) -> dict[bytes, list[int]]:
        found: dict[bytes, list[int]] = {}
        for number, key in enumerate(self._keys()):
            if key is not None:
                found.setdefault(key, []).append(number)
        return found

    @cached_property
    def _sorted(self) -> list[bytes]:
        return sorted(self._holders)

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from ``start`` on."""
        return iter(self._sorted[bisect_left(self._sorted, start) :])

    def __contains__(self, term: bytes) -> bool:
        return term in self._holders

    def postings(self, term: bytes) -> FieldPostings | None:
        """Return the articles of a value, or None where none has it."""
        ids = self._holders.get(term)
        if not ids:
            return None
        return FieldPostings(np.array(ids), np.ones(len(ids)), _NOWHERE, np.zeros(len(ids), np.int64))

    @property
    def lengths(self) -> Array:
        """Zeros: values are not scored."""
        return _NOWHERE
