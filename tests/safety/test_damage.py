"""Whatever happens to a file of the cache, the next refresh answers right again."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from extent import tries
from world import answers, small_dossier

from dossier.session import Dossier
from dossier.storage.locations import cache_folder


@dataclass(frozen=True)
class Kept:
    folder: Path
    cache: Path
    copy: Path
    right: Mapping[str, Any]

    def restore(self) -> list[Path]:
        """Put the sound cache back; return its files."""
        shutil.rmtree(self.cache)
        shutil.copytree(self.copy, self.cache)
        return sorted(path for path in self.cache.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    place = tmp_path_factory.mktemp("damage")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", str(place / "cache"))
        folder = small_dossier(place / "dossier")
        dossier = Dossier.open(folder)
        dossier.refresh()
        dossier.reading.set_place("x", 3)
        right = answers(dossier)
        dossier.close()
        cache = cache_folder(folder)
        shutil.copytree(cache, place / "copy")
    yield Kept(folder, cache, place / "copy", right)


def damage(path: Path, chance: random.Random) -> str:
    """Do something to a file; return what."""
    data = bytearray(path.read_bytes())
    what = chance.choice(("cut", "bit", "bit", "byte", "zeros", "noise", "removed", "empty", "longer"))
    at = chance.randrange(len(data)) if data else 0
    match what:
        case "cut":
            del data[at:]
        case "bit" if data:
            data[at] ^= 1 << chance.randrange(8)
        case "byte" if data:
            data[at] = chance.randrange(256)
        case "zeros":
            data[at : at + 4096] = bytes(len(data[at : at + 4096]))
        case "noise":
            data[at : at + 512] = chance.randbytes(len(data[at : at + 512]))
        case "removed":
            path.unlink()
            return what
        case "empty":
            data.clear()
        case _:
            data += chance.randbytes(200)
    path.write_bytes(data)
    return f"{what} at {at}"


@pytest.mark.parametrize("seed", range(tries(200, 24)))
def test_a_damaged_file_is_noticed_and_all_is_right_again(
    kept: Kept, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(kept.cache.parent))
    chance = random.Random(seed)
    files = kept.restore()
    path = files[seed % len(files)]
    done = damage(path, chance)
    dossier = Dossier.open(kept.folder)
    dossier.refresh()
    found = answers(dossier)
    dossier.close()
    for name, right in kept.right.items():
        assert found[name] == right, f"{name}, after {path.name}: {done}"


def test_what_is_met_before_a_refresh_does_not_bring_the_search_down(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(kept.cache.parent))
    for seed in range(tries(100, 12)):
        chance = random.Random(seed)
        segments = [path for path in kept.restore() if path.suffix == ".segment"]
        data = bytearray(segments[0].read_bytes())
        start = chance.randrange(len(data) - 900)
        data[start : start + 900] = chance.randbytes(900)
        segments[0].write_bytes(data)
        dossier = Dossier.open(kept.folder)
        for query in ("crane", '"failed their tests"', "said:cranes"):
            dossier.search(query)
        dossier.refresh()
        assert [dossier.search(query) for query in ("crane", "har*")] == [
            kept.right["search"][0],
            kept.right["search"][5],
        ]
        dossier.close()


def test_a_sound_cache_is_not_built_anew(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(kept.cache.parent))
    kept.restore()
    for _ in range(3):
        dossier = Dossier.open(kept.folder)
        report = dossier.refresh()
        assert report.rebuilt is None
        assert (report.added, report.changed) == (0, 0)
        dossier.close()


def test_a_value_that_changed_by_itself_is_noticed(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(kept.cache.parent))
    path = next(path for path in kept.restore() if path.name.endswith(".sqlite3") and "cat" in path.name)
    data = path.read_bytes()
    assert data.count(b"Northern Post")
    path.write_bytes(data.replace(b"Northern Post", b"Northern Past"))
    os.utime(path, (1, 1))
    dossier = Dossier.open(kept.folder)
    assert dossier.refresh().rebuilt == "The catalogue was damaged and was built anew."
    assert answers(dossier) == kept.right
    dossier.close()
