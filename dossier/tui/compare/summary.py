"""What a comparison comes to, in a line: how much is shared, how much was copied and from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model import CopyKind, Relation
from dossier.tui.compare.arrangement import shared_by_all
from dossier.tui.compare.marks import columns_of, differs
from dossier.tui.text import in_words

if TYPE_CHECKING:
    from dossier.model import Comparison, WireCopy
    from dossier.tui.compare.arrangement import Column


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of a comparison by how their passages relate."""

    shared_by_all: int
    shared_by_some: int
    verbatim: int
    differing: int
    only_here: int
    no_counterpart: int  # lone passages that something in another article comes near to


def count(comparison: Comparison) -> Counts:
    """Count the rows of a comparison."""
    every = frozenset(range(len(comparison.articles)))
    paired = [row for row in comparison.rows if len(columns_of(row)) > 1]
    lone = [row for row in comparison.rows if len(columns_of(row)) < 2]
    by_all = sum(shared_by_all(row, every) for row in paired)
    return Counts(
        shared_by_all=by_all,
        shared_by_some=len(paired) - by_all,
        verbatim=sum(row.relation is Relation.VERBATIM for row in paired),
        differing=sum(differs(row, every) for row in paired),
        only_here=sum(row.certain for row in lone),
        no_counterpart=sum(not row.certain for row in lone),
    )


def summary(comparison: Comparison) -> str:
    """Return the counts in words, the most telling first."""
    counts = count(comparison)
    if not comparison.rows:
        return "These articles have no text to compare."
    if not counts.shared_by_all and not counts.shared_by_some:
        return f"No passage in common was found in {_rows(len(comparison.rows))}."
    parts = [f"{_rows(counts.shared_by_all)} shared by all"]
    if counts.shared_by_some:
        parts.append(f"{counts.shared_by_some} by some")
    told = (
        (counts.verbatim, "verbatim"),
        (counts.differing, "differ"),
        (counts.only_here, "only here"),
        (counts.no_counterpart, "unmatched"),
    )
    return " · ".join([*parts, *(f"{number} {word}" for number, word in told if number)])


def wire_sentence(copy: WireCopy, columns: Sequence[Column]) -> str:
    """Return which articles carry the same text, how much of it, of what sort the copy is, and from whom."""
    named = [column for column in columns if column.article in copy.articles]
    numbers = in_words([str(column.number) for column in named])
    source = next((column.number for column in named if column.article == copy.source), None)
    likely = f", likely from {source}" if source is not None else ""
    return f"{_sort(copy, named)}: {numbers} share {copy.share:.0%} word for word{_credited(named)}{likely}"


def _sort(copy: WireCopy, columns: Sequence[Column]) -> str:
    """Return of what sort a copy is; it is wire copy only where different outlets are known to have it."""
    outlets = {column.info.outlet if column.info else None for column in columns}
    known = outlets - {None}
    if copy.kind is CopyKind.SHARED_QUOTE:
        return "Shared quote"
    if known and len(known) == len(outlets) == 1:
        return f"Recycled by {next(iter(known))}"
    if copy.kind is CopyKind.RECYCLED:
        return "Recycled"
    return "Wire copy" if len(known) > 1 else "Shared text"


def _credited(columns: Sequence[Column]) -> str:
    agencies = {column.number: column.info.agency for column in columns if column.info and column.info.agency}
    if len(columns) == len(agencies) and len(set(agencies.values())) == 1:
        return f" (all credit {next(iter(agencies.values()))})"
    told = ", ".join(f"{number} credits {agency}" for number, agency in agencies.items())
    return f" ({told})" if told else ""


def _rows(number: int) -> str:
    return f"{number} row" if number == 1 else f"{number} rows"
