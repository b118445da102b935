"""Which articles the list shows, and in what order: quick enough to follow typing over a hundred thousand."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dossier.model import ArticleInfo
    from dossier.tui.overview import Overview


class Order(StrEnum):
    """What the article list is sorted by."""

    DATE = "date"
    OUTLET = "outlet"
    TITLE = "title"
    EVENT = "event"


class Choice(NamedTuple):
    """Which articles the list shows; the empty choice shows all.

    ``words`` must all stand in title, outlet, agency, author, date or path. ``articles`` are the ids of
    an actor's or an event's articles, and ``label`` names that actor or event.
    """

    words: str = ""
    articles: frozenset[str] | None = None
    label: str = ""

    def __bool__(self) -> bool:
        return bool(self.words.strip()) or self.articles is not None


class Chooser:
    """Chooses among the articles of an overview; remembers orders, and the texts that a filter compares."""

    def __init__(self, overview: Overview) -> None:
        self._overview = overview
        self._orders: dict[tuple[Order, bool], Sequence[int]] = {}
        self._texts: list[str] = []

    def rows(
        self, choice: Choice, order: Order = Order.DATE, *, backwards: bool = False
    ) -> Sequence[ArticleInfo]:
        """Return the articles of a choice in an order.

        Articles without the value that is sorted by stay last whichever way the order runs.
        """
        articles = self._overview.articles
        if order is Order.DATE and not backwards and not choice:
            return articles  # the dossier's own order
        places = self._order(order, backwards)
        if choice.articles is not None:
            places = [place for place in places if articles[place].id in choice.articles]
        for word in choice.words.casefold().split():
            texts = self._folded()
            places = [place for place in places if word in texts[place]]
        return [articles[place] for place in places]

    def prepare(self) -> None:
        """Put together what words are looked for in; may be called in a thread."""
        self._folded()

    def _order(self, order: Order, backwards: bool) -> Sequence[int]:
        if (order, backwards) not in self._orders:
            values = self._values(order)
            having = [place for place, value in enumerate(values) if value]
            having.sort(key=values.__getitem__, reverse=backwards)
            lacking = [place for place, value in enumerate(values) if not value]
            self._orders[order, backwards] = having + lacking
        return self._orders[order, backwards]

    def _values(self, order: Order) -> list[str]:
        articles = self._overview.articles
        if order is Order.DATE:
            return [info.date or "" for info in articles]
        if order is Order.OUTLET:
            return [(info.outlet or "").casefold() for info in articles]
        if order is Order.TITLE:
            return [info.title.casefold() for info in articles]
        letters = [self._overview.letter(info.id) for info in articles]
        return [f"{len(letter):02d}{letter}" if letter else "" for letter in letters]

    def _folded(self) -> list[str]:
        if not self._texts:
            self._texts = [
                f"{info.title}\n{info.outlet or ''}\n{info.agency or ''}\n{info.author or ''}\n"
                f"{info.date or ''}\n{info.path}".casefold()
                for info in self._overview.articles
            ]
        return self._texts
