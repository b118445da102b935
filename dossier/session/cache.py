"""What is derived from a dossier, kept in its cache: opened, checked, and made anew where it is damaged."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dossier.search.errors import IndexDamaged
from dossier.storage import database
from dossier.storage.database import Database, DatabaseUnusableError

if TYPE_CHECKING:  # an index is opened where it is first needed
    from dossier.search.index import SearchIndex

Answer = TypeVar("Answer")

_ATTEMPTS = 3  # catalogue and index may both be damaged
_LED_NOWHERE = (ArithmeticError, LookupError, MemoryError, TypeError, ValueError)
"""What damaged numbers in the index bring about where they are followed."""


class Cache:
    """The catalogue and the full-text index of one dossier, safe to use from several threads.

    Args:
        folder: A private folder, as `dossier.storage.locations.cache_folder` makes it.
        open_index: Opens the index in a folder that exists; raises IndexDamaged.
    """

    def __init__(self, folder: Path, open_index: Callable[[Path], SearchIndex]) -> None:
        self.folder = folder
        self._open_index = open_index
        self._index: SearchIndex | None = None
        self._guard = threading.Lock()
        self._checked = False
        self._rebuilt: str | None = None
        self.database = self._open_database()

    def index(self) -> SearchIndex:
        """Return the index, opened when it is first asked for; one that is damaged begins empty."""
        with self._guard:
            if self._index is None:
                try:
                    self._index = self._index_in_its_folder()
                except IndexDamaged as error:
                    self._rebuilt = _index_rebuilt(error)
                    _remove(self._index_folder)
                    self._index = self._index_in_its_folder()
            return self._index

    def ask(self, question: Callable[[SearchIndex], Answer], refresh: Callable[[], object]) -> Answer:
        """Ask the index; where a failure shows that it is damaged, ask again when it was built anew."""
        index = self.index()
        try:
            return question(index)
        except _LED_NOWHERE:
            try:
                index.verify()
            except IndexDamaged as damage:
                self._discard_index(damage)
            else:
                raise
        refresh()
        return question(self.index())

    def keep_whole(self, work: Callable[[], Answer]) -> Answer:
        """Do work that writes catalogue and index; where one proves damaged, discard it and do it again."""
        for _ in range(_ATTEMPTS):
            try:
                self._check()
                done = work()
                break
            except DatabaseUnusableError:
                self.discard()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.IntegrityError) or not database.is_damage(error):
                    raise
                self.discard()
            except IndexDamaged as error:
                self._discard_index(error)
        else:
            done = work()
        self.database.seal()
        return done

    def take_rebuilt(self) -> str | None:
        """Return a sentence on what had to be built anew since this was last asked."""
        rebuilt, self._rebuilt = self._rebuilt, None
        return rebuilt

    def discard(self) -> None:
        """Throw a damaged catalogue away; the next refresh builds it anew."""
        self._rebuilt = "The catalogue was damaged and was built anew."
        self.database.close()
        database.remove(self.folder)
        self.database.prepare()

    def drop_index(self) -> None:
        """Remove the index; the next refresh builds it anew."""
        with self._guard:
            self._close_index()
            _remove(self._index_folder)

    def close(self) -> None:
        """Close what is open."""
        with self._guard:
            self._close_index()
        self.database.close()

    @property
    def _index_folder(self) -> Path:
        return self.folder / "index"

    def _open_database(self) -> Database:
        try:
            return Database(self.folder)
        except DatabaseUnusableError as error:
            self._rebuilt = f"The catalogue {error} and was built anew."
            database.remove(self.folder)
            return Database(self.folder)

    def _index_in_its_folder(self) -> SearchIndex:
        folder = self._index_folder
        if folder.is_symlink() or not folder.is_dir():
            folder.unlink(missing_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        return self._open_index(folder)

    def _discard_index(self, damage: IndexDamaged) -> None:
        self.drop_index()
        self._rebuilt = _index_rebuilt(damage)

    def _close_index(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    def _check(self) -> None:
        """Compare catalogue and index with their checksums, once: both are at hand for a long time."""
        if not self._checked:
            self.database.check()
            self.index().verify()
            self._checked = True


def _index_rebuilt(damage: IndexDamaged) -> str:
    return f"The full-text index was built anew: {damage}."


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
