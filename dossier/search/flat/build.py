"""From articles to a segment."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dossier.model import ArticleInfo, Cancelled
from dossier.search.analyzer import TOKEN, layout, term_of
from dossier.search.dates import interval
from dossier.search.flat.arrays import Array, Spool
from dossier.search.flat.layout import PADDING, SEPARATOR, DocumentTable
from dossier.search.flat.write import Stream, write_segment

_FLUSH = 1 << 20
_CHUNK = 4 << 20


class _Vocabulary(dict[str, int]):
    """Numbers for words as printed; forms of the same term have the same number."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}

    def __missing__(self, raw: str) -> int:
        number = self[raw] = self.terms.setdefault(term_of(raw), len(self.terms))
        return number


class SegmentBuilder:
    """Collects articles and writes them as one segment."""

    def __init__(self, folder: Path) -> None:
        self._vocabulary = _Vocabulary()
        self._pending = array("I")
        self._stream = Spool("u4", folder)
        self._table = DocumentTable()

    @property
    def count(self) -> int:
        """The number of articles collected."""
        return self._table.count

    def add(self, info: ArticleInfo, text: str) -> None:
        """Add an article."""
        start = PADDING + self._stream.count + len(self._pending)
        at = len(self._pending) - start  # from a position to an index into the pending terms
        pending, table = self._pending, self._table
        number = self._vocabulary.__getitem__
        paragraphs = layout(text)
        repeated = bool(paragraphs) and _begins_with(
            text, paragraphs[0][0].start, paragraphs[0][-1].end, info.title
        )

        table.paragraph_at.append(start)
        table.sentence_at.append(start)
        if not repeated:
            pending.extend(map(number, TOKEN.findall(info.title)))
        title = (start, len(pending) - at)
        pending.append(SEPARATOR)
        for index, sentences in enumerate(paragraphs):
            begins = len(pending) - at
            table.paragraph_at.append(begins)
            for sentence in sentences:
                table.sentence_at.append(len(pending) - at)
                pending.extend(map(number, TOKEN.findall(text, sentence.start, sentence.end)))
            if repeated and not index:
                title = (begins, len(pending) - at)
            pending.append(SEPARATOR)
        end = len(pending) - at
        table.document_at.append(end)
        table.document_paragraph.append(len(table.paragraph_at))
        length = end - start - len(paragraphs) - 1 + title[1] - title[0]
        self._describe(info, title, length)
        if len(pending) > _FLUSH:
            self._flush()

    def _describe(self, info: ArticleInfo, title: tuple[int, int], length: int) -> None:
        table = self._table
        first, last = interval(info.date or "") or ("", "")
        values = (
            title[0],
            title[1],
            length,
            day_number(first),
            day_number(last),
            min(max(info.words, 0), 0xFFFFFFFF),
        )
        for numbers, value in zip(table.numbers.values(), values, strict=True):
            numbers.append(value)
        for column, text in zip(
            table.codes, (info.outlet, info.agency, info.author, info.language, info.path), strict=True
        ):
            table.code(column, text)
        for texts, text in zip(table.strings.values(), (info.id, info.title, info.date or ""), strict=True):
            texts.append(text)

    def _flush(self) -> None:
        self._stream.append(np.frombuffer(self._pending, dtype=np.uint32))
        self._pending = array("I")

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

        try:
            write_segment(path, Stream([term for term, _ in packed], chunks, self._table), cancelled)
        finally:
            self._stream.close()

    def close(self) -> None:
        """Drop what was collected."""
        self._stream.close()


def day_number(day: str) -> int:
    """Return an ISO day as the number YYYYMMDD, 0 for none."""
    return int(day.replace("-", "")) if day else 0


def _begins_with(text: str, start: int, end: int, title: str) -> bool:
    """Return whether the first paragraph is the title."""
    return bool(title) and " ".join(text[start:end].split()) == " ".join(title.split())
