"""The pane of hits: how the query was read, what it found, or why it found nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.model import ArticleInfo, FoundArticle, Hit, SearchResult, Span
from dossier.tui.messages import ArticleChosen
from dossier.tui.overview import Overview, count
from dossier.tui.places import Places, hit_places
from dossier.tui.text import (
    ACCENT,
    DIM,
    ERROR,
    HIT,
    STRONG,
    WARNING,
    column,
    join,
    known,
    left_cut,
    plain,
    separated,
)
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.session import Dossier

DEBOUNCE = 0.06  # seconds
LIMIT = 500  # articles

Row = FoundArticle | Hit


class HitsPane(Vertical):
    """Answers queries in a thread, and lists the hits article by article."""

    DEFAULT_CSS = """
    HitsPane {
        & > #reading { height: auto; max-height: 8; padding: 0 1; }
        & > #hits { height: 1fr; }
    }
    """

    @dataclass
    class Answered(Message):
        """A query was answered."""

        result: SearchResult

    @dataclass
    class Failed(Message):
        """A query could not be answered."""

        query: str
        reason: str

    def __init__(self, dossier: Dossier, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.dossier = dossier
        self.overview = Overview()
        self.query_text = ""
        self.result: SearchResult | None = None
        self.places = Places()

    def compose(self) -> ComposeResult:
        """Make the line that says how the query was read, and the list."""
        yield Static(plain(""), id="reading")
        yield VirtualList[Row]((), self._line, id="hits")

    @property
    def listing(self) -> VirtualList[Row]:
        """The list of hits."""
        return self.query_one("#hits", VirtualList)

    # -- asking

    def ask(self, query: str) -> None:
        """Search for a query; an answer to an earlier one that arrives later is dropped."""
        self.query_text = query
        if query.strip():
            self.run_worker(
                lambda: self._search(query), group="search", thread=True, exclusive=True, exit_on_error=False
            )
        else:
            self.workers.cancel_group(self, "search")
            self._take(None)

    def _take(self, result: SearchResult | None) -> None:
        self.result, self.places = result, hit_places(result)

    def _search(self, query: str) -> None:
        worker = get_current_worker()
        time.sleep(DEBOUNCE)
        if worker.is_cancelled:
            return
        try:
            result = self.dossier.search(query, limit=LIMIT, cancelled=lambda: worker.is_cancelled)
        except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
            self.post_message(self.Failed(query, sanitize_line(str(error))))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Answered(result))

    @on(Answered)
    def _show(self, event: Answered) -> None:
        if event.result.query != self.query_text:
            event.stop()
            return
        self._take(event.result)
        self.listing.empty = ""
        self.listing.show(rows_of(event.result), cursor=0)
        self.query_one("#reading", Static).update(plain("\n").join(report(event.result)))

    @on(Failed)
    def _say_failure(self, event: Failed) -> None:
        if event.query == self.query_text:
            self._take(None)
            self.listing.show(())
            self.query_one("#reading", Static).update(plain(f"The search failed: {event.reason}", ERROR))

    # -- hits

    @property
    def asked(self) -> bool:
        """Whether a query is being answered, or was."""
        return bool(self.query_text.strip())

    def find(self, article_id: str, place: Span) -> None:
        """Put the cursor on the hit at a place, without telling of it."""
        at = next(
            (
                at
                for at, row in enumerate(self.listing.rows)
                if isinstance(row, Hit) and (row.article, row.start) == (article_id, place.start)
            ),
            -1,
        )
        if at >= 0:
            with self.prevent(VirtualList.Highlighted):
                self.listing.cursor = at

    def show_first(self) -> None:
        """Ask for the first found article, to be shown beside the list."""
        if self.listing.row is not None:
            self._choose(self.listing.row, enter=False)

    @on(VirtualList.Highlighted, "#hits")
    def _preview(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._choose(event.row, enter=False)

    @on(VirtualList.Selected, "#hits")
    def _enter(self, event: VirtualList.Selected) -> None:
        event.stop()
        self._choose(event.row, enter=True)

    def _choose(self, row: Row, *, enter: bool) -> None:
        if isinstance(row, Hit):
            passage = Span(row.start, row.end) if row.paragraph else None
        else:
            passage = next(iter(self.places.within(row.article)), None)
        self.post_message(ArticleChosen(row.article, passage=passage, enter=enter))

    # -- drawing

    def _line(self, row: Row, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        if isinstance(row, Hit):
            return hit_line(row, width)
        info = self.overview.by_id.get(row.article)
        return found_line(row, info, width)


def rows_of(result: SearchResult) -> list[Row]:
    """Return found articles, each followed by its hits."""
    hits: dict[str, list[Hit]] = {}
    for hit in result.hits:
        hits.setdefault(hit.article, []).append(hit)
    rows: list[Row] = []
    for found in result.articles:
        rows.append(found)
        rows.extend(hits.get(found.article, ()))
    return rows


def report(result: SearchResult) -> list[Content]:
    """Return how a query was read, what could not be read, and what came of it, a line each."""
    lines = [join(plain("Read as: ", DIM), plain(result.reading))] if result.reading else []
    lines += [plain(f"column {said.column}: {said.text}", WARNING) for said in result.messages]
    if result.total:
        hits = plain(count(len(result.hits), "hit"), STRONG)
        if len(result.articles) < result.total:
            hits = join(hits, plain(f" in the first {len(result.articles):,} of them", DIM))
        lines.append(separated([plain(count(result.total, "article"), STRONG), hits]))
    elif result.reading:
        lines.append(plain("Nothing found.", STRONG))
        lines += [plain(f"“{term}” is in {count(number, 'article')}", DIM) for term, number in result.counts]
    if result.suggestion:
        lines.append(join("Did you mean ", plain(result.suggestion, ACCENT), "? enter searches for it"))
    if result.undated:
        lines.append(plain(f"{count(result.undated, 'article')} left out: date not known", WARNING))
    return lines


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
