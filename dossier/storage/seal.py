"""A checksum beside the catalogue: SQLite does not notice a value that changed inside a valid page.

The seal is broken before anything is written and set again at the end of a refresh, so that whoever finds
one knows what the file held. A process that is killed leaves none, and nothing is checked then.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path

SUFFIX = ".sum"
_BLOCK = 1 << 20


def break_seal(path: Path) -> None:
    """Say that a file is being changed."""
    _beside(path).unlink(missing_ok=True)


def is_set(path: Path) -> bool:
    """Return whether a file has a seal."""
    return _beside(path).is_file()


def set_seal(path: Path, handle: int) -> None:
    """Remember what a file, open as ``handle``, holds; where that cannot be written there is no seal."""
    beside = _beside(path)
    try:
        # Derived data: after a power cut a seal that does not fit costs a rebuild, nothing more.
        descriptor = os.open(
            beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600
        )
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(_sum(handle))
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def is_intact(path: Path, handle: int) -> bool:
    """Return whether a file, open as ``handle``, is as it was sealed; True where it has no seal."""
    try:
        sealed = _beside(path).read_text("ascii", errors="replace")
    except OSError:
        return True
    return sealed == _sum(handle)


def _sum(handle: int) -> str:
    total = size = 0
    while block := os.pread(handle, _BLOCK, size):
        total = zlib.crc32(block, total)
        size += len(block)
    return f"{size} {total:08x}\n"


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)
