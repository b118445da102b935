"""A Whoosh matcher over postings in arrays."""

# mypy: disallow-untyped-calls=False, warn-return-any=False
# Much of what Whoosh offers to subclasses carries no types.
from __future__ import annotations

from bisect import bisect_left
from typing import Any

from whoosh.matching.mcore import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo

from dossier.search.flat.arrays import Array
from dossier.search.whoosh_engine.fields import FieldPostings
from dossier.search.whoosh_engine.formats import PlainPositions


def term_info(postings: FieldPostings, lengths: Array) -> TermInfo:
    """Return what Whoosh wants to know of a term; ``lengths`` are those of the field, or none."""
    held = lengths[postings.ids] if len(lengths) else postings.weights
    return TermInfo(
        weight=float(postings.weights.sum()),
        df=len(postings.ids),
        minlength=int(held.min()),
        maxlength=int(held.max()),
        maxweight=float(postings.weights.max()),
        minid=int(postings.ids[0]),
        maxid=int(postings.ids[-1]),
    )


class PostingsMatcher(LeafMatcher):
    """Goes through the postings of one term."""

    def __init__(
        self,
        postings: FieldPostings,
        term: tuple[str, bytes],
        info: TermInfo,
        format_: PlainPositions,
        scorer: Any = None,
    ) -> None:
        self._postings = postings
        self._ids: list[int] = postings.ids.tolist()
        self._weights: list[float] = postings.weights.tolist()
        self._term = term
        self._info = info
        self._at = 0
        self.format = format_
        self.scorer = scorer

    def copy(self) -> PostingsMatcher:
        """Return a matcher at the same posting."""
        twin = PostingsMatcher.__new__(PostingsMatcher)
        twin.__dict__.update(self.__dict__)
        return twin

    def is_active(self) -> bool:
        """Return whether there is a posting here."""
        return self._at < len(self._ids)

    def reset(self) -> None:
        """Go back to the first posting."""
        self._at = 0

    def id(self) -> int:
        """Return the article's number."""
        return self._ids[self._at]

    def all_ids(self) -> Any:
        """Return the numbers of all articles."""
        return iter(self._ids)

    def next(self) -> None:
        """Go to the next posting.

        Raises:
            ReadTooFar: if there was none here.
        """
        if self._at >= len(self._ids):
            raise ReadTooFar
        self._at += 1

    def skip_to(self, id: int) -> None:  # noqa: A002 -- the name of Whoosh's parameter
        """Go to the first posting of an article of this number or a later one.

        Raises:
            ReadTooFar: if there was none here.
        """
        if self._at >= len(self._ids):
            raise ReadTooFar
        self._at = bisect_left(self._ids, id, self._at)

    def weight(self) -> float:
        """Return what the term weighs in the article."""
        return self._weights[self._at]

    def _positions(self) -> list[int]:
        start = int(self._postings.ends[self._at - 1]) if self._at else 0
        found: list[int] = self._postings.positions[start : int(self._postings.ends[self._at])].tolist()
        return found

    def value(self) -> bytes:
        """Return the posting as bytes in the field's format."""
        return self.format.encode(self.weight() / self.format.field_boost, self._positions())

    def value_as(self, astype: str) -> Any:
        """Return the posting as positions, a frequency or a weight."""
        if astype == "positions":
            return self._positions()
        return super().value_as(astype)

    def all_items(self) -> Any:
        """Yield the number and the encoded posting of each article from here on."""
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    # One block holds all postings: there is nothing that could be skipped for its low quality.

    def block_min_length(self) -> int:
        """Return the length of the shortest article that holds the term."""
        return self._info.min_length() or 0

    def block_max_length(self) -> int:
        """Return the length of the longest article that holds the term."""
        return self._info.max_length()

    def block_max_weight(self) -> float:
        """Return the largest weight of the term in an article."""
        return self._info.max_weight()

    def skip_to_quality(self, minquality: float) -> int:
        """Leave all postings behind where none can be good enough; return how many blocks were left out."""
        if self.block_quality() > minquality:
            return 0
        self._at = len(self._ids)
        return 1
