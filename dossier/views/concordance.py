"""The concordance: hits one below the other, in the order of what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dossier.language.words import fold
from dossier.views.turning import turned

if TYPE_CHECKING:
    from dossier.model import Hit

NEIGHBOURS = 4
"""Words beside a hit that its place depends on."""

_WORD = re.compile(r"[^\W_]+")
_LAST = "\U0010ffff"  # sorts after every name and date


class HitOrder(StrEnum):
    """What hits are sorted by; ``FOUND`` leaves them article by article, as the search returned them."""

    FOUND = "found"
    LEFT = "left"
    RIGHT = "right"
    OUTLET = "outlet"
    DATE = "date"


def sorted_hits(hits: Iterable[Hit], order: HitOrder, *, backwards: bool = False) -> tuple[Hit, ...]:
    """Return hits in an order; those without what it asks for come last.

    By the left neighbour, the word next to the hit counts first, then the one before it, and so on.
    """
    held = tuple(hits)
    if order is not HitOrder.FOUND:
        held = tuple(sorted(held, key=lambda hit: _key(hit, order)))
    return turned(held, lambda hit: _lacks(hit, order)) if backwards else held


def _lacks(hit: Hit, order: HitOrder) -> bool:
    if order is HitOrder.OUTLET:
        return not hit.outlet
    return order is HitOrder.DATE and not hit.date


def _key(hit: Hit, order: HitOrder) -> tuple[Any, ...]:
    date, outlet = hit.date or _LAST, fold(hit.outlet) if hit.outlet else _LAST
    by: tuple[Any, ...]
    match order:
        case HitOrder.LEFT:
            by = (_left(hit), _right(hit))
        case HitOrder.RIGHT:
            by = (_right(hit), _left(hit))
        case HitOrder.OUTLET:
            by = (outlet, date)
        case _:
            by = (date, outlet)
    return (*by, hit.article, hit.start)


def _left(hit: Hit) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(hit.left))[: -NEIGHBOURS - 1 : -1]) or (_LAST,)


def _right(hit: Hit) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(hit.right))[:NEIGHBOURS]) or (_LAST,)
