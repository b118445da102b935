"""``dossier notes`` and ``dossier cite``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.cli.main import run
from tests.unit.dossiers import make_dossier

POST = "articles/2021-06-20-post.txt"
LEDGER = "articles/2021-05-03-ledger.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_dossier(tmp_path / "harbour")


def said(capsys: pytest.CaptureFixture[str], folder: Path, *args: str, status: int = 0) -> str:
    capsys.readouterr()
    assert run([*args, "-d", str(folder)]) == status
    return capsys.readouterr().out


def test_what_is_written_is_listed(capsys, folder):
    said(capsys, folder, "notes", status=1)
    said(capsys, folder, "notes", POST, "--star", "--tag", "bridges", "--note", "ask\nagain")
    said(capsys, folder, "notes", LEDGER, "--tag", "cranes")
    found = json.loads(said(capsys, folder, "notes", "--format", "json"))
    assert [(item["starred"], item["tags"]) for item in found] == [(False, ["cranes"]), (True, ["bridges"])]
    assert "    again" in said(capsys, folder, "notes", "--starred").splitlines()
    assert "#cranes" in said(capsys, folder, "notes", "--tag", "Cranes")
    said(capsys, folder, "notes", "--tag", "ships", status=1)


def test_what_was_written_is_taken_away(capsys, folder):
    said(capsys, folder, "notes", POST, "--star", "--tag", "bridges")
    said(capsys, folder, "notes", POST, "--unstar", "--untag", "bridges", status=1)
    said(capsys, folder, "notes", "--star", status=2)


def test_articles_are_cited(capsys, folder):
    assert said(capsys, folder, "cite", LEDGER).startswith("Morning Ledger, 2021-05-03: ")
    assert said(capsys, folder, "cite", "--query", "cranes", "--style", "ris").count("TY  - NEWS") == 2
    said(capsys, folder, "cite", status=2)
    said(capsys, folder, "cite", "--query", "unheardof", status=1)


def test_a_file_of_citations_is_for_a_reference_manager(capsys, folder, tmp_path):
    path = tmp_path / "cited.json"
    said(capsys, folder, "cite", LEDGER, "-o", str(path))
    assert json.loads(path.read_text("utf-8"))[0]["type"] == "article-newspaper"
    said(capsys, folder, "cite", LEDGER, "-o", str(path), status=2)
