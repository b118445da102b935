"""Share of voice: a table with bars of who is quoted how often and at what length, by outlet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from dossier.model import Share, Voice, Voices
from dossier.tui.keys.bindings import bindings_of
from dossier.tui.keys.quotes import VOICE_COMMANDS
from dossier.tui.overview import count as counted
from dossier.tui.panes.lines import OUTLET_NOT_KNOWN
from dossier.tui.quoting import SPEAKER_NOT_KNOWN
from dossier.tui.text import ACCENT, DIM, ERROR, STRONG, column, join, line, plain
from dossier.tui.widgets.dismissed_once import DismissedOnce
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.virtual_list import VirtualList

BAR = 10  # cells
NUMBERS = 6
OUTLET = BAR + 7  # a bar, a space, a share, and a gap


class VoiceOrder(StrEnum):
    """What speakers are sorted by."""

    WORDS = "words"
    QUOTES = "quotes"
    SPEAKER = "speaker"


class VoiceScreen(DismissedOnce[str | None]):
    """Shows the share of voice in some quotes; enter gives back the speaker of the row."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(VOICE_COMMANDS)]
    AUTO_FOCUS = "#voices"
    DEFAULT_CSS = """
    VoiceScreen {
        & > .title { height: 1; padding: 0 1; }
        & > .heading { height: 1; padding: 0 1; }
        & > #voices { height: 1fr; overflow-y: scroll; }
    }
    """

    def __init__(self, count: Callable[[], Voices], words: str = "") -> None:
        """Take what counts, in a thread; ``words`` say which quotes, where they are not all."""
        super().__init__()
        self._count, self._words = count, words
        self._found: Voices | None = None
        self._first = 0  # the outlet of the first column
        self._order = VoiceOrder.WORDS

    def compose(self) -> ComposeResult:
        """Make the title, the heading, the table and the keys."""
        yield Static(plain("Share of voice", STRONG), classes="title")
        yield Static(plain(""), classes="heading")
        yield VirtualList[Voice]((), self._line, empty="Counting …", id="voices")
        yield KeyLine()

    def on_mount(self) -> None:
        """Count, in a thread."""
        self.run_worker(self._count, thread=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was counted."""
        listing = self.query_one(VirtualList)
        if event.state is WorkerState.ERROR:
            listing.empty = line(f"This cannot be counted: {event.worker.error}", ERROR)
            listing.show(())
        elif event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Voices):
            self._found = event.worker.result
            listing.empty = plain("Nobody is quoted here.", DIM)
            self._show()

    def on_resize(self) -> None:
        """Write the heading for the new width."""
        self._show_heading()

    def _show(self) -> None:
        if self._found is None:
            return
        total = self._found.total
        which = f" with “{self._words}”" if self._words else ""
        self.query_one(".title", Static).update(
            join(
                plain("Share of voice", STRONG),
                f": {counted(total.quotes, 'quote')}{which}, {total.words:,} words, "
                f"{total.verbatim:,} of them word for word",
            ),
            layout=False,
        )
        self._show_heading()
        self.query_one(VirtualList).show(_ordered(self._found.voices, self._order), cursor=0)

    # -- the table

    @property
    def _outlets(self) -> list[str | None]:
        return list(self._found.outlets) if self._found is not None else []

    def _speaker_width(self, width: int) -> int:
        return max(10, min(26, width - 2 * (NUMBERS + 1) - OUTLET - 1))

    def _columns(self, width: int) -> list[str | None]:
        """Return the outlets for which there is room."""
        room = width - self._speaker_width(width) - 2 * (NUMBERS + 1) - OUTLET - 1
        return self._outlets[self._first : self._first + max(0, room // OUTLET)]

    def _show_heading(self) -> None:
        width = self.size.width - 3
        outlets = self._columns(width)
        hidden = len(self._outlets) - self._first - len(outlets)
        parts = [
            self._head("speaker", self._speaker_width(width)),
            self._head("quotes", NUMBERS, right=True),
            self._head("words", NUMBERS, right=True),
            column(plain("all outlets", DIM), OUTLET - 1),
            *(column(plain(outlet or OUTLET_NOT_KNOWN, DIM), OUTLET - 1) for outlet in outlets),
            plain(f"+{hidden}" if hidden > 0 else "", ACCENT),
        ]
        self.query_one(".heading", Static).update(plain(" ").join(parts), layout=False)

    def _head(self, name: str, width: int, *, right: bool = False) -> Content:
        sorted_by = name == self._order
        return column(
            plain(f"{name}↓" if sorted_by else name, STRONG if sorted_by else DIM), width, right=right
        )

    def _line(self, row: Voice, width: int, cursor: bool, focused: bool) -> Content:  # noqa: ARG002
        if self._found is None:
            return plain("")
        name = plain(row.speaker) if row.speaker else plain(SPEAKER_NOT_KNOWN, DIM)
        columns = self._columns(width)
        shares = [(row.total, self._found.total)]
        shares += [(row.outlets.get(outlet, Share()), self._found.outlets[outlet]) for outlet in columns]
        return plain(" ").join(
            [
                column(name, self._speaker_width(width)),
                column(plain(f"{row.total.quotes:,}"), NUMBERS, right=True),
                column(plain(f"{row.total.words:,}"), NUMBERS, right=True),
                *(column(_share(part, whole), OUTLET - 1) for part, whole in shares),
            ]
        )

    # -- keys

    def action_outlet_right(self) -> None:
        """Show the next outlet first."""
        self._move(1)

    def action_outlet_left(self) -> None:
        """Show the outlet before first."""
        self._move(-1)

    def _move(self, step: int) -> None:
        self._first = max(0, min(self._first + step, len(self._outlets) - 1))
        self._show_heading()
        listing = self.query_one(VirtualList)
        listing.show(listing.rows, cursor=listing.cursor)

    def action_sort(self) -> None:
        """Sort by the next column."""
        orders = list(VoiceOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._show()

    @on(VirtualList.Selected)
    def _chosen(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.dismiss(event.row.speaker)

    def action_copy(self) -> None:
        """Copy the table as tab-separated text."""
        if self._found is not None:
            self.app.copy_to_clipboard(as_text(self._found))
            self.notify("The table is copied, with tabs between its columns.", markup=False, timeout=3)

    def action_close(self) -> None:
        """Go back to the quotes."""
        self.dismiss(None)


def bar(share: float, width: int = BAR) -> str:
    """Return a bar of ``width`` cells for a share from 0 to 1, in eighths of a cell; never empty above 0."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8) or (share > 0)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + " ▏▎▍▌▋▊▉"[rest].strip()).ljust(width)


def _share(part: Share, whole: Share) -> Content:
    if not part.words:
        return plain(f"{'·':>{BAR + 3}}", DIM)
    share = part.words / max(1, whole.words)
    return join(plain(bar(share), ACCENT), plain(f" {100 * share:3.0f}%"))


def _ordered(voices: Sequence[Voice], order: VoiceOrder) -> Sequence[Voice]:
    if order is VoiceOrder.QUOTES:
        return sorted(voices, key=lambda voice: (-voice.total.quotes, -voice.total.words))
    if order is VoiceOrder.SPEAKER:
        return sorted(voices, key=lambda voice: (voice.speaker is None, (voice.speaker or "").casefold()))
    return voices


def as_text(voices: Voices) -> str:
    """Return the table as tab-separated text: words by speaker and outlet."""
    outlets = list(voices.outlets)
    rows = [["speaker", "quotes", "words", *(outlet or OUTLET_NOT_KNOWN for outlet in outlets)]]
    for voice in voices.voices:
        numbers = [voice.total.quotes, voice.total.words]
        numbers += [voice.outlets.get(outlet, Share()).words for outlet in outlets]
        rows.append([voice.speaker or SPEAKER_NOT_KNOWN, *map(str, numbers)])
    return "\n".join("\t".join(row) for row in rows)
