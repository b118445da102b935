"""What the panes of actors, quotes and events share: a list with a filter, and a detail beside it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from dossier.model import Span
from dossier.tui.compare.messages import OpenPassage
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.panes import PANE_COMMANDS
from dossier.tui.messages import ArticleChosen
from dossier.tui.panes.rows import Loaded
from dossier.tui.text import DIM, ERROR, join, line, plain
from dossier.tui.widgets.covered import Covered
from dossier.tui.widgets.fitting_text import FittingText
from dossier.tui.widgets.line_input import LineInput
from dossier.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from dossier.tui.panes.rows import Flags, Passage, Rows

Row = TypeVar("Row")
WIDE = 100  # cells from which the detail stands beside the list
LOW = 14  # lines below which there is no room for the detail
DETAIL_AFTER = 0.05  # seconds on a row before its detail is fetched
STILL_AFTER = 0.25  # seconds after which rows that follow what is typed stand still
MANY = 10_000  # rows that are looked through for the words typed in a thread


@dataclass(frozen=True, slots=True)
class Matches:
    """Which of the rows that were read have some words: 1 for each that has, else 0."""

    loaded: Loaded[Any]
    words: str
    places: Flags

    @classmethod
    def of(cls, loaded: Loaded[Any], words: str) -> Matches:
        """Look through the rows."""
        return cls(loaded, words, loaded.matching(words))


class Body(Covered, Container):
    """Holds the list and the detail, side by side or one below the other."""


class Pane(Covered, Vertical, Generic[Row]):
    """A list that loads itself, can be sorted and filtered, and shows the detail of its row.

    ``load`` reads again what is shown, after a refresh. Enter on a line of the detail posts `OpenPassage`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(PANE_COMMANDS)]
    DEFAULT_CSS = """
    Pane {
        & > .summary { height: auto; max-height: 2; padding: 0 1; color: $foreground 72%; }
        & > .words { display: none; padding: 0 1; background: $boost; }
        & > .heading { height: 1; }
        & > .body { height: 1fr; layout: vertical; }
        & > .body > VirtualList { overflow-y: scroll; scrollbar-background: $background; }
        & > .body > .rows { height: 3fr; }
        & > .body > .passages { height: 2fr; border-top: solid $foreground 18%; }
        &.-filtering > .words { display: block; }
        &.-wide > .body { layout: horizontal; }
        &.-wide > .body > .rows { width: 1fr; height: 1fr; }
        &.-wide > .body > .passages {
            width: 1fr; height: 1fr; border-top: none; border-left: solid $foreground 18%;
        }
        &.-low > .body > .passages { display: none; }
        &.-low > .body > .passages:focus { display: block; }
    }
    """
    ORDERS: ClassVar[type[StrEnum]]
    LIST: ClassVar[type[VirtualList[Any]]] = VirtualList
    PLACEHOLDER: ClassVar[str]
    WIDE_FROM: ClassVar[int] = WIDE
    LEGEND: ClassVar[str] = ""  # what its signs mean, for a screen of its own

    def __init__(self, dossier: Rows, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.dossier = dossier
        self.order: StrEnum = next(iter(self.ORDERS))
        self.backward = False
        self.loaded: Loaded[Row] = Loaded()
        self._matches: Matches | None = None
        self._asking: Timer | None = None
        self._previewed: Hashable = None  # what the row is about whose passage was last shown beside
        self._detailed: tuple[object, ...] = ()  # what the detail that is shown was made of
        self._arranged_for = ""  # the words typed when the rows were filtered
        self._list: VirtualList[Any] = self.LIST(
            (), self.draw, empty=plain("Reading …", DIM), key=self.key_of, classes="rows"
        )
        self._passages: VirtualList[Passage] = VirtualList(
            (), lambda passage, *_: passage.content, classes="passages"
        )

    # -- what a pane says of itself

    @abstractmethod
    def read(self) -> Loaded[Row]:
        """Return what is to be shown; called in a thread."""

    @abstractmethod
    def lines(self) -> Sequence[Any]:
        """Return what the filter leaves in the order chosen, as the list shows it."""

    def filtered(self) -> Sequence[Row]:
        """Return the rows with the words typed, in the order in which they were read."""
        rows = self.loaded.rows
        return tuple(compress(rows, self.matches())) if self.words.strip() else rows

    @abstractmethod
    def draw(self, row: Any, width: int, cursor: bool, focused: bool) -> Content:
        """Return the line of a row."""

    @abstractmethod
    def key_of(self, row: Any) -> Hashable:
        """Return what names a row across reloads."""

    def heir(self, row: Any, rows: Sequence[Any]) -> int | None:  # noqa: ARG002 - for others
        """Return where the row stands that took a row's place when it was merged or renamed."""
        return None

    @abstractmethod
    def heading(self, width: int) -> Content:
        """Return the names of the columns."""

    @abstractmethod
    def summary(self) -> str:
        """Return what there is, in a sentence."""

    def fetch(self, row: Any) -> Any:
        """Return what the detail of a row needs besides the row; called in a thread."""
        return row

    @abstractmethod
    def detail(self, row: Any, fetched: Any, width: int) -> Sequence[Passage]:
        """Return the lines of the detail of a row; called in a thread."""

    @abstractmethod
    def passage_of(self, row: Any) -> Passage | None:
        """Return the passage of a row, which is shown beside the list, if the row has one."""

    @abstractmethod
    def source(self, row: Any) -> str:
        """Return a row as text for the clipboard."""

    # -- making

    def compose(self) -> ComposeResult:
        """Make the summary, the filter, the heading, the list, and the detail where there will be room."""
        above = self.parent
        room = (above.size if isinstance(above, Widget) else None) or self.app.size
        self._put_detail(room, update=False)  # what is to come is not styled yet
        yield FittingText(plain(""), classes="summary")
        yield LineInput(placeholder=self.PLACEHOLDER, classes="words", compact=True)
        yield Static(plain(""), classes="heading")
        with Body(classes="body"):
            yield self._list
            yield self._passages

    def on_mount(self) -> None:
        """Read the rows, unless the pane is put in its place for later."""
        if self.display:
            self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Put the detail where there is room."""
        self._put_detail(event.size)
        self.call_after_refresh(self._fit)

    def _put_detail(self, size: Size, *, update: bool = True) -> None:
        self.set_class(size.width >= self.WIDE_FROM, "-wide", update=update)
        self.set_class(size.height < LOW, "-low", update=update)

    def _fit(self) -> None:
        self._previewed = None
        self._show_heading()
        self._ask_detail()

    # -- reading

    def load(self) -> None:
        """Read what is shown again, in a thread."""
        self._work("load", self.read)

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
            takes: dict[str, Callable[[Any], None]] = {
                "load": self.take,
                "filter": self._take_matches,
                "detail": self._take_detail,
            }
            takes[worker.name](worker.result)

    def _show_error(self, worker: Worker[Any]) -> None:
        sentence = line(f"This cannot be read: {worker.error}", ERROR)
        target: VirtualList[Any] = self._list if worker.name == "load" else self._passages
        target.empty = sentence
        target.show(())
        self._detailed = ()

    def take(self, loaded: Loaded[Row]) -> None:
        """Show what was read, with the cursor on the same row or what became of it."""
        row, place = self._list.row, self._list.cursor
        self.loaded, self._matches, self._detailed, self._previewed = loaded, None, (), None
        self.rearrange()
        shown = self._list.row
        if row is not None and shown is not None and self.key_of(row) != self.key_of(shown):
            heir = self.heir(row, self._list.rows)
            self._list.cursor = place if heir is None else heir

    # -- the list

    @property
    def words(self) -> str:
        """What is typed in the filter."""
        return self.query_one(".words", Input).value

    def rearrange(self, *, cursor: int | None = None) -> None:
        """Sort and filter anew."""
        self._arranged_for = self.words
        self._list.empty = plain(self.nothing(), DIM)
        self._list.show(self.lines(), cursor=cursor)
        self._say_summary()
        self._show_heading()
        self._ask_detail()

    def nothing(self) -> str:
        """Return what is said where no row is shown."""
        return (
            f"No row has these words. {key('panes.leave_filter')} shows all again."
            if self.loaded.rows
            else "There is nothing here."
        )

    def marked_names(self) -> frozenset[object]:
        """Return the names, as an export takes them, of what is marked."""
        return frozenset()

    def naming(self) -> Callable[[], Sequence[object]]:
        """Return what names, as an export does, the rows that are shown now, in their order."""
        rows = self._list.rows
        return lambda: list(map(self.key_of, rows))

    def left_names(self) -> frozenset[object] | None:
        """Return the names of the rows shown where a filter or a kind leaves others out, else None."""
        shown = frozenset(self.naming()())
        return shown if self.words.strip() or len(self.loaded.rows) != len(shown) else None

    def _say_summary(self) -> None:
        self.query_one(".summary", Static).update(line(self.summary()))

    def _show_heading(self) -> None:
        width = (self._list.scrollable_content_region.width or self.size.width) - 1
        self.query_one(".heading", Static).update(join(" ", self.heading(max(0, width))), layout=False)

    def action_sort(self) -> None:
        """Sort by the next column."""
        orders = list(self.ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.rearrange(cursor=0)

    def action_backwards(self) -> None:
        """Turn the order round."""
        self.backward = not self.backward
        self.rearrange(cursor=0)

    # -- the filter

    def action_filter(self) -> None:
        """Go to the filter."""
        self.add_class("-filtering")
        self.query_one(".words", Input).focus()

    def matches(self) -> Flags:
        """Return for each row that was read 1 where it has the words typed, else 0."""
        held = self._matches
        if held is None or held.loaded is not self.loaded or held.words != self.words:
            held = self._matches = Matches.of(self.loaded, self.words)
        return held.places

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.words.strip() and len(self.loaded.rows) >= MANY:
            self._work("filter", partial(Matches.of, self.loaded, self.words))
        else:
            self.rearrange()

    def _take_matches(self, found: Matches) -> None:
        """Show the rows that have the words, unless others were read or typed in the meantime."""
        if found.loaded is self.loaded and found.words == self.words:
            self._matches = found
            self.rearrange()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_class(bool(self.words.strip()), "-filtering")
        self._list.focus()
        if self._arranged_for != self.words:  # a key that follows is meant for the rows with these words
            self.rearrange()
        else:
            self._ask_detail()

    def action_leave_filter(self) -> None:
        """Leave the filter, or the detail; where neither is open, somebody else answers the key."""
        if not self.back():
            raise SkipAction

    def back(self) -> bool:
        """Leave the filter, or the detail; False where neither is open."""
        box = self.query_one(".words", Input)
        if self._passages.has_focus:
            self._list.focus()
        elif box.has_focus or box.value:
            box.value = ""
            self.remove_class("-filtering")
            self._list.focus()
        else:
            return False
        return True

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

    def show_beside(self) -> None:
        """Have the passage of the row under the cursor shown beside the pane: one comes to it."""
        self._previewed = None
        self._ask_detail()

    def subject(self, row: Any) -> Hashable:  # noqa: ARG002 - for others
        """Return what a row is about: for the same, detail and passage beside stay. None: never the same."""
        return None

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

    def action_copy(self) -> None:
        """Copy the row with its source."""
        row = self._list.row
        if row is not None and (text := self.source(row)):
            self.app.copy_to_clipboard(text)
            self.notify("Copied with its source.", markup=False, timeout=2)
