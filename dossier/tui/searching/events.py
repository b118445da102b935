"""The events that the articles of a query report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.overview import count
from dossier.tui.panes.lines import source_of
from dossier.tui.searching.view import Seen, View
from dossier.tui.text import DIM, STRONG, column, join, known, plain, separated
from dossier.views.events import MatchedEvent, MatchOrder, matched_events, sorted_matches

if TYPE_CHECKING:
    from dossier.model import Span
    from dossier.tui.going.places import Places
    from dossier.tui.overview import Overview
    from dossier.tui.searching.view import Asked


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the event above it that the query finds."""

    article: str


Row = MatchedEvent | Report


class Events(View):
    """Every event with a found report, followed by those reports."""

    name = "events"
    key = "e"
    orders = MatchOrder
    nothing = "The articles found are not grouped into events yet."

    def read(self, asked: Asked) -> Seen:
        """Return the events of all articles that the query finds."""
        found = asked.dossier.matching(asked.query, cancelled=asked.cancelled)
        events = matched_events(asked.dossier.events(), found.articles)
        sentence = f"{count(found.total, 'article')} of {count(len(events), 'event')}"
        return Seen(events, sentence)

    def rows(self, data: Sequence[MatchedEvent], order: StrEnum, *, backward: bool) -> Sequence[Row]:
        """Return the events in an order, each followed by its found reports where it has several."""
        rows: list[Row] = []
        for matched in sorted_matches(data, MatchOrder(order), backwards=backward):
            rows.append(matched)
            if len(matched.event.articles) > 1:
                rows.extend(map(Report, matched.matching))
        return rows

    def draw(self, row: Row, width: int, overview: Overview) -> Content:
        """Return how many reports match, the date and the title; for a report, outlet, date and title."""
        if isinstance(row, MatchedEvent):
            return event_line(row, width)
        info = overview.by_id.get(row.article)
        if info is None:
            return plain(f"     {row.article}", DIM)
        outlet = known(info.outlet, missing="outlet not known")
        date = known(info.date, DIM, missing="no date")
        return join("     ", separated([date, outlet, plain(info.title, DIM)]))

    def passage(self, row: Row, places: Places) -> tuple[str, Span | None]:
        """Return the first hit of the report; of an event, that of its first report."""
        article = row.matching[0] if isinstance(row, MatchedEvent) else row.article
        return article, next(iter(places.within(article)), None)

    def exported(self, row: Row) -> object:
        """Return the event."""
        return row.event.id if isinstance(row, MatchedEvent) else None

    def copied(self, row: Row, rows: Sequence[Row], overview: Overview) -> str:  # noqa: ARG002
        """Return the source of a report; of an event its title, and the sources of the reports found."""
        infos = overview.by_id
        if isinstance(row, Report):
            return source_of(infos.get(row.article), row.article)
        sources = [f"— {source_of(infos.get(article), article)}" for article in row.matching]
        return "\n".join((row.event.title, *sources))


def event_line(row: MatchedEvent, width: int) -> Content:
    """Return how many of an event's reports match, its date and its title."""
    several = len(row.event.articles) > 1
    share = f"{len(row.matching)} of {count(len(row.event.articles), 'report')}"
    number = column(plain(share, "" if several else DIM), min(17, max(0, width // 4)))
    date = column(plain(row.event.first or "no date", DIM), 10)
    return join(number, " ", date, " ", plain(row.event.title, STRONG))
