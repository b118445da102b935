"""Measure the grouping of made-up articles: all at once, and one that is added.

Usage: bench_events.py [ARTICLES [ARTICLES_A_DAY]]

Prints CPU seconds beyond reading the articles and taking their terms, catalogue included.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from dossier.analysis.events.fingerprints import Fingerprint
from dossier.corrections.events import EventCorrections, events_journal
from dossier.corrections.undo import UndoStack
from dossier.model import never
from dossier.refresh.grouping_events import regroup_events
from dossier.storage.database import Database
from dossier.storage.findings import Findings

VOCABULARY = 60_000
ADDED, UNDATED = 30, 4
SIZES = (1, 1, 1, 1, 2, 2, 3, 4, 8)  # articles of an event


def made_up(count: int, a_day: int) -> Iterator[tuple[str, Fingerprint]]:
    """Yield the days and fingerprints of articles whose terms are spread as words are."""
    rng = np.random.default_rng(1)
    shares = 1 / np.arange(1, VOCABULARY + 1) ** 0.9
    shares /= shares.sum()
    codes = rng.integers(0, 2**32, size=VOCABULARY, dtype=np.uint32)
    done = 0
    while done < count:
        day = (date(2015, 1, 1) + timedelta(done // a_day)).isoformat()
        event = rng.choice(VOCABULARY, size=90, p=shares)
        for _ in range(min(int(rng.choice(SIZES)), count - done)):
            own = np.concatenate((rng.choice(event, size=75), rng.choice(VOCABULARY, size=60, p=shares)))
            terms, counts = np.unique(codes[own], return_counts=True)
            grams = np.unique(rng.integers(0, 2**32, size=60, dtype=np.uint32)).astype("<u4")
            counts = counts[:120].astype(np.uint8)
            quoted = bytes((len(grams) + 7) // 8)
            yield (
                day,
                Fingerprint(
                    300,
                    terms[:120].astype("<u4").tobytes(),
                    counts.tobytes(),
                    grams.tobytes(),
                    quoted=quoted,
                ),
            )
            done += 1


def put(database: Database, n: int, day: str | None, fingerprint: Fingerprint) -> None:
    """Store an article as a refresh does before grouping."""
    connection = database.connection
    connection.execute(
        "INSERT INTO article (n, id, file, path, title, outlet, date, words, digest, tags, provenance,"
        " warnings)"
        " VALUES (:n, 'a' || :n, 'a' || :n, '', 't', 'o' || (:n % 7), :day, 300, 0, '[]', '{}', '[]')",
        {"n": n, "day": day},
    )
    connection.execute(
        "INSERT INTO finding (n, actors, fingerprint) VALUES (?, '[[],[]]', ?)", (n, fingerprint.to_bytes())
    )
    connection.execute("INSERT INTO touched VALUES (?)", (n,))


def main(arguments: list[str]) -> int:
    """Print the figures; returns the exit status."""
    count = int(arguments[0]) if arguments else 10_000
    articles = list(made_up(count + ADDED + UNDATED, int(arguments[1]) if len(arguments) > 1 else 100))
    random.Random(1).shuffle(articles)
    with tempfile.TemporaryDirectory() as name:
        database = Database(Path(name))
        findings = Findings(database)
        corrections = EventCorrections(events_journal(Path(name)), database, UndoStack())
        with database.transaction():
            for n, (day, fingerprint) in enumerate(articles[:count], start=1):
                put(database, n, day, fingerprint)
        began = time.process_time()
        regroup_events(findings, corrections, never)
        print(f"{count} articles grouped: {time.process_time() - began:.1f} s of CPU")
        spent = []
        for n, (day, fingerprint) in enumerate(articles[count:], start=count + 1):
            with database.transaction():
                put(database, n, day if n <= count + ADDED else None, fingerprint)
            began = time.process_time()
            regroup_events(findings, corrections, never)
            spent.append(1000 * (time.process_time() - began))
        for added, some in (("an article", spent[:ADDED]), ("one without a date", spent[ADDED:])):
            print(f"{added} added: {statistics.median(some):.0f} ms of CPU, at most {max(some):.0f}")
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
