"""The flat index as a Whoosh index."""

from __future__ import annotations

from typing import Any, NoReturn

from whoosh.index import Index
from whoosh.reading import IndexReader

from dossier.search.flat.snapshot import Snapshot
from dossier.search.whoosh_engine.reader import FlatIndexReader
from dossier.search.whoosh_engine.schema import schema


class ReadOnly(TypeError):  # noqa: N818 -- says what the index is
    """The index is written by `dossier.search.index.SearchIndex`, not by Whoosh."""


class DossierIndex(Index):
    """The state of an index at one time, to be read by Whoosh.

    >>> DossierIndex(snapshot).searcher().search(query)  # doctest: +SKIP
    """

    def __init__(self, snapshot: Snapshot, generation: int = 0) -> None:
        self.schema = schema()
        self._snapshot = snapshot
        self._generation = generation

    def reader(self, reuse: IndexReader | None = None) -> FlatIndexReader:  # noqa: ARG002 -- Whoosh's signature
        """Return a reader; it costs next to nothing."""
        return FlatIndexReader(self._snapshot, self._generation)

    def latest_generation(self) -> int:
        """Return the generation that this is a view of."""
        return self._generation

    def is_empty(self) -> bool:
        """Return whether there is no article."""
        return self._snapshot.count == 0

    def doc_count(self) -> int:
        """Return the number of articles."""
        return self._snapshot.count

    def doc_count_all(self) -> int:
        """Return the number of articles; none is deleted here."""
        return self._snapshot.count

    def writer(self, **_options: Any) -> NoReturn:
        """Refuse.

        Raises:
            ReadOnly: always.
        """
        raise ReadOnly("this view of the index is only read")
