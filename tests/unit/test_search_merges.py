"""Merging in the background: what goes on meanwhile, what an interruption leaves, and how many stay."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_world import MemoryLookup, add, document, found, new_index

from dossier.search.flat import store, tidy
from dossier.search.flat.background import Background
from dossier.search.flat.merge import merge, moved
from dossier.search.index import IndexDamaged, SearchIndex

SPREAD = 6  # segments of one article that a merge is due for


@pytest.fixture
def lookup() -> MemoryLookup:
    return MemoryLookup()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def fill(index: SearchIndex, lookup: MemoryLookup, numbers: range) -> None:
    for number in numbers:
        add(index, lookup, [document(f"n{number}", f"apple w{number}", outlet=f"o {number % 2}")])


def segments(folder: Path) -> int:
    return len(list(folder.glob("*.segment")))


class Held:
    """A merge that begins when it is let go; ``meanwhile`` is called once it has written its segment."""

    def __init__(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self._meanwhile = meanwhile

    def __call__(self, sources, path, cancelled) -> None:
        self.begun.set()
        assert self.go.wait(20)
        merge(sources, path, cancelled)
        self._meanwhile()


def test_searches_and_changes_go_on_while_segments_are_merged(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held()
    monkeypatch.setattr(tidy, "merge", held)
    index = new_index(folder, lookup)
    fill(index, lookup, range(SPREAD))
    assert held.begun.wait(20)
    fill(index, lookup, range(SPREAD, SPREAD + 2))
    index.update([document("n1", "pear")], ["n0"])
    expected = [f"n{number}" for number in range(2, SPREAD + 2)]
    assert found(index, "apple") == expected
    before = segments(folder)
    held.go.set()
    index.settle()
    assert segments(folder) < before
    assert (found(index, "apple"), found(index, "pear"), found(index, "w1 OR w0")) == (expected, ["n1"], [])
    assert found(SearchIndex.open(folder, lookup), "apple") == expected
    index.verify()


@pytest.mark.parametrize("gone", [[], ["n0"], ["n5", "n2"], [f"n{number}" for number in range(6)]])
def test_what_is_removed_while_its_segment_is_merged_stays_removed(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch, gone: list[str]
) -> None:
    index = new_index(folder, lookup, [document("n7", "apple"), document("n8", "apple")])
    index.update((), ["n8"])
    held = Held(lambda: index.update((), gone) if gone else None)
    monkeypatch.setattr(tidy, "merge", held)
    fill(index, lookup, range(SPREAD - 1))
    held.go.set()
    index.settle()
    expected = sorted({"n7", *(f"n{number}" for number in range(SPREAD - 1))} - set(gone))
    assert found(index, "apple") == sorted(index.ids()) == expected
    assert index.count == len(expected)


def test_the_index_can_be_closed_while_segments_are_merged(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy, "_GRACE", 0.0)
    held = Held()
    monkeypatch.setattr(tidy, "merge", held)
    index = new_index(folder, lookup)
    fill(index, lookup, range(SPREAD))
    assert held.begun.wait(20)
    threading.Timer(0.05, held.go.set).start()
    index.close()
    again = SearchIndex.open(folder, lookup)
    assert len(found(again, "apple")) == SPREAD
    assert not list(folder.glob("*.merging"))


def test_the_number_of_segments_is_bounded_though_a_merge_takes_long(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy, "_MOST", 9)
    held = Held()

    def first_alone(sources, path, cancelled) -> None:
        (merge if held.begun.is_set() else held)(sources, path, cancelled)

    monkeypatch.setattr(tidy, "merge", first_alone)
    index = new_index(folder, lookup)
    fill(index, lookup, range(SPREAD))
    assert held.begun.wait(20)
    fill(index, lookup, range(SPREAD, 60))
    assert segments(folder) <= SPREAD + 9 + 1
    assert len(found(index, "apple")) == 60
    held.go.set()
    index.settle()
    assert len(found(index, "apple")) == 60


def test_a_full_disk_leaves_the_segments_and_the_next_change_merges_them(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(sources, path, cancelled) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    index = new_index(folder, lookup)
    with monkeypatch.context() as patch:
        patch.setattr(tidy, "merge", refuse)
        fill(index, lookup, range(SPREAD))
        index.settle()
    assert segments(folder) == SPREAD
    assert not list(folder.glob("*.merging"))
    fill(index, lookup, range(SPREAD, SPREAD + 1))
    index.settle()
    assert segments(folder) < SPREAD
    assert len(found(index, "apple")) == SPREAD + 1


def test_damage_met_while_merging_is_told_by_the_next_change(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr(tidy, "merge", break_down)
    index = new_index(folder, lookup)
    fill(index, lookup, range(SPREAD))
    index.settle()
    assert len(found(index, "apple")) == SPREAD
    with pytest.raises(IndexDamaged, match="a segment was damaged"):
        add(index, lookup, [])


def test_one_process_merges_and_sweeps_what_an_interrupted_one_left(folder: Path) -> None:
    folder.mkdir()
    leftover = folder / "00000007.merging"
    with store.merging(folder) as alone:
        leftover.write_bytes(b"half")
        with store.merging(folder) as second:
            assert (alone, second, leftover.exists()) == (True, False, True)
    with store.merging(folder) as alone:
        assert (alone, leftover.exists()) == (True, False)


@contextmanager
def copies_of(folder: Path, copies: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Copy a folder before and after every call that changes its files, as a kill there would leave it."""
    copying = threading.local()

    def watched(name: str, owner: object) -> None:
        original = getattr(owner, name)

        def call(*values, **options):
            if getattr(copying, "now", False):
                return original(*values, **options)
            copy()
            try:
                return original(*values, **options)
            finally:
                copy()

        patch.setattr(owner, name, call)

    def copy() -> None:
        copying.now = True
        shutil.copytree(folder, copies / f"{len(list(copies.iterdir())):04}")
        copying.now = False

    copies.mkdir()
    with patch.context() as patch:
        for name, owner in (
            ("open", os), ("fsync", os), ("replace", Path), ("rename", Path), ("unlink", Path),
        ):  # fmt: skip
            watched(name, owner)
        yield


def test_a_kill_at_any_point_leaves_the_old_articles_or_the_new(
    tmp_path: Path, folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = new_index(folder, lookup)
    for number in range(SPREAD - 1):
        add(index, lookup, [document(f"n{number}", "apple"), document(f"m{number}", "plum")])
    copies = tmp_path / "copies"
    with copies_of(folder, copies, monkeypatch):
        lookup.texts["n1"] = "pear"
        index.update([document("n1", "pear"), document("n9", "apple")], ["n0"])
        index.settle()
    assert segments(folder) == 1
    index.close()
    states = []
    for place in sorted(copies.iterdir()):
        place.chmod(0o700)
        copy = SearchIndex.open(place, lookup)
        states.append((found(copy, "apple"), found(copy, "pear"), len(found(copy, "plum")), copy.count))
        copy.verify()
        copy.update([document("n5", "apple")], ())  # and it can be changed still
        copy.settle()
        assert "n5" in found(copy, "apple")
        copy.close()
        assert not list(place.glob("*.merging"))
    before = (["n0", "n1", "n2", "n3", "n4"], [], 5, 10)
    after = (["n2", "n3", "n4", "n9"], ["n1"], 5, 10)
    assert len(states) > 30
    assert states == sorted(states, key=lambda state: state == after)
    assert states[0] == before
    assert states[-1] == after
    assert all(state in (before, after) for state in states)


@given(st.lists(st.tuples(st.integers(1, 5), st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)))))
def test_articles_keep_their_place_in_a_merged_segment(parts: list[tuple[int, set[int], set[int]]]) -> None:
    class Counted:
        def __init__(self, count: int) -> None:
            self.count = count

    sources, removed, expected, number = [], [], [], 0
    for count, before, since in parts:
        alive = np.ones(count, bool)
        alive[[k for k in before if k < count]] = False
        now = {k for k in before | since if k < count}
        for k in range(count):
            if alive[k]:
                expected += [number] if k in now else []
                number += 1
        sources.append((Counted(count), None if alive.all() else alive))
        removed.append(np.array(sorted(now), dtype=np.uint32))
    assert moved(sources, removed).tolist() == expected  # type: ignore[arg-type]  # only counts are asked for


def test_work_asked_for_while_it_is_done_is_done_once_more() -> None:
    begun, go, times = threading.Event(), threading.Event(), []

    def work(_: object) -> None:
        times.append(threading.current_thread())
        begun.set()
        go.wait(20)

    background = Background(work, "test")
    background.wait()  # nothing to wait for
    background.wake()
    assert begun.wait(20)
    background.wake()
    background.wake()
    go.set()
    background.wait()
    assert len(times) == 2
    background.wake()
    background.wait()
    assert len(times) == 3
    background.stop(1)
    background.wake()
    background.wait()
    assert len(times) == 3
