"""Measure the search engine beside SQLite FTS5, tantivy and stock Whoosh, in one run.

    python scripts/bench_search [COUNT] [--articles FILE.jsonl] [--engines dossier,fts5,tantivy,whoosh]

COUNT articles, made up or from a file of JSON lines with ``id`` and ``text``, are indexed; queries are drawn
from their words. Every figure is CPU time, so that other work on the machine matters little: seconds to
build, milliseconds at the median and the 95th percentile for the best 20 articles of a query. The peers are
installed by ``pip install '.[bench]'``; stock Whoosh takes part up to 10,000 articles unless it is named.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench_search import measure
from bench_search.engines import ENGINES, installed
from bench_search.measure import Job
from bench_search.ours import TextStore
from bench_search.report import analysis, table
from bench_search.sources import documents

_WHOOSH_UP_TO = 10_000
_STEPS = ("build", "search", "add", "cold")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--articles", type=Path, help="a file of JSON lines; made-up articles by default")
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--engines", help="some of " + ",".join(ENGINES))
    parser.add_argument("--folder", type=Path, help="keep the indexes here, and use those that are there")
    parser.add_argument("--step", nargs=2, metavar=("STEP", "ENGINE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="bench-search-"))
    folder.mkdir(exist_ok=True)
    job = Job(options.count, options.articles, folder, options.queries)
    if options.step:
        step, name = options.step
        print(json.dumps(getattr(measure, step)(name, job)))
        return
    try:
        _run(job, _chosen(options.engines, options.count))
    finally:
        if options.folder is None:
            shutil.rmtree(folder)


def _chosen(named: str | None, count: int) -> list[str]:
    wanted = named.split(",") if named else [n for n in ENGINES if n != "whoosh" or count <= _WHOOSH_UP_TO]
    for name in wanted:
        if not installed(name):
            print(f"{name} is not installed: pip install '.[bench]'", file=sys.stderr)
    return [name for name in wanted if installed(name)]


def _run(job: Job, names: list[str]) -> None:
    if not (job.folder / "texts.db").exists():
        TextStore(job.folder / "texts.db").keep(documents(job.count, job.file))
    found: dict[str, dict[str, object]] = {}
    for name in names:
        found[name] = {}
        for step in _STEPS:
            kept = job.folder / f"{name}.{step}.json"
            if step == "build" and kept.exists():
                found[name] |= json.loads(kept.read_text(encoding="utf-8"))
                continue
            print(f"{name}: {step}", file=sys.stderr)
            answer = _in_a_process(step, name, job)
            kept.write_text(answer, encoding="utf-8")
            found[name] |= json.loads(answer)
    print(table(found))
    if "dossier" in names:
        print("dossier: analyse", file=sys.stderr)
        found_in_one = json.loads(_in_a_process("analyse", "dossier", job))["analysis"]
        print(f"\n{analysis(found_in_one, job.count)}")


def _in_a_process(step: str, name: str, job: Job) -> str:
    command = [sys.executable, str(Path(__file__).parent), str(job.count), "--step", step, name]
    command += ["--folder", str(job.folder), "--queries", str(job.queries)]
    command += ["--articles", str(job.file)] if job.file else []
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- this script
    return run.stdout


if __name__ == "__main__":
    main()
