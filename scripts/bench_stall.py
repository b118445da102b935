"""Measure how late the app's event loop is while hostile files are indexed in the background.

    python scripts/bench_stall.py [SECONDS]

Prints the lateness in milliseconds (median, 99th percentile, longest) while files that are made to be dear
are read and, in the same run and with the same keys, when nothing is read.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/safety"))

from hostile import costly_files

from dossier.session import Dossier
from dossier.tui.app import SWITCH_INTERVAL, DossierApp

_BEAT = 0.01


def main() -> int:
    """Measure and print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with tempfile.TemporaryDirectory() as place:
        os.environ["DOSSIER_CACHE"] = str(Path(place, "cache"))
        folder = Path(place, "dossier", "articles")
        folder.mkdir(parents=True)
        for name, content in costly_files().items():
            (folder / name).write_bytes(content)
        reading, idle, took = asyncio.run(_session(folder.parent, seconds))
    for name, gaps in ((f"reading for {took:.0f} s", reading), ("nothing to read", idle)):
        gaps.sort()
        print(
            f"{name}: {len(gaps)} beats, median {gaps[len(gaps) // 2] * 1000:.0f} ms,"
            f" p99 {gaps[len(gaps) * 99 // 100] * 1000:.0f} ms, longest {gaps[-1] * 1000:.0f} ms"
        )
    return 0


async def _session(folder: Path, seconds: float) -> tuple[list[float], list[float], float]:
    reading: list[float] = []
    idle: list[float] = []
    dossier = Dossier.open(folder)
    app = DossierApp(dossier)
    gc.disable()  # as the app does until it shows its first list
    sys.setswitchinterval(SWITCH_INTERVAL)
    async with app.run_test(size=(100, 30)):
        began = time.monotonic()
        beat = asyncio.create_task(_watch(reading))
        started = False  # the first screen is drawn before the folder is read
        while time.monotonic() - began < seconds:
            await _press(app)
            working = any(worker.is_running for worker in app.workers)
            if started and not working:
                break
            started = started or working
        took = time.monotonic() - began
        beat.cancel()
        app.workers.cancel_all()
        while any(worker.is_running for worker in app.workers):
            await asyncio.sleep(0.1)
        beat = asyncio.create_task(_watch(idle))
        began = time.monotonic()
        while time.monotonic() - began < min(took, 15):
            await _press(app)
        beat.cancel()
    dossier.close()
    return reading, idle, took


async def _press(app: DossierApp) -> None:
    await asyncio.sleep(0.2)
    app.main.articles.listing.action_down()


async def _watch(gaps: list[float]) -> None:
    last = time.perf_counter()
    while True:
        await asyncio.sleep(_BEAT)
        now = time.perf_counter()
        gaps.append(now - last - _BEAT)
        last = now


if __name__ == "__main__":
    sys.exit(main())
