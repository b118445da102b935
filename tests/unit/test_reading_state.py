"""What was read, and where the app was left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier.storage import reading_state
from dossier.storage.reading_state import FILE_NAME, ReadingState


@pytest.fixture
def state(tmp_path: Path):
    opened = ReadingState(tmp_path)
    yield opened
    opened.close()


def again(state: ReadingState, folder: Path) -> ReadingState:
    state.close()
    return ReadingState(folder)


def test_what_was_read_is_remembered(state: ReadingState, tmp_path: Path) -> None:
    state.set_read(["a", "b"])
    state.set_read(["b"], read=False)
    assert state.read() == {"a"}
    reopened = again(state, tmp_path)
    assert reopened.read() == {"a"}
    reopened.close()


def test_the_place_stays_when_the_article_becomes_read(state: ReadingState) -> None:
    state.set_place("a", 120)
    state.set_read(["a"])
    assert (state.place("a"), state.place("b")) == (120, 0)
    assert state.read() == {"a"}


def test_where_the_app_was_left(state: ReadingState, tmp_path: Path) -> None:
    state.leave_at({"pane": "quotes", "query": "“late” ferry", "article": None})
    reopened = again(state, tmp_path)
    assert reopened.left_at() == {"pane": "quotes", "query": "“late” ferry", "article": None}
    reopened.close()


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    state = ReadingState(tmp_path)
    assert state.read() == frozenset()
    state.set_place("a", 3)
    assert state.place("a") == 3
    state.close()


def test_a_folder_that_is_gone_is_no_error(tmp_path: Path) -> None:
    state = ReadingState(tmp_path / "gone")
    state.set_read(["a"])
    assert state.read() == {"a"}
    assert state.place("a") == 0
    state.close()


def test_a_file_that_another_holds_as_it_is_opened_is_not_taken_for_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ReadingState(tmp_path)
    first.set_read(["a"])
    first.close()
    monkeypatch.setattr(reading_state, "_WAIT", 0.0)
    state = ReadingState(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DROP TABLE left_at")
        state.set_place("a", 3)
        other.execute("COMMIT")
    state.leave_at({"pane": "quotes"})
    reopened = again(state, tmp_path)
    assert reopened.read() == {"a"}
    reopened.close()


def test_the_current_paragraph_is_kept_with_the_place(state: ReadingState, tmp_path: Path) -> None:
    state.set_place("a", 120, 140)
    state.set_read(["a"])
    reopened = again(state, tmp_path)
    assert (reopened.place("a"), reopened.current("a"), reopened.current("b")) == (120, 140, 0)
    reopened.close()


def test_a_file_made_before_the_current_paragraph_was_kept_is_taken(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as made, made:
        made.execute(
            "CREATE TABLE article (id TEXT PRIMARY KEY, read INTEGER NOT NULL, place INTEGER NOT NULL,"
            " seen INTEGER NOT NULL) WITHOUT ROWID"
        )
        made.execute("INSERT INTO article VALUES ('a', 1, 120, 0)")
    state = ReadingState(tmp_path)
    assert (state.read(), state.place("a"), state.current("a")) == ({"a"}, 120, 0)
    state.set_place("a", 7, 9)
    assert (state.place("a"), state.current("a")) == (7, 9)
    state.close()
