"""One file of named arrays: written once, checked by sum, memory-mapped for reading.

The file holds the arrays one after another, each beginning at a multiple of 64 bytes, then a JSON table
of them, then the table's length and checksum. It holds numbers and text and nothing that could be run.
"""

from __future__ import annotations

import json
import mmap
import os
import stat
import struct
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from dossier.search.errors import IndexDamaged

MAGIC = b"dossier segment 2\n"
_TAIL = struct.Struct("<QI")
_ALIGN = 64
_SPOOL = 8 << 20
_COPY = 4 << 20
_TYPES = {"u1": np.uint8, "u2": np.uint16, "u4": np.uint32, "u8": np.uint64}

Array = NDArray[Any]


class Spool:
    """An array that grows at its end, in memory while it is small."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        self.count = 0
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_SPOOL, dir=str(folder))  # noqa: SIM115 -- kept

    def append(self, values: Array) -> None:
        """Append values, converted to the spool's type."""
        self.count += len(values)
        self._file.write(np.ascontiguousarray(values, dtype=_TYPES[self.kind]).data)

    def chunk(self, start: int, count: int) -> Array:
        """Return a copy of ``count`` values from ``start``."""
        size = np.dtype(_TYPES[self.kind]).itemsize
        self._file.seek(start * size)
        return np.frombuffer(self._file.read(count * size), dtype=_TYPES[self.kind])

    def copy_to(self, file: IO[bytes]) -> int:
        """Write everything to a file; return the checksum."""
        self._file.seek(0)
        total = 0
        while block := self._file.read(_COPY):
            total = zlib.crc32(block, total)
            file.write(block)
        return total

    def close(self) -> None:
        """Drop the content."""
        self._file.close()


def write_arrays(path: Path, arrays: Mapping[str, Array | Spool | bytes]) -> None:
    """Write a file of arrays, synced to the disk, readable by its owner only."""
    table: dict[str, list[object]] = {}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(MAGIC)
        for name, values in arrays.items():
            file.write(b"\0" * (-file.tell() % _ALIGN))
            start = file.tell()
            if isinstance(values, Spool):
                kind, total = values.kind, values.copy_to(file)
            else:
                kind, block = _packed(values)
                total = zlib.crc32(block)
                file.write(block)
            table[name] = [kind, start, file.tell() - start, total]
        packed = json.dumps(table).encode()
        file.write(packed)
        file.write(_TAIL.pack(len(packed), zlib.crc32(packed)))
        file.flush()
        os.fsync(file.fileno())


def _packed(values: Array | bytes) -> tuple[str, bytes]:
    if isinstance(values, bytes):
        return "u1", values
    kind = f"u{values.dtype.itemsize}"
    return kind, np.ascontiguousarray(values, dtype=_TYPES[kind]).tobytes()


class ArrayFile:
    """A file of arrays, opened; the arrays are views of the mapped file."""

    def __init__(self, path: Path) -> None:
        """Map the file and check its table.

        Raises:
            IndexDamaged: if it is no such file, or not whole.
            FileNotFoundError: if there is none.
        """
        self.path = path
        with open_private(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size < len(MAGIC) + _TAIL.size:
                raise IndexDamaged(f"{path.name} was cut short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._views: dict[str, Array] = {}
        self._table = self._read_table(size)

    def _read_table(self, size: int) -> dict[str, tuple[str, int, int, int]]:
        if self._map[: len(MAGIC)] != MAGIC:
            raise IndexDamaged(f"{self.path.name} was of another version")
        length, total = _TAIL.unpack(self._map[size - _TAIL.size :])
        end = size - _TAIL.size
        if length > end - len(MAGIC):
            raise IndexDamaged(f"{self.path.name} was cut short")
        packed = self._map[end - length : end]
        if zlib.crc32(packed) != total:
            raise IndexDamaged(f"{self.path.name} was damaged (its table)")
        table: dict[str, tuple[str, int, int, int]] = {}
        for name, (kind, start, byte_count, checksum) in json.loads(packed).items():
            if kind not in _TYPES or start < 0 or byte_count < 0 or start + byte_count > end - length:
                raise IndexDamaged(f"{self.path.name} was damaged (its table)")
            table[name] = (kind, start, byte_count, checksum)
        return table

    def array(self, name: str) -> Array:
        """Return an array as a view of the file.

        Raises:
            IndexDamaged: if there is no such array.
        """
        view = self._views.get(name)
        if view is None:
            kind, start, byte_count, _ = self._entry(name)
            item = np.dtype(_TYPES[kind])
            view = np.frombuffer(self._map, dtype=item, count=byte_count // item.itemsize, offset=start)
            self._views[name] = view
        return view

    def blob(self, name: str) -> bytes:
        """Return an array of bytes, copied."""
        _, start, byte_count, _ = self._entry(name)
        return self._map[start : start + byte_count]

    def part(self, name: str, low: int, high: int) -> bytes:
        """Return a part of an array of bytes, copied."""
        _, start, byte_count, _ = self._entry(name)
        return self._map[start + low : start + min(high, byte_count)]

    def _entry(self, name: str) -> tuple[str, int, int, int]:
        if name not in self._table:
            raise IndexDamaged(f"{self.path.name} was damaged (it held no {name})")
        return self._table[name]

    def release(self) -> None:
        """Give the mapped pages back to the system, which reads them again where they are needed."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def names(self) -> tuple[str, ...]:
        """Return the names of the arrays."""
        return tuple(self._table)

    def check(self, names: tuple[str, ...], *, once: bool = False) -> None:
        """Compare arrays with their checksums; what is looked at ``once`` is given back meanwhile.

        Raises:
            IndexDamaged: if one differs.
        """
        for name in names:
            _, start, byte_count, checksum = self._entry(name)
            total = 0
            for at in range(start, start + byte_count, _COPY):
                total = zlib.crc32(self._map[at : min(at + _COPY, start + byte_count)], total)
                if once:
                    self.release()
            if total != checksum:
                raise IndexDamaged(f"{self.path.name} was damaged ({name})")


def open_private(path: Path) -> IO[bytes]:
    """Open a file that must be an ordinary one of this user's, not a link and not a pipe.

    Raises:
        IndexDamaged: if it is something else or cannot be read.
        FileNotFoundError: if there is none.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise IndexDamaged(f"{path.name} could not be read ({error.strerror})") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_uid != os.getuid():
        os.close(descriptor)
        raise IndexDamaged(f"{path.name} was no ordinary file of this user")
    return os.fdopen(descriptor, "rb")
