"""The facade that both front ends use: one open dossier."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dossier.articles.sanitize import sanitize_line
from dossier.config import FILE_NAME, load_config
from dossier.errors import DossierError
from dossier.model import Sort, never, unheard
from dossier.search.limits import HITS
from dossier.session.parts import Parts
from dossier.storage.locations import articles_folder, cache_folder, existing_folder

if TYPE_CHECKING:  # what loads Whoosh, numpy and the like is imported where it is first needed
    from dossier.importing.items import Item, Refused
    from dossier.importing.run import Result as Imported
    from dossier.model import (
        Actor,
        ActorLabel,
        ActorMention,
        ActorName,
        Article,
        ArticleInfo,
        ArticleQuote,
        Cancelled,
        CarriedQuote,
        ClaimMatrix,
        Companion,
        Comparison,
        Coverage,
        Event,
        MatchingArticles,
        Progress,
        ResultComparison,
        SearchResult,
        Skipped,
        Suggestion,
        Voices,
        WireCopy,
        Wording,
        Worksheet,
    )
    from dossier.quotes.table import Places, QuoteTable
    from dossier.search.index import SearchIndex
    from dossier.session.side_by_side import SideBySide

Answer = TypeVar("Answer")


class Dossier(Parts):
    """An open dossier, safe to use from several threads.

    Reading comes from the catalogue and is quick; ``refresh``, ``search`` and ``compare`` do work and
    belong into a worker.
    """

    @classmethod
    def open(cls, folder: Path) -> Dossier:
        """Open the dossier in a folder.

        Raises:
            DossierError: if there is no such folder, or no cache can be kept for it.
        """
        folder = existing_folder(folder)
        cache = cache_folder(folder)
        return cls(folder, load_config(folder, cache), cache)

    @property
    def name(self) -> str:
        """The dossier's name: from config.yaml, else the folder's."""
        return self.config.name or sanitize_line(self.folder.name)

    # Articles

    def articles(self, limit: int | None = None) -> Sequence[ArticleInfo]:
        """Return every article, or the first so many: the earliest first, undated ones last.

        No file is read.
        """
        return self._articles.all() if limit is None else self._catalogue.articles(limit)

    def skipped(self) -> Sequence[Skipped]:
        """Return the files that are no article, each with the reason."""
        return self._catalogue.skipped()

    def resolve(self, reference: str) -> str:
        """Return the id of the article that an id, a unique beginning of one, or a path names.

        Raises:
            DossierError: if no article, or more than one, is meant.
        """
        from dossier.session.references import resolve

        return resolve(reference, self._catalogue, self.folder, self.config.articles)

    def article(self, article_id: str) -> Article:
        """Return an article with its text; raises DossierError if it is gone."""
        from dossier.model import Article

        info, text = self._catalogue.info(article_id), self._catalogue.text(article_id)
        if info is None or text is None:
            raise DossierError(
                f"There is no article “{sanitize_line(article_id)}” any more; refresh the list."
            )
        return Article(info, text)

    def taken_out(self, article_id: str) -> tuple[str, ...]:
        """Return the captions, credits, promotion and so on that are left out of an article's text."""
        from dossier.articles.import_notes import taken_out
        from dossier.articles.outlets import Outlets

        known = Outlets.load(self.config.outlets, self.config.agencies)
        return taken_out(self.article(article_id).info.path, self.folder, known)

    def versions(self, article_id: str) -> tuple[ArticleInfo, ...]:
        """Return the articles at the address of one, with it, the earliest first; none if it is alone."""
        from dossier.importing.doubles import versions

        return versions(self.article(article_id).info, self._catalogue.articles())

    def article_quotes(self, article_id: str) -> Sequence[ArticleQuote]:
        """Return the quotes of an article in the order of its text, with those that the user calls none."""
        return self._findings.quotes_in(article_id, dismissed=True)

    def bring_in(
        self,
        items: Iterable[Item | Refused],
        *,
        given: Mapping[str, str] | None = None,
        keep_originals: bool = False,
        progress: Progress = unheard,
        cancelled: Cancelled = never,
    ) -> Iterator[Imported]:
        """Make articles of files, and yield what becomes of each; a refresh shows them afterwards.

        Args:
            items: The files, as `dossier.importing.items` names them.
            given: Values for every article, by field; they win over what the files say.
            keep_originals: Whether the files themselves are copied into the dossier.
            progress: Told how many of the articles already there are looked at, where that takes long.
            cancelled: Asked between two articles whether to stop; the next import goes on there.

        Raises:
            DossierError: at the first result, if another process is bringing files in.
        """
        from dossier.session.intake import Intake

        return Intake(self.folder, self.config, self.cache, self._catalogue).run(
            items,
            given=given or {},
            keep_originals=keep_originals,
            progress=progress,
            cancelled=cancelled,
        )

    # Searching

    def search(
        self,
        query: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 100,
        hits: int = HITS,
        cancelled: Cancelled = never,
    ) -> SearchResult:
        """Return the first articles that a query finds, and the first hits of each.

        Never raises for what was typed.
        """
        return self._asked(
            lambda index: index.search(query, sort=sort, limit=limit, hits=hits, cancelled=cancelled)
        )

    def matching(self, query: str, *, cancelled: Cancelled = never) -> MatchingArticles:
        """Return all articles that a query finds, for counting; never raises for what was typed."""
        return self._asked(lambda index: index.matching(query, cancelled=cancelled))

    def suggest(self, query: str, cursor: int | None = None, limit: int = 8) -> Sequence[Suggestion]:
        """Return ways to complete a query at the cursor, or at its end; quick enough for every key."""
        from dossier.search.suggest import suggest
        from dossier.session.completion import CompletionSource

        place = len(query) if cursor is None else cursor
        others = (self._names, self.notes, self.searches, self.history)
        return self._asked(lambda index: suggest(query, place, CompletionSource(index, *others), limit))

    def completions(self, query: str, limit: int = 8) -> Sequence[tuple[str, int]]:
        """Return words that complete the last word of a query, and how many articles hold each."""
        return self._asked(lambda index: index.completions(query, limit))

    def _asked(self, question: Callable[[SearchIndex], Answer]) -> Answer:
        return self._cache.ask(question, self.refresh)

    # Actors and quotes

    def sizes(self) -> Mapping[str, int]:
        """Return how many “actors” and “quotes” there are, without reading them."""
        return self._findings.sizes()

    def actors(self, *, hidden: bool = False) -> Sequence[Actor]:
        """Return every actor, the most mentioned first; with ``hidden`` also those that the user hid."""
        return self._findings.cast.actors(hidden=hidden)

    def actor_names(self) -> Sequence[ActorName]:
        """Return what the actors are called, the most mentioned first; that takes less than all of them."""
        return self._findings.cast.names()

    def actors_named(self, name: str, *, hidden: bool = False) -> Sequence[Actor]:
        """Return the actors of a name, under any alias, the most mentioned first."""
        return self._findings.cast.named(name, hidden=hidden)

    def actor_mentions(self, actor_id: str) -> Sequence[ActorMention]:
        """Return the mentions of an actor, article by article, in the order of the text."""
        from dossier.cast.around import mentions

        return mentions(self._catalogue, self._findings.cast, actor_id)

    def companions(self, actor_id: str) -> Sequence[Companion]:
        """Return who is named in the same articles as an actor, and how often in the same paragraphs."""
        from dossier.cast.around import companions

        return companions(self._catalogue, self._findings.cast, actor_id)

    def actor_labels(self, actor_id: str) -> Sequence[ActorLabel]:
        """Return the names and roles that articles give an actor, with the outlets that print them."""
        from dossier.cast.around import labels

        return labels(self._database.connection, self._findings.cast, actor_id)

    def quotes(self, *, actor: str | None = None, article: str | None = None) -> Sequence[ArticleQuote]:
        """Return quotes, of one actor or one article if named, the earliest article first."""
        if article is not None:
            found = self._findings.quotes_in(article)
            return [quote for quote in found if actor in (None, quote.actor)]
        return self._findings.all_quotes() if actor is None else self._findings.quotes_by([actor])

    def quotes_of(
        self, articles: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Sequence[ArticleQuote]:
        """Return the quotes of some articles, or of some paragraphs, from 1, of each, the earliest first."""
        return self._findings.quotes_of(articles, paragraphs)

    def cue_forms(self, verb: str) -> frozenset[str]:
        """Return the forms of a reporting verb given in any of them; the word itself where it is none."""
        from dossier.refresh.run import user_lexicon

        lexicon, _ = user_lexicon(self.config)
        return lexicon.forms_of(verb)

    def quote_table(self) -> QuoteTable:
        """Return every quote as a table, the earliest article first; the table is not to be changed."""
        return self._quotes.table()

    def share_of_voice(self, quotes: QuoteTable | None = None, places: Places | None = None) -> Voices:
        """Return who is quoted how often and at what length, by outlet.

        Args:
            quotes: A table of quotes; all by default.
            places: Those of the table that count; all by default.
        """
        from dossier.analysis.voice import share_of_voice

        return share_of_voice(
            self.quote_table() if quotes is None else quotes,
            {info.id: info.outlet for info in self.articles()},
            places,
        )

    # Events and comparison

    def events(self) -> Sequence[Event]:
        """Return every event, the earliest first, also those that one article reports."""
        return self._findings.events()

    def event_of(self, article_id: str) -> Event | None:
        """Return the event that an article reports; None where it was not grouped yet."""
        return self._findings.event_of(article_id)

    def near_event(self, event: Event) -> Sequence[str]:
        """Return the articles near in days and words to an event that were taken to report another."""
        from dossier.session.nearby import nearby_articles
        from dossier.storage.placement import Placement

        return nearby_articles(Placement(self._database), event)

    def copies(self) -> Sequence[WireCopy]:
        """Return the sets of articles that share much of their text word for word."""
        return self._findings.copies()

    def compare(self, article_ids: Sequence[str], *, cancelled: Cancelled = never) -> Comparison:
        """Lay two to six articles side by side, the first as base.

        Raises:
            DossierError: if it is fewer or more, or one of them twice.
        """
        return self._side_by_side().compare(article_ids, cancelled)

    def prepare_to_compare(self) -> None:
        """Load the word lists that the first comparison would load."""
        self._side_by_side().prepare()

    def claims(self, article_ids: Sequence[str] | Event, *, cancelled: Cancelled = never) -> ClaimMatrix:
        """Return the claims of articles, or of an event's, as a matrix: who makes which.

        The first 24 articles have columns; the matrix names the others.

        Raises:
            DossierError: for fewer than two articles.
        """
        event = None if isinstance(article_ids, Sequence) else article_ids
        ids = article_ids if isinstance(article_ids, Sequence) else article_ids.articles
        return self._side_by_side().claims(ids, event.id if event else None, cancelled)

    def coverage(self) -> Coverage:
        """Return events by outlets over the whole dossier: who reported what, and when."""
        return self._side_by_side().coverage()

    def carried(self, quote: ArticleQuote) -> CarriedQuote:
        """Return who else prints a quote, whole or cut, with the words that were cut or changed.

        Looked through are the quotes of the same speaker and those of the same event.
        """
        return self._side_by_side().carried(quote)

    def shared_quotes(self, article_ids: Sequence[str]) -> Sequence[CarriedQuote]:
        """Return the quotes that several of some articles print, each told once, by its longest printing."""
        return self._side_by_side().shared_quotes(article_ids)

    def write_file(self, path: Path, lines: Iterable[str]) -> None:
        """Write what the user exports, whole or not at all; raises DossierError if it cannot be."""
        from dossier.storage.user_files import write_lines

        write_lines(path, lines)

    def worksheet(self, article_ids: Sequence[str]) -> Worksheet:
        """Return articles aspect by aspect: who is quoted and how much, numbers, dates, names only there.

        Raises:
            DossierError: for fewer than two articles.
        """
        return self._side_by_side().worksheet(article_ids)

    def wording(self, article_ids: Sequence[str], *, cancelled: Cancelled = never) -> Sequence[Wording]:
        """Return what two to six articles call the same person, thing or act where they say the same.

        Raises:
            DossierError: as ``compare`` does.
        """
        return self._side_by_side().wording(article_ids, cancelled)

    def compare_results(
        self, first: str, second: str, *, limit: int = 200, cancelled: Cancelled = never
    ) -> ResultComparison:
        """Compare what two queries find: what only one finds, what stands out in each, aligned passages.

        The best ``limit`` articles of each are looked at, and up to three that only one query finds are
        aligned with as many of the other.
        """
        found = [self.search(query, limit=limit, cancelled=cancelled) for query in (first, second)]
        return self._side_by_side().results(found[0], found[1], cancelled)

    def _side_by_side(self) -> SideBySide:
        from dossier.session.side_by_side import SideBySide  # it loads numpy

        return SideBySide(self._catalogue, self._findings)


def places(folder: Path) -> Mapping[str, Path]:
    """Return where a dossier's files and its cache are; raises DossierError as opening it does."""
    folder = existing_folder(folder)
    return {
        "dossier": folder,
        "config": folder / FILE_NAME,
        "articles": articles_folder(folder, load_config(folder).articles),
        "cache": cache_folder(folder),
    }
