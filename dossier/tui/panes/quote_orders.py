"""The orders that quotes can be listed in, each worked out once: a dossier has 100,000 quotes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from dossier.language.words import fold
from dossier.model import ArticleInfo
from dossier.tui.panes.ordering import LAST, QuoteOrder, Said, folded

Value = TypeVar("Value", bound=Hashable)
Places = Sequence[int]
"""Places in a sequence of quotes, in the order in which they are listed."""


class QuoteOrders:
    """Quotes by speaker, outlet, date and article; what is not known comes last.

    By speaker, those with a name of their own come before "officials" and "a report". An order takes
    n log n of the number of quotes when it is first asked for, and four bytes a quote.
    """

    def __init__(self, rows: Sequence[Said]) -> None:
        self.rows = rows
        self._held: dict[QuoteOrder, array[int]] = {}
        articles, starts = _ranks(row.quote.article for row in rows), 1 + max(_starts(rows), default=0)
        keys = [articles[row.quote.article] * starts + row.quote.quote.start for row in rows]
        self._by_text = array("I", sorted(range(len(rows)), key=keys.__getitem__))  # by article, then place

    def prepare(self) -> None:
        """Work out every order."""
        for order in QuoteOrder:
            self.places(order)

    def places(self, order: QuoteOrder, *, backwards: bool = False) -> Places:
        """Return the places of all quotes in an order."""
        if order not in self._held:
            keys = self._keys(order)
            self._held[order] = array("I", sorted(self._by_text, key=keys.__getitem__))
        return self._held[order][::-1] if backwards else self._held[order]

    def place(self, article: str, start: int, end: int) -> int | None:
        """Return the place of the quote that stands at some characters of an article; None without one."""
        at = bisect_left(self._by_text, (article, start), key=self._where)
        while at < len(self._by_text) and self._where(self._by_text[at]) == (article, start):
            if self.rows[self._by_text[at]].quote.quote.end == end:
                return self._by_text[at]
            at += 1
        return None

    def _where(self, place: int) -> tuple[str, int]:
        quote = self.rows[place].quote
        return quote.article, quote.quote.start

    def _keys(self, order: QuoteOrder) -> list[int]:
        """Return a number for each quote that is the lower, the earlier it comes."""
        rows = self.rows
        infos = {row.quote.article: row.info for row in rows}
        if order is QuoteOrder.ARTICLE:
            by_title = {article: (_date(info), _title(info)) for article, info in infos.items()}
            ranks = _ranks(by_title.values())
            number = {article: ranks[value] for article, value in by_title.items()}
            return [number[row.quote.article] for row in rows]
        by_outlet = order is QuoteOrder.OUTLET
        values = {
            article: (_outlet(info), _date(info)) if by_outlet else (_date(info), _outlet(info))
            for article, info in infos.items()
        }
        ranks = _ranks(values.values())
        number = {article: ranks[value] for article, value in values.items()}
        names = {speaker: fold(speaker) if speaker else LAST for speaker in {row.speaker for row in rows}}
        by_name = _ranks(names.values())
        speakers = {speaker: by_name[name] for speaker, name in names.items()}
        if order is QuoteOrder.SPEAKER:
            nameless, every = len(by_name), len(ranks)
            return [
                (speakers[row.speaker] + (0 if row.quote.actor else nameless)) * every
                + number[row.quote.article]
                for row in rows
            ]
        every = len(by_name)
        return [number[row.quote.article] * every + speakers[row.speaker] for row in rows]


def sorted_quotes(quotes: Iterable[Said], order: QuoteOrder, *, backwards: bool = False) -> tuple[Said, ...]:
    """Return quotes in an order."""
    rows = tuple(quotes)
    return tuple(rows[place] for place in QuoteOrders(rows).places(order, backwards=backwards))


def matching_places(places: Places, matches: bytes) -> Places:
    """Return those of some places that `dossier.tui.panes.ordering.matching` says a filter leaves."""
    return array("I", [place for place in places if matches[place]])


def _ranks(values: Iterable[Value]) -> dict[Value, int]:
    """Return the place of each value among all of them in order."""
    return {value: place for place, value in enumerate(sorted(set(values)))}  # type: ignore[type-var]


def _starts(rows: Iterable[Said]) -> Iterable[int]:
    return (row.quote.quote.start for row in rows)


def _outlet(info: ArticleInfo | None) -> str:
    return fold(info.outlet) if info and info.outlet else LAST


def _date(info: ArticleInfo | None) -> str:
    return info.date if info and info.date else LAST


def _title(info: ArticleInfo | None) -> str:
    return folded(info.title) if info else LAST
