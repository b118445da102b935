"""The line that says what runs: a bar, how fast it goes, and the time left."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from dossier.tui.text import ACCENT, DIM, ERROR, FAINT, WARNING, join, plain, separated

BAR = 20  # cells


class StatusLine(Widget):
    """Shows work in progress or a sentence; takes no place while there is neither."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; display: none; background: $boost; }
    StatusLine.-busy { display: block; }
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._began = 0.0
        self._what = ""
        self._content = plain("")
        self._timer: Timer | None = None

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far work is, unless a sentence is there for some seconds."""
        if self._timer is not None:
            return
        now = self._clock()
        if what != self._what:
            self._what, self._began = what, now
        self._content = progress_line(what, done, total, now - self._began, self.size.width)
        self._show()

    def say(self, text: str, *, error: bool = False, notable: bool = False, seconds: float = 0) -> None:
        """Show a sentence, for some seconds or until something else is shown."""
        self._what, self._content = "", plain(text, ERROR if error else WARNING if notable else DIM)
        self._show()
        if seconds:
            self._timer = self.set_timer(seconds, self.clear)

    def clear(self) -> None:
        """Take no place."""
        self._what = ""
        self._stop_timer()
        self.remove_class("-busy")

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _show(self) -> None:
        self._stop_timer()
        self.add_class("-busy")
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        return self._content


def progress_line(what: str, done: int, total: int, seconds: float, width: int = 80) -> Content:
    """Return work in progress in words and as a bar; rate and time left from the third second on."""
    share = min(1.0, done / total) if total else 0.0
    full = round(BAR * share)
    bar = join(plain("━" * full, ACCENT), plain("━" * (BAR - full), FAINT)) if width >= 60 else plain("")
    parts = [
        join(bar, " " if bar else "", plain(what)),
        plain(f"{done:,} of {total:,}" if total else "", DIM),
    ]
    if seconds >= 3 and done:
        rate = done / seconds
        parts.append(plain(f"{rate:,.0f} a second" if rate >= 1 else f"{60 * rate:,.0f} a minute", DIM))
        if total > done:
            parts.append(plain(f"{time_left((total - done) / rate)} left", DIM))
    return separated(parts)


def time_left(seconds: float) -> str:
    """Return a duration as people say it: ``40 s``, ``3 min``, ``2 h``."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{round(seconds / 3600)} h"
