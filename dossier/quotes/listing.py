"""Quotes as lists show them: sorted, grouped, and filtered by words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from dossier.language.words import fold
from dossier.model import QuoteOrder
from dossier.quotes.folded_texts import FoldedTexts, Mask
from dossier.quotes.table import small

if TYPE_CHECKING:
    from dossier.model import ArticleInfo
    from dossier.quotes.table import Places, QuoteTable

Value = TypeVar("Value", bound=Hashable)
LAST = "\U0010ffff"  # sorts after every name and date


class QuoteListing:
    """The quotes of a table, with what is known of the articles that print them.

    They are sorted by speaker, outlet, date or article; what is not known comes last. By speaker, those with
    a name of their own come before "officials" and "a report". An order takes n log n of the number of
    quotes when it is first asked for, and up to four bytes a quote.

    Args:
        table: The quotes.
        infos: Articles by their id; some may be missing.
    """

    def __init__(self, table: QuoteTable, infos: Mapping[str, ArticleInfo]) -> None:
        self.table = table
        self.infos = infos
        self._orders: dict[QuoteOrder, Places] = {}
        self._backwards: dict[QuoteOrder, Places] = {}
        self._found: tuple[str, Mask] | None = None

    def prepare(self) -> None:
        """Work out every order."""
        for order in QuoteOrder:
            self.places(order)
        self._sources  # noqa: B018 -- made when it is first asked for

    def places(self, order: QuoteOrder, *, backwards: bool = False) -> Places:
        """Return the places of all quotes in an order."""
        if order not in self._orders:
            base = self._by_text
            self._orders[order] = base[np.argsort(self._keys(order)[base], kind="stable")]
        return self._turned(order) if backwards else self._orders[order]

    def _turned(self, order: QuoteOrder) -> Places:
        """Return an order turned round; what is not known still comes last."""
        if order not in self._backwards:
            places = self._orders[order]
            lacking = self._lacking(order)[places]
            self._backwards[order] = np.concatenate((places[~lacking][::-1], places[lacking]))
        return self._backwards[order]

    def _lacking(self, order: QuoteOrder) -> Mask:
        """Return for each quote whether what it is sorted by is not known."""
        columns = self.table.columns
        if order is QuoteOrder.SPEAKER:
            return np.array([not name for name in self.table.folded_names], np.bool_)[columns.speaker]
        known = (
            info and (info.outlet if order is QuoteOrder.OUTLET else info.date) for info in self._articles
        )
        return np.array([not value for value in known], np.bool_)[columns.article]

    def group(self, order: QuoteOrder, place: int) -> str | None:
        """Return what the quotes of one group have in common when sorted so."""
        if order is QuoteOrder.SPEAKER:
            return self.table.speaker_of(place)
        article = self.table.article_of(place)
        if order is QuoteOrder.ARTICLE:
            return article
        info = self.infos.get(article)
        if info is None:
            return None
        return info.outlet if order is QuoteOrder.OUTLET else info.date

    def holding(self, words: str) -> Mask:
        """Return which quotes hold every word typed: they, their speaker, the outlet or the date.

        Neither case nor accents count.
        """
        words = fold.__wrapped__(words)
        if self._found is None or self._found[0] != words:
            self._found = words, self.table.holding(words.split(), self._sources)
        return self._found[1]

    @cached_property
    def _sources(self) -> FoldedTexts:
        known = ((info.outlet or "", info.date or "") if info else () for info in self._articles)
        return FoldedTexts.of(fold.__wrapped__(" ".join(each)) for each in known)

    @property
    def _articles(self) -> Iterable[ArticleInfo | None]:
        return map(self.infos.get, self.table.named.articles)

    @cached_property
    def _by_text(self) -> Places:
        """The places of all quotes by the id of their article, then as they stand in it."""
        held = self.table.columns
        keys = _ranks(self.table.named.articles)[held.article] << 32 | held.start
        return small(np.argsort(keys, kind="stable"))

    def _keys(self, order: QuoteOrder) -> NDArray[np.int64]:
        """Return a number for each quote that is the lower, the earlier it comes."""
        article, speaker = self.table.columns.article, self.table.columns.speaker
        dates = _ranks([_date(info) for info in self._articles])
        if order is QuoteOrder.ARTICLE:
            titles = _ranks([_title(info) for info in self._articles])
            return (dates * _size(titles) + titles)[article]
        outlets = _ranks([_outlet(info) for info in self._articles])
        by_outlet = order is QuoteOrder.OUTLET
        sources = outlets * _size(dates) + dates if by_outlet else dates * _size(outlets) + outlets
        names = _ranks([name or LAST for name in self.table.folded_names])
        if order is QuoteOrder.SPEAKER:
            nameless = np.array([actor is None for actor in self.table.named.actors], np.int64)
            people = names + nameless * _size(names)
            return people[speaker] * _size(sources) + sources[article]
        return sources[article] * _size(names) + names[speaker]


def _size(ranks: NDArray[np.int64]) -> int:
    return 1 + int(ranks.max(initial=0))


def _ranks(values: Sequence[Value]) -> NDArray[np.int64]:
    """Return of each value its place among all different ones in order."""
    places = {value: place for place, value in enumerate(sorted(set(values)))}  # type: ignore[type-var]
    return np.array([places[value] for value in values], np.int64)


def _outlet(info: ArticleInfo | None) -> str:
    return fold(info.outlet) if info and info.outlet else LAST


def _date(info: ArticleInfo | None) -> str:
    return info.date if info and info.date else LAST


def _title(info: ArticleInfo | None) -> str:
    return fold.__wrapped__(info.title) if info else LAST
