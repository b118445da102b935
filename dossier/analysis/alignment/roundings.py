"""The range that a printed number stands for: "about 700", "nearly 700", "more than 700", "1.2 billion".

A number is taken for one that was rounded as far as it is printed. "About 700" is what rounds to it in
hundreds, so that 722 is compatible with it; "about 722" is what rounds to it in ones, and 674 is not.
"""

from __future__ import annotations

import math

_KINDS = {
    **dict.fromkeys(("more than", "at least", "over", "above"), "least"),
    **dict.fromkeys(("less than", "fewer than", "under", "below", "up to", "at most", "as many as"), "most"),
    **dict.fromkeys(("nearly", "almost"), "nearly"),
    **dict.fromkeys(("about", "around", "some", "roughly", "approximately", "an estimated"), "about"),
}
BOUNDS = tuple(_KINDS)
"""The words before a number that say how near to it the truth is."""

_MOST_HEDGED = 0.15  # of a number: what "about" or "nearly" may be off by, however round the number is
_MOST_PLAIN = 0.05  # the same of a number without such a word
_DOZEN = 0.2  # of dozens: what they are rounded to
_HALF_OPEN = 0.999  # what lies half a step above rounds to the next number


def kind_of(bound: str) -> str:
    """Return what a word before a number says: least, most, nearly, about, or nothing, if it is none."""
    return _KINDS.get(bound, "")


def rounded_range(kind: str, value: float, digits: str, scale: float, *, rough: bool) -> tuple[float, float]:
    """Return the least and the greatest value that is meant.

    Args:
        kind: What ``kind_of`` returned for the word before the number.
        value: The number.
        digits: The number as printed, without what scales it.
        scale: What one in the printed number stands for: a million in "722 million".
        rough: Whether a number without such a word may be rounded: "1.2 billion" may, "1,234" is counted.
    """
    if kind == "least":
        return value, math.inf
    if kind == "most":
        return 0.0, value
    if not kind and not rough:
        return value, value
    most = _MOST_HEDGED if kind else _MOST_PLAIN
    step = scale * (_step(digits) if kind else _last_place(digits))
    if digits == "dozen" or scale == 12:
        step = _DOZEN * value
    if kind == "nearly":
        return value - min(step, most * value), value
    half = min(step / 2, most * value) * _HALF_OPEN
    return value - half, value + half


def _last_place(digits: str) -> float:
    """Return what the last printed digit counts: 1 of "722", 0.1 of "1.2"."""
    return float(10 ** -len(digits.partition(".")[2]))


def _step(digits: str) -> float:
    """Return what a number is rounded to: 100 of "700", 50 of "650", 1 of "722", 0.1 of "1.2"."""
    whole = digits.replace(",", "")
    bare = whole.rstrip("0")
    if "." in whole or not bare:
        return _last_place(whole)
    step = float(10 ** (len(whole) - len(bare)))
    return 5 * step if len(bare) > 1 and bare.endswith("5") else step
