"""Going from pane to pane, giving one more room, and going back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget

from dossier.tui.going.places import Places
from dossier.tui.keys.now import key
from dossier.tui.left import ARTICLES, HITS
from dossier.tui.screens.exporting import ExportingScreen
from dossier.tui.widgets.tab_line import TabLine
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.session import Dossier
    from dossier.tui.searching.box import SearchBox

ZOOMS = ("-zoom-left", "-zoom-right", "-zen")


def placeholder() -> str:
    """Return what the search box says while it is empty."""
    return f"{key('main.search')}  search: words, “a phrase”, speaker:, outlet:, date:"


class GoingScreen(ExportingScreen):
    """A screen with a search box above its panes, between which one goes."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(dossier)
        self._way: list[Widget | None] = []  # what had the focus when a screen above opened a passage here
        self._chosen_in: str | None = None  # the pane where the actor of the list was chosen

    @cached_property
    def search(self) -> SearchBox:
        """The search box, put in its place when it is first asked for: the list is drawn before."""
        from dossier.tui.searching.box import SearchBox

        box = SearchBox(self.dossier, placeholder(), id="search")
        self.query_one("#top").mount(box, before=0)
        self.query_one("#asked").remove()
        return box

    # -- the panes on the left

    async def action_show(self, name: str) -> None:
        """Show a pane on the left, and go to it."""
        await self.forget_the_way()
        self._chosen_in = None
        await self._switch(name)
        self.change_look(off=("-reading", "-zoom-right"))
        self.left.focus_pane()
        self._show_beside()

    def _show_beside(self) -> None:
        """Have the reader show the row of the pane that came; the list goes to the article that was read."""
        listing, wanted = self.articles.listing, self.reader.wanted if self.side.filled else None
        if self.left.shown != ARTICLES:
            self.left.show_beside()
            return
        if self.gone_into and wanted is not None:
            with listing.prevent(VirtualList.Highlighted):
                listing.find(wanted.article)
        self.keep_beside()

    async def _switch(self, name: str) -> None:
        await self.left.show(name)
        self._show_tabs()

    def _show_tabs(self) -> None:
        line = self.query_one(TabLine)
        line.tabs, line.active = self.left.tabs(self.overview), self.left.shown

    @on(TabLine.Chosen)
    async def _tab_chosen(self, event: TabLine.Chosen) -> None:
        await self.action_show(event.name)

    async def action_search(self) -> None:
        """Go to the search box."""
        await self.forget_the_way()
        self.change_look(off=("-reading", *ZOOMS))
        self.set_focus(self.search)  # at once: what is typed next is meant for it
        self.search.focus()  # later too, for a zoomed pane may have hidden it

    # -- zooming and going back

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or share it again."""
        if any(self.has_class(zoom) for zoom in ZOOMS):
            self.change_look(off=ZOOMS)
        else:
            self.change_look(on=("-zoom-right" if self.side.focused is not None else "-zoom-left",))

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
        self.set_look("-reading", on=focused is self.reader)
        self.set_focus(focused)
        self.app.pop_screen()

    async def action_split(self) -> None:
        """Keep the article beside the next ones, or close it."""
        if await self.side.split():
            self.set_look("-split", on=self.side.second is not None)
        else:
            self.notify("Open an article first; it is then kept beside the next.", markup=False, timeout=3)

    def action_zen(self) -> None:
        """Show nothing but the article, or all again."""
        if self.has_class("-zen"):
            self.change_look(off=("-zen",))
            return
        row = self.articles.listing.row
        if self.articles.listing.has_focus and row is not None:
            self.open_article(row.id, enter=True)
        if self.reader.wanted is not None:
            self.change_look(on=("-zen", "-reading"), off=ZOOMS)
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
            self.change_look(off=("-reading",))
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
