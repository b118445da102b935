#!/usr/bin/env python3
"""Compare the time to the app's first list with the time to an empty Textual app's first screen.

    python scripts/bench_start.py FOLDER [--runs N]

The folder is a dossier that is indexed already (scripts/make_articles.py makes one, dossier index
indexes it). Both are run in turn, each in a process of its own, headless at 120x40; the figures are
seconds from the start of the process, and the ratio is that of the medians.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

_EMPTY = """
import asyncio, time
started = time.monotonic()
from textual.app import App
async def show():
    async with App().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        print(time.monotonic() - started, time.process_time())
asyncio.run(show())
"""
_APP = """
import asyncio, gc, resource, sys, time
started = time.monotonic()
gc.disable()
from pathlib import Path
from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.widgets.virtual_list import VirtualList
first = []
draw = VirtualList.render_line
def noticed(self, y):
    strip = draw(self, y)
    if self.rows and y and not first:
        first.append((time.monotonic() - started, time.process_time()))
    return strip
VirtualList.render_line = noticed
async def show():
    dossier = Dossier.open(Path(sys.argv[1]))
    app = DossierApp(dossier)
    async with app.run_test(size=(120, 40)) as pilot:
        while not first:
            await asyncio.sleep(0.002)
        gc.enable()
        print(*first[0])
        await app.workers.wait_for_complete()
        await pilot.press("slash", *"the committee")
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
asyncio.run(show())
"""


def measure(code: str, *args: str) -> list[float]:
    """Run Python code in a new process and return the numbers that it prints."""
    command = [sys.executable, "-c", code, *args]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- our own code
    return [float(number) for number in done.stdout.split()]


def main() -> None:
    """Print seconds, CPU seconds, their ratios, and the app's memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    empty, app = [], []
    for _ in range(options.runs):
        empty.append(measure(_EMPTY))
        app.append(measure(_APP, str(options.folder)))
    for place, name in enumerate(("seconds to first screen", "CPU seconds")):
        of_empty, of_app = (statistics.median(run[place] for run in runs) for runs in (empty, app))
        print(f"{name:24} empty app {of_empty:6.2f}   dossier {of_app:6.2f}   ratio {of_app / of_empty:.2f}")
    print(f"{'memory after a search':24} {max(run[2] for run in app):.0f} MB")


if __name__ == "__main__":
    main()
