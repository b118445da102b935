"""Finding the files of a dossier that can be articles."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.articles.files import reason_of
from dossier.articles.sanitize import sanitize_line
from dossier.model import Skipped

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that can be an article, and what tells whether it has changed."""

    path: Path
    relative: str  # to the scanned folder, with forward slashes, safe to show
    size: int
    mtime_ns: int
    inode: int


def scan(root: Path) -> Iterator[FoundFile | Skipped]:
    """Yield the files below a folder in the order of their names, folder by folder.

    Hidden files and folders are passed over. Links are followed inside ``root`` only, and no folder
    is entered twice.
    """
    base = Path(os.path.realpath(root))
    seen: set[tuple[int, int]] = set()
    waiting = [Path(root)]
    while waiting:
        path = waiting.pop()
        relative = display_path(path, root)
        try:
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode):
                if not Path(os.path.realpath(path)).is_relative_to(base):
                    yield Skipped(relative, "is a link out of the dossier")
                    continue
                status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    waiting += reversed(_entries(path))
                continue
        except OSError as error:
            yield Skipped(relative, reason_of(error))
            continue
        yield _found(path, relative, status)


def display_path(path: Path, root: Path) -> str:
    """Return a path below ``root`` as it is shown: relative, with forward slashes, inert."""
    try:
        path = path.relative_to(root)
    except ValueError:
        path = Path(path.name)
    return sanitize_line(path.as_posix())


def _entries(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        return sorted(Path(entry.path) for entry in entries if not entry.name.startswith("."))


def _found(path: Path, relative: str, status: os.stat_result) -> FoundFile | Skipped:
    if path.suffix.lower() not in SUFFIXES:
        return Skipped(relative, "is not a kind of file that can be read")
    if not stat.S_ISREG(status.st_mode):
        return Skipped(relative, "is not a regular file")
    return FoundFile(path, relative, status.st_size, status.st_mtime_ns, status.st_ino)
