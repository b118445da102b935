"""The main screen: search at the top, a pane on the left, the reader on the right."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from dossier.comparison import Claim
from dossier.tui.bindings import bindings
from dossier.tui.choosing import Choice
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.finding import Entry, Kind
from dossier.tui.left import ARTICLES, HITS
from dossier.tui.messages import Correct
from dossier.tui.noted import Noted
from dossier.tui.panes.messages import ActorChosen, ClaimsAsked, CompareAsked
from dossier.tui.places import Places
from dossier.tui.relations import relations
from dossier.tui.returning import LeftAt, left_at, return_to
from dossier.tui.screens.exporting import ExportingScreen
from dossier.tui.screens.reading import ReadingScreen
from dossier.tui.searching.box import SearchBox
from dossier.tui.searching.messages import KeepSearch, Settled
from dossier.tui.searching.pane import HitsPane
from dossier.tui.searching.suggestions import SuggestionList
from dossier.tui.text import DIM, plain
from dossier.tui.widgets.article_list import NOTHING
from dossier.tui.widgets.background import Background, report_sentence
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.status_line import StatusLine
from dossier.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from dossier.session import Dossier
    from dossier.tui.screens.welcome import WelcomeScreen

MOST_COMPARED = 6
LIST_AGAIN = 5  # seconds between two looks at what a refresh brought so far; more for long lists
LIST_FIRST = 0.5  # seconds between two looks while there is nothing to read yet
LONG, VERY_LONG = 1000, 5000  # articles
NOTHING_YET = "Articles appear here as they are read."
ZOOMS = ("-zoom-left", "-zoom-right", "-zen")


class MainScreen(ExportingScreen):
    """Where articles are found and read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Screen declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high"), (30, "-tall")]  # noqa: RUF012 - as Screen declares it
    AUTO_FOCUS = ""

    def __init__(self, dossier: Dossier, *, refresh: bool = True, fresh: bool = False) -> None:
        super().__init__(dossier)
        self.search = SearchBox(dossier, id="search")
        self.status = StatusLine()
        self.background = Background(dossier)
        self._kept_search: str | None = None  # to compare another one with
        self._way: list[Widget | None] = []  # what had the focus when a screen above opened a passage here
        self._chosen_in: str | None = None  # the pane where the actor of the list was chosen
        self._refresh_first = refresh
        self._fresh = fresh
        self._left_at: LeftAt | None = None
        self.welcome: WelcomeScreen | None = None
        self.changed_keys: Mapping[str, str] = {}  # by command id
        self.kept_article = ""  # not to be replaced by the first hit of the query that was left
        self._listed_at = time.monotonic()

    def compose(self) -> ComposeResult:
        """Make what is always there."""
        with Horizontal(id="top"):
            yield self.search
            yield Static(plain(self.dossier.name, DIM), id="name")
        yield TabLine()
        with Horizontal(id="body"):
            yield self.left
            yield self.side
        yield self.status
        yield KeyLine()
        yield self.background
        yield self.remembering
        yield self.search.offered

    def on_mount(self) -> None:
        """Go to the list, and begin to fill it."""
        self.left.focus_pane()
        self.background.list_articles()

    # -- the panes on the left

    async def action_show(self, name: str) -> None:
        """Show a pane on the left, and go to it."""
        await self.forget_the_way()
        self._chosen_in = None
        await self._switch(name)
        self.remove_class("-reading", "-zoom-right")
        self.left.focus_pane()

    async def _switch(self, name: str) -> None:
        await self.left.show(name)
        self._show_tabs()

    def _show_tabs(self) -> None:
        line = self.query_one(TabLine)
        line.tabs, line.active = self.left.tabs(self.overview), self.left.shown

    @on(TabLine.Chosen)
    async def _tab_chosen(self, event: TabLine.Chosen) -> None:
        await self.action_show(event.name)

    def action_jump(self) -> None:
        """Show letters over panes and rows, and go to the one that is typed."""
        from dossier.tui.screens.jump import JumpScreen, places_of

        self.app.push_screen(JumpScreen(places_of(self)), self._jump)

    async def _jump(self, go: Callable[[], object] | None) -> None:
        if go is not None and isawaitable(done := go()):
            await done

    # -- where it was left

    @on(Background.Remembered)
    def _remembered(self, event: Background.Remembered) -> None:
        self.articles.listing.mark_read(event.read)
        self.look_as(event.left_at)
        if not self._fresh:
            self._left_at = LeftAt.from_values(event.left_at)
        if not event.left_at.get("opened"):
            self.remembering.values({"opened": True})
            self.action_about()

    def action_about(self) -> None:
        """Show what the dossier holds, and the first keys."""
        from dossier.tui.screens.welcome import WelcomeScreen

        self.welcome = WelcomeScreen(self.dossier.name, self.changed_keys)
        self._tell_welcome()
        self.app.push_screen(self.welcome, self._welcomed)

    def _welcomed(self, _: object) -> None:
        self.welcome = None

    def _tell_welcome(self) -> None:
        if self.welcome is not None:
            self.welcome.tell(self.overview, self.left.sizes)

    async def _return(self) -> None:
        """Go back to where the app was left, unless something was done since it opened."""
        left, self._left_at = self._left_at, None
        untouched = self.left.shown == ARTICLES and self.focused is self.articles.listing
        if left is not None and untouched and not self.articles.listing.cursor:
            await return_to(self, left)

    def remember(self) -> None:
        """Remember where the app is left; it is about to end."""
        if self.is_mounted and self.overview.articles and self._left_at is None:
            self.reader.leave_now()
            self.remembering.store()
            self.dossier.reading.leave_at(left_at(self).values())

    # -- lists arrive

    @on(Background.Listed)
    async def _listed(self, event: Background.Listed) -> None:
        self.overview = event.overview
        self.left.show_overview(event.overview)
        self._tell_welcome()
        self._show_tabs()
        if self._left_at is not None and event.overview.articles and not event.overview.partial:
            await self._return()
        row = self.articles.listing.row
        if row is not None and self.reader.wanted is None:
            self.preview(row)
        if self.reader.wanted is not None:
            self.reader.note(relations(self.overview, self.reader.wanted.article))
        if self._refresh_first and not event.overview.partial:
            self._refresh_first = False
            self.articles.listing.say_nothing(NOTHING_YET)
            self.background.refresh_dossier()

    @on(Background.Counted)
    def _counted(self, event: Background.Counted) -> None:
        self.left.sizes = event.sizes
        self._tell_welcome()
        self._show_tabs()

    @on(Background.Progressed)
    def _progressed(self, event: Background.Progressed) -> None:
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
        self.status.clear()
        self.articles.listing.say_nothing(NOTHING)
        if sentence := report_sentence(event.report):
            self.status.say(sentence, seconds=6)
            self.side.forget()
            self.left.reload()
        if sentence or not self.overview.articles:
            self.background.list_articles()

    @on(Background.Failed)
    def _failed(self, event: Background.Failed) -> None:
        self.status.say(f"{event.what} failed: {event.reason}", error=True)
        self.articles.listing.say_nothing(NOTHING)

    def action_refresh(self) -> None:
        """Read the folder again."""
        self.status.say("Reading the folder …")
        self.background.refresh_dossier()

    # -- corrections and notes

    @on(Correct)
    def _correct(self, event: Correct) -> None:
        event.stop()
        self.background.correct(event.work, light=event.light)

    @on(Background.Corrected)
    def _corrected(self, event: Background.Corrected) -> None:
        self.status.say(event.said, seconds=6)
        if event.noted is not None:
            self._show_noted(event.noted)
            return
        self.side.forget()
        self.left.reload()
        self.background.list_articles()

    def _show_noted(self, noted: Noted) -> None:
        """Show other notes, on the same articles."""
        self.overview = replace(self.overview, noted=noted)
        self.left.show_noted(noted)
        for reader in self.side.readers:
            reader.reload_highlights()
        if self.reader.wanted is not None:
            self.reader.note(relations(self.overview, self.reader.wanted.article))

    def action_state(self) -> None:
        """Ask what is known better of the marked articles, or of the current one."""
        from dossier.tui.stating import ask_value

        current = self.current()
        wanted = self.articles.listing.marked or ([current] if current else [])
        if infos := [self.overview.by_id[name] for name in wanted if name in self.overview.by_id]:
            ask_value(self, self.dossier, infos)

    def action_undo(self) -> None:
        """Take back the last correction or note."""
        self.background.correct(lambda: _told(self.dossier.undo_stack.undo(), "Taken back: {}.", "undo"))

    def action_redo(self) -> None:
        """Take again what was taken back."""
        self.background.correct(lambda: _told(self.dossier.undo_stack.redo(), "Taken again: {}.", "redo"))

    # -- searching

    async def action_search(self) -> None:
        """Go to the search box."""
        await self.forget_the_way()
        self.remove_class("-reading", *ZOOMS)
        self.search.focus()

    @on(Input.Changed, "#search")
    async def _typed(self, event: Input.Changed) -> None:
        self.left.hits.ask(event.value)
        if self.left.hits.asked:
            await self._switch(HITS)
        elif self.left.shown == HITS:
            await self._switch(ARTICLES)
            self.mark_places()
        self._show_tabs()

    @on(HitsPane.Answered)
    def _answered(self) -> None:
        self._show_tabs()

    @on(HitsPane.Shown)
    def _hits_shown(self) -> None:
        self.mark_places()
        kept, self.kept_article = self.kept_article, ""
        if spans := self.places.within(kept):
            self.left.hits.find(kept, spans[0])
        else:
            self.left.hits.show_first()

    @on(HitsPane.Narrowed)
    def _narrowed(self, event: HitsPane.Narrowed) -> None:
        self.search.value = event.query

    @on(SuggestionList.Clicked)
    def _suggestion_clicked(self, event: SuggestionList.Clicked) -> None:
        self.search.take(event.suggestion)
        self.search.focus()

    @on(Settled)
    def _remember(self, event: Settled) -> None:
        query, history = event.query, self.dossier.history
        self.run_worker(lambda: history.add(query), group="history", thread=True, exit_on_error=False)

    @on(KeepSearch)
    def _keep_search(self, event: KeepSearch) -> None:
        query, searches = event.query.strip(), self.dossier.searches
        if not query:
            self.status.say("Type a query first, then ctrl+s keeps it under a name.", seconds=6, notable=True)
            return

        def keep(name: str | None) -> None:
            if name is not None:
                self.background.correct(lambda: f"Kept the search “{searches.keep(name, query).name}”.")

        from dossier.tui.widgets.prompt import Prompt

        title = "Name the search. A name that is taken gets the new query."
        self.app.push_screen(Prompt(title, check=searches.problem_with), keep)

    @on(SearchBox.Left)
    async def _to_hits(self) -> None:
        hits = self.left.hits
        self.post_message(Settled(self.search.value))
        if not hits.asked:
            self.left.focus_pane()
        elif hits.result is not None and not hits.result.total and hits.result.suggestion:
            self.search.value = hits.result.suggestion
        else:
            await self.action_show(HITS)

    async def ask(self, query: str) -> None:
        """Search for a query that was not typed, and go to what it finds."""
        self.search.value = query
        self.left.hits.ask(query)
        self.post_message(Settled(query))
        await self.action_show(HITS)

    # -- actors, events and articles chosen by name

    @on(ActorChosen)
    def _actor_chosen(self, event: ActorChosen) -> None:
        self.find_mentions(event.actor_id)

    @on(ReadingScreen.MentionsFound)
    async def _mentions_found(self, event: ReadingScreen.MentionsFound) -> None:
        shown = self.left.shown
        await self._show_only(event.actor.articles, f"naming {event.actor.name}; n goes to the next place")
        self._chosen_in = shown if shown not in (ARTICLES, HITS) else None
        self.mentions = event.places
        self.mark_places()

    async def go_to(self, entry: Entry) -> None:
        """Show the article, actor or event that was chosen by name."""
        if entry.kind is Kind.ARTICLE:
            self.articles.listing.find(entry.target)
            self.open_article(entry.target, enter=True)
        elif entry.kind is Kind.ACTOR:
            self.find_mentions(entry.target)
        elif entry.kind is Kind.SEARCH:
            await self.ask(entry.target)
        elif (event := self.overview.event(entry.target)) is not None:
            await self._show_only(event.articles, self.overview.label(event))

    async def _show_only(self, article_ids: Iterable[str], label: str) -> None:
        self.mentions = Places()
        self.search.value = ""
        await self.action_show(ARTICLES)
        self.articles.listing.choose(Choice(articles=frozenset(article_ids), label=label))

    # -- comparing

    def action_compare(self) -> None:
        """Compare the marked articles; one that is marked, with the current one.

        Without marks, compare the current one with the reports of its event, else with copies of its words.
        """
        marked, current = self.articles.listing.marked, self.current()
        if len(marked) == 1:
            self._compare(list(dict.fromkeys([*marked, *([current] if current else [])])))
        else:
            self._compare(marked or self.overview.reports_beside(current))

    @on(CompareAsked)
    def _compare_asked(self, event: CompareAsked) -> None:
        asked = event.article_ids
        self._compare(asked if len(asked) != 1 else self.overview.reports_beside(asked[0]))

    @on(ClaimsAsked)
    def _claims_asked(self, event: ClaimsAsked) -> None:
        from dossier.tui.compare.pane_screen import PaneScreen
        from dossier.tui.panes.claims import ClaimsPane

        pane = ClaimsPane(self.dossier, event.event)
        self.app.push_screen(PaneScreen[Claim](event.event.title, pane), self._compare_claim)

    def _compare_claim(self, claim: Claim | None) -> None:
        """Compare the articles that make a claim, and go to it."""
        cells = [cell for cell in claim.cells if cell is not None] if claim is not None else []
        if len(cells) == 1:
            self.open_passage(OpenPassage(cells[0].article, cells[0].start, cells[0].end))
        elif cells:
            self._compare([cell.article for cell in cells], (cells[0].article, cells[0].start))

    def _compare(self, article_ids: Sequence[str], at: tuple[str, int] | None = None) -> None:
        article_ids = article_ids[:MOST_COMPARED]
        if len(article_ids) < 2:
            self.status.say(self._how_to_compare(), seconds=10, notable=True)
            return
        from dossier.tui.compare.screen import CompareScreen

        self.app.push_screen(CompareScreen(self.dossier, article_ids, at))

    def _how_to_compare(self) -> str:
        if self.articles.listing.marked:
            return "Go to another article, then c compares it with the one marked."
        if not self.overview.complete:
            return "Mark two articles with m, then press c: their events are not known yet."
        return "Mark two articles with m, then press c: no other one reports this event."

    def action_compare_searches(self) -> None:
        """Keep what is searched for, or compare it with the search that was kept."""
        query, kept = self.search.value.strip(), self._kept_search
        if not query:
            self.status.say("Search for something first; C then keeps it to compare.", seconds=6)
        elif kept is None or kept == query:
            self._kept_search = query
            self.status.say(f"Kept “{query}”: search for something else, and C compares both.", seconds=10)
        else:
            from dossier.tui.compare.pane_screen import PaneScreen
            from dossier.tui.panes.results import ResultsPane

            self._kept_search = None
            pane = ResultsPane(self.dossier, kept, query)
            self.app.push_screen(PaneScreen[None]("Two searches compared", pane))

    def action_copy(self) -> None:
        """Copy what the reader shows beside the list."""
        if self.side.display and self.reader.article is not None:
            self.reader.action_copy()
        else:
            self.notify("enter opens the article; there y copies a passage.", markup=False, timeout=3)

    # -- zooming and going back

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or share it again."""
        if any(self.has_class(zoom) for zoom in ZOOMS):
            self.remove_class(*ZOOMS)
        else:
            self.add_class("-zoom-right" if self.side.focused is not None else "-zoom-left")

    def note_the_way(self) -> None:
        """Remember where the focus is: a screen above is about to open a passage here."""
        self._way.append(self.focused)

    async def forget_the_way(self) -> None:
        """Close the screens from which passages were opened here: the user goes elsewhere."""
        if self._way and self.app.screen is self:
            self._way.clear()
            while len(self.app.screen_stack) > 1:
                await self.app.pop_screen()

    def _go_back_the_way(self) -> None:
        focused = self._way.pop()
        self.set_class(focused is self.reader, "-reading")
        self.set_focus(focused)
        self.app.pop_screen()

    async def action_split(self) -> None:
        """Keep the article beside the next ones, or close it."""
        if await self.side.split():
            self.set_class(self.side.second is not None, "-split")
        else:
            self.notify("Open an article first; it is then kept beside the next.", markup=False, timeout=3)

    def action_zen(self) -> None:
        """Show nothing but the article, or all again."""
        if self.has_class("-zen"):
            self.remove_class("-zen")
            return
        row = self.articles.listing.row
        if self.articles.listing.has_focus and row is not None:
            self.open_article(row.id, enter=True)
        if self.reader.wanted is not None:
            self.remove_class(*ZOOMS)
            self.add_class("-zen", "-reading")
            self.reader.focus()

    async def back(self) -> bool:
        """Go back one level; False where this is the first."""
        if self.search.has_focus:
            if self.search.value:
                self.search.value = ""
            else:
                self.left.focus_pane()
        elif self.side.focused is not None and self.side.back():
            pass
        elif any(self.has_class(zoom) for zoom in ZOOMS):
            self.action_zoom()
        elif self.side.to_first():
            pass
        elif self._way:
            self._go_back_the_way()
        elif self.reader.has_focus:
            self.remove_class("-reading")
            self.left.focus_pane()
        elif self.left.back():
            self._forget_mentions()
            if self._chosen_in is not None:
                await self.action_show(self._chosen_in)
        elif self.left.shown != ARTICLES:
            self.search.value = "" if self.left.shown == HITS else self.search.value
            await self.action_show(ARTICLES)
        elif self.search.value:
            self.search.value = ""
        else:
            return False
        return True

    def _forget_mentions(self) -> None:
        if not self.articles.listing.choice:
            self.mentions = Places()
            self.mark_places()


def _told(label: str | None, sentence: str, what: str) -> str:
    return sentence.format(label) if label is not None else f"There is nothing to {what}."
