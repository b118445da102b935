"""Rows that are made when they are looked at: a list may hold 100,000 of which thirty are in sight."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Made(Sequence[T]):
    """A sequence whose items are each made when they are first asked for, and kept.

    Args:
        size: How many items there are.
        make: Returns the item of a place, from 0.
        find: Returns the place of the item with a name, None where there is none; without it all are made
            to look for one.
    """

    def __init__(
        self,
        size: int,
        make: Callable[[int], T],
        find: Callable[[Hashable], int | None] | None = None,
    ) -> None:
        self._size, self._make = size, make
        self.find = find
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> list[T]: ...

    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._size))]
        at = place if 0 <= place < self._size else range(self._size)[place]
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]
