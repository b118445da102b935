"""What the panes of actors, quotes and events share: a list with a filter, and a detail beside it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.now import key
from dossier.tui.keys.panes import PANE_COMMANDS
from dossier.tui.panes.detailed import DetailedList
from dossier.tui.panes.rows import Loaded
from dossier.tui.text import DIM, join, line, plain
from dossier.tui.widgets.covered import Covered
from dossier.tui.widgets.fitting_text import FittingText
from dossier.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from dossier.tui.panes.rows import Flags, Rows

Row = TypeVar("Row")
WIDE = 100  # cells from which the detail stands beside the list
LOW = 14  # lines below which there is no room for the detail
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


class Pane(DetailedList[Row]):
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
        self._arranged_for = ""  # the words typed when the rows were filtered

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

    def heir(self, row: Any, rows: Sequence[Any]) -> int | None:  # noqa: ARG002 - for others
        """Return where the row stands that took a row's place when it was merged or renamed."""
        return None

    @abstractmethod
    def heading(self, width: int) -> Content:
        """Return the names of the columns."""

    @abstractmethod
    def summary(self) -> str:
        """Return what there is, in a sentence."""

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

    def takers(self) -> dict[str, Callable[[Any], None]]:
        """Return what takes the results of threads, by the name of the work."""
        return {**super().takers(), "load": self.take, "filter": self._take_matches}

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

    def action_copy(self) -> None:
        """Copy the row with its source."""
        row = self._list.row
        if row is not None and (text := self.source(row)):
            self.app.copy_to_clipboard(text)
            self.notify("Copied with its source.", markup=False, timeout=2)
