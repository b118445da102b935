"""How a comparison is laid out: which columns, in which order, with which rows folded. Pure values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from dossier.tui.compare.emphasis import Emphasis
from dossier.tui.compare.marks import LONE, columns_of, mark_of

if TYPE_CHECKING:
    from dossier.model import AlignedRow, ArticleInfo, Comparison
    from dossier.tui.compare.marks import Mark

OUTLET_NOT_KNOWN = "outlet not known"


class Layout(StrEnum):
    """The ways to lay rows out."""

    AUTO = "fits the width"
    COLUMNS = "columns"
    INTERLEAVED = "interleaved"
    SINGLE = "one at a time"


class Differences(StrEnum):
    """Which differences are listed under a row."""

    FACTS = "numbers, dates, names, speakers and agencies"
    ALL = "words too, and what one passage alone names"
    NONE = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """An article as a column; its number is where it stood when the comparison was asked for."""

    number: int
    article: str
    info: ArticleInfo | None

    @property
    def outlet(self) -> str:
        """The outlet, or words that say it is not known."""
        return (self.info.outlet if self.info else None) or OUTLET_NOT_KNOWN

    @property
    def label(self) -> str:
        """The number and the outlet: two articles of one outlet are told apart.

        Where the outlet is not known, the agency that the article credits tells more than that.
        """
        if self.info and not self.info.outlet and self.info.agency:
            return f"{self.number} via {self.info.agency}"
        return f"{self.number} {self.outlet}"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is shown of a comparison, and how; columns are indices into ``Comparison.articles``."""

    order: tuple[int, ...]
    hidden: tuple[tuple[int, int], ...] = ()  # columns taken out, each with where it stood then
    layout: Layout = Layout.AUTO
    differences: Differences = Differences.FACTS
    emphasis: Emphasis = Emphasis.COPIED
    fold_shared: bool = False
    fold_lone: bool = False
    packed: bool = False  # passages without counterpart beside each other, where there are columns
    unfolded: frozenset[int] = frozenset()  # first rows of folds that the reader opened

    def moved(self, column: int, by: int) -> Arrangement:
        """Return the arrangement with a column swapped with its neighbour; at the edges it stays."""
        at = self.order.index(column)
        to = at + by
        if not 0 <= to < len(self.order):
            return self
        order = list(self.order)
        order[at], order[to] = order[to], order[at]
        return replace(self, order=tuple(order))

    def without(self, column: int) -> Arrangement:
        """Return the arrangement without a column; the last one stays."""
        if len(self.order) < 2:
            return self
        at = self.order.index(column)
        order = tuple(index for index in self.order if index != column)
        return replace(self, order=order, hidden=(*self.hidden, (column, at)))

    def with_all(self, count: int) -> Arrangement:
        """Return the arrangement with the hidden columns back where they stood."""
        order = list(self.order)
        for column, at in reversed(self.hidden):
            if column not in order:
                order.insert(at, column)
        others = (index for index in range(count) if index not in order)
        return replace(self, order=(*order, *others), hidden=())


@dataclass(frozen=True, slots=True)
class Block:
    """One row, or a run of rows that are folded, or packed beside each other without being paired.

    A block ``runs_on`` where a passage without counterpart goes on from the block before.
    """

    rows: tuple[int, ...]
    folded: bool = False
    packed: bool = False
    runs_on: bool = False


def blocks(
    comparison: Comparison, arrangement: Arrangement, shown: tuple[int, ...] | None = None
) -> tuple[Block, ...]:
    """Return the blocks that an arrangement shows, in the order of the rows.

    Where only some columns are ``shown`` for want of room, what stands in another column alone is left out,
    and rows that others share without them are folded.
    """
    found: list[Block] = []
    run: list[int] = []
    run_kind: str | None = None
    previous: tuple[int, Mark] | None = None  # column and mark of the row before, where that row was lone
    visible = frozenset(arrangement.order)
    roomy = visible if shown is None else frozenset(shown)

    def close_run() -> Iterator[Block]:
        if run:
            opened = run[0] in arrangement.unfolded
            yield from ([Block((row,)) for row in run] if opened else [Block(tuple(run), folded=True)])
            run.clear()

    for index, row in enumerate(comparison.rows):
        here = [column for column in columns_of(row) if column in visible]
        if not here:
            continue
        mark = mark_of(row, visible)
        lone = (here[0], mark) if mark in LONE else None
        if lone is not None and here[0] not in roomy:
            continue
        kind = _fold_kind(row, visible, arrangement) if roomy.intersection(here) else "elsewhere"
        if kind != run_kind:
            found.extend(close_run())
        run_kind = kind
        if kind is not None:
            run.append(index)
        else:
            found.append(Block((index,), runs_on=lone is not None and lone == previous))
        previous = lone if kind is None else None
    found.extend(close_run())
    return _packed(found, comparison, visible) if arrangement.packed else tuple(found)


def _packed(found: Iterable[Block], comparison: Comparison, visible: frozenset[int]) -> tuple[Block, ...]:
    """Return blocks with each run of passages without counterpart, if of several columns, as one block."""

    def is_lone(block: Block) -> bool:
        return not block.folded and mark_of(comparison.rows[block.rows[0]], visible) in LONE

    packed: list[Block] = []
    for lone, run in groupby(found, is_lone):
        held = list(run)
        rows = tuple(block.rows[0] for block in held)
        if lone and len({columns_of(comparison.rows[row]) for row in rows}) > 1:
            held = [Block(rows, packed=True)]
        packed.extend(held)
    return tuple(packed)


def _fold_kind(row: AlignedRow, visible: frozenset[int], arrangement: Arrangement) -> str | None:
    """Return what kind of fold a row goes into, or None where it is shown."""
    mark = mark_of(row, visible)
    if mark in LONE:
        return "lone" if arrangement.fold_lone else None
    return "shared" if arrangement.fold_shared and shared_by_all(row, visible) else None


def shared_by_all(row: AlignedRow, visible: frozenset[int]) -> bool:
    """Return whether every visible column has a passage in a row."""
    return len(visible) > 1 and visible <= set(columns_of(row))
