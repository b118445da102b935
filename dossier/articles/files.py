"""Reading a file's bytes once, with limits, without leaving the dossier."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_BYTES = 20_000_000

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
_FILE = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC


class Unreadable(Exception):  # noqa: N818 -- it names a state of the file, as the reports do
    """A file that cannot be shown as an article.

    Attributes:
        reason: why, as a part of a sentence: "is empty".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_bytes(path: Path, root: Path) -> bytes:
    """Return the content of a regular file below ``root``.

    Links are resolved first, and then every folder on the way is opened without following any, so
    that a link put in place meanwhile leads nowhere.

    Raises:
        Unreadable: for anything but a regular file below ``root`` of at most ``MAX_BYTES``.
    """
    try:
        base = root.resolve(strict=True)
        target = path.resolve(strict=True)
        if not target.is_relative_to(base):
            raise Unreadable("is a link out of the dossier")
        return _read(base, target.relative_to(base).parts)
    except (OSError, RuntimeError, ValueError) as error:
        raise Unreadable(reason_of(error)) from error


def reason_of(error: Exception) -> str:
    """Return why the system refused a file, as a part of a sentence."""
    if isinstance(error, FileNotFoundError):
        return "is a link to nothing, or was removed"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    # A loop of links is a RuntimeError up to Python 3.12.
    return "cannot be read: too many levels of links" if isinstance(error, RuntimeError) else "cannot be read"


def _read(base: Path, parts: tuple[str, ...]) -> bytes:
    if not parts:
        raise Unreadable("is not a regular file")
    folder = os.open(base, _FOLDER)
    try:
        for name in parts[:-1]:
            inner = os.open(name, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        # The name itself may be a socket or a device, which must not even be opened.
        _check(os.lstat(parts[-1], dir_fd=folder))
        file = os.open(parts[-1], _FILE, dir_fd=folder)
    finally:
        os.close(folder)
    with os.fdopen(file, "rb") as stream:
        _check(os.fstat(stream.fileno()))
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable(_too_large())
    return data


def _check(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("is not a regular file")
    if status.st_size > MAX_BYTES:
        raise Unreadable(_too_large())


def _too_large() -> str:
    return f"is larger than {MAX_BYTES // 1_000_000} MB"
