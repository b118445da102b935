"""Where the words of a query stand in a segment."""

from __future__ import annotations

import numpy as np

from dossier.search.flat import places as at
from dossier.search.flat.arrays import Array
from dossier.search.flat.close import close_documents, looking_pays
from dossier.search.flat.places import Places
from dossier.search.flat.postings import positions
from dossier.search.flat.readers import Reader
from dossier.search.flat.segment import Ranges
from dossier.search.flat.sets import both
from dossier.search.flat.snapshot import Snapshot
from dossier.search.flat.vocabulary import Documents, Vocabulary
from dossier.search.nodes import (
    And,
    AtLeast,
    Fuzzy,
    InTitle,
    Near,
    Node,
    Or,
    Phrase,
    Slot,
    Unit,
    Wildcard,
    Within,
    Word,
)  # fmt: skip

_FEW = 8  # looking in some articles alone pays where they are fewer than one in so many


class Standing:
    """Finds matches for one query, whose articles ``documents`` knows."""

    def __init__(
        self, snapshot: Snapshot, reader: Reader, vocabulary: Vocabulary, documents: Documents
    ) -> None:
        self._snapshot = snapshot
        self._reader = reader
        self._vocabulary = vocabulary
        self._documents = documents

    def places(self, node: Node, number: int, documents: Array | None = None) -> Places:
        """Return where the words of a node stand in a segment, in all its articles or in some."""
        segment = self._snapshot.segments[number]
        match node:
            case Word() | Wildcard() | Fuzzy():
                start = positions(segment, self._vocabulary.ranges(node, number), documents).astype(np.int64)
                return Places(start, start + 1)
            case Phrase(slots):
                return at.of_phrase(
                    segment, tuple(self._vocabulary.ranges(slot, number) for slot in slots), documents
                )
            case Or(parts):
                return at.together([self.places(part, number, documents) for part in parts])
            case And(parts):
                found = at.together([self.places(part, number, documents) for part in parts])
                return at.in_documents(segment, found, self._documents(node, number, documents))
            case Near(left, right, distance, ordered):
                return self._near(
                    left, right, number, documents, distance, ordered=ordered, units=segment.paragraph_at
                )
            case Within(left, right, unit):
                if unit is Unit.SENTENCE:
                    return self._in_one_sentence(left, right, number, documents)
                return self._near(
                    left, right, number, documents, None, ordered=False, units=segment.paragraph_at
                )
            case AtLeast(_, part):
                found = self.places(part, number, documents)
                return at.in_documents(segment, found, self._documents(node, number, documents))
            case InTitle(part):
                return at.in_titles(segment, self.places(part, number, documents))
            case _:
                return at.NOWHERE

    def close(self, node: Near, number: int) -> Array | None:
        """Return the articles of a segment in which two words are near each other, ascending.

        None where it is better to find the places.
        """
        if not (isinstance(node.left, Slot) and isinstance(node.right, Slot)):
            return None
        left, right = self._vocabulary.ranges(node.left, number), self._vocabulary.ranges(node.right, number)
        if _overlap(left, right):
            return None
        shared = both(self._documents(node.left, number), self._documents(node.right, number))
        segment = self._snapshot.segments[number]
        if not looking_pays(segment, left, right, len(shared), node.distance):
            return None
        return close_documents(segment, left, right, shared, node.distance, ordered=node.ordered)

    def _near(
        self,
        left: Node,
        right: Node,
        number: int,
        documents: Array | None,
        distance: int | None,
        *,
        ordered: bool,
        units: Array,
    ) -> Places:
        if documents is None:
            shared = both(self._documents(left, number), self._documents(right, number))
            if len(shared) * _FEW < self._snapshot.segments[number].count:
                documents = shared
        if isinstance(left, Slot) and isinstance(right, Slot):
            segment = self._snapshot.segments[number]
            here, there = self._vocabulary.ranges(left, number), self._vocabulary.ranges(right, number)
            if here == there:
                return at.near_itself(segment, positions(segment, here, documents), distance, units)
            if not _overlap(here, there):
                first, second = positions(segment, here, documents), positions(segment, there, documents)
                return at.near_words(segment, first, second, distance, ordered=ordered, units=units)
        return at.near(
            self.places(left, number, documents),
            self.places(right, number, documents),
            distance,
            ordered=ordered,
            units=units,
        )

    def _in_one_sentence(self, left: Node, right: Node, number: int, documents: Array | None) -> Places:
        """Read the paragraphs that hold both; the index does not know sentences."""
        if self._reader.limit.exceeded():  # each of many in one another asks twice for what it holds
            self._reader.limit.unread += 1
            return at.NOWHERE
        segment = self._snapshot.segments[number]
        close = self._near(left, right, number, documents, None, ordered=False, units=segment.paragraph_at)
        candidates = at.paragraphs_of(segment, close)
        read: list[int] = []
        starts: list[Array] = []
        for document, paragraphs in candidates:
            sentences = self._reader.sentences(segment.article_id(document), paragraphs)
            if sentences is None:
                self._reader.limit.unread += len(candidates) - len(read)
                break
            read.append(document)
            base = int(segment.document_paragraph[document])
            starts += [int(segment.paragraph_at[base + k]) + offsets for k, offsets in sentences.items()]
        if not read:
            return at.NOWHERE
        known = np.array(read, dtype=np.uint32)
        units = np.unique(np.concatenate([at.paragraph_starts(segment, known), *starts]))
        first = at.in_documents(segment, self.places(left, number, known), known)
        second = at.in_documents(segment, self.places(right, number, known), known)
        return at.near(first, second, None, ordered=False, units=units)


def _overlap(first: Ranges, second: Ranges) -> bool:
    """Return whether a term is in both."""
    return any(low < end and start < high for low, high in first for start, end in second)
