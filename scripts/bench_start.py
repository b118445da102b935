#!/usr/bin/env python3
"""Compare the time to the app's first list, painted, with the time to an empty Textual app's first screen.

    python scripts/bench_start.py FOLDER [--runs N]

The folder is a dossier that is indexed already (scripts/make_articles.py makes one, dossier index
indexes it). Both are run in turn, each in a process of its own, headless at 120x40; the figures are
seconds from the start of the process until the first screen is painted, all modules compiled, and the ratio
is that of the medians.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

_EMPTY = """
import asyncio, sys, time
started = time.monotonic()
from textual.app import App
from textual.screen import Screen
painted = []
paint = Screen._compositor_refresh
def noticed(self):
    paint(self)
    painted.append((time.monotonic() - started, time.process_time()))
Screen._compositor_refresh = noticed
async def show():
    async with App().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        print(*painted[0])
asyncio.run(show())
"""
_APP = """
import asyncio, gc, os, resource, sys, time
started = time.monotonic()
gc.disable()
from pathlib import Path
from dossier.session import Dossier
from dossier.tui.app import DossierApp
from dossier.tui.widgets.virtual_list import VirtualList
from textual.screen import Screen
drawn, painted = [], []
draw, paint = VirtualList.render_line, Screen._compositor_refresh
def line_noticed(self, y):
    if self.rows and y:
        drawn.append(y)
    return draw(self, y)
def noticed(self):
    paint(self)
    if drawn and not painted:
        painted.append((time.monotonic() - started, time.process_time()))
VirtualList.render_line, Screen._compositor_refresh = line_noticed, noticed
async def show():
    dossier = Dossier.open(Path(sys.argv[1]))
    dossier.reading.leave_at({"opened": True})  # not the screen that greets who is new
    app = DossierApp(dossier, fresh=True)
    async with app.run_test(size=(120, 40)) as pilot:
        while not painted:
            await asyncio.sleep(0.002)
        gc.enable()
        print(*painted[0], flush=True)
        if len(sys.argv) < 3:
            os._exit(0)
        await app.workers.wait_for_complete()
        await pilot.press("slash", *"the committee")
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
asyncio.run(show())
"""


def measure(code: str, compiled: str, *args: str) -> list[float]:
    """Run Python code in a new process and return the numbers that it prints.

    Compiled modules are kept in a folder, as an installed program has them, whatever is set here.
    """
    command = [sys.executable, "-c", code, *args]
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    around["PYTHONPYCACHEPREFIX"] = compiled
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=around)  # noqa: S603 -- our own code
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
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(options.runs + 1):
            empty.append(measure(_EMPTY, compiled))
            app.append(measure(_APP, compiled, str(options.folder)))
        memory = measure(_APP, compiled, str(options.folder), "and search")[2]
    del empty[0], app[0]  # these compiled the modules, and read the files from the disk
    for place, name in enumerate(("seconds to first screen", "CPU seconds")):
        of_empty, of_app = (statistics.median(run[place] for run in runs) for runs in (empty, app))
        print(f"{name:24} empty app {of_empty:6.2f}   dossier {of_app:6.2f}   ratio {of_app / of_empty:.2f}")
    print(f"{'memory after a search':24} {memory:.0f} MB")


if __name__ == "__main__":
    main()
