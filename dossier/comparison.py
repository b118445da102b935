"""The vocabulary of comparisons beyond aligned rows: claims, coverage, carried quotes, wording, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.model import ArticleInfo, ArticleQuote, Cell, Comparison, Event, Relation, Span


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


@dataclass(frozen=True, slots=True)
class Report:
    """One article as a report of an event, with its outlet and ISO date."""

    article: str
    outlet: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Covered:
    """One event across the outlets: the reports of each that has any, the earliest first."""

    event: Event
    reports: Mapping[str | None, tuple[Report, ...]]

    def of(self, outlet: str | None) -> tuple[Report, ...]:
        """Return an outlet's reports; none means that none was found."""
        return self.reports.get(outlet, ())


@dataclass(frozen=True, slots=True)
class Coverage:
    """Events by outlets: who reported what, and of whom no report was found.

    Outlets with the most events come first; ``None`` stands for outlets that are not known, and is last.
    Events come in the order of their dates, undated ones last.
    """

    outlets: tuple[str | None, ...] = ()
    events: tuple[Covered, ...] = ()


class Carriage(StrEnum):
    """How another article prints the words of a quote."""

    WHOLE = "whole"  # every word, in its order
    CUT = "cut"  # words are left out, none is put in their place
    CHANGED = "changed"  # other words stand in place of some


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Another printing of a quote.

    Spans of ``cut`` are offsets into the text of the quote that was asked for; those of ``added`` are
    offsets into this printing's. ``changed`` pairs the words of the former with those of the latter.
    """

    quote: ArticleQuote
    how: Carriage
    cut: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    words_cut: int = 0
    similarity: float = 1.0  # shared words over those of the longer printing


@dataclass(frozen=True, slots=True)
class CarriedQuote:
    """One quote across articles: who else prints it, the most alike first.

    ``silent`` are the other articles of the same event in which it was not found.
    """

    quote: ArticleQuote
    carriers: tuple[Carrier, ...]
    silent: tuple[str, ...] = ()


class WordingKind(StrEnum):
    """What a difference of wording is of."""

    WORD = "word"  # another word in the same place of an aligned passage
    LABEL = "label"  # another name or description of the same person, organisation or state


@dataclass(frozen=True, slots=True)
class WordingUse:
    """Words that one article uses, with the place of each use."""

    text: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What each compared article calls the same thing; an empty tuple where it does not speak of it here.

    ``rows`` are the places of the aligned rows in which the words stand, from 0.
    """

    kind: WordingKind
    about: str | None  # the actor, for labels
    uses: tuple[tuple[WordingUse, ...], ...]
    rows: tuple[int, ...]


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


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who is quoted in an article: by how many quotes, of how many words together."""

    speaker: str
    quotes: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One article in a worksheet; ``shared`` is the part of its text that others print word for word."""

    info: ArticleInfo
    speakers: tuple[Speaking, ...] = ()  # who says the most first
    numbers: tuple[str, ...] = ()  # with the words that follow them
    dates: tuple[str, ...] = ()  # as printed, with the day where it could be worked out
    names_only_here: tuple[str, ...] = ()  # actors that no other compared article names
    shared: float = 0.0


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Compared articles aspect by aspect, one profile per article."""

    profiles: tuple[Profile, ...]
