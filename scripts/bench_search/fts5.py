"""SQLite's full-text index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from bench_search.queries import DISTANCE, TOP, Query
from dossier.search.lookup import IndexDocument

_SNIPPET = "snippet(a, 1, '[', ']', '...', 20)"


class Fts5Engine:
    """FTS5 with the texts in its own table."""

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> None:
        """Index articles in one transaction."""
        folder.mkdir()
        self.open(folder)
        self._database.execute("CREATE VIRTUAL TABLE a USING fts5(title, body, id UNINDEXED, day UNINDEXED)")
        for document in documents:
            self._insert(document)
        self._database.commit()

    def _insert(self, document: IndexDocument) -> None:
        info = document.info
        self._database.execute(
            "INSERT INTO a VALUES (?, ?, ?, ?)", (info.title, document.text, info.id, info.date)
        )

    def open(self, folder: Path) -> None:
        """Open what was built."""
        self._database = sqlite3.connect(folder / "fts.db")

    def search(self, query: Query) -> object:
        """Return the best articles by its BM25."""
        columns = f"id, {_SNIPPET}" if query.kind == "snippets" else "id"
        sql, values = "a MATCH ?", [_typed(query)]
        if query.kind == "date + term":
            sql += " AND day BETWEEN ? AND ?"
            values += [query.first, query.last]
        found = f"SELECT {columns} FROM a WHERE {sql} ORDER BY rank LIMIT {TOP}"  # noqa: S608 -- constants
        return self._database.execute(found, values).fetchall()

    def add(self, document: IndexDocument) -> None:
        """Add an article."""
        self._insert(document)
        self._database.commit()


def _typed(query: Query) -> str:
    words = " ".join(query.words)
    match query.kind:
        case "phrase":
            return f'"{words}"'
        case "NEAR":
            return f"NEAR({words}, {DISTANCE})"
        case "prefix":
            return f"{query.prefix}*"
        case "phrase + prefix":
            return f'"{words} {query.prefix}" *'
        case _:
            return " ".join(f'"{word}"' for word in query.words)
