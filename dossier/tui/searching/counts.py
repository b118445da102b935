"""How many of the articles found fall on each stretch of time and on each outlet, as bars of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.overview import count
from dossier.tui.searching.view import Seen, View
from dossier.tui.text import ACCENT, DIM, STRONG, column, join, plain
from dossier.views.counts import Count, by_outlet, over_time

if TYPE_CHECKING:
    from dossier.tui.overview import Overview
    from dossier.tui.searching.view import Asked
    from dossier.views.counts import Timeline

FULL = "█"
EIGHTHS = " ▏▎▍▌▋▊▉"


class Order(StrEnum):
    """What outlets are sorted by; time always goes on."""

    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the bars below count."""

    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A count, the largest of its kind, and the width of its longest label and number."""

    count: Count
    most: int
    label: int
    number: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted."""

    timeline: Timeline
    outlets: tuple[Count, ...]


Row = Heading | Bar


class Counts(View):
    """All articles found, over time and by outlet; enter on a bar adds it to the query."""

    name = "counts"
    key = "t"
    orders = Order

    def read(self, asked: Asked) -> Seen:
        """Count all articles that the query finds."""
        found = asked.dossier.matching(asked.query, cancelled=asked.cancelled)
        infos = [info for name in found.articles if (info := asked.infos.get(name)) is not None]
        counted = Counted(over_time(info.date for info in infos), by_outlet(info.outlet for info in infos))
        known = sum(1 for outlet in counted.outlets if outlet.condition.startswith("outlet:"))
        return Seen(counted, f"{count(len(infos), 'article')} of {count(known, 'outlet')}")

    def rows(self, data: Counted, order: StrEnum, *, backward: bool) -> Sequence[Row]:
        """Return the bars under their headings."""
        dates, outlets = list(data.timeline.counts), list(data.outlets)
        if not outlets:
            return []
        if order == Order.NAME:
            outlets.sort(key=lambda each: each.label.casefold())
        if backward:
            dates.reverse()
            outlets.reverse()
        if data.timeline.undated:
            dates.append(Count("no date", data.timeline.undated, "is:undated"))
        rows: list[Row] = [Heading(f"articles by {data.timeline.step}"), *_bars(dates)]
        return [*rows, Heading("articles by outlet"), *_bars(outlets)]

    def draw(self, row: Row, width: int, overview: Overview) -> Content:  # noqa: ARG002
        """Return a label, its number and a bar."""
        return plain(row.text, STRONG) if isinstance(row, Heading) else bar_line(row, width)

    def copied(self, row: Row, rows: Sequence[Row], overview: Overview) -> str:  # noqa: ARG002
        """Return all rows, with a tab between label and number."""
        return "\n".join(
            each.text if isinstance(each, Heading) else f"{each.count.label}\t{each.count.articles}"
            for each in rows
        )

    def condition(self, row: Row) -> str:
        """Return the condition that finds the articles of a bar."""
        return row.count.condition if isinstance(row, Bar) else ""


def _bars(counts: Iterable[Count]) -> list[Bar]:
    held = list(counts)
    most = max((each.articles for each in held), default=0)
    label = max((len(each.label) for each in held), default=0)
    return [Bar(each, most, label, len(f"{most:,}")) for each in held]


def bar_line(bar: Bar, width: int) -> Content:
    """Return a label, its number and a bar as long as its share of the largest."""
    label = min(bar.label, max(10, width * 2 // 5))
    room = max(0, width - label - bar.number - 4)
    return join(
        "  ",
        column(plain(bar.count.label), label),
        " ",
        column(
            plain(f"{bar.count.articles:,}", STRONG if bar.count.articles else DIM), bar.number, right=True
        ),
        " ",
        plain(bar_of(bar.count.articles, bar.most, room), ACCENT),
    )


def bar_of(number: int, most: int, room: int) -> str:
    """Return a bar in eighths of a cell; whatever is there is seen."""
    if not number or not most or room <= 0:
        return ""
    eighths = max(1, round(8 * room * number / most))
    full, rest = divmod(eighths, 8)
    return FULL * full + (EIGHTHS[rest] if rest else "")
