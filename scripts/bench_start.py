"""Compare the time to the app's first list, painted, with the time to an empty Textual app's first screen.

    python scripts/bench_start.py FOLDER [--runs N]

The folder is a dossier that is indexed already (scripts/make_articles.py makes one, dossier index
indexes it). Both are run in turn, each in a process of its own, all modules compiled: headless, and then
as a user starts them, in a terminal (Linux only). The figures are seconds, and CPU seconds of all threads,
from the start of the process until the first screen is painted, 120x40; the ratio is that of the medians.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

_EMPTY = """
import asyncio, sys, time
from textual.app import App
from textual.screen import Screen
painted = []
paint = Screen._compositor_refresh
def noticed(self):
    paint(self)
    painted.append((time.monotonic() - float(sys.argv[1]), time.process_time()))
Screen._compositor_refresh = noticed
async def show():
    async with App().run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        print(*painted[0])
asyncio.run(show())
"""
_APP = """
import asyncio, gc, os, resource, sys, time
gc.disable()
from pathlib import Path
from dossier.session import Dossier
from dossier.tui.app import DossierApp
from textual.screen import Screen
painted = []
paint = Screen._compositor_refresh
def noticed(self):
    paint(self)
    if not painted and self.query("#articles").first().rows:
        painted.append((time.monotonic() - float(sys.argv[1]), time.process_time()))
Screen._compositor_refresh = noticed
async def show():
    dossier = Dossier.open(Path(sys.argv[2]))
    dossier.reading.leave_at({"opened": True})  # not the screen that greets who is new
    app = DossierApp(dossier, fresh=True)
    async with app.run_test(size=(120, 40)) as pilot:
        while not painted:
            await asyncio.sleep(0.002)
        gc.enable()
        print(*painted[0], flush=True)
        if len(sys.argv) < 4:
            os._exit(0)
        await app.workers.wait_for_complete()
        await pilot.press("slash", *"the committee")
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
asyncio.run(show())
"""
_LAST_LINE = b"\x1b[40;1H"  # where the empty app's first screen ends
_CURSOR = "▌".encode()  # before the first article of the list
_TOO_LONG = 30.0  # seconds


def environment(compiled: str) -> dict[str, str]:
    """Return the environment of what is measured.

    Compiled modules are kept in a folder, as an installed program has them, whatever is set here.
    """
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**around, "PYTHONPYCACHEPREFIX": compiled, "TERM": "xterm-256color"}


def measure(code: str, compiled: str, *args: str) -> list[float]:
    """Run Python code in a new process and return the numbers that it prints."""
    command = [sys.executable, "-c", code, str(time.monotonic()), *args]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment(compiled))  # noqa: S603 -- our own code
    return [float(number) for number in done.stdout.split()]


def measure_in_terminal(args: list[str], compiled: str, wanted: bytes) -> list[float]:
    """Run Python with arguments in a terminal; return seconds, of which CPU, until something is written."""
    started = time.monotonic()
    process, terminal = pty.fork()
    if not process:
        os.execve(sys.executable, [sys.executable, *args], environment(compiled))  # noqa: S606 -- our own code
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    written = b""
    try:
        while wanted not in written:
            ready, _, _ = select.select([terminal], [], [], _TOO_LONG)
            if not ready or time.monotonic() - started > _TOO_LONG:
                raise SystemExit(f"Not written within {_TOO_LONG:.0f} s: {written[-200:]!r}")
            written += os.read(terminal, 65536)
        return [time.monotonic() - started, _cpu_seconds(process)]
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def _cpu_seconds(process: int) -> float:
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(each.read_text("ascii").split()[0]) for each in threads) / 1e9


def compare(name: str, runs: int, empty: Callable[[], list[float]], app: Callable[[], list[float]]) -> None:
    """Run both in turn, and print the medians with their ratio."""
    both = [(empty(), app()) for _ in range(runs + 1)][1:]  # the first compiles, and reads from the disk
    for place, what in enumerate(("seconds", "CPU seconds")):
        of_empty, of_app = (statistics.median(run[which][place] for run in both) for which in (0, 1))
        print(
            f"{f'{what} to first screen, {name}':42} empty app {of_empty:6.3f}   dossier {of_app:6.3f}"
            f"   ratio {of_app / of_empty:.2f}"
        )


def main() -> None:
    """Print seconds, CPU seconds, their ratios, and the app's memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    folder = str(options.folder)
    with tempfile.TemporaryDirectory() as compiled:
        compare(
            "headless",
            options.runs,
            lambda: measure(_EMPTY, compiled),
            lambda: measure(_APP, compiled, folder),
        )
        plain = ["-c", "from textual.app import App; App().run()"]
        compare(
            "in a terminal",
            options.runs,
            lambda: measure_in_terminal(plain, compiled, _LAST_LINE),
            lambda: measure_in_terminal(["-m", "dossier", folder, "--fresh"], compiled, _CURSOR),
        )
        memory = measure(_APP, compiled, folder, "and search")[2]
    print(f"{'memory after a search':42} {memory:.0f} MB")


if __name__ == "__main__":
    main()
