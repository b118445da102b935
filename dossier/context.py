"""Words around a match: the left and right of a line of a concordance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dossier.model import Span

WIDTH = 60  # characters on each side


def paragraph_of(paragraphs: Sequence[Span], offset: int) -> int:
    """Return the place, from 0, of the paragraph that holds an offset, or of the nearest before it."""
    return max(bisect_right(paragraphs, offset, key=lambda span: span.start) - 1, 0)


def left_of(text: str, start: int, paragraph: Span, width: int = WIDTH) -> str:
    """Return the whole words within ``width`` characters before a match, of its paragraph."""
    begin = max(paragraph.start, start - width)
    if begin > paragraph.start and not text[begin - 1].isspace():
        while begin < start and not text[begin].isspace():
            begin += 1
    return text[begin:start].lstrip()


def right_of(text: str, end: int, paragraph: Span, width: int = WIDTH) -> str:
    """Return the whole words within ``width`` characters after a match, of its paragraph."""
    stop = min(paragraph.end, end + width)
    if stop < paragraph.end and not text[stop].isspace():
        while stop > end and not text[stop - 1].isspace():
            stop -= 1
    return text[end:stop].rstrip()
