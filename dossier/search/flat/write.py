"""Inversion: from the stream of terms to postings, by sorting, in passes of bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dossier.model import Cancelled
from dossier.search.errors import QueryCancelled
from dossier.search.flat.arrays import Array, Spool, write_arrays
from dossier.search.flat.layout import PADDING, SEPARATOR, DocumentTable

PASS = 500_000  # positions sorted at a time: at the least, for each pass reads the whole stream
MOST_PASSES = 10


@dataclass(frozen=True, slots=True)
class Stream:
    """The stream of a segment to be written.

    ``chunks`` yields it from the start, each time it is called, without padding: indices into
    ``terms``, and separators.
    """

    terms: Sequence[bytes]  # in byte order
    chunks: Callable[[], Iterator[Array]]
    documents: DocumentTable


def write_segment(path: Path, stream: Stream, cancelled: Cancelled) -> None:
    """Write a segment.

    Raises:
        QueryCancelled: if cancelled.
        OSError: if the disk refuses.
    """
    folder = path.parent
    spools = {
        name: Spool(kind, folder)
        for name, kind in (("ids", "u4"), ("tf", "u2"), ("pos", "u4"), ("fwd", "u4"))
    }
    try:
        counts = _copy_forward(stream, spools["fwd"])
        postings = _invert(stream, counts, spools, cancelled)
        ends = np.zeros(len(stream.terms) + 1, np.uint32)
        np.cumsum([len(term) + 1 for term in stream.terms], out=ends[1:])
        write_arrays(
            path,
            {
                "terms": b"".join(term + b"\n" for term in stream.terms),
                "term_at": ends,
                "post_at": _starts(postings),
                "pos_at": _starts(counts),
                **stream.documents.pack(),
                **spools,
            },
        )
    finally:
        for spool in spools.values():
            spool.close()


def _starts(counts: Array) -> Array:
    found = np.zeros(len(counts) + 1, np.uint64)
    np.cumsum(counts, out=found[1:])
    return found


def _copy_forward(stream: Stream, forward: Spool) -> Array:
    """Write the stream with its padding; return how often each term occurs."""
    size = len(stream.terms)
    counts = np.zeros(size, np.int64)
    padding = np.full(PADDING, SEPARATOR, np.uint32)
    forward.append(padding)
    for chunk in stream.chunks():
        forward.append(chunk)
        counts += np.bincount(chunk[chunk != SEPARATOR], minlength=size)[:size]
    forward.append(padding)
    return counts


def _invert(stream: Stream, counts: Array, spools: dict[str, Spool], cancelled: Cancelled) -> Array:
    """Write ids, frequencies and positions, term by term; return the number of postings of each term."""
    postings = np.zeros(len(counts), np.int64)
    for low, high in _passes(counts):
        if cancelled():
            raise QueryCancelled
        terms = _write_postings(_occurrences(stream, low, high, whole=high - low == len(counts)), spools)
        postings[low:high] = np.bincount(terms - np.uint32(low), minlength=high - low)
    return postings


def _write_postings(found: _Occurrences, spools: dict[str, Spool]) -> Array:
    """Write the postings of some terms; return the term of each posting."""
    if not len(found.term):
        return found.term
    new = np.ones(len(found.term), bool)
    new[1:] = (found.term[1:] != found.term[:-1]) | (found.document[1:] != found.document[:-1])
    first = np.flatnonzero(new)
    weights = np.diff(first, append=len(new)) + np.add.reduceat(found.in_title, first, dtype=np.int64)
    spools["ids"].append(found.document[first])
    spools["tf"].append(np.minimum(weights, 0xFFFF))
    spools["pos"].append(found.position)
    return found.term[first]


def _passes(counts: Array) -> Iterator[tuple[int, int]]:
    """Cut the terms into ranges of at most so many positions; a term alone may have more."""
    ends = np.cumsum(counts)
    most = max(PASS, int(ends[-1]) // MOST_PASSES) if len(ends) else PASS
    low = 0
    while low < len(counts):
        done = int(ends[low - 1]) if low else 0
        high = max(int(np.searchsorted(ends, done + most, side="right")), low + 1)
        yield low, high
        low = high


class _Occurrences(NamedTuple):
    """Where terms stand, ordered by term, then by position."""

    term: Array
    position: Array
    document: Array
    in_title: Array


def _occurrences(stream: Stream, low: int, high: int, *, whole: bool) -> _Occurrences:
    """Return the occurrences of a range of terms."""
    starts = np.array(stream.documents.document_at, dtype=np.int64)
    titles = np.array(
        [stream.documents.numbers["title_at"], stream.documents.numbers["title_end"]], dtype=np.int64
    )
    parts: list[_Occurrences] = []
    base = PADDING
    for chunk in stream.chunks():
        wanted = chunk != SEPARATOR if whole else (chunk >= low) & (chunk < high)
        at = np.flatnonzero(wanted)
        end = base + len(chunk)
        parts.append(
            _Occurrences(
                chunk[at],
                (at + base).astype(np.uint32),
                _documents_of(starts, base, end)[at],
                _marked(titles, base, end)[at],
            )
        )
        base = end
    columns = [list(column) for column in zip(*parts, strict=True)]
    del parts
    order: Array | None = None
    ordered: list[Array] = []
    for column in columns:  # one after the other: all at once take twice the memory
        joined = np.concatenate(column)
        column.clear()
        order = _order(joined) if order is None else order
        ordered.append(joined[order])
    return _Occurrences(*ordered)


def _documents_of(starts: Array, begin: int, end: int) -> Array:
    """Return the article of each position of a part of the stream."""
    first = int(np.searchsorted(starts, begin, side="right")) - 1
    last = int(np.searchsorted(starts, end, side="left"))
    bounds = np.clip(starts[first : last + 1], begin, end)
    return np.repeat(np.arange(first, last, dtype=np.uint32), np.diff(bounds))


def _marked(ranges: Array, begin: int, end: int) -> Array:
    """Return which positions of a part of the stream lie in ranges, shape (2, n), that do not overlap."""
    inside = ranges[:, (ranges[1] > begin) & (ranges[0] < end)]
    edges = np.clip(inside, begin, end) - begin
    changes = np.zeros(end - begin + 1, np.int8)
    changes[edges[0]] += 1
    changes[edges[1]] -= 1
    return np.cumsum(changes[:-1], dtype=np.int8)


def _order(terms: Array) -> Array:
    """Return the order of the terms, equal ones as they stand: by their lower 16 bits, then by the higher.

    numpy sorts numbers of 16 bits by counting, several times faster than longer ones by comparing.
    """
    order = np.argsort(terms.astype(np.uint16), kind="stable")
    if not len(terms) or int(terms.max()) <= 0xFFFF:
        return order
    higher = (terms >> np.uint32(16)).astype(np.uint16)[order]
    return order[np.argsort(higher, kind="stable")]
