"""A refresh notices what changed, and touches nothing else."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dossiers import make_dossier

from dossier.model import RefreshReport
from dossier.refresh import run
from dossier.session import Dossier
from dossier.storage import database, seal
from dossier.storage.locations import cache_folder
from dossier.storage.lock import WriterLock


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    opened = Dossier.open(make_dossier(tmp_path / "harbour"))
    opened.refresh()
    yield opened
    opened.close()


def counts(report: RefreshReport) -> tuple[int, ...]:
    return report.added, report.changed, report.renamed, report.removed, report.unchanged


def article(dossier: Dossier, name: str) -> Path:
    return dossier.folder / "articles" / name


def ids(dossier: Dossier) -> list[str]:
    return [info.id for info in dossier.articles()]


def test_the_first_refresh_reads_everything(tmp_path: Path) -> None:
    dossier = Dossier.open(make_dossier(tmp_path / "harbour"))
    assert counts(dossier.refresh()) == (3, 0, 0, 0, 0)
    assert ids(dossier) == ["2021-05-03-ledger", "2021-05-03-post", "2021-06-20-post"]
    dossier.close()


def test_nothing_changed(dossier: Dossier) -> None:
    assert counts(dossier.refresh()) == (0, 0, 0, 0, 3)


def test_an_added_file(dossier: Dossier) -> None:
    article(dossier, "new.txt").write_text("A new headline\n\nWalruses arrived in Brackmouth.\n")
    assert counts(dossier.refresh()) == (1, 0, 0, 0, 3)
    assert dossier.search("walruses").total == 1


def test_a_changed_file(dossier: Dossier) -> None:
    path = article(dossier, "2021-05-03-post.md")
    path.write_text(path.read_text() + "\nPelicans were seen.\n")
    assert counts(dossier.refresh()) == (0, 1, 0, 0, 2)
    assert dossier.search("pelicans").total == 1
    assert dossier.search("brackmouth").total == 2


def test_a_file_changed_within_the_same_tick_of_the_clock(dossier: Dossier) -> None:
    path = article(dossier, "2021-06-20-post.txt")
    before = path.stat()
    path.write_text(path.read_text().replace("bridge", "tunnel"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert dossier.refresh().changed == 1


def test_a_renamed_file_keeps_what_was_found_in_it(dossier: Dossier) -> None:
    article(dossier, "2021-05-03-ledger.md").rename(article(dossier, "walkout.md"))
    assert counts(dossier.refresh()) == (0, 0, 1, 0, 2)
    assert "walkout" in ids(dossier)
    assert dossier.article_quotes("walkout")
    assert [found.article for found in dossier.search("lift").articles] == ["walkout"]


def test_two_files_that_swap_their_names(dossier: Dossier) -> None:
    first, second = article(dossier, "2021-05-03-ledger.md"), article(dossier, "2021-05-03-post.md")
    other = article(dossier, "between.md")
    first.rename(other)
    second.rename(first)
    other.rename(second)
    dossier.refresh()
    assert dossier.article("2021-05-03-ledger").info.outlet == "Northern Post"
    assert [found.article for found in dossier.search("lift").articles] == ["2021-05-03-post"]


def test_a_removed_file(dossier: Dossier) -> None:
    article(dossier, "2021-06-20-post.txt").unlink()
    assert counts(dossier.refresh()) == (0, 0, 0, 1, 2)
    assert dossier.search("railway").total == 0
    assert all(actor.name != "Ada Brandt" for actor in dossier.actors())


def test_a_file_that_can_no_longer_be_read_is_skipped_with_the_reason(dossier: Dossier) -> None:
    article(dossier, "2021-06-20-post.txt").write_bytes(b"\x00\x01\x02" * 50)
    report = dossier.refresh()
    assert report.removed == 1
    assert [skipped.path for skipped in report.skipped] == ["articles/2021-06-20-post.txt"]
    assert "binary" in report.skipped[0].reason


def test_bad_files_do_not_stop_the_rest(tmp_path: Path) -> None:
    folder = make_dossier(tmp_path / "harbour")
    (folder / "articles" / "empty.md").touch()
    (folder / "articles" / "picture.jpg").write_bytes(b"\xff\xd8")
    (folder / "articles" / "out.md").symlink_to("/etc/hostname")
    dossier = Dossier.open(folder)
    report = dossier.refresh()
    assert report.added == 3
    assert len(report.skipped) == 3
    assert dossier.refresh().skipped == report.skipped
    dossier.close()


def test_a_folder_without_articles_below_it_is_a_dossier_too(tmp_path: Path) -> None:
    folder = make_dossier(tmp_path / "harbour") / "articles"
    (folder / "config.yaml").write_text("name: Flat\n")
    dossier = Dossier.open(folder)
    assert counts(dossier.refresh()) == (3, 0, 0, 0, 0)
    assert not dossier.skipped()
    assert dossier.name == "Flat"
    dossier.close()


def test_stopping_keeps_what_was_done_and_the_next_refresh_goes_on(tmp_path: Path) -> None:
    dossier = Dossier.open(make_dossier(tmp_path / "harbour"))
    report = dossier.refresh(cancelled=lambda: bool(dossier.articles()))
    assert not report.complete
    assert len(dossier.articles()) == 3
    assert not dossier.events()
    assert dossier.refresh().complete
    assert dossier.events()
    dossier.close()


def test_a_damaged_catalogue_is_built_anew_with_a_word(dossier: Dossier) -> None:
    dossier.close()
    path = dossier.cache / database.FILE_NAME
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(b"no database at all" * 100)
    again = Dossier.open(dossier.folder)
    report = again.refresh()
    assert report.rebuilt == "The catalogue was damaged and was built anew."
    assert report.added == 3
    assert again.search("brackmouth").total == 2
    again.close()


def test_damage_inside_the_catalogue_is_noticed_when_it_is_met(dossier: Dossier) -> None:
    dossier.close()
    path = dossier.cache / database.FILE_NAME
    data = bytearray(path.read_bytes())
    page = 4096
    for start in range(page, len(data), page):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(data)
    again = Dossier.open(dossier.folder)
    report = again.refresh()
    assert report.rebuilt == "The catalogue was damaged and was built anew."
    assert len(again.articles()) == 3
    assert again.quotes()
    again.close()


def test_a_removed_index_is_built_anew(dossier: Dossier) -> None:
    dossier.close()
    for path in (dossier.cache / "index").iterdir():
        path.unlink()
    (dossier.cache / "index").rmdir()
    again = Dossier.open(dossier.folder)
    again.refresh()
    assert again.search("brackmouth").total == 2
    again.close()


def test_an_index_damaged_while_open_is_built_anew(dossier: Dossier) -> None:
    assert dossier.search("brackmouth").total == 2
    for path in (dossier.cache / "index").glob("*.json"):
        path.unlink()
    article(dossier, "new.txt").write_text("A new headline\n\nWalruses arrived in Brackmouth.\n")
    report = dossier.refresh()
    assert report.rebuilt is not None
    assert report.rebuilt.startswith("The full-text index was built anew:")
    assert dossier.search("brackmouth").total == 3


def test_rebuilding_gives_the_same(dossier: Dossier) -> None:
    before = dossier.articles(), dossier.events(), dossier.actors()
    report = dossier.refresh(rebuild=True)
    assert report.changed == 3
    assert (dossier.articles(), dossier.events(), dossier.actors()) == before
    assert dossier.search("brackmouth").total == 2


def test_while_another_writes_this_one_reads(dossier: Dossier) -> None:
    with WriterLock(dossier.cache):
        assert dossier.refresh().busy
        assert dossier.search("brackmouth").total == 2


def test_settings_that_name_an_outlet_take_effect(dossier: Dossier) -> None:
    dossier.close()
    (dossier.folder / "config.yaml").write_text("outlets:\n  The Ledger: [Morning Ledger]\n")
    again = Dossier.open(dossier.folder)
    again.refresh()
    assert again.article("2021-05-03-ledger").info.outlet == "The Ledger"
    again.close()


def test_a_setting_that_is_no_word_is_named_and_the_rest_goes_on(dossier: Dossier) -> None:
    dossier.close()
    (dossier.folder / "config.yaml").write_text("cue_verbs: ['', grumble]\n")
    again = Dossier.open(dossier.folder)
    report = again.refresh()
    assert report.unchanged == 3
    assert report.problems == ("config.yaml: “” under cue_verbs is no verb and is left out.",)
    again.close()


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    dossier = Dossier.open(make_dossier(tmp_path / "harbour"))
    dossier.refresh(progress=lambda *step: told.append(step))
    assert ("Reading articles", 3, 3) in told
    assert [task for task, _, _ in told][-1] == "Grouping"
    dossier.close()


def test_the_articles_are_never_written(dossier: Dossier) -> None:
    before = {path: path.read_bytes() for path in (dossier.folder / "articles").iterdir()}
    dossier.refresh(rebuild=True)
    assert {path: path.read_bytes() for path in (dossier.folder / "articles").iterdir()} == before
    assert {path.name for path in dossier.folder.iterdir()} == {"articles"}


def test_a_renamed_file_leaves_its_id_to_another(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text("The harbour of Brackmouth is closed.\n")
    (articles / "a.txt").write_text("The bridge over the Orle is open.\n")
    dossier = Dossier.open(tmp_path)
    dossier.refresh()
    (articles / "z").mkdir()
    (articles / "a.md").rename(articles / "z" / "a.md")
    assert counts(dossier.refresh()) == (0, 0, 1, 0, 1)
    (articles / "a.txt").rename(articles / "z" / "b.txt")
    (articles / "a.html").write_text("<p>A new page about the bridge.</p>")
    assert counts(dossier.refresh()) == (1, 0, 1, 0, 1)
    assert ids(dossier) == ["a", "z/a", "z/b"]
    assert [found.article for found in dossier.search("harbour").articles] == ["z/a"]
    dossier.close()


def test_a_file_whose_new_name_makes_it_no_article(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("<script>Nothing but a script.</script>\n")
    dossier = Dossier.open(tmp_path)
    dossier.refresh()
    (articles / "a.txt").rename(articles / "a.html")
    assert counts(dossier.refresh()) == (0, 0, 0, 1, 0)
    assert ids(dossier) == []
    dossier.close()


def test_skipped_files_are_named_from_the_dossier(dossier: Dossier) -> None:
    article(dossier, "empty.md").touch()
    article(dossier, "picture.png").touch()
    dossier.refresh()
    assert [skipped.path for skipped in dossier.skipped()] == ["articles/empty.md", "articles/picture.png"]


def test_two_opened_at_once_find_one_catalogue(tmp_path: Path) -> None:
    """A catalogue that another process is just making is waited for, not taken for a damaged one."""
    other = sqlite3.connect(tmp_path / database.FILE_NAME, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")

    def finish() -> None:
        for statement in database.schema():
            other.execute(statement)
        other.execute(f"PRAGMA user_version = {database.SCHEMA_VERSION}")
        other.execute("COMMIT")

    timer = threading.Timer(0.3, finish)
    timer.start()
    opened = database.Database(tmp_path)
    timer.join()
    assert opened.meta("reading") is None
    opened.close()
    other.close()


def test_a_catalogue_that_is_a_folder_is_replaced(tmp_path: Path) -> None:
    place = make_dossier(tmp_path / "harbour")
    (cache_folder(place) / database.FILE_NAME).mkdir()
    dossier = Dossier.open(place)
    assert counts(dossier.refresh()) == (3, 0, 0, 0, 0)
    dossier.close()


def test_a_skipped_file_is_no_unchanged_article(dossier: Dossier) -> None:
    path = article(dossier, "empty.md")
    path.touch()
    os.utime(path, (1_000_000_000, 1_000_000_000))
    dossier.refresh()
    assert counts(dossier.refresh()) == (0, 0, 0, 0, 3)


def test_what_is_no_index_folder_is_replaced(tmp_path: Path) -> None:
    place = make_dossier(tmp_path / "harbour")
    (cache_folder(place) / "index").write_text("no folder")
    dossier = Dossier.open(place)
    dossier.refresh()
    assert dossier.search("brackmouth").total > 0
    dossier.close()
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(cache_folder(place) / "index")
    (cache_folder(place) / "index").symlink_to(tmp_path / "elsewhere")
    dossier = Dossier.open(place)
    dossier.refresh()
    assert dossier.search("brackmouth").total > 0
    assert not list((tmp_path / "elsewhere").iterdir())
    dossier.close()


def test_a_refresh_that_is_killed_after_reading_is_made_good(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = run.read_changes

    def killed(*given: Any, **named: Any) -> None:
        read(*given, **named)
        raise KeyboardInterrupt

    article(dossier, "2021-05-03-post.md").unlink()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(run, "read_changes", killed)
        dossier.refresh()
    dossier.refresh()
    assert "2021-05-03-post" not in {held for event in dossier.events() for held in event.articles}


def test_a_refresh_that_finds_nothing_writes_nothing(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(dossier, "picture.png").write_bytes(b"x")
    for path in article(dossier, "").iterdir():
        os.utime(path, (0, 0))  # those that are new are looked at twice
    dossier.refresh()
    monkeypatch.setattr(seal, "break_seal", lambda path: pytest.fail(f"wrote {path}"))
    assert [skipped.path for skipped in dossier.refresh().skipped] == ["articles/picture.png"]


def test_a_file_that_becomes_another_kind_is_no_article_any_more(dossier: Dossier) -> None:
    path = article(dossier, "2021-05-03-post.md")
    path.unlink()
    os.mkfifo(path)
    report = dossier.refresh()
    assert (report.removed, [skipped.path for skipped in report.skipped]) == (
        1,
        ["articles/2021-05-03-post.md"],
    )
    path.unlink()
    assert dossier.refresh().skipped == ()
