"""The sign and the word for how the passages of a row relate, so that no colour is needed to tell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model import DifferenceKind, DifferenceRelation, Relation
from dossier.tui.text import DIM

if TYPE_CHECKING:
    from dossier.model import AlignedRow


@dataclass(frozen=True, slots=True)
class Mark:
    """How a row is told apart: by a sign, by a word, and last by a style."""

    sign: str
    word: str
    style: str


VERBATIM = Mark("=", "verbatim", "$text-success")
PARAPHRASE = Mark("~", "paraphrase", "$text-primary")
PERHAPS = Mark("~", "perhaps a paraphrase", DIM)
DIFFERS = Mark("≠", "differs", "bold $text-warning")
ONLY_HERE = Mark("•", "only here", DIM)
NO_COUNTERPART = Mark("◌", "no counterpart found", DIM)
LONE = (ONLY_HERE, NO_COUNTERPART)
COUNTERPART_HIDDEN = Mark("◦", "counterpart in a hidden column", DIM)
GAP = "┄"
MOVED = "↕"


def columns_of(row: AlignedRow) -> tuple[int, ...]:
    """Return the columns that have a passage in a row, as indices into the compared articles."""
    return tuple(index for index, cell in enumerate(row.cells) if cell is not None)


def mark_of(row: AlignedRow, visible: Collection[int]) -> Mark:
    """Return the mark of a row as far as the visible columns show it."""
    here = [index for index in columns_of(row) if index in visible]
    if row.relation is Relation.ONLY_HERE or len(columns_of(row)) == 1:
        return ONLY_HERE if row.certain else NO_COUNTERPART
    if len(here) < 2:
        return COUNTERPART_HIDDEN
    if differs(row, visible):
        return DIFFERS
    if row.relation is Relation.VERBATIM:
        return VERBATIM
    return PARAPHRASE if row.certain else PERHAPS


def differs(row: AlignedRow, visible: Collection[int]) -> bool:
    """Return whether visible passages of a row give different numbers, dates or names.

    Other words for the same claim are what a paraphrase is, values that can all be true agree, and what
    one passage leaves unsaid contradicts nothing.
    """
    return any(
        len({value for index, value in enumerate(difference.values) if value and index in visible}) > 1
        for difference in row.differences
        if difference.kind is not DifferenceKind.WORD
        and difference.relation not in (DifferenceRelation.COMPATIBLE, DifferenceRelation.EQUAL)
    )
