"""What is measured: this project's engine and its peers behind one set of methods."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from bench_search.queries import Query
from dossier.search.lookup import IndexDocument


class Engine(Protocol):
    """An engine with the best 20 articles of a query, and their ids, for an answer."""

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> None:
        """Index articles in a folder that does not exist yet."""

    def open(self, folder: Path) -> None:
        """Open what was built."""

    def search(self, query: Query) -> object:
        """Return the ids of the best articles, with a snippet of each where the query asks for them."""

    def add(self, document: IndexDocument) -> None:
        """Add an article; it can be found when this returns."""


def _dossier() -> Engine:
    from bench_search.ours import DossierEngine

    return DossierEngine()


def _fts5() -> Engine:
    from bench_search.fts5 import Fts5Engine

    return Fts5Engine()


def _tantivy() -> Engine:
    from bench_search.tantivy_peer import TantivyEngine

    return TantivyEngine()


def _whoosh() -> Engine:
    from bench_search.whoosh_peer import WhooshEngine

    return WhooshEngine()


ENGINES: dict[str, Callable[[], Engine]] = {
    "dossier": _dossier,
    "fts5": _fts5,
    "tantivy": _tantivy,
    "whoosh": _whoosh,
}


def installed(name: str) -> bool:
    """Return whether an engine can be measured here."""
    return name in ("dossier", "fts5") or importlib.util.find_spec(name) is not None
