"""The main screen: search at the top, a pane on the left, the reader on the right."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual import messages, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.scrollbar import ScrollBar
from textual.widgets import Static

from dossier.tui.background import Background, report_sentence
from dossier.tui.keys.bindings import bindings
from dossier.tui.keys.now import key
from dossier.tui.left import ARTICLES
from dossier.tui.screens.base import OwnScreen
from dossier.tui.screens.comparing import ComparingScreen
from dossier.tui.screens.going import placeholder
from dossier.tui.text import DIM, FAINT, plain
from dossier.tui.why_empty import why_empty
from dossier.tui.widgets.covered import Covered, Row
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from dossier.session import Dossier
    from dossier.tui.going.returning import LeftAt
    from dossier.tui.overview import Overview
    from dossier.tui.screens.welcome import WelcomeScreen

LIST_AGAIN = 5  # seconds between two looks at what a refresh brought so far; more for long lists
LIST_FIRST = 0.5  # seconds between two looks while there is nothing to read yet
LONG, VERY_LONG = 1000, 5000  # articles
NOTHING_YET = "Articles appear here as they are read."


class MainScreen(Covered, ComparingScreen, OwnScreen[None]):
    """Where articles are found and read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Screen declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high"), (30, "-tall")]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = ""

    def __init__(self, dossier: Dossier, *, refresh: bool = True, fresh: bool = False) -> None:
        super().__init__(dossier)
        self._refresh_first = refresh
        self._fresh = fresh
        self._left_at: LeftAt | None = None
        self.welcome: WelcomeScreen | None = None
        self._listed_at = time.monotonic()

    def compose(self) -> ComposeResult:
        """Make what the first list needs around it."""
        self._fit()
        with Row(id="top"):
            yield Static(plain(placeholder(), FAINT), id="asked")
            yield Static(plain(self.dossier.name, DIM), id="name")
        yield TabLine()
        with Row(id="body"):
            yield self.left
            yield self.side
        yield KeyLine()

    def _fit(self) -> None:
        """Take the classes of the screen's size before it is styled, not after: then it is styled once."""
        width, height = self.app.size
        for breakpoints, cells in ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height)):
            self.add_class(next(name for least, name in reversed(breakpoints) if cells >= least))

    async def on_mount(self) -> None:
        """Show the first articles, and go to their list; all else comes when they are drawn."""
        self.left.focus_pane()
        first = await self.background.first_screen()
        if first is not None:
            self.articles.listing.mark_read(first[0].read)
            self._show_lists(first[1].overview)
        self.call_after_refresh(self._complete, first)

    async def _complete(self, first: tuple[Background.Remembered, Background.Listed] | None) -> None:
        """Put the rest in its place, and have it read."""
        self.mount(self.search.offered)
        if first is not None:
            remembered, listed = first
            self._remembered(remembered)
            await self._listed(listed)
        self.background.list_articles()

    def on_layout(self, event: messages.Layout) -> None:
        """Lay nothing out for a scrollbar alone: what it scrolls asks for that where it has to be."""
        if isinstance(event.widget, ScrollBar):
            event.stop()
            event.prevent_default()

    # -- where it was left

    @on(Background.Remembered)
    def _remembered(self, event: Background.Remembered) -> None:
        self.articles.listing.mark_read(event.read)
        self.look_as(event.left_at)
        if not self._fresh:
            from dossier.tui.going.returning import LeftAt

            self._left_at = LeftAt.from_values(event.left_at)
        if not event.left_at.get("opened"):
            self.remembering.values({"opened": True})
            self.action_about()

    def action_about(self) -> None:
        """Show what the dossier holds, and the first keys."""
        from dossier.tui.screens.welcome import WelcomeScreen

        self.welcome = WelcomeScreen(self.dossier.name)
        self._tell_welcome()
        self.app.push_screen(self.welcome, self._welcomed)

    def _welcomed(self, _: object) -> None:
        self.welcome = None

    def _tell_welcome(self) -> None:
        if self.welcome is not None:
            self.welcome.tell(self.overview, self.left.sizes, underway=self.left.underway)

    async def _return(self) -> None:
        """Go back to where the app was left, unless something was done since it opened."""
        from dossier.tui.going.returning import return_to

        left, self._left_at = self._left_at, None
        untouched = self.left.shown == ARTICLES and self.focused is self.articles.listing
        if left is not None and untouched and not self.articles.listing.cursor:
            await return_to(self, left)

    def remember(self) -> None:
        """Remember where the app is left; it is about to end."""
        from dossier.tui.going.returning import left_at

        if self.is_mounted and self.overview.articles and self._left_at is None:
            self.reader.leave_now()
            self.remembering.store()
            self.dossier.reading.leave_at(left_at(self).values())

    # -- lists arrive

    @on(Background.Listed)
    async def _listed(self, event: Background.Listed) -> None:
        from dossier.tui.relations import relations

        self._show_lists(event.overview)
        self._tell_welcome()
        if self._left_at is not None and event.overview.articles and not event.overview.partial:
            await self._return()
        row, wanted = self.articles.listing.row, self.reader.wanted
        if wanted is not None:
            self.reader.note(relations(self.overview, wanted.article))
        if row is not None and wanted is None and self._left_at is None:
            self.preview(row)
        if self._refresh_first and not event.overview.partial:
            self._refresh_first = False
            self.articles.listing.say_nothing(NOTHING_YET)
            self.background.refresh_dossier()

    def _show_lists(self, overview: Overview) -> None:
        self.overview = overview
        self.left.show_overview(overview)
        self._show_tabs()

    @on(Background.Counted)
    def _counted(self, event: Background.Counted) -> None:
        self.left.sizes = event.sizes
        self._tell_welcome()
        self._show_tabs()

    @on(Background.Progressed)
    def _progressed(self, event: Background.Progressed) -> None:
        self.left.underway = True
        self.status.progress(event.what, event.done, event.total)
        self.articles.listing.say_nothing(NOTHING_YET)
        if time.monotonic() - self._listed_at > self._list_again():
            self._listed_at = time.monotonic()
            self.background.list_articles()

    def _list_again(self) -> float:
        held = len(self.overview.articles)
        if held < LONG:
            return LIST_FIRST if not held else min(2, LIST_AGAIN)
        return LIST_AGAIN if held < VERY_LONG else 30

    @on(Background.Refreshed)
    def _refreshed(self, event: Background.Refreshed) -> None:
        self._all_read()
        self.status.clear()
        self.articles.listing.say_nothing(why_empty(self.dossier))
        sentence = report_sentence(event.report)
        if sentence:
            self.status.say(sentence, seconds=6)
        if sentence or event.waited:
            self.side.forget()
            self.left.reload()
        if sentence or event.waited or not self.overview.articles:
            self.background.list_articles()

    @on(Background.Failed)
    def _failed(self, event: Background.Failed) -> None:
        self._all_read()
        self.status.say(f"{event.what} failed: {event.reason}", error=True)
        self.articles.listing.say_nothing(why_empty(self.dossier))

    def _all_read(self) -> None:
        self.left.underway = False
        self._tell_welcome()
        self._show_tabs()

    def action_refresh(self) -> None:
        """Read the folder again."""
        self.status.say("Reading the folder …")
        self.background.refresh_dossier()

    def action_copy(self) -> None:
        """Copy what the reader shows beside the list."""
        if self.side.display and self.reader.article is not None:
            self.reader.action_copy()
        else:
            said = f"{key('list.select')} opens the article; there {key('reader.copy')} copies a passage."
            self.notify(said, markup=False, timeout=3)
