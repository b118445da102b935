"""The orders in which what a query finds is given."""

from __future__ import annotations

from enum import StrEnum


class Sort(StrEnum):
    """The order of found articles."""

    RELEVANCE = "relevance"
    DATE = "date"
    OUTLET = "outlet"
