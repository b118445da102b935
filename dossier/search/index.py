"""The full-text index of a dossier: what is typed is read here, and found by an engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.model import Cancelled, MatchingArticles, Progress, SearchResult, Sort, never
from dossier.search.analyzer import ACRONYM_MARK, terms
from dossier.search.engine import Engine
from dossier.search.errors import IndexDamaged, QueryCancelled
from dossier.search.flat.engine import FlatEngine
from dossier.search.leaves import VALUE_FIELDS
from dossier.search.limits import HITS
from dossier.search.lookup import IndexDocument, Lookup
from dossier.search.parse import parse
from dossier.search.synonyms import Synonyms

if TYPE_CHECKING:
    from dossier.search.whoosh_engine.index import DossierIndex

__all__ = ["IndexDamaged", "SearchIndex"]

_LONGEST = 64  # characters of a query that completing its last word looks at
_SHORTEST = 2  # letters that a word needs to be completed


class SearchIndex:
    """An open index. Searches may run in several threads while another updates it."""

    def __init__(self, engine: Engine, *, synonyms: Synonyms | None = None) -> None:
        """Put an index before an engine; see `open` for the synonyms."""
        self._engine = engine
        self._synonyms = synonyms

    @classmethod
    def open(cls, folder: Path, lookup: Lookup, *, synonyms: Synonyms | None = None) -> SearchIndex:
        """Open the index in a private folder, or begin one there.

        Args:
            folder: an existing folder of this user's, closed to others.
            lookup: answers what the index does not hold.
            synonyms: the words that are taken as the same; by default the spellings that the package ships.

        Raises:
            IndexDamaged: if what is there cannot be trusted or read.
        """
        return cls(FlatEngine.open(folder, lookup), synonyms=synonyms)

    def update(
        self,
        documents: Iterable[IndexDocument],
        removed: Collection[str] = (),
        *,
        progress: Progress | None = None,
        cancelled: Cancelled = never,
    ) -> None:
        """Add articles, replacing those of the same id, and remove others.

        All of it becomes searchable at once. A call that is cancelled or fails changes nothing.

        Raises:
            IndexDamaged: if the index was damaged meanwhile.
            OSError: if the disk refuses.
        """
        self._engine.update(documents, removed, progress=progress, cancelled=cancelled)

    def search(
        self,
        text: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        limit: int = 100,
        hits: int = HITS,
        cancelled: Cancelled = never,
    ) -> SearchResult:
        """Answer a query; one that is cancelled finds nothing.

        Args:
            text: what the user typed; anything is accepted.
            sort: the order of the articles.
            limit: how many articles are returned, with their hits; all are counted.
            hits: how many hits of an article are returned; all are counted, unless it is 0.
            cancelled: asked now and then whether to stop.
        """
        query = parse(text, synonyms=self._synonyms)
        try:
            return self._engine.find(text, query, sort=sort, limit=limit, hits=hits, cancelled=cancelled)
        except QueryCancelled:
            return SearchResult(query=text, reading=query.reading, messages=query.messages)

    def matching(self, text: str, *, cancelled: Cancelled = never) -> MatchingArticles:
        """Return all articles that a query finds; one that is cancelled finds none.

        Costs a fraction of a search: nothing is ranked, and no article is read for its hits.
        """
        query = parse(text, synonyms=self._synonyms)
        try:
            return self._engine.matching(text, query, cancelled=cancelled)
        except QueryCancelled:
            return MatchingArticles(query=text, reading=query.reading, messages=query.messages)

    def suggest(self, prefix: str, limit: int = 10) -> list[str]:
        """Return words that the last word of a query may become, those of the most articles first."""
        return [word for word, _ in self.completions(prefix, limit)]

    def completions(self, prefix: str, limit: int = 10) -> Sequence[tuple[str, int]]:
        """Return words that the last word of a query may become, and how many articles hold each.

        The most frequent come first. There are none for a word of one letter.
        """
        if not prefix or not prefix[-1].isalnum():
            return ()
        words = terms(prefix[-_LONGEST:])
        if not words or len(words[-1]) < _SHORTEST:
            return ()
        return self._engine.completions(words[-1].removesuffix(ACRONYM_MARK), limit)

    def values(self, field: str, prefix: str = "", limit: int = 10) -> Sequence[tuple[str, int]]:
        """Return values of a field, a word of which begins with a prefix, and how many articles have each.

        Args:
            field: outlet, agency, author, lang or path; no other has any.
            prefix: what was typed of the value; all values by default.
            limit: how many, the most frequent first.
        """
        return self._engine.values(field, prefix[:_LONGEST], limit) if field in VALUE_FIELDS else ()

    @property
    def count(self) -> int:
        """The number of articles in the index."""
        return self._engine.count

    def ids(self) -> Collection[str]:
        """Return the ids of the articles in the index."""
        return self._engine.ids()

    def whoosh(self) -> DossierIndex:
        """Return the index of now as a Whoosh index, to be read by Whoosh's own queries and searcher."""
        return self._engine.whoosh()

    def settle(self) -> None:
        """Return when nothing is being rearranged in the background; only tests and figures need it."""
        self._engine.settle()

    def verify(self) -> None:
        """Read the whole index and compare it with its checksums; slow for a large one.

        Raises:
            IndexDamaged: if something differs.
        """
        self._engine.verify()

    def close(self) -> None:
        """Let go of the files once the searches that still run have ended."""
        self._engine.close()
