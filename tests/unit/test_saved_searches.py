"""Searches kept under names, and those asked before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.corrections.searches import LONGEST_NAME, SavedSearches, searches_journal
from dossier.corrections.undo import UndoStack
from dossier.errors import DossierError
from dossier.model import SavedSearch
from dossier.storage.search_history import MOST, SearchHistory


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def saved(tmp_path: Path, undo: UndoStack) -> SavedSearches:
    return SavedSearches(searches_journal(tmp_path), undo)


def test_a_query_is_kept_in_a_plain_file(saved: SavedSearches, tmp_path: Path) -> None:
    saved.keep("Weirs", 'weir OR "old lock"')
    assert 'query: weir OR "old lock"' in (tmp_path / "notes" / "searches.yaml").read_text("utf-8")
    assert saved.named("wEIRS") == SavedSearch("Weirs", 'weir OR "old lock"')


def test_a_name_is_there_once_and_the_last_query_counts(saved: SavedSearches) -> None:
    saved.keep("Weirs", "weir")
    saved.keep("Locks", "lock")
    saved.keep("weirs", "weir*")
    assert [(each.name, each.query) for each in saved.all()] == [("Locks", "lock"), ("weirs", "weir*")]


def test_every_change_can_be_undone_and_redone(saved: SavedSearches, undo: UndoStack) -> None:
    saved.keep("Weirs", "weir")
    saved.keep("Weirs", "weir*")
    saved.remove("Weirs")
    seen = [saved.all()]
    for step in (undo.undo, undo.undo, undo.undo, undo.redo, undo.redo, undo.redo):
        assert step() is not None
        seen.append(saved.all())
    queries = [[each.query for each in state] for state in seen]
    assert queries == [[], ["weir*"], ["weir"], [], ["weir"], ["weir*"], []]


@pytest.mark.parametrize(
    ("name", "query"), [("", "x"), ("  ", "x"), ("n" * (LONGEST_NAME + 1), "x"), ("n", " ")]
)
def test_what_cannot_be_kept_is_refused(saved: SavedSearches, name: str, query: str) -> None:
    with pytest.raises(DossierError):
        saved.keep(name, query)
    assert saved.all() == ()


def test_a_name_that_is_not_there_is_said(saved: SavedSearches) -> None:
    with pytest.raises(DossierError, match="no saved search “Weirs”"):
        saved.remove("Weirs")


def test_entries_without_a_name_or_query_are_passed_over(saved: SavedSearches, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "searches.yaml").write_text(
        "- name: a\n- query: b\n- name: c\n  query: d\n", "utf-8"
    )
    assert saved.all() == (SavedSearch("c", "d"),)


def test_the_latest_query_comes_first_and_each_once(tmp_path: Path) -> None:
    history = SearchHistory(tmp_path)
    for query in ("weir", "lock", " weir ", ""):
        history.add(query)
    assert SearchHistory(tmp_path).queries() == ("weir", "lock")


def test_so_many_queries_are_kept(tmp_path: Path) -> None:
    history = SearchHistory(tmp_path)
    for number in range(MOST + 5):
        history.add(f"q{number}")
    assert len(SearchHistory(tmp_path).queries()) == MOST
    assert history.queries()[0] == f"q{MOST + 4}"


@pytest.mark.parametrize("held", ["", "{", "{}", "[1, null]", "[" * 9000, json.dumps(["\x1b[31m" * 3])])
def test_a_damaged_file_counts_as_empty_and_is_written_anew(tmp_path: Path, held: str) -> None:
    (tmp_path / "searches.json").write_text(held, "utf-8")
    history = SearchHistory(tmp_path)
    assert all("\x1b" not in query for query in history.queries())
    history.add("weir")
    assert SearchHistory(tmp_path).queries()[0] == "weir"


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    history = SearchHistory(tmp_path / "file")
    (tmp_path / "file").write_text("", "utf-8")
    history.add("weir")
    assert history.queries() == ("weir",)
