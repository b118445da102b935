"""A query as a small tree of frozen nodes.

The tree says what is asked for and nothing of how it is found: an engine compiles it.
Words are held as terms, the form that `dossier.search.analyzer` gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Unit(StrEnum):
    """What two matches must share."""

    SENTENCE = "s"
    PARAGRAPH = "p"


@dataclass(frozen=True, slots=True)
class Word:
    """A word: exactly this form, or any inflected form of it and of its spelling variants."""

    term: str
    exact: bool = False
    also: tuple[str, ...] = ()  # spelling variants and synonyms, as terms


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A term with ``*`` (any letters) and ``?`` (one letter); it begins with a letter or digit."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Terms at most ``distance`` letters off."""

    term: str
    distance: int = 1


Slot: TypeAlias = Word | Wildcard | Fuzzy


@dataclass(frozen=True, slots=True)
class Phrase:
    """Slots that follow one another within a paragraph."""

    slots: tuple[Slot, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression over the text of each paragraph, whatever the case."""

    pattern: str


@dataclass(frozen=True, slots=True)
class And:
    """Articles in which every part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles in which at least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Articles in which the part does not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class Near:
    """Two matches in one paragraph, at most ``distance`` words apart; adjacent words are 1 apart."""

    left: Node
    right: Node
    distance: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """Two matches in the same sentence or paragraph."""

    left: Node
    right: Node
    unit: Unit


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Articles that hold at least ``count`` matches of the part."""

    count: int
    part: Node


@dataclass(frozen=True, slots=True)
class InTitle:
    """Matches of the part in the article's title."""

    part: Node


@dataclass(frozen=True, slots=True)
class Value:
    """Articles whose field holds these words in this order; no words: the field is known."""

    field: str  # outlet, agency, author, lang or path
    words: tuple[str, ...]  # folded; the last may be a wildcard pattern


@dataclass(frozen=True, slots=True)
class Length:
    """Articles of so many words; ``None`` leaves a side open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles dated from ``first`` to ``last``, both included, as ISO days; ``None`` leaves a side open."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """Articles that carry a mark: a tag, a note, starred, unread, wire, undated, quote."""

    kind: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class ByActor:
    """Articles that mention an actor."""

    name: str
    kind: str | None = None  # a value of ActorKind


@dataclass(frozen=True, slots=True)
class InEvent:
    """Articles that report an event."""

    name: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Articles with one quotation of all these speakers' names in which all these parts hold.

    In ``about`` a name stands for every name of the actor; see `dossier.search.about`.
    """

    speakers: tuple[str, ...] = ()
    said: tuple[Node, ...] = ()
    about: tuple[Node, ...] = ()


Node: TypeAlias = (
    Word
    | Wildcard
    | Fuzzy
    | Phrase
    | Regex
    | And
    | Or
    | Not
    | Near
    | Within
    | AtLeast
    | InTitle
    | Value
    | Length
    | Dated
    | Marked
    | ByActor
    | InEvent
    | Quoted
)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node."""
    match node:
        case And(parts) | Or(parts):
            return parts
        case Not(part) | AtLeast(_, part) | InTitle(part):
            return (part,)
        case Near(left, right) | Within(left, right):
            return (left, right)
        case Quoted(_, said, about):
            return said + about
        case _:
            return ()


def asked(node: Node) -> Iterator[Node]:
    """Yield the words and conditions that a query asks for, each by itself; not what it excludes."""
    match node:
        case Not() | Regex():
            return
        case Phrase(slots):
            yield from slots
        case Quoted(speakers):
            yield from (Quoted((name,)) for name in speakers)
            for part in children(node):
                yield from asked(part)
        case _:
            parts = children(node)
            if not parts:
                yield node
            for part in parts:
                yield from asked(part)
