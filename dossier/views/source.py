"""What the views ask of a dossier, and how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from dossier.model import Sort, never

if TYPE_CHECKING:
    from dossier.model import ArticleQuote, Cancelled, Event, MatchingArticles, SearchResult

MOST_ARTICLES = 2_000
"""Articles whose hits a view holds; there is a sentence where a query finds more."""


class Source(Protocol):
    """An open dossier."""

    def search(
        self, query: str, *, sort: Sort = Sort.RELEVANCE, limit: int = 100, cancelled: Cancelled = never
    ) -> SearchResult:
        """Return what a query finds."""

    def matching(self, query: str, *, cancelled: Cancelled = never) -> MatchingArticles:
        """Return all articles that a query finds."""

    def quotes(self, *, actor: str | None = None, article: str | None = None) -> Sequence[ArticleQuote]:
        """Return quotes, of one actor or article if named."""

    def events(self) -> Sequence[Event]:
        """Return every event."""


def not_all(result: SearchResult) -> str:
    """Return a sentence that says how far the hits go; empty where they are all there."""
    shown = len(result.articles)
    if shown >= result.total:
        return ""
    return f"{len(result.hits):,} hits in the first {shown:,} of {result.total:,} articles"
