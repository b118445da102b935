"""The engine: a folder of segments, of which changes add, replace and merge some."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dossier.model import Cancelled, MatchingArticles, Progress, SearchResult, Sort, never
from dossier.search.errors import QueryCancelled
from dossier.search.flat.build import SegmentBuilder
from dossier.search.flat.complete import completions, values
from dossier.search.flat.find import find, matching
from dossier.search.flat.memory import trim
from dossier.search.flat.shelf import Shelf
from dossier.search.flat.snapshot import Snapshot
from dossier.search.flat.tidy import Tidying
from dossier.search.lookup import IndexDocument, Lookup
from dossier.search.query import Query

if TYPE_CHECKING:
    from dossier.search.whoosh_engine.index import DossierIndex

_REPORTED = 50  # articles between two reports of progress


class FlatEngine:
    """The open segments of a folder. Searches may run in several threads while another updates it."""

    def __init__(self, shelf: Shelf, lookup: Lookup) -> None:
        """Used by `open`."""
        self._shelf = shelf
        self._lookup = lookup
        self._tidying = Tidying(shelf)

    @classmethod
    def open(cls, folder: Path, lookup: Lookup) -> FlatEngine:
        """Open the segments in a private folder, or begin there with none.

        Args:
            folder: an existing folder of this user's, closed to others.
            lookup: answers what the segments do not hold.

        Raises:
            IndexDamaged: if what is there cannot be trusted or read.
        """
        return cls(Shelf.open(folder), lookup)

    @property
    def snapshot(self) -> Snapshot:
        """The articles that a search sees from now on."""
        return self._shelf.snapshot

    def update(
        self,
        documents: Iterable[IndexDocument],
        removed: Collection[str] = (),
        *,
        progress: Progress | None = None,
        cancelled: Cancelled = never,
    ) -> None:
        """Add articles, replacing those of the same id, and remove others.

        All of it becomes searchable at once. A call that fails changes nothing, one that is cancelled all
        or nothing. Segments are merged in the background afterwards.

        Raises:
            IndexDamaged: if the index was damaged meanwhile.
            OSError: if the disk refuses.
        """
        with self._shelf.changing():
            try:
                self._add(documents, removed, progress, cancelled)
                self._tidying.keep_few(cancelled)
            except QueryCancelled:
                return
        self._tidying.wake()

    def _add(
        self,
        documents: Iterable[IndexDocument],
        removed: Collection[str],
        progress: Progress | None,
        cancelled: Cancelled,
    ) -> None:
        shelf = self._shelf
        builder = SegmentBuilder(shelf.folder)
        try:
            newest: dict[str, int] = {}
            twice: list[int] = []
            for document in documents:
                if cancelled():
                    raise QueryCancelled
                if document.info.id in newest:
                    twice.append(newest[document.info.id])
                newest[document.info.id] = builder.count
                builder.add(document.info, document.text)
                if progress is not None and builder.count % _REPORTED == 0:
                    progress("Indexing", builder.count, 0)
            gone = shelf.without({*newest, *removed})
            if not newest and not gone:
                return
            names = shelf.manifest.segments
            if newest:
                path = shelf.new_path()
                builder.write(path, cancelled)
                names = (*names, path.name)
                gone[path.name] = np.array(sorted(twice), dtype=np.uint32)
        finally:
            builder.close()
        shelf.switch(names, {**shelf.manifest.removed, **gone})

    def settle(self) -> None:
        """Return when no merge is under way."""
        self._tidying.wait()

    def find(
        self, text: str, query: Query, *, sort: Sort, limit: int, hits: int, cancelled: Cancelled
    ) -> SearchResult:
        """Answer a query.

        Raises:
            QueryCancelled: if it is cancelled.
        """
        snapshot = self.snapshot
        try:
            return find(
                text, query, snapshot, self._lookup, sort=sort, limit=limit, hits=hits, cancelled=cancelled
            )
        finally:
            trim(snapshot.segments)

    def matching(self, text: str, query: Query, *, cancelled: Cancelled) -> MatchingArticles:
        """Return all articles that a query finds.

        Raises:
            QueryCancelled: if it is cancelled.
        """
        snapshot = self.snapshot
        try:
            return matching(text, query, snapshot, self._lookup, cancelled)
        finally:
            trim(snapshot.segments)

    def completions(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Return terms that begin with a prefix and their numbers of articles, the most articles first."""
        return completions(prefix, limit, self.snapshot)

    def values(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Return values of a field, a word of which begins with a prefix, likewise."""
        return values(field, prefix, limit, self.snapshot)

    @property
    def count(self) -> int:
        """The number of articles."""
        return self.snapshot.count

    def ids(self) -> Collection[str]:
        """Return the ids of the articles in the index."""
        return self.snapshot.article_ids()

    def verify(self) -> None:
        """Read the whole index and compare it with its checksums; slow for a large one.

        Raises:
            IndexDamaged: if something differs.
        """
        for segment in self.snapshot.segments:
            segment.verify()

    def whoosh(self) -> DossierIndex:
        """Return the articles of now as a Whoosh index, over the same files."""
        from dossier.search.whoosh_engine.index import DossierIndex

        return DossierIndex(self.snapshot, self._shelf.manifest.generation)

    def close(self) -> None:
        """Let go of the files once the searches that still run have ended."""
        self._tidying.stop()
        self._shelf.close()
