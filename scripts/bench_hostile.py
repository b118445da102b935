"""Measure what the files that are made to be dear cost, each indexed as the only article of a dossier.

    python scripts/bench_hostile.py [NAME...]

Prints the CPU seconds of each, dearest first, and what they would be on cores that nobody else uses: the
seconds divided by how much longer a plain loop took beside each file than the fastest of all of them.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/safety"))

from hostile import costly_files

from dossier.session import Dossier


def main(names: list[str]) -> int:
    """Measure and print."""
    files = costly_files()
    with tempfile.TemporaryDirectory() as place:
        os.environ["DOSSIER_CACHE"] = str(Path(place, "cache"))
        _cost(Path(place, "first"), "a.txt", b"The port closed on Monday, said Ann Berg.")
        measured = []
        for number, name in enumerate(names or files):
            before = _loop()
            spent = _cost(Path(place, str(number)), name, files[name])
            measured.append((spent, (before + _loop()) / 2, name))
    fastest = min(loop for _, loop, _ in measured)
    for spent, loop, name in sorted(measured, reverse=True)[:20]:
        print(f"{name:28} {spent:5.2f} s   alone {spent * fastest / loop:5.2f} s")
    return 0


def _cost(folder: Path, name: str, content: bytes) -> float:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / name).write_bytes(content)
    dossier = Dossier.open(folder)
    began = time.process_time()
    dossier.refresh()
    spent = time.process_time() - began
    dossier.close()
    return spent


def _loop() -> float:
    began = time.process_time()
    total = 0
    for number in range(2_000_000):
        total += number
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
