"""The figures of one engine, each step in a process of its own, so that its memory is its own."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench_search.engines import ENGINES, Engine
from bench_search.queries import KINDS, Query, draw
from bench_search.sources import Timed, documents, extra, sample

ANALYSED = 200  # articles, about
WARM = 2  # queries of each kind before the measured ones


@dataclass(frozen=True, slots=True)
class Job:
    """What is measured on: ``count`` articles, of a file or made up, indexed in a folder."""

    count: int
    file: Path | None
    folder: Path
    queries: int  # of each kind


def build(name: str, job: Job) -> dict[str, float]:
    """Build an index; return the CPU seconds, without getting the articles, and the megabytes it took."""
    place = job.folder / name
    given = Timed(documents(job.count, job.file))
    spent = _process_ms(lambda: ENGINES[name]().build(place, given))
    return {"build": (spent - given.spent) / 1000, "size": _size(place)}


def analyse(_: str, job: Job) -> dict[str, float]:
    """Find quotes and actors in some of the articles; return the CPU milliseconds that one takes.

    The application does this when it indexes; it is no part of the index.
    """
    from dossier.analysis.actors import find_actors
    from dossier.analysis.quotes import find_quotes, nested_quotes
    from dossier.analysis.speakers import link_speakers

    texts = [document.text for document in sample(job.count, job.file)]
    some = texts[:: max(len(texts) // ANALYSED, 1)]

    def find(text: str) -> None:
        outer = find_quotes(text)
        link_speakers((*outer, *nested_quotes(text, outer)), find_actors(text))

    find(some[0])  # loads the word lists
    return {"analysis": _process_ms(lambda: [find(text) for text in some]) / len(some)}


def search(name: str, job: Job) -> dict[str, list[float]]:
    """Query an index; return the CPU milliseconds of each query by its kind, and the process's memory."""
    drawn = draw(sample(job.count, job.file), job.queries + WARM)
    engine = _opened(name, job)
    found: dict[str, list[float]] = {}
    for kind in KINDS:
        asked = [query for query in drawn if query.kind == kind]
        for query in asked[:WARM]:
            engine.search(query)
        found[kind] = [_process_ms(lambda query=query: engine.search(query)) for query in asked[WARM:]]  # type: ignore[misc]
    found["memory"] = [_peak_memory()]
    return found


def add(name: str, job: Job) -> dict[str, list[float]]:
    """Add articles one by one; return the CPU milliseconds until each can be found.

    What goes on in other threads of the process is the second list: merges, for the engines that
    merge in the background; tantivy does everything in threads, and the caller waits for them.
    """
    more = extra(job.count, job.file)
    engine = _opened(name, job)
    engine.search(Query("term", ("the",)))
    waited, everything = [], []
    for document in more:
        start = time.thread_time()
        everything.append(_process_ms(lambda document=document: engine.add(document)))  # type: ignore[misc]
        waited.append((time.thread_time() - start) * 1000)
    return {"waited": waited, "everything": everything}


def cold(name: str, job: Job) -> dict[str, float]:
    """Open an index and search once; return the CPU milliseconds beyond imports."""
    ENGINES[name]()
    _import_all(name)
    start = time.process_time()
    engine = _opened(name, job)
    engine.search(Query("snippets", ("court", "treaty")))
    return {"cold": (time.process_time() - start) * 1000}


def _import_all(name: str) -> None:
    """Load what the first search would load."""
    if name == "dossier":
        import dossier.search.flat.find  # noqa: F401 -- for its effect


def _opened(name: str, job: Job) -> Engine:
    engine = ENGINES[name]()
    engine.open(job.folder / name)
    return engine


def _process_ms(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds, of all threads, that a piece of work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _size(folder: Path) -> float:
    """Return the megabytes of a folder's files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _peak_memory() -> float:
    """Return the most megabytes that this process has held, mapped files among them."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if "VmHWM" in line)
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
