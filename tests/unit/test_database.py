"""The file under the catalogue, when the system refuses."""

from __future__ import annotations

import ast
import re
import sqlite3
from pathlib import Path

import pytest

from dossier.storage import database as catalogue_file
from dossier.storage.database import Database, is_damage


def test_a_full_disk_is_told_as_such_and_leaves_nothing_open(tmp_path: Path) -> None:
    database = Database(tmp_path)
    pages = database.connection.execute("PRAGMA page_count").fetchone()[0]
    database.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError) as caught, database.transaction() as connection:
        connection.execute("INSERT INTO meta VALUES ('key', ?)", ("x" * 1_000_000,))
    assert not is_damage(caught.value)
    with database.transaction() as connection:
        connection.execute("INSERT INTO meta VALUES ('key', 'y')")
    assert database.meta("key") == "y"
    database.close()


def test_a_transaction_that_cannot_be_ended_is_undone(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.connection.execute("CREATE TABLE child (n REFERENCES meta (key) DEFERRABLE INITIALLY DEFERRED)")
    database.connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
        connection.execute("INSERT INTO child VALUES ('none')")
    with database.transaction() as connection:
        assert connection.execute("SELECT * FROM child").fetchall() == []
    database.close()


NUMBERED = re.compile(r"\b(?:select|values|where|and|from)\b[^\n]*[ (]\?\d", re.IGNORECASE)


def test_no_statement_numbers_its_values() -> None:
    """Python 3.14 refuses a list of values for “?1”, and no test of an older one would notice."""
    package = Path(catalogue_file.__file__).parents[1]
    for file in [*package.rglob("*.py"), *(package.parent / "scripts").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"(?i)\b(?:select|values|where|and|from)\b[^\n]*[ (]\?\d", node.value), (
                    file
                )
