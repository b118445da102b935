"""The articles nearest to an event of those that grouping gave to others: what it may have missed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from dossier.analysis.events.table import UNIT

if TYPE_CHECKING:
    from dossier.model import Event
    from dossier.storage.placement import Placement

MOST = 3  # articles
DAYS = 3  # between an article and the first or last report
DATED, UNDATED = 0.2, 0.3  # the least cosine of an article of these days, and of one whose day is not known


def nearby_articles(placement: Placement, event: Event) -> tuple[str, ...]:
    """Return the ids of up to three articles of other events near in days and words, the nearest first.

    Each is a nearest neighbour of a report of the event, as grouping found them. Of 366 on AllSides one in
    eleven reports the same event; nearly all tell of the same affair.
    """
    own = set(event.articles)
    best: dict[int, float] = {}
    for cosines, numbers in placement.neighbours(event.articles):
        near = np.frombuffer(cosines, "<i4") / UNIT
        for cosine, number in zip(near.tolist(), np.frombuffer(numbers, "<i4").tolist(), strict=True):
            best[number] = max(cosine, best.get(number, 0.0))
    known = placement.keys(best)  # -1, which stands for none, is no article's
    span = [day for day in map(_day, (event.first, event.last)) if day is not None]
    found = [
        (-cosine, known[number][1])
        for number, cosine in best.items()
        if number in known and known[number][1] not in own and _is_near(known[number][0], span, cosine)
    ]
    return tuple(name for _, name in sorted(found)[:MOST])


def _is_near(dated: str, span: list[int], cosine: float) -> bool:
    day = _day(dated)
    if day is None or not span:
        return cosine >= UNDATED
    return cosine >= DATED and min(span) - DAYS <= day <= max(span) + DAYS


def _day(text: str | None) -> int | None:
    try:
        return date.fromisoformat(text or "").toordinal()
    except ValueError:  # only a month is known, or nothing
        return None
