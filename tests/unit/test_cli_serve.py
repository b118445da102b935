"""``dossier serve``."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dossier.cli.main import run
from dossier.cli.serve import is_own
from tests.unit.dossiers import make_dossier


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What a stub in the place of textual-serve was asked to serve."""
    asked: list[tuple[str, dict[str, Any]]] = []

    class Server:
        def __init__(self, command: str, **options: Any) -> None:
            self.asked = (command, options)

        def serve(self) -> None:
            asked.append(self.asked)

    stub = ModuleType("textual_serve.server")
    stub.Server = Server  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "textual_serve", ModuleType("textual_serve"))
    monkeypatch.setitem(sys.modules, "textual_serve.server", stub)
    return asked


def test_it_serves_to_this_machine(tmp_path: Path, served: list[tuple[str, dict[str, Any]]]) -> None:
    folder = make_dossier(tmp_path / "two words")
    assert run(["serve", "-d", str(folder)]) == 0
    ((command, options),) = served
    assert command.endswith(f"-m dossier open -d '{folder}'")
    assert (options["host"], options["port"]) == ("127.0.0.1", 8000)


def test_other_hosts_are_refused_unless_told(
    tmp_path: Path, served: list[tuple[str, dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_dossier(tmp_path / "harbour")
    assert run(["serve", "-d", str(folder), "--host", "192.0.2.5"]) == 2
    assert "others could read" in capsys.readouterr().err
    assert served == []
    assert run(["serve", "-d", str(folder), "--host", "192.0.2.5", "--let-others-in"]) == 0


def test_a_missing_extra_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert run(["serve", "-d", str(make_dossier(tmp_path / "harbour"))]) == 2
    assert 'pip install "dossier[web]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "origin", "own"),
    [
        ("127.0.0.1:8000", None, True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("127.0.0.1:8000", "https://elsewhere.example", False),
        ("elsewhere.example:8000", None, False),
        (None, None, False),
    ],
)
def test_only_its_own_page_is_answered(host: str | None, origin: str | None, own: bool) -> None:
    assert is_own("127.0.0.1:8000", host, origin) is own


def test_where_others_are_let_in_a_foreign_page_still_is_not() -> None:
    assert is_own(None, "desk.example:8000", "http://desk.example:8000")
    assert not is_own(None, "desk.example:8000", "https://elsewhere.example")
