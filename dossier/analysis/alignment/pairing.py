"""Pair the values that the passages of a row give of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dossier.language.words import fold
from dossier.model import Difference, DifferenceKind, DifferenceRelation

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Valued(Generic[V]):
    """A value with its words."""

    text: str
    value: V


Relate = Callable[[Valued[V], Valued[V], int, int], DifferenceRelation | None]

_STRENGTH = {
    None: 0, DifferenceRelation.EQUAL: 0, DifferenceRelation.COMPATIBLE: 1, DifferenceRelation.UPDATE: 2,
    DifferenceRelation.DIFFERS: 3,
}  # fmt: skip


def pair_values(
    kind: DifferenceKind,
    cells: Sequence[Sequence[Valued[V]]],
    same_thing: Callable[[V, V], bool],
    relate: Relate[V],
    distance: Callable[[V, V], int] = lambda _first, _second: 0,
) -> list[Difference]:
    """Return a difference for each value of the first passage that others give otherwise.

    Values that agree are paired first, then those that can both be true, then the rest, so that a
    passage of two numbers is not said to differ from one that gives the second of them.

    Args:
        kind: What kind of value it is.
        cells: The values of each passage; empty where there is none.
        same_thing: Says whether two values are of the same thing.
        relate: Returns how two values of passages relate, ``None`` where they are the same as printed.
        distance: How far apart two values are in kind; of values that relate alike the near ones are paired.
    """
    filled = [at for at, cell in enumerate(cells) if cell]
    if len(filled) < 2:
        return []
    base = filled[0]
    chosen: list[dict[int, tuple[Valued[V], DifferenceRelation | None]]] = [{} for _ in cells[base]]
    for column in filled[1:]:
        options = [
            (_STRENGTH[relation], distance(value.value, found.value), at, other, relation)
            for at, value in enumerate(cells[base])
            for other, found in enumerate(cells[column])
            if same_thing(value.value, found.value)
            for relation in [relate(value, found, base, column)]
        ]
        taken: set[int] = set()
        for _, _, at, other, relation in sorted(options, key=lambda one: one[:4]):
            if column not in chosen[at] and other not in taken:
                chosen[at][column] = (cells[column][other], relation)
                taken.add(other)
    return [
        _difference(kind, len(cells), base, value, partners)
        for value, partners in zip(cells[base], chosen, strict=True)
        if any(relation is not None for _, relation in partners.values())
    ]


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
