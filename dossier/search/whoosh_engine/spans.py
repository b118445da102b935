"""Whoosh queries and matchers for what stands where, which Whoosh has not."""

# mypy: disallow-untyped-calls=False, warn-return-any=False
# Much of what Whoosh offers to subclasses carries no types.
from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from whoosh.matching.binary import IntersectionMatcher
from whoosh.matching.mcore import Matcher, NullMatcher
from whoosh.query.compound import And
from whoosh.query.qcore import Query
from whoosh.query.spans import Span, SpanQuery, SpanWrappingMatcher
from whoosh.reading import IndexReader
from whoosh.util import make_binary_tree

from dossier.language.sentences import sentences
from dossier.model import paragraphs
from dossier.search.analyzer import terms
from dossier.search.whoosh_engine.reader import FlatIndexReader

Select = Callable[[Any], list[Span]]
"""Returns the matches of a matcher's current article."""


class SelectingMatcher(SpanWrappingMatcher):
    """Matches the articles of another matcher in which a function finds matches."""

    def __init__(self, child: Matcher, select: Select) -> None:
        self._select = select
        super().__init__(child)
        self.boost = 1.0

    def _get_spans(self) -> list[Span]:
        return self._select(self.child)

    def copy(self) -> SelectingMatcher:
        """Return a matcher at the same article."""
        return SelectingMatcher(self.child.copy(), self._select)

    def replace(self, minquality: float = 0) -> Matcher:  # noqa: ARG002 -- Whoosh's signature
        """Return the matcher itself while it is active: the function reads its parts."""
        return self if self.is_active() else NullMatcher()

    def supports_block_quality(self) -> bool:
        """Return False: what is good enough says nothing of where the words stand."""
        return False


class _Selection(SpanQuery, ABC):
    """A query whose matches are some of those of the query ``q``, or made of them."""

    q: Query

    def is_leaf(self) -> bool:
        """Return False."""
        return False

    def children(self) -> Iterator[Query]:
        """Yield the queries below."""
        yield self.q

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return how many articles can match at most."""
        return self.q.estimate_size(ixreader)

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Return a matcher."""
        return SelectingMatcher(self._subm(searcher, context), self._select(searcher.reader()))

    @abstractmethod
    def _select(self, reader: FlatIndexReader) -> Select:
        """Return what chooses the matches."""


class Units(Protocol):
    """The stretches of an article that two matches may have to share."""

    def starts(self, index: FlatIndexReader, docnum: int) -> list[int]:
        """Return the positions at which those of an article begin, ascending."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The title and the paragraphs."""

    def starts(self, index: FlatIndexReader, docnum: int) -> list[int]:
        """Return the positions at which they begin, ascending."""
        return index.paragraph_starts(docnum)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences, which the index does not hold: ``text`` returns the text of an article by its id.

    A paragraph whose text is not to be had counts as one.
    """

    text: Callable[[str], str] = field(compare=False, repr=False)

    def starts(self, index: FlatIndexReader, docnum: int) -> list[int]:
        """Return the positions at which they begin, ascending."""
        text = self.text(index.article_id(docnum))
        at = index.paragraph_starts(docnum)
        found = set(at)
        for start, line in zip(at[1:], paragraphs(text), strict=False):
            position = start
            for sentence in sentences(text[line.start : line.end]):
                found.add(position)
                position += len(terms(text[line.start + sentence.start : line.start + sentence.end]))
        return sorted(found)


class Together(_Selection):
    """Two matches in one unit of the text, at most ``distance`` terms apart where that is not None.

    Each match on one side is taken with the one of the other side that follows it next, where each is
    the nearest to the other; unless ``ordered``, also the other way round. Neighbours are 1 apart.
    """

    def __init__(self, a: Query, b: Query, units: Units, distance: int | None, *, ordered: bool) -> None:
        self.sides = [a, b]
        self.q = And(self.sides)
        self.units = units
        self.distance = distance
        self.ordered = ordered

    def __repr__(self) -> str:
        return f"Together({self.q!r}, {self.units}, {self.distance}, ordered={self.ordered})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Together) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Return a matcher."""
        context = self._span_context(context)
        # In this order, in which an AND would not keep them.
        sides = [part.matcher(searcher, context) for part in self.sides]
        both = make_binary_tree(IntersectionMatcher, sides)
        return SelectingMatcher(both, self._select(searcher.reader()))

    def _select(self, reader: FlatIndexReader) -> Select:
        def select(both: IntersectionMatcher) -> list[Span]:
            left, right = both.a.spans(), both.b.spans()
            pairs = _following(left, right)
            if not self.ordered:
                pairs += _following(right, left)
            starts = self.units.starts(reader, both.id()) if pairs else []
            return sorted(
                {
                    first.to(second)
                    for first, second in pairs
                    if (self.distance is None or second.start - first.end <= self.distance)
                    and bisect_right(starts, first.start) == bisect_right(starts, second.end)
                }
            )

        return select


def _following(left: list[Span], right: list[Span]) -> list[tuple[Span, Span]]:
    """Pair each match with the next that begins after it, where no later one on the left has the same."""
    right = sorted(right, key=lambda span: (span.start, span.end))
    starts = [span.start for span in right]
    nearest: dict[int, Span] = {}
    for one in sorted(left, key=lambda span: (span.end, span.start)):
        nearest[bisect_right(starts, one.end)] = one
    return [(one, right[at]) for at, one in nearest.items() if at < len(right)]


class AtLeast(_Selection):
    """Articles with at least so many matches of a query."""

    def __init__(self, q: Query, count: int) -> None:
        self.q = q
        self.count = count

    def __repr__(self) -> str:
        return f"AtLeast({self.q!r}, {self.count})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AtLeast) and (self.q, self.count) == (other.q, other.count)

    def __hash__(self) -> int:
        return hash((self.q, self.count))

    def _select(self, reader: FlatIndexReader) -> Select:  # noqa: ARG002 -- as the others
        def select(child: Matcher) -> list[Span]:
            spans = child.spans()
            return spans if len(spans) >= self.count else []

        return select


class InTitle(_Selection):
    """The matches of a query that lie in the title."""

    def __init__(self, q: Query) -> None:
        self.q = q

    def _select(self, reader: FlatIndexReader) -> Select:
        def select(child: Matcher) -> list[Span]:
            length = reader.title_length(child.id())
            return [span for span in child.spans() if span.end < length]

        return select
