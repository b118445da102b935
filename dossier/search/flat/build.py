"""From articles to a segment.

Reading words is most of the work, so that it is done once for each word as printed: an article becomes
a list of numbers of printed pieces, and numpy turns these into terms, many articles at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from dossier.model import ArticleInfo, Cancelled
from dossier.search.analyzer import TOKEN, pieces, term_of
from dossier.search.dates import interval
from dossier.search.flat.arrays import Array, Spool
from dossier.search.flat.layout import COLUMNS, SEPARATOR, STRINGS, DocumentTable
from dossier.search.flat.write import Stream, write_segment

_BATCH = 1 << 17  # printed pieces turned into terms at a time
_REMEMBERED = 1 << 19  # pieces from which on all are forgotten: scripts without spaces seldom repeat one
_CHUNK = 1 << 18  # places of the stream read at a time

_PARAGRAPH_END = "\x00"  # no sanitized text holds it; a piece by itself where spaces are beside it
_END = 0  # its number


class _Vocabulary(dict[str, int]):
    """Numbers for printed pieces, and the numbers of the terms that each stands for; 0 ends a paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}
        self.forget()

    def forget(self) -> None:
        """Forget the pieces, whose numbers are given anew from here on; the terms keep theirs."""
        self.clear()
        self[_PARAGRAPH_END] = _END
        self.count = array("I", [1])
        self.first = array("I", [0])  # where the terms of a piece begin among `members`
        self.members = array("I", [SEPARATOR])

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self.count)
        self.first.append(len(self.members))
        for token in (piece,) if piece.isascii() and piece.isalpha() else TOKEN.findall(piece):
            self.members.append(self.terms.setdefault(term_of(token), len(self.terms)))
        self.count.append(len(self.members) - self.first[-1])
        return number


class SegmentBuilder:
    """Collects articles and writes them as one segment."""

    def __init__(self, folder: Path) -> None:
        self._vocabulary = _Vocabulary()
        self._pieces = array("I")
        self._paragraphs = array("I")  # of each article in the batch, the title among them
        self._repeats = array("B")  # whether the text of each begins with its title
        self._stream = Spool("u4", folder)
        self._table = DocumentTable()
        self.count = 0

    def add(self, info: ArticleInfo, text: str) -> None:
        """Add an article."""
        text = _unmarked(text)
        parts = [line for line in map(str.strip, text.split("\n")) if line]  # the paragraphs
        repeats = bool(parts) and _same(info.title, parts[0])
        parts.insert(0, "" if repeats else _unmarked(info.title))
        marked = "".join(f"{part} {_PARAGRAPH_END} " for part in parts)
        self._pieces.extend(map(self._vocabulary.__getitem__, pieces(marked)))
        self._paragraphs.append(len(parts))
        self._repeats.append(repeats)
        self._describe(info)
        self.count += 1
        if len(self._pieces) > _BATCH:
            self._flush()

    def _describe(self, info: ArticleInfo) -> None:
        table = self._table
        first, last = _days(info.date)
        for name, value in (("first", first), ("last", last), ("words", min(max(info.words, 0), SEPARATOR))):
            table.numbers[name].append(value)
        for column, known in zip(
            COLUMNS, (info.outlet, info.agency, info.author, info.language, info.path), strict=True
        ):
            table.code(column, known)
        for name, text in zip(STRINGS, (info.id, info.title, info.date or ""), strict=True):
            table.strings[name].append(text)

    def _flush(self) -> None:
        """Turn the pieces read so far into terms."""
        vocabulary = self._vocabulary
        read = np.frombuffer(self._pieces, dtype=np.uint32)
        if not len(read):
            return
        counts = np.frombuffer(vocabulary.count, dtype=np.uint32)[read].astype(np.int64)
        first = np.frombuffer(vocabulary.first, dtype=np.uint32)[read]
        members = np.frombuffer(vocabulary.members, dtype=np.uint32)
        ends = np.cumsum(counts)
        within = np.arange(int(ends[-1])) - np.repeat(ends - counts, counts)
        self._stream.append(members[np.repeat(first, counts) + within])
        self._table.place(
            paragraphs=np.frombuffer(self._paragraphs, dtype=np.uint32),
            repeats=np.frombuffer(self._repeats, dtype=np.uint8).astype(bool),
            paragraph_ends=ends[read == _END],
        )
        if len(vocabulary) > _REMEMBERED:
            vocabulary.forget()
        del read, counts, first, members
        self._pieces, self._paragraphs, self._repeats = array("I"), array("I"), array("B")

    def write(self, path: Path, cancelled: Cancelled) -> None:
        """Write the segment; the builder is spent.

        Raises:
            QueryCancelled: if cancelled.
            OSError: if the disk refuses.
        """
        self._flush()
        packed = sorted(
            (term.encode("utf-8", "replace"), number) for term, number in self._vocabulary.terms.items()
        )
        # The last place is the separator's.
        rank = np.full(len(packed) + 1, SEPARATOR, np.uint32)
        rank[[number for _, number in packed]] = np.arange(len(packed), dtype=np.uint32)
        self._vocabulary = _Vocabulary()

        def chunks() -> Iterator[Array]:
            for start in range(0, self._stream.count, _CHUNK):
                chunk = self._stream.chunk(start, _CHUNK)
                yield rank[np.minimum(chunk, len(packed))]

        write_segment(path, Stream([term for term, _ in packed], chunks, self._table), cancelled)

    def close(self) -> None:
        """Drop what was collected."""
        self._stream.close()


def _unmarked(text: str) -> str:
    """Return a text without the character that ends a paragraph here, at the same length."""
    return text.replace(_PARAGRAPH_END, " ")


def _same(title: str, line: str) -> bool:
    return bool(title) and title.split() == line.split()


@lru_cache(maxsize=4096)
def _days(date: str | None) -> tuple[int, int]:
    """Return the first and last day that a date can be, as numbers."""
    days = interval(date or "")
    return (day_number(days[0]), day_number(days[1])) if days else (0, 0)


def day_number(day: str) -> int:
    """Return an ISO day as the number YYYYMMDD."""
    return int(day.replace("-", ""))
