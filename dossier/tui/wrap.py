"""Where the lines of a passage end: greedy wrapping by cells, as offsets, fast enough for whole articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from rich.cells import split_graphemes

# Characters that take one cell each, so that offsets and cells are the same: most news text is nothing else.
_ONE_CELL = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\ufffd]*"
)

Lines = tuple[tuple[int, int], ...]


def wrap(text: str, width: int) -> Lines:
    """Return the offsets ``[start, end)`` of the lines of a text in ``width`` cells, at least one line.

    Lines break at spaces, which are dropped at the break, and beside wide characters; a longer word is cut.
    """
    width = max(width, 2)
    if len(text) <= width and _ONE_CELL.fullmatch(text):
        return ((0, len(text)),)
    return _wrap_narrow(text, width) if _ONE_CELL.fullmatch(text) else _wrap_any(text, width)


def _wrap_narrow(text: str, width: int) -> Lines:
    lines: list[tuple[int, int]] = []
    start, size = 0, len(text)
    while size - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        end = cut if cut > start else start + width
        lines.append((start, end))
        start = _skip_spaces(text, end)
    if start < size or not lines:
        lines.append((start, size))
    return tuple(lines)


def _wrap_any(text: str, width: int) -> Lines:
    clusters, cells = split_graphemes(text)
    if cells <= width:
        return ((0, len(text)),)
    ends = list(accumulate(size for _, _, size in clusters))
    lines: list[tuple[int, int]] = []
    first, before = 0, 0  # the line's first cluster, and the cells in front of it
    while first < len(clusters):
        fit = max(bisect_right(ends, before + width, lo=first), first + 1)
        last = fit if fit == len(clusters) else _break_before(text, clusters, first, fit)
        lines.append((clusters[first][0], clusters[last - 1][1]))
        first = last
        while first < len(clusters) and text[clusters[first][0] : clusters[first][1]] == " ":
            first += 1
        before = ends[first - 1]
    return tuple(lines)


def _break_before(text: str, clusters: list[tuple[int, int, int]], first: int, fit: int) -> int:
    """Return the cluster before which the line ends: the last space or side of a wide character that fits."""
    for at in range(fit, first, -1):
        if text[clusters[at][0]] == " " or clusters[at][2] > 1 or clusters[at - 1][2] > 1:
            return at
    return fit


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at
