"""Turning an order round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def turned(rows: Sequence[Row], lacks: Callable[[Row], bool]) -> tuple[Row, ...]:
    """Return sorted rows the other way round; those that lack what they are sorted by still come last."""
    known = [row for row in rows if not lacks(row)]
    return (*reversed(known), *(row for row in rows if lacks(row)))


def none_lacks(row: object) -> bool:  # noqa: ARG001 - as `turned` calls it
    """Return that a row has what it is sorted by."""
    return False
