"""With the disk full old data stay as they are, and when there is room again the session works on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from extent import tries

SCRIPT = Path(__file__).with_name("full_disk.py")
ALONE = ("unshare", "--user", "--map-root-user", "--mount")


def test_a_full_disk_loses_nothing() -> None:
    tried = [*ALONE, "mount", "-t", "tmpfs", "x", "/mnt"]
    if shutil.which("unshare") is None or subprocess.run(tried, check=False).returncode:
        pytest.skip("this system gives no disk of its own to fill")
    points = tries(40, 6)
    done = subprocess.run(
        [*ALONE, sys.executable, str(SCRIPT), str(points)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("\n") == points + 1
    assert "no space left on device" in done.stdout
    assert "full" in done.stdout
