"""The quotations that a query asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model import Sort, never
from dossier.search.quotations import quotation_query
from dossier.views.source import MOST_ARTICLES

if TYPE_CHECKING:
    from dossier.model import ArticleQuote, Cancelled, Hit, SearchResult
    from dossier.views.source import Source


@dataclass(frozen=True, slots=True)
class QuotesFound:
    """Quotations, and the search that led to them."""

    quotes: tuple[ArticleQuote, ...]
    result: SearchResult


def find_quotes(
    source: Source,
    query: str,
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int = MOST_ARTICLES,
    cancelled: Cancelled = never,
) -> QuotesFound:
    """Return the quotations that hold what a query finds, article by article in the order of the search.

    Where it asks with speaker:, said: or about:, these are the quotations meant. Where it names no words
    at all, as outlet: does, these are all quotations of the articles.
    """
    result = source.search(query, sort=sort, limit=limit, cancelled=cancelled)
    hits = result.hits
    asked = quotation_query(query)
    if asked is not None and asked != result.reading:
        hits = source.search(asked, limit=max(limit, MOST_ARTICLES), cancelled=cancelled).hits
    by_article: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.paragraph:
            by_article.setdefault(hit.article, []).append(hit)
    every = not hits and asked is None
    found: list[ArticleQuote] = []
    for article in result.articles:
        if cancelled():
            break
        own = by_article.get(article.article, ())
        if own or every:
            quotes = source.quotes(article=article.article)
            found.extend(quotes if every else holding(quotes, own))
    return QuotesFound(tuple(found), result)


def holding(quotes: Iterable[ArticleQuote], hits: Iterable[Hit]) -> list[ArticleQuote]:
    """Return the quotations of an article that hold at least one of its hits as a whole."""
    spans = [(hit.start, hit.end) for hit in hits]
    return [
        found
        for found in quotes
        if any(found.quote.start <= start and end <= found.quote.end for start, end in spans)
    ]
