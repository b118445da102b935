"""What an index needs of the engine that finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Protocol

from dossier.model import Cancelled, MatchingArticles, Progress, SearchResult, Sort
from dossier.search.lookup import IndexDocument
from dossier.search.query import Query

if TYPE_CHECKING:
    from dossier.search.whoosh_engine.index import DossierIndex


class Engine(Protocol):
    """Keeps articles and answers queries as read. Called from several threads at a time."""

    @property
    def count(self) -> int:
        """The number of articles."""

    def ids(self) -> Collection[str]:
        """Return the ids of the articles."""

    def update(
        self,
        documents: Iterable[IndexDocument],
        removed: Collection[str],
        *,
        progress: Progress | None,
        cancelled: Cancelled,
    ) -> None:
        """Add articles, replacing those of the same id, and remove others; all at once, or nothing."""

    def find(
        self, text: str, query: Query, *, sort: Sort, limit: int, hits: int, cancelled: Cancelled
    ) -> SearchResult:
        """Answer a query, of which ``text`` is what the user typed.

        The first ``limit`` articles are returned, and the first ``hits`` hits of each.

        Raises:
            QueryCancelled: if it is cancelled.
        """

    def matching(self, text: str, query: Query, *, cancelled: Cancelled) -> MatchingArticles:
        """Return all articles that a query finds.

        Raises:
            QueryCancelled: if it is cancelled.
        """

    def completions(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Return terms that begin with a prefix and their numbers of articles, the most articles first."""

    def values(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Return values of a field, a word of which begins with a prefix, likewise."""

    def whoosh(self) -> DossierIndex:
        """Return the articles of now as a Whoosh index, to be read."""

    def settle(self) -> None:
        """Return when nothing is being rearranged in the background."""

    def verify(self) -> None:
        """Compare all that is kept with its checksums.

        Raises:
            IndexDamaged: if something differs.
        """

    def close(self) -> None:
        """Let go of what is open once the searches that still run have ended."""
