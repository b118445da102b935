"""Work that nobody waits for: done in a thread, never twice at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable

from dossier.model import Cancelled


class Background:
    """Does one kind of work in a thread of its own whenever it is asked to.

    The thread ends when the work is done, and does not keep the program from ending.
    """

    def __init__(self, work: Callable[[Cancelled], None], name: str) -> None:
        """Take the work, which is called with what to ask now and then whether to stop."""
        self._work = work
        self._name = name
        self._guard = threading.Lock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._again = False

    def wake(self) -> None:
        """Do the work soon; once more after this time, if it is being done."""
        with self._guard:
            if self._stopping.is_set():
                return
            self._again = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        try:
            while self._is_asked():
                self._work(self._stopping.is_set)
        except BaseException:
            self._thread = None
            raise

    def _is_asked(self) -> bool:
        """Return whether to do the work now; if not, the thread counts as ended."""
        with self._guard:
            asked = self._again and not self._stopping.is_set()
            self._again = False
            if not asked:
                self._thread = None
            return asked

    def wait(self) -> None:
        """Return when nothing is left to do."""
        while (thread := self._thread) is not None:
            thread.join()

    def stop(self, grace: float) -> None:
        """Do no more from here on; work that is not done within ``grace`` seconds is cancelled."""
        thread = self._thread
        if thread is not None:
            thread.join(grace)
        self._stopping.set()
        if thread is not None:
            thread.join()
