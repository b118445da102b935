"""The words around a match: keyword in context."""

from __future__ import annotations

from dossier.model import Span

WIDTH = 60


def left_of(text: str, start: int, paragraph: Span, width: int = WIDTH) -> str:
    """Return at most ``width`` characters before a match, of its paragraph, cut at a word."""
    begin = max(paragraph.start, start - width)
    if begin > paragraph.start and not text[begin - 1].isspace():
        cut = _space(text, begin, start)
        begin = start if cut < 0 else cut
    return text[begin:start].lstrip()


def right_of(text: str, end: int, paragraph: Span, width: int = WIDTH) -> str:
    """Return at most ``width`` characters after a match, of its paragraph, cut at a word."""
    stop = min(paragraph.end, end + width)
    if stop < paragraph.end and not text[stop].isspace():
        cut = stop
        while cut > end and not text[cut - 1].isspace():
            cut -= 1
        stop = cut
    return text[end:stop].rstrip()


def _space(text: str, start: int, end: int) -> int:
    for at in range(start, end):
        if text[at].isspace():
            return at
    return -1
