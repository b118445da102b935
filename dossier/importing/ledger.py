"""What imports remember, in the dossier's cache: which texts are there, and how far unfinished files are.

All of it can be thrown away: texts are told from the files again, and a file that is begun anew finds its
articles there already.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from dossier.articles.scan import FoundFile
from dossier.importing.doubles import page_key, words_key
from dossier.importing.items import Item
from dossier.model import Article, Progress, unheard

FILE_NAME = "imports.sqlite3"
NOTED = 500  # articles between two notes on the disk
WHOLE = -1  # of a file: there is nothing left to do

_VERSION = 3  # raised when the same file gives other keys, or the tables change
_SCHEMA = """
CREATE TABLE held (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, words BLOB, page TEXT, outlet TEXT
);
CREATE INDEX held_words ON held (words);
CREATE INDEX held_page ON held (page);
CREATE TABLE reached (file TEXT PRIMARY KEY, done INTEGER NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
"""


class Ledger:
    """The articles of a dossier by their words and by their address, and the files that are begun.

    It is on the disk, so that its size in memory does not grow with the dossier.
    """

    def __init__(self, cache: Path) -> None:
        """Open the ledger of a cache folder, or begin one."""
        path = cache / FILE_NAME
        try:
            self._database = _opened(path)
        except sqlite3.DatabaseError:
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            self._database = _opened(path)
        (self._run,) = self._database.execute("SELECT ifnull(max(run), 0) + 1 FROM reached").fetchone()
        self._unnoted = 0
        self._latest: tuple[Item, int] | None = None

    def learn(
        self,
        files: Iterable[FoundFile],
        read: Callable[[FoundFile], Article | None],
        progress: Progress = unheard,
    ) -> None:
        """Bring the articles up to date with the files; those that have not changed are not read."""
        known = dict(self._database.execute("SELECT path, stamp FROM held"))
        changed = [file for file in files if known.pop(file.relative, None) != _stamp(file)]
        self._database.executemany("DELETE FROM held WHERE path = ?", ((path,) for path in known))
        for at, file in enumerate(changed, 1):
            article = read(file)
            self._hold(file.relative, _stamp(file), article)
            progress("Looking for doubles", at, len(changed))
            if at % NOTED == 0:
                self._database.commit()
        self._database.commit()

    def same(self, article: Article) -> str | None:
        """Return the name of an article with the same words, if there is one.

        What two outlets print in the same words, as they do with an agency's report, is two articles.
        """
        query = "SELECT min(path) FROM held WHERE words = ? AND ifnull(outlet = ?, TRUE)"
        return self._named(query, words_key(article), article.info.outlet)

    def earlier(self, article: Article) -> str | None:
        """Return the name of the latest article that was read at the same address, if there is one."""
        key = page_key(article.info)
        query = "SELECT path FROM held WHERE page = ? ORDER BY rowid DESC LIMIT 1"  # the last that was added
        return self._named(query, key) if key else None

    def add(self, article: Article, path: Path, relative: str) -> None:
        """Remember an article that was written into a file."""
        status = path.stat()
        file = FoundFile(path, relative, status.st_size, status.st_mtime_ns, status.st_ino)
        self._hold(relative, _stamp(file), article)

    def done(self, item: Item) -> int:
        """Return how many articles of a file an interrupted import has dealt with, or WHOLE."""
        key = _key(item)
        if key is None:
            return 0
        row = self._database.execute("SELECT done FROM reached WHERE file = ?", (key,)).fetchone()
        if row is None:
            return 0
        # It belongs to this import too, whose end forgets it.
        self._database.execute("UPDATE reached SET run = ? WHERE file = ?", (self._run, key))
        return int(row[0])

    def reached(self, item: Item, done: int) -> None:
        """Note how many articles of a file are dealt with, or that there is none left."""
        self._latest = item, done
        self._unnoted += 1
        if self._unnoted >= NOTED:
            self.note()
        elif done == WHOLE:
            self._write_latest()

    def note(self) -> None:
        """Put on the disk what was reached, after the articles themselves."""
        self._write_latest()
        # A power cut could otherwise leave the note that an article is done, and not the article.
        if self._unnoted and hasattr(os, "sync"):
            os.sync()
        self._database.commit()
        self._unnoted = 0

    def _write_latest(self) -> None:
        if self._latest is None:
            return
        item, done = self._latest
        self._latest = None
        if (key := _key(item)) is not None:
            self._database.execute("INSERT OR REPLACE INTO reached VALUES (?, ?, ?)", (key, done, self._run))

    def end(self) -> None:
        """Forget where the files of this import were: it came to its end."""
        self._database.execute("DELETE FROM reached WHERE run = ?", (self._run,))
        self._database.commit()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _hold(self, path: str, stamp: str, article: Article | None) -> None:
        keys: tuple[object, ...] = (None, None, None)
        if article is not None:
            keys = (words_key(article), page_key(article.info), article.info.outlet)
        self._database.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?)", (path, stamp, *keys))

    def _named(self, query: str, *keys: object) -> str | None:
        found = self._database.execute(query, keys).fetchone()
        return str(PurePosixPath(found[0]).with_suffix("")) if found and found[0] else None


def _opened(path: Path) -> sqlite3.Connection:
    # Results are taken in one thread, and may be asked for in another, never at once.
    database = sqlite3.connect(path, check_same_thread=False)
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            for (table,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                database.execute(f"DROP TABLE {table}")
            database.executescript(f"{_SCHEMA}PRAGMA user_version = {_VERSION};")
            path.chmod(0o600)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("SELECT count(*) FROM reached").fetchone()
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            database.close()
        raise
    return database


def _stamp(file: FoundFile) -> str:
    return f"{file.size} {file.mtime_ns} {file.inode}"


def _key(item: Item) -> str | None:
    """Return what tells a file and its state; None for what is no file of its own."""
    if item.path is None:
        return None
    try:
        status = item.path.stat()
        return f"{status.st_size} {status.st_mtime_ns} {os.fsdecode(item.path.resolve())!a}"
    except (OSError, RuntimeError):
        return None
