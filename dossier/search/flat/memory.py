"""Keeping the pages of mapped files from piling up in the process."""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path

from dossier.search.flat.segment import Segment

MOST_MAPPED = 160 << 20
_STATM = Path("/proc/self/statm")
_SHARED = 2  # the field that counts the pages of files


def trim(segments: Iterable[Segment]) -> None:
    """Give back the pages of the segments where the process has mapped many; they stay in the system's cache.

    Nothing is done where the system does not tell how much is mapped.
    """
    if mapped() > MOST_MAPPED:
        for segment in segments:
            segment.release()


def mapped() -> int:
    """Return how many bytes of files the process has in memory, or 0 where that is not known."""
    try:
        return int(_STATM.read_text(encoding="ascii").split()[_SHARED]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0
