"""A screen with a left side and a reader: opening articles, and going from place to place in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import on
from textual.events import DescendantFocus
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.going.places import Places, mention_places
from dossier.tui.going.remembering import Remembering
from dossier.tui.going.trail import Trail, Visit
from dossier.tui.keys.now import key
from dossier.tui.left import ARTICLES, HITS, LeftSide
from dossier.tui.messages import ArticleChosen, ReadToggled
from dossier.tui.overview import Overview
from dossier.tui.screens.part import ScreenPart
from dossier.tui.text import ACCENT, DIM, plain, separated
from dossier.tui.widgets.articles_pane import ArticlesPane
from dossier.tui.widgets.reading_side import ReadingSide
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.export.citations import Style
    from dossier.model import Actor, ArticleInfo, Span
    from dossier.session import Dossier
    from dossier.tui.widgets.article_reader import ArticleReader, Wanted
    from dossier.tui.widgets.reader import Reader

LAID_OUT = "#top, #name, TabLine, #body, #left, #side, KeyLine"
"""What the screen's classes for reading, zooming and splitting show or hide, in app.tcss."""
PREVIEW_AFTER = 0.04  # seconds on a row before its article is fetched
STILL_AFTER = 0.25  # seconds after which rows that follow what is typed stand still


class ReadingScreen(ScreenPart):
    """What `MainScreen` does with the reader."""

    class MentionsFound(Message):
        """The mentions of the chosen actor are known."""

        def __init__(self, actor: Actor, places: Places) -> None:
            super().__init__()
            self.actor, self.places = actor, places

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self.dossier = dossier
        self.left = LeftSide(dossier, id="left")
        self.side = ReadingSide(dossier, id="side")
        self.overview = Overview()
        self.mentions = Places()
        self.remembering = Remembering(self, dossier)
        self.trail = Trail()
        self.ending = ""  # of the file that was written last, which says its format
        self.gone_into = False  # whether the article shown was more than a preview
        self._preview: Timer | None = None
        self._said = dossier.name  # at the top right

    @property
    def articles(self) -> ArticlesPane:
        """The pane of articles."""
        return self.left.articles

    @property
    def reader(self) -> ArticleReader:
        """The reader beside the list."""
        return self.side.reader

    @cached_property
    def citation(self) -> Style:
        """The style of what is copied."""
        from dossier.export.citations import Style

        return Style(self.dossier.config.citation)

    @property
    def narrow(self) -> bool:
        """Whether there is room for only one of list and reader."""
        return self.size.width < 100

    def change_look(self, *, on: Iterable[str] = (), off: Iterable[str] = ()) -> None:
        """Take classes and lose others; only what app.tcss shows otherwise for them is styled again."""
        before = self.classes
        self.remove_class(*off, update=False)
        self.add_class(*on, update=False)
        if self.classes != before and self.is_attached:
            self.app.stylesheet.update_nodes([self, *self.query(LAID_OUT)], animate=True)

    def set_look(self, name: str, *, on: bool) -> None:
        """Take a class, or lose it."""
        names = (name,)
        self.change_look(on=names if on else (), off=() if on else names)

    # -- opening

    @on(VirtualList.Highlighted, "#articles")
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        self.preview(event.row)

    def preview(self, info: ArticleInfo, after: float = PREVIEW_AFTER) -> None:
        """Show an article beside the list, unless another follows at once."""
        if self._preview is not None:
            self._preview.stop()
        if not self.narrow:
            self._preview = self.set_timer(after, lambda: self.open_article(info.id))

    @on(ArticlesPane.Arranged)
    def keep_beside(self) -> None:
        """Show the row under the cursor of the list of articles, where the reader shows another one.

        While words of the filter are typed, wait until the rows stand still.
        """
        row, wanted = self.articles.listing.row, self.reader.wanted if self.side.filled else None
        if row is None or wanted is None or self.left.shown != ARTICLES or self.side.focused is not None:
            return
        if wanted.article != row.id:
            typing = isinstance(self.focused, Input)
            self.preview(row, STILL_AFTER if typing else PREVIEW_AFTER)
        elif self._preview is not None:
            self._preview.stop()

    @on(VirtualList.Selected, "#articles")
    def _selected(self, event: VirtualList.Selected) -> None:
        self.open_article(event.row.id, enter=True)

    @on(ArticleChosen)
    def _article_chosen(self, event: ArticleChosen) -> None:
        if event.enter or not self.narrow:
            self.open_article(event.article, event.passage, enter=event.enter)

    @on(OpenPassage)
    def open_passage(self, event: OpenPassage) -> None:
        """Show an article at a passage, and go into it."""
        from dossier.model import Span

        event.stop()
        self.articles.listing.find(event.article)
        self.open_article(event.article, Span(event.start, event.end), enter=True)

    def open_article(self, article_id: str, passage: Span | None = None, *, enter: bool = False) -> None:
        """Show an article, from a passage if one is given; with ``enter`` go into the reader."""
        from dossier.tui.widgets.article_reader import Wanted

        if self._preview is not None:
            self._preview.stop()
        if enter or self.reader.has_focus:
            self.trail.go(self._here if self.gone_into else None, article_id)
        self._show(Wanted(article_id, passage), enter=enter)

    def _show(self, wanted: Wanted, *, enter: bool) -> None:
        from dossier.tui.relations import relations

        article_id = wanted.article
        self.gone_into = enter or self.reader.has_focus
        notes = relations(self.overview, article_id)
        self.reader.open(replace(wanted, hits=self.places.within(article_id), notes=notes))
        if enter:
            self.change_look(on=("-reading",), off=("-zoom-left",))
            self.reader.focus()

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
            self.open_article(listing.row.id, enter=self.reader.has_focus)

    # -- back and forward

    @property
    def _here(self) -> Visit | None:
        """Where in which article one is; None while none is shown."""
        article = self.reader.article
        return Visit(article.id, self.reader.top_offset) if article is not None else None

    def action_go_back(self) -> None:
        """Go back to what was read before."""
        self._go_along(-1)

    def action_go_forward(self) -> None:
        """Go forward again."""
        self._go_along(1)

    def _go_along(self, by: int) -> None:
        from dossier.tui.widgets.article_reader import Wanted

        here = self._here if self.gone_into else None
        visit = self.trail.step(here, by)
        if visit is None:
            where = "before" if by < 0 else "after"
            self.notify(f"Nothing was read {where} this.", markup=False, timeout=3)
            return
        self.articles.listing.find(visit.article)
        self._show(Wanted(visit.article, top=visit.offset), enter=True)

    # -- how the text looks

    # The reader is loaded when the first list is drawn; so these find its messages by their names.

    def on_reader_look_changed(self, event: Reader.LookChanged) -> None:
        """Remember how the text is shown."""
        self.remembering.values({"widest": event.reader.widest, "numbered": event.reader.numbered})

    def look_as(self, values: Mapping[str, Any]) -> None:
        """Show the text as it was shown last, and write files as before."""
        self.ending = str(values.get("ending", ""))
        from dossier.tui.reading import WIDEST, WIDTHS

        widest, numbered = values.get("widest", WIDEST), values.get("numbered", True)
        if widest in WIDTHS and isinstance(numbered, bool):
            self.reader.look(widest, numbered=numbered)

    # -- what was read

    def on_article_reader_left(self, event: ArticleReader.Left) -> None:
        """Remember how far an article was read."""
        self.remembering.place(event.article, event.offset, event.current)

    def on_article_reader_read_through(self, event: ArticleReader.ReadThrough) -> None:
        """Remember that an article was read."""
        self.set_read([event.article])

    @on(ReadToggled)
    def _read_toggled(self, event: ReadToggled) -> None:
        read = not self.articles.listing.read.issuperset(event.articles)
        self.set_read(event.articles, read=read)
        what = "the article" if len(event.articles) == 1 else f"{len(event.articles)} articles"
        self.notify(f"Took {what} as {'read' if read else 'unread'}.", markup=False, timeout=2)

    def set_read(self, article_ids: Sequence[str], *, read: bool = True) -> None:
        """Show and remember that articles were read, or that they were not."""
        self.articles.listing.mark_read(article_ids, read=read)
        self.remembering.read(article_ids, read=read)

    # -- places

    @property
    def places(self) -> Places:
        """The hits of the search, else the mentions of the chosen actor."""
        return self.left.hits.places if self.left.asked else self.mentions

    @property
    def idle_commands(self) -> Collection[str]:
        """The commands that lead nowhere now, which the footer leaves out."""
        return () if self.places.spans else ("main.next_hit",)

    def mark_places(self) -> None:
        """Mark the places in the article that is shown."""
        wanted = self.reader.wanted
        self.reader.mark_hits(self.places.within(wanted.article) if wanted is not None else ())

    def find_mentions(self, actor_id: str) -> None:
        """Look up an actor and its mentions, in a thread."""
        self.run_worker(
            lambda: self._find_mentions(actor_id),
            group="mentions",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _find_mentions(self, actor_id: str) -> None:
        worker = get_current_worker()
        try:
            actor = next(actor for actor in self.dossier.actors() if actor.id == actor_id)
            places = mention_places(self.dossier.actor_mentions(actor_id))
        except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
            self.notify(f"The mentions cannot be listed: {sanitize_line(str(error))}", markup=False)
        else:
            if not worker.is_cancelled:
                self.post_message(self.MentionsFound(actor, places))

    def action_next_hit(self) -> None:
        """Go to the next place."""
        self._step_place(1)

    def action_previous_hit(self) -> None:
        """Go to the place before."""
        self._step_place(-1)

    def _step_place(self, step: int) -> None:
        focused = self.side.focused
        if focused is not None and focused.finding:
            focused.step_match(step)
            return
        places = self.places
        if not places.spans:
            search, actors = key("main.search"), key("main.actors")
            self.notify(
                f"Nothing to go through: {search} searches, {actors} lists actors.", markup=False, timeout=3
            )
            return
        if self.reader.step_hit(step):
            return
        beside = places.beside(self.reader.wanted.article if self.reader.wanted is not None else "", step)
        if beside is None:
            where = "further" if step > 0 else "earlier"
            self.notify(f"No {where} {places.name}.", markup=False, timeout=3)
            return
        article, span = beside
        if self.left.shown == HITS:
            self.left.hits.find(article, span)
        else:
            self.articles.listing.find(article)
        self.open_article(article, span, enter=self.reader.has_focus or self.narrow)

    def on_reader_moved(self) -> None:
        """Say which hit is shown now."""
        self._show_place()

    @on(DescendantFocus)
    def _show_place(self) -> None:
        """Say at the top right which hit is shown, and what is read where nothing else may say it."""
        if not self.side.filled:
            return
        from dossier.tui.panes.lines import outlet_of

        number, total = self.reader.marks.number, len(self.reader.marks.hits)
        place = plain(f"{self.places.name} {number} of {total} here" if number else "", ACCENT)
        article = self.reader.article
        if self.narrow and self.reader.has_focus and article is not None:
            named = separated([outlet_of(article.info), plain(article.info.date or "", DIM)])
        else:
            named = plain(self.dossier.name, DIM)
        shown = separated([place, named])
        if shown.plain != self._said:
            self._said = shown.plain
            self.refresh_bindings()
            self.query_one("#name", Static).update(shown)

    def on_reader_copied(self, event: Reader.Copied) -> None:
        """Copy a passage with its source."""
        from dossier.tui.citing import in_style

        self.app.copy_to_clipboard(in_style(event.text, event.passage, self.citation))
        self.notify("Copied with its source.", markup=False, timeout=2)

    def action_cite_as(self) -> None:
        """Copy sources in the next style."""
        from dossier.tui.citing import NAMES, next_style

        self.citation = next_style(self.citation)
        self.notify(
            f"{key('reader.copy')} copies sources as {NAMES[self.citation]} now.", markup=False, timeout=3
        )
