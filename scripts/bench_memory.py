#!/usr/bin/env python3
"""Measure how much memory the app and the first index take.

    python scripts/bench_memory.py FOLDER [PART ...]

The folder is a dossier that is indexed already (scripts/make_articles.py makes one, dossier index
indexes it). The parts, all by default, each in a process of its own (Linux only):

    app        the app over all panes, orders of the quotes, a search, six articles side by side
    app-index  the app where it makes the first index, of a copy of the folder
    index      the same by the command

Prints what the process has at each step, and the most that it had so far, in MB. The app is headless.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.model import Cancelled, Progress, RefreshReport, never
from dossier.session import Dossier

if TYPE_CHECKING:
    from textual.pilot import Pilot

PARTS = ("app", "app-index", "index")
SIZE = (160, 45)
PANES = "123456"
_STATUS = Path("/proc/self/status")


def tell(step: str) -> None:
    """Print what the process has, and the most that it had."""
    sizes = dict(line.split(":", 1) for line in _STATUS.read_text("ascii").splitlines())
    now, most = (int(sizes[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM"))
    print(f"  {step:32}{now:6}{most:6}", flush=True)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until no thread works and nothing is left to paint."""
    await pilot.pause(1.0)
    while any(worker.is_running for worker in pilot.app.workers):
        await asyncio.sleep(0.2)
    await pilot.pause(0.2)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, each when what the one before has begun is done."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def use(pilot: Pilot[int]) -> None:
    """Look at everything that takes memory, and stay there."""
    for pane in PANES:
        await press(pilot, pane, "j", "enter", "escape")
        tell(f"pane {pane}")
    await press(pilot, "4", *"ssss", "S")
    tell("quotes in each order")
    await pilot.press("slash", *"committee", "enter")
    await settle(pilot)
    tell("search")
    await press(pilot, "escape", "escape", "1")
    await pilot.press(*"mmmmmm")
    await press(pilot, "c")
    tell("six side by side")


async def run_app(folder: Path, *, used: bool) -> None:
    """Open the app, which refreshes the folder, and use it or not."""
    from dossier.tui.app import DossierApp

    dossier = Dossier.open(folder)
    dossier.reading.leave_at({"opened": True})  # not the screen that greets who is new
    app = DossierApp(dossier, fresh=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        tell("opened")
        if used:
            await use(pilot)
        app.exit(0)


def tell_steps() -> None:
    """Have each step of a refresh that does something told when it has begun."""
    refresh = Dossier.refresh

    def told(
        dossier: Dossier,
        *,
        rebuild: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled = never,
    ) -> RefreshReport:
        seen: set[str] = set()

        def tell_first(what: str, done: int, total: int) -> None:
            if what not in seen:
                seen.add(what)
                tell(what)
            if progress is not None:
                progress(what, done, total)

        report = refresh(dossier, rebuild=rebuild, progress=tell_first, cancelled=cancelled)
        tell(f"refreshed, {report.added} added")
        return report

    Dossier.refresh = told  # type: ignore[method-assign]


def run_command(folder: Path) -> None:
    """Index a folder by the command."""
    from dossier.cli.main import run

    run(["-d", str(folder), "index"])


def run_part(part: str, folder: Path) -> None:
    """Measure in this process."""
    tell_steps()
    gc.disable()  # as the command line does before it opens the app, which lets it go on in its own way
    if part == "index":
        gc.enable()
        run_command(folder)
    else:
        asyncio.run(run_app(folder, used=part == "app"))
    tell("at the end")


def run_apart(part: str, folder: Path) -> None:
    """Measure in a new process; what indexes gets a copy of the folder, and a cache with nothing in it."""
    print(f"{part:34}{'now':>6}{'most':>6}", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        around = dict(os.environ)
        if part != "app":
            around["DOSSIER_CACHE"] = f"{temporary}/cache"
            folder = shutil.copytree(folder, Path(temporary, "folder"))
        command = [sys.executable, __file__, str(folder), part, "--here"]
        subprocess.run(command, check=True, env=around)  # noqa: S603 -- this script


def main() -> None:
    """Print the steps of each part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.parts).difference(PARTS):
        parser.error(f"no part: {', '.join(sorted(unknown))}")
    for part in options.parts or PARTS:
        (run_part if options.here else run_apart)(part, options.folder)


if __name__ == "__main__":
    main()
