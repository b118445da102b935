#!/usr/bin/env python3
"""Measure what a key costs in the reader while a long article is open.

    python scripts/bench_reader.py [--size KB] [--keys N]

Makes up an article of that size in a temporary dossier, opens it in the app, headless at 120x40, and
presses each key so often. The figures are CPU milliseconds of the whole process for one key, until
nothing is left to be done: the median, the 95th percentile and the most.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from dossier.session import Dossier
from dossier.tui.app import DossierApp

WORDS = ("harbour", "committee", "bridge", "minister", "ferry", "engineers", "report", "winter", "council")
KEYS = {
    "scroll a line": "j",
    "scroll a page": "space",
    "to the end": "G",
    "to the beginning": "g",
    "next paragraph": "J",
    "next quote": "q",
    "highlight": "H",
    "other width": "=",
}
FOUND = "harbour"


def long_article(size: int, seed: int = 1) -> str:
    """Return a text of about so many characters, with a quote in every fourth paragraph."""
    dice = random.Random(seed)
    parts: list[str] = []
    written = 0
    while written < size:
        sentences = [
            f"The {' '.join(dice.choices(WORDS, k=dice.randint(6, 18)))}." for _ in range(dice.randint(2, 5))
        ]
        if len(parts) % 4 == 0:
            sentences.append(f"“We know the {dice.choice(WORDS)} well,” said Ruth Oake, the mayor.")
        parts.append(" ".join(sentences))
        written += len(parts[-1]) + 2
    return "\n\n".join(parts)


async def idle(pilot: Pilot[int]) -> None:
    """Wait until nothing is left to be done."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def cost(pilot: Pilot[int], key: str) -> float:
    """Return the CPU milliseconds that a key costs."""
    before = time.process_time()
    await pilot.press(key)
    await idle(pilot)
    return 1000 * (time.process_time() - before)


def told(name: str, costs: Sequence[float]) -> str:
    """Return a line of the report."""
    high = sorted(costs)[max(0, round(0.95 * len(costs)) - 1)]
    return f"{name:20} {statistics.median(costs):8.1f} {high:8.1f} {max(costs):8.1f}"


async def measure(folder: Path, times: int) -> None:
    """Print what opening the article, each key, and finding words in it cost."""
    dossier = Dossier.open(folder)
    dossier.reading.leave_at({"opened": True})
    dossier.refresh()
    app = DossierApp(dossier, refresh=False, fresh=True)
    print(f"{'CPU ms':20} {'median':>8} {'p95':>8} {'most':>8}")
    async with app.run_test(size=(120, 40)) as pilot:
        await asyncio.sleep(1)
        await idle(pilot)
        app.main.articles.listing.find("long")
        app.main.reader.forget()
        print(told("open", [await cost(pilot, "enter")]))
        for name, key in KEYS.items():
            print(told(name, [await cost(pilot, key) for _ in range(times)]))
        await pilot.press("slash")
        await idle(pilot)
        print(told("type what to find", [await cost(pilot, letter) for letter in FOUND]))
        await pilot.press("enter")
        print(told("next match", [await cost(pilot, "n") for _ in range(times)]))
    dossier.close()


def main() -> None:
    """Make the dossier, measure, and remove it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=300, help="KB of the article")
    parser.add_argument("--keys", type=int, default=40, help="how often each key is pressed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["DOSSIER_CACHE"] = f"{place}/cache"
        folder = Path(place) / "dossier"
        (folder / "articles").mkdir(parents=True)
        text = long_article(1000 * options.size)
        (folder / "articles" / "long.md").write_text(f"---\ntitle: Long\n---\n\n{text}\n", "utf-8")
        (folder / "articles" / "short.md").write_text("---\ntitle: Short\n---\n\nA line.\n", "utf-8")
        asyncio.run(measure(folder, options.keys))


if __name__ == "__main__":
    main()
