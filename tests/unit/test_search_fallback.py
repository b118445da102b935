"""What the arrays do not know is answered by Whoosh: its queries as parts of a query."""

from __future__ import annotations

from typing import Any

import pytest
from search_world import MemoryLookup, add, document, new_index
from whoosh.matching import ListMatcher, Matcher
from whoosh.query import Prefix, Query, Term

from dossier.model import SearchResult, Sort, never
from dossier.search.flat.engine import FlatEngine
from dossier.search.flat.find import find
from dossier.search.flat.readers import Reader
from dossier.search.flat.snapshot import Snapshot
from dossier.search.limits import Limit
from dossier.search.nodes import And, AtLeast, InTitle, Near, Not, Or, Quoted, Regex, Word
from dossier.search.query import Query as Typed
from dossier.search.whoosh_engine.evaluate import evaluate

FERRY, TIDE = Word("ferry"), Word("tide")


class EveryOther(Query):  # type: ignore[misc]  # Whoosh carries no types
    """A kind of query of its own: every second article."""

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:  # noqa: ARG002 -- Whoosh's signature
        """Return a matcher."""
        return ListMatcher(list(range(0, searcher.reader().doc_count(), 2)))

    def __hash__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EveryOther)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, MemoryLookup]:
    """Two segments; an article of the first was replaced since."""
    lookup = MemoryLookup()
    folder = tmp_path_factory.mktemp("flat") / "i"
    index = new_index(
        folder,
        lookup,
        [
            document("a", "The ferry left with the tide.", outlet="Quay Post"),
            document("b", "kelp"),
            document("c", "A ferry, a ferry.", title="Tide", outlet="The Quay"),
            document("d", "Low tide."),
        ],
    )
    add(index, lookup, [document("b", "High tide at the ferry.", outlet="Quay Post")])
    lookup.say("b", "High tide")
    return FlatEngine.open(folder, lookup).snapshot, lookup


def search(node: Any, world: tuple[Snapshot, MemoryLookup]) -> SearchResult:
    snapshot, lookup = world
    return find(
        "", Typed(node, ""), snapshot, lookup, sort=Sort.RELEVANCE, limit=100, hits=9, cancelled=never
    )


@pytest.mark.parametrize(
    ("node", "articles"),
    [
        (Term("text", "ferry"), "abc"),
        (And((TIDE, Term("outlet", "quay"))), "abc"),
        (And((TIDE, Not(Term("text", "ferry")))), "d"),
        (Or((Word("low"), Prefix("outlet", "po"))), "abd"),
        (Near(FERRY, Term("text", "tide"), 4), "ab"),
        (And((FERRY, Near(FERRY, Term("text", "tide"), 4, ordered=True))), "a"),
        (AtLeast(2, Term("text", "ferry")), "c"),
        (InTitle(Or((FERRY, Term("text", "tide")))), "c"),
        (And((Term("outlet", "quay"), Regex("h.gh"))), "b"),
        (And((Term("outlet", "quay"), Quoted(said=(TIDE,)))), "b"),
        (Term("text", "nothing"), ""),
        (EveryOther(), "ad"),
        (And((FERRY, EveryOther())), "a"),
        (Or((Word("high"), Not(EveryOther()))), "bc"),
    ],
    ids=[
        "term",
        "and",
        "without",
        "or-prefix",
        "near",
        "ordered",
        "atleast",
        "title",
        "regex",
        "said",
        "nothing",
        "own-kind",
        "and-own-kind",
        "or-not-own-kind",
    ],  # the nodes' own names differ from process to process
)
def test_a_whoosh_query_is_answered_wherever_it_stands(
    world: tuple[Snapshot, MemoryLookup], node: Any, articles: str
) -> None:
    assert sorted(one.article for one in search(node, world).articles) == list(articles)


def test_its_articles_score_as_by_whoosh(world: tuple[Snapshot, MemoryLookup]) -> None:
    node: Any = And((TIDE, Or((Term("text", "ferry"), Near(FERRY, Prefix("text", "ti"), 3)))))
    found = {one.article: one.score for one in search(node, world).articles}
    snapshot, lookup = world
    expected = {one.article: one.score for one in evaluate(node, snapshot, Reader(lookup, Limit(never)))}
    assert found == pytest.approx(expected)
    assert len(found) == 3


def test_the_words_of_ours_beside_it_are_marked(world: tuple[Snapshot, MemoryLookup]) -> None:
    result = search(And((TIDE, Term("outlet", "post"))), world)
    assert [(hit.article, hit.match) for hit in result.hits] == [("b", "tide"), ("a", "tide")]
