"""Searching, and showing what was chosen by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from dossier.tui.choosing import Choice
from dossier.tui.going.places import Places
from dossier.tui.keys.commands import CONTEXTS
from dossier.tui.keys.now import key
from dossier.tui.left import ACTORS, ARTICLES, EVENTS, HITS, NOTES, QUOTES
from dossier.tui.panes.messages import ActorChosen
from dossier.tui.screens.correcting import CorrectingScreen
from dossier.tui.screens.reading import ReadingScreen
from dossier.tui.searching.messages import KeepSearch, Settled
from dossier.tui.typed_ahead import typed_ahead

if TYPE_CHECKING:
    from dossier.session import Dossier
    from dossier.tui.going.finding import Entry
    from dossier.tui.keys.command import Command
    from dossier.tui.searching.pane import HitsPane
    from dossier.tui.searching.suggestions import SuggestionList


PLACES = {
    "articles": ARTICLES,
    "hits": HITS,
    "events": EVENTS,
    "actors": ACTORS,
    "quotes": QUOTES,
    "notes": NOTES,
}
"""The panes in which the keys of a context are heard."""


class SearchingScreen(CorrectingScreen):
    """A screen that searches the articles."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(dossier)
        self.kept_article = ""  # not to be replaced by the first hit of the query that was left

    # -- searching

    @on(Input.Changed, "#search")
    async def _typed(self, event: Input.Changed) -> None:
        if event.value.strip() or self.left.asked:
            self.left.hits.ask(event.value)
        if self.left.asked:
            await self._switch(HITS)
        else:
            if self.left.shown == HITS:
                await self._switch(ARTICLES)
                self._show_beside()
            self.mark_places()
        self._show_tabs()

    # What a search needs is loaded when there is one; so these find its messages by their names.

    def on_hits_pane_answered(self) -> None:
        """Say how much was found."""
        self._show_tabs()

    def on_hits_pane_shown(self) -> None:
        """Mark what was found, and show the first of it."""
        self.mark_places()
        kept, self.kept_article = self.kept_article, ""
        if spans := self.places.within(kept):
            self.left.hits.find(kept, spans[0])
        else:
            self.left.hits.show_beside()

    def on_hits_pane_narrowed(self, event: HitsPane.Narrowed) -> None:
        """Search for a narrower query."""
        self.search.value = event.query

    def on_suggestion_list_clicked(self, event: SuggestionList.Clicked) -> None:
        """Search for what was suggested."""
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
            said = f"Type a query first, then {key('search.keep')} keeps it under a name."
            self.status.say(said, seconds=6, notable=True)
            return

        def keep(name: str | None) -> None:
            if name is not None:
                self.background.correct(lambda: f"Kept the search “{searches.keep(name, query).name}”.")

        from dossier.tui.widgets.prompt import Prompt

        title = "Name the search. A name that is taken gets the new query."
        self.app.push_screen(Prompt(title, check=searches.problem_with), keep)

    def on_search_box_cleared(self) -> None:
        """Heed the keys again: the panes show by now what is left of the query."""
        typed_ahead(self.search).let_go()

    async def on_search_box_left(self) -> None:
        """Go to what was found; where that is nothing, search for what is like it."""
        self.post_message(Settled(self.search.value))
        result = self.left.hits.result if self.left.asked else None
        if result is not None and not result.total and result.suggestion:
            self.search.value = result.suggestion
        try:
            if self.left.asked:
                await self.action_show(HITS)
            else:
                self.left.focus_pane()
        finally:
            typed_ahead(self.search).let_go()

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
        said = f"naming {event.actor.name}; {key('main.next_hit')} goes to the next place"
        await self._show_only(event.actor.articles, said)
        self._chosen_in = shown if shown not in (ARTICLES, HITS) else None
        self.mentions = event.places
        self.mark_places()

    async def go_to(self, entry: Entry) -> None:
        """Show the article, actor or event that was chosen by name."""
        from dossier.tui.going.finding import Kind

        if entry.kind is Kind.ARTICLE:
            self.articles.listing.find(entry.target)
            self.open_article(entry.target, enter=True)
        elif entry.kind is Kind.ACTOR:
            self.find_mentions(entry.target)
        elif entry.kind is Kind.SEARCH:
            await self.ask(entry.target)
        elif (event := self.overview.event(entry.target)) is not None:
            await self._show_only(event.articles, self.overview.label(event))

    async def lead_to(self, command: Command) -> None:
        """Go to the pane where a command's key is heard, and name the key."""
        place = PLACES.get(command.context)
        if place == HITS and not self.left.asked:
            await self.action_search()
        elif place is not None:
            await self.action_show(place)
        elif command.context == "search":
            await self.action_search()
        elif command.context == "reader" and (wanted := self.reader.wanted) is not None:
            self.open_article(wanted.article, enter=True)
        elif command.context == "panes" and self.left.shown not in (EVENTS, ACTORS, QUOTES, NOTES):
            await self.action_show(EVENTS)
        where = CONTEXTS[command.context]
        said = f"{key(command.id)} does that ({where[0].lower()}{where[1:]}): {command.help}"
        self.status.say(said, seconds=10, notable=True)

    async def _show_only(self, article_ids: Iterable[str], label: str) -> None:
        self.mentions = Places()
        self.search.value = ""
        await self.action_show(ARTICLES)
        self.articles.listing.choose(Choice(articles=frozenset(article_ids), label=label))
