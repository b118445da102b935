"""The segments of a folder, opened, and how they are exchanged for others."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from dossier.search.errors import IndexDamaged
from dossier.search.flat import store
from dossier.search.flat.arrays import Array
from dossier.search.flat.merge import Source, moved
from dossier.search.flat.segment import Segment
from dossier.search.flat.snapshot import Snapshot
from dossier.search.flat.store import Manifest

_ATTEMPTS = 5
_NONE = np.zeros(0, np.uint32)


class Shelf:
    """The open segments of a folder; all but reading the attributes needs `changing`.

    Attributes:
        folder: where the segments are.
        manifest: the segments that count.
        snapshot: the articles that a search sees from now on.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Used by `open`."""
        self.folder = folder
        self.manifest = manifest
        self._changing = threading.Lock()
        self._opened: dict[str, Segment] = {}
        self.snapshot = self._load(manifest)

    @classmethod
    def open(cls, folder: Path) -> Shelf:
        """Open the segments in a private folder, or begin there with none.

        Raises:
            IndexDamaged: if what is there cannot be trusted or read.
        """
        store.check_folder(folder)
        for _ in range(_ATTEMPTS):
            manifest = store.read_manifest(folder)
            try:
                return cls(folder, manifest or _begun(folder))
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
            segments[name] = self._segment(name)
            removed = manifest.removed.get(name)
            if removed is not None and len(removed) and int(removed.max()) >= segments[name].count:
                raise IndexDamaged("its manifest did not fit its segments")
        self._opened = segments
        return Snapshot(tuple(segments.values()), manifest.removed)

    def _segment(self, name: str) -> Segment:
        """Open a segment.

        Raises:
            IndexDamaged: if it is damaged.
            FileNotFoundError: if there is none.
        """
        if name in self._opened:
            return self._opened[name]
        try:
            return Segment(self.folder / name)
        except (ValueError, IndexError, KeyError, TypeError, OverflowError) as error:
            raise IndexDamaged(f"{name} was damaged") from error

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep other threads and processes from changing the segments, and know what they changed.

        At the end, the files that do not count any more are deleted.

        Raises:
            IndexDamaged: if the folder was damaged meanwhile.
        """
        with self._changing, store.locked(self.folder):
            self._catch_up()
            try:
                yield
            finally:
                store.sweep(self.folder, self.manifest)

    def _catch_up(self) -> None:
        manifest = store.read_manifest(self.folder)
        if manifest is None:
            raise IndexDamaged("its manifest was missing")
        if manifest.generation != self.manifest.generation or manifest.segments != self.manifest.segments:
            try:
                self.snapshot = self._load(manifest)
            except FileNotFoundError as error:
                raise IndexDamaged("some of its files were missing") from error
            self.manifest = manifest

    def sources(self) -> list[Source]:
        """Return the segments with their living articles."""
        snapshot = self.snapshot
        return [(segment, snapshot.alive(number)) for number, segment in enumerate(snapshot.segments)]

    def without(self, articles: Collection[str]) -> dict[str, Array]:
        """Return, for each segment that holds some articles, all that is removed from it once they are."""
        found: dict[str, list[int]] = {}
        for article in articles:
            place = self.snapshot.place(article)
            if place is not None:
                found.setdefault(self.snapshot.segments[place[0]].name, []).append(place[1])
        before = self.manifest.removed
        return {
            name: np.union1d(before.get(name, _NONE), numbers).astype(np.uint32)
            for name, numbers in found.items()
        }

    def new_path(self) -> Path:
        """Return a path that no segment has, whether it still counts or not."""
        taken = {path.name for path in self.folder.glob(f"*{store.SUFFIX}")}
        number = self.manifest.generation + 1
        while f"{number:08d}{store.SUFFIX}" in taken:
            number += 1
        return self.folder / f"{number:08d}{store.SUFFIX}"

    def switch(self, names: Sequence[str], removed: Mapping[str, Array]) -> None:
        """Make a set of segments the state of the index, but those of which nothing is left."""
        opened = {name: self._segment(name) for name in names}
        kept = [name for name in names if len(removed.get(name, ())) < opened[name].count]
        manifest = Manifest(
            self.manifest.generation + 1,
            tuple(kept),
            {name: gone for name, gone in removed.items() if name in kept},
        )
        self._opened = opened
        snapshot = self._load(manifest)
        store.write_manifest(self.folder, manifest)
        self.manifest, self.snapshot = manifest, snapshot

    def replace(self, merged: Sequence[Source], path: Path) -> None:
        """Put a merged segment in the place of those that it was made of."""
        old = {segment.name for segment, _ in merged}
        gone = moved(merged, [self.manifest.removed.get(segment.name, _NONE) for segment, _ in merged])
        removed = {name: numbers for name, numbers in self.manifest.removed.items() if name not in old}
        names = [name for name in self.manifest.segments if name not in old]
        self.switch([*names, path.name], {**removed, path.name: gone})

    def close(self) -> None:
        """Let go of the segments."""
        self._opened = {}
        self.snapshot = Snapshot((), {})


def _begun(folder: Path) -> Manifest:
    with store.locked(folder):
        manifest = store.read_manifest(folder)
        if manifest is None:  # else another process began, and may have put articles there
            manifest = Manifest()
            store.write_manifest(folder, manifest)
        return manifest
