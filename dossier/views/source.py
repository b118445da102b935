"""What the views ask of a dossier, and how much of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from dossier.model import Sort, never

if TYPE_CHECKING:
    from dossier.model import ArticleQuote, Cancelled, Event, MatchingArticles, SearchResult

ALL = 1_000_000
"""A limit of articles that no dossier reaches."""
MOST_ARTICLES = 2_000
"""Articles whose hits a view holds at most; a sentence says so where a query finds more."""
MOST_HITS = 10_000
"""Hits from which on a view takes no more articles than the answer has already."""


class Source(Protocol):
    """An open dossier."""

    def search(
        self, query: str, *, sort: Sort = Sort.RELEVANCE, limit: int = 100, cancelled: Cancelled = never
    ) -> SearchResult:
        """Return what a query finds."""

    def matching(self, query: str, *, cancelled: Cancelled = never) -> MatchingArticles:
        """Return all articles that a query finds."""

    def quotes_of(
        self, articles: Sequence[str], paragraphs: Mapping[str, Collection[int]] | None = None
    ) -> Sequence[ArticleQuote]:
        """Return the quotes of some articles, or of some paragraphs of each, in any order of the articles."""

    def events(self) -> Sequence[Event]:
        """Return every event."""


def articles_to_take(result: SearchResult) -> int:
    """Return how many articles a view takes hits from, given an answer with the first articles."""
    taken = len(result.articles)
    if taken >= result.total:
        return taken
    of_each = max(len(result.hits) / max(taken, 1), 1)
    return max(taken, min(MOST_ARTICLES, int(MOST_HITS / of_each)))


def not_all(result: SearchResult) -> str:
    """Return a sentence that says how far the hits go; empty where they are all there."""
    shown = len(result.articles)
    if shown >= result.total:
        return ""
    return f"{len(result.hits):,} hits in the first {shown:,} of {result.total:,} articles"
