"""The queries asked before, kept in the private cache."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from dossier.articles.sanitize import sanitize_line
from dossier.errors import DossierError
from dossier.storage.user_files import read_user_file, write_user_file

MOST = 100
LONGEST = 256  # characters of a query


class SearchHistory:
    """The last queries, each once. A file that is damaged counts as empty. Safe in several threads."""

    def __init__(self, cache: Path) -> None:
        """Name the private folder; nothing is read yet."""
        self._path = cache / "searches.json"
        self._guard = threading.Lock()
        self._queries: tuple[str, ...] | None = None

    def queries(self) -> tuple[str, ...]:
        """Return the queries, the latest first."""
        with self._guard:
            if self._queries is None:
                self._queries = self._read()
            return self._queries

    def add(self, query: str) -> None:
        """Remember a query as the latest; that it cannot be kept on the disk is no failure."""
        query = sanitize_line(query).strip()[:LONGEST]
        if not query:
            return
        with self._guard:
            before = self._read()  # another window of this dossier may have added some
            self._queries = (query, *(each for each in before if each != query))[:MOST]
            try:
                write_user_file(self._path, json.dumps(self._queries, ensure_ascii=False, indent=0))
            except DossierError:
                return

    def _read(self) -> tuple[str, ...]:
        try:
            held = json.loads(read_user_file(self._path) or "[]")
        except (DossierError, ValueError, RecursionError):
            return ()
        if not isinstance(held, list):
            return ()
        return tuple(sanitize_line(each)[:LONGEST] for each in held if isinstance(each, str) and each)[:MOST]
