"""Whoosh queries for a set of terms that count as one, and for sets of articles."""

# mypy: disallow-untyped-calls=False, warn-return-any=False
# Much of what Whoosh offers to subclasses carries no types.
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log
from typing import Any

from whoosh.matching.binary import AndNotMatcher, UnionMatcher
from whoosh.matching.mcore import ListMatcher, Matcher, NullMatcher
from whoosh.matching.wrappers import WrappingMatcher
from whoosh.query.qcore import Query
from whoosh.query.terms import MultiTerm
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F, bm25
from whoosh.support.levenshtein import distance
from whoosh.util import make_binary_tree

from dossier.search.analyzer import ACRONYM_MARK
from dossier.search.nodes import Fuzzy, Node, Slot, Wildcard, Word
from dossier.search.slots import literal_prefix, spelled_out, wildcard_pattern
from dossier.search.whoosh_engine.reader import FlatIndexReader


class AnyOf(MultiTerm):
    """The terms that a slot of a query stands for, scored as if they were one term."""

    def __init__(self, fieldname: str, slot: Slot) -> None:
        self.fieldname = fieldname
        self.slot = slot
        self.boost = 1.0

    @property
    def text(self) -> str:
        """The slot as text."""
        return self.slot.pattern if isinstance(self.slot, Wildcard) else self.slot.term

    def __repr__(self) -> str:
        return f"AnyOf({self.fieldname!r}, {self.slot!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AnyOf) and (self.fieldname, self.slot) == (other.fieldname, other.slot)

    def __hash__(self) -> int:
        return hash((self.fieldname, self.slot))

    def _btexts(self, ixreader: IndexReader) -> Iterator[bytes]:
        match self.slot:
            case Word():
                terms = (term.encode("utf-8", "replace") for term in spelled_out(self.slot))
                return (term for term in terms if (self.fieldname, term) in ixreader)
            case Wildcard(pattern):
                whole = wildcard_pattern(pattern)
                known = ixreader.expand_prefix(self.fieldname, literal_prefix(pattern))
                return (term for term in known if whole.fullmatch(term.decode("utf-8", "replace")))
            case Fuzzy(term, most):
                # An acronym's mark is no letter of it.
                near = ixreader.terms_within(self.fieldname, term, most + 1)
                return (
                    found.encode()
                    for found in near
                    if distance(found.removesuffix(ACRONYM_MARK), term, limit=most) <= most
                )

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Return a matcher of all the terms."""
        reader = searcher.reader()
        found = [reader.postings(self.fieldname, term) for term in self._btexts(reader)]
        if not found:
            return NullMatcher()
        child = make_binary_tree(UnionMatcher, found)
        weighting = searcher.weighting if context is None else context.weighting
        if not isinstance(weighting, BM25F):
            return child
        return OneTermMatcher(child, _Scorer(searcher, self.fieldname, child, weighting))

    def estimate_min_size(self, ixreader: IndexReader) -> int:  # noqa: ARG002 -- Whoosh's signature
        """Return 0: the terms may be none."""
        return 0


class _Scorer:
    """BM25 by Whoosh's formula and parameters for terms that count as one."""

    def __init__(self, searcher: Any, fieldname: str, child: Matcher, weighting: BM25F) -> None:
        frequency = sum(1 for _ in child.copy().all_ids())
        self._inverse = log(searcher.doc_count_all() / (frequency + 1)) + 1
        self._mean = searcher.avg_field_length(fieldname) or 1
        self._length = searcher.doc_field_length
        self._fieldname = fieldname
        self._parameters = weighting.B, weighting.K1

    def score(self, matcher: Matcher) -> float:
        """Return the score of the current article."""
        length = self._length(matcher.id(), self._fieldname, 1)
        return bm25(self._inverse, matcher.weight(), length, self._mean, *self._parameters)


class OneTermMatcher(WrappingMatcher):
    """The matcher of several terms, scored as one."""

    def __init__(self, child: Matcher, scorer: _Scorer) -> None:
        super().__init__(child)
        self._scorer = scorer

    def _replacement(self, newchild: Matcher) -> OneTermMatcher:
        return OneTermMatcher(newchild, self._scorer)

    def copy(self) -> OneTermMatcher:
        """Return a matcher at the same article."""
        return OneTermMatcher(self.child.copy(), self._scorer)

    def replace(self, minquality: float = 0) -> Matcher:  # noqa: ARG002 -- the quality of a part says nothing
        """Return a simpler matcher where some terms are used up."""
        return super().replace(0) if self.is_active() else NullMatcher()

    def supports_block_quality(self) -> bool:
        """Return False: the terms' own qualities do not add up to that of the set."""
        return False

    def score(self) -> float:
        """Return the score of the article."""
        return self._scorer.score(self.child)


class Articles(Query):
    """Articles that something else than their terms decides on; they score nothing.

    Args:
        node: what they answer, which is what the query is known by.
        choose: returns their numbers, ascending.
    """

    def __init__(self, node: Node, choose: Callable[[FlatIndexReader], Sequence[int]]) -> None:
        self.node = node
        self._choose = choose
        self.boost = 1.0

    def __repr__(self) -> str:
        return f"Articles({self.node!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Articles) and self.node == other.node

    def __hash__(self) -> int:
        return hash(self.node)

    def field(self) -> None:
        """Return None: no field is searched."""

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return the number of all articles, which are the most that can match."""
        return ixreader.doc_count()

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:  # noqa: ARG002 -- Whoosh's signature
        """Return a matcher."""
        return Unscored(ListMatcher(list(self._choose(searcher.reader()))))


class Unscored(WrappingMatcher):
    """A matcher whose articles score nothing; Whoosh takes a constant score of 0 for 1."""

    def __init__(self, child: Matcher, boost: float = 1.0) -> None:
        super().__init__(child, boost)

    def score(self) -> float:
        """Return 0."""
        return 0.0

    def spans(self) -> list[Any]:
        """Return no matches: none of the words decides."""
        return []

    def supports_block_quality(self) -> bool:
        """Return False."""
        return False

    def replace(self, minquality: float = 0) -> Matcher:  # noqa: ARG002 -- no quality is promised
        """Return a simpler matcher, if there is one."""
        return super().replace(0) if self.is_active() else NullMatcher()


class Filter(Query):
    """A query whose articles score nothing."""

    def __init__(self, child: Query) -> None:
        self.child = child
        self.boost = 1.0

    def __repr__(self) -> str:
        return f"Filter({self.child!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filter) and self.child == other.child

    def __hash__(self) -> int:
        return hash(("Filter", self.child))

    def is_leaf(self) -> bool:
        """Return False."""
        return False

    def children(self) -> Iterator[Query]:
        """Yield the query."""
        yield self.child

    def field(self) -> str | None:
        """Return the field that the query searches."""
        return self.child.field()

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return how many articles can match at most."""
        return self.child.estimate_size(ixreader)

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Return a matcher."""
        return Unscored(self.child.matcher(searcher, context))


class Without(Query):
    """The articles of one query that another does not find."""

    def __init__(self, child: Query, excluded: Query) -> None:
        self.child = child
        self.excluded = excluded
        self.boost = 1.0

    def __repr__(self) -> str:
        return f"Without({self.child!r}, {self.excluded!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Without) and (self.child, self.excluded) == (other.child, other.excluded)

    def __hash__(self) -> int:
        return hash((self.child, self.excluded))

    def is_leaf(self) -> bool:
        """Return False."""
        return False

    def children(self) -> Iterator[Query]:
        """Yield the query that finds, and not the one that excludes."""
        yield self.child

    def field(self) -> None:
        """Return None: the two may search different fields."""

    def estimate_size(self, ixreader: IndexReader) -> int:
        """Return how many articles can match at most."""
        return self.child.estimate_size(ixreader)

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Return a matcher."""
        found = self.child.matcher(searcher, context)
        return WithoutMatcher(found, self.excluded.matcher(searcher, searcher.boolean_context()))


class WithoutMatcher(AndNotMatcher):
    """Whoosh's matcher, which lets the first article through where the excluded ones begin before it."""

    def _find_first(self) -> None:
        if self.a.is_active() and self.b.is_active():
            self._find_next()
