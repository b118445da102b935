"""The folder of an index: which segments count, and what was removed from them.

One small file, the manifest, names the segments. A change writes new segments beside the old ones and then
replaces the manifest at once, so that whoever opens the folder finds the old state or the new one.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from dossier.search.errors import IndexDamaged
from dossier.search.flat.arrays import Array, open_private

MANIFEST = "manifest.json"
LOCK = "lock"
MERGE_LOCK = "merge.lock"
SUFFIX = ".segment"
MERGING = ".merging"  # of a segment that is being written beside the others
VERSION = 1
_LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of an index; ``removed`` holds, by segment, the numbers of the articles removed."""

    generation: int = 0
    segments: tuple[str, ...] = ()
    removed: Mapping[str, Array] = field(default_factory=dict)


def check_folder(folder: Path) -> None:
    """Refuse a folder that others could have written to.

    Raises:
        IndexDamaged: if it is not a folder of this user's, closed to everybody else.
    """
    try:
        status = folder.lstat()
    except OSError as error:
        raise IndexDamaged(f"its folder could not be read ({error.strerror})") from error
    if not stat.S_ISDIR(status.st_mode):
        raise IndexDamaged("its folder was a link or a file")
    if status.st_uid != os.getuid():
        raise IndexDamaged("its folder belonged to another user")
    if status.st_mode & 0o077:
        raise IndexDamaged("its folder was open to other users")


def read_manifest(folder: Path) -> Manifest | None:
    """Return the state of an index, or None where there is none yet.

    Raises:
        IndexDamaged: if it cannot be understood.
    """
    try:
        with open_private(folder / MANIFEST) as file:
            content = file.read(_LARGEST)
    except FileNotFoundError:
        return None
    head, _, body = content.partition(b"\n")
    if head != _head(body):
        raise IndexDamaged("its manifest was damaged or of another version")
    try:
        return _understood(json.loads(body))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise IndexDamaged("its manifest was damaged") from error


def _head(body: bytes) -> bytes:
    return f"dossier index {VERSION} {zlib.crc32(body):08x}".encode()


def _understood(state: dict[str, object]) -> Manifest:
    segments = state["segments"]
    generation = state["generation"]
    if not isinstance(segments, dict) or not isinstance(generation, int):
        raise TypeError
    for name in segments:
        if Path(name).name != name or not name.endswith(SUFFIX):
            raise ValueError(name)
    return Manifest(
        generation,
        tuple(segments),
        {name: np.array(gone, dtype=np.uint32) for name, gone in segments.items() if gone},
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the state of an index, all at once, synced to the disk."""
    removed = {name: sorted(manifest.removed.get(name, np.zeros(0)).tolist()) for name in manifest.segments}
    body = json.dumps({"generation": manifest.generation, "segments": removed}).encode()
    beside = folder / f"{MANIFEST}.new"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(_head(body) + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(folder)  # the segments that it names are there before it is
    beside.replace(folder / MANIFEST)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Write the names of a folder's files to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes from changing an index; the system frees the lock of a process that ends."""
    with _opened_lock(folder / LOCK) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


@contextmanager
def merging(folder: Path) -> Iterator[bool]:
    """Claim the merging of segments, and yield whether nobody else is at it.

    What an interrupted merge left is deleted.
    """
    with _opened_lock(folder / MERGE_LOCK) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        for path in folder.glob(f"*{MERGING}"):
            path.unlink(missing_ok=True)
        yield True


@contextmanager
def _opened_lock(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def sweep(folder: Path, manifest: Manifest) -> None:
    """Delete the segments that no longer count, and what an interrupted change left."""
    for path in folder.glob(f"*{SUFFIX}"):
        if path.name not in manifest.segments:
            path.unlink(missing_ok=True)
