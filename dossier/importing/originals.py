"""Keeping the files that articles were made from."""

from __future__ import annotations

import re
import shutil
from itertools import count
from pathlib import Path
from typing import BinaryIO

from dossier.importing.items import Item

_LONGEST = 120  # characters of a name, so that it fits any file system
_CHUNK = 1_000_000
# What file systems or shells take amiss; a name that begins with a full stop is hidden.
_ODD = re.compile(r'[\\/:*?"<>|\ufffd]+|^\.+')


def keep_original(folder: Path, item: Item) -> Path:
    """Copy a file into a folder, which is made if need be, and return the copy.

    A file with the same content is not copied again; one of the same name is not written over.

    Raises:
        OSError: if the disk refuses.
    """
    folder.mkdir(exist_ok=True)
    name = Path(_ODD.sub("_", item.base) or "file")
    for number in count(1):
        target = folder / f"{name.stem[:_LONGEST]}{'' if number == 1 else f'-{number}'}{name.suffix[:20]}"
        try:
            with target.open("xb") as copy:
                _fill(copy, item, target)
        except FileExistsError:
            if _is_same(item, target):
                break
        else:
            break
    return target


def _fill(copy: BinaryIO, item: Item, target: Path) -> None:
    """Copy a file; what was interrupted is not left behind half."""
    try:
        with item.open() as source:
            shutil.copyfileobj(source, copy)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _is_same(item: Item, target: Path) -> bool:
    if target.is_symlink() or not target.is_file():
        return False
    if item.size is not None and item.size != target.stat().st_size:
        return False
    with item.open() as one, target.open("rb") as other:
        return _same_content(one, other)


def _same_content(one: BinaryIO, other: BinaryIO) -> bool:
    while True:
        left, right = one.read(_CHUNK), other.read(_CHUNK)
        if left != right:
            return False
        if not left:
            return True
