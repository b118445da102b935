"""``dossier serve``."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dossier.cli.main import run
from dossier.cli.page.guard import Guard
from tests.unit.dossiers import make_dossier


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What a stub in the place of textual-serve was asked to serve."""
    asked: list[tuple[str, dict[str, Any]]] = []

    class Server:
        def __init__(self, command: str, **options: Any) -> None:
            self.asked = (command, options)

        def serve(self) -> None:
            if asked:
                raise OSError(errno.EADDRINUSE, "in use")
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


def test_a_port_that_is_taken_is_said(
    tmp_path: Path, served: list[tuple[str, dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    served.append(("busy", {}))
    assert run(["serve", "-d", str(make_dossier(tmp_path / "harbour"))]) == 2
    assert "name another with --port" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "origin", "key", "answered"),
    [
        ("127.0.0.1:8000", None, "k", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", "k", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", "é", False),
        ("127.0.0.1:8000", None, None, False),
        ("127.0.0.1:8000", "https://elsewhere.example", "k", False),
        ("127.0.0.1:8000", "null", "k", False),
        ("elsewhere.example:8000", None, "k", False),
        (None, None, "k", False),
    ],
)
def test_only_its_own_page_with_the_key_is_answered(
    host: str | None, origin: str | None, key: str | None, answered: bool
) -> None:
    assert Guard("127.0.0.1", 8000, "k").lets_in(host, origin, None, key) is answered


def test_where_others_are_let_in_a_foreign_page_still_is_not() -> None:
    guard = Guard("192.0.2.5", 8000, "k")
    assert guard.lets_in("desk.example:8000", "http://desk.example:8000", "k")
    assert not guard.lets_in("desk.example:8000", "https://elsewhere.example", "k")


def test_each_start_has_a_key_of_its_own() -> None:
    assert Guard("::1", 8000).key != Guard("::1", 8000).key
    assert Guard("::1", 8000, "k").address == "http://[::1]:8000/?key=k"
