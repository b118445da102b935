"""What the user takes out of a dossier: collected from it, ready to be written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

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
from dossier.views.quotes import find_quotes
from dossier.views.source import Source

if TYPE_CHECKING:
    from dossier.export.records import (
        Record,
    )
    from dossier.model import Actor, ArticleInfo, ArticleNotes, ArticleQuote
    from dossier.quotes.table import QuoteTable

_ALL = 1_000_000


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
) -> Items:
    """Return what is to be exported: all, or what belongs to the articles named or found.

    Args:
        dossier: Where from.
        what: Of which kind; anything but a comparison.
        query: Hits need one; quotes are those that hold what it finds.
        articles: Ids of articles that all is to belong to; none means any.
        only: Names of what is meant: ids, of quotes and notes those of articles with where they begin.

    Raises:
        DossierError: for a query that cannot be read, or hits without one.
    """
    infos = {info.id: info for info in dossier.articles()}
    found = _found(dossier, query) if query else frozenset(articles) or None
    if found is not None and articles:
        found = found.intersection(articles)
    records = [
        (name, record)
        for name, record in _records(dossier, what, query, found, infos)
        if only is None or name in only
    ]
    named = dict.fromkeys(article for _, record in records for article in _articles_of(what, record))
    title = f"{str(what).capitalize()} of {dossier.name}" + (f": {query}" if query else "")
    return Items(
        what, title, [record for _, record in records], [infos[name] for name in named if name in infos]
    )


def _found(dossier: Dossier, query: str) -> frozenset[str]:
    result = dossier.matching(query)
    if result.messages:
        message = result.messages[0]
        raise DossierError(f"The query at column {message.column}: {message.text}.")
    return frozenset(result.articles)


def _records(
    dossier: Dossier,
    what: What,
    query: str,
    found: frozenset[str] | None,
    infos: Mapping[str, ArticleInfo],
) -> Iterable[tuple[object, Record]]:
    """Yield records, each with the name by which it can be chosen."""
    if what is What.ARTICLES:
        for info in infos.values():
            if found is None or info.id in found:
                yield info.id, article_record(info)
    elif what is What.HITS:
        if not query:
            raise DossierError("Hits are of a search: give one with --query.")
        for hit in dossier.search(query, limit=_ALL).hits:
            if found is None or hit.article in found:
                yield (hit.article, hit.start), hit_record(hit)
    elif what is What.QUOTES:
        quotes: Iterable[ArticleQuote] = (
            find_quotes(dossier, query, limit=_ALL).quotes if query else dossier.quote_table().quotes()
        )
        for quote in quotes:
            if found is None or quote.article in found:
                yield (quote.article, quote.quote.start), quote_record(quote, infos)
    elif what is What.ACTORS:
        for actor in dossier.actors():
            if found is None or not found.isdisjoint(actor.articles):
                yield actor.id, actor_record(actor)
    elif what is What.EVENTS:
        for event in dossier.events():
            if found is None or not found.isdisjoint(event.articles):
                yield event.id, event_record(event)
    else:
        for notes in dossier.notes.all():
            if found is None or notes.article in found:
                for record in note_records(notes, infos.get(notes.article)):
                    yield (notes.article, record["start"]), record


def _articles_of(what: What, record: Record) -> list[str]:
    if what is What.ARTICLES:
        return [record["id"]]
    if what in (What.ACTORS, What.EVENTS):
        return list(record["articles"])
    return [record["article"]]
