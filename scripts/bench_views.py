"""Measure the views of a search, and the suggestions while one is typed, on a dossier.

    python scripts/bench_views.py FOLDER [QUERY ...]

Prints CPU milliseconds, the least of three: for each query, of the answer as the app asks for it, and of
making each view of it and putting its rows in their dearest order; then of suggestions for what is
half typed, the first time and later. `make_articles.py` makes up a dossier.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from dossier.model import never
from dossier.session import Dossier
from dossier.tui.going.places import hit_places
from dossier.tui.overview import Overview
from dossier.tui.searching.pane import LIMIT, VIEWS
from dossier.tui.searching.view import Asked, View

QUERIES = ("the", "contract", '"said the"', "the NEAR/5 of", "said:contract", "date:2015-06", "nothinglikeit")
TYPED = (
    "speaker:", "speaker:p", "actor:", "actor:p", "person:", "org:", "place:", "event:", "event:p", "outlet:",
    "outlet:l", "author:", "tag:", "date:", "date:2015", "path:", "co", "con", "con the", "a", "",
)  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("queries", nargs="*", default=QUERIES)
    options = parser.parse_args()
    dossier = Dossier.open(options.folder)
    dossier.refresh()
    infos = dossier.articles()
    overview = Overview(articles=tuple(infos), by_id={info.id: info for info in infos})
    dossier.search("the")
    print(f"{'query':24}" + "".join(f"{view.name:>13}" for view in VIEWS))
    for query in options.queries:
        print(f"{query:24}" + "".join(f"{_view(dossier, overview, query, view):13.0f}" for view in VIEWS))
    print(f"{'typed':24}{'first':>13}{'later':>13}")
    for typed in TYPED:
        first = _spent(lambda typed=typed: dossier.suggest(typed))  # type: ignore[misc]
        later = _least(lambda typed=typed: dossier.suggest(typed))  # type: ignore[misc]
        print(f"{typed:24}{first:13.1f}{later:13.1f}")
    dossier.close()


def _view(dossier: Dossier, overview: Overview, query: str, view: View) -> float:
    """Return what a view costs beyond the answer; for the list, what the answer costs."""
    if view is VIEWS[0]:
        return _least(lambda: dossier.search(query, limit=LIMIT))
    result = dossier.search(query, limit=LIMIT)
    if not result.total:
        return 0.0
    asked = Asked(dossier, result, overview, hit_places(result), never)
    seen = view.read(asked)
    rows = max(_least(lambda o=o: view.rows(seen.data, o, backward=False)) for o in view.orders)  # type: ignore[misc]
    return _least(lambda: view.read(asked)) + rows


def _least(work: Callable[[], object]) -> float:
    return min(_spent(work) for _ in range(3))


def _spent(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    main()
