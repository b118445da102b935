"""The left side of the main screen: its panes, of which one is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from dossier.tui.look.styling import StyledWhenShown
from dossier.tui.overview import Overview
from dossier.tui.text import DIM, WARNING, column, join, plain
from dossier.tui.widgets.articles_pane import ArticlesPane
from dossier.tui.widgets.covered import Covered
from dossier.tui.widgets.tab_line import Tab
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.widget import AwaitMount

    from dossier.model import Skipped
    from dossier.session import Dossier
    from dossier.tui.noted import Noted
    from dossier.tui.searching.pane import HitsPane

ARTICLES, HITS, EVENTS, ACTORS, QUOTES = "articles", "hits", "events", "actors", "quotes"
SKIPPED, NOTES = "skipped", "notes"
AHEAD = (EVENTS, ACTORS, QUOTES, HITS, NOTES)
"""Panes that are put in their places before they are asked for."""
PANES = (ARTICLES, HITS, EVENTS, ACTORS, QUOTES, SKIPPED, NOTES)


class LeftSide(Covered, StyledWhenShown, Container):
    """Holds the panes; that of articles is there from the start, others come when they are first needed."""

    def __init__(self, dossier: Dossier, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.dossier = dossier
        self.shown = ARTICLES
        self.sizes: Mapping[str, int] = {}  # of panes that were not read yet, as far as they are known
        self.underway = False  # the folder is being read: what is not found yet may still be
        self.articles = ArticlesPane(id="articles-pane")
        self._hits: HitsPane | None = None
        self._panes: dict[str, Widget] = {ARTICLES: self.articles}
        self._mounting: dict[str, AwaitMount] = {}
        self._unread: set[str] = set()  # panes that were put in their places, and read nothing yet
        self._styled: dict[str, str] = {}  # the theme for which each pane was styled last
        self._overview = Overview()

    def compose(self) -> list[Widget]:
        """Make the pane of the first screen."""
        return [self.articles]

    @property
    def hits(self) -> HitsPane:
        """The pane of hits, put in its place when it is first asked for."""
        if self._hits is None:
            from dossier.tui.searching.pane import HitsPane

            self._hits = HitsPane(self.dossier, id="hits-pane")
            self._hits.overview = self._overview
            self._put(HITS, self._hits)
        return self._hits

    @property
    def asked(self) -> bool:
        """Whether a query is asked."""
        return self._hits is not None and self._hits.asked

    def _put(self, name: str, pane: Widget) -> None:
        pane.display = False
        self._panes[name] = pane
        self._styled[name] = self.app.theme
        self._mounting[name] = self.mount(pane)
        if callable(getattr(pane, "load", None)):
            self._unread.add(name)

    def put_next(self) -> bool:
        """Put a pane in its place that keys are likely to ask for; return False where all are there."""
        for name in AHEAD:
            if name not in self._panes:
                self._make(name)
                return True
        return False

    def _make(self, name: str) -> None:
        if name == HITS:
            self.hits  # noqa: B018 -- puts it in its place
        elif name not in self._panes:
            self._put(name, _MAKERS[name](self.dossier))

    async def show(self, name: str) -> None:
        """Show one of the panes."""
        self._make(name)
        self._styled[self.shown] = self.app.theme
        if (mounting := self._mounting.pop(name, None)) is not None:
            await mounting
        self._style(name)
        for held, pane in self._panes.items():
            pane.display = held == name
        self.shown = name
        if name in self._unread:
            self._unread.discard(name)
            self._load(name)

    def _style(self, name: str) -> None:
        """Style a pane that was hidden when the theme changed."""
        theme = self.app.theme
        if self._styled.get(name, theme) != theme:
            self.app.stylesheet.update_nodes(self._panes[name].walk_children(with_self=True))
        self._styled[name] = theme

    def _load(self, name: str) -> None:
        """Have a pane read again what it shows, unless it was never shown."""
        if name not in self._unread and callable(load := getattr(self._panes.get(name), "load", None)):
            load()

    @property
    def pane(self) -> Widget:
        """The pane that is shown."""
        return self._panes[self.shown]

    def focus_pane(self) -> None:
        """Go to the list of the pane that is shown."""
        pane = self.pane
        target = pane if pane.can_focus else next(iter(pane.query(VirtualList)), None)
        if target is not None:
            target.focus()

    @property
    def article_here(self) -> str | None:
        """The article of the row under the cursor of the pane; None for a row of none."""
        found: str | None = getattr(self.pane, "article_here", None)
        return found

    def show_beside(self) -> None:
        """Ask for the passage of the row under the cursor, to be shown beside the pane."""
        if callable(show_beside := getattr(self.pane, "show_beside", None)):
            show_beside()

    def back(self) -> bool:
        """Leave the filter or the detail of the pane; False where neither is open."""
        back = getattr(self.pane, "back", None)
        return bool(back()) if back is not None else False

    def show_overview(self, overview: Overview) -> None:
        """Show other articles, or the same ones with more known about them."""
        self.articles.show_overview(overview)
        self._overview = overview
        if self._hits is not None:
            self._hits.overview = overview

    def show_noted(self, noted: Noted) -> None:
        """Show what the user wrote now."""
        self.articles.listing.show_noted(noted)
        self._load(NOTES)

    def reload(self) -> None:
        """Show what a refresh changed."""
        for name, pane in self._panes.items():
            if name == SKIPPED and isinstance(pane, VirtualList):
                pane.show(self.dossier.skipped())
            else:
                self._load(name)

    def tabs(self, overview: Overview) -> list[Tab]:
        """Return the names of the panes with what is known of their size."""
        known = overview.complete and bool(overview.articles)
        tabs = [
            Tab(ARTICLES, "1", "articles", (not overview.partial and len(overview.articles)) or None),
            Tab(EVENTS, "2", "events", self._found(overview.events if known else None)),
            Tab(ACTORS, "3", "actors", self._found(self.sizes.get(ACTORS))),
            Tab(QUOTES, "4", "quotes", self._found(self.sizes.get(QUOTES))),
            Tab(SKIPPED, "5", "skipped", len(overview.skipped) if known else len(overview.skipped) or None),
            Tab(NOTES, "6", "notes", len(overview.noted) or None),
        ]
        if self._hits is not None and self._hits.asked:
            result = self._hits.result
            tabs.insert(0, Tab(HITS, "/", "hits", (len(result.hits) or result.total) if result else None))
        return tabs

    def _found(self, number: int | None) -> int | None:
        return None if self.underway and not number else number


def _events(dossier: Dossier) -> Widget:
    from dossier.tui.panes.events import EventsPane

    return EventsPane(dossier, id="events")


def _actors(dossier: Dossier) -> Widget:
    from dossier.tui.panes.actors import ActorsPane

    return ActorsPane(dossier, id="actors")


def _quotes(dossier: Dossier) -> Widget:
    from dossier.tui.panes.quotes import QuotesPane

    return QuotesPane(dossier, id="quotes")


def _notes(dossier: Dossier) -> Widget:
    from dossier.tui.panes.notes import NotesPane

    return NotesPane(dossier, id="notes")


def _skipped(dossier: Dossier) -> Widget:
    return VirtualList(dossier.skipped(), skipped_line, empty="No file was skipped.", id="skipped")


def skipped_line(row: Skipped, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG001
    """Return the line of a file that is not shown as an article."""
    path = max(12, min(48, width // 2))
    return join(column(plain(row.path), path), " ", plain(row.reason, WARNING if cursor else DIM))


_MAKERS: dict[str, Callable[[Dossier], Widget]] = {
    EVENTS: _events,
    ACTORS: _actors,
    QUOTES: _quotes,
    SKIPPED: _skipped,
    NOTES: _notes,
}
