"""The pane of hits: how the query was read, and what it found in one of several views."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.model import Sort
from dossier.tui.going.places import Places, hit_places
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.searching import HITS_COMMANDS
from dossier.tui.searching.concordance import Concordance
from dossier.tui.searching.counts import Counts
from dossier.tui.searching.events import Events
from dossier.tui.searching.found_rows import FoundRows
from dossier.tui.searching.listing import Listed, Listing
from dossier.tui.searching.messages import KeepSearch
from dossier.tui.searching.quotes import Quotes
from dossier.tui.searching.report import report
from dossier.tui.searching.view import Asked, Seen
from dossier.tui.searching.view_line import ViewLine
from dossier.tui.text import DIM, ERROR, plain
from dossier.tui.widgets.fitting_text import FittingText
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.model import SearchResult
    from dossier.session import Dossier
    from dossier.tui.searching.view import View

DEBOUNCE = 0.06  # seconds
LIMIT = 500  # articles of the list
VIEWS: tuple[View, ...] = (Listing(), Concordance(), Quotes(), Events(), Counts())


class HitsPane(FoundRows):
    """Answers queries in a thread, and shows what they find in the view that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(HITS_COMMANDS)]
    DEFAULT_CSS = """
    HitsPane {
        & > #reading { height: auto; max-height: 8; padding: 0 1; }
        & > #hits { height: 1fr; overflow-y: scroll; }
    }
    """

    @dataclass
    class Answered(Message):
        """A query was answered; ``places`` are those of its hits."""

        result: SearchResult
        places: Places

    @dataclass
    class Viewed(Message):
        """A view was made of an answer; ``places`` are those of the view's own hits, if it has such."""

        result: SearchResult
        view: View
        seen: Seen
        places: Places | None = None

    @dataclass
    class Failed(Message):
        """A query could not be answered."""

        query: str
        reason: str

    @dataclass
    class NotViewed(Message):
        """A view of an answer could not be made; the others may."""

        result: SearchResult
        view: View
        reason: str

    @dataclass
    class Arranged(Message):
        """The rows of a view were put in an order."""

        seen: Seen
        rows: Sequence[Any]
        order: tuple[StrEnum, bool]

    class Shown(Message):
        """Other rows are shown."""

    @dataclass
    class Narrowed(Message):
        """A narrower query is to be asked."""

        query: str

    def __init__(self, dossier: Dossier, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(VIEWS[0], id=id)
        self.dossier = dossier
        self.result: SearchResult | None = None
        self.chosen: View = VIEWS[0]  # for every query that it suits
        self.orders: dict[str, StrEnum] = {view.name: next(iter(view.orders)) for view in VIEWS}
        self.backward: dict[str, bool] = dict.fromkeys(self.orders, False)
        self._seen: Seen | None = None

    def compose(self) -> ComposeResult:
        """Make the line that says how the query was read, the line of views, and the list."""
        yield FittingText(plain(""), id="reading")
        yield ViewLine(VIEWS)
        yield VirtualList[Any]((), self._line, id="hits")

    def on_mount(self) -> None:
        """Name the first view."""
        if self.children:  # an app that ends mounts a pane without what is in it
            self._show_order()

    @property
    def order(self) -> StrEnum:
        """What the view is sorted by."""
        return self.orders[self.view.name]

    @property
    def _sorted_by(self) -> tuple[StrEnum, bool]:
        """The order of the view, and whether it is turned round."""
        return self.order, self.backward[self.view.name]

    # -- asking

    def ask(self, query: str) -> None:
        """Search for a query; an answer to an earlier one that arrives later is dropped."""
        self.query_text = query
        self.workers.cancel_group(self, "view")
        if query.strip():
            self.run_worker(
                lambda: self._search(query), group="search", thread=True, exclusive=True, exit_on_error=False
            )
        else:
            self.workers.cancel_group(self, "search")
            self._take(None, Places())

    def _take(self, result: SearchResult | None, places: Places) -> None:
        self.result, self.places, self._seen = result, places, None

    def _search(self, query: str) -> None:
        worker = get_current_worker()
        time.sleep(DEBOUNCE)
        if worker.is_cancelled:
            return
        sort = Sort(self.orders["list"])
        try:
            result = self.dossier.search(query, sort=sort, limit=LIMIT, cancelled=lambda: worker.is_cancelled)
        except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
            self.post_message(self.Failed(query, sanitize_line(str(error))))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Answered(result, hit_places(result)))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        if event.result.query != self.query_text:
            event.stop()
            return
        self._take(event.result, event.places)
        self._open(self.chosen if self.chosen.suits(event.result) else VIEWS[0])
        self._look()

    @on(Failed)
    def _say_failure(self, event: Failed) -> None:
        if event.query == self.query_text:
            self._take(None, Places())
            self.listing.show(())
            self.query_one("#reading", Static).update(plain(f"The search failed: {event.reason}", ERROR))

    @property
    def asked(self) -> bool:
        """Whether a query is being answered, or was."""
        return bool(self.query_text.strip())

    def action_keep(self) -> None:
        """Keep the query under a name."""
        self.post_message(KeepSearch(self.query_text))

    def narrow(self, condition: str) -> None:
        """Ask for what was found and meets a condition, too."""
        from dossier.views.narrowing import narrowed

        self.post_message(self.Narrowed(narrowed(self.query_text, condition)))

    # -- views

    def action_view(self, name: str) -> None:
        """Show what was found in another way."""
        chosen = next(view for view in VIEWS if view.name == name)
        if not self._suits(chosen):
            self.notify(chosen.nothing, markup=False, timeout=3)
            return
        self.chosen = chosen
        if self._open(chosen):
            self._look()

    def action_next_view(self) -> None:
        """Show what was found in the next way."""
        place = VIEWS.index(self.view) + 1
        self.action_view(next(view.name for view in (*VIEWS[place:], *VIEWS) if self._suits(view)))

    def _suits(self, view: View) -> bool:
        return self.result is None or view.suits(self.result)

    def _open(self, view: View) -> bool:
        """Empty the list for another view; False where that one is open."""
        if view is self.view:
            return False
        self.view, self._seen = view, None
        self._show_order()
        self.listing.empty = plain("Reading …" if self.result is not None else "", DIM)
        self.listing.show((), cursor=0)
        return True

    @on(ViewLine.Chosen)
    def _view_chosen(self, event: ViewLine.Chosen) -> None:
        event.stop()
        self.action_view(event.name)

    def _look(self) -> None:
        """Have the view of the answer made: the list at once, others in a thread."""
        result, view = self.result, self.view
        if result is None:
            return
        if isinstance(view, Listing) or not result.total:
            self.workers.cancel_group(self, "view")
            self._show(Seen(Listed(result, self.overview.by_id)) if isinstance(view, Listing) else None)
        else:
            self.run_worker(
                lambda: self._read_view(result, view),
                group="view",
                thread=True,
                exclusive=True,
                exit_on_error=False,
            )

    def _read_view(self, result: SearchResult, view: View) -> None:
        worker = get_current_worker()
        sort = Sort(self.orders["list"])
        asked = Asked(self.dossier, result, self.overview, self.places, lambda: worker.is_cancelled, sort)
        try:
            seen = view.read(asked)
        except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
            if not worker.is_cancelled:
                self.post_message(self.NotViewed(result, view, sanitize_line(str(error))))
        else:
            if not worker.is_cancelled:
                places = hit_places(seen.result) if seen.result is not None else None
                self.post_message(self.Viewed(result, view, seen, places))

    @on(Viewed)
    def _viewed(self, event: Viewed) -> None:
        event.stop()
        if event.result is self.result and event.view is self.view:
            if event.places is not None:
                self.places = event.places
            self._show(event.seen)

    @on(NotViewed)
    def _say_not_viewed(self, event: NotViewed) -> None:
        event.stop()
        if event.result is self.result and event.view is self.view:
            self._seen = None
            self.listing.empty = plain(f"This view failed: {event.reason}", ERROR)
            self.listing.show(())

    def _show(self, seen: Seen | None) -> None:
        if self.result is None:
            return
        self._seen = seen
        lines = report(self.result, seen.sentence if seen else "")
        self.query_one("#reading", Static).update(plain("\n").join(lines))
        self._arrange()

    def _arrange(self) -> None:
        """Put the rows in order: those of the list at once, of others, which may take long, in a thread."""
        seen, view, order = self._seen, self.view, self._sorted_by
        if seen is None:
            self._show_rows(())
        elif isinstance(view, Listing):
            self._show_rows(view.rows(seen.data, order[0], backward=order[1]))
        else:
            self.run_worker(
                lambda: self._put_in_order(seen, view, order),
                group="order",
                thread=True,
                exclusive=True,
                exit_on_error=False,
            )

    def _put_in_order(self, seen: Seen, view: View, order: tuple[StrEnum, bool]) -> None:
        worker = get_current_worker()
        rows = view.rows(seen.data, order[0], backward=order[1])
        if not worker.is_cancelled:
            self.post_message(self.Arranged(seen, rows, order))

    @on(Arranged)
    def _arranged(self, event: Arranged) -> None:
        event.stop()
        if event.seen is self._seen and event.order == self._sorted_by:
            self._show_rows(event.rows)

    def _show_rows(self, rows: Sequence[Any]) -> None:
        found = self.result is not None and self.result.total
        self.listing.empty = plain(self.view.nothing if found else "", DIM)
        self.listing.show(rows, cursor=0)
        self.post_message(self.Shown())

    # -- the order

    def action_sort(self) -> None:
        """Sort in the next way."""
        orders = list(self.view.orders)
        self.orders[self.view.name] = orders[(orders.index(self.order) + 1) % len(orders)]
        self._show_order()
        if isinstance(self.view, Listing):
            self.ask(self.query_text)
        else:
            self._arrange()

    def action_backwards(self) -> None:
        """Turn the order round."""
        self.backward[self.view.name] = not self.backward[self.view.name]
        self._show_order()
        self._arrange()

    def _show_order(self) -> None:
        line = self.query_one(ViewLine)
        line.show(self.view.name, str(self.order), backward=self.backward[self.view.name])
