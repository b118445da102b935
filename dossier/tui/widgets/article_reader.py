"""The reader that fetches articles from a dossier, in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.tui.asking.correcting_quotes import ask_speaker, dismiss, unquote
from dossier.tui.asking.noting import highlight
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.reader import READER_LINK_COMMANDS
from dossier.tui.messages import Correct, ReadToggled
from dossier.tui.text import DIM, ERROR, plain
from dossier.tui.widgets.selecting_reader import SelectingReader

if TYPE_CHECKING:
    from dossier.model import Article, ArticleQuote, Highlight, Span
    from dossier.session import Dossier


READ_AFTER = 5.0  # seconds in an article after which it counts as read


LONG = 100_000  # characters of an article from which on wrapping it would be felt as a stall


@dataclass(frozen=True, slots=True)
class Wanted:
    """The article to show, the passage to begin at, the hits to mark, and notes for the heading."""

    article: str
    passage: Span | None = None
    hits: Sequence[Span] = ()
    notes: Sequence[str] = ()
    top: int | None = None  # the text offset to have at the top; None for where one was last


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was in an article: the line at the top, and where what is current begins."""

    article: str
    top: int
    quote: int | None
    paragraph: int


class ArticleReader(SelectingReader):
    """A reader to which one gives ids; an article that arrives after another was asked for is dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(READER_LINK_COMMANDS)]

    @dataclass
    class Loaded(Message):
        """An article was read; ``problem`` says why its quotes were not."""

        wanted: Wanted
        article: Article
        quotes: Sequence[ArticleQuote]
        problem: str = ""
        place: tuple[int, int] = (0, 0)  # where reading it was left: what was at the top, what was current
        highlights: Sequence[Highlight] = ()

    @dataclass
    class Left(Message):
        """Another article comes; ``offset`` is where reading this one was left, 0 after its end.

        ``current`` is where the current paragraph begins, 0 where that is the first.
        """

        article: str
        offset: int
        current: int

    @dataclass
    class ReadThrough(Message):
        """The end of the article was shown, or it was open for a while."""

        article: str

    @dataclass
    class Noted(Message):
        """The highlights of an article were read again."""

        article: str
        highlights: Sequence[Highlight]

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
        self._begun_at = (0, 0)  # the place that is remembered of the article shown
        self._told_read = False
        self._reading: Timer | None = None
        self.message = plain(f"Choose an article on the left; {key('list.select')} opens it.", DIM)

    def open(self, wanted: Wanted) -> None:
        """Show an article; at once where it is the one on screen."""
        if self.article is not None and self.article.id != wanted.article:
            self.leave()
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
            self._place = Place(wanted.article, self.scroll_offset.y, start, self._place_to_keep[1])
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
            state = self.dossier.reading
            place = state.place(wanted.article), state.current(wanted.article)
            marked = self._highlights(wanted.article)
            if len(article.text) > LONG:
                self.wrap_beforehand(article)
            self.post_message(self.Loaded(wanted, article, quotes, problem, place, marked))

    @on(Loaded)
    def _show_loaded(self, event: Loaded) -> None:
        if self.wanted is None or event.wanted.article != self.wanted.article:
            return
        self.show(event.article, event.quotes, self.wanted.hits, self.wanted.notes)
        self.show_highlights(event.highlights)
        self._begun_at, self._told_read = event.place, False
        self._begin(self.wanted, event.place)
        self._watch_reading()
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
        if place.quote is None:
            self.make_current_at(place.paragraph)

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

    # -- highlights

    def _highlights(self, article_id: str) -> Sequence[Highlight]:
        try:
            return self.dossier.notes.of(article_id).highlights
        except Exception:  # noqa: BLE001 - the article can be read without; `doctor` says what is wrong
            return ()

    def reload_highlights(self) -> None:
        """Read the highlights of the article again, in a thread."""
        if self.article is not None:
            name = self.article.id
            self.run_worker(
                lambda: self.post_message(self.Noted(name, self._highlights(name))),
                group="highlights",
                thread=True,
                exclusive=True,
                exit_on_error=False,
            )

    @on(Noted)
    def _noted(self, event: Noted) -> None:
        if self.article is not None and self.article.id == event.article:
            self.show_highlights(event.highlights)

    def action_highlight(self) -> None:
        """Highlight what is selected or current, or take that highlight off."""
        span, article = self.passage(), self.article
        if span is None or article is None:
            return
        self.screen.clear_selection()
        self.choose_highlight(span)
        self.post_message(Correct(lambda: highlight(self.dossier, article.id, span), light=True))

    # -- where one is, and what was read

    def leave(self) -> None:
        """Tell where reading the article is left, if that is elsewhere than before."""
        if self.article is not None and self._place_to_keep != self._begun_at:
            self._begun_at = self._place_to_keep
            self.post_message(self.Left(self.article.id, *self._begun_at))

    def leave_now(self) -> None:
        """Store where reading the article is left; the app is about to end."""
        if self.article is not None and self._place_to_keep != self._begun_at:
            self.dossier.reading.set_place(self.article.id, *self._place_to_keep)

    @property
    def _place_to_keep(self) -> tuple[int, int]:
        if self.at_end and self.max_scroll_y:
            return 0, 0
        if self._layout is None or self.paragraph == self._first_paragraph():
            return self.top_offset, 0
        return self.top_offset, self._layout.blocks[self.paragraph].start

    @property
    def at_end(self) -> bool:
        """Whether the last line of the article is in sight."""
        return self._layout is not None and self.scroll_offset.y >= self.max_scroll_y

    def watch_has_focus(self, has_focus: bool) -> None:
        """Count the time from when the article was gone into."""
        super().watch_has_focus(has_focus)
        self._watch_reading()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Heed that the end comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.call_after_refresh(self._heed_end)

    def _watch_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
        if self.has_focus and self.article is not None:
            self._reading = self.set_timer(READ_AFTER, self._tell_read)
            self.call_after_refresh(self._heed_end)

    def _heed_end(self) -> None:
        if self.has_focus and self.size.height and self.at_end:
            self._tell_read()

    def _tell_read(self) -> None:
        if not self._told_read and self.article is not None:
            self._told_read = True
            self.post_message(self.ReadThrough(self.article.id))

    def action_toggle_read(self) -> None:
        """Take the article as read, or as unread."""
        if self.article is not None:
            self._told_read = True  # what the user says holds until the article is opened again
            self.post_message(ReadToggled([self.article.id]))

    def action_links(self) -> None:
        """List the addresses in the article."""
        if self.article is None:
            return
        from dossier.tui.links import links
        from dossier.tui.screens.links import LinksScreen

        if found := links(self.article):
            self.app.push_screen(LinksScreen(found))
        else:
            self.notify("No address stands in this article.", markup=False, timeout=3)

    def _begin(self, wanted: Wanted, place: tuple[int, int] = (0, 0)) -> None:
        top, current = place
        if wanted.passage is not None:
            self.go_to(wanted.passage.start, wanted.passage.end)
        elif wanted.top is not None:
            self.have_at_top(wanted.top)
        elif top or current:
            self.have_at_top(top)
            self.make_current_at(current)
