"""Where the dossier and its cache lie."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dossier.errors import DossierError
from dossier.storage.locations import cache_folder, find_dossier
from dossier.storage.lock import WriterLock


def test_the_nearest_dossier_upwards_is_found(tmp_path: Path) -> None:
    (tmp_path / "affair" / "articles" / "2019").mkdir(parents=True)
    assert find_dossier(tmp_path / "affair" / "articles" / "2019") == tmp_path / "affair"


def test_without_one_nothing_is_found(tmp_path: Path) -> None:
    assert find_dossier(tmp_path) is None


def test_the_cache_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = cache_folder(tmp_path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)
    assert stat.S_IMODE(cache_folder(tmp_path).stat().st_mode) == 0o700


def test_two_dossiers_have_two_caches(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert cache_folder(tmp_path) != cache_folder(tmp_path / "other")


def test_a_link_in_place_of_the_cache_is_refused(tmp_path: Path) -> None:
    folder = cache_folder(tmp_path)
    folder.rmdir()
    folder.symlink_to(tmp_path)
    with pytest.raises(DossierError, match="not a folder of its own"):
        cache_folder(tmp_path)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with WriterLock(tmp_path) as first, WriterLock(tmp_path) as second:
        assert (first, second) == (True, False)
    with WriterLock(tmp_path) as third:
        assert third
