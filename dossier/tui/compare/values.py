"""The values listed under a row: those that differ, a line each, and those that one passage alone gives."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model import DifferenceKind, DifferenceRelation
from dossier.tui.compare.arrangement import Differences

if TYPE_CHECKING:
    from dossier.model import AlignedRow, Difference

SIGNS = {
    DifferenceRelation.EQUAL: "=",
    DifferenceRelation.DIFFERS: "≠",
    DifferenceRelation.COMPATIBLE: "≈",
    DifferenceRelation.UPDATE: "→",
}
"""Values are one printed in two ways, differ, can all be true, or the later report may give a later state."""
ALONE = "+"


@dataclass(frozen=True, slots=True)
class Values:
    """One line under a row: what each column gives, None where it gives nothing.

    ``kind`` is empty in the line of what single passages give.
    """

    sign: str
    kind: str
    given: tuple[str | None, ...]
    relation: DifferenceRelation | None = None

    @property
    def name(self) -> str:
        """What is compared and how the values relate, in words."""
        return f"{self.kind}, {self.relation}:" if self.relation else "by one alone:"


def listed(row: AlignedRow, visible: Collection[int], differences: Differences) -> tuple[Values, ...]:
    """Return the lines of values under a row, as far as the visible columns give them."""
    if differences is Differences.NONE:
        return ()
    lines: list[Values] = []
    alone: list[list[str]] = [[] for _ in row.cells]
    for difference in row.differences:
        if difference.kind is DifferenceKind.WORD and differences is not Differences.ALL:
            continue
        given = _visible_values(difference, len(row.cells), visible)
        carriers = [column for column, value in enumerate(given) if value is not None]
        if len(carriers) > 1:
            relation = difference.relation
            lines.append(Values(SIGNS[relation], str(difference.kind), given, relation))
        elif carriers and _told_alone(difference, differences):
            alone[carriers[0]].append(given[carriers[0]] or "")
    if any(alone):
        lines.append(Values(ALONE, "", tuple(", ".join(values) or None for values in alone)))
    return tuple(lines)


def _told_alone(difference: Difference, differences: Differences) -> bool:
    """Return whether a value is worth a line that one passage alone gives: of names there are too many."""
    return differences is Differences.ALL or difference.kind in (DifferenceKind.NUMBER, DifferenceKind.DATE)


def single_values(row: AlignedRow, column: int, differences: Differences) -> list[tuple[str, bool]]:
    """Return each value that a column gives, and whether another column gives another one."""
    found = []
    for difference in row.differences:
        hidden = difference.kind is DifferenceKind.WORD and differences is not Differences.ALL
        given = _visible_values(difference, len(row.cells), range(len(row.cells)))
        value, several = given[column], sum(other is not None for other in given) > 1
        if not value or hidden or differences is Differences.NONE:
            continue
        if several or _told_alone(difference, differences):
            found.append((value, several))
    return found


def _visible_values(difference: Difference, columns: int, visible: Collection[int]) -> tuple[str | None, ...]:
    values = (*difference.values[:columns], *([None] * (columns - len(difference.values))))
    return tuple(value if column in visible else None for column, value in enumerate(values))
