"""Measure what the table of all quotes costs in a dossier that is indexed: to read, sort, filter and count.

    python scripts/bench_quotes.py FOLDER

Prints CPU seconds, and the memory that stays and that the reading takes at most, on Linux.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dossier.model import QuoteOrder
from dossier.quotes.listing import QuoteListing
from dossier.session import Dossier

Value = TypeVar("Value")


def timed(what: str, work: Callable[[], Value]) -> Value:
    """Do something and print the CPU seconds that it took."""
    begin = time.process_time()
    found = work()
    print(f"{what:28}{time.process_time() - begin:8.3f} s")
    return found


def memory(name: str) -> int:
    """Return a figure on the memory of this process: VmRSS for what it has, VmHWM for the most it had."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) // 1024 if found else 0


def main() -> None:
    """Print the table."""
    dossier = Dossier.open(Path(sys.argv[1]))
    infos = {info.id: info for info in dossier.articles()}
    before = memory("VmRSS")
    table = timed("reading all", dossier.quote_table)
    print(f"{len(table):,} quotes: {memory('VmRSS') - before} MB, at most {memory('VmHWM') - before}")
    listing = QuoteListing(table, infos)
    for order in QuoteOrder:
        timed(f"sorting by {order}", lambda order=order: listing.places(order))
    word = table.texts.text(0).split()[0]
    timed("filtering, the first time", lambda: listing.holding(word))
    timed("filtering", lambda: listing.holding(word))
    timed("share of voice", lambda: dossier.share_of_voice(table))
    timed("a screen of quotes", lambda: table.hold(range(len(table) // 2, len(table) // 2 + 40)))
    dossier.close()


if __name__ == "__main__":
    main()
