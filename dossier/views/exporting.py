"""What the user takes out of a dossier: collected from it, ready to be written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from dossier.errors import DossierError
from dossier.export.items import Items, What
from dossier.export.records import (
    actor_record,
    article_record,
    event_record,
    hit_record,
    note_records,
    quote_record,
)
from dossier.model import Sort
from dossier.views.quotes import find_quotes
from dossier.views.source import ALL, Source

if TYPE_CHECKING:
    from dossier.export.records import Record
    from dossier.model import Actor, ArticleInfo, ArticleNotes, ArticleQuote
    from dossier.quotes.table import QuoteTable

Named: TypeAlias = "Iterator[tuple[object, Record]]"
"""Records, each with the name by which it can be chosen."""


class Written(Protocol):
    """The user's notes."""

    def all(self) -> Sequence[ArticleNotes]:
        """Return the notes on every article that has some."""


class Dossier(Source, Protocol):
    """An open dossier."""

    @property
    def name(self) -> str:
        """The dossier's name."""

    @property
    def notes(self) -> Written:
        """What the user wrote."""

    def articles(self, limit: int | None = None) -> Sequence[ArticleInfo]:
        """Return every article."""

    def quote_table(self) -> QuoteTable:
        """Return every quote as a table."""

    def actors(self, *, hidden: bool = False) -> Sequence[Actor]:
        """Return every actor."""


def collect(
    dossier: Dossier,
    what: What,
    query: str = "",
    *,
    articles: Collection[str] = (),
    only: Collection[object] | None = None,
    order: Iterable[object] = (),
    sort: Sort = Sort.RELEVANCE,
) -> Items:
    """Return what is to be exported: all, or what belongs to the articles named or found.

    Args:
        dossier: Where from.
        what: Of which kind; anything but a comparison.
        query: Hits need one; quotes are those that hold what it finds.
        articles: Ids of articles that all is to belong to; none means any.
        only: Names of what is meant: ids, of quotes and notes those of articles with where they begin.
        order: Names in the order in which they are to come; others come last, as they were found.
        sort: The order in which hits are found.

    Raises:
        DossierError: for a query that cannot be read, or hits without one.
    """
    infos = {info.id: info for info in dossier.articles()}
    found = _found(dossier, query) if query else frozenset(articles) or None
    if found is not None and articles:
        found = found.intersection(articles)
    named = _RECORDS[what](_Asked(dossier, query, found, infos, only, sort))
    chosen = [(name, record) for name, record in named if only is None or name in only]
    places: dict[object, int] = {}
    for name in order:
        places.setdefault(name, len(places))
    if places:
        chosen.sort(key=lambda pair: places.get(pair[0], len(places)))
    records = [record for _, record in chosen]
    held = dict.fromkeys(article for record in records for article in _articles_of(what, record))
    title = f"{str(what).capitalize()} of {dossier.name}" + (f": {query}" if query else "")
    return Items(what, title, records, [infos[name] for name in held if name in infos])


def _found(dossier: Dossier, query: str) -> frozenset[str]:
    result = dossier.matching(query)
    if result.messages:
        message = result.messages[0]
        raise DossierError(f"The query at column {message.column}: {message.text}.")
    return frozenset(result.articles)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for; ``found`` are the articles that all is to belong to, None means any.

    Of what ``only`` does not name, records may be left out.
    """

    dossier: Dossier
    query: str
    found: frozenset[str] | None
    infos: Mapping[str, ArticleInfo]
    only: Collection[object] | None
    sort: Sort

    def has(self, article: str) -> bool:
        """Return whether what is of an article is asked for."""
        return self.found is None or article in self.found

    def has_any(self, articles: Iterable[str]) -> bool:
        """Return whether what is of several articles is asked for."""
        return self.found is None or not self.found.isdisjoint(articles)


def _articles(asked: _Asked) -> Named:
    return ((info.id, article_record(info)) for info in asked.infos.values() if asked.has(info.id))


def _hits(asked: _Asked) -> Named:
    if not asked.query:
        raise DossierError("Hits are of a search: give one with --query.")
    hits = asked.dossier.search(asked.query, sort=asked.sort, limit=ALL).hits
    return (((hit.article, hit.start), hit_record(hit)) for hit in hits if asked.has(hit.article))


def _quotes(asked: _Asked) -> Named:
    for quote in _quotes_asked_for(asked):
        if asked.has(quote.article):
            yield (quote.article, quote.quote.start), quote_record(quote, asked.infos)


def _quotes_asked_for(asked: _Asked) -> Iterable[ArticleQuote]:
    if asked.query:
        return find_quotes(asked.dossier, asked.query, sort=asked.sort, limit=ALL).quotes
    if asked.found is not None:
        return asked.dossier.quotes_of(list(asked.found))
    table = asked.dossier.quote_table()
    return table.quotes(None if asked.only is None else table.named_so(asked.only))


def _actors(asked: _Asked) -> Named:
    actors = asked.dossier.actors()
    return ((actor.id, actor_record(actor)) for actor in actors if asked.has_any(actor.articles))


def _events(asked: _Asked) -> Named:
    events = asked.dossier.events()
    return ((event.id, event_record(event)) for event in events if asked.has_any(event.articles))


def _notes(asked: _Asked) -> Named:
    for notes in asked.dossier.notes.all():
        if asked.has(notes.article):
            for record in note_records(notes, asked.infos.get(notes.article)):
                yield (notes.article, record["start"]), record


_RECORDS: Mapping[What, Callable[[_Asked], Named]] = {
    What.ARTICLES: _articles,
    What.HITS: _hits,
    What.QUOTES: _quotes,
    What.ACTORS: _actors,
    What.EVENTS: _events,
    What.NOTES: _notes,
}


def _articles_of(what: What, record: Record) -> list[str]:
    if what is What.ARTICLES:
        return [record["id"]]
    if what in (What.ACTORS, What.EVENTS):
        return list(record["articles"])
    return [record["article"]]
