"""The concordance: one line a hit, the hits of all lines in one column."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.content import Content

from dossier.tui.overview import count, day
from dossier.tui.searching.listing import hit_cited, hit_copied, hit_passage
from dossier.tui.searching.view import Seen, View
from dossier.tui.text import DIM, HIT, column, join, known, left_cut, plain
from dossier.views.concordance import HitOrder, sorted_hits
from dossier.views.source import articles_to_take, not_all

if TYPE_CHECKING:
    from dossier.export.citations.passage import Passage
    from dossier.model import Hit, SearchResult, Span
    from dossier.tui.going.places import Places
    from dossier.tui.overview import Overview
    from dossier.tui.searching.view import Asked

LEAST = 40  # cells that hit and neighbours get before date and outlet do


class Concordance(View):
    """Every hit with the words around it."""

    name = "concordance"
    key = "w"
    orders = HitOrder
    nothing = "The query names no words to show."

    def suits(self, result: SearchResult) -> bool:
        """Return whether the query names words, or finds nothing at all."""
        return bool(result.hits) or not result.total

    def read(self, asked: Asked) -> Seen:
        """Search again for the hits of more articles, where the list does not hold all."""
        result = asked.result
        limit = articles_to_take(result)
        if limit > len(result.articles):
            result = asked.dossier.search(
                asked.query, sort=asked.sort, limit=limit, cancelled=asked.cancelled
            )
        return Seen(result.hits, not_all(result) or count(len(result.hits), "hit"), result)

    def rows(self, data: Sequence[Hit], order: StrEnum, *, backward: bool) -> Sequence[Hit]:
        """Return the hits in an order."""
        return sorted_hits(data, HitOrder(order), backwards=backward)

    def draw(self, row: Hit, width: int, overview: Overview) -> Content:
        """Return date, outlet, and the hit between its neighbours."""
        return concordance_line(row, width, one_year=overview.one_year)

    def passage(self, row: Hit, places: Places) -> tuple[str, Span | None]:  # noqa: ARG002
        """Return where the hit stands."""
        return hit_passage(row)

    def exported(self, row: Hit) -> object:
        """Return where the hit stands."""
        return row.article, row.start

    def copied(self, row: Hit, rows: Sequence[Hit], overview: Overview) -> str:  # noqa: ARG002
        """Return the hit with the words around it, and its source."""
        return hit_copied(row, overview)

    def cited(self, row: Hit, overview: Overview) -> Passage | None:
        """Return the hit with the words around it."""
        return hit_cited(row, overview)


def concordance_line(hit: Hit, width: int, *, one_year: bool = False) -> Content:
    """Return a hit between the words around it, after its date and outlet where there is room for them."""
    date = 7 if one_year else 10  # what “no date” takes
    outlet = min(20, max(8, width // 7))
    head: list[Content] = []
    if width - date - outlet - 2 >= LEAST:
        shown = (day(hit.date) if one_year else hit.date) if hit.date else None
        head = [column(known(shown, DIM, missing="no date"), date), plain(" ")]
    if width - outlet - 2 >= LEAST:
        name = known(hit.outlet, DIM, missing="not known")
        head += [column(name, outlet), plain(" ")]
    room = width - sum(part.cell_length for part in head)
    left = max(0, (room - 8) * 9 // 20)
    before = plain(left_cut(hit.left, left), DIM)
    return join(*head, before, plain(hit.match, HIT), plain(hit.right, DIM))
