"""All articles of a query, and what a half-typed word or value may become, each with its articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_world import MemoryLookup, add, document, new_index

from dossier.search.index import SearchIndex


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    lookup = MemoryLookup()
    found = new_index(
        tmp_path / "i",
        lookup,
        [
            document("a", "mine minister", outlet="Harbour Post", date="2020-01-02"),
            document("b", "Minister US", outlet="The Lantern", date="2020-02-03"),
            document("c", "minister", outlet="Harbour Post"),
            document("d", "mineral", outlet="Évening Post", author="A. Poe"),
        ],
    )
    add(found, lookup, [document("e", "minister", outlet="harbour radio"), document("f", "tin")])
    found.update((), ["c"])
    return found


def test_all_articles_of_a_query_are_returned_and_not_the_first_alone(index: SearchIndex) -> None:
    found = index.matching("minister")
    assert (sorted(found.articles), found.total, found.undated) == (["a", "b", "e"], 3, 0)
    assert index.search("minister", limit=1).total == found.total


def test_a_count_says_how_the_query_was_read_and_what_its_dates_leave_out(index: SearchIndex) -> None:
    found = index.matching("minister date:2020-01 )")
    assert (found.articles, found.undated) == (("a",), 1)
    assert found.reading == "minister AND date:2020-01-01..2020-01-31"
    assert [message.column for message in found.messages] == [23]
    assert index.matching("").articles == ()


def test_many_articles_are_named_as_few_are(tmp_path: Path) -> None:
    names = [f"n{k:03}" for k in range(40)]
    index = new_index(tmp_path / "many", MemoryLookup(), [document(name, f"tin {name}") for name in names])
    assert list(index.matching("tin -n007").articles) == [name for name in names if name != "n007"]
    assert index.matching("n007").articles == ("n007",)


def test_a_word_is_completed_with_its_numbers_of_articles(index: SearchIndex) -> None:
    assert index.completions("coal min", 2) == [("minister", 4), ("mine", 1)]
    assert index.completions("m") == index.completions("min ") == ()


def test_the_values_of_a_field_are_those_of_living_articles(index: SearchIndex) -> None:
    assert index.values("outlet", limit=2) == [("Harbour Post", 1), ("The Lantern", 1)]
    assert index.values("outlet", "pos") == [("Harbour Post", 1), ("Évening Post", 1)]
    assert index.values("outlet", "evening p") == [("Évening Post", 1)]
    assert index.values("author") == [("A. Poe", 1)]
    assert index.values("agency") == index.values("outlet", "arbour") == []
