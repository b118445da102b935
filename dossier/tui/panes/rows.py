"""What a pane shows, and what it asks a dossier for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from textual.content import Content

from dossier.model import (
    never,
)
from dossier.tui.panes.ordering import folded, matching

if TYPE_CHECKING:
    from dossier.model import (
        Actor,
        ActorLabel,
        ActorMention,
        Article,
        ArticleInfo,
        ArticleNotes,
        ArticleQuote,
        Cancelled,
        CarriedQuote,
        ClaimMatrix,
        Companion,
        Event,
        Highlight,
        ResultComparison,
        Voices,
        Wording,
    )
    from dossier.quotes.folded_texts import Mask
    from dossier.quotes.table import Places, QuoteTable
    from dossier.tui.asking.correcting_quotes import Corrections
    from dossier.tui.panes.ordering import Infos

Row = TypeVar("Row")
Flags: TypeAlias = "bytes | Mask"
"""Of each row 1 where something holds, else 0."""


class Written(Protocol):
    """What the panes ask of the user's notes."""

    def all(self) -> Sequence[ArticleNotes]:
        """Return the notes on every article that has some."""

    def unmark(self, article_id: str, highlight: Highlight) -> None:
        """Take a highlight and its note away."""

    def clear(self, article_ids: Sequence[str]) -> None:
        """Take star, tags and note of articles away."""


class Rows(Protocol):
    """What the panes ask of a dossier; every call comes from a thread."""

    def articles(self) -> Sequence[ArticleInfo]:
        """Return every article."""

    def actors(self, *, hidden: bool = False) -> Sequence[Actor]:
        """Return every actor."""

    def companions(self, actor_id: str) -> Sequence[Companion]:
        """Return who is named beside an actor."""

    def actor_labels(self, actor_id: str) -> Sequence[ActorLabel]:
        """Return what an actor is called, by outlet."""

    def actor_mentions(self, actor_id: str) -> Sequence[ActorMention]:
        """Return the mentions of an actor."""

    def quotes(self, *, actor: str | None = None, article: str | None = None) -> Sequence[ArticleQuote]:
        """Return quotes, of one actor or article if named."""

    def quote_table(self) -> QuoteTable:
        """Return every quote as a table."""

    def article(self, article_id: str) -> Article:
        """Return an article with its text; raises DossierError if it is gone."""

    def share_of_voice(self, quotes: QuoteTable | None = None, places: Places | None = None) -> Voices:
        """Return who is quoted how much, in these quotes or in all."""

    @property
    def quote_corrections(self) -> Corrections:
        """What the user says of quotes."""

    @property
    def notes(self) -> Written:
        """What the user wrote."""

    def events(self) -> Sequence[Event]:
        """Return every event."""

    def near_event(self, event: Event) -> Sequence[str]:
        """Return the articles near in days and words to an event that were taken to report another."""

    def claims(self, article_ids: Sequence[str] | Event, *, cancelled: Cancelled = never) -> ClaimMatrix:
        """Return claims by articles."""

    def wording(self, article_ids: Sequence[str], *, cancelled: Cancelled = never) -> Sequence[Wording]:
        """Return what articles call the same."""

    def compare_results(
        self, first: str, second: str, *, limit: int = 200, cancelled: Cancelled = never
    ) -> ResultComparison:
        """Compare what two queries find."""

    def carried(self, quote: ArticleQuote) -> CarriedQuote:
        """Return who else prints a quote."""

    def article_quotes(self, article_id: str) -> Sequence[ArticleQuote]:
        """Return the quotes of an article."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Row]):
    """What a pane shows: its rows, the text that the filter compares, and the articles by id."""

    rows: Sequence[Row] = ()
    texts: Sequence[str] = ()
    infos: Infos = field(default_factory=dict)

    def matching(self, words: str) -> Flags:
        """Return for each row 1 where it has every word typed, else 0."""
        return matching(self.texts, words)


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the detail, and the passage that enter opens there."""

    content: Content
    article: str | None = None
    start: int = 0
    end: int = 0
    actor: str | None = None  # the actor that enter goes to, where the line is about one


def by_id(articles: Sequence[ArticleInfo]) -> Mapping[str, ArticleInfo]:
    """Return articles by their id."""
    return {info.id: info for info in articles}


def folded_texts(rows: Sequence[Row], text: Callable[[Row], str]) -> tuple[str, ...]:
    """Return the text of each row as the filter compares it."""
    return tuple(folded(text(row)) for row in rows)
