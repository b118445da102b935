#!/usr/bin/env python3
# ruff: noqa: D102, ARG002 -- the engines share the methods of Engine, and the store those of Lookup
"""Measure the search engine beside SQLite FTS5, and tantivy and stock Whoosh where they are installed.

    python scripts/bench_search.py COUNT [--queries N] [--engines dossier,fts5,tantivy,whoosh] [--folder DIR]

Made-up articles are indexed; queries are drawn from their words. Every figure is CPU time of this process,
so that other work on the machine matters little: seconds to build, milliseconds at the median and the 95th
percentile for the best 20 articles of a query. "dossier + hits" also makes every hit with its context.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from make_articles import make_articles

from dossier.model import ArticleInfo, Sort, never
from dossier.search.flat.engine import FlatEngine
from dossier.search.flat.execute import Execution
from dossier.search.flat.rank import ranked
from dossier.search.flat.readers import Reader
from dossier.search.index import SearchIndex
from dossier.search.limits import Limit
from dossier.search.lookup import IndexDocument
from dossier.search.parse import parse

TOP = 20
KINDS = ("term", "and", "phrase", "near", "prefix", "phrase + prefix", "date + term")
_WORD = re.compile(r"[a-z]{2,}")


class Query(NamedTuple):
    """One query in parts that every engine can take."""

    kind: str
    words: tuple[str, ...]
    prefix: str = ""
    first: str = ""
    last: str = ""


class Engine(Protocol):
    """What is measured."""

    name: str

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> None: ...
    def open(self, folder: Path) -> None: ...
    def search(self, query: Query) -> object: ...
    def add(self, document: IndexDocument) -> None: ...


def documents(count: int, seed: int = 1) -> Iterator[IndexDocument]:
    """Yield made-up articles."""
    for made in make_articles(count, seed):
        info = ArticleInfo(
            id=made.name, path=f"{made.name}.md", title=made.title, outlet=made.outlet, agency=made.agency,
            date=made.date.isoformat(), language="en", words=len(made.text.split()),
        )  # fmt: skip
        yield IndexDocument(info, made.text)


class TextStore:
    """Texts by article in a database, as the application keeps them; answers nothing else."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID"
        )

    def keep(self, found: Iterable[IndexDocument]) -> None:
        rows = ((document.info.id, document.text) for document in found)
        self._database.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?)", rows)
        self._database.commit()

    def text(self, article_id: str) -> str:
        row = self._database.execute("SELECT text FROM texts WHERE id = ?", (article_id,)).fetchone()
        return str(row[0]) if row else ""

    def quotes(self, article_id: str) -> Sequence[object]:
        return ()

    def quotes_by(self, name: str) -> dict[str, object]:
        return {}

    def actor_articles(self, name: str, kind: object) -> tuple[str, ...]:
        return ()

    def event_articles(self, name: str) -> tuple[str, ...]:
        return ()

    def marked(self, kind: str, value: str | None) -> tuple[str, ...]:
        return ()


class DossierEngine:
    """This project's index, with or without hits."""

    def __init__(self, *, hits: bool) -> None:
        self.name = "dossier + hits" if hits else "dossier"
        self._hits = hits

    def build(self, folder: Path, found: Iterable[IndexDocument]) -> None:
        self.open(folder)
        self._index.update(found, ())

    def open(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self._store = TextStore(folder.parent / "texts.db")
        self._engine = FlatEngine.open(folder, self._store)  # type: ignore[arg-type]  # enough of a lookup
        self._index = SearchIndex(self._engine)

    def search(self, query: Query) -> object:
        text = self._text(query)
        if self._hits:
            return self._index.search(text, limit=TOP)
        node = parse(text).node
        snapshot = self._engine.snapshot
        if node is None:
            return []
        execution = Execution(snapshot, Reader(self._store, Limit(never)))  # type: ignore[arg-type]  # as above
        found = [execution.documents(node, number) for number in range(len(snapshot.segments))]
        return ranked(execution, snapshot, node, found, Sort.RELEVANCE, TOP)

    def _text(self, query: Query) -> str:
        words = " ".join(query.words)
        match query.kind:
            case "phrase":
                return f'"{words}"'
            case "near":
                return f'"{query.words[0]}" NEAR/5 "{query.words[1]}"'
            case "prefix":
                return f"{query.prefix}*"
            case "phrase + prefix":
                return f'"{words} {query.prefix}*"'
            case "date + term":
                return f'"{words}" date:{query.first}..{query.last}'
            case _:
                return " ".join(f'"{word}"' for word in query.words)

    def add(self, document: IndexDocument) -> None:
        self._index.update([document], ())


class Fts5Engine:
    """SQLite's full-text index."""

    name = "fts5"

    def build(self, folder: Path, found: Iterable[IndexDocument]) -> None:
        folder.mkdir()
        self.open(folder)
        self._database.execute("CREATE VIRTUAL TABLE a USING fts5(title, body, id UNINDEXED, day UNINDEXED)")
        for document in found:
            self._insert(document)
        self._database.commit()

    def _insert(self, document: IndexDocument) -> None:
        info = document.info
        self._database.execute(
            "INSERT INTO a VALUES (?, ?, ?, ?)", (info.title, document.text, info.id, info.date)
        )

    def open(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts.db")

    def search(self, query: Query) -> object:
        words = " ".join(query.words)
        match query.kind:
            case "phrase":
                text = f'"{words}"'
            case "near":
                text = f"NEAR({words}, 5)"
            case "prefix":
                text = f"{query.prefix}*"
            case "phrase + prefix":
                text = f'"{words} {query.prefix}" *'
            case _:
                text = " ".join(f'"{word}"' for word in query.words)
        sql = "SELECT id FROM a WHERE a MATCH ?"
        values: tuple[object, ...] = (text,)
        if query.kind == "date + term":
            sql += " AND day BETWEEN ? AND ?"
            values = (text, query.first, query.last)
        return self._database.execute(f"{sql} ORDER BY rank LIMIT {TOP}", values).fetchall()

    def add(self, document: IndexDocument) -> None:
        self._insert(document)
        self._database.commit()


class TantivyEngine:
    """The Rust engine, by its Python binding."""

    name = "tantivy"

    def build(self, folder: Path, found: Iterable[IndexDocument]) -> None:
        import tantivy

        folder.mkdir()
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("body", stored=True, tokenizer_name="default")
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        schema.add_date_field("day", stored=True, indexed=True, fast=True)
        self._index = tantivy.Index(schema.build(), path=str(folder))
        self._writer = self._index.writer(100_000_000, 1)
        for document in found:
            self._insert(document)
        self._writer.commit()
        self._writer.wait_merging_threads()
        del self._writer

    def _insert(self, document: IndexDocument) -> None:
        import tantivy

        info = document.info
        day = dt.datetime.fromisoformat(info.date or "1970-01-01")
        self._writer.add_document(
            tantivy.Document(body=f"{info.title}\n{document.text}", id=info.id, day=day)
        )

    def open(self, folder: Path) -> None:
        import tantivy

        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._writer = self._index.writer(50_000_000, 1)
        self._searcher = self._index.searcher()

    def search(self, query: Query) -> object:
        import tantivy

        words = " ".join(query.words)
        match query.kind:
            case "phrase":
                text = f'"{words}"'
            case "near":
                text = f'"{words}"~5'
            case "prefix":
                regex = tantivy.Query.regex_query(self._schema, "body", f"{query.prefix}.*")
                return self._found(regex)
            case "phrase + prefix":
                text = f'"{words} {query.prefix}"*'
            case "date + term":
                text = f"{words} AND day:[{query.first}T00:00:00Z TO {query.last}T00:00:00Z]"
            case _:
                text = " AND ".join(query.words)
        return self._found(self._index.parse_query(text, ["body"]))

    def _found(self, query: object) -> object:
        found = self._searcher.search(query, TOP)
        return [self._searcher.doc(address)["id"] for _, address in found.hits]

    def add(self, document: IndexDocument) -> None:
        self._insert(document)
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()


class WhooshEngine:
    """Whoosh as it comes, without a stop list."""

    name = "whoosh"

    def build(self, folder: Path, found: Iterable[IndexDocument]) -> None:
        from whoosh import analysis, fields, index

        folder.mkdir()
        words = analysis.StandardAnalyzer(stoplist=None, minsize=1)
        schema = fields.Schema(
            id=fields.ID(stored=True, unique=True), body=fields.TEXT(analyzer=words, stored=True),
            day=fields.NUMERIC(int, bits=32, sortable=True),
        )  # fmt: skip
        self._index = index.create_in(folder, schema)
        writer = self._index.writer(limitmb=256)
        for document in found:
            writer.add_document(**self._row(document))
        writer.commit()
        self._searcher = self._index.searcher()

    @staticmethod
    def _row(document: IndexDocument) -> dict[str, object]:
        info = document.info
        day = int((info.date or "0").replace("-", ""))
        return {"id": info.id, "body": f"{info.title}\n{document.text}", "day": day}

    def open(self, folder: Path) -> None:
        from whoosh import index

        self._index = index.open_dir(folder)
        self._searcher = self._index.searcher()

    def search(self, query: Query) -> object:
        from whoosh import query as q

        terms = [q.Term("body", word) for word in query.words]
        match query.kind:
            case "phrase":
                tree: q.Query = q.Phrase("body", list(query.words))
            case "near":
                tree = q.SpanNear2(terms, slop=5, ordered=False)
            case "prefix":
                tree = q.Prefix("body", query.prefix)
            case "phrase + prefix":
                tree = q.SpanNear2([*terms, q.Prefix("body", query.prefix)], slop=1)
            case "date + term":
                first, last = (int(day.replace("-", "")) for day in (query.first, query.last))
                tree = q.And([*terms, q.NumericRange("day", first, last)])
            case _:
                tree = q.And(terms)
        return [hit["id"] for hit in self._searcher.search(tree, limit=TOP)]

    def add(self, document: IndexDocument) -> None:
        writer = self._index.writer()
        writer.update_document(**self._row(document))
        writer.commit(merge=False)
        self._searcher = self._index.searcher()


ENGINES: dict[str, Callable[[], Engine]] = {
    "dossier": lambda: DossierEngine(hits=False),
    "dossier+hits": lambda: DossierEngine(hits=True),
    "fts5": Fts5Engine,
    "tantivy": TantivyEngine,
    "whoosh": WhooshEngine,
}


def queries(sample: Sequence[IndexDocument], number: int, seed: int = 7) -> list[Query]:
    """Draw queries of every kind from the words of articles."""
    chance = random.Random(seed)
    found: list[Query] = []
    while len(found) < number * len(KINDS):
        kind = KINDS[len(found) % len(KINDS)]
        document = chance.choice(sample)
        sentence = chance.choice(
            [part for part in re.split(r"[.,“”\n]", document.text.lower()) if len(part) > 40] or [""]
        )
        words = sentence.split()
        at = chance.randrange(max(len(words) - 5, 1))
        run = words[at : at + 5]
        if len(run) < 5 or not all(_WORD.fullmatch(word) for word in run):
            continue
        found.append(_query(kind, run, chance))
    return found


def _query(kind: str, run: list[str], chance: random.Random) -> Query:
    match kind:
        case "term":
            return Query(kind, (run[0],))
        case "and" | "near":
            return Query(kind, (run[0], run[3]))
        case "phrase":
            return Query(kind, tuple(run[: chance.choice((2, 3, 4, 5))]))
        case "prefix":
            return Query(kind, (), run[2][: chance.choice((2, 3, 4))])
        case "phrase + prefix":
            return Query(kind, tuple(run[:2]), run[2][: chance.choice((1, 2, 3))])
        case _:
            day = dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(1500))
            return Query(kind, (run[0],), "", day.isoformat(), (day + dt.timedelta(days=90)).isoformat())


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def measured(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds that a piece of work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


class Timed:
    """Articles as they are made up, and the CPU milliseconds that making them up took."""

    def __init__(self, found: Iterator[IndexDocument]) -> None:
        self._found = found
        self.spent = 0.0

    def __iter__(self) -> Iterator[IndexDocument]:
        while True:
            start = time.process_time()
            document = next(self._found, None)
            self.spent += (time.process_time() - start) * 1000
            if document is None:
                return
            yield document


def size_of(folder: Path) -> float:
    """Return the megabytes of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def measure(name: str, folder: Path, count: int, number: int, sample: Sequence[IndexDocument]) -> None:
    """Build, open, query and change one engine's index, and print a line of figures for each."""
    engine = ENGINES[name]()
    place = folder / name.partition("+")[0]
    if not place.exists():
        given = Timed(documents(count))
        build = (measured(lambda: engine.build(place, given)) - given.spent) / 1000
        print(f"{engine.name:16} build {build:8.1f} s   index {size_of(place):8.1f} MB")
    engine.open(place)
    drawn = queries(sample, number)
    for query in drawn[: len(KINDS) * 2]:
        engine.search(query)
    for kind in KINDS:
        spent = [measured(lambda query=query: engine.search(query)) for query in drawn if query.kind == kind]  # type: ignore[misc]
        middle, high = percentile(spent, 0.5), percentile(spent, 0.95)
        print(f"{engine.name:16} {kind:16} {middle:9.2f} {high:9.2f} ms")
    extra = list(documents(60, seed=99))
    spent = [measured(lambda one=one: engine.add(one)) for one in extra]  # type: ignore[misc]
    print(f"{engine.name:16} {'add one':16} {percentile(spent, 0.5):9.2f} {percentile(spent, 0.95):9.2f} ms")


def cold(folder: Path) -> None:
    """Open this project's index in this process, search once, and print what it took beyond imports."""
    engine = DossierEngine(hits=True)
    start = time.process_time()
    engine.open(folder / "dossier")
    engine.search(Query("and", ("treaty", "court")))
    spent = (time.process_time() - start) * 1000
    print(f"{'dossier':16} cold open to first hits {spent:.0f} ms, process {peak_memory():.0f} MB")


def peak_memory() -> float:
    """Return the most memory that this process has had, in megabytes, mapped files among it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024  # type: ignore[index]  # always there


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--engines", default="dossier,dossier+hits,fts5,tantivy")
    parser.add_argument("--folder", type=Path, help="keep the indexes here, and use those that are there")
    parser.add_argument("--cold", action="store_true", help="only open the index of --folder")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="bench-search-"))
    folder.mkdir(exist_ok=True)
    if options.cold:
        cold(folder)
        return
    sample = [one for k, one in enumerate(documents(options.count)) if k % max(options.count // 2000, 1) == 0]
    if not (folder / "texts.db").exists():
        TextStore(folder / "texts.db").keep(documents(options.count))
    for name in options.engines.split(","):
        if name in ("tantivy", "whoosh") and importlib.util.find_spec(name) is None:
            print(f"{name} is not installed")
            continue
        measure(name, folder, options.count, options.queries, sample)
    print(f"peak of this process {peak_memory():.0f} MB")
    subprocess.run(  # noqa: S603 -- this script itself
        [sys.executable, __file__, str(options.count), "--cold", "--folder", str(folder)], check=True
    )
    if options.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
