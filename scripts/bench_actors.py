"""Measure what actors cost in a dossier that is indexed: merging anew, one article more, corrections.

    python scripts/bench_actors.py FOLDER

Prints CPU seconds. Corrections are taken back; the folder is as it was afterwards.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from dossier.cast import merging
from dossier.cast.roster import reset
from dossier.session import Dossier
from dossier.storage.database import Database
from dossier.storage.locations import cache_folder


def timed(what: str, work: Callable[[], object]) -> None:
    """Do something and print the CPU seconds that it took."""
    begin = time.process_time()
    work()
    print(f"{what:24}{time.process_time() - begin:8.3f}")


def merge(database: Database, *, anew: bool) -> None:
    """Merge all articles, or one that counts as changed."""
    with database.transaction() as connection:
        reset(connection)
        if anew:
            merging.forget_all(connection)
        else:
            (n,) = connection.execute("SELECT n FROM finding LIMIT 1").fetchone()
            connection.execute("INSERT INTO gone SELECT n, actors FROM finding WHERE n = ?", (n,))
            connection.execute("UPDATE finding SET merged = 0 WHERE n = ?", (n,))
        merging.merge(connection, {})


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    dossier = Dossier.open(folder)
    dossier.refresh()
    database = Database(cache_folder(folder))
    timed("all articles", lambda: merge(database, anew=True))
    timed("one article", lambda: merge(database, anew=False))
    timed("list of actors", dossier.actors)
    first, second, *_ = dossier.actors()
    timed("merging two", lambda: dossier.actor_corrections.merge([first.id, second.id]))
    timed("taking that back", dossier.undo_stack.undo)
    dossier.refresh()
    database.close()
    dossier.close()


if __name__ == "__main__":
    main()
