"""Inversion: from the stream of terms to postings, by sorting, in passes of bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dossier.model import Cancelled
from dossier.search.errors import QueryCancelled
from dossier.search.flat.arrays import Array, Spool, write_arrays
from dossier.search.flat.layout import PADDING, SEPARATOR, DocumentTable

PASS = 6_000_000  # positions sorted at a time
_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


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
    documents = stream.documents
    starts = np.array(documents.document_at, dtype=np.uint32)
    title_at = np.array(documents.numbers["title_at"], dtype=np.uint32)
    title_end = np.array(documents.numbers["title_end"], dtype=np.uint32)
    postings = np.zeros(len(counts), np.int64)
    for low, high in _passes(counts):
        if cancelled():
            raise QueryCancelled
        keys = _sorted_keys(stream, low, high, whole=high - low == len(counts))
        if not len(keys):
            continue
        term = (keys >> _SHIFT).astype(np.uint32)
        position = (keys & _LOW).astype(np.uint32)
        del keys
        document = (np.searchsorted(starts, position, side="right") - 1).astype(np.uint32)
        new = np.ones(len(term), bool)
        new[1:] = (term[1:] != term[:-1]) | (document[1:] != document[:-1])
        first = np.flatnonzero(new)
        in_title = (position >= title_at[document]) & (position < title_end[document])
        weights = np.add.reduceat(in_title.astype(np.uint32) + np.uint32(1), first)
        spools["ids"].append(document[first])
        spools["tf"].append(np.minimum(weights, 0xFFFF))
        spools["pos"].append(position)
        postings[low:high] = np.bincount(term[first] - np.uint32(low), minlength=high - low)
    return postings


def _passes(counts: Array) -> Iterator[tuple[int, int]]:
    """Cut the terms into ranges of at most PASS positions; a term alone may have more."""
    ends = np.cumsum(counts)
    low = 0
    while low < len(counts):
        done = int(ends[low - 1]) if low else 0
        high = max(int(np.searchsorted(ends, done + PASS, side="right")), low + 1)
        yield low, high
        low = high


def _sorted_keys(stream: Stream, low: int, high: int, *, whole: bool) -> Array:
    """Return the occurrences of a range of terms as ``term << 32 | position``, sorted."""
    parts: list[Array] = []
    base = PADDING
    for chunk in stream.chunks():
        wanted = chunk != SEPARATOR if whole else (chunk >= low) & (chunk < high)
        at = np.flatnonzero(wanted)
        parts.append((chunk[at].astype(np.uint64) << _SHIFT) | (at + base).astype(np.uint64))
        base += len(chunk)
    keys = np.concatenate(parts) if parts else np.zeros(0, np.uint64)
    keys.sort()
    return keys
