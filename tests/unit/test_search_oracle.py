"""The flat engine against Whoosh's own matchers: the same articles, order and scores on random queries."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_world import MemoryLookup, add, document, new_index

from dossier.model import Sort, never
from dossier.search.flat.engine import FlatEngine
from dossier.search.flat.execute import Execution
from dossier.search.flat.rank import ranked
from dossier.search.flat.readers import Reader
from dossier.search.flat.snapshot import Snapshot
from dossier.search.limits import Limit
from dossier.search.lookup import IndexDocument
from dossier.search.nodes import (
    And,
    AtLeast,
    ByActor,
    Dated,
    Fuzzy,
    InEvent,
    InTitle,
    Length,
    Marked,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Quoted,
    Regex,
    Unit,
    Value,
    Wildcard,
    Within,
    Word,
)  # fmt: skip
from dossier.search.whoosh_engine.evaluate import evaluate

WORDS = ("ferry", "ferries", "dock", "docked", "pier", "peer", "tide", "us", "US", "harbour", "A-12")
TERMS = ("ferry", "dock", "pier", "tide", "us", "us^", "harbour", "a", "12", "kelp")
OUTLETS = (None, "Quay Post", "The Quay", "Tide Daily")
DATES = (None, "2021", "2021-03", "2021-03-09", "2022-01-31")
MANY = 10_000
CLOSE = 1e-6

phrases_of_text = st.lists(st.sampled_from(WORDS), min_size=0, max_size=9).map(" ".join)
texts = st.lists(
    st.lists(phrases_of_text, min_size=1, max_size=3).map(". ".join), min_size=0, max_size=4
).map("\n\n".join)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[IndexDocument], list[IndexDocument], set[str]]:
    """Articles added at first, articles added or replaced then, and the ids of those removed."""

    def one(number: int) -> IndexDocument:
        title = draw(phrases_of_text)
        text = draw(texts)
        return document(
            f"n{number}",
            f"{title}\n{text}" if draw(st.booleans()) else text,
            title=title,
            outlet=draw(st.sampled_from(OUTLETS)),
            date=draw(st.sampled_from(DATES)),
            words=draw(st.integers(0, 30)),
        )

    first = [one(number) for number in range(draw(st.integers(1, 8)))]
    then = [one(number) for number in draw(st.lists(st.integers(0, 12), max_size=4, unique=True))]
    removed = draw(st.sets(st.sampled_from([f"n{number}" for number in range(6)]), max_size=2))
    return first, then, removed


words = st.builds(Word, st.sampled_from(TERMS), st.booleans())
wildcards = st.sampled_from(("fer*", "do?k*", "p??r", "har*r", "ti*", "us*")).map(Wildcard)
slots = (
    words | wildcards | st.builds(Fuzzy, st.sampled_from(("pier", "ferrie", "dick", "tde", "us")), st.just(1))
)
phrases = st.lists(slots, min_size=2, max_size=3).map(lambda parts: Phrase(tuple(parts)))


def close_together(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Near, inner, inner, st.integers(1, 4), st.booleans()) | st.builds(
        Within, inner, inner, st.sampled_from(Unit)
    )


def several(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return parts.map(Or) | parts.map(And)


# What the grammar lets stand beside NEAR and behind ATLEAST.
places = st.recursive(
    slots | phrases,
    lambda inner: close_together(inner) | several(inner) | inner.map(InTitle),
    max_leaves=5,
)
counted = st.builds(AtLeast, st.integers(1, 4), places)
days = st.sampled_from((None, "2021-01-01", "2021-03-09", "2021-03-31", "2021-12-31", "2022-12-31"))
conditions = st.one_of(
    st.builds(
        Value, st.just("outlet"), st.sampled_from(((), ("quay",), ("the", "quay"), ("qu*",), ("t?de",)))
    ),
    st.builds(Dated, days, days),
    st.builds(Length, st.none() | st.integers(0, 30), st.none() | st.integers(0, 30)),
    st.sampled_from(
        (
            Marked("undated"),
            Marked("tag", "sea"),
            ByActor("Ann"),
            ByActor("Ann", "person"),
            InEvent("storm"),
            Regex("do.k"),
            Quoted(said=(Word("tide"),)),
            Quoted(speakers=("Ann",)),
            Quoted(("Ann",), (Phrase((Word("tide"), Word("dock"))),)),
        )
    ),
)
queries = st.recursive(
    places | counted | places.map(InTitle) | conditions,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts)))
        | inner.map(Not)
    ),
    max_leaves=5,
)


@dataclass
class World:
    snapshot: Snapshot
    lookup: MemoryLookup


def built(documents: tuple[list[IndexDocument], list[IndexDocument], set[str]]) -> World:
    first, then, removed = documents
    lookup = MemoryLookup()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "index"
        index = new_index(folder, lookup, first)
        add(index, lookup, then)
        index.update([], removed)
        index.settle()
        snapshot = FlatEngine.open(folder, lookup).snapshot
    lookup.marks = {("tag", "sea"): {"n0", "n3", "gone"}}
    lookup.actors = {"Ann": {"n1", "n2"}, "person:Ann": {"n2"}}
    lookup.events = {"storm": {"n0", "n1", "n9"}}
    for article, text in lookup.texts.items():
        for words_said in ("tide dock", "tide"):
            if words_said in text:
                lookup.say(article, words_said, "Ann" if article in ("n0", "n1") else "")
    return World(snapshot, lookup)


def by_the_flat_engine(node: Node, world: World) -> list[tuple[str, float]]:
    execution = Execution(world.snapshot, reader(world))
    found = [execution.documents(node, number) for number in range(len(world.snapshot.segments))]
    first = ranked(execution, world.snapshot, node, found, Sort.RELEVANCE, MANY)
    return [(one.article, one.score) for one in first]


def by_whoosh(node: Node, world: World) -> list[tuple[str, float]]:
    return [(one.article, one.score) for one in evaluate(node, world.snapshot, reader(world))]


def reader(world: World) -> Reader:
    """Return a reader whose time never ends."""
    return Reader(world.lookup, Limit(never, spent=lambda: 0.0, clock=lambda: 0.0))


def assert_same(node: Node, world: World) -> None:
    flat, whoosh = by_the_flat_engine(node, world), dict(by_whoosh(node, world))
    assert dict(flat) == pytest.approx(whoosh, abs=CLOSE)
    assert all(whoosh[first] >= whoosh[second] - CLOSE for (first, _), (second, _) in pairwise(flat))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(documents=worlds(), nodes=st.lists(queries, min_size=1, max_size=6))
def test_the_flat_engine_finds_what_whoosh_finds(
    documents: tuple[list[IndexDocument], list[IndexDocument], set[str]], nodes: list[Node]
) -> None:
    world = built(documents)
    for node in nodes:
        assert_same(node, world)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(documents=worlds(), nodes=st.lists(close_together(slots), min_size=1, max_size=6))
def test_long_lists_are_paired_in_parts_as_they_are_at_once(
    documents: tuple[list[IndexDocument], list[IndexDocument], set[str]], nodes: list[Node]
) -> None:
    world = built(documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.flat.places._LONG", 0)
        patch.setattr("dossier.search.flat.places._STRETCH", 16)
        for node in nodes:
            assert_same(node, world)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(
    documents=worlds(),
    nodes=st.lists(close_together(slots), min_size=1, max_size=6),
    rounds=st.integers(0, 3),
)
def test_frequent_words_are_near_where_their_places_are(
    documents: tuple[list[IndexDocument], list[IndexDocument], set[str]], nodes: list[Node], rounds: int
) -> None:
    world = built(documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.flat.close._MERGE", 10**9)
        patch.setattr("dossier.search.flat.close._ROUNDS", rounds)
        for node in nodes:
            assert_same(node, world)


@given(documents=worlds(), left=slots, right=slots, distance=st.integers(1, 12), ordered=st.booleans())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_looking_around_finds_the_articles_that_finding_the_places_does(
    documents: tuple[list[IndexDocument], list[IndexDocument], set[str]],
    left: Node,
    right: Node,
    distance: int,
    ordered: bool,
) -> None:
    world = built(documents)
    node = Near(left, right, distance, ordered)
    found: list[list[int]] = []
    for cost in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("dossier.search.flat.close._MERGE", cost)
            execution = Execution(world.snapshot, reader(world))
            found.append(
                [
                    document
                    for number in range(len(world.snapshot.segments))
                    for document in execution.documents(node, number).tolist()
                ]
            )
    assert found[0] == found[1]
