"""The engine: a folder of segments, of which changes add, replace and merge some."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dossier.model import Cancelled, MatchingArticles, Progress, SearchResult, Sort, never
from dossier.search.errors import IndexDamaged, QueryCancelled
from dossier.search.flat import store
from dossier.search.flat.arrays import Array
from dossier.search.flat.build import SegmentBuilder
from dossier.search.flat.complete import completions, values
from dossier.search.flat.find import find, matching
from dossier.search.flat.memory import trim
from dossier.search.flat.merge import due, merge
from dossier.search.flat.segment import Segment
from dossier.search.flat.snapshot import Snapshot
from dossier.search.flat.store import Manifest
from dossier.search.lookup import IndexDocument, Lookup
from dossier.search.query import Query

if TYPE_CHECKING:
    from dossier.search.whoosh_engine.index import DossierIndex

_ATTEMPTS = 5
_REPORTED = 50  # articles between two reports of progress


class FlatEngine:
    """The open segments of a folder. Searches may run in several threads while another updates it.

    Attributes:
        snapshot: the articles that a search sees from now on.
    """

    def __init__(self, folder: Path, lookup: Lookup, manifest: Manifest) -> None:
        """Used by `open`."""
        self._folder = folder
        self._lookup = lookup
        self._manifest = manifest
        self._updating = threading.Lock()
        self._opened: dict[str, Segment] = {}
        self.snapshot = self._load(manifest)

    @classmethod
    def open(cls, folder: Path, lookup: Lookup) -> FlatEngine:
        """Open the segments in a private folder, or begin there with none.

        Args:
            folder: an existing folder of this user's, closed to others.
            lookup: answers what the segments do not hold.

        Raises:
            IndexDamaged: if what is there cannot be trusted or read.
        """
        store.check_folder(folder)
        for _ in range(_ATTEMPTS):
            manifest = store.read_manifest(folder)
            try:
                if manifest is None:
                    manifest = Manifest()
                    with store.locked(folder):
                        store.write_manifest(folder, manifest)
                return cls(folder, lookup, manifest)
            except FileNotFoundError:
                continue  # another process merged its segments since the manifest was read
            except OSError as error:
                raise IndexDamaged(f"it could not be read ({error.strerror})") from error
        raise IndexDamaged("some of its files were missing")

    def _load(self, manifest: Manifest) -> Snapshot:
        """Open what is not open yet.

        Raises:
            IndexDamaged: if a segment is damaged.
            FileNotFoundError: if one is gone.
        """
        segments: dict[str, Segment] = {}
        for name in manifest.segments:
            segments[name] = self._opened.get(name) or _opened(self._folder / name)
            removed = manifest.removed.get(name)
            if removed is not None and len(removed) and int(removed.max()) >= segments[name].count:
                raise IndexDamaged("its manifest did not fit its segments")
        self._opened = segments
        return Snapshot(tuple(segments.values()), manifest.removed)

    def update(
        self,
        documents: Iterable[IndexDocument],
        removed: Collection[str] = (),
        *,
        progress: Progress | None = None,
        cancelled: Cancelled = never,
    ) -> None:
        """Add articles, replacing those of the same id, and remove others.

        All of it becomes searchable at once. A call that is cancelled or fails changes nothing.

        Raises:
            IndexDamaged: if the index was damaged meanwhile.
            OSError: if the disk refuses.
        """
        with self._updating, store.locked(self._folder):
            self._catch_up()
            try:
                self._add(documents, removed, progress, cancelled)
                self._merge(cancelled)
            except QueryCancelled:
                pass
            finally:
                store.sweep(self._folder, self._manifest)

    def _catch_up(self) -> None:
        """Take over what another process changed."""
        manifest = store.read_manifest(self._folder)
        if manifest is None:
            raise IndexDamaged("its manifest was missing")
        if manifest.generation != self._manifest.generation or manifest.segments != self._manifest.segments:
            try:
                self.snapshot = self._load(manifest)
            except FileNotFoundError as error:
                raise IndexDamaged("some of its files were missing") from error
            self._manifest = manifest

    def _add(
        self,
        documents: Iterable[IndexDocument],
        removed: Collection[str],
        progress: Progress | None,
        cancelled: Cancelled,
    ) -> None:
        builder = SegmentBuilder(self._folder)
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
            gone = self._gone({*newest, *removed})
            if not newest and not gone:
                return
            names = list(self._manifest.segments)
            if newest:
                name = self._new_name()
                builder.write(self._folder / name, cancelled)
                names.append(name)
                if twice:
                    gone[name] = np.array(sorted(twice), dtype=np.uint32)
        finally:
            builder.close()
        self._switch(names, {**self._manifest.removed, **gone})

    def _gone(self, articles: Collection[str]) -> dict[str, Array]:
        """Return, for each segment that holds some of the articles, all that are removed from it then."""
        found: dict[str, list[int]] = {}
        for article in articles:
            place = self.snapshot.place(article)
            if place is not None:
                found.setdefault(self.snapshot.segments[place[0]].name, []).append(place[1])
        before = self._manifest.removed
        return {
            name: np.union1d(before.get(name, np.zeros(0, np.uint32)), numbers).astype(np.uint32)
            for name, numbers in found.items()
        }

    def _new_name(self) -> str:
        """Return a name that no segment has, whether it still counts or not."""
        taken = {path.name for path in self._folder.glob(f"*{store.SUFFIX}")}
        number = self._manifest.generation + 1
        while f"{number:08d}{store.SUFFIX}" in taken:
            number += 1
        return f"{number:08d}{store.SUFFIX}"

    def _switch(self, names: list[str], removed: dict[str, Array]) -> None:
        """Make a set of segments the state of the index, but those of which nothing is left."""
        sizes = {name: (self._opened.get(name) or _opened(self._folder / name)) for name in names}
        kept = [name for name in names if len(removed.get(name, ())) < sizes[name].count]
        manifest = Manifest(
            self._manifest.generation + 1,
            tuple(kept),
            {name: gone for name, gone in removed.items() if name in kept},
        )
        self._opened = sizes
        snapshot = self._load(manifest)
        store.write_manifest(self._folder, manifest)
        self._manifest, self.snapshot = manifest, snapshot

    def _merge(self, cancelled: Cancelled) -> None:
        """Merge segments until none is due."""
        while True:
            snapshot = self.snapshot
            sources = [(segment, snapshot.alive(number)) for number, segment in enumerate(snapshot.segments)]
            chosen = due(sources)
            if not chosen:
                return
            name = self._new_name()
            merge([sources[number] for number in chosen], self._folder / name, cancelled)
            old = {snapshot.segments[number].name for number in chosen}
            names = [other for other in self._manifest.segments if other not in old]
            self._switch(
                [*names, name],
                {other: gone for other, gone in self._manifest.removed.items() if other not in old},
            )

    def find(self, text: str, query: Query, *, sort: Sort, limit: int, cancelled: Cancelled) -> SearchResult:
        """Answer a query.

        Raises:
            QueryCancelled: if it is cancelled.
        """
        snapshot = self.snapshot
        try:
            return find(text, query, snapshot, self._lookup, sort, limit, cancelled)
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

        return DossierIndex(self.snapshot, self._manifest.generation)

    def close(self) -> None:
        """Let go of the files once the searches that still run have ended."""
        self._opened = {}
        self.snapshot = Snapshot((), {})


def _opened(path: Path) -> Segment:
    """Open a segment.

    Raises:
        IndexDamaged: if it is damaged.
        FileNotFoundError: if there is none.
    """
    try:
        return Segment(path)
    except (ValueError, IndexError, KeyError, TypeError, OverflowError) as error:
        raise IndexDamaged(f"{path.name} was damaged") from error
