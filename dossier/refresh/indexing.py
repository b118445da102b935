"""The full-text index follows the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.model import Cancelled, Progress
from dossier.search.index import SearchIndex
from dossier.search.lookup import IndexDocument
from dossier.storage.catalogue import Catalogue


def index_pending(
    catalogue: Catalogue, index: SearchIndex, *, progress: Progress, cancelled: Cancelled
) -> None:
    """Give the index what it does not hold yet, and take out what is gone."""
    removed = set(catalogue.to_unindex())
    if index.count < catalogue.count() - catalogue.count_to_index():
        # Another index than the one that the catalogue knows of: begun anew, or an older one.
        removed |= set(index.ids()) - set(catalogue.ids())
        with catalogue.database.transaction():
            catalogue.reset_indexed()
    total = catalogue.count_to_index()
    if not removed and not total:
        return
    given: list[str] = []

    def documents() -> Iterator[IndexDocument]:
        for info, text in catalogue.to_index():
            given.append(info.id)
            yield IndexDocument(info, text)

    def report(_: str, done: int, __: int) -> None:
        progress("Indexing", done, total)

    index.update(documents(), removed, progress=report, cancelled=cancelled)
    if cancelled():
        return
    # A crash before this line only means that the same articles are indexed once more.
    with catalogue.database.transaction():
        catalogue.set_indexed(given, removed)
