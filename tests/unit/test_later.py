"""Modules that are loaded after the first screen."""

import subprocess
import sys

from dossier.tui import later


def test_loading_ends_when_it_is_cancelled(monkeypatch):
    loaded = []
    monkeypatch.setattr(later, "import_module", loaded.append)
    later.load(lambda: len(loaded) == 2)
    assert loaded == list(later.MODULES[:2])


def test_all_are_there_and_none_belongs_to_the_first_screen():
    code = (
        "import dossier.tui.app, sys; from dossier.tui import later;"
        "early = set(later.MODULES) & set(sys.modules); later.load(lambda: False); print(*early)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert ran.stdout.split() == []
