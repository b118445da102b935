"""The SQLite file under the catalogue: one connection a thread, whole transactions, damage noticed."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

SCHEMA_VERSION = 2  # raised whenever schema.sql changes
FILE_NAME = "catalogue.sqlite3"


class DatabaseUnusableError(Exception):
    """The file is damaged or of another version; the message says which, and the caller starts anew."""


class Database:
    """A catalogue file; made with its schema where there is none."""

    def __init__(self, folder: Path) -> None:
        """Open the catalogue in a folder; raises DatabaseUnusableError."""
        self._path = folder / FILE_NAME
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        try:
            self.prepare()
        except sqlite3.DatabaseError as error:
            self.close()
            raise DatabaseUnusableError("was damaged") from error
        except DatabaseUnusableError:
            self.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            # check_same_thread is off so that whichever thread quits can close it; none else uses it.
            found = sqlite3.connect(self._path, timeout=10, isolation_level=None, check_same_thread=False)
            found.execute("PRAGMA journal_mode = WAL")
            found.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = found
            with self._guard:
                self._all.append(found)
        return found

    def prepare(self) -> None:
        """Check the file, or make it with its schema; raises as opening does, or sqlite3.DatabaseError."""
        connection = self.connection
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            connection.execute("SELECT count(*) FROM meta").fetchone()
            return
        if version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise DatabaseUnusableError("is of another version")
        schema = resources.files("dossier.storage").joinpath("schema.sql").read_text("utf-8")
        connection.executescript(f"BEGIN; {schema} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
        self._path.chmod(0o600)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def meta(self, key: str) -> str | None:
        """Return a stored setting of the catalogue itself."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Store a setting of the catalogue itself."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()


def remove(folder: Path) -> None:
    """Remove a catalogue with the files that SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        (folder / f"{FILE_NAME}{ending}").unlink(missing_ok=True)
