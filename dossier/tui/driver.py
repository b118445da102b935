"""The terminal that the app writes to, also when it goes away."""

from __future__ import annotations

from contextlib import suppress
from typing import IO, Any

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver


class LastingFile:
    """A file that takes what is written to it when nobody has its other end any more, and leaves it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write text."""
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Write out what is held back."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """Return the number of the file."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self._file.isatty()


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals, for a terminal that is closed while the app runs.

    The system then sends SIGHUP and SIGCONT. Textual's takes the second for the end of a stop that never was,
    and begins to read and to write a second time; its thread that writes ends at the first error, and what is
    written after thirty texts more waits for ever: the app would go on without anybody.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self._file is not None:
            self._file = LastingFile(self._file)  # type: ignore[assignment]  # it has what is asked of one

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal back after a stop, and only then."""
        if self._must_signal_resume:
            super()._sigcont_application()


def lasting(found: type[Driver]) -> type[Driver]:
    """Return the driver to use in the place of the one that Textual found for this system."""
    return TerminalDriver if found is LinuxDriver else found
