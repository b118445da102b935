"""The quotations that a query asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model import Sort, never
from dossier.search.quotations import quotation_query
from dossier.views.source import MOST_ARTICLES

if TYPE_CHECKING:
    from dossier.model import ArticleQuote, Cancelled, Hit, SearchResult
    from dossier.views.source import Source


_AT_ONCE = 100  # articles whose quotes are got at a time


@dataclass(frozen=True, slots=True)
class QuotesFound:
    """Quotations, the search that led to them, and how many of its articles were looked through."""

    quotes: tuple[ArticleQuote, ...]
    result: SearchResult
    articles: int


def find_quotes(
    source: Source,
    query: str,
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int = MOST_ARTICLES,
    most: int | None = None,
    known: SearchResult | None = None,
    cancelled: Cancelled = never,
) -> QuotesFound:
    """Return the quotations that hold what a query finds, article by article in the order of the search.

    Where it asks with speaker:, said: or about:, these are the quotations meant. Where it names no words
    at all, as outlet: does, these are all quotations of the articles.

    Args:
        source: the dossier.
        query: what was typed.
        sort: the order of the articles.
        limit: how many articles are looked through.
        most: the number of quotations from which on no more articles are looked through; all by default.
        known: an answer to the query in this order, which serves where it has as many articles.
        cancelled: asked now and then whether to stop.
    """
    enough = known is not None and len(known.articles) >= min(limit, known.total)
    result = known if known and enough else source.search(query, sort=sort, limit=limit, cancelled=cancelled)
    hits = result.hits
    asked = quotation_query(query)
    if asked is not None and asked != result.reading:
        hits = source.search(asked, limit=max(limit, MOST_ARTICLES), cancelled=cancelled).hits
    by_article: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.paragraph:
            by_article.setdefault(hit.article, []).append(hit)
    names = [article.article for article in result.articles]
    found: list[ArticleQuote] = []
    seen = 0
    while seen < len(names) and not cancelled() and (most is None or len(found) < most):
        some = names[seen : seen + _AT_ONCE]
        found += _all_of(source, some) if not hits and asked is None else _holding(source, some, by_article)
        seen += len(some)
    return QuotesFound(tuple(found), result, seen)


def _all_of(source: Source, articles: Sequence[str]) -> Iterator[ArticleQuote]:
    quotes = _by_article(source.quotes_of(articles))
    for article in articles:
        yield from quotes.get(article, ())


def _holding(
    source: Source, articles: Sequence[str], hits: Mapping[str, Sequence[Hit]]
) -> Iterator[ArticleQuote]:
    held = [article for article in articles if article in hits]
    paragraphs = {article: {hit.paragraph for hit in hits[article]} for article in held}
    quotes = _by_article(source.quotes_of(held, paragraphs))
    for article in held:
        yield from holding(quotes.get(article, ()), hits[article])


def _by_article(quotes: Iterable[ArticleQuote]) -> dict[str, list[ArticleQuote]]:
    found: dict[str, list[ArticleQuote]] = {}
    for quote in quotes:
        found.setdefault(quote.article, []).append(quote)
    return found


def holding(quotes: Iterable[ArticleQuote], hits: Iterable[Hit]) -> list[ArticleQuote]:
    """Return the quotations of an article that hold at least one of its hits as a whole."""
    spans = [(hit.start, hit.end) for hit in hits]
    return [
        found
        for found in quotes
        if any(found.quote.start <= start and end <= found.quote.end for start, end in spans)
    ]
