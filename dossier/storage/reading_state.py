"""What was read, how far, and where the app was left: remembered beside the cache, not worth an error."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dossier.storage.database import is_damage

FILE_NAME = "reading.sqlite3"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS article (
  id TEXT PRIMARY KEY, read INTEGER NOT NULL, place INTEGER NOT NULL, seen INTEGER NOT NULL,
  current INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS left_at (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_CURRENT = "ALTER TABLE article ADD COLUMN current INTEGER NOT NULL DEFAULT 0"  # files made before lack it
# Of an id, whether it was read or the places, and the time.
_SET_READ = (
    "INSERT INTO article (id, read, place, seen) VALUES (?, ?, 0, ?)"
    " ON CONFLICT (id) DO UPDATE SET read = excluded.read, seen = excluded.seen"
)
_SET_PLACE = (
    "INSERT INTO article (id, read, place, current, seen) VALUES (?, 0, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET place = excluded.place, current = excluded.current, seen = excluded.seen"
)
_WAIT = 1.0  # seconds for another process


class ReadingState:
    """Which articles were read, and the place in each. Safe to use from several threads.

    What cannot be stored is forgotten, and a damaged file is begun anew: this is convenience, and
    reading goes on without it. It is not derived from the articles, so a rebuild leaves it alone.
    """

    def __init__(self, folder: Path) -> None:
        """Open or make the file in a private folder."""
        self._path = folder / FILE_NAME
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._read: set[str] | None = None

    def read(self) -> frozenset[str]:
        """Return the ids of the articles that were read."""
        with self._guard:
            return frozenset(self._read_ids())

    def set_read(self, article_ids: Iterable[str], *, read: bool = True) -> None:
        """Remember that articles were read, or that they were not."""
        ids = list(article_ids)
        with self._guard:
            held = self._read_ids()
            held.update(ids) if read else held.difference_update(ids)
            self._store(
                _SET_READ,
                [(article_id, int(read), int(time.time())) for article_id in ids],
            )

    def place(self, article_id: str) -> int:
        """Return the offset in an article's text where reading it was left; 0 where it was not begun."""
        with self._guard:
            rows = self._rows("SELECT place FROM article WHERE id = ?", article_id)
        return int(rows[0][0]) if rows else 0

    def current(self, article_id: str) -> int:
        """Return where the paragraph begins that was the current one then; 0 where none is known."""
        with self._guard:
            rows = self._rows("SELECT current FROM article WHERE id = ?", article_id)
        return int(rows[0][0]) if rows else 0

    def set_place(self, article_id: str, offset: int, current: int = 0) -> None:
        """Remember where reading an article was left, and where the current paragraph begins."""
        with self._guard:
            self._store(_SET_PLACE, [(article_id, offset, current, int(time.time()))])

    def left_at(self) -> Mapping[str, Any]:
        """Return what was remembered of how the app was left."""
        with self._guard:
            rows = self._rows("SELECT key, value FROM left_at")
        found: dict[str, Any] = {}
        for key, value in rows:
            with contextlib.suppress(ValueError, TypeError):
                found[key] = json.loads(value)
        return found

    def leave_at(self, values: Mapping[str, Any]) -> None:
        """Remember how the app was left: values that JSON can hold."""
        with self._guard:
            self._store(
                "INSERT OR REPLACE INTO left_at VALUES (?, ?)",
                [(key, json.dumps(value)) for key, value in values.items()],
            )

    def close(self) -> None:
        """Close the file."""
        with self._guard:
            self._close()

    def _read_ids(self) -> set[str]:
        if self._read is None:
            self._read = {row[0] for row in self._rows("SELECT id FROM article WHERE read")}
        return self._read

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._opened().execute(sql, values).fetchall()
        except sqlite3.Error as error:
            self._recover(error)
            return []

    def _store(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        for _ in range(2):  # once more where the file was damaged and is begun anew
            try:
                connection = self._opened()
                with connection:
                    connection.executemany(sql, rows)
            except sqlite3.Error as error:
                if not self._recover(error):
                    return
            else:
                return

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            connection = sqlite3.connect(self._path, timeout=_WAIT, check_same_thread=False)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.executescript(_SCHEMA)
                if "current" not in [row[1] for row in connection.execute("PRAGMA table_info (article)")]:
                    connection.execute(_CURRENT)
            except sqlite3.Error:  # kept without its tables, it would be taken for damaged the next time
                connection.close()
                raise
            self._connection = connection
            with contextlib.suppress(OSError):
                self._path.chmod(0o600)
        return self._connection

    def _recover(self, error: sqlite3.Error) -> bool:
        """Remove a damaged file; False where it is not damaged."""
        if not isinstance(error, sqlite3.DatabaseError) or not is_damage(error):
            return False
        self._close()
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{ending}").unlink()
        return True

    def _close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
