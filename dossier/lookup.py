"""What the search engine asks of the rest of the dossier, answered from the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dossier.corrections.notes import Notes
from dossier.language.words import fold
from dossier.model import ActorKind, CopyKind, Quote
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings
from dossier.storage.reading_state import ReadingState


class CatalogueLookup:
    """Answers from the catalogue; see ``dossier.search.lookup.Lookup``."""

    def __init__(self, catalogue: Catalogue, findings: Findings, notes: Notes, reading: ReadingState) -> None:
        self._catalogue = catalogue
        self._findings = findings
        self._notes = notes
        self._reading = reading

    def text(self, article_id: str) -> str:
        """Return an article's text; raises LookupError if it is gone."""
        text = self._catalogue.text(article_id)
        if text is None:
            raise LookupError(article_id)
        return text

    def quotes(self, article_id: str) -> Sequence[Quote]:
        """Return an article's quotes in the order of the text."""
        return [stored.quote for stored in self._findings.quotes_in(article_id)]

    def quotes_by(self, name: str) -> Mapping[str, Sequence[Quote]]:
        """Return the quotes attributed to the actors of a name, by article."""
        actors = [actor.id for actor in self._findings.cast.meant(name)]
        found: dict[str, list[Quote]] = {}
        for stored in self._findings.quotes_by(actors):
            found.setdefault(stored.article, []).append(stored.quote)
        return found

    def actor_articles(self, name: str, kind: ActorKind | None) -> Collection[str]:
        """Return the articles that mention an actor of this name and kind."""
        return {article for actor in self._findings.cast.meant(name, kind) for article in actor.articles}

    def event_articles(self, name: str) -> Collection[str]:
        """Return the articles that report the events of this id or with these words in their title."""
        wanted = set(fold(name).split())
        return {
            article
            for event in self._findings.events()
            if event.id == name or (wanted and wanted <= set(fold(event.title).split()))
            for article in event.articles
        }

    def marked(self, kind: str, value: str | None) -> Collection[str]:
        """Return the articles marked in a way: by their own tags, by what was found, by the user's notes."""
        if kind == "wire":
            return {
                article
                for copy in self._findings.copies()
                if copy.kind is not CopyKind.SHARED_QUOTE
                for article in copy.articles
            }
        if kind == "quote":
            return self._findings.quoting()
        if kind == "tag":
            wanted = fold(value or "")
            return {
                info.id
                for info in self._catalogue.articles()
                if any(not wanted or fold(tag) == wanted for tag in info.tags)
            } | self._notes.marked(kind, value)
        if kind in ("starred", "note"):
            return self._notes.marked(kind, value)
        if kind == "read":
            return self._reading.read()
        if kind == "unread":
            return set(self._catalogue.ids()) - self._reading.read()
        return frozenset()
