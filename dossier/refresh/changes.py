"""What changed among the files since they were last read."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dossier.articles.files import Unreadable, read_bytes
from dossier.articles.ids import article_ids
from dossier.articles.scan import FoundFile, display_path, scan
from dossier.model import Skipped
from dossier.storage.catalogue import FileState
from dossier.storage.locations import articles_folder

# A file that changed within this time before it was read may have changed again without a trace in its
# time stamp, so it is looked at once more.
_CLOCK_GRAIN = 2_000_000_000  # nanoseconds

_NOT_ARTICLES = ("config.yaml", "notes", "originals", "README.md")  # beside articles in the dossier itself


@dataclass(frozen=True, slots=True)
class Changes:
    """The files to read again, the files gone, and the ids that the articles are to have.

    Files are named relative to the dossier, as the system spells them. ``moved`` says, for a file that only
    has a new name, what it was called; ``skipped`` are the states of those that are no article since now.
    """

    to_read: Mapping[str, FoundFile]
    gone: tuple[str, ...]
    moved: Mapping[str, str]
    skipped: tuple[FileState, ...]
    ids: Mapping[str, str]
    unchanged: int


def article_files(folder: Path, dossier: Path) -> Iterator[FoundFile | Skipped]:
    """Yield what a folder of articles holds; of the dossier itself, not what lies beside articles there."""
    for item in scan(folder):
        path = item.path if isinstance(item, Skipped) else item.relative
        if folder != dossier or path.split("/")[0] not in _NOT_ARTICLES:
            yield item


def find_changes(dossier: Path, name: str, known: Mapping[str, FileState], *, read_all: bool) -> Changes:
    """Compare the files below the articles folder with what is known of them."""
    folder = articles_folder(dossier, name)
    shown = PurePosixPath(display_path(folder, dossier))
    above = len(str(folder).rstrip(os.sep)) + 1
    inside = os.path.relpath(folder, dossier)
    before = "" if inside == os.curdir else f"{inside}{os.sep}"
    found: dict[str, FoundFile] = {}
    below: dict[str, str] = {}
    skipped: dict[str, FileState] = {}
    for item in article_files(folder, dossier):
        if isinstance(item, Skipped):
            path = (shown / item.path).as_posix()
            skipped[path] = FileState(path, 0, 0, 0, 0, None, item.reason)
        else:
            relative = str(item.path)[above:]
            found[before + relative] = item
            below[before + relative] = relative
    to_read = [key for key, item in found.items() if read_all or not _same(item, known.get(key))]
    still = {path for path, state in skipped.items() if known.get(path) == state}
    gone = known.keys() - found.keys() - still
    moved = _moved(
        [key for key in to_read if key not in known], found, [known[key] for key in sorted(gone)], dossier
    )
    ids = article_ids(below.values())
    return Changes(
        to_read={key: found[key] for key in to_read},
        gone=tuple(sorted(gone.difference(moved.values()))),
        moved=moved,
        skipped=tuple(state for path, state in skipped.items() if path not in still),
        ids={key: ids[relative] for key, relative in below.items()},
        unchanged=sum(known[key].reason is None for key in found.keys() - set(to_read)),
    )


def _same(item: FoundFile, state: FileState | None) -> bool:
    return (
        state is not None
        and (item.size, item.mtime_ns, item.inode) == (state.size, state.modified, state.inode)
        and item.mtime_ns < state.checked - _CLOCK_GRAIN
    )


def _moved(
    new: list[str], found: Mapping[str, FoundFile], gone: list[FileState], dossier: Path
) -> dict[str, str]:
    """Return new names of files that went, told by their content; only files of the same size are read."""
    sizes = {state.size for state in gone}
    by_hash = {state.hash: state.path for state in gone if state.hash is not None}
    moved: dict[str, str] = {}
    for key in new:
        if found[key].size not in sizes:
            continue
        try:
            old = by_hash.pop(content_hash(read_bytes(found[key].path, dossier)), None)
        except Unreadable:
            continue
        if old is not None:
            moved[key] = old
    return moved


def content_hash(data: bytes) -> bytes:
    """Return what tells one content from another."""
    return hashlib.blake2b(data, digest_size=16).digest()


def state_of(found: FoundFile, key: str, hash_: bytes | None, reason: str | None) -> FileState:
    """Return the state of a file that is read now."""
    return FileState(key, found.size, found.mtime_ns, found.inode, time.time_ns(), hash_, reason)
