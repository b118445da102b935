"""Answering a query over one snapshot: which articles, how well, and where."""

from __future__ import annotations

import math

import numpy as np

from dossier.search.flat import places as at
from dossier.search.flat.arrays import Array
from dossier.search.flat.conditions import Conditions
from dossier.search.flat.dictionary import term_ranges
from dossier.search.flat.fallback import Fallback, is_known
from dossier.search.flat.places import Places
from dossier.search.flat.postings import Postings, positions, postings
from dossier.search.flat.readers import Reader, is_read
from dossier.search.flat.segment import Ranges
from dossier.search.flat.sets import DENSE, NONE, both, union, without
from dossier.search.flat.sets import among as is_among
from dossier.search.flat.snapshot import K1, Snapshot
from dossier.search.nodes import (
    And,
    AtLeast,
    Fuzzy,
    InTitle,
    Marked,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Quoted,
    Regex,
    Slot,
    Unit,
    Wildcard,
    Within,
    Word,
)  # fmt: skip
from dossier.search.patterns import literals

_FEW = 8  # looking in some articles alone pays where they are fewer than one in so many


class Execution:
    """One query at work.

    Segments are named by their number in the snapshot, articles by theirs in the segment.
    """

    def __init__(self, snapshot: Snapshot, reader: Reader) -> None:
        self._snapshot = snapshot
        self._reader = reader
        self._conditions = Conditions(snapshot, reader)
        self._fallback = Fallback(snapshot, reader)
        self._ranges: dict[tuple[Slot, int], Ranges] = {}
        self._postings: dict[tuple[Slot, int], Postings] = {}
        self._rarity: dict[Slot, float] = {}
        self._documents: dict[tuple[Node, int], Array] = {}

    # -- terms

    def ranges(self, slot: Slot, number: int) -> Ranges:
        """Return the terms of a segment that a slot stands for."""
        key = (slot, number)
        if key not in self._ranges:
            self._ranges[key] = term_ranges(slot, self._snapshot.segments[number])
        return self._ranges[key]

    def postings(self, slot: Slot, number: int) -> Postings:
        """Return the postings of a slot in a segment."""
        key = (slot, number)
        if key not in self._postings:
            segment, alive = self._snapshot.segments[number], self._snapshot.alive(number)
            self._postings[key] = postings(segment, self.ranges(slot, number), alive)
        return self._postings[key]

    def frequency(self, slot: Slot) -> int:
        """Return the number of articles that hold a slot."""
        return sum(len(self.postings(slot, number).ids) for number in range(len(self._snapshot.segments)))

    def _inverse_frequency(self, slot: Slot) -> float:
        if slot not in self._rarity:
            self._rarity[slot] = math.log(max(self._snapshot.count, 1) / (self.frequency(slot) + 1)) + 1
        return self._rarity[slot]

    # -- articles

    def documents(self, node: Node, number: int, among: Array | None = None) -> Array:
        """Return the articles of a segment in which a node holds, ascending.

        Args:
            node: the condition.
            number: the segment.
            among: the only articles of interest, if they are known; nodes that must read articles read
                only these, others may return more.
        """
        self._reader.limit.check()
        if is_read(node):
            return self._read_documents(
                node, number, self._snapshot.universe(number) if among is None else among
            )
        key = (node, number)
        if key not in self._documents:
            self._documents[key] = self._found_documents(node, number)
        return self._documents[key]

    def _found_documents(self, node: Node, number: int) -> Array:
        match node:
            case Word() | Wildcard() | Fuzzy():
                return self.postings(node, number).ids
            case And(parts):
                return self._all(parts, number, None)
            case Or(parts):
                return union(
                    [self.documents(part, number) for part in parts], self._snapshot.segments[number].count
                )
            case Not(part):
                return without(self._snapshot.universe(number), self.documents(part, number))
            case _ if not is_known(node):
                return self._fallback.documents(node, number)
            case AtLeast(count, part):
                found = self._snapshot.segments[number].document_of(self.places(part, number).start)
                documents, counts = np.unique(found, return_counts=True)
                return self._living(documents[counts >= count].astype(np.uint32), number)
            case Phrase() | Near() | Within() | InTitle():
                segment = self._snapshot.segments[number]
                return self._living(at.documents_of(segment, self.places(node, number)), number)
            case _:
                return self._conditions.documents(node, number)

    def _all(self, parts: tuple[Node, ...], number: int, among: Array | None) -> Array:
        """Intersect, what must be read last and only where all else holds."""
        plain = [part for part in parts if not is_read(part)]
        positive = [self.documents(part, number) for part in plain if not isinstance(part, Not)]
        found = among
        for documents in sorted(positive, key=len):
            found = documents if found is None else both(found, documents)
        if found is None:
            found = self._snapshot.universe(number)
        for part in plain:
            if isinstance(part, Not) and len(found):
                found = without(found, self.documents(part.part, number))
        for part in parts:
            if is_read(part) and len(found):
                found = both(found, self.documents(part, number, found))
        return found

    def _living(self, documents: Array, number: int) -> Array:
        alive = self._snapshot.alive(number)
        return documents if alive is None else documents[alive[documents]]

    # -- what must be read

    def _read_documents(self, node: Node, number: int, among: Array) -> Array:
        match node:
            case And(parts):
                return self._all(parts, number, among)
            case Or(parts):
                found = [both(among, self.documents(part, number, among)) for part in parts]
                return union(found, self._snapshot.segments[number].count)
            case Not(part):
                return without(among, self.documents(part, number, among))
            case Regex() | Quoted():
                segment = self._snapshot.segments[number]
                kept: list[int] = []
                candidates = self._candidates(node, number, among).tolist()
                for done, document in enumerate(candidates):
                    if self._reader.limit.exceeded():
                        self._reader.limit.unread += len(candidates) - done
                        break
                    if self._reader.spans(node, segment.article_id(document)):
                        kept.append(document)
                return np.array(kept, dtype=np.uint32)
            case _:
                return NONE

    def _candidates(self, node: Regex | Quoted, number: int, among: Array) -> Array:
        """Return the articles worth reading."""
        if isinstance(node, Regex):
            segment, alive = self._snapshot.segments[number], self._snapshot.alive(number)
            for letters in literals(node.pattern):
                ranges = tuple((term, term + 1) for term in segment.containing(letters))
                among = both(among, postings(segment, ranges, alive).ids)
            return among
        for name in node.speakers:
            among = both(among, self._conditions.named(self._reader.speaking(name))[number])
        if not node.speakers:
            among = both(among, self._conditions.documents(Marked("quote"), number))
        for part in node.said:
            if not is_read(part):
                among = both(among, self.documents(_somewhere(part), number))
        return among

    # -- scores

    def scores(self, node: Node, number: int, documents: Array) -> Array:
        """Return the BM25 score of articles of a segment; conditions and exclusions count nothing."""
        match node:
            case Word() | Wildcard() | Fuzzy():
                return self._slot_scores(node, number, documents)
            case Phrase(slots):
                return self._sum(slots, number, documents)
            case And(parts) | Quoted(_, parts):
                return self._sum(parts, number, documents)
            case Or(parts):
                return self._sum_of_holding(parts, number, documents)
            case _ if not is_known(node):
                return self._fallback.scores(node, number, documents)
            case Near(left, right) | Within(left, right):
                return self._sum((left, right), number, documents)
            case AtLeast(_, part) | InTitle(part):
                return self.scores(part, number, documents)
            case _:
                return np.zeros(len(documents))

    def _sum(self, parts: tuple[Node, ...], number: int, documents: Array) -> Array:
        total = np.zeros(len(documents))
        for part in parts:
            total += self.scores(part, number, documents)
        return total

    def _sum_of_holding(self, parts: tuple[Node, ...], number: int, documents: Array) -> Array:
        """Add up the parts that hold; the words of a phrase may stand apart in an article."""
        total = np.zeros(len(documents))
        for part in parts:
            scores = self.scores(part, number, documents)
            if not isinstance(part, Slot):
                scores = np.where(is_among(documents, self.documents(part, number, documents)), scores, 0.0)
            total += scores
        return total

    def _slot_scores(self, slot: Slot, number: int, documents: Array) -> Array:
        ids, tf = self.postings(slot, number)
        if not len(ids):
            return np.zeros(len(documents))
        norms = self._snapshot.norms[number][documents]
        if ids is documents:
            held = tf.astype(np.float64)
        elif len(documents) * DENSE > len(ids):
            every = np.zeros(self._snapshot.segments[number].count)
            every[ids] = tf
            held = every[documents]
        else:
            where = np.searchsorted(ids, documents)
            where[where == len(ids)] = 0
            held = np.where(ids[where] == documents, tf[where], 0).astype(np.float64)
        return self._inverse_frequency(slot) * (held * (K1 + 1)) / (held + norms)

    # -- places

    def places(self, node: Node, number: int, documents: Array | None = None) -> Places:
        """Return where the words of a node stand in a segment, in all its articles or in some."""
        segment = self._snapshot.segments[number]
        match node:
            case Word() | Wildcard() | Fuzzy():
                start = positions(segment, self.ranges(node, number), documents).astype(np.int64)
                return Places(start, start + 1)
            case Phrase(slots):
                return at.of_phrase(segment, tuple(self.ranges(slot, number) for slot in slots), documents)
            case Or(parts):
                return at.together([self.places(part, number, documents) for part in parts])
            case And(parts):
                found = at.together([self.places(part, number, documents) for part in parts])
                return at.in_documents(segment, found, self.documents(node, number, documents))
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
                return at.in_documents(segment, found, self.documents(node, number, documents))
            case InTitle(part):
                return at.in_titles(segment, self.places(part, number, documents))
            case _:
                return at.NOWHERE

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
            shared = both(self.documents(left, number), self.documents(right, number))
            if len(shared) * _FEW < self._snapshot.segments[number].count:
                documents = shared
        if isinstance(left, Slot) and isinstance(right, Slot):
            segment = self._snapshot.segments[number]
            here, there = self.ranges(left, number), self.ranges(right, number)
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


def _somewhere(node: Node) -> Node:
    """Return what must hold in the article for a node to hold in one of its quotations."""
    match node:
        case And(parts):
            return And(tuple(_somewhere(part) for part in parts if not isinstance(part, Not)))
        case Or(parts):
            return Or(tuple(_somewhere(part) for part in parts))
        case Not():
            return And(())
        case Near(left, right) | Within(left, right):
            return And((_somewhere(left), _somewhere(right)))
        case AtLeast(_, part):
            return _somewhere(part)
        case _:
            return node
