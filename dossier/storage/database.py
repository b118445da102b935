"""The SQLite file under the catalogue: one connection a thread, whole transactions, damage noticed."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dossier.storage import seal

SCHEMA_VERSION = 14  # raised whenever a table of schema.sql changes
FILE_NAME = "catalogue.sqlite3"

_WAIT = 10.0  # seconds for another process to finish
_AT_ONCE = 400  # values in one statement, where they may stand twice: SQLite took 999 up to 3.31
_PASSING = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    )
)
_CUT_SHORT = frozenset((sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS))


class DatabaseUnusableError(Exception):
    """The file is damaged or of another version; the message says which, and the caller starts anew."""


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Return whether the file itself is at fault, not a full disk or another process that holds it."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code & 0xFF == sqlite3.SQLITE_IOERR:  # a disk or a quota that refuses, but for what was cut short
        return code in _CUT_SHORT
    return code & 0xFF not in _PASSING  # the rest is the extended code


class Database:
    """A catalogue file; made with its schema where there is none."""

    def __init__(self, folder: Path) -> None:
        """Open the catalogue in a folder; raises DatabaseUnusableError, or what the system refuses."""
        self._path = folder / FILE_NAME
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._watching: sqlite3.Connection | None = None
        self._watched = 0  # how often it was opened
        self._handle: int | None = None
        self._guard = threading.Lock()
        try:
            self.prepare()
        except sqlite3.DatabaseError as error:
            self.close()
            if not is_damage(error):
                raise
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
            found = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            with self._guard:
                self._all.append(found)
            _log_ahead(found)
            found.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = found
        return found

    def version(self) -> tuple[int, int]:
        """Return what changes with every change to the catalogue, by whatever thread or process."""
        with self._guard:
            if self._watching is None:  # SQLite counts only what others than the connection asked commit
                self._watching = sqlite3.connect(
                    self._path, timeout=_WAIT, isolation_level=None, check_same_thread=False
                )
                self._watched += 1  # another file may stand there now, and is counted anew
            return self._watched, int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    def prepare(self) -> None:
        """Check the file, or make it with its schema; raises as opening does, or sqlite3.DatabaseError."""
        if not self._has_schema():
            with self.transaction() as connection:
                if not self._has_schema():  # another process may have made it meanwhile
                    for statement in schema():
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._path.chmod(0o600)

    def _has_schema(self) -> bool:
        """Return whether the tables are there; raises DatabaseUnusableError for those of another version."""
        rows = self.connection.execute(
            "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
        )
        version, tables = rows.fetchone()
        if version == SCHEMA_VERSION:
            self.connection.execute("SELECT count(*) FROM meta").fetchone()
            return True
        if version or tables:
            raise DatabaseUnusableError("is of another version")
        return False

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            seal.break_seal(self._path)
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite itself ends it where the disk is full
                connection.execute("ROLLBACK")
            raise

    def rows_among(self, sql: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
        """Return the rows of a statement in which {}, or each {0}, stands for a list of any length."""
        given, rows = list(values), list[tuple[Any, ...]]()
        times = sql.count("{")
        for first in range(0, len(given), _AT_ONCE):
            some = given[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows += self.connection.execute(sql.format(f"({marks})"), some * times)
        return rows

    def meta(self, key: str) -> str | None:
        """Return a stored setting of the catalogue itself."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Store a setting of the catalogue itself."""
        seal.break_seal(self._path)
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def check(self) -> None:
        """Compare the file with its seal, while nobody writes.

        Raises:
            DatabaseUnusableError: if it is damaged.
        """
        with self._nobody_writing() as all_in_file:
            if all_in_file and not seal.is_intact(self._path, self._opened()):
                raise DatabaseUnusableError("was damaged")

    def seal(self) -> None:
        """Remember what the file holds, so that damage to it is noticed; where others read it, later."""
        if seal.is_set(self._path):
            return
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        with self._nobody_writing() as all_in_file:
            if all_in_file:
                seal.set_seal(self._path, self._opened())

    def _opened(self) -> int:
        """Return the file itself, open until everything is closed.

        Closing it any sooner would free the locks that SQLite holds on it: they belong to the process.
        """
        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        return self._handle

    @contextlib.contextmanager
    def _nobody_writing(self) -> Iterator[bool]:
        """Keep others from writing, and give whether all that was written is in the file itself."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            log = self._path.with_name(f"{FILE_NAME}-wal")
            yield not log.exists() or log.stat().st_size == 0
        finally:
            connection.execute("ROLLBACK")

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()
            if self._watching is not None:
                self._watching.close()
                self._watching = None
            if self._handle is not None:
                os.close(self._handle)
                self._handle = None
        self._local = threading.local()


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Let readers go on while one process writes; SQLite does not wait by itself for its turn to set this."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if is_damage(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def schema() -> Iterator[str]:
    """Yield the statements that make the tables."""
    from importlib import resources  # a catalogue that is there needs none

    script = resources.files("dossier.storage").joinpath("schema.sql").read_text("utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def remove(folder: Path) -> None:
    """Remove a catalogue with the files that SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal", seal.SUFFIX):
        path = folder / f"{FILE_NAME}{ending}"
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
