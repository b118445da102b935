"""The pane of events: what happened, who reported it, and who did not."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from dossier.model import COMPARED, Event
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.panes import EVENT_COMMANDS
from dossier.tui.made import Made
from dossier.tui.messages import Correct
from dossier.tui.overview import count, several
from dossier.tui.panes.event_correcting import Marked, merging, naming, parting, pinning
from dossier.tui.panes.event_detail import NAMED_BY_USER, PINNED, article_line, event_detail
from dossier.tui.panes.event_orders import LoadedEvents, load
from dossier.tui.panes.grid import grid_heading, grid_line, legend
from dossier.tui.panes.lines import Field, headed, in_columns, source_of
from dossier.tui.panes.messages import ClaimsAsked, CompareAsked
from dossier.tui.panes.ordering import EventOrder
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Flags, Loaded, Passage, by_id
from dossier.tui.text import ACCENT, DIM, FAINT, STRONG, column, join, plain
from dossier.tui.widgets.prompt import Prompt
from dossier.tui.widgets.virtual_list import VirtualList
from dossier.views.events import of_each_outlet

if TYPE_CHECKING:
    from dossier.tui.panes.event_correcting import Corrected, Work
    from dossier.tui.panes.ordering import Infos

CLOSED, OPEN, MARKED = "▸", "▾", "◆"
WITH_OUTLETS, WITH_AGENCIES = 60, 76  # cells


@dataclass(frozen=True, slots=True)
class Line:
    """An event in the list, or below an opened event one of its articles.

    With ``story`` it is the heading over several events, and ``event`` the first of them.
    """

    event: Event
    article: str | None = None
    story: tuple[Event, ...] = ()


class EventsPane(Pane[Event]):
    """Every event of a dossier. Enter opens an event, `c` posts `CompareAsked` with its reports."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(EVENT_COMMANDS)]
    ORDERS = EventOrder
    loaded: LoadedEvents
    PLACEHOLDER = "words of title, outlet, agency or date"

    def __init__(self, dossier: Any, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(dossier, id=id)
        self._corrected: Corrected = dossier
        self.opened: set[str] = set()
        self.folded: set[str] = set()  # stories of which only the heading is shown
        self.with_single = True
        self.as_grid = False
        self.marked: set[tuple[str, str | None]] = set()  # events, and articles with their events
        self.loaded = LoadedEvents()

    def read(self) -> LoadedEvents:
        """Return every event, in all orders."""
        return load(tuple(self.dossier.events()), by_id(self.dossier.articles()))

    def take(self, loaded: Loaded[Event]) -> None:
        """Take the rows, and forget marks of what is gone."""
        if self.marked:
            known = {event.id: set(event.articles) for event in loaded.rows}
            self.marked = {
                (event, article)
                for event, article in self.marked
                if event in known and (article is None or article in known[event])
            }
        super().take(loaded)

    def lines(self) -> Sequence[Line]:
        """Return events in the order chosen, with the articles of those opened."""
        loaded, chosen = self.loaded, self._chosen_rows()
        if self.order is EventOrder.STORY and not self.as_grid:
            stories = loaded.by_story(backwards=self.backward, chosen=chosen)
            return [line for story in stories for line in self._lines_of(story)]
        ordered = loaded.in_order(EventOrder(self.order), backwards=self.backward, chosen=chosen)
        if self.opened and not self.as_grid:
            return [line for event in ordered for line in self._lines_of((event,))]
        return Made(len(ordered), lambda place: Line(ordered[place]), partial(_place_in, ordered))

    def _chosen_rows(self) -> Flags | Sequence[int] | None:
        """Return for each event whether the filter and the number of its reports leave it; None for all."""
        matches = self.matches() if self.words.strip() else None
        if self.with_single:
            return matches
        several = [len(event.articles) > 1 for event in self.loaded.rows]
        return several if matches is None else [a and b for a, b in zip(several, matches, strict=True)]

    def _lines_of(self, story: tuple[Event, ...]) -> Iterator[Line]:
        """Give the lines of an event, or of the events of one story under their heading."""
        if len(story) > 1:
            yield Line(story[0], story=story)
            if _key(story) in self.folded:
                return
        for event in story:
            yield Line(event)
            if event.id in self.opened and not self.as_grid:
                yield from (Line(event, article) for article in event.articles)

    def key_of(self, row: Line) -> Hashable:
        """Return event and article."""
        return _key(row.story) if row.story else (row.event.id, row.article)

    def marked_names(self) -> frozenset[object]:
        """Return the ids of the marked events."""
        return frozenset(event for event, article in self.marked if article is None)

    def naming(self) -> Callable[[], Sequence[object]]:
        """Return what names the events shown, also those in a folded story."""
        lines: Sequence[Line] = self._list.rows
        return lambda: [event.id for line in lines for event in (line.story or (line.event,))]

    def heir(self, row: Line, rows: Sequence[Line]) -> int | None:
        """Return where the event stands that has most of the articles of the row's."""
        articles = {row.article} if row.article else set(row.event.articles)
        shared = {
            place: len(articles.intersection(line.event.articles))
            for place, line in enumerate(rows)
            if not line.story and line.article == row.article
        }
        found = max(shared, key=lambda place: shared[place], default=None)
        return found if found is not None and shared[found] else None

    def nothing(self) -> str:
        """Return what is said where no row is shown."""
        if self.loaded.rows and not self.words.strip():
            return f"No event has several reports. {key('events.single')} shows those of one."
        return super().nothing()

    def _fields(self, width: int) -> tuple[Field, ...]:
        fields = [Field("", 2), Field(EventOrder.REPORTS, 8, right=True), Field("outlets", 7, right=True)]
        if width < WITH_OUTLETS:
            fields.pop()
        if width >= WITH_AGENCIES:
            fields.append(Field("agencies", 14))
        fields.append(Field(EventOrder.DATE, 10))
        room = width - sum(each.width + 1 for each in fields)
        return (*fields, Field(EventOrder.TITLE, max(0, room)))

    def heading(self, width: int) -> Content:
        """Return the names of the columns."""
        if self.as_grid:
            return grid_heading(self.loaded.grid, width)
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Line, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return what an event counts, its date and title; for an article, outlet, date and title."""
        if row.story:
            return self._story_line(row.story, width)
        mark = MARKED if (row.event.id, row.article) in self.marked else " "
        if row.article is not None:
            return article_line(self.loaded.infos.get(row.article), row.article, width, f" {mark}")
        event = row.event
        if self.as_grid:
            return grid_line(event, self.loaded.grid, self.loaded.infos, width, cursor=cursor)
        fields = self._fields(width)
        several = len(event.articles) > 1
        cells: dict[str, Content | str] = {
            "": join(
                plain(mark, ACCENT),
                plain(OPEN if event.id in self.opened else CLOSED, DIM if several else FAINT),
            ),
            EventOrder.REPORTS: plain(str(len(event.articles)), STRONG if several else DIM),
            "outlets": plain(str(len(event.outlets)) if event.outlets else "·", "" if several else DIM),
            "agencies": plain(", ".join(event.agencies), DIM),
            EventOrder.DATE: plain(event.first or "no date", DIM),
            EventOrder.TITLE: _titled(event, cursor=cursor, within=self._is_within(event)),
        }
        return in_columns([cells[str(each.order)] for each in fields], fields)

    def _is_within(self, event: Event) -> bool:
        """Return whether an event stands under the heading of its story."""
        return self.order is EventOrder.STORY and len(self.loaded.stories.get(event.story or "", ())) > 1

    def _story_line(self, story: tuple[Event, ...], width: int) -> Content:
        reports = sum(len(event.articles) for event in story)
        dates = sorted({date for event in story for date in (event.first, event.last) if date})
        when = f"{dates[0]} to {dates[-1]}" if len(dates) > 1 else dates[0] if dates else "no date"
        largest = max(story, key=lambda event: len(event.articles))
        told = f"story of {len(story)} events, {count(reports, 'report')}, {when}"
        sign = CLOSED if _key(story) in self.folded else OPEN
        room = max(0, width - len(told) - 5)
        return join(
            plain(f"{sign} ", DIM), plain(told, STRONG), "  ", column(plain(largest.title, DIM), room)
        )

    def summary(self) -> str:
        """Return how many events have several reports, and how many one, of those that the words leave."""
        rows: Sequence[Event] = self.loaded.rows
        if not rows:
            return "No event was found in these articles."
        several, stories, of = self.loaded.several, self.loaded.linked, ""
        if self.words.strip():
            rows = tuple(compress(rows, self.matches()))
            several, stories = sum(len(event.articles) > 1 for event in rows), 0
            of = f"{len(rows):,} of {len(self.loaded.rows):,} events: "
        single = len(rows) - several
        told = f"{of}{several:,} {'event has' if several == 1 else 'events have'} several reports"
        hidden = "" if self.with_single or not single else " (hidden)"
        linked = f" · {stories:,} {'story' if stories == 1 else 'stories'}" if stories else ""
        marked = f" · {len(self.marked)} marked" if self.marked else ""
        return f"{told} · {single:,} {'has' if single == 1 else 'have'} one{hidden}{linked}{marked}"

    # -- opening and comparing

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        row: Line = event.row
        if row.story:
            self.folded ^= {_key(row.story)}
            self.rearrange()
        elif row.article is not None:
            self.post_message(OpenPassage(row.article, 0, 0))
        elif self.as_grid:
            self.action_detail()
        else:
            self.opened ^= {row.event.id}
            self.rearrange()

    def action_single(self) -> None:
        """Show or hide the events that one article reports."""
        self.with_single = not self.with_single
        self.rearrange()

    def action_matrix(self) -> None:
        """Change between the list of events and the grid of events and outlets."""
        self.as_grid = not self.as_grid
        self.rearrange()

    def action_compare(self) -> None:
        """Compare what is marked, else the reports of the event or the story under the cursor.

        An article under the cursor is the base; one that is marked alone is compared with that.
        """
        row: Line | None = self._list.row
        if row is None:
            return
        marked = self._marked_reports()
        if len(marked) == 1 and row.article is not None:
            marked = tuple(dict.fromkeys((*marked, row.article)))
        subject = replace(row.event, articles=marked) if marked else _subject(row)
        articles = to_compare(subject, self.loaded.infos, None if marked else row.article)
        if len(articles) < len(subject.articles):
            told = f"{len(articles)} of {len(subject.articles)} reports, one of each outlet first."
            self.notify(told, markup=False, timeout=4)
        self.post_message(CompareAsked(articles))

    def _marked_reports(self) -> tuple[str, ...]:
        """Return marked articles and the reports of marked events, in the order of the events."""
        marked = self.marked
        if not marked:
            return ()
        return tuple(
            article
            for event in self.loaded.rows
            for article in event.articles
            if (event.id, None) in marked or (event.id, article) in marked
        )

    def action_claims(self) -> None:
        """Ask for the claims of the event, or of the story, by outlets."""
        row: Line | None = self._list.row
        if row is not None and len(_subject(row).articles) > 1:
            self.post_message(ClaimsAsked(_subject(row)))
        elif row is not None:
            self.notify("One article alone reports this event.", markup=False, timeout=3)

    # -- correcting

    def action_mark(self) -> None:
        """Mark the event or article, or take the mark away."""
        row: Line | None = self._list.row
        if row is not None and not row.story:
            self.marked ^= {(row.event.id, row.article)}
            self._list.action_down()
            self.rearrange()

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.marked.clear()
        self.rearrange()

    @property
    def _chosen_marks(self) -> Marked:
        events = tuple(event.id for event in self.loaded.rows if (event.id, None) in self.marked)
        articles = tuple((article, event) for event, article in sorted(self.marked, key=str) if article)
        return Marked(events, articles)

    def action_merge(self) -> None:
        """Put the marked events and articles into the event under the cursor."""
        if (row := self._list.row) is None:
            return
        event, marks = row.event, self._chosen_marks
        others = [each.title for each in self.loaded.rows if each.id in marks.events and each.id != event.id]
        if not others:
            self._correct(merging(self._corrected, marks, event))
            return

        def take(name: str | None) -> None:
            if name is not None:
                self._correct(merging(self._corrected, marks, event, name))

        title = f"Merge “{several(others, 2)}” and “{event.title}”: under which name?"
        self.app.push_screen(Prompt(title, event.title), take)

    def action_apart(self) -> None:
        """Make the marked articles of the event, else the one under the cursor, an event apart."""
        if (row := self._list.row) is not None:
            self._correct(parting(self._corrected, self._chosen_marks, row.event, row.article))

    def action_pin(self) -> None:
        """Keep the event at the top, or no longer."""
        if (row := self._list.row) is not None:
            self._correct(pinning(self._corrected, row.event), keep_marks=True)

    def action_rename(self) -> None:
        """Ask for a name of the event."""
        if (row := self._list.row) is None:
            return
        event: Event = row.event

        def take(name: str | None) -> None:
            if name is not None and name != event.title:
                self._correct(naming(self._corrected, event, name), keep_marks=True)

        title = "What is this event to be called? Nothing gives it its own title back."
        self.app.push_screen(Prompt(title, event.title, allow_empty=True), take)

    def _correct(self, work: Work | str, *, keep_marks: bool = False) -> None:
        if isinstance(work, str):
            self.notify(work, markup=False, timeout=5)
            return
        if not keep_marks:
            self.marked.clear()
        self.post_message(Correct(work))

    # -- the detail

    def fetch(self, row: Line) -> Sequence[str]:
        """Return the articles that may report the event as well."""
        return self.dossier.near_event(row.event)

    def detail(self, row: Line, fetched: Any, width: int) -> Sequence[Passage]:
        """Return the event's title, its outlets and agencies, who was silent, its story and its articles."""
        loaded = self.loaded
        names = legend(row.event, loaded.grid, loaded.infos) if self.as_grid else ()
        return event_detail(row.event, loaded, width, legend=names, near=fetched)

    def passage_of(self, row: Line) -> Passage:
        """Return the article of the row; of an event, its first report."""
        return Passage(plain(""), row.article or row.event.articles[0])

    def source(self, row: Line) -> str:
        """Return the event, or the article, with its sources."""
        articles = (row.article,) if row.article else row.event.articles
        sources = [f"— {source_of(self.loaded.infos.get(article), article)}" for article in articles]
        return "\n".join((row.event.title, *sources))


def to_compare(event: Event, infos: Infos, base: str | None = None) -> tuple[str, ...]:
    """Return up to six reports of an event, the base first, then one of each outlet, then the others."""
    ordered = [base, *event.articles] if base is not None else event.articles
    return of_each_outlet(tuple(dict.fromkeys(ordered)), infos)[: max(COMPARED)]


def _subject(row: Line) -> Event:
    """Return the event of a row; for the heading of a story, its events as one."""
    if not row.story:
        return row.event
    articles = tuple(dict.fromkeys(article for event in row.story for article in event.articles))
    return replace(row.event, articles=articles)


def _place_in(ordered: Sequence[Event], name: Hashable) -> int | None:
    """Return where an event stands, by what names its line."""
    return next((place for place, event in enumerate(ordered) if (event.id, None) == name), None)


def _key(story: Sequence[Event]) -> str:
    """Return what names the heading of a story."""
    return f"story {story[0].story}"


def _titled(event: Event, *, cursor: bool, within: bool) -> Content:
    pin = f"{PINNED} " if event.pinned else ""
    named = plain(f"  {NAMED_BY_USER}", DIM) if event.name_by_user else ""
    indent = "  " if within else ""
    return join(plain(f"{indent}{pin}", ACCENT), plain(event.title, STRONG if cursor else ""), named)
