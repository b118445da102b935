"""The main screen: search at the top, a pane on the left, the reader on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from dossier.model import ArticleInfo, Span
from dossier.tui.bindings import bindings
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.left import make_pane
from dossier.tui.messages import ArticleChosen
from dossier.tui.overview import Overview
from dossier.tui.text import DIM, plain
from dossier.tui.widgets.article_reader import ArticleReader, Wanted
from dossier.tui.widgets.articles_pane import ArticlesPane
from dossier.tui.widgets.background import Background, report_sentence
from dossier.tui.widgets.hits_pane import HitsPane
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.reader import Reader
from dossier.tui.widgets.search_box import SearchBox
from dossier.tui.widgets.status_line import StatusLine
from dossier.tui.widgets.tab_line import Tab, TabLine
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.session import Dossier

PREVIEW_AFTER = 0.04  # seconds on a row before its article is fetched
MOST_COMPARED = 6


class MainScreen(Screen[None]):
    """Where articles are found and read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Screen declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = ""

    def __init__(self, dossier: Dossier, *, refresh: bool = True) -> None:
        super().__init__()
        self.dossier = dossier
        self.overview = Overview()
        self.open_pane = ""
        self._panes: dict[str, Widget] = {}
        self._refresh_first = refresh
        self._preview: Timer | None = None

    # -- making

    def compose(self) -> ComposeResult:
        """Make what is always there; panes come when they are first shown."""
        with Horizontal(id="top"):
            yield SearchBox(id="search")
            yield Static(plain(self.dossier.name, DIM), id="name")
        yield TabLine()
        with Horizontal(id="body"):
            yield Container(id="left")
            yield ArticleReader(self.dossier, id="reader")
        yield StatusLine()
        yield KeyLine()
        yield Background(self.dossier)

    async def on_mount(self) -> None:
        """Show the list, then begin to fill it."""
        await self.action_show("articles")
        self.background.list_articles()

    @property
    def background(self) -> Background:
        """What runs threads."""
        return self.query_one(Background)

    @property
    def reader(self) -> ArticleReader:
        """The reader."""
        return self.query_one(ArticleReader)

    @property
    def articles(self) -> ArticlesPane:
        """The pane of articles."""
        return self.query_one(ArticlesPane)

    @property
    def hits(self) -> HitsPane | None:
        """The pane of hits, None before the first search."""
        return next(iter(self.query(HitsPane)), None)

    @property
    def narrow(self) -> bool:
        """Whether there is room for only one of list and reader."""
        return self.size.width < 100

    # -- the panes on the left

    async def action_show(self, name: str) -> None:
        """Show a pane on the left, and go to it."""
        await self._switch(name)
        self.remove_class("-reading")
        self._focus_left()

    async def _switch(self, name: str) -> None:
        if name not in self._panes:
            self._panes[name] = make_pane(name, self.dossier)
            await self.query_one("#left").mount(self._panes[name])
        for held, pane in self._panes.items():
            pane.display = held == name
        self.open_pane = name
        self._show_tabs()

    @property
    def pane(self) -> Widget:
        """The pane shown on the left."""
        return self._panes[self.open_pane]

    def _focus_left(self) -> None:
        pane = self.pane
        target = pane if pane.can_focus else next(iter(pane.query(VirtualList)), None)
        if target is not None:
            target.focus()

    def _show_tabs(self) -> None:
        held = self.overview
        complete = held.complete
        tabs = [
            Tab("articles", "1", "articles", len(held.articles) if held.articles else None),
            Tab("events", "2", "events", len(held.letters) if complete else None),
            Tab("actors", "3", "actors"),
            Tab("quotes", "4", "quotes"),
            Tab("skipped", "5", "skipped", len(held.skipped) if complete else None),
        ]
        if self.hits is not None and self.hits.query_text.strip():
            result = self.hits.result
            tabs.insert(0, Tab("hits", "/", "hits", len(result.hits) if result else None))
        line = self.query_one(TabLine)
        line.tabs, line.active = tabs, self.open_pane

    @on(TabLine.Chosen)
    async def _tab_chosen(self, event: TabLine.Chosen) -> None:
        await self.action_show(event.name)

    # -- lists arrive

    @on(Background.Listed)
    def _listed(self, event: Background.Listed) -> None:
        self.overview = event.overview
        self.articles.show_overview(event.overview)
        if self.hits is not None:
            self.hits.overview = event.overview
        self._show_tabs()
        row = self.articles.listing.row
        if row is not None and not self.narrow and self.reader.wanted is None:
            self._preview_article(row)
        if self._refresh_first:
            self._refresh_first = False
            self.background.refresh_dossier()

    @on(Background.Progressed)
    def _progressed(self, event: Background.Progressed) -> None:
        self.query_one(StatusLine).progress(event.what, event.done, event.total)

    @on(Background.Refreshed)
    def _refreshed(self, event: Background.Refreshed) -> None:
        status, sentence = self.query_one(StatusLine), report_sentence(event.report)
        status.clear()
        if sentence:
            status.say(sentence)
            self.set_timer(6, status.clear)
            self.reader.forget()
        self.background.list_articles()

    @on(Background.Failed)
    def _failed(self, event: Background.Failed) -> None:
        self.query_one(StatusLine).say(f"{event.what} failed: {event.reason}", error=True)

    def action_refresh(self) -> None:
        """Read the folder again."""
        self.background.refresh_dossier()

    # -- articles are chosen

    @on(VirtualList.Highlighted, "#articles")
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        self._preview_article(event.row)

    def _preview_article(self, info: ArticleInfo) -> None:
        if self._preview is not None:
            self._preview.stop()
        if not self.narrow:
            self._preview = self.set_timer(PREVIEW_AFTER, lambda: self._open(info.id))

    @on(VirtualList.Selected, "#articles")
    def _selected(self, event: VirtualList.Selected) -> None:
        self._open(event.row.id, enter=True)

    @on(ArticleChosen)
    def _article_chosen(self, event: ArticleChosen) -> None:
        if event.enter or not self.narrow:
            self._open(event.article, event.passage, enter=event.enter)

    @on(OpenPassage)
    def open_passage(self, event: OpenPassage) -> None:
        """Show an article at a passage, and go into it."""
        self.articles.listing.find(event.article)
        self._open(event.article, Span(event.start, event.end), enter=True)

    def _open(self, article_id: str, passage: Span | None = None, *, enter: bool = False) -> None:
        if self._preview is not None:
            self._preview.stop()
        hits = self.hits.hits_in(article_id) if self.hits is not None else []
        self.reader.open(Wanted(article_id, passage, hits))
        if enter:
            self.articles.listing.mark_read(article_id)
            self.add_class("-reading")
            self.remove_class("-zoom-left")
            self.reader.focus()

    @on(Reader.Copied)
    def _copied(self, event: Reader.Copied) -> None:
        self.app.copy_to_clipboard(event.text)
        self.notify("Copied with its source.", markup=False, timeout=2)

    def action_next_article(self) -> None:
        """Read the next article of the list."""
        self._step_article(1)

    def action_previous_article(self) -> None:
        """Read the article before."""
        self._step_article(-1)

    def _step_article(self, step: int) -> None:
        listing = self.articles.listing
        if self.reader.wanted is not None:
            listing.find(self.reader.wanted.article)
        listing.cursor += step
        if listing.row is not None:
            self._open(listing.row.id, enter=self.reader.has_focus)

    # -- searching

    def action_search(self) -> None:
        """Go to the search box."""
        self.remove_class("-reading", "-zoom-left", "-zoom-right")
        self.query_one(SearchBox).focus()

    @on(Input.Changed, "#search")
    async def _typed(self, event: Input.Changed) -> None:
        query = event.value
        if query.strip():
            if self.open_pane != "hits":
                await self._switch("hits")
        elif self.open_pane == "hits":
            await self._switch("articles")
        if self.hits is not None:
            self.hits.overview = self.overview
            self.hits.ask(query)
            if not query.strip():
                self.reader.mark_hits(())
        self._show_tabs()

    @on(HitsPane.Answered)
    def _answered(self) -> None:
        self._show_tabs()
        if self.hits is not None and self.reader.wanted is not None:
            self.reader.mark_hits(self.hits.hits_in(self.reader.wanted.article))

    @on(SearchBox.Left)
    async def _to_hits(self) -> None:
        hits = self.hits
        if hits is None or not hits.query_text.strip():
            self._focus_left()
        elif hits.result is not None and not hits.result.total and hits.result.suggestion:
            self.query_one(SearchBox).value = hits.result.suggestion
        else:
            await self.action_show("hits")

    def action_next_hit(self) -> None:
        """Go to the next hit."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self._step_hit(-1)

    def _step_hit(self, step: int) -> None:
        if self.hits is None or self.hits.result is None:
            self.notify("Nothing is searched for yet: / searches.", markup=False, timeout=3)
            return
        if self.reader.step_hit(step):
            return
        current = self.reader.wanted.article if self.reader.wanted is not None else ""
        hit = self.hits.step_article(current, step)
        if hit is None:
            self.notify("No further hit." if step > 0 else "No hit before.", markup=False, timeout=3)
            return
        self.hits.find(hit)
        passage = Span(hit.start, hit.end) if hit.paragraph else None
        self._open(hit.article, passage, enter=self.reader.has_focus or self.narrow)

    # -- comparing

    def action_compare(self) -> None:
        """Compare the marked articles, or all reports of the event of the current one."""
        chosen = self._to_compare()
        if len(chosen) < 2:
            self.notify("Mark two to six articles with space first.", markup=False, timeout=4)
            return
        from dossier.tui.compare.screen import CompareScreen

        self.app.push_screen(CompareScreen(self.dossier, chosen))

    def _to_compare(self) -> list[str]:
        listing = self.articles.listing
        if len(listing.marked) > 1:
            return listing.marked
        current = self.reader.wanted.article if self.reader.has_focus and self.reader.wanted else None
        current = current or (listing.row.id if listing.row else None)
        event = self.overview.event_of.get(current) if current else None
        if current is None or event is None:
            return []
        others = [article for article in event.articles if article != current]
        return [current, *others][:MOST_COMPARED]

    # -- zooming and going back

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or share it again."""
        zoomed = "-zoom-right" if self.reader.has_focus else "-zoom-left"
        if self.has_class("-zoom-left") or self.has_class("-zoom-right"):
            self.remove_class("-zoom-left", "-zoom-right")
        else:
            self.add_class(zoomed)

    async def back(self) -> bool:
        """Go back one level; False where this is the first."""
        search = self.query_one(SearchBox)
        if search.has_focus:
            if search.value:
                search.value = ""
            else:
                self._focus_left()
        elif self.has_class("-zoom-left") or self.has_class("-zoom-right"):
            self.action_zoom()
        elif self.reader.has_focus:
            self.remove_class("-reading")
            self._focus_left()
        elif self.open_pane == "articles":
            return self.articles.back() or self._clear_search()
        elif self.open_pane == "hits":
            self._clear_search()
            await self.action_show("articles")
        else:
            await self.action_show("articles")
        return True

    def _clear_search(self) -> bool:
        search = self.query_one(SearchBox)
        had, search.value = bool(search.value), ""
        return had
