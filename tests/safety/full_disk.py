"""Run in a mount namespace of its own: what a dossier does on a small disk that is full, and then is not.

Its argument is the number of points. Writes a line for each; fails by an exception.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from world import answers, small_dossier

from dossier.errors import DossierError
from dossier.session import Dossier
from dossier.storage.journal import Journal

DISK = Path("/mnt")


def fill(free: int) -> Path:
    """Take all space but so many bytes."""
    path = DISK / "filler"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            size = file.tell()
        file.truncate(max(0, size - free))
    return path


def main(points: int) -> None:
    """Fill the disk to so many levels, work, make room, and work on."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(DISK)], check=True)
    os.environ["DOSSIER_CACHE"] = str(DISK / "cache")
    folder = small_dossier(DISK / "dossier")
    dossier = Dossier.open(folder)
    dossier.refresh()
    journal = Journal(folder / "notes" / "kept.yaml", "Kept.")
    refused = 0
    for point in range(points):
        name = f"note {point}"
        before = journal.path.read_bytes() if journal.path.exists() else b""
        new = folder / "articles" / f"new-{point}.md"
        new.write_text(f"The crane of {point} fell.\n\n{'“It fell,” said Ann Berg. ' * 400}\n")
        held = answers(dossier)
        filler = fill(point * point * 48_000 // points)
        said = []
        try:
            journal.append({"hide": name, "why": "y" * 6000})
        except DossierError as error:
            said.append(str(error))
            assert journal.path.exists() == bool(before)
            assert not before or journal.path.read_bytes() == before
        kept = name if not said else None
        try:
            dossier.refresh(rebuild=point % 5 == 4)
        except (OSError, sqlite3.Error) as error:
            said.append(str(error))
            if point % 5 != 4:
                known = dossier.articles()
                assert [info for info in known if "new-" not in info.id] == [
                    info for info, _ in held["articles"] if "new-" not in info.id
                ]
                assert dossier.article(known[0].id).text == held["texts"][0]
        filler.unlink()
        refused += bool(said)
        journal.append({"hide": f"after {point}"})
        dossier.refresh()
        found = answers(dossier)
        assert any(info.id == new.stem for info, _ in found["articles"])
        assert dossier.search("crane").total == len(found["articles"])
        entries = [entry.values["hide"] for entry in journal.entries()]
        assert f"after {point}" in entries
        assert kept is None or kept in entries
        sys.stdout.write(f"{point}: {'; '.join(said) or 'room enough'}\n")
        new.unlink()
        dossier.refresh()
        journal.path.unlink()
    again = Dossier.open(folder)
    again.refresh()
    assert answers(again) == answers(dossier)
    sys.stdout.write(f"{refused} of {points} refused\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
