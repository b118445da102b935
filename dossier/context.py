"""Words around a match: the left and right of a line of a concordance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dossier.model import Span

WIDTH = 60  # characters on each side


def paragraph_of(paragraphs: Sequence[Span], offset: int) -> int:
    """Return the place, from 0, of the paragraph that holds an offset, or of the nearest before it."""
    return max(bisect_right(paragraphs, offset, key=lambda span: span.start) - 1, 0)


def around(text: str, paragraph: Span, start: int, end: int, width: int = WIDTH) -> tuple[str, str]:
    """Return up to ``width`` characters on each side of a match, cut between words, within its paragraph."""
    left_from = max(paragraph.start, start - width)
    left = text[left_from:start]
    if left_from > paragraph.start and " " in left:
        left = left[left.index(" ") + 1 :]
    right_to = min(paragraph.end, end + width)
    right = text[end:right_to]
    if right_to < paragraph.end and " " in right:
        right = right[: right.rindex(" ")]
    return left, right
