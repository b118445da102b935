"""Keeping the number of segments small, while searches and changes go on."""

from __future__ import annotations

from dossier.model import Cancelled
from dossier.search.errors import IndexDamaged, QueryCancelled
from dossier.search.flat import store
from dossier.search.flat.background import Background
from dossier.search.flat.merge import due, merge, smallest
from dossier.search.flat.shelf import Shelf

_MOST = 48  # segments, from which on a change merges some itself
_GRACE = 0.5  # seconds that a merge has left to end when the index is closed


class Tidying:
    """Merges the segments of a folder in the background."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._at_work: frozenset[str] = frozenset()  # the segments that are being merged
        self._damage: IndexDamaged | None = None  # met in the background, and not told yet
        self._background = Background(self._merge_all, "merging")

    def keep_few(self, cancelled: Cancelled) -> None:
        """Merge the smallest segments where the background does not keep up; part of a change.

        Raises:
            IndexDamaged: if a segment is damaged.
            QueryCancelled: if cancelled.
            OSError: if the disk refuses.
        """
        if self._damage is not None:
            raise self._damage
        free = [source for source in self._shelf.sources() if source[0].name not in self._at_work]
        if len(free) > _MOST:
            chosen = [free[number] for number in smallest(free, len(free) // 2)]
            path = self._shelf.new_path()
            merge(chosen, path, cancelled)
            self._shelf.replace(chosen, path)

    def wake(self) -> None:
        """Merge in the background what is due."""
        if due(self._shelf.sources()):
            self._background.wake()

    def wait(self) -> None:
        """Return when no merge is under way."""
        self._background.wait()

    def stop(self) -> None:
        """Merge no more; a merge that is not about to end is given up."""
        self._background.stop(_GRACE)

    def _merge_all(self, cancelled: Cancelled) -> None:
        """Merge segments until none is due; what goes wrong leaves the segments as they are."""
        try:
            with store.merging(self._shelf.folder) as alone:
                while alone and not cancelled() and self._merge_once(cancelled):
                    pass
        except (QueryCancelled, OSError):
            return  # the disk may be full: the next change tries again
        except IndexDamaged as error:
            self._damage = error
        except (ValueError, IndexError, KeyError, OverflowError):
            self._damage = IndexDamaged("a segment was damaged")

    def _merge_once(self, cancelled: Cancelled) -> bool:
        """Merge the segments that are due and return whether some were.

        The merged segment is written beside the others and takes their place at once.
        """
        shelf = self._shelf
        sources = shelf.sources()
        chosen = [sources[number] for number in due(sources)]
        if not chosen:
            return False
        beside = shelf.new_path().with_suffix(store.MERGING)
        self._at_work = frozenset(segment.name for segment, _ in chosen)
        try:
            merge(chosen, beside, cancelled)
            with shelf.changing():
                if not self._at_work.issubset(shelf.manifest.segments):
                    return False  # another process was quicker
                path = shelf.new_path()
                beside.rename(path)
                shelf.replace(chosen, path)
        finally:
            self._at_work = frozenset()
            beside.unlink(missing_ok=True)
        return True
