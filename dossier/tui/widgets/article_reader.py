"""The reader that fetches articles from a dossier, in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.model import Article, ArticleQuote, Span
from dossier.tui.correcting_quotes import ask_speaker, dismiss, unquote
from dossier.tui.text import DIM, ERROR, plain
from dossier.tui.widgets.finding_reader import FindingReader

if TYPE_CHECKING:
    from dossier.session import Dossier


@dataclass(frozen=True, slots=True)
class Wanted:
    """The article to show, the passage to begin at, the hits to mark, and notes for the heading."""

    article: str
    passage: Span | None = None
    hits: Sequence[Span] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was in an article: the line at the top, and where the current quote begins."""

    article: str
    top: int
    quote: int | None


class ArticleReader(FindingReader):
    """A reader to which one gives ids; an article that arrives after another was asked for is dropped."""

    @dataclass
    class Loaded(Message):
        """An article was read; ``problem`` says why its quotes were not."""

        wanted: Wanted
        article: Article
        quotes: Sequence[ArticleQuote]
        problem: str = ""

    @dataclass
    class Failed(Message):
        """An article could not be read."""

        wanted: Wanted
        reason: str

    def __init__(self, dossier: Dossier, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.dossier = dossier
        self.wanted: Wanted | None = None
        self._place: Place | None = None
        self.message = plain("Choose an article on the left; enter opens it.", DIM)

    def open(self, wanted: Wanted) -> None:
        """Show an article; at once where it is the one on screen."""
        previous, self.wanted = self.wanted, wanted
        if self.article is not None and self.article.id == wanted.article:
            self.workers.cancel_group(self, "article")
            self.note(wanted.notes)
            self.mark_hits(wanted.hits)
            self._begin(wanted)
        elif previous is None or previous.article != wanted.article or self.article is None:
            self.run_worker(
                lambda: self._load(wanted), group="article", thread=True, exclusive=True, exit_on_error=False
            )

    def forget(self) -> None:
        """Fetch the article again when it is next asked for: after a refresh."""
        if self.wanted is not None:
            wanted, self.wanted = self.wanted, None
            start = self.quote.quote.start if self.quote is not None else None
            self._place = Place(wanted.article, self.scroll_offset.y, start)
            self.article = None
            self.open(replace(wanted, passage=self.marks.current))

    def _load(self, wanted: Wanted) -> None:
        worker = get_current_worker()
        try:
            article = self.dossier.article(wanted.article)
        except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
            self.post_message(self.Failed(wanted, sanitize_line(str(error))))
            return
        quotes: Sequence[ArticleQuote] = ()
        problem = ""
        try:
            quotes = () if worker.is_cancelled else self.dossier.article_quotes(wanted.article)
        except Exception as error:  # noqa: BLE001 - the article can be read without its quotes marked
            problem = sanitize_line(str(error))
        if not worker.is_cancelled:
            self.post_message(self.Loaded(wanted, article, quotes, problem))

    @on(Loaded)
    def _show_loaded(self, event: Loaded) -> None:
        if self.wanted is None or event.wanted.article != self.wanted.article:
            return
        self.show(event.article, event.quotes, self.wanted.hits, self.wanted.notes)
        self._begin(self.wanted)
        place, self._place = self._place, None
        if place is not None and place.article == event.article.id:
            self._return_to(place)
        if event.problem:
            self.notify(f"Its quotes are not marked: {event.problem}", severity="warning", markup=False)

    @on(Failed)
    def _say_failure(self, event: Failed) -> None:
        if event.wanted == self.wanted:
            self.say(plain(f"This article cannot be shown: {event.reason}", ERROR))

    def _return_to(self, place: Place) -> None:
        """Show what was shown before the article was fetched again."""
        if place.quote is not None:
            self.choose_quote_at(place.quote)
        self.scroll_to(y=place.top, animate=False, force=True)

    # -- correcting the current quote

    def action_attribute(self) -> None:
        """Ask who spoke the current quote."""
        if (found := self.quote_or_next()) is not None:
            ask_speaker(self, self.dossier.quote_corrections, found)

    def action_dismiss(self) -> None:
        """Have it kept that the current quote is none, or that taken back."""
        if (found := self.quote_or_next()) is not None:
            dismiss(self, self.dossier.quote_corrections, found)

    def action_unquote(self) -> None:
        """Have it kept that the current quote is scare quotes, a title, or that taken back."""
        if (found := self.quote_or_next()) is not None:
            unquote(self, self.dossier.quote_corrections, found)

    def _begin(self, wanted: Wanted) -> None:
        if wanted.passage is not None:
            self.go_to(wanted.passage.start, wanted.passage.end)
