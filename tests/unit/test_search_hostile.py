"""Whatever is typed is answered, and every hit is where it says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_world import MemoryLookup, document, new_index

from dossier.model import Sort
from dossier.search.index import SearchIndex

PIECES = st.sampled_from(
    [
        "salt", "Salt", "road", "roads", "US", "us", "S-400", "the", '"', "“", "”", "(", ")", "AND", "OR",
        "NOT", "-", "|", "NEAR/3", "PRE/2", "/s", "/p", "ATLEAST/2", "said:", "speaker:Ann", "title:",
        "outlet:", "date:", "2019", "*", "sal*", "r?ad", "~", "salr~", "/sa.t/", "/(a+)+/", "/", "#tag",
        "words:>1", "is:undated", "\x00", "é", " ", " ", " ",
    ]
)  # fmt: skip
TEXT = (
    "Salt roads led to the US.\n\nThe S-400 took the salt road. “No salt,” said Ann.\nRoad's end: a sált us."
)


@pytest.fixture(scope="module")
def lookup() -> MemoryLookup:
    return MemoryLookup()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, lookup: MemoryLookup) -> SearchIndex:
    index = new_index(
        tmp_path_factory.mktemp("hostile") / "i",
        lookup,
        [document("a", TEXT, title="Salt road", outlet="Post"), document("b", "No salt.", date="2019")],
    )
    lookup.say("a", "No salt", "Ann")
    return index


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40), st.sampled_from(Sort))
def test_every_query_is_answered(index: SearchIndex, lookup: MemoryLookup, query: str, sort: Sort) -> None:
    result = index.search(query, sort=sort)
    assert result.total == len(result.articles) == len({one.article for one in result.articles})
    assert sum(one.hits for one in result.articles) == len(result.hits)
    for hit in result.hits:
        text = lookup.text(hit.article)
        if hit.paragraph:
            assert hit.match == text[hit.start : hit.end]
            assert (
                text[hit.start - len(hit.left) : hit.end + len(hit.right)] == hit.left + hit.match + hit.right
            )
        else:
            assert hit.left + hit.match + hit.right == hit.title


@given(st.text(max_size=20))
def test_every_beginning_of_a_word_is_completed_or_not(index: SearchIndex, prefix: str) -> None:
    assert all(isinstance(word, str) for word in index.suggest(prefix, 5))
