"""Reading a file's bytes once, with limits, without leaving the dossier."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MAX_BYTES = 20_000_000

_LINK_IN_THE_WAY = frozenset({errno.ELOOP, errno.ENOTDIR, errno.EMLINK})
_ROOT = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
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

    Every folder on the way is opened without following a link. Where one is in the way, it is
    resolved, and what it leads to is opened in the same manner if that is below ``root``: a link put
    in place meanwhile leads nowhere.

    Raises:
        Unreadable: for anything but a regular file below ``root`` of at most ``MAX_BYTES``.
    """
    try:
        return _read(root, _parts(path, root))
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno not in _LINK_IN_THE_WAY:
            raise Unreadable(reason_of(error)) from error
    try:
        base, target = root.resolve(strict=True), path.resolve(strict=True)
        if not target.is_relative_to(base):
            raise Unreadable("is a link out of the dossier")
        return _read(base, _parts(target, base))
    except (OSError, RuntimeError, ValueError) as error:
        raise Unreadable(reason_of(error)) from error


def _parts(path: Path, base: Path) -> tuple[str, ...]:
    parts = path.relative_to(base).parts
    if ".." in parts:
        raise ValueError(path)
    return parts


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
    folder = os.open(base, _ROOT)
    try:
        for name in parts[:-1]:
            inner = os.open(name, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = inner
        # The name itself may be a socket or a device, which must not even be opened.
        status = os.lstat(parts[-1], dir_fd=folder)
        if stat.S_ISLNK(status.st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        _check(status)
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
