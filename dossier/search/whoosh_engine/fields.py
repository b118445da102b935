"""The terms of one field and where they stand, over all segments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dossier.search.flat.arrays import Array


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """The articles that hold a term, ascending, and where.

    ``positions`` holds those of all articles one after another; those of article ``ids[k]`` end before
    ``ends[k]``.
    """

    ids: Array
    weights: Array
    positions: Array
    ends: Array


class Field(Protocol):
    """The terms of a field, in byte order."""

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """Yield the terms from ``start`` on."""

    def __contains__(self, term: bytes) -> bool:
        """Return whether some article holds a term."""

    def postings(self, term: bytes) -> FieldPostings | None:
        """Return where a term stands, or None where no article holds it."""

    @property
    def lengths(self) -> Array:
        """How many terms each article holds in this field; its shape is (articles,)."""


def joined(parts: list[FieldPostings]) -> FieldPostings | None:
    """Return postings of one term from several segments, in their order, as one; None if there are none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    before = np.cumsum([0, *(len(part.positions) for part in parts[:-1])])
    return FieldPostings(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.positions for part in parts]),
        np.concatenate([part.ends + base for part, base in zip(parts, before, strict=True)]),
    )
