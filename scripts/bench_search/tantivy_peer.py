"""Tantivy, an engine in Rust, by its Python binding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from bench_search.queries import DISTANCE, TOP, Query
from dossier.search.lookup import IndexDocument

_MEMORY = 100_000_000  # bytes that its writer may use


class TantivyEngine:
    """Tantivy with one thread, and the texts in its own store."""

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> None:
        """Index articles and wait for its merges."""
        folder.mkdir()
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("body", stored=True, tokenizer_name="default")
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        schema.add_date_field("day", stored=True, indexed=True, fast=True)
        self._index = tantivy.Index(schema.build(), path=str(folder))
        self._writer = self._index.writer(_MEMORY, 1)
        for document in documents:
            self._insert(document)
        self._writer.commit()
        self._writer.wait_merging_threads()
        del self._writer

    def _insert(self, document: IndexDocument) -> None:
        info = document.info
        day = dt.datetime.fromisoformat(info.date or "1970-01-01")
        body = f"{info.title}\n{document.text}"
        self._writer.add_document(tantivy.Document(body=body, id=info.id, day=day))

    def open(self, folder: Path) -> None:
        """Open what was built."""
        self._index = tantivy.Index.open(str(folder))
        self._writer = self._index.writer(_MEMORY, 1)
        self._searcher = self._index.searcher()

    def search(self, query: Query) -> object:
        """Return the best articles by its BM25."""
        asked = self._parsed(query)
        found = self._searcher.search(asked, TOP)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        if query.kind != "snippets":
            return [document["id"] for document in documents]
        snippets = tantivy.SnippetGenerator.create(self._searcher, asked, self._index.schema, "body")
        return [(document["id"], snippets.snippet_from_doc(document).to_html()) for document in documents]

    def _parsed(self, query: Query) -> Any:
        words = " ".join(query.words)
        match query.kind:
            case "phrase":
                text = f'"{words}"'
            case "NEAR":
                text = f'"{words}"~{DISTANCE}'
            case "prefix":
                return tantivy.Query.regex_query(self._index.schema, "body", f"{query.prefix}.*")
            case "phrase + prefix":
                text = f'"{words} {query.prefix}"*'
            case "date + term":
                text = f"{words} AND day:[{query.first}T00:00:00Z TO {query.last}T00:00:00Z]"
            case _:
                text = " AND ".join(query.words)
        return self._index.parse_query(text, ["body"])

    def add(self, document: IndexDocument) -> None:
        """Add an article."""
        self._insert(document)
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()
