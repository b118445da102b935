"""Where the passages of a row give another time, and whether both can be true."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.alignment.pairing import Pairing, Valued, equal_unless_printed_alike, pair_values
from dossier.analysis.alignment.times import Time, times
from dossier.language.words import fold
from dossier.model import Difference, DifferenceKind, DifferenceRelation


def date_differences(texts: Sequence[str | None], dates: Sequence[str | None]) -> list[Difference]:
    """Return where passages give another time.

    Args:
        texts: The row's passages, ``None`` where an article has none.
        dates: The dates of the articles, from which "Monday" and "within ten days" are counted.
    """
    near = next((one for one in dates if one), None)
    cells = [
        [Valued(one.text, one, one.start, one.end, one.core) for one in times(text, published, near)]
        if text
        else []
        for text, published in zip(texts, dates, strict=True)
    ]
    pairing = Pairing(DifferenceKind.DATE, _comparable, _relate, _length_difference, close=True)
    return pair_values(pairing, texts, cells)


def _relate(a: Valued[Time], b: Valued[Time], _first: int, _second: int) -> DifferenceRelation | None:
    if fold(a.core) == fold(b.core):
        return None  # "Monday" is the same Monday: articles are often dated a day late
    if (a.value.first, a.value.last) == (b.value.first, b.value.last):
        return equal_unless_printed_alike(a.text, b.text)
    if a.value.month and a.value.month == b.value.month:
        return DifferenceRelation.COMPATIBLE  # one of them does not say of which year
    if a.value.first <= b.value.last and b.value.first <= a.value.last:
        return DifferenceRelation.COMPATIBLE
    return DifferenceRelation.DIFFERS


def _length_difference(a: Time, b: Time) -> int:
    return abs((a.last - a.first) - (b.last - b.first))


def _comparable(a: Time, b: Time) -> bool:
    """A day is compared to a day, a period to a period; otherwise only where one holds the other.

    When something was said is not held against when something happened.
    """
    if a.said != b.said:
        return False
    return a.is_day == b.is_day or (a.first <= b.last and b.first <= a.last)
