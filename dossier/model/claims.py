"""Claims by articles: which of the compared articles say what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dossier.model.comparison import Cell, Relation


class ClaimKind(StrEnum):
    """How many of the compared articles make a claim."""

    ALL = "all"
    SOME = "some"
    ONE = "one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an aligned row says, told as one of its passages; a cell is ``None`` where an article is silent.

    ``certain`` is False for a claim of one article that something in another comes near to: it is not
    sure that the others are silent.
    """

    text: str
    kind: ClaimKind
    cells: tuple[Cell | None, ...]
    relation: Relation
    row: int  # place of the aligned row, from 0
    certain: bool = True
    quote: bool = False  # a passage holds quoted words
    number: bool = False  # a passage holds a number of something
    differs: bool = False  # passages give other numbers, dates, names, speakers or agencies


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMatrix:
    """Claims by articles: those of all first, then of some, then of one; within that in reading order.

    ``outlets`` and ``dates`` go with ``articles``, the columns. ``left_out`` are articles that were asked
    for and have no column, because there were too many.
    """

    articles: tuple[str, ...]
    outlets: tuple[str | None, ...]
    dates: tuple[str | None, ...]
    claims: tuple[Claim, ...]
    event: str | None = None
    left_out: tuple[str, ...] = ()
