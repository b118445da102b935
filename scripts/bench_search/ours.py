"""This project's engine."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from bench_search.queries import DISTANCE, TOP, Query
from dossier.model import ActorKind
from dossier.search.index import SearchIndex
from dossier.search.lookup import IndexDocument, QuotedText


class TextStore:
    """A lookup that keeps texts in a database, as the application does, and knows nothing else."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, check_same_thread=False)
        self._database.execute("CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, text TEXT)")

    def keep(self, found: Iterable[IndexDocument]) -> None:
        """Add texts."""
        rows = ((document.info.id, document.text) for document in found)
        self._database.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?)", rows)
        self._database.commit()

    def text(self, article_id: str) -> str:
        """Return a text."""
        row = self._database.execute("SELECT text FROM texts WHERE id = ?", (article_id,)).fetchone()
        return str(row[0]) if row else ""

    def texts_of(self, article_ids: Sequence[str]) -> dict[str, str]:
        """Return texts."""
        sql = "SELECT id, text FROM texts WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._database.execute(sql, (json.dumps(article_ids),)))

    def quotes_of(
        self,
        _: Sequence[str],
        paragraphs: Mapping[str, Collection[int]] | None = None,  # noqa: ARG002
    ) -> dict[str, tuple[QuotedText, ...]]:
        """Return no quotes."""
        return {}

    def quotes_by(self, _: str) -> dict[str, tuple[QuotedText, ...]]:
        """Return no quotes."""
        return {}

    def names(self, _: str) -> tuple[str, ...]:
        """Return no names."""
        return ()

    def similar_name(self, _: str) -> None:
        """Return no name."""

    def actor_articles(self, _: str, __: ActorKind | None) -> tuple[str, ...]:
        """Return no articles."""
        return ()

    def event_articles(self, _: str) -> tuple[str, ...]:
        """Return no articles."""
        return ()

    def marked(self, _: str, __: str | None) -> tuple[str, ...]:
        """Return no articles."""
        return ()


class DossierEngine:
    """This project's engine as the application uses it, from the text of the query to its answer."""

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> None:
        """Index articles; their texts are kept beside, by others."""
        folder.mkdir(mode=0o700)
        self.open(folder)
        self._index.update(documents)
        self._index.settle()

    def open(self, folder: Path) -> None:
        """Open what was built."""
        self._index = SearchIndex.open(folder, TextStore(folder.parent / "texts.db"))

    def search(self, query: Query) -> object:
        """Return the best articles."""
        hits = 1 if query.kind == "snippets" else 0
        return self._index.search(_typed(query), limit=TOP, hits=hits)

    def add(self, document: IndexDocument) -> None:
        """Add an article."""
        self._index.update([document])


def _typed(query: Query) -> str:
    """Return a query as a user would type it, every word in this form only, as the peers take it."""
    words = " ".join(query.words)
    match query.kind:
        case "phrase":
            return f'"{words}"'
        case "NEAR":
            return f'"{query.words[0]}" NEAR/{DISTANCE} "{query.words[1]}"'
        case "prefix":
            return f"{query.prefix}*"
        case "phrase + prefix":
            return f'"{words} {query.prefix}*"'
        case "date + term":
            return f'"{words}" date:{query.first}..{query.last}'
        case _:
            return " ".join(f'"{word}"' for word in query.words)
