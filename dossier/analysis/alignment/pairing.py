"""Pair the values that the passages of a row give of the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dossier.analysis.alignment.contexts import context, same_context
from dossier.language.words import fold
from dossier.model import Difference, DifferenceKind, DifferenceRelation

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Valued(Generic[V]):
    """A value with its words and their place in the passage; ``core`` are those that name it."""

    text: str
    value: V
    start: int
    end: int
    core: str


Relate = Callable[[Valued[V], Valued[V], int, int], DifferenceRelation | None]
Option = tuple[int, int, int, int, DifferenceRelation | None]  # strength, distance, places, relation

_STRENGTH = {
    None: 0, DifferenceRelation.EQUAL: 0, DifferenceRelation.COMPATIBLE: 1, DifferenceRelation.UPDATE: 2,
    DifferenceRelation.DIFFERS: 3,
}  # fmt: skip
_OPPOSED = 2  # strength


@dataclass(frozen=True, slots=True)
class Pairing(Generic[V]):
    """How the values of one kind are held against each other.

    Attributes:
        kind: What kind of value it is.
        same_thing: Says whether two values are of the same thing.
        relate: Returns how two values of passages relate, ``None`` where they are the same as printed.
        close: Whether only the words nearest to a value say what it is of.
        distance: How far apart two values are in kind; of values that relate alike the near ones are paired.
    """

    kind: DifferenceKind
    same_thing: Callable[[V, V], bool]
    relate: Relate[V]
    distance: Callable[[V, V], int] = lambda _first, _second: 0
    close: bool = False


def pair_values(
    pairing: Pairing[V], texts: Sequence[str | None], cells: Sequence[Sequence[Valued[V]]]
) -> list[Difference]:
    """Return a difference for each value that other passages of a row give otherwise.

    Values that agree are paired first, then those that can both be true, then the rest, so that a
    passage of two numbers is not said to differ from one that gives the second of them. Values that
    cannot both be true are only told where their clauses speak of the same thing and neither passage
    has the other's value as well: a wrong "differs" costs more trust than a missed one.

    Args:
        pairing: How values are held against each other.
        texts: The passages, ``None`` where there is none.
        cells: The values of each passage; empty where there is none.
    """
    found: list[Difference] = []
    taken: list[set[int]] = [set() for _ in cells]
    for base, values in enumerate(cells):
        partners: list[dict[int, tuple[Valued[V], DifferenceRelation | None]]] = [{} for _ in values]
        for column in range(base + 1, len(cells)):
            options = _options(pairing, texts, cells, base, column)
            for _, _, at, other, relation in sorted(options, key=lambda one: one[:4]):
                if column not in partners[at] and at not in taken[base] and other not in taken[column]:
                    partners[at][column] = (cells[column][other], relation)
                    taken[column].add(other)
        found += [
            _difference(pairing.kind, len(cells), base, value, others)
            for value, others in zip(values, partners, strict=True)
            if any(relation is not None for _, relation in others.values())
        ]
    return found


def _options(
    pairing: Pairing[V],
    texts: Sequence[str | None],
    cells: Sequence[Sequence[Valued[V]]],
    base: int,
    column: int,
) -> list[Option]:
    """Return the pairs of values of two passages that may be told."""
    a, b = texts[base] or "", texts[column] or ""
    options: list[Option] = []
    for at, value in enumerate(cells[base]):
        for other, against in enumerate(cells[column]):
            if not pairing.same_thing(value.value, against.value):
                continue
            relation = pairing.relate(value, against, base, column)
            strength = _STRENGTH[relation]
            if strength >= _OPPOSED and (
                _stands_in(value.core, b)
                or _stands_in(against.core, a)
                or not same_context(
                    context(a, value.start, value.end, close=pairing.close),
                    context(b, against.start, against.end, close=pairing.close),
                )
            ):
                continue
            options.append((strength, pairing.distance(value.value, against.value), at, other, relation))
    return options


def _stands_in(core: str, text: str) -> bool:
    """Say whether a passage has the words of a value, whatever it says by them."""
    return re.search(rf"(?<![\w.,]){re.escape(core)}(?![\w]|[.,]\d)", text, re.IGNORECASE) is not None


def equal_unless_printed_alike(first: str, second: str) -> DifferenceRelation | None:
    """Return how values that are the same relate: worth telling only where they are printed otherwise."""
    return None if _plain(first) == _plain(second) else DifferenceRelation.EQUAL


def _plain(text: str) -> str:
    return " ".join(fold(word) for word in text.split())


def _difference(
    kind: DifferenceKind,
    width: int,
    base: int,
    value: Valued[V],
    partners: dict[int, tuple[Valued[V], DifferenceRelation | None]],
) -> Difference:
    values: list[str | None] = [None] * width
    values[base] = value.text
    for column, (other, _) in partners.items():
        values[column] = other.text
    relations = [relation for _, relation in partners.values() if relation is not None]
    return Difference(kind, tuple(values), max(relations, key=lambda one: _STRENGTH[one]))
