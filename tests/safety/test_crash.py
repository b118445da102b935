"""A process that is killed at any instant loses nothing that it said was kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from extent import tries
from world import answers, small_dossier

from dossier.session import Dossier
from dossier.storage.journal import Journal

HEADING = "Kept."

# Both say on stdout what is done, so that whoever kills them knows what must be there.
NOTES = """
import sys
from pathlib import Path
from dossier.storage.journal import Journal
journal = Journal(Path(sys.argv[1]) / "notes" / "kept.yaml", "Kept.")
for number in range(int(sys.argv[2]), 10_000):
    journal.append({"merge": [f"name {number}", "x" * 300]})
    sys.stdout.write(f"{number}\\n"); sys.stdout.flush()
    if number % 7 == 6:
        sys.stdout.write(f"?{number - 1}\\n"); sys.stdout.flush()
        journal.remove({"merge": [f"name {number - 1}", "x" * 300]})
        sys.stdout.write(f"-{number - 1}\\n"); sys.stdout.flush()
"""
INDEX = """
import sys
from pathlib import Path
from dossier.session import Dossier
while True:
    dossier = Dossier.open(Path(sys.argv[1]))
    dossier.refresh(rebuild=True)
    dossier.close()
    sys.stdout.write("done\\n"); sys.stdout.flush()
"""
# Ends the process, as kill -9 does, before or after the rename, removal or sync that is named by its number.
AT_CALL = """
import os, signal, sys
count = 0
def ending(name):
    real = getattr(os, name)
    def call(*args, **kwargs):
        global count
        count += 1
        if count == wanted and before:
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return real(*args, **kwargs)
        finally:
            if count == wanted:
                os.kill(os.getpid(), signal.SIGKILL)
    setattr(os, name, call)
wanted, before = int(sys.argv.pop()), sys.argv.pop() == "before"
for name in ("rename", "replace", "fsync", "unlink", "mkdir"):
    ending(name)
"""


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def check_notes(folder: Path, said: list[str]) -> int:
    """Check that what was acknowledged is there, whole; return the number to go on from."""
    kept = {
        str(entry.values["merge"][0])  # type: ignore[index]
        for entry in Journal(folder / "notes" / "kept.yaml", HEADING).entries()
    }
    taken = {line[1:] for line in said if line.startswith("-")}
    # One whose removal had begun, and was not acknowledged, may be there or not.
    going = {line[1:] for line in said if line.startswith("?")}
    for line in said:
        if line.isdecimal() and line not in going:
            assert f"name {line}" in kept
    for line in taken:
        assert f"name {line}" not in kept
    return max((int(name.split()[1]) for name in kept), default=-1) + 1


def test_no_kept_note_is_lost_by_a_kill(tmp_path: Path) -> None:
    chance = random.Random(1)
    start, said = 0, []
    for _ in range(tries(100, 8)):
        process = run(NOTES, tmp_path, start)
        assert process.stdout is not None
        # All is read by one reader: `communicate` does not see what `readline` took ahead.
        with process:
            first = process.stdout.readline()
            time.sleep(chance.random() * 0.08)
            process.send_signal(signal.SIGKILL)
            rest = first + process.stdout.read()
        # A line that was cut was not acknowledged.
        said += [line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        start = check_notes(tmp_path, said)
        if start > 120:
            start, said = 0, []
            (tmp_path / "notes" / "kept.yaml").unlink()


@pytest.mark.parametrize("when", ["before", "after"])
def test_no_kept_note_is_lost_at_any_rename(tmp_path: Path, when: str) -> None:
    for number in range(1, tries(40, 6)):
        folder = tmp_path / str(number)
        process = run(AT_CALL + NOTES, folder, 0, when, number)
        out, errors = process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL, errors
        check_notes(folder, out.split())
        Journal(folder / "notes" / "kept.yaml", HEADING).append({"merge": ["later", "y"]})


def test_a_killed_index_is_finished_by_the_next(tmp_path: Path, private_cache: Path) -> None:
    folder = small_dossier(tmp_path / "dossier")
    dossier = Dossier.open(folder)
    dossier.refresh()
    right = answers(dossier)
    dossier.close()
    chance = random.Random(2)
    for _ in range(tries(100, 6)):
        process = run(INDEX, folder)
        time.sleep(0.3 + chance.random() * 0.8)
        process.send_signal(signal.SIGKILL)
        _, errors = process.communicate()
        assert not errors
        dossier = Dossier.open(folder)
        dossier.refresh()
        assert answers(dossier) == right
        dossier.close()
    assert private_cache in dossier.cache.parents


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_index_killed_at_any_rename_is_finished_by_the_next(tmp_path: Path, when: str) -> None:
    folder = small_dossier(tmp_path / "dossier", 4)
    dossier = Dossier.open(folder)
    dossier.refresh()
    right = answers(dossier)
    dossier.close()
    for number in range(1, tries(60, 7), tries(1, 2)):
        if number % 2:  # from nothing; else over what is there
            for path in dossier.cache.iterdir():
                if path.is_file():
                    path.unlink()
        process = run(AT_CALL + INDEX, folder, when, number)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL, errors
        again = Dossier.open(folder)
        again.refresh()
        assert answers(again) == right, f"killed {when} call {number}"
        again.close()


def test_what_interrupted_writes_left_is_removed_in_time(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "notes" / "kept.yaml", HEADING)
    journal.append({"hide": "a"})
    old, new, other = (tmp_path / "notes" / f".{name}.tmp" for name in ("kept.yaml.a", "kept.yaml.b", "x"))
    for path in (old, new, other):
        path.touch()
    os.utime(old, (1, 1))
    os.utime(other, (1, 1))
    journal.append({"hide": "b"})
    assert [path.exists() for path in (old, new, other)] == [False, True, True]


def test_what_is_left_is_no_article(tmp_path: Path) -> None:
    """A file that an interrupted write left beside the notes is not read as anything."""
    folder = small_dossier(tmp_path / "dossier", 2)
    (folder / "notes").mkdir()
    (folder / "notes" / ".kept.yaml.abc.tmp").write_text("- half: a li")
    dossier = Dossier.open(folder)
    assert dossier.refresh().added == 2
    assert not dossier.skipped()
    dossier.close()
    assert [path.name for path in (folder / "notes").iterdir()] == [".kept.yaml.abc.tmp"]
