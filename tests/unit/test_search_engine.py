"""An index before another engine than its own."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest
from search_world import MemoryLookup, document, new_index

from dossier.model import Cancelled, FoundArticle, MatchingArticles, Progress, SearchResult, Sort, never
from dossier.search.engine import Engine
from dossier.search.errors import QueryCancelled
from dossier.search.flat.engine import FlatEngine
from dossier.search.flat.execute import Execution
from dossier.search.flat.readers import Reader
from dossier.search.index import SearchIndex
from dossier.search.limits import Limit
from dossier.search.lookup import IndexDocument
from dossier.search.matcher import holds, whole
from dossier.search.parse import parse
from dossier.search.query import Query
from dossier.search.synonyms import synonyms
from dossier.search.whoosh_engine.index import DossierIndex


class Pile:
    """An engine that reads every article each time."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    @property
    def count(self) -> int:
        return len(self._texts)

    def ids(self) -> Collection[str]:
        return self._texts.keys()

    def update(
        self,
        documents: Iterable[IndexDocument],
        removed: Collection[str],
        *,
        progress: Progress | None,
        cancelled: Cancelled,
    ) -> None:
        del progress, cancelled
        for article in removed:
            self._texts.pop(article, None)
        self._texts.update((one.info.id, one.text) for one in documents)

    def find(
        self, text: str, query: Query, *, sort: Sort, limit: int, hits: int, cancelled: Cancelled
    ) -> SearchResult:
        del sort, hits
        if cancelled():
            raise QueryCancelled
        node = query.node
        found = [name for name, body in self._texts.items() if node is not None and holds(node, whole(body))]
        articles = tuple(FoundArticle(name, 1.0, 1) for name in found[:limit])
        return SearchResult(query=text, reading=query.reading, total=len(found), articles=articles)

    def matching(self, text: str, query: Query, *, cancelled: Cancelled) -> MatchingArticles:
        result = self.find(text, query, sort=Sort.DATE, limit=1000, hits=1, cancelled=cancelled)
        ids = tuple(one.article for one in result.articles)
        return MatchingArticles(query=text, reading=query.reading, articles=ids)

    def completions(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        return [(f"{prefix}s", 2)][:limit]

    def values(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        return [(f"{field} {prefix}", 1)][:limit]

    def whoosh(self) -> DossierIndex:
        raise NotImplementedError

    def settle(self) -> None:
        return

    def verify(self) -> None:
        return

    def close(self) -> None:
        self._texts.clear()


@pytest.fixture
def index() -> SearchIndex:
    engine: Engine = Pile()
    index = SearchIndex(engine, synonyms=synonyms([("quay", "pier")]))
    index.update([document("a", "The old pier."), document("b", "A new dock.")])
    return index


def test_what_is_typed_is_read_for_any_engine(index: SearchIndex) -> None:
    result = index.search("quay OR nothing")
    assert [one.article for one in result.articles] == ["a"]
    assert (result.query, result.reading, result.total) == ("quay OR nothing", "quay OR nothing", 1)
    index.update([], ["a"])
    assert (index.count, list(index.ids())) == (1, ["b"])


def test_a_search_that_the_engine_gives_up_finds_nothing(index: SearchIndex) -> None:
    assert index.search("dock", cancelled=lambda: True) == SearchResult(query="dock", reading="dock")


def test_a_count_that_the_engine_gives_up_finds_nothing(index: SearchIndex) -> None:
    assert index.matching("dock").articles == ("b",)
    cancelled = index.matching("dock", cancelled=lambda: True)
    assert (cancelled.reading, cancelled.total) == ("dock", 0)


def test_only_fields_with_values_are_asked_for_them(index: SearchIndex) -> None:
    assert index.values("outlet", "p") == [("outlet p", 1)]
    assert index.values("title", "p") == index.values("../x", "") == ()


@pytest.mark.parametrize(
    ("typed", "words"), [("old dock", ["docks"]), ("US", ["uss"]), ("dock ", []), ("d", []), ("", [])]
)
def test_the_last_word_is_completed(index: SearchIndex, typed: str, words: list[str]) -> None:
    assert index.suggest(typed) == words


def test_what_a_search_read_is_let_go_at_its_end(tmp_path: Path) -> None:
    lookup = MemoryLookup()
    index = new_index(tmp_path / "i", lookup, [document("a", "tin and zinc")])
    snapshot = FlatEngine.open(tmp_path / "i", lookup).snapshot
    index.close()
    execution = Execution(snapshot, Reader(lookup, Limit(never)))
    node = parse('tin NEAR/3 zinc OR "and zinc"').node
    assert node is not None
    execution.scores(node, 0, execution.documents(node, 0))
    gone: list[bool] = []
    weakref.finalize(execution, gone.append, True)
    gc.disable()
    try:
        del execution
        assert gone == [True]
    finally:
        gc.enable()
