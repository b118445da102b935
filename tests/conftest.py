"""Fixtures that every test may ask for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples at every run, so that a change fails for what it changes; HYPOTHESIS_PROFILE=explore
# looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture
def seeds() -> Path:
    """The folder of the five reports that the project began with, where this machine has it."""
    if not SEEDS.is_dir():
        pytest.skip("the five reports are not on this machine")
    return SEEDS


@pytest.fixture
def seeds_dossier(seeds: Path, tmp_path: Path) -> Path:
    """A dossier of the five reports as they are."""
    folder = tmp_path / "seeds"
    shutil.copytree(seeds, folder / "articles")
    return folder


@pytest.fixture(autouse=True)
def private_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test's cache to itself."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("DOSSIER_CACHE", str(folder))
    return folder
