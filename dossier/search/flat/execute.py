"""Answering a query over one snapshot: which articles, how well, and where."""

from __future__ import annotations

import numpy as np

from dossier.search.flat import places as at
from dossier.search.flat.arrays import Array
from dossier.search.flat.conditions import Conditions
from dossier.search.flat.fallback import Fallback, is_known
from dossier.search.flat.places import Places
from dossier.search.flat.postings import postings
from dossier.search.flat.readers import Reader, is_read
from dossier.search.flat.score import Scorer
from dossier.search.flat.sets import NONE, both, union, without
from dossier.search.flat.snapshot import Snapshot
from dossier.search.flat.standing import Standing
from dossier.search.flat.vocabulary import Vocabulary
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
    Wildcard,
    Within,
    Word,
)  # fmt: skip
from dossier.search.patterns import literals

_AT_ONCE = 200  # articles whose quotes are got at a time


class Execution:
    """One query at work.

    Segments are named by their number in the snapshot, articles by theirs in the segment. What scores and
    finds places is made for each call: an execution that held them would hold itself, with all it read,
    until Python looks for such circles.
    """

    def __init__(self, snapshot: Snapshot, reader: Reader) -> None:
        self._snapshot = snapshot
        self._reader = reader
        self._conditions = Conditions(snapshot, reader)
        self._fallback = Fallback(snapshot, reader)
        self._vocabulary = Vocabulary(snapshot)
        self._found: dict[tuple[Node, int], Array] = {}

    def frequency(self, part: Node) -> int:
        """Return the number of articles that hold a slot, meet a condition, or quote a speaker."""
        if isinstance(part, Slot):
            return self._vocabulary.frequency(part)
        if isinstance(part, Quoted):
            quoting = set[str]().union(*map(self._reader.speaking, part.speakers))
            return sum(map(len, self._conditions.named(quoting)))
        return sum(len(self.documents(part, number)) for number in range(len(self._snapshot.segments)))

    def scores(self, node: Node, number: int, documents: Array) -> Array:
        """Return the BM25 score of articles of a segment; conditions and exclusions count nothing."""
        scorer = Scorer(self._snapshot, self._vocabulary, self._fallback, self.documents)
        return scorer.scores(node, number, documents)

    def places(self, node: Node, number: int, documents: Array | None = None) -> Places:
        """Return where the words of a node stand in a segment, in all its articles or in some."""
        return self._standing().places(node, number, documents)

    def _standing(self) -> Standing:
        return Standing(self._snapshot, self._reader, self._vocabulary, self.documents)

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
        if key not in self._found:
            self._found[key] = self._found_documents(node, number)
        return self._found[key]

    def _found_documents(self, node: Node, number: int) -> Array:
        match node:
            case Word() | Wildcard() | Fuzzy():
                return self._vocabulary.postings(node, number).ids
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
            case Near() if (close := self._standing().close(node, number)) is not None:
                return close
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
                return self._reading(node, number, self._candidates(node, number, among))
            case _:
                return NONE

    def _reading(self, node: Regex | Quoted, number: int, candidates: Array) -> Array:
        """Read articles, as far as there is time."""
        segment = self._snapshot.segments[number]
        paragraphs = self._paragraphs(node, number, candidates)
        matches = self._reader.test(node)
        kept: list[int] = []
        for first in range(0, len(candidates), _AT_ONCE):
            some = candidates[first : first + _AT_ONCE].tolist()
            names = [segment.article_id(document) for document in some]
            if isinstance(node, Quoted) and not node.speakers:
                wanted = [paragraphs[document] for document in some] if paragraphs is not None else None
                held = dict(zip(names, wanted, strict=True)) if wanted is not None else None
                self._reader.fetch(node, names, held)
            for done, (document, name) in enumerate(zip(some, names, strict=True), first):
                if self._reader.limit.exceeded():
                    self._reader.limit.unread += len(candidates) - done
                    return np.array(kept, dtype=np.uint32)
                if matches(name):
                    kept.append(document)
        return np.array(kept, dtype=np.uint32)

    def _paragraphs(
        self, node: Regex | Quoted, number: int, candidates: Array
    ) -> dict[int, list[int]] | None:
        """Return, by article, the paragraphs that alone can hold the words asked for, if that can be told."""
        if not isinstance(node, Quoted) or len(node.said) != 1 or not _stands_at_words(node.said[0]):
            return None
        segment = self._snapshot.segments[number]
        found = at.paragraphs_of(segment, self.places(node.said[0], number, candidates))
        return {int(document): [] for document in candidates.tolist()} | dict(found)

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


def _stands_at_words(node: Node) -> bool:
    """Return whether a node holds where one of its matches is, whatever stands elsewhere."""
    return isinstance(node, Slot | Phrase) or (
        isinstance(node, Or) and all(map(_stands_at_words, node.parts))
    )


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
