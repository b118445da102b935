"""What takes long, away from the screen: reading the lists, and refreshing the dossier."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import Worker, get_current_worker

from dossier.articles.sanitize import sanitize_line
from dossier.errors import reason_of
from dossier.tui import later
from dossier.tui.overview import first_overview, full_overview, screenful

if TYPE_CHECKING:
    from textual.screen import Screen

    from dossier.model import RefreshReport
    from dossier.session import Dossier
    from dossier.tui.noted import Noted
    from dossier.tui.overview import Overview

BETWEEN = 0.1  # seconds between two reports of progress
BUSY = 0.2  # seconds until it is looked again whether another process has read the folder
AT_ONCE = 0.1  # seconds that the first screen waits for the first articles
SCREENFUL = 60  # articles of a long list that are shown before the rest is read, at the least


class Background:
    """Runs threads for a screen, and tells it what they find."""

    class Listed(Message):
        """The articles are known; ``overview.complete`` says whether the rest is too."""

        def __init__(self, overview: Overview) -> None:
            super().__init__()
            self.overview = overview

    class Remembered(Message):
        """Which articles were read, and how the app was left, are known."""

        def __init__(self, read: frozenset[str], left_at: Mapping[str, Any]) -> None:
            super().__init__()
            self.read, self.left_at = read, left_at

    class Counted(Message):
        """How many actors and quotes there are is known."""

        def __init__(self, sizes: Mapping[str, int]) -> None:
            super().__init__()
            self.sizes = sizes

    class Loaded(Message):
        """All that keys ask for is loaded."""

    class Progressed(Message):
        """Work went on."""

        def __init__(self, what: str, done: int, total: int) -> None:
            super().__init__()
            self.what, self.done, self.total = what, done, total

    class Refreshed(Message):
        """The folder was read; ``waited`` where another process had been at it before."""

        def __init__(self, report: RefreshReport, waited: bool = False) -> None:
            super().__init__()
            self.report, self.waited = report, waited

    class Corrected(Message):
        """A correction was made; ``said`` tells the user which, ``undoable`` whether it can be taken back.

        Where it changed notes alone, ``noted`` holds them all.
        """

        def __init__(self, said: str, noted: Noted | None = None, *, undoable: bool = False) -> None:
            super().__init__()
            self.said, self.noted, self.undoable = said, noted, undoable

    class Failed(Message):
        """Work failed, and why."""

        def __init__(self, what: str, reason: str) -> None:
            super().__init__()
            self.what, self.reason = what, reason

    def __init__(self, screen: Screen[None], dossier: Dossier) -> None:
        self._screen = screen
        self.dossier = dossier
        self._nothing_told = True
        self.writing: set[str] = set()  # what is at work on files of the user's or on the catalogue
        self._corrections: deque[tuple[Callable[[], str | None], Callable[[], bool]]] = deque()

    async def first_screen(self) -> tuple[Remembered, Listed] | None:
        """Return what the first screen shows: reading it takes less than drawing a screen without it.

        None where that cannot be read soon; then it is told as it comes, or why it does not.
        """
        try:
            first = await asyncio.wait_for(asyncio.to_thread(self._read_first), AT_ONCE)
        except Exception:  # noqa: BLE001 - whatever fails here fails in the thread too, which tells of it
            return None
        self._nothing_told = False
        return first

    def _read_first(self) -> tuple[Remembered, Listed]:
        return self._remembered(), self._first_listed()

    def _remembered(self) -> Remembered:
        state = self.dossier.reading
        return self.Remembered(state.read(), state.left_at())

    def _first_listed(self) -> Listed:
        return self.Listed(screenful(self.dossier.articles(max(SCREENFUL, self._screen.app.size.height))))

    def list_articles(self) -> None:
        """Read the lists: the articles first, then what is known of them together."""
        self._screen.run_worker(self._list, group="lists", thread=True, exclusive=True, exit_on_error=False)

    def refresh_dossier(self) -> None:
        """Read the folder again, unless that is going on."""
        if not any(worker.group == "refresh" and worker.is_running for worker in self._screen.workers):
            work = partial(self._writing, "refresh", self._refresh)
            self._screen.run_worker(work, group="refresh", thread=True, exit_on_error=False)

    def correct(self, work: Callable[[], str | None], *, light: Callable[[], bool] = lambda: False) -> None:
        """Make a correction, after those that were asked for before.

        ``light`` is asked after it was made whether it changed notes alone.
        """
        self._corrections.append((work, light))
        if not any(worker.group == "correct" and worker.is_running for worker in self._screen.workers):
            work_off = partial(self._writing, "correct", self._correct)
            self._screen.run_worker(work_off, group="correct", thread=True, exit_on_error=False)

    def _writing(self, what: str, work: Callable[[], None]) -> None:
        self.writing.add(what)
        try:
            work()
        finally:
            self.writing.discard(what)

    def _correct(self) -> None:
        while self._corrections:
            work, light = self._corrections.popleft()
            steps = self.dossier.undo_stack.steps
            try:
                said = work() or ""
                noted = self._noted() if light() else None
            except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
                self._screen.post_message(self.Failed("The correction", sanitize_line(reason_of(error))))
            else:
                undoable = self.dossier.undo_stack.steps > steps
                self._screen.post_message(self.Corrected(said, noted, undoable=undoable))

    def _list(self) -> None:
        worker = get_current_worker()
        try:
            if self._nothing_told:
                self._nothing_told = False
                self._tell(worker, self._remembered())
                self._tell(worker, self._first_listed())
            overview = first_overview(self.dossier.articles())._replace(noted=self._noted())
            self._tell(worker, self.Listed(overview))
            if worker.is_cancelled:
                return
            events, copies = self.dossier.events(), self.dossier.copies()
            self._tell(worker, self.Listed(full_overview(overview, events, copies, self.dossier.skipped())))
            if not worker.is_cancelled:
                self._tell(worker, self.Counted(self.dossier.sizes()))
                later.load(lambda: worker.is_cancelled)
                self._tell(worker, self.Loaded())
                self.dossier.prepare_to_compare()
        except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
            self._tell(worker, self.Failed("The list of articles", sanitize_line(reason_of(error))))

    def _noted(self) -> Noted:
        return {notes.article: notes for notes in self.dossier.notes.all() if not notes.missing}

    def _refresh(self) -> None:
        worker = get_current_worker()
        last = 0.0

        def progress(what: str, done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= BETWEEN or done >= total:
                last = now
                self._tell(worker, self.Progressed(what, done, total))

        try:
            report = self.dossier.refresh(progress=progress, cancelled=lambda: worker.is_cancelled)
            waited = report.busy
            while report.busy and not worker.is_cancelled:
                self._tell(worker, self.Progressed("Another dossier is reading this folder", 0, 0))
                time.sleep(BUSY)
                report = self.dossier.refresh(progress=progress, cancelled=lambda: worker.is_cancelled)
            self._tell(worker, self.Refreshed(report, waited))
        except Exception as error:  # noqa: BLE001 - whatever fails is said to the user, and the app goes on
            self._tell(worker, self.Failed("Reading the folder", sanitize_line(reason_of(error))))

    def _tell(self, worker: Worker[None], message: Message) -> None:
        if not worker.is_cancelled:
            self._screen.post_message(message)


def report_sentence(report: RefreshReport) -> str:
    """Say what a refresh changed; nothing where it changed nothing."""
    changes = [
        (report.added, "added"),
        (report.changed, "changed"),
        (report.renamed, "renamed"),
        (report.removed, "removed"),
    ]
    said = ", ".join(f"{number:,} {what}" for number, what in changes if number)
    return " ".join(part for part in (report.rebuilt, said and f"Articles: {said}.") if part)
