"""Articles laid side by side: rows, what is said of each, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model.articles import Span
    from dossier.model.events import WireCopy


class Relation(StrEnum):
    """How the passages of an aligned row relate."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    ONLY_HERE = "only-here"


class Verdict(StrEnum):
    """What a comparison says of one row, in the order in which a reader asks."""

    DIFFERS = "differs"
    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    NO_COUNTERPART = "no counterpart found"
    ONLY_HERE = "only here"


class DifferenceKind(StrEnum):
    """What differs between the passages of one row."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    SPEAKER = "speaker"  # who is quoted
    AGENCY = "agency"  # the news agency credited in the passage
    WORD = "word"


class DifferenceRelation(StrEnum):
    """How the values of a difference relate; which of them is right is not said."""

    EQUAL = "equal"  # the same, printed otherwise: "twelve" and "12"
    COMPATIBLE = "compatible"  # they can all be true: "by the end of July" and "in the first half of July"
    DIFFERS = "differs"
    UPDATE = "update"  # the later report may give a later state


@dataclass(frozen=True, slots=True)
class Difference:
    """One value as each passage of a row gives it; ``None`` where a passage gives none."""

    kind: DifferenceKind
    values: tuple[str | None, ...]
    relation: DifferenceRelation = DifferenceRelation.DIFFERS

    @property
    def conflicting(self) -> bool:
        """Whether passages give values that cannot both be meant, or the later report a later state."""
        given = sum(value is not None for value in self.values)
        opposed = self.relation in (DifferenceRelation.DIFFERS, DifferenceRelation.UPDATE)
        return opposed and given > 1 and self.kind is not DifferenceKind.WORD


@dataclass(frozen=True, slots=True)
class Cell:
    """A passage of one article in an aligned row; ``shared`` holds the runs copied word for word."""

    article: str
    start: int
    end: int
    text: str
    shared: tuple[Span, ...] = ()  # offsets into the article's text


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Passages that say the same; one cell per compared article, ``None`` where it has no counterpart."""

    relation: Relation
    cells: tuple[Cell | None, ...]
    similarity: float
    differences: tuple[Difference, ...] = ()
    certain: bool = True  # False where passages perhaps say the same, and for a lone one others come near to
    moved: tuple[int, ...] = ()  # the columns whose passage stands elsewhere in the order of its article

    @property
    def verdict(self) -> Verdict:
        """What the comparison says of the row."""
        if self.relation is Relation.ONLY_HERE:
            return Verdict.ONLY_HERE if self.certain else Verdict.NO_COUNTERPART
        if any(difference.conflicting for difference in self.differences):
            return Verdict.DIFFERS
        return Verdict.VERBATIM if self.relation is Relation.VERBATIM else Verdict.PARAPHRASE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to six articles side by side, the first as base."""

    articles: tuple[str, ...]
    rows: tuple[AlignedRow, ...]
    wire: tuple[WireCopy, ...] = ()
