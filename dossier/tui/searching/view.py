"""What the views of a search have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content

from dossier.model import Sort

if TYPE_CHECKING:
    from dossier.export.citations.passage import Passage
    from dossier.model import ArticleInfo, Cancelled, SearchResult, Span
    from dossier.session import Dossier
    from dossier.tui.going.places import Places
    from dossier.tui.overview import Overview


@dataclass(frozen=True, slots=True)
class Asked:
    """A query that was answered, and what the answer can be looked up in."""

    dossier: Dossier
    result: SearchResult
    overview: Overview
    places: Places
    cancelled: Cancelled
    sort: Sort = Sort.RELEVANCE

    @property
    def query(self) -> str:
        """What was typed."""
        return self.result.query

    @property
    def infos(self) -> Mapping[str, ArticleInfo]:
        """The articles by id."""
        return self.overview.by_id


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view shows: something to make its rows of, a sentence on it, and the hits if it knows more."""

    data: Any
    sentence: str = ""
    result: SearchResult | None = None


class View(ABC):
    """A way to look at what a query finds. It keeps nothing; the pane does."""

    name: ClassVar[str]
    key: ClassVar[str]
    orders: ClassVar[type[StrEnum]]
    nothing: ClassVar[str] = "Nothing found."

    def suits(self, result: SearchResult) -> bool:  # noqa: ARG002 - for others
        """Return whether the view can show anything of an answer."""
        return True

    @abstractmethod
    def read(self, asked: Asked) -> Seen:
        """Return what is to be shown; called in a thread, and may be slow."""

    @abstractmethod
    def rows(self, data: Any, order: StrEnum, *, backward: bool) -> Sequence[Any]:
        """Return the rows in an order."""

    @abstractmethod
    def draw(self, row: Any, width: int, overview: Overview) -> Content:
        """Return the line of a row."""

    def passage(self, row: Any, places: Places) -> tuple[str, Span | None] | None:  # noqa: ARG002 - for others
        """Return the article of a row, and where in it the row stands; None for a row of no article."""
        return None

    def exported(self, row: Any) -> object:  # noqa: ARG002 - for others
        """Return the name of a row, as an export takes it; None for one that no export writes."""
        return None

    @abstractmethod
    def copied(self, row: Any, rows: Sequence[Any], overview: Overview) -> str:
        """Return what is copied of a row, with its source; ``rows`` are all that are shown."""

    def cited(self, row: Any, overview: Overview) -> Passage | None:  # noqa: ARG002 - for others
        """Return the passage of a row with its source, for another style; None where it has none."""
        return None

    def condition(self, row: Any) -> str:  # noqa: ARG002 - for others
        """Return what enter on a row adds to the query; nothing where it opens an article."""
        return ""
