"""Making one segment of several, without the articles that were removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from dossier.model import Cancelled
from dossier.search.flat.arrays import Array
from dossier.search.flat.layout import COLUMNS, SEPARATOR, STRINGS, DocumentTable, extend
from dossier.search.flat.segment import Segment
from dossier.search.flat.write import Stream, write_segment

_CHUNK = 1 << 20
_SPREAD = 6  # segments of like size that are merged
_LEVEL = 8  # how many times larger the segments of the next size are
_DEAD = 3  # a segment is rewritten when one in so many of its articles was removed

Source = tuple[Segment, Array | None]
"""A segment, and which of its articles are alive; None for all."""


def due(sources: Sequence[Source]) -> list[int]:
    """Return the numbers of the segments that should be merged now; none, or at least one."""
    living = [segment.count if alive is None else int(alive.sum()) for segment, alive in sources]
    levels: dict[int, list[int]] = {}
    for number, count in enumerate(living):
        levels.setdefault(_level(count), []).append(number)
    full = [level for level, members in levels.items() if len(members) >= _SPREAD]
    if full:
        return [number for number, count in enumerate(living) if _level(count) <= max(full)]
    return [
        number
        for number, (segment, _) in enumerate(sources)
        if (segment.count - living[number]) * _DEAD > segment.count
    ]


def smallest(sources: Sequence[Source], number: int) -> list[int]:
    """Return the numbers of the segments with the fewest articles."""
    return sorted(range(len(sources)), key=lambda k: sources[k][0].count)[:number]


def moved(sources: Sequence[Source], removed: Sequence[Array]) -> Array:
    """Return the numbers that articles have in the merged segment, ascending.

    Args:
        sources: what was merged.
        removed: for each of them, the articles removed by now; those that were then are left out.
    """
    found: list[Array] = []
    base = 0
    for (segment, alive), gone in zip(sources, removed, strict=True):
        number = np.cumsum(np.ones(segment.count, bool) if alive is None else alive) - 1
        found.append(base + number[gone if alive is None else gone[alive[gone]]])
        base += int(number[-1]) + 1 if segment.count else 0
    return np.sort(np.concatenate(found)).astype(np.uint32) if found else np.zeros(0, np.uint32)


def _level(count: int) -> int:
    level = 0
    while count >= _LEVEL:
        count //= _LEVEL
        level += 1
    return level


def merge(sources: Sequence[Source], path: Path, cancelled: Cancelled) -> None:
    """Write the living articles of some segments as one segment.

    Raises:
        QueryCancelled: if cancelled.
        OSError: if the disk refuses.
    """
    terms = sorted({term for segment, _ in sources for term in _terms(segment)})
    number_of = {term: number for number, term in enumerate(terms)}
    table = DocumentTable()
    pieces: list[tuple[Segment, Array, list[tuple[int, int]]]] = []
    for segment, alive in sources:
        rank = np.array([*(number_of[term] for term in _terms(segment)), SEPARATOR], dtype=np.uint32)
        runs = _runs(segment, alive)
        for low, high in runs:
            _append(table, segment, low, high)
        pieces.append((segment, rank, runs))
    del number_of

    def chunks() -> Iterator[Array]:
        for segment, rank, runs in pieces:
            for low, high in runs:
                start, end = int(segment.document_at[low]), int(segment.document_at[high])
                for at in range(start, end, _CHUNK):
                    part = segment.fwd[at : min(at + _CHUNK, end)]
                    yield rank[np.minimum(part, segment.size)]

    write_segment(path, _without_unused(Stream(terms, chunks, table)), cancelled)


def _terms(segment: Segment) -> list[bytes]:
    return segment.terms.split(b"\n")[:-1]


def _runs(segment: Segment, alive: Array | None) -> list[tuple[int, int]]:
    """Return the ranges of living articles."""
    if alive is None:
        return [(0, segment.count)] if segment.count else []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], alive, [False])).astype(np.int8)))
    return [(int(low), int(high)) for low, high in zip(edges[::2], edges[1::2], strict=True)]


def _append(table: DocumentTable, segment: Segment, low: int, high: int) -> None:
    """Append a range of articles to a table."""
    shift = table.document_at[-1] - int(segment.document_at[low])
    first, last = int(segment.document_paragraph[low]), int(segment.document_paragraph[high])
    before = len(table.paragraph_at)
    extend(table.paragraph_at, segment.paragraph_at[first:last].astype(np.int64) + shift)
    extend(
        table.document_paragraph,
        segment.document_paragraph[low + 1 : high + 1].astype(np.int64) + (before - first),
    )
    extend(table.document_at, segment.document_at[low + 1 : high + 1].astype(np.int64) + shift)
    for name, column in table.numbers.items():
        moved = shift if name in ("title_at", "title_end") else 0
        extend(column, getattr(segment, name)[low:high].astype(np.int64) + moved)
    for name in STRINGS:
        for text in segment.strings(name, low, high):
            table.strings[name].append(text)
    for name in COLUMNS:
        known = table.values[name]
        codes = segment.codes(name)[low:high]
        values = segment.values(name)
        new = np.zeros(len(values) + 1, np.uint32)
        for code in np.unique(codes[codes > 0]).tolist():
            new[code] = known.setdefault(values[code - 1], len(known) + 1)
        extend(table.codes[name], new[codes])


def _without_unused(stream: Stream) -> Stream:
    """Drop the terms that only removed articles held."""
    used = np.zeros(len(stream.terms) + 1, bool)
    for chunk in stream.chunks():
        used[np.minimum(chunk, len(stream.terms))] = True
    used[-1] = False
    if used[:-1].all():
        return stream
    rank = np.full(len(used), SEPARATOR, np.uint32)
    rank[used] = np.arange(int(used.sum()), dtype=np.uint32)

    def chunks() -> Iterator[Array]:
        for chunk in stream.chunks():
            yield rank[np.minimum(chunk, len(stream.terms))]

    return Stream(
        [term for term, kept in zip(stream.terms, used[:-1], strict=True) if kept], chunks, stream.documents
    )
