"""The hits as a list, article by article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from textual.content import Content

from dossier.export.citations.passage import Passage
from dossier.model import FoundArticle, Hit, Sort, Span
from dossier.tui.panes.lines import source_of
from dossier.tui.reading import source_line
from dossier.tui.searching.view import Seen, View
from dossier.tui.text import DIM, HIT, STRONG, column, join, known, left_cut, plain, separated
from dossier.views.turning import turned

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, SearchResult
    from dossier.tui.going.places import Places
    from dossier.tui.overview import Overview
    from dossier.tui.searching.view import Asked

Row = FoundArticle | Hit


@dataclass(frozen=True, slots=True)
class Listed:
    """What was found, with what is known of the articles."""

    result: SearchResult
    infos: Mapping[str, ArticleInfo]

    def lacks(self, found: FoundArticle, order: StrEnum) -> bool:
        """Return whether what an article is sorted by is not known."""
        info = self.infos.get(found.article)
        if order is Sort.DATE:
            return info is None or not info.date
        return order is Sort.OUTLET and (info is None or not info.outlet)


class Listing(View):
    """Every found article, followed by its hits; the search itself sorts it."""

    name = "list"
    key = "l"
    orders = Sort

    def read(self, asked: Asked) -> Seen:
        """Return what was found."""
        return Seen(Listed(asked.result, asked.infos))

    def rows(self, data: Listed, order: StrEnum, *, backward: bool) -> Sequence[Row]:
        """Return found articles, each followed by its hits."""
        hits: dict[str, list[Hit]] = {}
        for hit in data.result.hits:
            hits.setdefault(hit.article, []).append(hit)
        rows: list[Row] = []
        articles = data.result.articles
        for found in turned(articles, lambda row: data.lacks(row, order)) if backward else articles:
            rows.append(found)
            rows.extend(hits.get(found.article, ()))
        return rows

    def draw(self, row: Row, width: int, overview: Overview) -> Content:
        """Return the line of an article or of a hit."""
        if isinstance(row, Hit):
            return hit_line(row, width)
        return found_line(row, overview.by_id.get(row.article), width)

    def passage(self, row: Any, places: Places) -> tuple[str, Span | None]:
        """Return where a hit stands; for an article, its first hit."""
        if isinstance(row, Hit):
            return hit_passage(row)
        return row.article, next(iter(places.within(row.article)), None)

    def exported(self, row: Row) -> object:
        """Return where a hit stands, or the article."""
        return (row.article, row.start) if isinstance(row, Hit) else row.article

    def copied(self, row: Row, rows: Sequence[Row], overview: Overview) -> str:  # noqa: ARG002
        """Return the source of an article, and of a hit the words around it too."""
        if isinstance(row, Hit):
            return hit_copied(row, overview)
        return source_of(overview.by_id.get(row.article), row.article)

    def cited(self, row: Row, overview: Overview) -> Passage | None:
        """Return a hit with the words around it."""
        return hit_cited(row, overview) if isinstance(row, Hit) else None


def hit_cited(hit: Hit, overview: Overview) -> Passage | None:
    """Return a hit between the words around it with its source, where that is known."""
    info = overview.by_id.get(hit.article)
    return Passage(_words(hit), info, hit.paragraph) if info else None


def hit_copied(hit: Hit, overview: Overview) -> str:
    """Return a hit between the words around it, and its source below."""
    info = overview.by_id.get(hit.article)
    return f"{_words(hit)}\n— {source_line(info, hit.paragraph) if info else hit.article}"


def _words(hit: Hit) -> str:
    return " ".join(f"{hit.left}{hit.match}{hit.right}".split())


def hit_passage(hit: Hit) -> tuple[str, Span | None]:
    """Return the article of a hit, and where it stands in its text."""
    return hit.article, Span(hit.start, hit.end) if hit.paragraph else None


def found_line(row: FoundArticle, info: ArticleInfo | None, width: int) -> Content:
    """Return the line of an article that a query finds."""
    if info is None:
        return plain(row.article, DIM)
    number = plain(f" {row.hits}", DIM)
    date, outlet = known(info.date, missing="no date"), known(info.outlet, missing="outlet not known")
    head = separated([date, outlet, plain(info.title, STRONG)])
    return column(head, width - number.cell_length) + number


def hit_line(hit: Hit, width: int) -> Content:
    """Return a hit between the words around it, the hits of all lines in one column."""
    place = plain(f"{hit.paragraph or 'title':>5} ", DIM)
    left = max(0, (width - 6 - 12) * 2 // 5)
    before = plain(left_cut(hit.left, left), DIM)
    return join(place, before, plain(hit.match, HIT), plain(hit.right, DIM))
