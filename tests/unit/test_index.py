"""Keeping an index: changes, several readers, damage and distrust."""

from __future__ import annotations

import os
import pickle
import threading
from pathlib import Path

import pytest
from search_world import MemoryLookup, add, document, found, new_index

from dossier.search.flat import store
from dossier.search.index import IndexDamaged, SearchIndex


@pytest.fixture
def lookup() -> MemoryLookup:
    return MemoryLookup()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_an_empty_index_finds_nothing(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup)
    assert found(index, "word") == found(index, "-word") == []
    assert index.suggest("wor", 5) == []
    assert set(index.ids()) == set()
    assert index.count == 0


def test_an_update_replaces_adds_and_removes(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple"), document("b", "apple pear")])
    lookup.texts |= {"a": "plum", "c": "apple"}
    index.update([document("a", "plum"), document("c", "apple")], ["b", "unknown"])
    assert found(index, "apple") == ["c"]
    assert found(index, "plum") == ["a"]
    assert found(index, "-apple") == ["a"]
    assert set(index.ids()) == {"a", "c"}
    assert index.count == 2


def test_the_later_of_two_articles_with_one_id_stays(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple"), document("a", "plum")])
    assert found(index, "apple") == []
    assert found(index, "plum") == ["a"]


def test_scores_do_not_depend_on_how_the_articles_came_in(tmp_path: Path, lookup: MemoryLookup) -> None:
    documents = [document(f"n{k}", "apple " * (k % 5 + 1) + "pear " * (k % 3)) for k in range(30)]
    at_once = new_index(tmp_path / "one", lookup, documents)
    bit_by_bit = new_index(
        tmp_path / "many", lookup, [document("n3", "pear apple"), document("gone", "apple")]
    )
    for one in documents:
        add(bit_by_bit, lookup, [one])
    bit_by_bit.update((), ["gone"])
    for query in ("apple", "apple pear", '"apple pear"', "pear -apple", "-pear"):
        assert bit_by_bit.search(query).articles == at_once.search(query).articles


def test_what_is_written_is_there_when_opened_again(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple"), document("b", "apple")])
    index.update((), ["b"])
    index.close()
    again = SearchIndex.open(folder, lookup)
    assert found(again, "apple") == ["a"]
    again.verify()


def test_segments_are_merged_and_their_files_deleted(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup)
    for number in range(40):
        add(
            index,
            lookup,
            [document(f"n{number}", f"apple w{number}", title=f"t {number}", outlet=f"o {number % 3}")],
        )
    index.settle()
    assert len(list(folder.glob("*.segment"))) < 15
    assert len(found(index, "apple")) == 40
    assert found(index, "w17") == ["n17"]
    assert len(found(index, 'outlet:"o 1"')) == 13
    assert found(index, "title:31") == ["n31"]


def test_words_are_found_whatever_was_forgotten_while_indexing(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.search.flat.build._BATCH", 8)
    monkeypatch.setattr("dossier.search.flat.build._REMEMBERED", 4)
    index = new_index(
        folder, lookup, [document(f"n{k}", f"apple w{k} pear\n\nplum W{k}!") for k in range(30)]
    )
    assert len(found(index, "apple")) == len(found(index, "pear -plum OR plum")) == 30
    assert index.search("w7").articles[0].hits == 2
    assert found(index, '"apple w 12 pear"') == ["n12"]
    assert found(index, '"pear plum"') == []


def test_another_process_sees_changes_when_it_changes_something(folder: Path, lookup: MemoryLookup) -> None:
    first = new_index(folder, lookup, [document("a", "apple")])
    second = SearchIndex.open(folder, lookup)
    add(first, lookup, [document("b", "apple")])
    add(second, lookup, [document("c", "apple")])
    assert found(second, "apple") == ["a", "b", "c"]
    add(first, lookup, [])
    assert found(first, "apple") == ["a", "b", "c"]


def test_a_cancelled_update_changes_nothing(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple")])
    index.update([document("a", "plum"), document("b", "plum")], ["a"], cancelled=lambda: True)
    assert found(index, "apple") == ["a"]
    assert len(list(folder.glob("*.segment"))) == 1


def test_a_cancelled_search_finds_nothing(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple")])
    assert index.search("apple", cancelled=lambda: True).articles == ()


def test_an_update_that_fails_changes_nothing(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple")])

    def documents():
        yield document("b", "apple")
        raise OSError("no more")

    with pytest.raises(OSError, match="no more"):
        index.update(documents(), ())
    assert found(index, "apple") == ["a"]
    add(index, lookup, [document("b", "apple")])
    assert found(index, "apple") == ["a", "b"]


def test_progress_is_reported(folder: Path, lookup: MemoryLookup) -> None:
    said: list[tuple[str, int, int]] = []
    index = new_index(folder, lookup)
    index.update([document(f"n{k}", "x") for k in range(120)], (), progress=lambda *step: said.append(step))
    assert [done for _, done, _ in said] == [50, 100]


def test_searches_run_while_the_index_changes(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple")])
    wrong: list[object] = []
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            result = index.search("apple")
            if not result.total or len(result.hits) != result.total:
                wrong.append(result)

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(25):
        add(index, lookup, [document(f"n{number}", "apple")])
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert index.search("apple").total == 26


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_open_to_others_is_refused(folder: Path, lookup: MemoryLookup, mode: int) -> None:
    new_index(folder, lookup).close()
    folder.chmod(mode)
    with pytest.raises(IndexDamaged, match=r"^its folder was open to other users$"):
        SearchIndex.open(folder, lookup)


def test_a_linked_folder_is_refused(tmp_path: Path, folder: Path, lookup: MemoryLookup) -> None:
    new_index(folder, lookup).close()
    link = tmp_path / "link"
    link.symlink_to(folder)
    with pytest.raises(IndexDamaged):
        SearchIndex.open(link, lookup)


def test_a_linked_segment_is_refused(tmp_path: Path, folder: Path, lookup: MemoryLookup) -> None:
    new_index(folder, lookup, [document("a", "apple")]).close()
    (segment,) = folder.glob("*.segment")
    elsewhere = tmp_path / "elsewhere"
    segment.rename(elsewhere)
    segment.symlink_to(elsewhere)
    with pytest.raises(IndexDamaged):
        SearchIndex.open(folder, lookup)


def test_files_are_closed_to_others(folder: Path, lookup: MemoryLookup) -> None:
    new_index(folder, lookup, [document("a", "apple")])
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


class Bomb:
    """Whoever unpickles this runs a command."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.target}",)


def test_nothing_in_the_folder_is_run(tmp_path: Path, folder: Path, lookup: MemoryLookup) -> None:
    new_index(folder, lookup, [document("a", "apple")]).close()
    bomb = pickle.dumps(Bomb(tmp_path / "ran"))
    for path in list(folder.iterdir()):
        path.write_bytes(bomb)
    with pytest.raises(IndexDamaged):
        SearchIndex.open(folder, lookup)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["manifest.json", "*.segment"])
def test_a_file_cut_short_or_emptied_is_noticed(folder: Path, lookup: MemoryLookup, name: str) -> None:
    new_index(folder, lookup, [document("a", "apple")]).close()
    (path,) = folder.glob(name)
    whole = path.read_bytes()
    for size in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(IndexDamaged):
            SearchIndex.open(folder, lookup)


def test_a_missing_segment_is_noticed(folder: Path, lookup: MemoryLookup) -> None:
    new_index(folder, lookup, [document("a", "apple")]).close()
    next(folder.glob("*.segment")).unlink()
    with pytest.raises(IndexDamaged, match="missing"):
        SearchIndex.open(folder, lookup)


def test_a_flipped_bit_is_noticed_at_the_latest_when_the_index_is_verified(
    folder: Path, lookup: MemoryLookup
) -> None:
    new_index(folder, lookup, [document("a", "apple pear plum", title="Fruit", outlet="Post")]).close()
    (path,) = folder.glob("*.segment")
    whole = path.read_bytes()
    missed = []
    for at in range(0, len(whole), 7):
        broken = bytearray(whole)
        broken[at] ^= 4
        path.write_bytes(broken)
        try:
            index = SearchIndex.open(folder, lookup)
            index.verify()
            if whole[at]:  # the space between arrays may hold anything
                missed.append(at)
        except IndexDamaged:
            pass
    assert missed == []


def test_leftovers_of_an_interrupted_change_are_swept(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple")])
    (folder / "00000099.segment").write_bytes(b"half")
    add(index, lookup, [document("b", "apple")])
    assert not (folder / "00000099.segment").exists()
    assert found(index, "apple") == ["a", "b"]


def test_an_article_whose_text_is_gone_is_found_without_hits(folder: Path, lookup: MemoryLookup) -> None:
    index = new_index(folder, lookup, [document("a", "apple")])
    lookup.texts.clear()
    result = index.search("apple")
    assert (result.total, result.hits) == (1, ())
    assert index.search("/app.e/").total == 0


@pytest.mark.parametrize("name", ["manifest.json", "*.segment"])
def test_a_pipe_in_the_place_of_a_file_is_refused(folder: Path, lookup: MemoryLookup, name: str) -> None:
    new_index(folder, lookup, [document("a", "apple")]).close()
    (path,) = folder.glob(name)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(IndexDamaged, match="no ordinary file of this user"):
        SearchIndex.open(folder, lookup)


def test_a_disk_that_is_full_changes_nothing(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = new_index(folder, lookup, [document("a", "apple")])

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("dossier.search.flat.arrays.os.fsync", refuse)
        with pytest.raises(OSError, match="No space"):
            add(index, lookup, [document("b", "apple")])
    assert found(index, "apple") == ["a"]
    assert len(list(folder.glob("*.segment"))) == 1
    add(index, lookup, [document("b", "apple")])
    assert found(SearchIndex.open(folder, lookup), "apple") == ["a", "b"]


def test_an_index_that_another_begins_meanwhile_is_not_begun_anew(
    folder: Path, lookup: MemoryLookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, calls = store.read_manifest, iter(range(100))

    def read_late(path: Path) -> object:
        if next(calls):
            return read(path)
        monkeypatch.setattr(store, "read_manifest", read)
        new_index(folder, lookup, [document("a", "apple")]).close()
        return None

    monkeypatch.setattr(store, "read_manifest", read_late)
    assert set(new_index(folder, lookup).ids()) == {"a"}
