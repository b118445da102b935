"""Feed made-up bytes and texts to everything that reads what strangers write, for a given time.

    python scripts/fuzz SECONDS [SEED] [--go-on]

Tries the readers of articles, front matter, settings and notes, the importers of every kind, queries and the
sanitizer in turn. Stops at the first input that raises, breaks a promise or takes too long, unless it is to
go on, and prints what brings it back.
"""

from __future__ import annotations

import logging
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import random

from fuzz.importers import fuzz_importers
from fuzz.queries import fuzz_queries
from fuzz.readers import (
    fuzz_articles,
    fuzz_front_matter,
    fuzz_notes,
    fuzz_sanitizer,
    fuzz_settings,
)

DEAR = 2.0  # seconds of CPU
TARGETS = (
    fuzz_importers,
    fuzz_articles,
    fuzz_importers,
    fuzz_queries,
    fuzz_importers,
    fuzz_articles,
    fuzz_front_matter,
    fuzz_settings,
    fuzz_notes,
    fuzz_sanitizer,
)


def main(arguments: list[str]) -> int:
    """Run for so many seconds."""
    numbers = [argument for argument in arguments if not argument.startswith("-")]
    seconds = float(numbers[0]) if numbers else 60.0
    seed = int(numbers[1]) if len(numbers) > 1 else int(time.time())
    logging.disable()  # a library that reads PDF tells all that is odd about a file
    warnings.simplefilter("ignore")
    for target in TARGETS:  # what is loaded once is no cost of an input
        target(random.Random(0))
    until, count, found, slowest = time.monotonic() + seconds, 0, 0, 0.0
    while time.monotonic() < until and (not found or "--go-on" in arguments):
        spent, fault = _tried(TARGETS[count % len(TARGETS)], seed + count)
        slowest = max(slowest, spent)
        if fault:
            found += 1
            first = seed + count - count % len(TARGETS)
            print(f"input {seed + count}: {fault}; again: python scripts/fuzz 1 {first}", flush=True)
        count += 1
    print(
        f"{count} inputs from {seed} on in {seconds:.0f} s, {found} faults; the slowest took {slowest:.2f} s"
    )
    return 1 if found else 0


def _tried(target: Callable[[random.Random], None], seed: int) -> tuple[float, str]:
    """Return what an input cost, in seconds of CPU, and what is wrong with it, if anything is."""
    began = time.process_time()
    try:
        target(random.Random(seed))
    except Exception:  # noqa: BLE001 -- whatever is raised is a fault
        return time.process_time() - began, f"{target.__name__} raised\n{traceback.format_exc()}"
    spent = time.process_time() - began
    return spent, f"{target.__name__} took {spent:.1f} s" if spent > DEAR else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
