"""What is brought in: files, folders, the members of archives, standard input; each read with limits."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dossier.articles.files import Unreadable, reason_of
from dossier.articles.sanitize import sanitize_line
from dossier.importing.paragraphs.xml import DAMAGED_PACKAGE

MAX_WHOLE = 50_000_000  # bytes of a file that is read as a whole; streams may be longer
HEAD = 65_536  # bytes by which a format is recognised

MAX_MEMBERS = 100_000
MAX_UNPACKED = 4_000_000_000  # bytes of all members together
MAX_RATIO = 200  # a member that unpacks to more times its packed size is a trap
_HARMLESS = 1_000_000  # bytes below which the ratio does not matter

_CONTAINERS = (b"mimetype", b"[Content_Types].xml")  # zips that are documents: ODT and EPUB, DOCX
# A browser keeps what a page shows, frames of it too, in a folder beside it, named in its own language.
_PAGES = (".html", ".htm", ".xhtml")
_PARTS_OF_PAGE = (
    "_files", "-files", ".files", "_dateien", "-dateien", "_fichiers", "_archivos", "_file", "_arquivos",
    "_ficheiros", "_bestanden", "_pliki", "_soubory", "_dosyalar", "_filer", "_файлы", "_файли",
)  # fmt: skip
_TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


@dataclass(frozen=True, slots=True)
class Item:
    """One file to be read. ``name`` is where it lies, as it is shown; opening it begins at its start."""

    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    path: Path | None = None  # where it is a file of its own
    member: str = ""  # its path in the archive that holds it

    @property
    def stem(self) -> str:
        """The file's name without its folder and ending."""
        return Path(self.base).stem

    @property
    def base(self) -> str:
        """The file's name without its folder."""
        if self.path is not None:
            return sanitize_line(self.path.name)
        return (self.member or self.name).replace("\\", "/").rpartition("/")[2]

    @property
    def origin(self) -> str:
        """What the article's header says of where it came from: the file, or archive and member."""
        if not self.member:
            return self.base
        archive = self.name.removesuffix(f"!{self.member}").rpartition("/")[2]
        return f"{archive}!{self.member}"

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in lower case, with its dot."""
        return Path(self.base).suffix.lower()

    def head(self) -> bytes:
        """Return the beginning of the file."""
        with self.open() as stream:
            return stream.read(HEAD)

    def whole(self) -> bytes:
        """Return the content; raises Unreadable where it is too much to hold."""
        with self.open() as stream:
            data = stream.read(MAX_WHOLE + 1)
        if len(data) > MAX_WHOLE:
            raise Unreadable(f"is larger than {MAX_WHOLE // 1_000_000} MB")
        return data


class Meter:
    """Counts the bytes of files of their own that have been read, each byte once."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.read = 0
        self._file: Path | None = None
        self._reached = 0

    def reached(self, path: Path, place: int) -> None:
        """Note how far a file is read; a file may be begun more than once."""
        if path != self._file:
            self._file, self._reached = path, 0
        self.read += max(0, place - self._reached)
        self._reached = max(place, self._reached)


class _Metered(io.FileIO):
    """A file that tells a meter how far it is read."""

    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path)
        self._path, self._meter = path, meter

    def readinto(self, buffer: Any) -> int | None:
        """Read as a file does."""
        count = super().readinto(buffer)
        self._meter.reached(self._path, self.tell())
        return count


def total_size(paths: Iterable[Path]) -> int:
    """Return the bytes of files, and of the files below folders; what cannot be looked at counts nothing."""
    total = 0
    for path in paths:
        with contextlib.suppress(OSError):
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                total += sum(_size(Path(where, name)) for where, _, names in os.walk(path) for name in names)
            elif stat.S_ISREG(status.st_mode):
                total += status.st_size
    return total


def _size(path: Path) -> int:
    try:
        status = path.lstat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not brought in, and why, as a part of a sentence; ``extra`` would read it."""

    name: str
    reason: str
    extra: str = ""


def items_of(path: Path, meter: Meter | None = None) -> Iterator[Item | Refused]:
    """Yield a file, the files below a folder in the order of their names, or the members of an archive.

    A meter is told how far the files are read.
    """
    try:
        status = path.stat()
    except OSError as error:
        yield Refused(sanitize_line(str(path)), reason_of(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _below(path, meter)
    elif stat.S_ISREG(status.st_mode):
        yield from _file(path, sanitize_line(str(path)), meter)
    else:  # opening a pipe or a device might wait for ever
        yield Refused(sanitize_line(str(path)), "is not a regular file")


def standard_input(stream: BinaryIO, name: str = "-") -> Item | Refused:
    """Return what a pipe gives as an item; it is held in memory."""
    data = stream.read(MAX_WHOLE + 1)
    if len(data) > MAX_WHOLE:
        return Refused(name, f"is larger than {MAX_WHOLE // 1_000_000} MB; save it as a file")
    return Item(name, lambda: io.BytesIO(data), len(data))


def _below(folder: Path, meter: Meter | None) -> Iterator[Item | Refused]:
    for where, folders, files in os.walk(folder):
        pages = _pages(files)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_part_of_page(name, pages)
        )
        for name in sorted(files):
            path = Path(where, name)
            shown = sanitize_line(str(path.relative_to(folder)))
            try:
                status = path.lstat()
            except OSError as error:
                yield Refused(shown, reason_of(error))
                continue
            if name.startswith("."):
                continue
            if stat.S_ISREG(status.st_mode):
                yield from _file(path, shown, meter)
            elif stat.S_ISLNK(status.st_mode):
                yield Refused(shown, "is a link; name what it leads to")
            else:
                yield Refused(shown, "is not a regular file")


def _pages(names: Iterable[str]) -> frozenset[str]:
    """Return the names of the pages among files, without their ending, in lower case."""
    parts = (name.lower().rpartition(".") for name in names)
    return frozenset(stem for stem, dot, ending in parts if dot + ending in _PAGES)


def _is_part_of_page(path: str, pages: AbstractSet[str]) -> bool:
    """Tell whether a folder, or one on a path, holds the parts of a page that lies beside it."""
    lower = path.lower().replace("\\", "/")
    ends = (at for at, character in enumerate(f"{lower}/") if character == "/")
    folders = (lower[:end] for end in ends)
    return any(
        folder.endswith(ending) and folder.removesuffix(ending) in pages
        for folder in folders
        for ending in _PARTS_OF_PAGE
    )


def _file(path: Path, shown: str, meter: Meter | None) -> Iterator[Item | Refused]:
    def opened() -> BinaryIO:
        return path.open("rb") if meter is None else io.BufferedReader(_Metered(path, meter))

    lower = path.name.lower()
    try:
        if lower.endswith(".zip") and not _is_document(path):
            yield from _zipped(path, shown)
        elif lower.endswith(_TARS):
            yield from _tarred(path, shown)
        else:
            yield Item(shown, opened, path.stat().st_size, path)
    except (tarfile.TarError, *DAMAGED_PACKAGE) as error:
        yield Refused(shown, _damage(error, "archive"))


def _damage(error: Exception, kind: str) -> str:
    return reason_of(error) if isinstance(error, OSError) else f"is a damaged or locked {kind}"


def _is_document(path: Path) -> bool:
    with path.open("rb") as stream:
        return _is_package(stream.read(200))


def _is_package(data: bytes) -> bool:
    return data[:2] == b"PK" and any(mark in data[:200] for mark in _CONTAINERS)


def _zipped(path: Path, shown: str) -> Iterator[Item | Refused]:
    with zipfile.ZipFile(path) as archive:
        total = 0
        pages = _pages(name.replace("\\", "/") for name in archive.namelist()[:MAX_MEMBERS])
        for at, member in enumerate(archive.infolist()):
            if at >= MAX_MEMBERS:
                yield Refused(shown, f"holds more than {MAX_MEMBERS:,} files; the rest is left out")
                return
            if member.is_dir() or _hidden(member.filename) or _is_part_of_page(member.filename, pages):
                continue
            inner = sanitize_line(member.filename)
            name = f"{shown}!{inner}"
            total += member.file_size
            if reason := _trap(member.file_size, member.compress_size, total):
                yield Refused(name, reason)
            elif member.flag_bits & 1:
                yield Refused(name, "is encrypted")
            elif stat.S_ISLNK(member.external_attr >> 16):
                yield Refused(name, "is a link")
            else:
                try:
                    # The size that the archive states may be a lie; what is read is cut at the limit.
                    data = archive.open(member).read(MAX_WHOLE + 1)
                except DAMAGED_PACKAGE as error:
                    yield Refused(name, _damage(error, "file"))
                else:
                    yield _member(shown, inner, data)


def _tarred(path: Path, shown: str) -> Iterator[Item | Refused]:
    packed = max(1, path.stat().st_size)
    with tarfile.open(path, "r|*") as archive:
        total = 0
        pages: set[str] = set()  # of a stream, those that went before
        for at, member in enumerate(archive):
            if at >= MAX_MEMBERS:
                yield Refused(shown, f"holds more than {MAX_MEMBERS:,} files; the rest is left out")
                return
            if member.isdir() or _hidden(member.name) or _is_part_of_page(member.name, pages):
                continue
            inner = sanitize_line(member.name)
            name = f"{shown}!{inner}"
            if not member.isfile():
                is_link = member.issym() or member.islnk()
                yield Refused(name, "is a link" if is_link else "is not a regular file")
                continue
            pages |= _pages([member.name])
            total += member.size
            if reason := _trap(total, packed, total):
                yield Refused(name, reason)
                return  # what follows could only be reached through it
            stream = archive.extractfile(member)
            if stream is not None:
                yield _member(shown, inner, stream.read(MAX_WHOLE + 1))


def _trap(size: int, packed: int, total: int) -> str:
    if total > MAX_UNPACKED:
        return f"would make the archive unpack to more than {MAX_UNPACKED // 1_000_000_000} GB"
    if size > _HARMLESS and size > MAX_RATIO * max(1, packed):
        return f"unpacks to more than {MAX_RATIO} times its size"
    return ""


def _member(archive: str, inner: str, data: bytes) -> Item | Refused:
    name = f"{archive}!{inner}"
    if inner.lower().endswith((".zip", ".7z", ".rar", *_TARS)) and not _is_package(data):
        return Refused(name, "is an archive inside an archive; unpack it first")
    if len(data) > MAX_WHOLE:
        return Refused(name, f"is larger than {MAX_WHOLE // 1_000_000} MB")
    return Item(name, lambda: io.BytesIO(data), len(data), member=inner)


def _hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts)
