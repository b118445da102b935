"""Where an interrupted import of a long file goes on."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from dossier.importing.items import Item

FILE_NAME = "import.json"
EVERY = 200  # articles between two notes of how far it is


class Progress:
    """How many articles of each unfinished file are done, kept in the dossier's cache.

    A file that changed meanwhile begins anew. What cannot be kept costs time only: an article that
    is there already is not written twice.
    """

    def __init__(self, cache: Path) -> None:
        """Read what an earlier import left."""
        self._path = cache / FILE_NAME
        self._done: dict[str, int] = {}
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._path.read_text("utf-8"))
            if isinstance(found, dict):
                self._done = {str(key): done for key, done in found.items() if isinstance(done, int)}

    def done(self, item: Item) -> int:
        """Return how many articles of a file an interrupted import has dealt with."""
        key = _key(item)
        return self._done.get(key, 0) if key else 0

    def reached(self, item: Item, done: int) -> None:
        """Note how many articles of a file are dealt with."""
        if done % EVERY == 0 and (key := _key(item)):
            self._done[key] = done
            self._keep()

    def finished(self, item: Item) -> None:
        """Forget a file that is done."""
        key = _key(item)
        if key and self._done.pop(key, None) is not None:
            self._keep()

    def _keep(self) -> None:
        temporary = self._path.with_suffix(".tmp")
        with contextlib.suppress(OSError):
            temporary.write_text(json.dumps(self._done), "utf-8")
            temporary.replace(self._path)


def _key(item: Item) -> str | None:
    if item.path is None:
        return None
    try:
        status = item.path.stat()
    except OSError:
        return None
    return f"{item.path.resolve()} {status.st_size} {status.st_mtime_ns}"
