"""Words around a match: the left and right of a line of a concordance."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model import Span

WIDTH = 60  # characters on each side

# Thai and Lao, Burmese, Khmer, Japanese, Chinese
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)


def paragraph_of(paragraphs: Sequence[Span], offset: int) -> int:
    """Return the place, from 0, of the paragraph that holds an offset, or of the nearest before it."""
    return max(bisect_right(paragraphs, offset, key=lambda span: span.start) - 1, 0)


def left_of(text: str, start: int, paragraph: Span, width: int = WIDTH) -> str:
    """Return the whole words within ``width`` characters before a match, of its paragraph."""
    begin = start - width
    if begin <= paragraph.start:
        return text[paragraph.start : start].lstrip()
    window = text[begin:start]
    if not window.isascii():
        while begin < start and _is_within_word(text, begin):
            begin += 1
        return text[begin:start].lstrip()
    if text[begin - 1].isspace() or window[:1].isspace():
        return window.lstrip()
    return window[len(window.split(None, 1)[0]) :].lstrip()


def right_of(text: str, end: int, paragraph: Span, width: int = WIDTH) -> str:
    """Return the whole words within ``width`` characters after a match, of its paragraph."""
    stop = end + width
    if stop >= paragraph.end:
        return text[end : paragraph.end].rstrip()
    window = text[end:stop]
    if not window.isascii():
        while stop > end and _is_within_word(text, stop):
            stop -= 1
        return text[end:stop].rstrip()
    if text[stop].isspace() or window[-1:].isspace():
        return window.rstrip()
    return window[: len(window) - len(window.rsplit(None, 1)[-1])].rstrip()


def _is_within_word(text: str, at: int) -> bool:
    """Return whether a cut before a character would cut a word, or part a mark from its letter.

    In scripts written without spaces a cut between any two letters will do.
    """
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return False
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return unicodedata.category(after) in ("Mn", "Mc")
    return True
