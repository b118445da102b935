"""A program in a real pseudo-terminal: driven with keys, and every byte that it writes kept."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

import hostile

KEYS: Mapping[str, str] = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "down": "\x1b[B",
    "up": "\x1b[A",
    **{f"ctrl+{chr(code + 96)}": chr(code) for code in range(1, 27)},
}

# What the app and its libraries themselves say to a terminal.
_OWN = re.compile(
    r"\x1b\[[\d;]*m"  # colours
    r"|\x1b\[\d*(?:;\d*)?H|\x1b\[\d*[ABCDJKX]"  # moving and clearing
    r"|\x1b\[\?(?:1049|1000|1003|1015|1006|1016|2004|2048|25|1004|2026|7)(?:h|l|\$p)"  # modes
    r"|\x1b\[[<>]\d*u"  # the keyboard
    r"|\x1b\[6n|\x1b\[c"
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the mouse pointer
)
_COPIED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")  # what the user copied with a key
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad\u2028\u2029\U000e0000-\U000e0fff]"
)


class Terminal:
    """A program, its pseudo-terminal, and ``output``: what it wrote there so far."""

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Start a Python program, as after ``python``, on a terminal of so many columns and lines."""
        environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        self.output = b""
        self.status: int | None = None
        self.pid, self.handle = pty.fork()
        if self.pid == 0:  # pragma: no cover -- the child
            with contextlib.suppress(BaseException):
                if folder is not None:
                    os.chdir(folder)
                os.execve(  # noqa: S606 -- a program of our own, with no shell
                    sys.executable,
                    [sys.executable, *map(str, arguments)],
                    {**os.environ, "PYTHONFAULTHANDLER": "1", **environment},
                )
            os._exit(127)
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal another size; the program is told by the system."""
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def press(self, *keys: str, pause: float = 0.05) -> None:
        """Type keys by name, or texts."""
        for key in keys:
            os.write(self.handle, KEYS.get(key, key).encode())
            self.read(pause)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def read(self, seconds: float) -> bool:
        """Take in what is written for so long; False where the program has gone."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self.handle], [], [], left)
            if not ready:
                return True
            try:
                data = os.read(self.handle, 1 << 16)
            except OSError:  # how Linux says that nobody has the other end open
                return False
            if not data:
                return False
            self.output += data
        return True

    def wait_for(self, text: str, seconds: float = 120, *, since: int = 0) -> None:
        """Wait until a text was written, colours left out, after so many bytes; raises where it is not."""
        until = time.monotonic() + seconds
        while text not in self.text(since):
            going = self.read(0.05)
            if time.monotonic() > until or (not going and text not in self.text(since)):
                raise AssertionError(f"“{text}” was not shown, but: {self.text()[-3000:]!r}")

    def open(self, seconds: float = 120) -> None:
        """Wait until the app has taken the screen and drawn it."""
        until = time.monotonic() + seconds
        while b"\x1b[?25l" not in self.output:
            if not self.read(0.05) or time.monotonic() > until:
                raise AssertionError(f"it did not begin: {self.text()[-3000:]!r}")
        self.settle(0.5)

    def settle(self, quiet: float = 0.4, seconds: float = 20) -> None:
        """Wait until nothing has been written for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            before = len(self.output)
            if not self.read(quiet) or len(self.output) == before:
                return

    def wait(self, seconds: float = 120) -> int:
        """Wait for the program to end; return its status, minus the number of the signal that ended it."""
        until = time.monotonic() + seconds
        while self.status is None:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > until:
                raise AssertionError(f"it did not end: {self.text()[-2000:]!r}")
        self.read(0.05)
        return self.status

    def text(self, since: int = 0) -> str:
        """Return what was written after so many bytes, without the control sequences."""
        written = self.output[since:].decode("utf-8", "replace")
        return "".join(part for kind, part in parts(written) if kind == "text")

    def close(self) -> None:
        """End the program if it still runs."""
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.status = -signal.SIGKILL
        os.close(self.handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def parts(stream: str) -> Iterator[tuple[str, str]]:
    """Yield a terminal's input as ("text", ...), ("own", ...), ("copied", ...) and ("other", ...)."""
    at = 0
    while at < len(stream):
        start = stream.find("\x1b", at)
        if start != at:
            yield "text", stream[at : start if start >= 0 else len(stream)]
            if start < 0:
                return
        if found := _OWN.match(stream, start):
            yield "own", found[0]
        elif found := _COPIED.match(stream, start):
            yield "copied", base64.b64decode(found[1]).decode()
        else:
            found = re.compile(r"\x1b.{0,60}", re.DOTALL).match(stream, start)
            assert found is not None
            yield "other", found[0]
            at = start + 1
            continue
        at = found.end()


def faults(output: bytes) -> list[str]:
    """Return whatever in a terminal's input is neither plain text nor a sequence of the app's own."""
    found: list[str] = []
    for kind, part in parts(output.decode("utf-8", "surrogateescape")):
        if kind == "other":
            found.append(repr(part))
        elif kind == "own" and (hostile.MARK in part or hostile.NUMBER in part):
            found.append(f"a sequence from the content: {part!r}")
        elif kind in ("text", "copied"):
            # The terminal's own line discipline makes CRLF of LF; progress is drawn over itself.
            plain = part.replace("\r\n", "\n").replace("\r", "\n")
            found += [repr(plain[max(0, at.start() - 30) : at.end() + 10]) for at in _CONTROL.finditer(plain)]
    return found
