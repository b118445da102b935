"""Conditions on something else than words: values that the index holds, and what only the dossier knows."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from dossier.model import ActorKind
from dossier.search.flat.arrays import Array
from dossier.search.flat.readers import Reader
from dossier.search.flat.segment import Segment
from dossier.search.flat.sets import NONE
from dossier.search.flat.snapshot import Snapshot
from dossier.search.flat.values import date_mask, length_mask, undated_mask, value_mask
from dossier.search.nodes import ByActor, Dated, InEvent, Length, Marked, Node, Value


class Conditions:
    """Answers conditions for one search; what the dossier is asked is asked once."""

    def __init__(self, snapshot: Snapshot, reader: Reader) -> None:
        self._snapshot = snapshot
        self._reader = reader
        self._asked: dict[Node, list[Array]] = {}

    def documents(self, node: Node, number: int) -> Array:
        """Return the articles of a segment that a condition holds for; none if it is no condition."""
        if not isinstance(node, Value | Dated | Length) and node != Marked("undated"):
            if node not in self._asked:
                self._asked[node] = self.named(self._named_by(node))
            return self._asked[node][number]
        kept = self._snapshot.kept_filter(node, number)
        if kept is None:
            mask = _mask(node, self._snapshot.segments[number])
            alive = self._snapshot.alive(number)
            kept = np.flatnonzero(mask if alive is None else mask & alive).astype(np.uint32)
            self._snapshot.keep_filter(node, number, kept)
        return kept

    def _named_by(self, node: Node) -> Collection[str]:
        lookup = self._reader.lookup
        match node:
            case Marked(kind, value):
                return lookup.marked(kind, value)
            case ByActor(name, kind):
                return lookup.actor_articles(name, ActorKind(kind) if kind else None)
            case InEvent(name):
                return lookup.event_articles(name)
            case _:
                return ()

    def named(self, articles: Collection[str]) -> list[Array]:
        """Return articles by their ids, segment by segment; those that are not in the index are left out."""
        found: list[list[int]] = [[] for _ in self._snapshot.segments]
        for article in articles:
            place = self._snapshot.place(article)
            if place is not None:
                found[place[0]].append(place[1])
        return [
            np.array(sorted(set(documents)), dtype=np.uint32) if documents else NONE for documents in found
        ]


def _mask(node: Node, segment: Segment) -> Array:
    match node:
        case Value():
            return value_mask(segment, node)
        case Dated():
            return date_mask(segment, node)
        case Length():
            return length_mask(segment, node)
        case _:
            return undated_mask(segment)
