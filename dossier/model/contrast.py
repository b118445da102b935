"""What two searches find, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model.comparison import Comparison
from dossier.model.events import Event


@dataclass(frozen=True, slots=True)
class Contrast:
    """What stands out in one of two sets of articles, and in how many articles of each it is."""

    text: str
    first: int
    second: int
    score: float  # above 0 where it marks the first set, below where it marks the second


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultComparison:
    """What two searches find, side by side.

    ``only_first``, ``only_second`` and ``both`` hold all found articles, the best first; ``comparison``
    aligns up to three of each, such that the other does not find first, and is None where there are fewer
    than two articles. ``sides`` says for each of its columns which search finds it: 1, 2, or 0 for both.
    """

    queries: tuple[str, str]
    totals: tuple[int, int]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    both: tuple[str, ...]
    shared_events: tuple[Event, ...] = ()
    outlets: tuple[Contrast, ...] = ()
    actors: tuple[Contrast, ...] = ()
    terms: tuple[Contrast, ...] = ()
    comparison: Comparison | None = None
    sides: tuple[int, ...] = ()
