"""Where the passages of a row give another number of the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.alignment.pairing import Pairing, Valued, equal_unless_printed_alike, pair_values
from dossier.analysis.alignment.quantities import Quantity, quantities
from dossier.model import Difference, DifferenceKind, DifferenceRelation

_ROUNDED = 0.03  # what a measure told in two units may be off by
_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute"})
_NO_TALLY = frozenset({"$", "€", "£", "¥", "%", "age"})


def number_differences(texts: Sequence[str | None], dates: Sequence[str | None]) -> list[Difference]:
    """Return where passages give another number of the same thing.

    Args:
        texts: The row's passages, ``None`` where an article has none.
        dates: The dates of the articles: a tally that grows in a later report is an update.
    """
    cells = [
        [Valued(one.text, one, one.start, one.end, one.core) for one in quantities(text)] if text else []
        for text in texts
    ]

    def relate(
        a: Valued[Quantity], b: Valued[Quantity], first: int, second: int
    ) -> DifferenceRelation | None:
        if _same(a.value, b.value):
            return equal_unless_printed_alike(a.text, b.text)
        if a.value.low <= b.value.high and b.value.low <= a.value.high:
            alike = equal_unless_printed_alike(a.text, b.text) is None
            return None if alike else DifferenceRelation.COMPATIBLE
        earlier, later = dates[first], dates[second]
        if earlier and later and earlier != later:
            rises = (a.value.stated < b.value.stated) == (earlier < later)
            if rises and not a.value.unit & _NO_TALLY and not a.value.measure:
                return DifferenceRelation.UPDATE  # tolls and tallies grow from one report to the next
        return DifferenceRelation.DIFFERS

    return pair_values(Pairing(DifferenceKind.NUMBER, _same_thing, relate), texts, cells)


def _same_thing(a: Quantity, b: Quantity) -> bool:
    if a.extra != b.extra or (a.whole and b.whole and a.whole.isdisjoint(b.whole)):
        return False
    if "%" in a.unit and bool(a.whole) != bool(b.whole):
        return False  # "50 percent", of the votes, and "100 percent of the precincts"
    shared = a.unit & b.unit
    # "a 10-year lease" and "a two-year sentence" are of one unit and of two things.
    return bool(shared - _DURATIONS) or (bool(shared) and a.unit == b.unit)


def _same(a: Quantity, b: Quantity) -> bool:
    if a.measure != b.measure:
        return abs(a.stated - b.stated) <= _ROUNDED * max(a.stated, b.stated)
    return a.told == b.told
