"""The pane of events: what happened, who reported it, and who did not."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content

from dossier.model import ArticleInfo, Event
from dossier.tui.bindings import bindings_of
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.panes.grid import Grid, grid_heading, grid_line, grid_of, legend
from dossier.tui.panes.keys import EVENT_COMMANDS
from dossier.tui.panes.lines import Field, date_of, headed, in_columns, outlet_of, source_of, wrapped
from dossier.tui.panes.messages import ClaimsAsked, CompareAsked
from dossier.tui.panes.ordering import EventOrder, Infos, event_text, sorted_events
from dossier.tui.panes.pane import Pane
from dossier.tui.panes.rows import Loaded, Passage, by_id, folded_texts
from dossier.tui.text import DIM, FAINT, STRONG, join, plain, separated
from dossier.tui.widgets.virtual_list import VirtualList

CLOSED, OPEN = "▸", "▾"
MOST_COMPARED = 6
WITH_OUTLETS, WITH_AGENCIES = 60, 76  # cells


@dataclass(frozen=True, slots=True)
class Line:
    """An event in the list, or below an opened event one of its articles."""

    event: Event
    article: str | None = None


class EventsPane(Pane[Event]):
    """Every event of a dossier. Enter opens an event, `c` posts `CompareAsked` with its reports."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(EVENT_COMMANDS)]
    ORDERS = EventOrder
    PLACEHOLDER = "words of title, outlet, agency or date"

    def __init__(self, dossier: Any, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(dossier, id=id)
        self.opened: set[str] = set()
        self.with_single = True
        self.as_grid = False
        self._grid = Grid()

    def read(self) -> Loaded[Event]:
        """Return every event."""
        rows = tuple(self.dossier.events())
        return Loaded(rows, folded_texts(rows, event_text), by_id(self.dossier.articles()))

    def take(self, loaded: Loaded[Event]) -> None:
        """Take the rows, and find the outlets of the grid."""
        self._grid = grid_of(loaded.rows, loaded.infos)
        super().take(loaded)

    def arranged(self, rows: Sequence[Event]) -> Sequence[Line]:
        """Return events in the order chosen, with the articles of those opened."""
        lines: list[Line] = []
        for event in sorted_events(rows, EventOrder(self.order), backwards=self.backward):
            if self.with_single or len(event.articles) > 1:
                lines.append(Line(event))
                if event.id in self.opened and not self.as_grid:
                    lines.extend(Line(event, article) for article in event.articles)
        return lines

    def key_of(self, row: Line) -> Hashable:
        """Return event and article."""
        return row.event.id, row.article

    def _fields(self, width: int) -> tuple[Field, ...]:
        fields = [Field("", 1), Field(EventOrder.REPORTS, 8, right=True), Field("outlets", 7, right=True)]
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
            return grid_heading(self._grid, width)
        return headed(self._fields(width), self.order, backward=self.backward)

    def draw(self, row: Line, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        """Return what an event counts, its date and title; for an article, outlet, date and title."""
        if row.article is not None:
            return self._article_line(row.article, width)
        event = row.event
        if self.as_grid:
            return grid_line(event, self._grid, self.loaded.infos, width, cursor=cursor)
        fields = self._fields(width)
        several = len(event.articles) > 1
        cells: dict[str, Content | str] = {
            "": plain(OPEN if event.id in self.opened else CLOSED, DIM if several else FAINT),
            EventOrder.REPORTS: plain(str(len(event.articles)), STRONG if several else DIM),
            "outlets": plain(str(len(event.outlets)) if event.outlets else "·", "" if several else DIM),
            "agencies": plain(", ".join(event.agencies), DIM),
            EventOrder.DATE: plain(event.first or "no date", DIM),
            EventOrder.TITLE: plain(event.title, STRONG if cursor else ""),
        }
        return in_columns([cells[str(each.order)] for each in fields], fields)

    def _article_line(self, article: str, width: int) -> Content:
        info = self.loaded.infos.get(article)
        size = min(18, max(8, width // 4))
        fields = (
            Field("", 3),
            Field("outlet", size),
            Field("date", 10),
            Field("title", max(0, width - size - 16)),
        )
        title = plain(info.title if info else article)
        agency = plain(f"  {info.agency}" if info and info.agency else "", DIM)
        return in_columns(("", outlet_of(info), date_of(info), join(title, agency)), fields)

    def summary(self) -> str:
        """Return how many events have several reports, and how many one."""
        rows = self.loaded.rows
        if not rows:
            return "No event was found in these articles."
        several = sum(len(event.articles) > 1 for event in rows)
        single = len(rows) - several
        told = f"{several:,} {'event has' if several == 1 else 'events have'} several reports"
        hidden = "" if self.with_single or not single else " (hidden)"
        return f"{told} · {single:,} {'has' if single == 1 else 'have'} one{hidden}"

    # -- opening and comparing

    @on(VirtualList.Selected, ".rows")
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        row: Line = event.row
        if row.article is not None:
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
        """Compare the reports of the event, an article under the cursor as base."""
        row: Line | None = self._list.row
        if row is None:
            return
        articles = to_compare(row.event, self.loaded.infos, row.article)
        if len(articles) < len(row.event.articles):
            told = f"{len(articles)} of {len(row.event.articles)} reports, one of each outlet first."
            self.notify(told, markup=False, timeout=4)
        self.post_message(CompareAsked(articles))

    def action_claims(self) -> None:
        """Ask for the claims of the event, by outlets."""
        row: Line | None = self._list.row
        if row is not None and len(row.event.articles) > 1:
            self.post_message(ClaimsAsked(row.event))
        elif row is not None:
            self.notify("One article alone reports this event.", markup=False, timeout=3)

    # -- the detail

    def detail(self, row: Line, fetched: Any, width: int) -> Sequence[Passage]:  # noqa: ARG002
        """Return the event's title, its outlets and agencies, who was silent, and its articles."""
        event = row.event
        dates = event.first or "date not known"
        if event.first and event.last and event.last != event.first:
            dates = f"{event.first} to {event.last}"
        counted = f"{len(event.articles)} {'report' if len(event.articles) == 1 else 'reports'}"
        lines = [
            *wrapped(event.title, width, STRONG),
            separated((plain(counted), plain(dates, DIM))),
        ]
        if event.agencies:
            lines += wrapped(f"credits {', '.join(event.agencies)}", width, DIM)
        if self.as_grid:
            lines += [plain(""), *legend(event, self._grid, self.loaded.infos)]
        elif silent := silent_outlets(event, self.loaded.infos):
            lines += wrapped(f"no report found from {', '.join(silent)}", width, DIM)
        articles = [Passage(self._article_line(article, width), article) for article in event.articles]
        return [*(Passage(content) for content in lines), Passage(plain("")), *articles]

    def passage_of(self, row: Line) -> Passage | None:
        """Return the article of the row."""
        return Passage(plain(""), row.article) if row.article is not None else None

    def source(self, row: Line) -> str:
        """Return the event, or the article, with its sources."""
        articles = (row.article,) if row.article else row.event.articles
        sources = [f"— {source_of(self.loaded.infos.get(article), article)}" for article in articles]
        return "\n".join((row.event.title, *sources))


def to_compare(event: Event, infos: Infos, base: str | None = None) -> tuple[str, ...]:
    """Return up to six reports of an event, the base first, then one of each outlet, then the others."""
    ordered = [base, *event.articles] if base is not None else list(event.articles)
    seen: set[str] = set()
    first: list[str] = []
    for article in dict.fromkeys(ordered):
        outlet = _outlet(infos.get(article)) or article
        if outlet not in seen:
            seen.add(outlet)
            first.append(article)
    return tuple(dict.fromkeys((*first, *ordered)))[:MOST_COMPARED]


def silent_outlets(event: Event, infos: Infos) -> tuple[str, ...]:
    """Return the outlets of the dossier that have no report of an event, where several have one."""
    if len(event.articles) < 2:
        return ()
    known = {outlet for info in infos.values() if (outlet := _outlet(info))}
    return tuple(sorted(known - set(event.outlets)))


def _outlet(info: ArticleInfo | None) -> str | None:
    return info.outlet if info else None
