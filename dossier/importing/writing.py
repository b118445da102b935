"""Putting imported articles into the folder of articles: each whole, under a name that can be read."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dossier.importing.markdown_text import markdown_of
from dossier.language.words import fold
from dossier.model import Article

_TEMPORARY = ".import-"
_LONGEST = 60  # characters of the title in a file's name
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)  # FAT, and some shares
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def file_stem(article: Article) -> str:
    """Return the name of an article's file without its ending: date, outlet, title."""
    info = article.info
    parts = (info.date or "undated", _slug(info.outlet or "", 30), _slug(info.title, _LONGEST))
    return "-".join(part for part in parts if part)


def write_article(folder: Path, article: Article, extra: Mapping[str, object]) -> Path:
    """Write an article as a new file in a folder, never over another, and return the file.

    The file appears whole or not at all. It is not forced to the disk: what it was made from is
    still there.

    Raises:
        OSError: if the disk refuses.
    """
    text = markdown_of(article, extra=extra).encode()
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=".tmp", dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            os.fchmod(file.fileno(), 0o644)
        return _linked(temporary, folder, file_stem(article))
    finally:
        temporary.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files that a killed import left; while none is at work."""
    for path in folder.glob(f"{_TEMPORARY}*.tmp"):
        path.unlink(missing_ok=True)


def _linked(temporary: Path, folder: Path, stem: str) -> Path:
    """Give a file its name; unlike a rename, a link never takes the place of another file."""
    number = 1
    while True:
        path = folder / f"{stem}{'' if number == 1 else f'-{number}'}.md"
        try:
            _link(temporary, path)
        except FileExistsError:
            number += 1
        else:
            return path


def _link(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        path.touch(exist_ok=False)  # the name is taken first, so that the rename replaces no other's file
        temporary.replace(path)


def _slug(text: str, longest: int) -> str:
    plain = _NOT_PLAIN.sub("-", fold(text)).strip("-")
    if len(plain) <= longest:
        return plain
    return plain[:longest].rpartition("-")[0] or plain[:longest]
