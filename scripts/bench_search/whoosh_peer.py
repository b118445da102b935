"""Whoosh as it comes, without a stop list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index
from whoosh import query as q

from bench_search.queries import DISTANCE, TOP, Query
from dossier.search.lookup import IndexDocument


class WhooshEngine:
    """Whoosh's own index, matchers and highlighter."""

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> None:
        """Index articles."""
        folder.mkdir()
        words = analysis.StandardAnalyzer(stoplist=None, minsize=1)
        schema = fields.Schema(
            id=fields.ID(stored=True, unique=True),
            body=fields.TEXT(analyzer=words, stored=True),
            day=fields.NUMERIC(int, bits=32, sortable=True),
        )
        self._index = index.create_in(folder, schema)
        writer = self._index.writer(limitmb=256)
        for document in documents:
            writer.add_document(**_row(document))
        writer.commit()

    def open(self, folder: Path) -> None:
        """Open what was built."""
        self._index = index.open_dir(folder)
        self._searcher = self._index.searcher()

    def search(self, query: Query) -> object:
        """Return the best articles by its BM25."""
        found = self._searcher.search(_tree(query), limit=TOP)
        if query.kind == "snippets":
            return [(hit["id"], hit.highlights("body", top=1)) for hit in found]
        return [hit["id"] for hit in found]

    def add(self, document: IndexDocument) -> None:
        """Add an article, merging nothing."""
        writer = self._index.writer()
        writer.update_document(**_row(document))
        writer.commit(merge=False)
        self._searcher = self._index.searcher()


def _row(document: IndexDocument) -> dict[str, Any]:
    info = document.info
    day = int((info.date or "0").replace("-", ""))
    return {"id": info.id, "body": f"{info.title}\n{document.text}", "day": day}


def _tree(query: Query) -> Any:
    terms = [q.Term("body", word) for word in query.words]
    match query.kind:
        case "phrase":
            return q.Phrase("body", list(query.words))
        case "NEAR":
            return q.SpanNear2(terms, slop=DISTANCE, ordered=False)
        case "prefix":
            return q.Prefix("body", query.prefix)
        case "phrase + prefix":
            return q.SpanNear2([*terms, q.Prefix("body", query.prefix)], slop=1)
        case "date + term":
            first, last = (int(day.replace("-", "")) for day in (query.first, query.last))
            return q.And([*terms, q.NumericRange("day", first, last)])
        case _:
            return q.And(terms)
