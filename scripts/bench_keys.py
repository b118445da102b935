#!/usr/bin/env python3
"""Press some 300 keys over all panes of the app, and print how much CPU each takes.

    python scripts/bench_keys.py FOLDER [--top N]

The folder is a dossier that is indexed already (scripts/make_articles.py makes one, dossier index
indexes it). The app runs headless at 120x40. A key's time is what the app's own thread computes from
the press until nothing waits to be done, threads included in a second figure: a thread that searches
does not hold up the next key. Keys come as from a terminal: Textual's Pilot would ask every widget whether
it is done, which takes 6 ms that no user waits for. The keys are the same in every run.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from textual.events import Key
from textual.keys import _character_to_key

from dossier.session import Dossier
from dossier.tui.app import DossierApp

LIMIT = 50  # milliseconds of CPU that a key may take at the 95th percentile
STILL = 3  # looks in a row that find nothing to do

SCRIPT: tuple[tuple[str, str], ...] = (
    ("articles", "j j j k space m u G g end home pagedown pagedown pageup s s s s S S r r o O O"),
    ("articles", "f l o c a l escape e e j j } } { } z z # = G g | j j |"),
    ("reader", "enter j j k space b G g J J K q q Q q w H ) ( U ctrl+r U = # escape"),
    ("reader", "enter / t h e down down up enter n N escape } } { < > Z Z escape escape"),
    ("search", "/ c o m m i t t e e enter j j k G g enter n n N escape v v v v v l w u e t l s S escape"),
    ("search", "/ o u t l e t : t down tab escape escape / s a i d : m enter j j escape escape escape"),
    ("events", "2 j j k space b G g s s S enter j j h o o x j j l x t escape f s t r escape escape"),
    ("events", "2 g j c j j J K ] [ escape escape t j j escape p p m u escape"),
    (
        "actors",
        "3 j j k space u G g s s S o o o l j j G g h v l j v j v h f m a r escape escape enter n n N escape",
    ),
    ("quotes", "4 j j k G g s s S l j h v j j escape e j escape f w e escape escape enter q q escape"),
    (
        "others",
        "5 j G g 6 j 1 2 3 4 5 6 1 tab tab shift+tab * * ? j j s o r t escape ctrl+p a c t o r down escape",
    ),
    ("comparison", "1 g m j m c j j k n N space b G g l h escape escape u ctrl+t ctrl+t ; escape f2 escape"),
)
"""What is worked in, and keys: a user's way through it."""


def keys() -> Iterator[tuple[str, str]]:
    """Yield what is worked in, and one key."""
    for place, pressed in SCRIPT:
        for key in pressed.split():
            yield place, key


async def idle(app: DossierApp) -> None:
    """Wait until neither messages nor threads have anything left to do."""
    still, busy = 0, False
    while still < STILL:
        await asyncio.sleep(0.1 if busy else 0.03)  # to look takes CPU, too
        busy = any(worker.is_running for worker in app.workers)
        waiting = any(pump.message_queue_size for pump in (app, app.screen))
        still = 0 if busy or waiting else still + 1


async def press(app: DossierApp, key: str) -> tuple[float, float]:
    """Press a key and return milliseconds of CPU: the app's thread, all threads."""
    await idle(app)
    own, every = time.thread_time(), time.process_time()
    app.post_message(_event(key))
    await idle(app)
    return 1000 * (time.thread_time() - own), 1000 * (time.process_time() - every)


def _event(key: str) -> Key:
    """Return a key as the driver of a terminal sends it."""
    if len(key) == 1:
        return Key(_character_to_key(key), key)
    return Key(key, " " if key == "space" else None)


async def run(folder: Path, told: bool) -> list[tuple[str, float, float]]:
    """Return each key with where it was pressed, and its milliseconds of CPU."""
    dossier = Dossier.open(folder)
    dossier.reading.leave_at({"opened": True})  # not the screen that greets who is new
    app = DossierApp(dossier, fresh=True)
    took: list[tuple[str, float, float]] = []
    gc.disable()  # as the app's run does, which then enables it in its own way
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for place, key in keys():
            where = type(app.screen.focused or app.screen).__name__
            took.append((f"{place}: {key} ({where})", *await press(app, key)))
            if told:
                name, own, every = took[-1]
                print(f"{own:8.1f} {every:8.1f}  {name}", flush=True)
        app.exit(0)
    dossier.close()
    return took


def main() -> None:
    """Print percentiles, and the dearest keys."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--top", type=int, default=25, help="how many of the dearest keys to name")
    parser.add_argument("--all", action="store_true", help="name each key when it was pressed")
    options = parser.parse_args()
    took = asyncio.run(run(options.folder, options.all))
    print(f"{len(took)} keys, milliseconds of CPU")
    for place, name in ((1, "the app's own thread"), (2, "with the threads that search")):
        values = sorted(key[place] for key in took)
        p95 = statistics.quantiles(values, n=20)[18]
        print(
            f"{name:30} median {statistics.median(values):6.1f}   p95 {p95:6.1f}   most {values[-1]:6.1f}"
            f"   over {LIMIT} ms: {sum(value > LIMIT for value in values)}"
        )
    for name, own, every in sorted(took, key=lambda key: -key[1])[: options.top]:
        print(f"{own:8.1f} {every:8.1f}  {name}")


if __name__ == "__main__":
    main()
