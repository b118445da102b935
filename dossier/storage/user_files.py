"""Plain files that belong to the user: read with limits, and written whole or not at all."""

from __future__ import annotations

import contextlib
import fcntl
import glob
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.articles.sanitize import sanitize, sanitize_line
from dossier.errors import DossierError, refusal

MAX_BYTES = 4_000_000

_LEFT_BEHIND = 600.0  # seconds after which a temporary file belongs to no process that still writes


def read_user_file(path: Path, most: int = MAX_BYTES) -> str | None:
    """Return the sanitized text of a file of at most so many bytes; None where there is none.

    Raises:
        DossierError: if it is a link, no file, too large, no UTF-8, or cannot be read.
    """
    shown = shown_name(path)
    try:
        if path.is_symlink() or path.parent.is_symlink():
            raise DossierError(f"{shown} is a link and was not read; put the file itself there.")
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise DossierError(f"{shown} is not a file and was not read; move it away.")
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DossierError(f"{shown} cannot be read: {refusal(error)}; check its permissions.") from error
    if len(raw) > most:
        raise DossierError(f"{shown} is larger than {most // 1_000_000} MB and was not read; split it.")
    try:
        return sanitize(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DossierError(f"{shown} is not UTF-8 and was not read; save it as UTF-8.") from error


def write_user_file(path: Path, text: str, most: int = MAX_BYTES) -> None:
    """Put a text in place of a file, so that after a crash the old or the new one is there, whole.

    Its folder is made if need be; a new file can be read by whom the user's umask allows.

    Raises:
        DossierError: if it has more than ``most`` bytes and could not be read again, or if the disk
            refuses; the file is then as it was.
    """
    data = text.encode("utf-8")
    if len(data) > most:
        raise DossierError(
            f"{shown_name(path)} would be larger than {most // 1_000_000} MB; it is as it was before."
        )
    _put(path, [data])


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Put lines in place of a file as `write_user_file` does, of any size: each is written when it is there.

    Raises:
        DossierError: if the disk refuses; the file is then as it was.
    """
    _put(path, (f"{line}\n".encode() for line in lines))


def _put(path: Path, parts: Iterable[bytes]) -> None:
    try:
        if path.is_symlink() or path.parent.is_symlink():
            raise DossierError(
                f"{shown_name(path)} is a link and was not written; put the file itself there."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, parts)
    except OSError as error:
        raise DossierError(
            f"{shown_name(path)} cannot be written: {refusal(error)}; it is as it was before."
        ) from error


def remove_user_file(path: Path) -> None:
    """Remove a file, if it is there, for good.

    Raises:
        DossierError: if the disk refuses.
    """
    try:
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            _sync_folder(path.parent)
    except OSError as error:
        raise DossierError(f"{shown_name(path)} cannot be removed: {refusal(error)}.") from error


@contextlib.contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Let other processes wait until what is read and written in a folder here is done.

    Raises:
        DossierError: if the folder cannot be made or opened.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_DIRECTORY)
    except OSError as error:
        raise DossierError(f"{shown_name(folder)} cannot be written: {refusal(error)}.") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def shown_name(path: Path) -> str:
    """Return a file's name with its folder's, as messages show it."""
    return sanitize_line(f"{path.parent.name}/{path.name}")


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sweep(path: Path) -> None:
    """Remove what interrupted writes left beside a file."""
    old = time.time() - _LEFT_BEHIND
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        with contextlib.suppress(OSError):
            if left.lstat().st_mtime < old:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a rename or removal last; a file system that cannot sync folders is as safe as it gets."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0o077)  # it can only be read by setting it
    os.umask(mask)
    return mask
