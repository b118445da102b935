"""What an open dossier is made of, and how that is kept up to date with its files."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.corrections.undo import UndoStack
from dossier.errors import DossierError
from dossier.model import never, unheard
from dossier.session.cache import Cache
from dossier.session.lazily import lazily
from dossier.storage.catalogue import Catalogue
from dossier.storage.kept_articles import KeptArticles
from dossier.storage.reading_state import ReadingState

if TYPE_CHECKING:  # what loads Whoosh, numpy and the like is imported where it is first needed
    from dossier.config import Config
    from dossier.corrections.actors import ActorCorrections
    from dossier.corrections.events import EventCorrections
    from dossier.corrections.metadata import MetadataCorrections
    from dossier.corrections.notes import Notes
    from dossier.corrections.quotes import QuoteCorrections
    from dossier.corrections.searches import SavedSearches
    from dossier.model import Cancelled, Progress, RefreshReport
    from dossier.search.index import SearchIndex
    from dossier.session.lookup import CatalogueLookup
    from dossier.storage.drafts import Drafts
    from dossier.storage.findings import Findings
    from dossier.storage.names import Names
    from dossier.storage.quote_reading import KeptQuotes
    from dossier.storage.search_history import SearchHistory


class Parts:
    """What an open dossier is made of; its public parts are the user's own files and decisions.

    Each is loaded when it is first needed: the first screen needs none of them.
    """

    def __init__(self, folder: Path, config: Config, cache: Path) -> None:
        self.folder = folder
        self.config = config
        self.cache = cache
        self.undo_stack = UndoStack()
        self.reading = ReadingState(cache)
        self._refreshing = threading.Lock()
        self._cache = Cache(cache, self._open_index)
        self._database = self._cache.database
        self._catalogue = Catalogue(self._database)
        self._articles = KeptArticles(self._catalogue)

    def close(self) -> None:
        """Close what is open; the dossier cannot be used afterwards."""
        self._cache.close()
        self.reading.close()

    def problems(self) -> Sequence[str]:
        """Return a sentence for each setting and each of the user's decisions that cannot be used."""
        return [
            *self.config.problems,
            *self.notes.problems(),
            *self.metadata.problems(),
            *self.actor_corrections.problems(),
            *self.quote_corrections.problems(),
            *self.event_corrections.problems(),
            *self.searches.problems(),
        ]

    @lazily
    def _findings(self) -> Findings:
        from dossier.storage.findings import Findings

        return Findings(self._database)

    @lazily
    def _quotes(self) -> KeptQuotes:
        from dossier.storage.quote_reading import KeptQuotes

        return KeptQuotes(self._findings)

    @lazily
    def _lookup(self) -> CatalogueLookup:
        from dossier.session.lookup import CatalogueLookup

        return CatalogueLookup(self._catalogue, self._findings, self.notes, self.reading)

    @lazily
    def _names(self) -> Names:
        from dossier.storage.names import Names

        return Names(self._database)

    @lazily
    def notes(self) -> Notes:
        """Stars, tags, highlights and notes."""
        from dossier.corrections.notes import Notes
        from dossier.storage.note_files import NoteFiles

        return Notes(NoteFiles(self.folder / "notes" / "articles"), self._catalogue, self.undo_stack)

    @lazily
    def searches(self) -> SavedSearches:
        """The searches that the user keeps under names."""
        from dossier.corrections.searches import SavedSearches, searches_journal

        return SavedSearches(searches_journal(self.folder), self.undo_stack)

    @lazily
    def drafts(self) -> Drafts:
        """The notes that were being written when the app ended."""
        from dossier.storage.drafts import Drafts

        return Drafts(self.folder / "notes" / "drafts.json")

    @lazily
    def history(self) -> SearchHistory:
        """The queries that were searched for."""
        from dossier.storage.search_history import SearchHistory

        return SearchHistory(self.cache)

    @lazily
    def metadata(self) -> MetadataCorrections:
        """The user's decisions about dates, outlets and other fields."""
        from dossier.corrections.metadata import MetadataCorrections, metadata_journal

        return MetadataCorrections(
            metadata_journal(self.folder), self._catalogue, self.undo_stack, self.refresh
        )

    @lazily
    def actor_corrections(self) -> ActorCorrections:
        """The user's decisions about actors."""
        from dossier.corrections.actors import ActorCorrections

        return ActorCorrections(self.folder, self._database, self.undo_stack)

    @lazily
    def event_corrections(self) -> EventCorrections:
        """The user's decisions about events."""
        from dossier.corrections.events import EventCorrections, events_journal

        return EventCorrections(events_journal(self.folder), self._database, self.undo_stack)

    @lazily
    def quote_corrections(self) -> QuoteCorrections:
        """The user's decisions about quotes."""
        from dossier.corrections.quote_places import quote_journal
        from dossier.corrections.quotes import QuoteCorrections

        return QuoteCorrections(quote_journal(self.folder), self._catalogue, self._findings, self.undo_stack)

    # Refreshing

    def refresh(
        self, *, rebuild: bool = False, progress: Progress = unheard, cancelled: Cancelled = never
    ) -> RefreshReport:
        """Notice added, changed, renamed and removed files; slow the first time, else milliseconds.

        With ``rebuild`` everything is read and analysed again. Where another process is at it, nothing
        is done, and the report says so.
        """
        from dossier.model import RefreshReport
        from dossier.storage.lock import WriterLock

        with self._refreshing, WriterLock(self.cache) as held:
            if not held:
                return RefreshReport(unchanged=self._catalogue.count(), busy=True)
            if rebuild:
                self._cache.drop_index()
            report = self._cache.keep_whole(lambda: self._refresh(rebuild, progress, cancelled))
            if report.changed or report.renamed:
                self._follow_articles()
            return dataclasses.replace(report, rebuilt=self._cache.take_rebuilt())

    def _refresh(self, rebuild: bool, progress: Progress, cancelled: Cancelled) -> RefreshReport:
        from dossier.refresh.run import Refresh

        refresh = Refresh(
            self.folder,
            self.config,
            self._catalogue,
            self._findings,
            self.event_corrections,
            self.actor_corrections,
            self._cache.index,
        )
        return refresh.run(rebuild=rebuild, progress=progress, cancelled=cancelled)

    def _follow_articles(self) -> None:
        """Let notes follow their articles; where they cannot be written, they are found as before."""
        with suppress(OSError, DossierError):
            self.notes.follow()

    def discard(self) -> None:
        """Throw a damaged catalogue away; the next refresh builds it anew."""
        self._cache.discard()

    def _open_index(self, folder: Path) -> SearchIndex:
        from dossier.search.index import SearchIndex
        from dossier.search.synonyms import synonyms

        own = ((word, *others) for word, others in self.config.synonyms.items())
        return SearchIndex.open(folder, self._lookup, synonyms=synonyms(own))
