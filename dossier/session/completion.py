"""What a dossier knows that completes a query: its words, values and names, and the user's searches."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.corrections.notes import Notes
from dossier.corrections.searches import SavedSearches
from dossier.errors import DossierError
from dossier.language.words import fold
from dossier.model import SavedSearch
from dossier.search.index import SearchIndex
from dossier.search.leaves import ACTOR_KINDS, KINDS, VALUE_FIELDS
from dossier.search.suggest import Named, number_of_articles
from dossier.storage.names import Names
from dossier.storage.search_history import SearchHistory


class CompletionSource:
    """Answers from the index and the catalogue; see ``dossier.search.suggest.Source``."""

    def __init__(
        self,
        index: SearchIndex,
        names: Names,
        notes: Notes,
        searches: SavedSearches,
        history: SearchHistory,
    ) -> None:
        self._index = index
        self._names = names
        self._notes = notes
        self._searches = searches
        self._history = history

    def words(self, text: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return words that the last word of a text may become, and their numbers of articles."""
        return self._index.completions(text, limit)

    def values(self, field: str, prefix: str, limit: int) -> Sequence[Named]:
        """Return values of a field that a prefix begins a word of, the most frequent first."""
        if field in VALUE_FIELDS:
            return [
                (value, number_of_articles(number))
                for value, number in self._index.values(field, prefix, limit)
            ]
        if field in ("actor", "person", "org", "place", "speaker"):
            speaking = field == "speaker"
            kinds = ACTOR_KINDS[KINDS[field]] if field in KINDS else ()
            actors = self._names.actors(prefix, limit, kinds=kinds, speaking=speaking)
            return [
                (name, f"{number:,} {'mention' if number == 1 else 'mentions'}") for name, number in actors
            ]
        if field == "event":
            events = self._names.events(prefix, limit)
            return [
                (event.title, f"{event.first or 'no date'}, {len(event.articles)} reports")
                for event in events
            ]
        if field in ("date", "after", "before"):
            low, dots, high = prefix.partition("..")
            found = self._names.dates(high if dots else low, limit)
            return [
                (f"{low}..{date}" if dots else date, number_of_articles(number)) for date, number in found
            ]
        return self._tags(prefix, limit) if field == "tag" else ()

    def _tags(self, prefix: str, limit: int) -> Sequence[Named]:
        typed = fold(prefix)
        given: dict[str, int] = {}
        for tag, number in (*self._notes.tags(), *self._names.tags()):
            given[tag] = given.get(tag, 0) + number
        found = [(tag, number) for tag, number in given.items() if fold(tag).startswith(typed)]
        found.sort(key=lambda item: (-item[1], item[0]))
        return [(tag, number_of_articles(number)) for tag, number in found[:limit]]

    def saved(self) -> Sequence[SavedSearch]:
        """Return the saved searches; none where their file cannot be read."""
        try:
            return self._searches.all()
        except DossierError:
            return ()

    def earlier(self) -> Sequence[str]:
        """Return queries asked before, the latest first."""
        return self._history.queries()
