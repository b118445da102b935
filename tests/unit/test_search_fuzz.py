"""Random and hostile queries: each is answered, and none takes more work than a query may."""

from __future__ import annotations

import importlib.util
import random
import sys
from itertools import islice
from pathlib import Path
from types import FrameType, ModuleType

import pytest
from search_world import MemoryLookup, document, new_index

from dossier.model import Sort
from dossier.search.index import SearchIndex

SCRIPTS = Path(__file__).parents[2] / "scripts"
QUERIES = 150
ARTICLES = 80
MOST_CALLS = 60_000  # of functions, for one query


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    lookup = MemoryLookup()
    made = list(script("make_articles").make_articles(ARTICLES))
    documents = [
        document(f"a{k}", one.text, title=one.title, outlet=one.outlet, date=one.date.isoformat())
        for k, one in enumerate(made)
    ]
    index = new_index(tmp_path_factory.mktemp("fuzz") / "i", lookup, documents)
    for one in documents[:40]:
        sentence = one.text.split(".")[0]
        lookup.say(one.info.id, sentence, "Ann")
    return index


def calls(work) -> int:
    """Return how many functions a piece of work calls."""
    count = 0

    def watch(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_every_query_is_answered_with_bounded_work(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("SECONDS", "WAITED"):  # the time of this machine decides nothing
        monkeypatch.setattr(f"dossier.search.limits.{limit}", 1000.0)
    words = ["the", "of", "said", "US", "S-400", *(word for word, _ in index.completions("co", 20))]
    order = random.Random(5)  # noqa: S311 -- only an order of tests
    dearest = (0, "")
    for query in islice(script("fuzz_queries").queries(words, ["Ann", "nobody"], seed=3), QUERIES):
        sort = order.choice(list(Sort))
        dearest = max(
            dearest, (calls(lambda query=query, sort=sort: index.search(query, sort=sort, hits=10)), query)
        )
    assert dearest[0] < MOST_CALLS, dearest
