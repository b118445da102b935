"""The events that the articles of a query report, and which reports of one come first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dossier.language.words import fold
from dossier.views.turning import turned

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, Event

_LAST = "\U0010ffff"  # sorts after every date


class MatchOrder(StrEnum):
    """What events are sorted by."""

    MATCHING = "matching"
    DATE = "date"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class MatchedEvent:
    """An event, and those of its reports that a query finds, the earliest first."""

    event: Event
    matching: tuple[str, ...]


def matched_events(events: Iterable[Event], articles: Collection[str]) -> tuple[MatchedEvent, ...]:
    """Return the events that any of the articles reports."""
    held = set(articles)
    pairs = ((event, tuple(name for name in event.articles if name in held)) for event in events)
    return tuple(MatchedEvent(event, found) for event, found in pairs if found)


def of_each_outlet(reports: Sequence[str], infos: Mapping[str, ArticleInfo]) -> tuple[str, ...]:
    """Return articles with the first of each outlet before the others; each not known is one of its own."""
    seen: set[str | None] = set()
    first: list[str] = []
    rest: list[str] = []
    for report in reports:
        outlet = infos[report].outlet if report in infos else None
        (rest if outlet in seen else first).append(report)
        if outlet is not None:
            seen.add(outlet)
    return (*first, *rest)


def sorted_matches(
    events: Iterable[MatchedEvent], order: MatchOrder, *, backwards: bool = False
) -> tuple[MatchedEvent, ...]:
    """Return events in an order: the most matching reports first, the earliest first, or by title."""

    def key(row: MatchedEvent) -> tuple[object, ...]:
        event, first = row.event, row.event.first or _LAST
        if order is MatchOrder.MATCHING:
            return (-len(row.matching), first, event.id)
        return (first, event.id) if order is MatchOrder.DATE else (fold(event.title), first, event.id)

    ordered = sorted(events, key=key)
    dated = order is MatchOrder.DATE
    return turned(ordered, lambda row: dated and not row.event.first) if backwards else tuple(ordered)
