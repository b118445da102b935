"""What the tests of safety share: a hostile dossier that was read once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest

from dossier.session import Dossier


@pytest.fixture(scope="module")
def hostile_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A hostile dossier that was read once, and its cache."""
    folder = hostile.hostile_dossier(tmp_path_factory.mktemp("hostile") / "dossier")
    hostile.hostile_notes(folder)
    cache = tmp_path_factory.mktemp("kept-cache")
    before = os.environ.get("DOSSIER_CACHE")
    os.environ["DOSSIER_CACHE"] = str(cache)
    try:
        dossier = Dossier.open(folder)
        dossier.refresh()
        dossier.close()
        yield folder, cache
    finally:
        if before is None:
            del os.environ["DOSSIER_CACHE"]
        else:
            os.environ["DOSSIER_CACHE"] = before
