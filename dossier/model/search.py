"""What a query finds, and what is said of the query."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model.kinds import SuggestionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One match of a query in an article, with the words around it (KWIC)."""

    article: str
    outlet: str | None
    date: str | None
    title: str
    paragraph: int  # from 1; 0 for a match in the title or another field
    start: int
    end: int
    left: str
    match: str
    right: str
    score: float


@dataclass(frozen=True, slots=True)
class QueryMessage:
    """What could not be read in a query; ``column`` counts characters from 1."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that a query finds, its score, and how many hits it holds."""

    article: str
    score: float
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What a query finds, how it was read, and, where it finds nothing, why."""

    query: str
    reading: str  # the query as understood, shown as "Read as: ..."
    messages: tuple[QueryMessage, ...] = ()
    total: int = 0  # articles found
    articles: tuple[FoundArticle, ...] = ()  # in the order asked for, at most the limit
    hits: tuple[Hit, ...] = ()  # those of ``articles``, article by article, in the order of the text
    undated: int = 0  # articles that a date condition left out because their date is not known
    counts: tuple[tuple[str, int], ...] = ()  # where nothing is found: each term and its articles
    suggestion: str | None = None  # the query with the nearest spelling that finds something
    hint: str = ""  # the condition that may have been meant, in a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingArticles:
    """All articles that a query finds, in no order, for counting; see `SearchResult` for the rest."""

    query: str
    reading: str
    messages: tuple[QueryMessage, ...] = ()
    articles: tuple[str, ...] = ()
    undated: int = 0  # articles that a date condition left out because their date is not known

    @property
    def total(self) -> int:
        """The number of articles found."""
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to complete a query: what it is called, and the query and place of the cursor once taken."""

    kind: SuggestionKind
    label: str
    detail: str
    query: str
    cursor: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str
