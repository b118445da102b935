"""A list, and beside or below it the detail of its row, made in a thread."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from dossier.model import Span
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.messages import ArticleChosen
from dossier.tui.text import DIM, ERROR, line, plain
from dossier.tui.widgets.covered import Covered
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.tui.panes.rows import Passage

Row = TypeVar("Row")
DETAIL_AFTER = 0.05  # seconds on a row before its detail is fetched
STILL_AFTER = 0.25  # seconds after which rows that follow what is typed stand still


class DetailedList(Covered, Vertical, Generic[Row]):
    """Shows the detail of the row under the cursor, and has its passage shown beside.

    Enter on a line of the detail posts `OpenPassage`.
    """

    LIST: ClassVar[type[VirtualList[Any]]] = VirtualList

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._asking: Timer | None = None
        self._previewed: Hashable = None  # what the row is about whose passage was last shown beside
        self._detailed: tuple[object, ...] = ()  # what the detail that is shown was made of
        self._list: VirtualList[Any] = self.LIST(
            (), self.draw, empty=plain("Reading …", DIM), key=self.key_of, classes="rows"
        )
        self._passages: VirtualList[Passage] = VirtualList(
            (), lambda passage, *_: passage.content, classes="passages"
        )

    # -- what is said of a row

    @abstractmethod
    def draw(self, row: Any, width: int, cursor: bool, focused: bool) -> Content:
        """Return the line of a row."""

    @abstractmethod
    def key_of(self, row: Any) -> Hashable:
        """Return what names a row across reloads."""

    def fetch(self, row: Any) -> Any:
        """Return what the detail of a row needs besides the row; called in a thread."""
        return row

    @abstractmethod
    def detail(self, row: Any, fetched: Any, width: int) -> Sequence[Passage]:
        """Return the lines of the detail of a row; called in a thread."""

    @abstractmethod
    def passage_of(self, row: Any) -> Passage | None:
        """Return the passage of a row, which is shown beside the list, if the row has one."""

    def subject(self, row: Any) -> Hashable:  # noqa: ARG002 - for others
        """Return what a row is about: for the same, detail and passage beside stay. None: never the same."""
        return None

    # -- work in threads

    def _work(self, name: str, work: Callable[[], Any]) -> None:
        self.run_worker(
            work,
            name=name,
            group=f"{name}-{id(self)}",
            description=name,  # else Textual writes out what the work holds: every row
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what a thread found, or why it found nothing."""
        worker = event.worker
        if worker.is_cancelled or event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        event.stop()
        if event.state is WorkerState.ERROR:
            self._show_error(worker)
        elif worker.result is not None:
            self.takers()[worker.name](worker.result)

    def takers(self) -> dict[str, Callable[[Any], None]]:
        """Return what takes the results of threads, by the name of the work."""
        return {"detail": self._take_detail}

    def _show_error(self, worker: Worker[Any]) -> None:
        sentence = line(f"This cannot be read: {worker.error}", ERROR)
        target: VirtualList[Any] = self._list if worker.name == "load" else self._passages
        target.empty = sentence
        target.show(())
        self._detailed = ()

    # -- the detail

    @on(VirtualList.Highlighted, ".rows")
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._ask_detail()

    def _ask_detail(self) -> None:
        if self._asking is not None:
            self._asking.stop()
        row = self._list.row
        if row is None:
            self._detailed = ()
            self._passages.show(())
            return
        after = STILL_AFTER if self._typing else DETAIL_AFTER
        self._asking = self.set_timer(after, lambda: self._fetch_if_still(row))

    @property
    def _typing(self) -> bool:
        return isinstance(self.screen.focused, Input)

    def _fetch_if_still(self, row: Any) -> None:
        if row is not self._list.row:
            return
        subject = self.subject(row)
        here = self._list.has_focus or self._typing
        if here and (subject is None or subject != self._previewed):
            self._previewed = subject
            self._preview(self.passage_of(row))
        if self._passages.display and not (self._detailed and self._detailed == self._to_detail(row)):
            self._work("detail", partial(self._make_detail, row, self._detail_width))

    def _make_detail(self, row: Any, width: int) -> tuple[Any, int, Sequence[Passage]]:
        return row, width, self.detail(row, self.fetch(row), width)

    @property
    def article_here(self) -> str | None:
        """The article of the row under the cursor, in the detail that of the line; None for none."""
        row, line = self._list.row, self._passages.row if self._passages.has_focus else None
        passage = line or (self.passage_of(row) if row is not None else None)
        return passage.article if passage is not None else None

    def show_beside(self) -> None:
        """Have the passage of the row under the cursor shown beside the pane: one comes to it."""
        self._previewed = None
        self._ask_detail()

    def _to_detail(self, row: Any) -> tuple[object, ...]:
        """Return what a detail is made of; nothing where that cannot be said."""
        subject = self.subject(row)
        return () if subject is None else (subject, self._detail_width)

    @property
    def _detail_width(self) -> int:
        return max(10, self._passages.scrollable_content_region.width - 1)

    def _take_detail(self, made: tuple[Any, int, Sequence[Passage]]) -> None:
        row, width, lines = made
        if row is not self._list.row:
            return
        if width != self._detail_width:
            self._ask_detail()
        else:
            self._detailed = self._to_detail(row)
            self._passages.show(lines, cursor=0)

    @on(VirtualList.Highlighted, ".passages")
    def _passage_highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        if self._passages.has_focus:
            self._previewed = None
            self._preview(event.row)

    def _preview(self, passage: Passage | None) -> None:
        """Have the passage shown beside the pane, where there is room."""
        if passage is not None and passage.article is not None:
            self.post_message(ArticleChosen(passage.article, passage=Span(passage.start, passage.end)))

    def action_detail(self) -> None:
        """Go to the detail."""
        if self._passages.rows:
            self._passages.focus()

    def action_list(self) -> None:
        """Go back to the list."""
        self._list.focus()

    @on(VirtualList.Selected, ".passages")
    def _passage_selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        passage = event.row
        if passage.article is not None:
            self.post_message(OpenPassage(passage.article, passage.start, passage.end))
