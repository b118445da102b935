"""The fields whose terms stand in the streams of the segments: the text and the title."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

import numpy as np

from dossier.search.flat.arrays import Array
from dossier.search.flat.dictionary import near_terms
from dossier.search.flat.postings import positions, postings
from dossier.search.flat.segment import Segment
from dossier.search.whoosh_engine.analyzer import TITLE_BOOST
from dossier.search.whoosh_engine.documents import Numbering
from dossier.search.whoosh_engine.fields import FieldPostings, joined


class TextField:
    """All the text of each article, the title first; positions count from there."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from ``start`` on."""
        parts = [_terms(segment, start) for _, segment in self._numbering.segments()]
        whole = all(
            self._numbering.snapshot.alive(number) is None for number, _ in self._numbering.segments()
        )
        for term, _ in groupby(heapq.merge(*parts)):
            if whole or term in self:
                yield term

    def __contains__(self, term: bytes) -> bool:
        name = _name(term)
        for number, segment in self._numbering.segments():
            found = segment.find(name)
            if found is None:
                continue
            alive = self._numbering.snapshot.alive(number)
            if alive is None or len(postings(segment, ((found, found + 1),), alive).ids):
                return True
        return False

    def postings(self, term: bytes) -> FieldPostings | None:
        """Return where a term stands, or None where no article holds it."""
        name = _name(term)
        parts = [self._in_segment(name, number, segment) for number, segment in self._numbering.segments()]
        return joined([part for part in parts if part is not None])

    def _in_segment(self, name: str, number: int, segment: Segment) -> FieldPostings | None:
        term = segment.find(name)
        if term is None:
            return None
        ranges = ((term, term + 1),)
        ids, weights = postings(segment, ranges, self._numbering.snapshot.alive(number))
        if not len(ids):
            return None
        places = positions(segment, ranges, ids)
        document = segment.document_of(places)
        return FieldPostings(
            self._numbering.numbers(number, ids),
            weights.astype(np.float64),
            places - segment.title_at[document],
            np.searchsorted(document, ids, side="right"),
        )

    @cached_property
    def lengths(self) -> Array:
        """How many terms each article holds, those of its title counted twice."""
        return self._numbering.gathered("length").astype(np.int64)

    def plausible(self, term: str, distance: int) -> set[str]:
        """Return terms among which are all that differ from a term by so many letters at most."""
        return {
            segment.term(number).decode("utf-8", "replace")
            for _, segment in self._numbering.segments()
            for number in near_terms(term, distance, segment)
        }


class TitleField:
    """The titles."""

    def __init__(self, numbering: Numbering, text: TextField) -> None:
        self._numbering = numbering
        self._text = text

    @cached_property
    def _all(self) -> list[bytes]:
        """The terms of the titles in byte order."""
        found: set[bytes] = set()
        for number, segment in self._numbering.segments():
            living = self._numbering.living(number)
            start, end = segment.title_at[living], segment.title_end[living]
            spans = [segment.fwd[low:high] for low, high in zip(start.tolist(), end.tolist(), strict=True)]
            if spans:
                found.update(segment.term(int(term)) for term in np.unique(np.concatenate(spans)))
        return sorted(found)

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from ``start`` on."""
        return (term for term in self._all if term >= start)

    def __contains__(self, term: bytes) -> bool:
        return self.postings(term) is not None

    def postings(self, term: bytes) -> FieldPostings | None:
        """Return where a term stands in titles, or None where no title holds it."""
        found = self._text.postings(term)
        if found is None:
            return None
        document = np.repeat(found.ids, np.diff(found.ends, prepend=0))
        kept = found.positions < self.lengths[document]
        document = document[kept]
        ids, counts = np.unique(document, return_counts=True)
        if not len(ids):
            return None
        return FieldPostings(ids, counts * TITLE_BOOST, found.positions[kept], np.cumsum(counts))

    @cached_property
    def lengths(self) -> Array:
        """How many terms each title holds."""
        start = self._numbering.gathered("title_at").astype(np.int64)
        return self._numbering.gathered("title_end").astype(np.int64) - start


def _name(term: bytes) -> str:
    return term.decode("utf-8", "replace")


def _terms(segment: Segment, start: bytes) -> Iterator[bytes]:
    low = segment.prefixed(_name(start))[0]
    return (term for number in range(low, segment.size) if (term := segment.term(number)) >= start)
