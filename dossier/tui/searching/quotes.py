"""The quotations that a query finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.model import QuoteOrder, Span
from dossier.tui.going.places import hit_places
from dossier.tui.overview import count, day
from dossier.tui.panes.lines import outlet_of
from dossier.tui.panes.ordering import said
from dossier.tui.quoting import copied, passage_of, sign_of, speaker_of
from dossier.tui.searching.view import Seen, View
from dossier.tui.text import DIM, HIT, column, join, marked, plain
from dossier.views.source import articles_to_take

if TYPE_CHECKING:
    from dossier.export.citations.passage import Passage
    from dossier.tui.going.places import Places
    from dossier.tui.overview import Overview
    from dossier.tui.panes.ordering import Said
    from dossier.tui.searching.view import Asked

MOST_READ = 1_000  # articles
MOST_QUOTES = 1_000  # from which on no more articles are looked through
BEFORE = 24  # cells of a quotation shown before its first hit, where that is far from its beginning
WITH_OUTLET, WITH_DATE = 60, 76  # cells


class Order(StrEnum):
    """What quotations are sorted by."""

    FOUND = "found"
    SPEAKER = "speaker"
    OUTLET = "outlet"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation, and the hits of its article that stand in it."""

    said: Said
    hits: tuple[Span, ...]


class Quotes(View):
    """The quotations that hold a hit, or that said:, about: and speaker: ask for."""

    name = "quotes"
    key = "u"
    orders = Order
    nothing = "No quotation holds what the query finds."

    def read(self, asked: Asked) -> Seen:
        """Return the quotations with their speakers' names."""
        from dossier.views.quotes import find_quotes  # reads queries, which nothing at the start does

        found = find_quotes(
            asked.dossier,
            asked.query,
            sort=asked.sort,
            limit=min(articles_to_take(asked.result), MOST_READ),
            most=MOST_QUOTES,
            known=asked.result,
            cancelled=asked.cancelled,
        )
        places = hit_places(found.result)
        rows = []
        for each in said(found.quotes, asked.infos):
            start, end = each.quote.quote.start, each.quote.quote.end
            spans = places.within(each.quote.article)
            rows.append(Row(each, tuple(s for s in spans if start <= s.start and s.end <= end)))
        sentence = count(len(rows), "quote")
        if found.articles < found.result.total:
            sentence += f" in the first {found.articles:,} of {found.result.total:,} articles"
        return Seen(rows, sentence, found.result)

    def rows(self, data: Sequence[Row], order: StrEnum, *, backward: bool) -> Sequence[Row]:
        """Return the quotations in an order."""
        if order == Order.FOUND:
            return data[::-1] if backward else data
        from dossier.quotes.listing import QuoteListing
        from dossier.quotes.table import QuoteTable

        infos = {row.said.info.id: row.said.info for row in data if row.said.info}
        listing = QuoteListing(QuoteTable.of([row.said.quote for row in data]), infos)
        return [data[place] for place in listing.places(QuoteOrder(order), backwards=backward)]

    def draw(self, row: Row, width: int, overview: Overview) -> Content:
        """Return speaker, outlet, date and the words, from the hit on where it is far inside."""
        return quote_line(row, width, one_year=overview.one_year)

    def passage(self, row: Row, places: Places) -> tuple[str, Span]:  # noqa: ARG002
        """Return where the first hit stands in the quotation, else the quotation."""
        quote = row.said.quote.quote
        whole = Span(quote.start, quote.end)
        return row.said.quote.article, row.hits[0] if row.hits else whole

    def exported(self, row: Row) -> object:
        """Return where the quotation stands."""
        return row.said.quote.article, row.said.quote.quote.start

    def copied(self, row: Row, rows: Sequence[Row], overview: Overview) -> str:  # noqa: ARG002
        """Return the quotation with its speaker and source."""
        return copied(row.said.quote, row.said.info)

    def cited(self, row: Row, overview: Overview) -> Passage | None:  # noqa: ARG002
        """Return the quotation with its source."""
        return passage_of(row.said.quote, row.said.info) if row.said.info else None


def quote_line(row: Row, width: int, *, one_year: bool = False) -> Content:
    """Return a quotation after its speaker, and its outlet and date where there is room for them."""
    info, quote = row.said.info, row.said.quote.quote
    head = [column(speaker_of(row.said.quote), min(20, max(8, width // 5))), plain(" ")]
    if width >= WITH_OUTLET:
        head += [column(outlet_of(info).stylize(DIM), min(18, width // 7)), plain(" ")]
    if width >= WITH_DATE:
        date = info.date if info and info.date else ""
        head += [
            column(plain(day(date) if one_year and date else date, DIM), 6 if one_year else 10),
            plain(" "),
        ]
    head.append(plain(f"{sign_of(quote)} ", DIM))
    room = width - sum(part.cell_length for part in head)
    text = marked(plain(quote.text.replace("\n", " ")), row.hits, HIT, start=quote.start)
    first = row.hits[0].start - quote.start if row.hits else 0
    if first > max(BEFORE, room - BEFORE):
        text = join(plain("…", DIM), text[first - BEFORE :])
    return join(*head, text)
